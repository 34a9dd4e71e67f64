"""Training pairs that are neutral because they have nothing to do with each other."""

import importlib
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(__file__).parents[2] / "training"
ARTICLES = [
    "The port of Ghent was closed on Monday after the fog.\nThe pilots of Ghent said that they saw nothing at all.",
    "A museum in Ghent has bought three drawings by a pupil.\nThe drawings had hung in a school for seventy years.",
    "Farmers in Cork have asked for help after the long rain.\nThe barley stands in water and cannot be cut now.",
]


@pytest.fixture
def pairs() -> Iterator[list[Any]]:
    """Make pairs of the articles."""
    sys.path.insert(0, str(FOLDER))
    yield list(importlib.import_module("unrelated").unrelated(ARTICLES, 40, 1))
    sys.path.remove(str(FOLDER))


def article(sentence: str) -> int:
    """Say which article a sentence is from."""
    return next(number for number, text in enumerate(ARTICLES) if sentence in text)


def test_unrelated_pairs_are_neutral_and_of_two_articles(pairs: list[Any]) -> None:
    """No pair takes both sentences from one article."""
    assert len(pairs) == 40
    assert {pair.label for pair in pairs} == {"neutral"}
    assert all(article(pair.premise) != article(pair.hypothesis) for pair in pairs)


def test_every_other_pair_shares_a_name(pairs: list[Any]) -> None:
    """A name in common does not make two sentences about one thing."""
    assert all("Ghent" in pair.premise and "Ghent" in pair.hypothesis for pair in pairs[1::2])
