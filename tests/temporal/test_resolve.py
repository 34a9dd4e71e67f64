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
        ("2.5 weeks", "2025-04-25", "2025-05-03"),
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


@pytest.mark.parametrize("text", ["on Monday", "every Monday", "every week"])
def test_before_needs_a_length(text: str) -> None:
    """Only a length lies before a day."""
    with pytest.raises(CheckerError, match="not a length of time"):
        before(DAY, timex(text))


@pytest.mark.parametrize("value", ["P3X", "PXX", "PXS", "PXH", "PTXY", "P1DT30M30S1Y", "", "P1W2M"])
def test_before_refuses_what_it_cannot_read(value: str) -> None:
    """A value that is no TIMEX3 duration, or none with a number, raises."""
    with pytest.raises(CheckerError):
        before(DAY, Timex(start=0, end=1, text="x", type=TimexType.DURATION, value=value))


@pytest.mark.parametrize("text", ["on Thursday", "last week", "Dec 6", "three years ago", "10 p.m.", "recently", "now"])
def test_without_an_anchor(text: str) -> None:
    """What is told from the day of publication has no interval without one."""
    assert resolve(timex(text), None) is None


@pytest.mark.parametrize(
    "text", ["March 2022", "Dec 6, 2023", "the 1990s", "2025-05-14 17:37", "12/7/2009", "earlier in 2019"]
)
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


@pytest.mark.parametrize(("year", "known"), [(999, False), (1000, True), (5000, True), (9000, True), (9001, False)])
def test_the_years_in_which_stories_are_published(year: int, known: bool) -> None:
    """A day from the year 1000 to 9000 is one from which times can be told, the first and the last included."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    for anchor in (first, last):
        assert (resolve(timex("three years ago"), anchor) is not None) is known
        assert (resolve(timex("now"), anchor) is not None) is known
        assert (normalise(timex("last year"), anchor).value == f"{year - 1:04}") is known
        told = Timex(start=0, end=1, text="x", type=TimexType.DATE, value=f"{anchor.isoformat()}~REF+P1Y")
        assert (normalise(told, None).value == f"{year + 1:04}") is known


def test_a_distance_may_lead_beyond_the_calendar() -> None:
    """So many days that there is no date for them come to the end of the calendar, and nothing overflows."""
    assert timex("9,999,999 days from now").value == "REF+P9999999D"
    interval = resolve(timex("9,999,999 days from now"), DAY)
    assert interval is not None
    assert interval.end == datetime.max  # noqa: DTZ901


@pytest.mark.parametrize("grain", ["1999", "199", "19", "1999-Q2", "1999-SU", "1999-03", "1999-W10", "1999-03-05"])
def test_about_a_period(grain: str) -> None:
    """A period that is hedged reaches as far to either side of a period, at least its own length."""
    plain, about = (
        resolve(Timex(start=0, end=4, text="year", type=TimexType.DATE, value=grain, mod=mod), None)
        for mod in (None, Mod.APPROX)
    )
    assert plain is not None
    assert about is not None
    assert plain.start
    assert plain.end
    assert about.start
    assert about.end
    share = 5 if plain.grain is Grain.DAY else 1
    assert plain.start - about.start == about.end - plain.end == (plain.end - plain.start) * share


def test_a_date_whose_order_is_not_told_is_some_day_between() -> None:
    """12/7/2009 may be 7 December or 12 July; its hull is known no finer than to the month."""
    interval = resolve(timex("12/7/2009"), None)
    assert interval is not None
    assert (interval.grain, interval.mod) == (Grain.MONTH, Mod.APPROX)


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
        ("this century", Tense.PAST, "20"),
    ],
)
def test_normalise_by_tense(text: str, tense: Tense, expected: str) -> None:
    """Without a tense that decides, the nearest day counts; 29 February only comes in leap years."""
    assert normalise(timex(text), DAY, tense).value == expected


@pytest.mark.parametrize(("year", "century", "decade"), [(1900, "19", "190"), (1999, "19", "199"), (2000, "20", "200")])
def test_centuries_and_decades_begin_with_their_round_year(year: int, century: str, decade: str) -> None:
    """1900 is of the century of 1999, and of the decade of 1909."""
    for day in (date(year, 1, 1), date(year, 12, 31)):
        assert normalise(timex("this century"), day).value == century
        assert normalise(timex("this decade"), day).value == decade
        assert normalise(timex("next decade"), day).value == f"{int(decade) + 1}"
        assert normalise(timex("last century"), day).value == f"{int(century) - 1}"


def test_distance_ahead() -> None:
    """A distance can lead into the future, and "more than" leaves its own end out there too."""
    assert days(resolve(timex("more than three years from now"), DAY)) == ("2028-05-17", "2029-05-17")


@pytest.mark.parametrize(
    "value",
    [
        "2025-13",
        "2025-02-30",
        "2025-W60",
        "2025-Q5",
        "0000",
        "2025-05-14T99:00",
        "XXXX-WXX-4",
        "2025-05-14T25:00",
        "2025-05-14T10:60",
        "2025-05-14T10:59:60",
        "2025-05-14T10:99:10",
    ],
)
def test_no_such_time(value: str) -> None:
    """A value that is not on the calendar resolves to nothing."""
    assert resolve(Timex(start=0, end=1, text="x", type=TimexType.DATE, value=value), None) is None


@pytest.mark.parametrize(
    ("value", "start", "end", "grain"),
    [
        ("2025-05-14T10:59:59", "2025-05-14T10:59:59", "2025-05-14T11:00", Grain.SECOND),
        ("2025-05-14T10:59:58", "2025-05-14T10:59:58", "2025-05-14T10:59:59", Grain.SECOND),
        ("2025-05-14T10:59", "2025-05-14T10:59", "2025-05-14T11:00", Grain.MINUTE),
        ("2025-05-14T10", "2025-05-14T10:00", "2025-05-14T11:00", Grain.HOUR),
        ("2025-05-14T24:00", "2025-05-15T00:00", "2025-05-15T00:01", Grain.MINUTE),
        ("2025-05-14TNI", "2025-05-14T18:00", "2025-05-15T06:00", Grain.DAYPART),
        ("2025-W20", "2025-05-12", "2025-05-19", Grain.WEEK),
        ("2025-W20-1", "2025-05-12", "2025-05-13", Grain.DAY),
        ("2025-W20-7", "2025-05-18", "2025-05-19", Grain.DAY),
        ("2025-W20-WE", "2025-05-17", "2025-05-19", Grain.WEEK),
        ("2025-02", "2025-02-01", "2025-03-01", Grain.MONTH),
        ("2025-Q4", "2025-10-01", "2026-01-01", Grain.QUARTER),
        ("2025-H1", "2025-01-01", "2025-07-01", Grain.SEASON),
        ("2025-SP", "2025-03-01", "2025-06-01", Grain.SEASON),
        ("2025-WI", "2025-12-01", "2026-03-01", Grain.SEASON),
        ("2025", "2025-01-01", "2026-01-01", Grain.YEAR),
        ("2025-QX", "2025-01-01", "2026-01-01", Grain.YEAR),
        ("202", "2020-01-01", "2030-01-01", Grain.DECADE),
        ("20", "2000-01-01", "2100-01-01", Grain.CENTURY),
        ("000", "0001-01-01", "0011-01-01", Grain.DECADE),
        ("00", "0001-01-01", "0101-01-01", Grain.CENTURY),
    ],
)
def test_values_on_the_calendar(value: str, start: str, end: str, grain: Grain) -> None:
    """Each kind of TIMEX3 value is a stretch of time of its own grain; the calendar begins with the year 1."""
    interval = resolve(Timex(start=0, end=1, text="x", type=TimexType.DATE, value=value), None)
    assert interval == Interval(start=datetime.fromisoformat(start), end=datetime.fromisoformat(end), grain=grain)


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
