"""Days between two times counted in both ways, ages from births, and what two intervals share."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from checker.model import Grain, Interval, Mod
from checker.temporal import Relation, relate
from checker.temporal.algebra import age, days, lasting, meet

dates = st.dates(min_value=date(1850, 1, 1), max_value=date(2150, 1, 1))


@st.composite
def stretches(draw: st.DrawFn) -> Interval:
    """Draw an interval of whole days or of hours, with open ends among them."""
    start = datetime.combine(draw(dates), datetime.min.time()) + timedelta(hours=draw(st.sampled_from((0, 0, 7, 23))))
    end = start + timedelta(hours=draw(st.integers(min_value=1, max_value=24 * 500)))
    return Interval(
        start=draw(st.sampled_from((start, start, None))),
        end=draw(st.sampled_from((end, end, None))),
        grain=draw(st.sampled_from(Grain)),
    )


def day(text: str) -> Interval:
    """Give one day."""
    start = datetime.fromisoformat(text)
    return Interval(start=start, end=start + timedelta(days=1), grain=Grain.DAY)


def year(number: int) -> Interval:
    """Give a year."""
    return Interval(start=datetime(number, 1, 1), end=datetime(number + 1, 1, 1), grain=Grain.YEAR)  # noqa: DTZ001


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        ("2009-11-30", "2009-12-07", (7, 8)),  # weeklong, and eight days on the run
        ("2009-12-31", "2010-01-01", (1, 2)),
        ("2024-02-28", "2024-03-01", (2, 3)),  # a leap year
        ("2023-02-28", "2023-03-01", (1, 2)),
        ("2025-03-29", "2025-03-31", (2, 3)),  # the clocks go forward between them: days are steps on the calendar
        ("2025-10-25", "2025-10-27", (2, 3)),  # and back
        ("2009-11-30", "2009-11-30", (0, 1)),
        ("2009-12-07", "2009-11-30", (-7, -6)),
    ],
)
def test_days_are_counted_with_or_without_the_first(first: str, last: str, expected: tuple[int, int]) -> None:
    """A stretch from one day to another may be told as either number of days."""
    assert lasting(day(first), day(last)) == expected


@given(dates, dates, st.integers(0, 300), st.integers(0, 300))
def test_true_days_lie_within(first: date, last: date, before: int, after: int) -> None:
    """However vaguely the ends are known, both ways of counting the true days lie within the bounds."""
    vague_first = Interval(
        start=datetime.combine(first - timedelta(before), datetime.min.time()),
        end=datetime.combine(first + timedelta(after + 1), datetime.min.time()),
        grain=Grain.DAY,
    )
    low, high = lasting(vague_first, day(last.isoformat()))
    assert low is not None
    assert high is not None
    true = (last - first).days
    assert low <= true <= true + 1 <= high
    assert high - low == before + after + 1


@given(stretches(), stretches())
def test_lasting_turned_round(a: Interval, b: Interval) -> None:
    """From b to a is as long backwards, but for the day that is counted or not; open ends stay open."""
    (low, high), (back_low, back_high) = lasting(a, b), lasting(b, a)
    assert (low is None) == (back_high is None)
    assert (high is None) == (back_low is None)
    if low is not None and back_high is not None:
        assert low == 1 - back_high


@pytest.mark.parametrize(
    ("born", "on", "expected"),
    [
        (year(1952), date(2010, 6, 1), (57, 58)),
        (year(1952), date(2010, 12, 31), (58, 58)),
        (year(1952), date(2010, 1, 1), (57, 58)),  # who was born on 1 January is 58 that very day
        (day("1952-06-02"), date(2010, 6, 1), (57, 57)),
        (day("1952-06-02"), date(2010, 6, 2), (58, 58)),
        (day("1952-02-29"), date(2011, 2, 28), (58, 58)),
        (day("1952-02-29"), date(2011, 3, 1), (59, 59)),
        (day("1952-02-29"), date(2012, 2, 29), (60, 60)),
        (day("1999-12-31"), date(2000, 1, 1), (0, 0)),
        (day("2000-01-01"), date(1999, 12, 31), (-1, -1)),
    ],
)
def test_ages_from_births(born: Interval, on: date, expected: tuple[int, int]) -> None:
    """Completed years, from the latest birth that is possible to the earliest."""
    assert age(born, on) == expected


@given(dates, dates)
def test_an_age_goes_up_by_one_each_birthday(born: date, on: date) -> None:
    """A year later one is a year older, on the same day."""
    assume(born <= on and (on.month, on.day) != (2, 29))
    (years, same) = age(day(born.isoformat()), on)
    assert years == same
    assert years is not None
    assert age(day(born.isoformat()), on.replace(year=on.year + 1)) == (years + 1, years + 1)
    assert 365.2 * years - 2 <= (on - born).days <= 365.25 * (years + 1) + 2


@given(stretches(), dates)
def test_a_vaguer_birth_gives_a_wider_age(born: Interval, on: date) -> None:
    """Every day of the birth gives an age within the bounds; an open end opens a side."""
    low, high = age(born, on)
    assert (low is None) == (born.end is None)
    assert (high is None) == (born.start is None)
    for one in (d for d in days(born) if d is not None):
        exact, _ = age(day(one.isoformat()), on)
        assert exact is not None
        assert low is None or low <= exact
        assert high is None or exact <= high


@given(stretches(), stretches())
def test_what_two_share_lies_within_both(a: Interval, b: Interval) -> None:
    """It is the same either way round, within both, and nothing exactly where they share no time."""
    both = meet(a, b)
    other = meet(b, a)
    assert (both is None) == (relate(a, b) in {Relation.DISJOINT, Relation.ADJACENT})
    if both is not None and other is not None:
        assert relate(both, other) is Relation.EQUAL
        assert {relate(both, a), relate(both, b)} <= {Relation.WITHIN, Relation.EQUAL}
        assert both.grain is min(a.grain, b.grain, key=list(Grain).index)
        assert both.mod is (a.mod if a.mod is b.mod else None)
        assert (both.start is None, both.end is None) == (
            a.start is None and b.start is None,
            a.end is None and b.end is None,
        )


def test_what_two_that_touch_share_is_nothing() -> None:
    """Where one ends as the other begins there is no time in both, and where they are hedged alike the rest is too."""
    assert meet(day("2025-05-13"), day("2025-05-14")) is None
    about = year(2024).model_copy(update={"mod": Mod.APPROX})
    both = meet(about, about.model_copy(update={"grain": Grain.DAY}))
    assert both == about.model_copy(update={"grain": Grain.DAY})


@given(stretches(), stretches(), stretches())
def test_containment_is_transitive(a: Interval, b: Interval, c: Interval) -> None:
    """What lies within what lies within a third lies within it."""
    inner, outer = meet(a, b), b
    assume(inner is not None)
    if inner is not None and relate(outer, c) in {Relation.WITHIN, Relation.EQUAL}:
        assert relate(inner, c) in {Relation.WITHIN, Relation.EQUAL}


@given(stretches(), stretches(), stretches())
def test_before_is_transitive(a: Interval, b: Interval, c: Interval) -> None:
    """Where a ends before b begins, and b before c, a and c share nothing."""
    if a.end and b.start and b.end and c.start and a.end <= b.start and b.end <= c.start:
        assert relate(a, c) in {Relation.DISJOINT, Relation.ADJACENT}


@given(stretches(), stretches(), stretches())
def test_three_that_meet_by_twos_meet_all(a: Interval, b: Interval, c: Interval) -> None:
    """Helly's theorem on a line: dates of one event that agree in pairs agree together."""
    pairs = (meet(a, b), meet(b, c), meet(a, c))
    if all(pairs) and pairs[0] is not None:
        assert meet(pairs[0], c) is not None


@given(stretches())
def test_days_are_those_that_are_touched(a: Interval) -> None:
    """The first and the last day lie within the interval or on its borders; open ends have no day."""
    first, last = days(a)
    assert (first is None) == (a.start is None)
    assert (last is None) == (a.end is None)
    if first and last and a.start and a.end:
        assert first <= last
        assert first == a.start.date()
        assert datetime.combine(last, datetime.min.time()) < a.end
