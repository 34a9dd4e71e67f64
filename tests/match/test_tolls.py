"""Tolls of one event in two stories."""

from collections.abc import Callable
from datetime import date

import pytest

from checker.match import tolls
from checker.model import Article
from tests.match.conftest import Line

Story = Callable[..., Article]

SCENE = (
    " The storm Ada tore roofs from houses in Visby and cut power to the island of Gotland, the mayor of Visby said."
)
EARLY, LATE = date(2024, 3, 1), date(2024, 3, 2)

# left, right, whether they are paired
CASES = [
    ("At least one person died.", "The mayor told us: “We have recorded 24 people dead.”", True),
    ("At least one person died.", "Five people were confirmed dead in all of Sweden.", True),
    ("Five people were injured.", "Nine people died.", False),
    ("Six children died.", "Nine people died.", False),
    ("Five people may have died.", "Nine people died.", False),
    ("Five people died.", "A storm of January 2005 killed 18 people.", False),
    ("Five people died.", "Five people died.", False),
]


@pytest.mark.parametrize(("left", "right", "holds"), CASES)
def test_tolls_of_one_kind_are_paired(left: str, right: str, holds: bool, line: Line, story: Story) -> None:
    """Different figures for everybody who died, whatever the words; no parts, guesses, plights or other storms."""
    found = line([story(left + SCENE, EARLY, "a"), story(right + SCENE, LATE, "b")])
    assert bool(tolls(found.claims, found.related)) is holds


@pytest.mark.parametrize("day", [None, date(2024, 6, 1)])
def test_an_undated_story_or_one_of_months_later_has_another_toll(day: date | None, line: Line, story: Story) -> None:
    """Without an order of publication nothing rises, and months later it is another storm."""
    found = line([story("At least one person died." + SCENE, EARLY, "a"), story("Nine people died." + SCENE, day, "b")])
    assert not tolls(found.claims, found.related)
