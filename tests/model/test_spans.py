"""Where in a file an article's text stands, and what is said about it."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from checker.model import Article, Mark, Publication, PublishedFrom, Unit


def article(unit: Unit, *marks: Mark) -> Article:
    """Give an article of three lines."""
    return Article(
        id="a",
        path="a.pdf",
        story=0,
        title="",
        published=None,
        published_from=PublishedFrom.UNKNOWN,
        origin="a",
        text="One.\nTwo.\nThree.",
        paragraphs=(),
        unit=unit,
        marks=marks,
    )


@pytest.mark.parametrize(
    ("one", "line", "where"),
    [
        (article(Unit.LINE), 2, "a.pdf:2"),
        (article(Unit.LINE, Mark(0, 7), Mark(5, 9)), 9, "a.pdf:9"),
        (article(Unit.PAGE, Mark(0, 1), Mark(5, 2), Mark(10, 3)), 2, "a.pdf, page 2"),
        (article(Unit.PARAGRAPH, Mark(0, 4)), 2, "a.pdf, paragraph 4"),
        (article(Unit.PARAGRAPH, Mark(6, 4)), 2, "a.pdf, paragraph 4"),
    ],
)
def test_a_place_is_told_as_a_person_looks_for_it(one: Article, line: int, where: str) -> None:
    """By the line of the file, or where that has none, by its page or paragraph."""
    assert (one.line(5), str(one.located(5))) == (line, where)


@pytest.mark.parametrize("when", [date(2024, 6, 5), datetime(2024, 6, 5, tzinfo=UTC), datetime(2024, 6, 5), None])  # noqa: DTZ001
def test_a_day_without_a_time_stays_one(when: date | None) -> None:
    """Written as JSON and read again, a day is a day and midnight is a moment."""
    said = Publication(updated=when)
    again = Publication.model_validate(said.model_dump(mode="json"))
    assert (again, type(again.updated)) == (said, type(when))


def test_versions_of_an_item_sort_by_their_number_and_else_by_their_time() -> None:
    """Ten comes after nine; where versions are no numbers, the later moment counts, whatever its time zone."""
    two = timezone(timedelta(hours=2))
    ranks = [
        Publication(version="x", updated=datetime(2025, 5, 14, 11, tzinfo=two)).rank,  # nine in Greenwich
        Publication(updated=datetime(2025, 5, 14, 10, tzinfo=UTC)).rank,
        Publication(published_at=datetime(2025, 5, 15, 10)).rank,  # noqa: DTZ001 - as a page may give it
        Publication(updated=date(2025, 5, 16)).rank,
        Publication(version="9", updated=datetime(2025, 5, 20, tzinfo=UTC)).rank,
        Publication(version="10").rank,
    ]
    assert ranks == sorted(ranks)
    assert len(set(ranks)) == len(ranks)
    assert Publication(updated=datetime.min.replace(tzinfo=two)).rank  # before the calendar begins in Greenwich
