"""Time on the calendar: edges that the corpus of phrases does not reach."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.errors import CheckerError
from checker.model import Grain, Interval, Mod, Tense, Timex, TimexType
from checker.temporal import before, normalise, recognise, resolve

DAY = date(2025, 5, 16)


def timex(text: str) -> Timex:
    """Give the one expression of the text."""
    (found,) = recognise(text)
    return found


def days(interval: Interval | None) -> tuple[str, str] | None:
    """Give the ends of an interval as ISO days, "" for an open one."""
    if interval is None:
        return None
    return tuple("" if x is None else x.date().isoformat() for x in (interval.start, interval.end))  # type: ignore[return-value]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("more than three years", "2021-05-16", "2022-05-16"),
        ("at least three years", "2021-05-16", "2022-05-17"),
        ("three years", "2021-11-16", "2022-11-17"),
        ("nearly three years", "2022-05-16", "2023-05-17"),
        ("for less than three years", "2022-05-16", "2025-05-17"),
        ("about three years", "2021-05-16", "2023-05-17"),
        ("almost a decade", "2015-05-16", "2018-05-17"),
        ("13 years", "2011-11-16", "2012-11-17"),
        ("more than 20 years", "1995-05-16", "2005-05-16"),
        ("for a hundred years", "1915-05-16", "1935-05-17"),
        ("several years", "2010-05-16", "2023-11-17"),
        ("for decades", "1925-05-16", "2010-05-17"),
        ("a year and a half", "2023-09-30", "2024-01-02"),
        ("10 days", "2025-05-05", "2025-05-08"),
        ("three days", "2025-05-13", "2025-05-14"),
    ],
)
def test_before(text: str, start: str, end: str) -> None:
    """A length reaches back from the anchor, as wide as its hedge and its rounding allow."""
    assert days(before(DAY, timex(text))) == (start, end)


def test_before_honours_leap_days() -> None:
    """A year before 29 February ends on 28 February."""
    assert before(date(2024, 2, 29), timex("more than a year")).end == datetime(2023, 2, 28)  # noqa: DTZ001


def test_hours_before_a_day() -> None:
    """The anchor is a whole day, so that hours before it begin the day before."""
    told = before(DAY, timex("two hours"))
    assert (told.grain, days(told)) == (Grain.HOUR, ("2025-05-15", "2025-05-16"))


@pytest.mark.parametrize("text", ["on Monday", "every Monday"])
def test_before_needs_a_length(text: str) -> None:
    """Only a length lies before a day."""
    with pytest.raises(CheckerError, match="not a length of time"):
        before(DAY, timex(text))


@pytest.mark.parametrize("value", ["P3X", "PXX", "P1DT30M30S1Y", "", "P1W2M"])
def test_before_refuses_what_it_cannot_read(value: str) -> None:
    """A value that is no TIMEX3 duration, or none with a number, raises."""
    with pytest.raises(CheckerError):
        before(DAY, Timex(start=0, end=1, text="x", type=TimexType.DURATION, value=value))


@pytest.mark.parametrize("text", ["on Thursday", "last week", "Dec 6", "three years ago", "10 p.m.", "recently", "now"])
def test_without_an_anchor(text: str) -> None:
    """What is told from the day of publication has no interval without one."""
    assert resolve(timex(text), None) is None


@pytest.mark.parametrize("text", ["March 2022", "Dec 6, 2023", "the 1990s", "2025-05-14 17:37", "12/7/2009"])
def test_no_anchor_needed(text: str) -> None:
    """What names its year stands on the calendar by itself; an ambiguous order aside, which needs both readings."""
    assert (resolve(timex(text), None) is None) == (resolve(timex(text), DAY) is None)


@pytest.mark.parametrize("text", ["three years", "every Monday", "recently", "soon", "for months"])
def test_no_interval(text: str) -> None:
    """Lengths, what recurs, and what says nothing that can be compared have none."""
    assert resolve(timex(text), DAY) is None


@pytest.mark.parametrize(
    ("mod", "expected"),
    [
        (Mod.BEFORE, ("", "2022-01-01")),
        (Mod.LESS_THAN, ("", "2022-01-01")),
        (Mod.ON_OR_BEFORE, ("", "2023-01-01")),
        (Mod.AFTER, ("2023-01-01", "")),
        (Mod.MORE_THAN, ("2023-01-01", "")),
        (Mod.ON_OR_AFTER, ("2022-01-01", "")),
        (Mod.APPROX, ("2021-01-01", "2024-01-01")),
        (Mod.MID, ("2022-03-15", "2022-10-20")),
        (None, ("2022-01-01", "2023-01-01")),
    ],
)
def test_mod_of_a_date(mod: Mod | None, expected: tuple[str, str]) -> None:
    """TIMEX3's modifiers open, widen or narrow a period."""
    told = Timex(start=0, end=4, text="2022", type=TimexType.DATE, value="2022", mod=mod)
    assert days(resolve(told, None)) == expected


@pytest.mark.parametrize("anchor", [date.min, date.max])
@pytest.mark.parametrize("text", ["on Thursday", "last week", "three years ago", "Feb. 29", "next decade"])
def test_anchor_at_the_end_of_the_calendar(text: str, anchor: date) -> None:
    """A publication date that no story has resolves nothing, and nothing overflows."""
    assert resolve(timex(text), anchor) is None


def test_present() -> None:
    """The present lies around the day of publication."""
    interval = resolve(timex("now"), DAY)
    assert interval is not None
    assert interval.start is not None
    assert interval.end is not None
    assert interval.start.date() < DAY < interval.end.date()


@pytest.mark.parametrize(
    ("text", "tense", "expected"),
    [
        ("Sunday", Tense.PRESENT, "2025-05-18"),
        ("Tuesday", Tense.PRESENT, "2025-05-13"),
        ("three weeks from now", Tense.FUTURE, "2025-W23"),
        ("Feb. 29", Tense.PAST, "2024-02-29"),
        ("Dec 30", Tense.PRESENT, "2024-12-30"),
        ("in three years", Tense.FUTURE, "P3Y"),
        ("this decade", Tense.PAST, "202"),
        ("last century", Tense.PAST, "19"),
    ],
)
def test_normalise_by_tense(text: str, tense: Tense, expected: str) -> None:
    """Without a tense that decides, the nearest day counts; 29 February only comes in leap years."""
    assert normalise(timex(text), DAY, tense).value == expected


def test_distance_ahead() -> None:
    """A distance can lead into the future, and "more than" leaves its own end out there too."""
    assert days(resolve(timex("more than three years from now"), DAY)) == ("2028-05-17", "2029-05-17")


@pytest.mark.parametrize(
    "value", ["2025-13", "2025-02-30", "2025-W60", "2025-Q5", "0000", "2025-05-14T99:00", "XXXX-WXX-4"]
)
def test_no_such_time(value: str) -> None:
    """A value that is not on the calendar resolves to nothing."""
    assert resolve(Timex(start=0, end=1, text="x", type=TimexType.DATE, value=value), None) is None


anchors = st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 12, 31))
phrases = st.sampled_from(
    [
        "Thursday",
        "last week",
        "next month",
        "Dec 6",
        "Feb. 29",
        "more than a year ago",
        "10 p.m. on Tuesday",
        "mid-March",
        "the weekend",
        "last summer",
        "this winter",
        "the fourth quarter",
        "a few weeks ago",
        "20 years ago",
        "early Friday",
        "about Nov. 1",
        "later this year",
        "Christmas",
        "the end of the month",
        "tonight",
        "a century ago",
        "next decade",
    ]
)


@given(anchors, phrases, st.sampled_from(Tense))
def test_resolving_is_total(anchor: date, phrase: str, tense: Tense) -> None:
    """Every dated expression resolves against every day and tense, before and after it is normalised, to the same."""
    told = timex(phrase)
    interval = resolve(told, anchor, tense)
    assert interval is not None
    assert resolve(normalise(told, anchor, tense), anchor, tense) == interval


@given(anchors, st.integers(1, 7))
def test_weekdays_fall_on_their_day(anchor: date, number: int) -> None:
    """A weekday resolves to that weekday, at most six days back in the past tense and ahead in the future tense."""
    name = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"][number - 1]
    past = date.fromisoformat(normalise(timex(name), anchor, Tense.PAST).value)
    future = date.fromisoformat(normalise(timex(name), anchor, Tense.FUTURE).value)
    assert past.isoweekday() == future.isoweekday() == number
    assert 0 <= (anchor - past).days < 7
    assert 0 <= (future - anchor).days < 7


@given(anchors, st.integers(1, 60), st.sampled_from(["days", "weeks", "months", "years"]))
def test_hedges_nest(anchor: date, count: int, unit: str) -> None:
    """A bound lies on its side of the figure, and "about" holds what the plain figure holds."""
    more, plain, about, less = (
        before(anchor, timex(f"for {hedge}{count} {unit}")) for hedge in ("more than ", "", "about ", "less than ")
    )
    assert more.end is not None
    assert less.start is not None
    assert more.end <= less.start
    assert plain.start is not None
    assert about.start is not None
    assert about.start <= plain.start
