"""Times: whatever the text, reading ends, spans hold their words, and the algebra keeps its laws."""

import tomllib
from datetime import date
from itertools import pairwise, product
from pathlib import Path

from checker.errors import CheckerError
from checker.model import Interval, Tense, Timex, TimexType
from checker.temporal import (
    Relation,
    before,
    gap_days,
    guess_tense,
    hull,
    normalise,
    read,
    recognise,
    relate,
    resolve,
    utc_offset,
    weekday_of,
)
from checker.temporal.algebra import age, lasting, meet
from tests.fuzz.target import ODD, Reader, Target

_TABLES = Path(__file__).parent.parent / "temporal"
_CORPUS = tomllib.loads((_TABLES / "corpus.toml").read_text("utf-8"))["entry"]
_TEXTS = [phrase for entry in _CORPUS for phrase in entry["phrases"]]
_TEXTS += tomllib.loads((_TABLES / "negatives.toml").read_text("utf-8"))["sentences"]
_SOME = 6  # expressions of a text that are compared with each other


def holds(data: bytes) -> None:
    """Read a text as of some day, and hold what the contract says of the outcome."""
    told = Reader(data)
    day = date.fromordinal(1 + told.number(date.max.toordinal(), 3)) if told.number(16) else None
    tense = list(Tense)[told.number(3)]
    text = told.text()
    found = recognise(text)
    _lie_in_order(text, found)
    _lie_in_order(text, read(text, day))
    intervals = []
    for timex in found:
        guess_tense(text, timex.start, timex.end)
        assert weekday_of(timex) in {None, *range(1, 8)}
        utc_offset(timex, day or date(2025, 5, 14))
        once = normalise(timex, day, tense)
        assert (once.start, once.end, once.text, once.type) == (timex.start, timex.end, timex.text, timex.type)
        assert normalise(once, day, tense) == once, f"{timex.value} → {once.value}"
        intervals += [i for i in (resolve(timex, day, tense), resolve(timex, None, tense)) if i is not None]
        if timex.type is TimexType.DURATION and day is not None:
            _length(timex, day)
    for a, b in product(intervals[:_SOME], repeat=2):
        _lie_to_each_other(a, b)


def _lie_in_order(text: str, timexes: list[Timex]) -> None:
    for timex in timexes:
        assert text[timex.start : timex.end] == timex.text
    for a, b in pairwise(timexes):
        assert a.end <= b.start


def _length(timex: Timex, day: date) -> None:
    try:
        before(day, timex)
    except CheckerError:  # a vague one
        return


def _lie_to_each_other(a: Interval, b: Interval) -> None:
    """Hold what the algebra promises of any two intervals."""
    relation = relate(a, b)
    assert relate(b, a) is relation.inverse
    assert gap_days(a, b) == gap_days(b, a) >= 0
    assert (gap_days(a, b) > 0) == (relation is Relation.DISJOINT)
    both, shared = hull(a, b), meet(a, b)
    assert {relate(a, both), relate(b, both)} <= {Relation.WITHIN, Relation.EQUAL}
    assert relate(hull(b, a), both) is Relation.EQUAL
    assert (shared is None) == (relation in {Relation.ADJACENT, Relation.DISJOINT})
    if shared is not None:
        assert {relate(shared, a), relate(shared, b)} <= {Relation.WITHIN, Relation.EQUAL}
    low, high = lasting(a, b)
    assert low is None or high is None or low <= high
    if a.end is not None:
        youngest, oldest = age(b, a.end.date())
        assert youngest is None or oldest is None or youngest <= oldest


TARGET = Target(
    "temporal",
    [bytes([1, 11, 75, 127, n % 3]) + text.encode() for n, text in enumerate(_TEXTS)],
    [*(word.encode() for word in sorted({word for text in _TEXTS for word in text.split()})), *ODD],
    holds,
)
