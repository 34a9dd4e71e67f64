"""Dating undated stories by inference: from their own text, and from dated stories about the same event."""

from collections.abc import Callable
from datetime import date

import pytest

from checker.model import PublishedFrom
from tests.match.conftest import Matched, Texts

Match = Callable[[Texts], Matched]
MET = "Anna Berg and Peter Holm met in Vienna on Wednesday about the dam."
LENDER = "Anna Berg met Peter Holm in Vienna on Wednesday. They talked about the dam."
OTHER = "A mill burned in Ghent on Wednesday. Three workers died."
MAY_15 = date(2025, 5, 15)

# The page; the day that its own text allows.
OWN = [
    pytest.param(
        "Anna Berg and Peter Holm met in Vienna on Wednesday (May 14).\n\nFile photo from 3 March 2025.",
        date(2025, 5, 14),
        id="a weekday with its date, and the year from a caption",
    ),
    pytest.param("Anna Berg and Peter Holm met in Vienna on Wednesday (May 14).", None, id="no year anywhere"),
    pytest.param("Anna Berg and Peter Holm met in Vienna on 14 May.\n\nPhoto: 3 March 2025.", None, id="no weekday"),
    pytest.param("Anna Berg and Peter Holm met in Vienna on Wednesday.\n\nPhoto: 3 March 2025.", None, id="no date"),
]


@pytest.mark.parametrize(("text", "day"), OWN)
def test_a_storys_own_text_dates_it(matched: Match, text: str, day: date | None) -> None:
    """A weekday beside a day of a month tells the year, near a full date printed on the page; less does not."""
    (article,) = matched([(text, None)]).articles
    assert article.published == day


def test_a_year_in_which_the_weekday_does_not_fit_is_not_taken(matched: Match) -> None:
    """Where no year near the printed one has that weekday on that date, the story stays undated."""
    text = "Anna Berg and Peter Holm met in Vienna on Wednesday (May 14).\n\nFile photo from 3 March 2019."
    assert matched([(text, None)]).articles[0].published is None


def test_a_dated_story_lends_its_date(matched: Match) -> None:
    """The Wednesday of an undated story is the one nearest to the day of the story about the same event."""
    first, _ = matched([(MET, None), (LENDER, MAY_15)]).articles
    assert (first.published, first.published_from) == (date(2025, 5, 14), PublishedFrom.INFERRED)


@pytest.mark.parametrize("lent", [date(2025, 5, 12), date(2025, 5, 14), date(2025, 5, 17)])
def test_the_nearest_weekday_is_taken(matched: Match, lent: date) -> None:
    """Whether the other story comes out before or after, the weekday within three days of it is meant."""
    lender = LENDER.replace("on Wednesday", "on 14 May 2025")
    assert matched([(MET, None), (lender, lent)]).articles[0].published == date(2025, 5, 14)


UNDATED = [
    pytest.param(MET.replace(" on Wednesday", ""), [(LENDER, MAY_15)], id="no weekday"),
    pytest.param(MET, [(OTHER, MAY_15)], id="no story about the event"),
    pytest.param(MET, [(LENDER, MAY_15), (LENDER, date(2024, 5, 16))], id="two stories that lend two dates"),
    pytest.param(f"{MET} They first met on 1 June 2025.", [(LENDER, MAY_15)], id="a past day later than the date lent"),
    pytest.param(MET, [], id="no other story"),
]


@pytest.mark.parametrize(("text", "others"), UNDATED)
def test_a_story_stays_undated_rather_than_guessed(matched: Match, text: str, others: list[tuple[str, date]]) -> None:
    """Without a weekday, without a related story, or with two that disagree, nothing is inferred."""
    first = matched([(text, None), *others]).articles[0]
    assert (first.published, first.published_from) == (None, PublishedFrom.UNKNOWN)


def test_stories_that_lend_the_same_day_agree(matched: Match) -> None:
    """Two dated stories of one week lend one Wednesday."""
    done = matched([(MET, None), (LENDER, MAY_15), (LENDER.replace("about", "of"), date(2025, 5, 16))])
    assert done.articles[0].published == date(2025, 5, 14)


def test_a_stated_date_is_left_alone(matched: Match) -> None:
    """Inference touches only stories without a date."""
    done = matched([(MET, date(2025, 5, 16)), (LENDER, MAY_15)])
    assert [(a.published, a.published_from) for a in done.articles] == [
        (date(2025, 5, 16), PublishedFrom.METADATA),
        (MAY_15, PublishedFrom.METADATA),
    ]
