"""Reading quantities: a corpus of phrases, and what holds of any text."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.model import Quantity
from checker.quantity import read

CORPUS: dict[str, Any] = tomllib.loads(Path(__file__).with_name("corpus.toml").read_text("utf-8"))
_VOCABULARY = """
12 3.5 1,200 2022 $ € % m bn a an one two half dozen hundred million hour hours - long year old about almost least more
than between and to or so + of people dead km °C minus magnitude thirds in ago , . May No Lee
"""
_WORDS = st.sampled_from(_VOCABULARY.split())


def _row(q: Quantity) -> list[object]:
    low = "open" if q.low is None else pytest.approx(q.low, rel=1e-9)
    high = "open" if q.high is None else pytest.approx(q.high, rel=1e-9)
    return [q.text, low, high, q.unit, q.mod or "", q.noun]


@pytest.mark.parametrize("case", CORPUS["phrase"], ids=lambda c: str(c["text"]))
def test_phrase_reads_as_the_corpus_says(case: dict[str, Any]) -> None:
    """Each phrase gives exactly its quantities: text, bounds, unit, mod and noun."""
    assert [_row(q) for q in read(case["text"])] == case["quantities"]


@pytest.mark.parametrize("text", CORPUS["negative"]["texts"])
def test_phrase_without_a_quantity_reads_as_nothing(text: str) -> None:
    """Dates, clock times, names, scores, addresses and pronouns give no quantity."""
    assert read(text) == []


def test_corpus_is_large_enough_to_mean_something() -> None:
    """The corpus holds at least 400 phrases and 150 negative ones, all different."""
    phrases = [c["text"] for c in CORPUS["phrase"]]
    negatives = CORPUS["negative"]["texts"]
    assert len(set(phrases)) == len(phrases) >= 400
    assert len(set(negatives)) == len(negatives) >= 150


@settings(deadline=None)
@given(st.lists(_WORDS, max_size=14).map(" ".join) | st.lists(_WORDS, max_size=14).map("".join) | st.text(max_size=60))
def test_any_text_reads_into_spans_in_order(text: str) -> None:
    """Whatever the text, reading ends; the spans hold their text, come in order and do not overlap."""
    end = 0
    for q in read(text):
        assert text[q.start : q.end] == q.text
        assert q.start >= end
        end = q.end


@settings(deadline=None)
@given(st.lists(_WORDS, max_size=14).map(" ".join))
def test_bounds_hold_the_figure(text: str) -> None:
    """The figure as written lies within the bounds that its hedge makes."""
    for q in read(text):
        assert q.low is None or q.low <= q.number
        assert q.high is None or q.number <= q.high


def test_a_blank_line_ends_a_quantity_and_a_line_break_does_not() -> None:
    """A count goes on over a wrapped line, not into the next paragraph."""
    assert [q.noun for q in read("at least 12\npeople")] == ["person"]
    assert [q.noun for q in read("at least 12\n\npeople")] == [""]


@settings(deadline=None)
@given(st.integers(2, 999_999).filter(lambda n: not 1900 <= n < 2100))
def test_digits_with_or_without_separators_are_one_number(n: int) -> None:
    """1,234 and 1234 people are as many."""
    assert [q.number for q in read(f"{n:,} people")] == [q.number for q in read(f"{n} people")] == [n]
