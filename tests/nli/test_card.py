"""What `check explain nli` says: the card in short, from the model's own metadata."""

import importlib
import json
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from checker.errors import ModelError
from checker.nli.card import describe
from checker.nli.metadata import FOLDER, METADATA_FILE, read_metadata

ROOT = Path(__file__).parents[2]
TRAINING = ROOT / "training"
CARD = """# Model card: small

A model for `tests`, with
two lines.

## What it is

| | |
| --- | --- |
| base | a [base](https://example.org) model |
| data | some pairs |
| licence | MIT |

## Limits

- English only; lower-cased.
- Beyond **twelve** words it sees
  nothing - or nearly.
- `anli` is hard.
"""
FIGURES: dict[str, Any] = {
    "dev": {
        "one": {
            "pairs": 9,
            "labels": "contradiction/entailment/neutral",
            "int8": 0.7,
            "fp32": 0.71,
            "constant": 0.4,
            "ece": 0.03,
        },
        "two": {
            "pairs": 8,
            "labels": "entailment/not_entailment",
            "int8": 0.6,
            "fp32": 0.61,
            "constant": 0.5,
            "ece": 0.04,
        },
    },
    "calibration": {
        "temperature": 1.1,
        "thresholds": {"entailment": {"probability": 0.9, "precision": 0.9, "recall": 0.2}},
        "pairs": {"temperature": 5, "thresholds": 7},
        "ece_before": 0.05,
        "ece_after": 0.02,
    },
    "unrelated": {"pairs": 30, "contradiction": 0.01, "entailment": 0.0, "contradiction_likeliest": 0.1},
    "same_label": 0.98,
}


@pytest.fixture
def writer() -> Iterator[Any]:
    """Give the module of `training/` that writes the card."""
    sys.path.insert(0, str(TRAINING))
    yield importlib.import_module("card")
    sys.path.remove(str(TRAINING))


def test_the_shipped_model_explains_itself() -> None:
    """Name, base, data and licence in a line each, a row a development set, calibration, thresholds, limits."""
    text, metadata = describe(), read_metadata(FOLDER)
    card = metadata.card
    assert card is not None
    assert text.startswith(f"nli (the embedded model, {metadata.name})\n")
    said = " ".join(text.split())
    for words in (card.summary, card.base, card.data, card.licence, *card.limits):
        assert words in said
    for row in card.figures:
        (line,) = [line for line in text.splitlines() if line.split()[:1] in ([row.set], [f"{row.set}*"])]
        assert line.split()[1:5] == [str(row.pairs), f"{row.int8:.3f}", f"{row.fp32:.3f}", f"{row.constant:.3f}"]
    for threshold in (metadata.thresholds.entailment, metadata.thresholds.contradiction):
        assert f"{threshold.probability:.3f}: right {threshold.precision:.0%}" in text
    assert f"{card.calibration_error:.3f}" in text
    assert max(map(len, text.splitlines())) <= 120


def test_the_shipped_card_says_what_the_model_card_says(writer: Any) -> None:
    """Nothing is kept twice by hand: the card in short follows from MODEL_CARD.md, the figures and the floors."""
    model_card = (TRAINING / "MODEL_CARD.md").read_text(encoding="utf-8")
    figures = json.loads((TRAINING / "figures.json").read_text(encoding="utf-8"))
    shipped = json.loads((FOLDER / METADATA_FILE).read_text(encoding="utf-8"))
    written = writer.in_short(model_card, figures, {}, {})
    assert {key: shipped["card"][key] for key in written if key != "figures"} == {
        key: value for key, value in written.items() if key != "figures"
    }
    unmarked = [{k: v for k, v in row.items() if k not in {"floor", "goal"}} for row in shipped["card"]["figures"]]
    assert unmarked == written["figures"]
    assert {key: shipped[key] for key in ("temperature", "thresholds")} == {
        key: figures["calibration"][key] for key in ("temperature", "thresholds")
    }


def test_the_card_in_short_is_taken_from_the_text(writer: Any) -> None:
    """Marks and line breaks go, dashes inside a limit stay, floors and goals stand with the sets that have them."""
    short = writer.in_short(CARD, FIGURES, {"one": 0.6}, {"one": 0.8})
    assert short["summary"] == "A model for tests, with two lines."
    assert (short["base"], short["data"], short["licence"]) == ("a base model", "some pairs", "MIT")
    assert short["limits"] == [
        "English only; lower-cased.",
        "Beyond twelve words it sees nothing - or nearly.",
        "anli is hard.",
    ]
    one, two = short["figures"]
    assert (one["measure"], one["floor"], one["goal"]) == ("accuracy", 0.6, 0.8)
    assert two["measure"] == "balanced accuracy"
    assert not {"floor", "goal"} & set(two)


@pytest.mark.parametrize("gone", ["| data | some pairs |\n", "## Limits", "A model for `tests`, with\ntwo lines.\n\n"])
def test_a_card_without_a_passage_is_refused(writer: Any, gone: str) -> None:
    """Where the card lacks what the short one needs, making it fails, and does not leave a gap."""
    with pytest.raises(SystemExit, match="MODEL_CARD"):
        writer.in_short(CARD.replace(gone, ""), FIGURES, {}, {})


def test_the_tables_name_floor_and_goal(writer: Any, tmp_path: Path) -> None:
    """The card's table has a row a set with its floor and goal, empty where there is none, between the markers."""
    path = tmp_path / "card.md"
    path.write_text(f"before\n{writer.START}last year{writer.END}\nafter\n", encoding="utf-8")
    writer.update(path, writer.table(FIGURES, {"one": 0.6}, {"one": 0.8}))
    text = path.read_text(encoding="utf-8")
    assert "| one | 9 | contradiction/entailment/neutral | 0.700 | 0.60 | 0.80 | 0.710 | 0.400 | 0.030 |" in text
    assert "| two | 8 | entailment/not_entailment | 0.600 |  |  | 0.610 | 0.500 | 0.040 |" in text
    assert text.startswith(f"before\n{writer.START}| development set")
    assert text.endswith(f"{writer.END}\nafter\n")
    assert "last year" not in text


def test_metadata_without_a_card_are_explained(tmp_path: Path) -> None:
    """A model that was exported and not yet measured runs, but has nothing to say for itself."""
    metadata = json.loads((FOLDER / METADATA_FILE).read_text(encoding="utf-8"))
    del metadata["card"]
    (tmp_path / METADATA_FILE).write_text(json.dumps(metadata), encoding="utf-8")
    with pytest.raises(ModelError, match="says nothing") as caught:
        describe(tmp_path)
    assert caught.value.path == str(tmp_path / METADATA_FILE)


def test_the_card_needs_no_weights(tmp_path: Path) -> None:
    """The metadata alone are enough."""
    shutil.copy(FOLDER / METADATA_FILE, tmp_path)
    assert describe(tmp_path) == describe()
