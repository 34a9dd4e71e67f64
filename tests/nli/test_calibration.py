"""The arithmetic of calibration: the temperature, the thresholds, the expected calibration error."""

import importlib
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest


@pytest.fixture
def calibration() -> Iterator[Any]:
    """Give the module of `training/`."""
    folder = str(Path(__file__).parents[2] / "training")
    sys.path.insert(0, folder)
    yield importlib.import_module("calibration")
    sys.path.remove(folder)


def test_the_error_is_the_gap_between_how_sure_and_how_right(calibration: Any) -> None:
    """Three of four right at 0.9 are off by 0.15; two at 0.5 of which one is right are not off; bins weigh by size."""
    sure, unsure = [0.9, 0.06, 0.04], [0.5, 0.3, 0.2]
    probabilities = np.array([sure] * 4 + [unsure] * 2)
    right = np.array([[1, 0, 0]] * 3 + [[0, 1, 0]] + [[1, 0, 0], [0, 0, 1]])
    assert calibration.calibration_error(probabilities, right) == pytest.approx(4 / 6 * 0.15, abs=1e-4)
    rows = calibration.reliability(probabilities, right)
    assert [(row["pairs"], row["confidence"], row["accuracy"]) for row in rows] == [(2, 0.5, 0.5), (4, 0.9, 0.75)]


@pytest.mark.parametrize("temperature", [0.7, 1.0, 2.5])
def test_the_temperature_that_made_the_labels_is_found(calibration: Any, temperature: float) -> None:
    """Labels drawn at a temperature give it back, within what drawing 20,000 of them leaves open."""
    rng = np.random.default_rng(1)
    logits = rng.normal(size=(20_000, 3)) * 3
    drawn = (calibration.softmax(logits, temperature).cumsum(axis=1) < rng.random((20_000, 1))).sum(axis=1)
    assert calibration.fit_temperature(logits, np.eye(3)[drawn]) == pytest.approx(temperature, rel=0.05)


@pytest.mark.parametrize(
    ("precision", "least", "expected"),
    [
        (1.0, 1, {"probability": 0.8, "precision": 1.0, "recall": 0.5}),
        (0.75, 1, {"probability": 0.6, "precision": 0.75, "recall": 0.75}),
        (0.75, 5, {"probability": 1.0, "precision": 1.0, "recall": 0.0}),  # too few pairs to tell
        (0.5, 1, {"probability": 0.1, "precision": 0.6667, "recall": 1.0}),
    ],
)
def test_a_threshold_is_the_lowest_that_keeps_the_precision(
    calibration: Any, precision: float, least: int, expected: dict[str, float]
) -> None:
    """Right at 0.9, 0.8, 0.6 and 0.1, wrong at 0.7 and 0.5: the lowest probability whose share of right is enough."""
    scores, right = np.array([0.5, 0.9, 0.7, 0.8, 0.1, 0.6]), np.array([0, 1, 0, 1, 1, 1])
    assert calibration.choose_threshold(scores, right, precision, least) == expected


@pytest.mark.parametrize(
    ("apart", "expected"),
    [
        pytest.param([0.1, 0.2, 0.3, 0.4], {"probability": 0.6, "precision": 0.75, "recall": 0.75}, id="low enough"),
        pytest.param([0.1, 0.2, 0.65, 0.9], {"probability": 0.6501, "precision": 0.6667, "recall": 0.5}, id="raised"),
        pytest.param([0.95, 0.97, 0.99, 0.1], {"probability": 0.9701, "precision": 1.0, "recall": 0.0}, id="shut"),
    ],
)
def test_a_threshold_is_raised_over_what_has_nothing_in_common(
    calibration: Any, apart: list[float], expected: dict[str, float]
) -> None:
    """With one of four allowed over it, the threshold lies above the second highest of them, or where it was."""
    scores, right = np.array([0.5, 0.9, 0.7, 0.8, 0.1, 0.6]), np.array([0, 1, 0, 1, 1, 1])
    chosen = calibration.choose_threshold(scores, right, 0.75, 1)
    assert calibration.raise_threshold(chosen, scores, right, np.array(apart), 0.25) == expected
