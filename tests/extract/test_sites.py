"""Bearings as they are read: direction, place and distance."""

from collections.abc import Callable

import pytest

from checker.extract import extract, segment
from checker.extract.sentences import Parser
from checker.model import Article, SiteValue

Story = Callable[..., Article]

CASES = [
    ("The ship sank 14 miles north of Turku.", "turku", 0.0, 22530.8),
    ("The ship sank 55 kilometres (34 miles) west of the town of Turku.", "turku", 270.0, 55000.0),
    ("The ship sank about 14 km north-northeast of Turku.", "turku", 22.5, 14000.0),
    ("The ship sank southeast of San Remo.", "san remo", 135.0, None),
    ("The ship sank north-west of Turku.", "turku", 315.0, None),
]


@pytest.mark.parametrize(("text", "place", "bearing", "away"), CASES)
def test_a_bearing_is_read(  # noqa: PLR0917
    text: str, place: str, bearing: float, away: float | None, parser: Parser, story: Story
) -> None:
    """The direction becomes degrees from north, the distance metres; brackets and "the town of" are read over."""
    (value,) = _sites(text, parser, story)
    assert (value.name, value.bearing) == (place, bearing)
    assert value.away == (None if away is None else pytest.approx(away, abs=0.1))


@pytest.mark.parametrize(
    "text", ["The south of Italy is warm.", "He lives in the north of town.", "A north-south of Turku."]
)
def test_what_is_no_bearing(text: str, parser: Parser, story: Story) -> None:
    """A part of a place, a place without a name and opposite points give no bearing."""
    assert not _sites(text, parser, story)


def _sites(text: str, parser: Parser, story: Story) -> list[SiteValue]:
    claims = extract(story(text), segment(story(text), parser))
    return [c.value for c in claims if isinstance(c.value, SiteValue)]
