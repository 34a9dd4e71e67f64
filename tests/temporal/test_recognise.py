"""Where expressions begin and end, and what their parts are joined into."""

import pytest

from checker.model import TimexType
from checker.temporal import recognise, weekday_of


def spans(text: str) -> list[str]:
    """Give the texts of the expressions found."""
    return [t.text for t in recognise(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said on Wednesday (Dec 6) that it was so.", ["Wednesday (Dec 6)"]),
        ("The visit runs from Jan 4 to 7.", ["Jan 4", "7"]),
        ("Open 4-7 January 2026.", ["4", "7 January 2026"]),
        ("It grew in 2019-2021.", ["2019", "2021"]),
        ("Between 2009 and 2011 it doubled.", ["2009", "2011"]),
        ("It rained from Monday until Friday.", ["Monday", "Friday"]),
        ("It is shut Monday through Wednesday.", ["Monday", "Wednesday"]),
        ("Talks took place earlier on Friday.", ["earlier on Friday"]),
        ("for the first time in more than three years.", ["more than three years"]),
        ("Headlines at 10pm on Tuesday (Feb 18, 2025)", ["10pm on Tuesday (Feb 18, 2025)"]),
        ("in the third quarter of last year, sales", ["the third quarter of last year"]),
        ("They met in early April in Paris.", ["early April"]),
        ("The war, more than three-year-old, goes on.", ["more than three-year"]),
        ("talks at 14:00 GMT on Monday", ["14:00 GMT on Monday"]),
        ("The May election follows a June agreement.", ["June"]),
        ("in May and June", ["May", "June"]),
        ("He won in 1996, 2000 and 2004.", ["1996", "2000", "2004"]),
        ("two to three weeks", ["two to three weeks"]),
        ("They spoke about the 15 years there, over the past week.", ["the 15 years", "the past week"]),
        ("at least the past 18 months", ["at least the past 18 months"]),
        ("It struck at 07:37 a.m. UTC (3:37 a.m. EDT).", ["07:37 a.m. UTC", "3:37 a.m. EDT"]),
        ("It rose in January through May.", ["January", "May"]),
        ("It comes in January or May.", ["January", "May"]),
        ("It fell in January, and May was no better.", ["January", "May"]),
        ("He left the Monday before 2019.", ["Monday", "2019"]),  # a weekday is told from a day
        ("He left two days before the week of March 4.", ["two days", "the week of March 4"]),
        ("He left two trading days before Christmas.", ["two trading days", "Christmas"]),
        ("It rose in June in last year's count.", ["June", "last year"]),
        ("The bells rang 30 minutes before Christmas.", ["30 minutes", "Christmas"]),  # nor are minutes, from a day
        ("The bells rang two hours after Easter.", ["two hours", "Easter"]),
        ("It fell several years before 1990.", ["several years", "1990"]),
        ("It rose in January to March.", ["January", "March"]),
        ("It rose in January, March, and May.", ["January", "March", "May"]),
        ("It rose in January-March.", ["January", "March"]),
        ("He left two days after now.", ["two days", "now"]),
        ("It was on May 14, Wednesday.", ["May 14", "Wednesday"]),
        ("It grew in the year ended March 31.", ["the year", "March 31"]),
        ("It ran three to two weeks.", ["two weeks"]),
        ("It ran two to two weeks.", ["two weeks"]),
        ("It came out a week after the vote.", ["a week"]),
        ("He came two days before fall.", ["two days"]),
        ("It rose in its last quarter century.", ["quarter century"]),  # the longer of two that overlap
        ("2060, he said.", ["2060"]),  # a number at the beginning is a year where it can be one that is written of
        ("2061, he said.", []),
        ("1800, he said.", ["1800"]),
        ("1799, he said.", []),
        ("It was in June                    2024, he said.", ["June"]),  # too far apart for one expression
        ("It was signed on the night of Feb. 24, 2022.", ["the night of Feb. 24, 2022"]),
    ],
)
def test_spans(text: str, expected: list[str]) -> None:
    """Expressions have TimeML's extent: hedges and determiners in, prepositions out, weekday and date together."""
    assert spans(text) == expected


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("from Jan 4 to 7, 2026", ["2026-01-04", "2026-01-07"]),
        ("March to June 2022", ["2022-03", "2022-06"]),
        ("March till June 2022", ["2022-03", "2022-06"]),
        ("March until June 2022", ["2022-03", "2022-06"]),
        ("March through June 2022", ["2022-03", "2022-06"]),
        ("November to February 2022", ["2021-11", "2022-02"]),
        ("Feb. 24 and March 2, 2022", ["2022-02-24", "2022-03-02"]),
    ],
)
def test_range_shares_its_year(text: str, values: list[str]) -> None:
    """The year after a range is the year of its beginning too, or the one before when the range passes New Year."""
    assert [t.value for t in recognise(text)] == values


def test_offsets() -> None:
    """Spans are offsets into the text as given, line breaks within an expression included."""
    text = "\u2014 It began on February\n24, 2022, he said."
    (timex,) = recognise(text)
    assert (text[timex.start : timex.end], timex.value) == ("February\n24, 2022", "2022-02-24")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("on Monday", TimexType.DATE),
        ("on Monday morning", TimexType.TIME),
        ("every Monday", TimexType.SET),
        ("for two days", TimexType.DURATION),
        ("two days ago", TimexType.DATE),
        ("two hours ago", TimexType.TIME),
        ("the latest period", TimexType.DATE),
        ("the night before", TimexType.TIME),
        ("the day before", TimexType.DATE),
        ("tonight", TimexType.TIME),
        ("the year ended well", TimexType.DURATION),
        ("year-end", TimexType.DATE),
        ("at midnight", TimexType.TIME),
        ("the year before", TimexType.DATE),
    ],
)
def test_type(text: str, kind: TimexType) -> None:
    """Expressions have TIMEX3's types."""
    assert [t.type for t in recognise(text)] == [kind]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Thursday", "XXXX-WXX-4"),
        ("Dec 6", "XXXX-12-06"),
        ("last week", "REF-1W"),
        ("three days ago", "REF-P3D"),
        ("the previous day", "CTX-1D"),
        ("last February", "<XXXX-02"),
    ],
)
def test_value_without_an_anchor(text: str, value: str) -> None:
    """What is not said stays open in the value."""
    assert [t.value for t in recognise(text)] == [value]


@pytest.mark.parametrize(
    ("text", "day"),
    [("Wednesday (Dec 6)", 3), ("Wed, Dec 6", 3), ("10 p.m. Sunday", 7), ("Dec 6", None), ("next Monday", 1)],
)
def test_weekday_of(text: str, day: int | None) -> None:
    """The weekday that an expression names is told apart from its date."""
    (timex,) = recognise(text)
    assert weekday_of(timex) == day


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("1.5 weeks from Monday", ["1.5 weeks", "Monday"]),
        ("for a week from Tuesday", ["a week", "Tuesday"]),
        ("a week from Tuesday to Thursday", ["Tuesday", "Thursday"]),
        ("two weeks from Friday", ["two weeks from Friday"]),
    ],
)
def test_a_length_from_a_weekday_is_no_day(text: str, found: list[str]) -> None:
    """Whole weeks from a weekday are a day; where a length begins on it, or has parts of a week, both stand alone."""
    assert [t.text for t in recognise(text)] == found
