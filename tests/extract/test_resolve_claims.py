"""Claims on the calendar: what is read against the day of publication, what needs no such day, and what cannot be."""

from collections.abc import Callable
from datetime import date

import pytest

from checker.extract import extract, resolve, segment
from checker.extract.sentences import Parser
from checker.model import (
    Article,
    PublishedFrom,
    RecencyForm,
    ResolvedClaim,
    ResolvedDate,
    ResolvedRecency,
    ValueKind,
)

Story = Callable[..., Article]
FRIDAY = date(2025, 5, 16)
Day = str | None


def resolved(text: str, published: date | None, parser: Parser, story: Story) -> list[ResolvedClaim]:
    """Give the resolved claims of a text."""
    article = story(text, published)
    return list(resolve(article, extract(article, segment(article, parser))))


def dates(text: str, published: date | None, parser: Parser, story: Story) -> list[ResolvedDate]:
    """Give the resolved dates of a text."""
    return [c.value for c in resolved(text, published, parser, story) if isinstance(c.value, ResolvedDate)]


def last(text: str, published: date | None, parser: Parser, story: Story) -> list[ResolvedRecency]:
    """Give the resolved recency of a text."""
    return [c.value for c in resolved(text, published, parser, story) if isinstance(c.value, ResolvedRecency)]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The mill closed on Tuesday.", "2025-05-13"),
        ("The mill will close on Tuesday.", "2025-05-20"),
        ("The mill closed yesterday.", "2025-05-15"),
        ("The mill closed on 3 April.", "2025-04-03"),
        ("The mill closed on 3 April 2024.", "2024-04-03"),
    ],
)
def test_a_date_is_read_against_the_day_of_publication(parser: Parser, story: Story, text: str, day: str) -> None:
    """Tense chooses among last and next; a full date is itself."""
    (found,) = dates(text, FRIDAY, parser, story)
    assert found.interval.start is not None
    assert found.interval.start.date().isoformat() == day


@pytest.mark.parametrize(
    ("text", "anchored"), [("The mill closed on Tuesday.", True), ("The mill closed on 3 April 2024.", False)]
)
def test_the_anchor_is_named_only_where_it_was_needed(parser: Parser, story: Story, text: str, anchored: bool) -> None:
    """A reader is told the day that a relative date was counted from; a full date was counted from none."""
    (found,) = dates(text, FRIDAY, parser, story)
    assert (found.anchor is not None) is anchored


def test_the_anchor_says_where_the_day_of_publication_comes_from(parser: Parser, story: Story) -> None:
    """An inferred day of publication is called inferred."""
    article = story("The mill closed on Tuesday.", FRIDAY).model_copy(update={"published_from": PublishedFrom.INFERRED})
    claims = resolve(article, extract(article, segment(article, parser)))
    (found,) = (c.value for c in claims if isinstance(c.value, ResolvedDate))
    assert found.anchor is not None
    assert (found.anchor.published, found.anchor.published_from) == (FRIDAY, PublishedFrom.INFERRED)


UNANCHORED = [
    ("The mill closed on Tuesday.", []),
    ("The mill closed yesterday.", []),
    ("The mill closed on 3 April 2024.", ["2024-04-03"]),
    ("The mill closed in March 2022.", ["2022-03-01"]),
    ("The mill closed on 3 April.", []),
]


@pytest.mark.parametrize(("text", "days"), UNANCHORED)
def test_an_undated_story_keeps_full_dates_only(parser: Parser, story: Story, text: str, days: list[str]) -> None:
    """Without a day of publication a weekday is no day at all, and its claim is dropped."""
    found = dates(text, None, parser, story)
    assert [f.interval.start.date().isoformat() for f in found if f.interval.start] == days


@pytest.mark.parametrize("kind", [ValueKind.STATEMENT, ValueKind.PLACE, ValueKind.COUNT])
def test_an_undated_story_keeps_what_has_no_date(parser: Parser, story: Story, kind: ValueKind) -> None:
    """Names, amounts and statements do not wait for a calendar."""
    found = resolved("Three miners died in Ghent on Tuesday.", None, parser, story)
    assert kind in {c.kind for c in found}


def test_each_claim_carries_the_day_of_its_article(parser: Parser, story: Story) -> None:
    """Rules ask which article is the later one."""
    found = resolved("Three miners died in Ghent on Tuesday.", FRIDAY, parser, story)
    assert {c.published for c in found} == {FRIDAY}


# The words; the form; the first day and the day after the last of the last occurrence; whether it surely lies within.
RECENCY: list[tuple[str, RecencyForm, Day, Day, bool]] = [
    ("It was the first visit since June 2019.", RecencyForm.FIRST, "2019-06-01", "2019-07-01", True),
    ("The two had not met since July 2018.", RecencyForm.NOT_SINCE, "2018-07-01", "2018-08-01", True),
    ("The two last met in 2021.", RecencyForm.LAST, "2021-01-01", "2022-01-01", True),
    ("Nobody has visited the hut since Tuesday.", RecencyForm.NOT_SINCE, "2025-05-13", "2025-05-14", True),
    ("It was the first visit since the war began in February 2014.", RecencyForm.FIRST, None, "2014-03-01", False),
    ("The two have not met since a truce was agreed in May 2018.", RecencyForm.NOT_SINCE, None, "2018-06-01", False),
    ("It was the first visit in more than three years.", RecencyForm.FIRST, "2021-05-16", "2022-05-16", False),
    ("The two had not met for more than three years.", RecencyForm.NOT_SINCE, "2021-05-16", "2022-05-16", False),
]


@pytest.mark.parametrize(("text", "form", "start", "end", "exact"), RECENCY)
def test_where_the_last_occurrence_lies(  # noqa: PLR0917
    parser: Parser, story: Story, text: str, form: RecencyForm, start: Day, end: Day, exact: bool
) -> None:
    """Since a date it lies within that date, since an event before its end, in D years that long before the article."""
    (found,) = last(text, FRIDAY, parser, story)
    ends = [None if e is None else e.date().isoformat() for e in (found.last.start, found.last.end)]
    assert (found.form, *ends, found.exact, found.now) == (form, start, end, exact, FRIDAY)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("It was the first visit since June 2019.", True),
        ("It was the first visit in more than three years.", False),
        ("Nobody has visited the hut since Tuesday.", False),
        ("The two last met in 2021.", True),
    ],
)
def test_an_undated_story_keeps_recency_that_names_its_date(
    parser: Parser, story: Story, text: str, kept: bool
) -> None:
    """Lengths of time and weekdays count back from a day that is not known; then the claim is dropped."""
    assert bool(last(text, None, parser, story)) is kept


def test_an_undated_story_speaks_from_no_day(parser: Parser, story: Story) -> None:
    """How long the silence lasted is not known where the day of publication is not."""
    (found,) = last("It was the first visit since June 2019.", None, parser, story)
    assert found.now is None
