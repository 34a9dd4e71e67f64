"""Values in plain words: a table of each kind of value and the words that an editor gets."""

from datetime import date, datetime

import pytest

from checker.model import (
    AmountValue,
    Anchor,
    ClockValue,
    Grain,
    Interval,
    Mod,
    NameValue,
    PublishedFrom,
    Quantity,
    QuoteValue,
    RecencyForm,
    ResolvedDate,
    ResolvedRecency,
    Span,
    StatementValue,
    Tense,
    Timex,
    TimexType,
    quoted,
    reading,
)
from checker.model.reading import interval_words

ANCHOR = Anchor(published=date(2025, 5, 14), published_from=PublishedFrom.METADATA)


def span(text: str) -> Span:
    """Give a span of a text that begins with it."""
    return Span(start=0, end=len(text), text=text)


def timex(text: str, kind: TimexType = TimexType.DATE) -> Timex:
    """Give a temporal expression of that text."""
    return Timex(start=0, end=len(text), text=text, type=kind, value="")


def interval(start: str | None, end: str | None, grain: Grain, mod: Mod | None = None) -> Interval:
    """Give an interval with its ends written in ISO 8601."""
    ends = [None if moment is None else datetime.fromisoformat(moment) for moment in (start, end)]
    return Interval(start=ends[0], end=ends[1], grain=grain, mod=mod)


INTERVALS = [
    ("2025-05-15", "2025-05-16", Grain.DAY, None, "2025-05-15"),
    ("2026-01-04", "2026-01-08", Grain.DAY, None, "2026-01-04 to 2026-01-07"),
    ("2025-05-12", "2025-05-19", Grain.WEEK, None, "2025-05-12 to 2025-05-18"),
    ("2022-03-01", "2022-04-01", Grain.MONTH, None, "March 2022"),
    ("2022-03-01", "2022-06-01", Grain.MONTH, None, "March 2022 to May 2022"),
    ("2021-10-01", "2022-01-01", Grain.QUARTER, None, "October 2021 to December 2021"),
    ("2022-12-01", "2023-03-01", Grain.SEASON, None, "December 2022 to February 2023"),
    ("2022-01-01", "2023-01-01", Grain.YEAR, None, "2022"),
    ("1990-01-01", "2000-01-01", Grain.DECADE, None, "1990 to 1999"),
    ("1901-01-01", "2001-01-01", Grain.CENTURY, None, "1901 to 2000"),
    ("2022-03-01", "2022-04-01", Grain.DAY, None, "2022-03-01 to 2022-03-31"),
    ("2022-03-05", "2023-03-05", Grain.YEAR, None, "2022-03-05 to 2023-03-04"),
    ("2023-04-26T06:00", "2023-04-26T12:00", Grain.DAYPART, None, "2023-04-26 06:00 to 12:00"),
    ("2023-04-26T18:00", "2023-04-27T00:00", Grain.DAYPART, None, "2023-04-26 18:00 to 2023-04-27 00:00"),
    ("2023-04-26T14:00", "2023-04-26T15:00", Grain.HOUR, None, "2023-04-26 14:00 to 15:00"),
    ("2023-04-26T14:05", "2023-04-26T14:06", Grain.MINUTE, None, "2023-04-26 14:05"),
    ("2023-04-26T14:05:09", "2023-04-26T14:05:10", Grain.SECOND, None, "2023-04-26 14:05:09"),
    ("2023-04-26T14:05:09", "2023-04-26T14:05:30", Grain.SECOND, None, "2023-04-26 14:05:09 to 14:05:30"),
    (None, "2022-03-01", Grain.MONTH, None, "before March 2022"),
    (None, "2025-05-15", Grain.DAY, None, "before 2025-05-15"),
    ("2022-01-01", None, Grain.YEAR, None, "2022 or later"),
    (None, None, Grain.DAY, None, "some time"),
    ("2022-03-01", "2022-04-01", Grain.MONTH, Mod.APPROX, "about March 2022"),
    ("2022-04-01", "2022-05-01", Grain.MONTH, Mod.START, "early in April 2022"),
    ("2022-01-01", "2023-01-01", Grain.YEAR, Mod.MID, "in the middle of 2022"),
    ("2022-04-01", "2022-05-01", Grain.MONTH, Mod.END, "late in April 2022"),
    ("2022-04-01", "2022-04-11", Grain.MONTH, Mod.START, "2022-04-01 to 2022-04-10"),
]


@pytest.mark.parametrize(("start", "end", "grain", "mod", "words"), INTERVALS)
def test_interval_is_said_as_finely_as_its_grain(
    start: str | None, end: str | None, grain: Grain, mod: Mod | None, words: str
) -> None:
    """An interval is said by days, months or years as its grain asks, its last day included, open ends as such."""
    assert interval_words(interval(start, end, grain, mod)) == words


@pytest.mark.parametrize(
    ("anchor", "words"),
    [
        (ANCHOR, "“Thursday” → 2025-05-15 (from the article's date, 2025-05-14)"),
        (
            ANCHOR.model_copy(update={"published_from": PublishedFrom.TEXT}),
            "“Thursday” → 2025-05-15 (from the date in the article's text, 2025-05-14)",
        ),
        (
            ANCHOR.model_copy(update={"published_from": PublishedFrom.INFERRED}),
            "“Thursday” → 2025-05-15 (from an inferred date, 2025-05-14)",
        ),
        (None, "“Thursday” → 2025-05-15"),
    ],
)
def test_date_says_what_it_was_read_against(anchor: Anchor | None, words: str) -> None:
    """A date names the publication date that it depends on, and that it was inferred where it was."""
    value = ResolvedDate(
        timex=timex("Thursday"),
        tense=Tense.FUTURE,
        reported=False,
        interval=interval("2025-05-15", "2025-05-16", Grain.DAY),
        anchor=anchor,
    )
    assert reading(value) == words


def test_date_of_a_report_says_so() -> None:
    """The day on which something was said is not passed off as the day on which it happened."""
    value = ResolvedDate(
        timex=timex("Wednesday"),
        tense=Tense.PAST,
        reported=True,
        interval=interval("2023-04-26", "2023-04-27", Grain.DAY),
        anchor=None,
    )
    assert reading(value) == "“Wednesday” → 2023-04-26, the time of the report"


FIRST, NOT_SINCE, LAST, MOST = RecencyForm
MARCH = interval("2022-03-01", "2022-04-01", Grain.MONTH)
VICTORY = interval("2022-05-09", "2022-05-10", Grain.DAY)
DURATION = TimexType.DURATION
RECENCY = [
    (FIRST, timex("March 2022"), MARCH, True, "", "“first … since March 2022” → last in March 2022, none since"),
    (
        FIRST,
        timex("more than three years", DURATION),
        interval(None, "2022-05-17", Grain.DAY),
        False,
        "",
        "“first … in more than three years” → last before 2022-05-17, none since",
    ),
    (
        FIRST,
        timex("more than three years", DURATION),
        interval("2021-05-17", "2022-05-17", Grain.DAY),
        False,
        "",
        "“first … in more than three years” → last between 2021-05-17 and 2022-05-16, none since",
    ),
    (LAST, timex("May 9, 2022"), VICTORY, True, "", "“last … May 9, 2022” → last on 2022-05-09, none since"),
    (NOT_SINCE, timex("March 2022"), MARCH, True, "", "“not … since March 2022” → last in March 2022, none since"),
    (NOT_SINCE, timex("since March"), MARCH, True, "", "“not … since March” → last in March 2022, none since"),
    (
        FIRST,
        timex("February 24, 2022"),
        interval(None, "2022-02-25", Grain.DAY),
        False,
        "start war",
        "“first … since … February 24, 2022” → last before 2022-02-25, none since",
    ),
    (
        LAST,
        timex("spring"),
        interval("2022-03-01", "2022-06-01", Grain.SEASON),
        True,
        "",
        "“last … spring” → last between March 2022 and May 2022, none since",
    ),
    (
        LAST,
        timex("early 2022"),
        interval("2022-01-01", "2023-01-01", Grain.YEAR, Mod.START),
        True,
        "",
        "“last … early 2022” → last early in 2022, none since",
    ),
    (LAST, timex("once"), interval(None, None, Grain.DAY), False, "", "“last … once” → when it last happened is open"),
]


@pytest.mark.parametrize(("form", "expression", "last", "exact", "event", "words"), RECENCY)
def test_recency_says_when_it_last_happened(  # noqa: PLR0917
    form: RecencyForm, expression: Timex, last: Interval, exact: bool, event: str, words: str
) -> None:
    """The forms of recency are read alike: when it last happened, or before which day."""
    value = ResolvedRecency(
        form=form, timex=expression, last=last, exact=exact, now=date(2025, 5, 14), anchor=None, event=event
    )
    assert reading(value) == words


@pytest.mark.parametrize(
    ("form", "rank", "superlative", "words"),
    [
        (MOST, 1, "worst", "“worst … since March 2022” → last in March 2022, none since"),
        (MOST, 2, "worst", "“2nd worst … since March 2022”"),
        (FIRST, 3, "", "“3rd … since March 2022”"),
    ],
)
def test_a_rank_is_read_as_one(form: RecencyForm, rank: int, superlative: str, words: str) -> None:
    """A record says when there was one as great; of a third of its kind it is not known when the last was."""
    value = ResolvedRecency(
        form=form,
        timex=timex("March 2022"),
        last=MARCH,
        exact=True,
        now=date(2025, 5, 14),
        anchor=None,
        rank=rank,
        superlative=superlative,
    )
    assert reading(value) == words


AMOUNTS = [
    ("almost an hour", 2700, 3600, "second", None, "", "45 to 60 minutes"),
    ("an hour", 3600, 3600, "second", None, "", "1 hour"),
    ("some three hours", 9720, 11880, "second", Mod.APPROX, "", "2.7 to 3.3 hours"),
    ("three years", 3 * 31_556_952, 3 * 31_556_952, "second", None, "", "3 years"),
    ("30 days", 30 * 86_400, 30 * 86_400, "second", None, "", "30 days"),
    ("two weeks", 1_209_600, 1_209_600, "second", None, "", "2 weeks"),
    ("about a third of a day", 28_801, 28_801, "second", Mod.APPROX, "", "about 8 hours"),
    ("a few years", 2 * 31_536_000, 5 * 31_536_000, "second", None, "", "2 to 5 years"),
    ("no time", 0, 0, "second", None, "", "0 seconds"),
    ("half a second", 0.55, 0.55, "second", None, "", "0.55 seconds"),
    ("at least an hour", 3600, None, "second", Mod.EQUAL_OR_MORE, "", "at least 1 hour"),
    ("12 soldiers", 12, 12, "item", None, "soldier", "12 (soldier)"),
    ("dozens", 24, 99, "item", None, "", "24 to 99"),
    ("more than 12", 12, None, "item", Mod.MORE_THAN, "", "more than 12"),
    ("more than 12", 13, None, "item", Mod.MORE_THAN, "", "at least 13"),
    ("fewer than 12", None, 12, "item", Mod.LESS_THAN, "", "less than 12"),
    ("up to 12", None, 12, "item", Mod.EQUAL_OR_LESS, "", "at most 12"),
    ("some", None, None, "item", None, "", "some number"),
    ("$1.5 million", 1_500_000, 1_500_000, "USD", None, "", "1,500,000 USD"),
    ("9.6%", 9.6, 9.6, "percent", None, "", "9.6 %"),
    ("0.001 metres", 0.001, 0.001, "metre", None, "", "0.001 metre"),
]


@pytest.mark.parametrize(("text", "low", "high", "unit", "mod", "noun", "words"), AMOUNTS)
def test_amount_is_said_in_bounds_with_a_unit_of_its_size(  # noqa: PLR0917
    text: str, low: float | None, high: float | None, unit: str, mod: Mod | None, noun: str, words: str
) -> None:
    """An amount gives both bounds, open ones in words, durations in the unit that a reader would choose."""
    quantity = Quantity(start=0, end=len(text), text=text, low=low, high=high, number=12, unit=unit, mod=mod, noun=noun)
    assert reading(AmountValue(quantity=quantity)) == f"“{text}” → {words}"


@pytest.mark.parametrize(
    ("text", "words"),
    [("“ only way out ”", "“only way out”"), ('"a\n b"', "“a b”"), ("Peace", "“Peace”"), ('"', '“"”')],
)
def test_quotation_stands_in_one_pair_of_marks(text: str, words: str) -> None:
    """Marks that a quotation brings along are replaced, not doubled, and a line break in it is a space."""
    assert quoted(text) == words


def test_quotation_and_statement_are_given_in_their_words() -> None:
    """Neither has anything to be read as but its words."""
    words = span("Peace")
    assert {reading(QuoteValue(words=words)), reading(StatementValue(words=words))} == {"“Peace”"}


@pytest.mark.parametrize(("name", "words"), [("xi jinping", "Xi → Xi Jinping"), ("xi", "Xi")])
def test_name_shows_whom_it_was_taken_for(name: str, words: str) -> None:
    """A name is given as it stands, with the canonical one only where that says more."""
    assert reading(NameValue(mention=span("Xi"), name=name, role="agent")) == words


@pytest.mark.parametrize(
    ("low", "high", "zone", "words"),
    [
        (990, 990, None, "16:30"),
        (540, 585, None, "09:00 to 09:45"),
        (None, 1320, None, "22:00 or earlier"),
        (540, None, None, "09:00 or later"),
        (None, None, None, "some time of the day"),
        (1440, 1440, None, "24:00"),
        (1080, 1799, None, "18:00 to 05:59"),
        (540, 540, -300, "09:00, UTC-5"),
        (540, 540, 330, "09:00, UTC+5:30"),
    ],
)
def test_hours_are_said_on_the_clock(low: float | None, high: float | None, zone: int | None, words: str) -> None:
    """A time of the day is said in hours and minutes, with its zone where that is known, and open ends as such."""
    value = ClockValue(timex=timex("then", TimexType.TIME), low=low, high=high, zone=zone)
    assert reading(value) == f"“then” → {words}"


@pytest.mark.parametrize(
    ("number", "words"), [(2, "2nd term"), (3, "3rd term"), (4, "4th term"), (11, "11th term"), (21, "21st term")]
)
def test_ordinals_are_said_as_such(number: float, words: str) -> None:
    """Which one of a row is said with its ending."""
    q = Quantity(start=0, end=1, text="x", low=number, high=number, number=number, unit="ordinal", noun="term")
    assert reading(AmountValue(quantity=q)) == f"“x” → {words}"


@pytest.mark.parametrize(
    ("low", "high", "words"), [(49, 49, "49 years old"), (1, 1, "1 year old"), (46, 47, "46 to 47 years old")]
)
def test_ages_are_said_in_years(low: float, high: float, words: str) -> None:
    """An age is said as people say it."""
    q = Quantity(start=0, end=1, text="x", low=low, high=high, number=high, unit="year of age")
    assert reading(AmountValue(quantity=q)) == f"“x” → {words}"


def test_a_sentence_for_life_is_said_as_it_is_written() -> None:
    """Its length is a bound that no term of years reaches, and is not shown."""
    q = Quantity(start=0, end=13, text="life sentence", low=3e9, high=None, number=3e9, unit="second", noun="sentence")
    assert reading(AmountValue(quantity=q)) == "“life sentence”"
