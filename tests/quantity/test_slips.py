"""Which figures, days and clock times one slip of the pen tells apart."""

from datetime import UTC, datetime, timedelta

import pytest

from checker.model import AmountValue, ClockValue, Grain, Interval, ResolvedDate, Tense, Timex, TimexType
from checker.quantity import read, slipped


def amount(text: str) -> AmountValue:
    """Give the one amount of a text."""
    (quantity,) = read(text)
    return AmountValue(quantity=quantity)


def day(text: str, year: int, month: int, number: int) -> ResolvedDate:
    """Give a day as it is written and where it lies."""
    start = datetime(year, month, number, tzinfo=UTC).replace(tzinfo=None)
    timex = Timex(start=0, end=len(text), text=text, type=TimexType.DATE, value=start.date().isoformat())
    interval = Interval(start=start, end=start + timedelta(days=1), grain=Grain.DAY)
    return ResolvedDate(timex=timex, tense=Tense.PAST, reported=False, interval=interval, anchor=None)


def clock(text: str, minute: float | None, zone: int | None = None) -> ClockValue:
    """Give a clock time as it is written, in minutes from midnight."""
    timex = Timex(start=0, end=len(text), text=text, type=TimexType.TIME, value="T")
    return ClockValue(timex=timex, low=minute, high=minute, zone=zone)


@pytest.mark.parametrize(
    ("one", "other", "slips"),
    [
        pytest.param("$380,600", "$308,600", True, id="digits exchanged"),
        pytest.param("$50,000", "$500,000", True, id="a nought left out"),
        pytest.param("$1.7 million", "$17 million", True, id="the point moved"),
        pytest.param("$2,499", "$2,799", True, id="one digit of four wrong"),
        pytest.param("$24", "$25", False, id="one digit of two is by chance"),
        pytest.param("$2,499", "$3,799", False, id="two digits wrong"),
        pytest.param("two dollars", "$20", False, id="a number in words has no digits to slip"),
    ],
)
def test_figures(one: str, other: str, slips: bool) -> None:
    """A slip is exchanged digits, a moved point, noughts too many, or one wrong digit of three or more."""
    assert slipped(amount(one), amount(other)) is slips


@pytest.mark.parametrize(
    ("one", "other", "slips"),
    [
        pytest.param(("May 3", 2007, 5, 3), ("May 30", 2007, 5, 30), True, id="a digit more"),
        pytest.param(("June 14", 2005, 6, 14), ("June 24", 2005, 6, 24), True, id="a digit wrong"),
        pytest.param(("June 12", 2005, 6, 12), ("June 21", 2005, 6, 21), True, id="digits exchanged"),
        pytest.param(("May 3", 2007, 5, 3), ("June 3", 2007, 6, 3), True, id="another month"),
        pytest.param(("27 June 2001", 2001, 6, 27), ("27 June 2002", 2002, 6, 27), True, id="another year"),
        pytest.param(("27 June", 2001, 6, 27), ("27 June", 2002, 6, 27), False, id="a year that is not written"),
        pytest.param(("June 18", 2005, 6, 18), ("June 24", 2005, 6, 24), False, id="two digits wrong"),
        pytest.param(("June 2", 2005, 6, 2), ("June 14", 2005, 6, 14), False, id="another number"),
        pytest.param(("June 14", 2005, 6, 14), ("July 24", 2005, 7, 24), False, id="two parts differ"),
        pytest.param(("Tuesday", 2005, 6, 14), ("June 24", 2005, 6, 24), False, id="a weekday has no number"),
    ],
)
def test_days(one: tuple[str, int, int, int], other: tuple[str, int, int, int], slips: bool) -> None:
    """Of a day, the year, the month or a digit of the day alone is wrong, and is written."""
    assert slipped(day(*one), day(*other)) is slips
    assert slipped(day(*other), day(*one)) is slips


def test_clock_times() -> None:
    """The half of the day slips; an hour does not, and neither does a time whose zone differs or that is open."""
    nine, evening = clock("9 a.m.", 540), clock("9 p.m.", 1260)
    assert slipped(nine, evening)
    assert not slipped(nine, clock("10 a.m.", 600))
    assert not slipped(nine, clock("9 p.m. GMT", 1260, 0))
    assert not slipped(nine, clock("after 9", None))
    assert not slipped(clock("noon", 720), clock("midnight", 0))


def test_two_kinds_of_value() -> None:
    """A figure is no slip for a date."""
    assert not slipped(amount("14 people"), day("June 14", 2005, 6, 14))
