"""The laws that relations between intervals keep."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.model import Grain, Interval, Mod
from checker.temporal import Relation, gap_days, hull, relate, shift

moments = st.datetimes(min_value=datetime(1900, 1, 1), max_value=datetime(2100, 1, 1))  # noqa: DTZ001
ends = st.none() | moments


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    """Draw an interval, with open ends and shared bounds among them."""
    start, end = draw(ends), draw(ends)
    if start is not None and end is not None and start >= end:
        start, end = end, start + timedelta(days=1)
    return Interval(
        start=start, end=end, grain=draw(st.sampled_from(Grain)), mod=draw(st.none() | st.sampled_from(Mod))
    )


def span(start: str, end: str) -> Interval:
    """Give an interval from two ISO days, "" for an open end."""
    a, b = (datetime.fromisoformat(x) if x else None for x in (start, end))
    return Interval(start=a, end=b, grain=Grain.DAY)


@pytest.mark.parametrize(
    ("a", "b", "relation", "gap"),
    [
        (("2022-03-01", "2022-04-01"), ("2022-03-01", "2022-04-01"), Relation.EQUAL, 0),
        (("2022-03-05", "2022-03-06"), ("2022-03-01", "2022-04-01"), Relation.WITHIN, 0),
        (("2022-03-01", "2022-03-06"), ("2022-03-01", "2022-04-01"), Relation.WITHIN, 0),
        (("2022-01-01", "2023-01-01"), ("2022-03-01", "2022-04-01"), Relation.CONTAINS, 0),
        (("2021-05-16", "2022-05-16"), ("2022-03-01", "2022-06-01"), Relation.OVERLAPS, 0),
        (("2023-12-31", "2024-01-01"), ("2024-01-01", "2024-01-02"), Relation.ADJACENT, 0),
        (("2024-02-28", "2024-02-29"), ("2024-03-01", "2024-03-02"), Relation.DISJOINT, 1),
        (("2023-02-28", "2023-03-01"), ("2023-03-01", "2023-03-02"), Relation.ADJACENT, 0),
        (("", "2022-01-01"), ("2022-01-02", ""), Relation.DISJOINT, 1),
        (("", "2022-01-01"), ("2021-01-01", ""), Relation.OVERLAPS, 0),
        (("", ""), ("2021-01-01", "2022-01-01"), Relation.CONTAINS, 0),
        (("", ""), ("", ""), Relation.EQUAL, 0),
        (("2022-01-01", "2022-01-01T12:00"), ("2022-01-02", "2022-01-03"), Relation.DISJOINT, 1),
    ],
)
def test_relations(a: tuple[str, str], b: tuple[str, str], relation: Relation, gap: int) -> None:
    """Two intervals lie to each other as drawn, across years and leap days and with open ends."""
    assert (relate(span(*a), span(*b)), gap_days(span(*a), span(*b))) == (relation, gap)


@given(intervals(), intervals())
def test_swapping_inverts(a: Interval, b: Interval) -> None:
    """Swapping the sides gives the inverse relation and the same gap."""
    assert relate(b, a) is relate(a, b).inverse
    assert gap_days(a, b) == gap_days(b, a)


@given(intervals(), intervals())
def test_gap_means_disjoint(a: Interval, b: Interval) -> None:
    """There is a gap exactly between disjoint intervals."""
    assert (gap_days(a, b) > 0) == (relate(a, b) is Relation.DISJOINT)


@given(intervals())
def test_equal_to_itself(a: Interval) -> None:
    """An interval equals itself."""
    assert relate(a, a) is Relation.EQUAL


@given(intervals(), intervals())
def test_hull_holds_both(a: Interval, b: Interval) -> None:
    """The hull contains both intervals, whichever comes first."""
    both = hull(a, b)
    assert {relate(a, both), relate(b, both)} <= {Relation.WITHIN, Relation.EQUAL}
    assert relate(hull(b, a), both) is Relation.EQUAL
    assert both.grain is max(a.grain, b.grain, key=list(Grain).index)
    assert both.mod is (a.mod if a.mod is b.mod else None)
    assert (both.start is None, both.end is None) == (None in {a.start, b.start}, None in {a.end, b.end})


@given(intervals(), intervals(), st.timedeltas(min_value=timedelta(-5000), max_value=timedelta(5000)))
def test_shifting_keeps_relations(a: Interval, b: Interval, by: timedelta) -> None:
    """Two intervals that are moved together lie to each other as before."""
    assert relate(shift(a, by), shift(b, by)) is relate(a, b)
