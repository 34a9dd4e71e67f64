"""Reading quantities: a corpus of phrases, and what holds of any text."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.model import Quantity
from checker.quantity import Relation, read, relate, tables

CORPUS: dict[str, Any] = tomllib.loads(Path(__file__).with_name("corpus.toml").read_text("utf-8"))
_VOCABULARY = """
12 3.5 1,200 2022 $ € % m bn a an one two half dozen hundred million hour hours - long year old about almost least more
than between and to or so + of people dead km °C minus magnitude thirds in ago , . May No Lee
twice doubled times third 3rd 40s his won vote 3-1 ½ 1/2 p
foot pounds scores more as the lives
fold $2m from rose -odd below zero 1,20,000 US A$ quarter who were
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


@settings(deadline=None)
@given(st.lists(_WORDS, max_size=14).map(" ".join))
def test_reading_is_the_same_wherever_the_text_begins(text: str) -> None:
    """What stands in an earlier paragraph moves the spans and changes nothing else, but for a text of one figure."""
    alone = [(q.text, q.low, q.high, q.unit, q.noun) for q in read(f"It is so.\n\n{text}")]
    later = [(q.text, q.low, q.high, q.unit, q.noun) for q in read(f"Thus it was.\n\nIt is so.\n\n{text}")]
    assert later == alone


_HEDGES = sorted(p for h in tables.hedges().hedge for p in h.phrases if p not in tables.hedges().words.only_after)


@settings(deadline=None)
@given(st.sampled_from(_HEDGES), st.integers(5, 999_999).filter(lambda n: not 1900 <= n < 2100))
def test_a_hedge_never_leaves_its_own_figure_out(hedge: str, n: int) -> None:
    """Whatever the hedge, the figure lies within or at the end of the bounds, and is itself unchanged."""
    (q,) = read(f"there were {hedge} {n:,} people")
    assert q.number == n
    assert q.low is None or q.low <= n
    assert q.high is None or n <= q.high


@settings(deadline=None)
@given(st.integers(5, 900_000).filter(lambda n: not 1900 <= n < 2100), st.integers(1, 900))
def test_a_wider_range_holds_a_narrower_one(n: int, more: int) -> None:
    """A range holds each figure in it and each range within it; reading keeps that order."""
    (narrow,) = read(f"between {n:,} and {n + more:,} people")
    (wide,) = read(f"between {n - 4:,} and {n + more + 3:,} people")
    (one,) = read(f"exactly {n:,} people")
    assert (wide.low, wide.high) == (n - 4, n + more + 3)
    assert relate(wide, narrow) is Relation.CONTAINS
    assert relate(narrow, one) is Relation.CONTAINS


@settings(deadline=None)
@given(st.floats(0.1, 9_999).map(lambda x: round(x, 1)), st.sampled_from(["bn", "m"]))
def test_a_suffix_and_its_word_are_one_amount(figure: float, suffix: str) -> None:
    """$1.2bn, US$1.2 billion and 1.2 billion dollars are as much."""
    word = {"bn": "billion", "m": "million"}[suffix]
    amounts = [read(t)[0] for t in (f"${figure}{suffix}", f"US${figure} {word}", f"{figure} {word} dollars")]
    assert len({(q.low, q.number, q.high, q.unit) for q in amounts}) == 1
