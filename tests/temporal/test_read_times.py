"""Reading whole texts: tense from the words around, and times told from other times of the text."""

import itertools
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.model import Tense
from checker.temporal import guess_tense, read, resolve

WEDNESDAY = date(2025, 5, 14)


@pytest.mark.parametrize(
    ("sentence", "phrase", "tense"),
    [
        (
            "They planned to hold direct negotiations in Istanbul on Thursday, which would be a first.",
            "Thursday",
            "future",
        ),
        ("The two sides will meet on Thursday.", "Thursday", "future"),
        ("The results will be released on Thursday.", "Thursday", "future"),
        ("A vote is scheduled for Thursday.", "Thursday", "future"),
        ("On Thursday, negotiators will meet.", "Thursday", "future"),
        ("The summit is expected to open on Thursday.", "Thursday", "future"),
        ("Negotiators met in Istanbul on Friday.", "Friday", "past"),
        ("The ministry announced on Wednesday that it would send a delegation.", "Wednesday", "past"),
        ("He will go, the spokesman said on Wednesday.", "Wednesday", "past"),
        ("On Wednesday, Lee arrived in Seoul.", "Wednesday", "past"),
        ("The vote would have taken place on Monday.", "Monday", "past"),
        ("He will go. The army struck on Monday.", "Monday", "past"),
        ("Mr. Lee said on Monday it was over. It will end.", "Monday", "past"),
        ("The office is closed Monday.", "Monday", "past"),
        ("Monday is a holiday.", "Monday", "present"),
        ("Officials will see Mr. Lee on Monday.", "Monday", "future"),  # no sentence ends there
        ("On Monday, Mr. Lee will go.", "Monday", "future"),
        ("On Monday they met and will meet again.", "Monday", "past"),
        ("Will they meet on Monday?", "Monday", "future"),
        ("Monday: the hall is shut; it will open.", "Monday", "present"),
        ("Monday", "Monday", "past"),
    ],
)
def test_tense(sentence: str, phrase: str, tense: str) -> None:
    """The nearest cue before an expression in its sentence tells its tense, or else the first one after it."""
    start = sentence.index(phrase)
    assert guess_tense(sentence, start, start + len(phrase)) is Tense(tense)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("They planned to hold talks on Thursday.", ["2025-05-15"]),
        ("They met on Thursday.", ["2025-05-08"]),
        ("It opened on May 2, 2024. The following day it closed.", ["2024-05-02", "2024-05-03"]),
        ("It began on March 10, 2022. Two weeks later it ended.", ["2022-03-10", "2022-W12"]),
        ("They met on Friday. The talks began at 10 a.m.", ["2025-05-09", "2025-05-09T10:00"]),
        ("The talks began at 10 a.m.", ["2025-05-14T10:00"]),
        ("It happened the previous week.", ["2025-W19"]),
        ("In 2019 he won. The previous year he had lost.", ["2019", "2018"]),
        (
            "In the third quarter of 2024 it earned $5 million, up from $4 million a year earlier.",
            ["2024-Q3", "2023-Q3"],
        ),
        ("Last year it earned $5 million, up from $4 million two years ago.", ["2024", "2023"]),
        ("He left on May 2, 2024. The following Monday he was back.", ["2024-05-02", "2024-05-06"]),
        ("It opened on May 2, 2024. That Friday it was full.", ["2024-05-02", "2024-05-03"]),
        ("It rose to 90 from 80 on Friday, May 2. The previous Friday it stood at 70.", ["2025-05-02", "2025-04-25"]),
        ("They wed in June 2019. The same month they moved.", ["2019-06", "2019-06"]),
        ("They wed in June 2019. That summer they moved. The following year he died.", ["2019-06", "2019-SU", "2020"]),
        # Going forward moves the story on, looking back does not.
        (
            "He fled on May 2. The next day he was seen. The following day he was caught. Two days earlier he called.",
            ["2025-05-02", "2025-05-03", "2025-05-04", "2025-05-02"],
        ),
        (
            "He was held on March 4. Two days earlier he had called. The next day he was freed.",
            ["2025-03-04", "2025-03-02", "2025-03-05"],
        ),
        # A day cannot be told from a year.
        ("He was held on March 4. He won in 2019. The next day he left.", ["2025-03-04", "2019", "2025-03-05"]),
        ("He won in 2019. That day he left.", ["2019", "2025-05-14"]),
        ("It was held in 2019. Two years later it was held again.", ["2019", "2021"]),
        (
            "It rose in the nine months, after a fall in the third quarter. It was 5 a year earlier.",
            ["P9M", "2024-Q3", "2023-Q3"],
        ),
        (
            "It rose in the third quarter. In nine months it earned 6, up from 5 a year earlier.",
            ["2024-Q3", "P9M", "2023"],
        ),
        (
            "It rose in the third quarter. In the year ended May 31 it earned 6, up from 5 a year earlier.",
            ["2024-Q3", "P1Y", "2025-05-31", "2024"],
        ),
        (
            "It rose in the third quarter. In six months it earned 6, up from 5 a year earlier.",
            ["2024-Q3", "P6M", "2023"],
        ),
        ("It rose 5 in May 2024, up from 4 a year earlier.", ["2024-05", "2023"]),
        ("It lost 5 in the third quarter of 2024, and 3 in the 2023 quarter.", ["2024-Q3", "2023-Q3"]),
        ("It lost 3 in the 2023 period.", ["2023"]),
        # Ranges.
        ("It ran from Monday until Friday.", ["2025-05-05", "2025-05-09"]),
        ("It will run from Friday to Tuesday.", ["2025-05-16", "2025-05-20"]),
        ("It is shut Saturday to Monday, and will be till spring.", ["2025-05-10", "2025-05-12"]),
        ("It ran from Jan. 4 to 7, 2019.", ["2019-01-04", "2019-01-07"]),
        ("It met on March 1, 2 and 3.", ["2025-03-01", "2025-03-02", "2025-03-03"]),
        ("It met on May 5 and 6 people came.", ["2025-05-05"]),
        ("It grew between 2009 and 2011.", ["2009", "2011"]),
        # Tense.
        ("They signed an agreement to leave in December.", ["2025-12"]),
        ("It had been due to open on Monday.", ["2025-05-12"]),
        ("A still unspecified number will come on Monday.", ["2025-05-19"]),
        ("He was told of cuts in June.", ["2025-06"]),
        ("He was sacked in September.", ["2024-09"]),
        ("They would have met on Monday.", ["2025-05-12"]),
        ("They won't meet until Monday.", ["2025-05-19"]),
        ("We\u2019ll meet on Monday.", ["2025-05-19"]),
    ],
)
def test_values_in_context(text: str, values: list[str]) -> None:
    """Times are read from the publication date, or from the time that the text has just spoken of."""
    assert [t.value for t in read(text, WEDNESDAY)] == values


@pytest.mark.parametrize(
    "piece",
    [
        "the next day", "Two days earlier", "that Friday", "at 10 p.m.", "Easter", "a year earlier",
        "the 1990 period", "Feb. 29", "the previous century", "Monday to Friday",
        "three days after Christmas", "0737 GMT", "10000 years later", "999 weeks ago",
        "the day before 1900", "January 1, 0001", "9999", "12/31/99", "two hours later",
        "the fifth Sunday of February",
    ],
)  # fmt: skip
@settings(deadline=None)  # the first feast loads the library of holidays
@given(published=st.none() | st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_reading_times_is_total(piece: str, published: date | None) -> None:
    """No time raises, whatever the day of publication; read twice in a row, each is found and keeps its place."""
    text = f"It was {piece}. He said {piece} again."
    for timex in read(text, published):
        assert text[timex.start : timex.end] == timex.text


words = st.sampled_from(
    [
        "the", "last", "next", "that", "of", "two", "1990", "31", "Feb.", "May", "Monday", "day", "days",
        "year", "Easter", "before", "after", "ago", "later", "to", "and", ",", ".", "first", "quarter",
        "p.m.", "GMT", "night", "every", "fiscal", "early", "-",
    ]
)  # fmt: skip


@settings(deadline=None)
@given(st.lists(words, max_size=14), st.dates(date(1900, 1, 1), date(2100, 12, 31)), st.booleans())
def test_reading_is_total(pieces: list[str], published: date, close: bool) -> None:
    """No heap of temporal words raises; what is found is in order, apart, and resolves or does not, without a fault."""
    text = ("" if close else " ").join(pieces)
    found = read(text, published)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
    for timex in found:
        resolve(timex, published)
        resolve(timex, None)


@settings(deadline=None)
@given(st.text(max_size=80), st.none() | st.dates())
def test_any_text_is_read(text: str, published: date | None) -> None:
    """No text raises, with any day of publication or none."""
    assert all(text[t.start : t.end] == t.text for t in read(text, published))


@given(st.dates(date(1901, 1, 2), date(2099, 12, 30)), st.integers(1, 400))
def test_days_are_counted_over_leap_days_and_years(published: date, count: int) -> None:
    """So many days ago is so many days back, over 29 February, New Year and the nights when clocks change."""
    first, second = read(
        f"It came {count} days ago. It went {count} days after {published:%B} {published.day}.", published
    )
    assert first.value == (published - timedelta(days=count)).isoformat()
    assert second.value == (published + timedelta(days=count)).isoformat()


@given(st.dates(date(1901, 1, 1), date(2099, 12, 31)))
def test_weeks_and_months_meet_at_their_edges(published: date) -> None:
    """Yesterday, today and tomorrow follow each other; so do last, this and next week, month and year."""
    for names in (
        ("yesterday", "today", "tomorrow"), ("last week", "this week", "next week"),
        ("last month", "this month", "next month"), ("last year", "this year", "next year"),
    ):  # fmt: skip
        past, now, coming = (resolve(t, published) for t in read(". ".join(names), published))
        assert past is not None
        assert now is not None
        assert coming is not None
        assert (past.end, now.end) == (now.start, coming.start)


def test_undated_text() -> None:
    """Without a publication date, full dates have their values and the rest stay open for later."""
    assert [t.value for t in read("He met him on Friday, the first time since March 2022.", None)] == [
        "XXXX-WXX-5",
        "2022-03",
    ]


@pytest.mark.parametrize("text", ["He signed it on February 29, 2022.", "from 28 Feb 2022 to 29 Feb 2022"])
def test_a_day_that_is_not_on_the_calendar_ends_nothing(text: str) -> None:
    """A slip of the pen is given as written, and resolves to nothing."""
    found = read(text, date(2022, 5, 14))
    assert found[-1].value == "2022-02-29"
    assert resolve(found[-1], date(2022, 5, 14)) is None


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("On 3 May 12 people died.", ["3 May"]),
        ("On the 3rd May 12 people died.", ["the 3rd May"]),
        ("On Monday 3 May 12 people died.", ["Monday 3 May"]),
        ("On May 12 people voted.", ["May 12"]),
        ("In 2011 May 12 was a Sunday.", ["2011", "May 12", "Sunday"]),
    ],
)
def test_a_month_behind_its_day_takes_no_other(text: str, times: list[str]) -> None:
    """What follows a date that gives the day first is a count, not the day of its month."""
    assert [t.text for t in read(text, WEDNESDAY)] == times
