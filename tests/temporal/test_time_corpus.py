"""What phrases come to: the corpus of phrasings and values, and the corpus of sentences without a time."""

import tomllib
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from checker.model import Mod, Tense, Timex
from checker.temporal import normalise, recognise, resolve

HERE = Path(__file__).parent
ENTRIES: list[dict[str, Any]] = tomllib.loads((HERE / "corpus.toml").read_text("utf-8"))["entry"]
SENTENCES: list[str] = tomllib.loads((HERE / "negatives.toml").read_text("utf-8"))["sentences"]
CASES = [
    pytest.param(entry, phrase, id=f"{phrase} {entry['tense']}") for entry in ENTRIES for phrase in entry["phrases"]
]
DATED = [case for case in CASES if "interval" in case.values[0]]  # type: ignore[operator]


def only(phrase: str) -> Timex:
    """Give the one expression of the phrase."""
    found = recognise(phrase)
    assert [t.text for t in found] == [found[0].text] if found else found
    return found[0]


@pytest.mark.parametrize(("entry", "phrase"), CASES)
def test_value(entry: dict[str, Any], phrase: str) -> None:
    """A phrase holds one expression, and its value and mod are those of the corpus."""
    told = normalise(only(phrase), entry["published"], Tense(entry["tense"]))
    assert (told.value, told.mod) == (entry["value"], Mod(entry["mod"]) if "mod" in entry else None)


@pytest.mark.parametrize(("entry", "phrase"), DATED)
def test_interval(entry: dict[str, Any], phrase: str) -> None:
    """A phrase resolves to the interval of the corpus."""
    interval = resolve(only(phrase), entry["published"], Tense(entry["tense"]))
    assert interval is not None
    assert [interval.start, interval.end] == [datetime.fromisoformat(x) for x in entry["interval"]]


@pytest.mark.parametrize(("entry", "phrase"), DATED)
def test_interval_of_a_normalised_timex(entry: dict[str, Any], phrase: str) -> None:
    """Resolving gives the same whether the expression was normalised before or not."""
    timex, published, tense = only(phrase), entry["published"], Tense(entry["tense"])
    assert resolve(normalise(timex, published, tense), published, tense) == resolve(timex, published, tense)


@pytest.mark.parametrize(("entry", "phrase"), CASES)
def test_normalising_again(entry: dict[str, Any], phrase: str) -> None:
    """A value that is resolved stays as it is, also against another day."""
    told = normalise(only(phrase), entry["published"], Tense(entry["tense"]))
    assert normalise(told, date(1970, 1, 1)) == told


@pytest.mark.parametrize("sentence", SENTENCES)
def test_no_time(sentence: str) -> None:
    """Sentences with look-alikes hold no temporal expression."""
    assert recognise(sentence) == []


def test_corpora_are_large() -> None:
    """The corpora keep their breadth: many phrasings a value, many look-alikes."""
    assert len(CASES) > 600
    assert len(SENTENCES) > 160
