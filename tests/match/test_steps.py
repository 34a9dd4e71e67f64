"""Steps of one course of events, and claims that only seem to be of one fact."""

from collections.abc import Callable
from datetime import date

import pytest

from checker.match import steps
from checker.model import ClockValue, ValueKind
from tests.match.conftest import Matched, Texts

Match = Callable[[Texts], Matched]
DAY = date(2025, 5, 16)

PAIRED = [
    (["Anna Berg was born on 4 May 1950.\n\nAnna Berg died on 3 June 2020."], 1),
    (["Anna Berg was born on 4 May 1950.\n\nPeter Holm died on 3 June 2020."], 0),
    (["Berg was born on 4 May 1950.\n\nBerg died on 3 June 2020."], 0),
    (["The siege of Ghent began on 9 May.", "The siege of Ghent ended on 3 May."], 1),
    (["The siege of Ghent began on 9 May.", "The siege of Bruges ended on 3 May."], 0),
    (["The siege of Ghent began on 9 May.", "The strike of miners in Ghent ended on 3 May."], 0),
    (["The siege of Ghent began on 9 May.", "The siege of Ghent began on 3 May."], 0),
    (["Applications open on 9 May.\n\nThe deadline for applications is 3 May."], 1),
    (["Applications open on 9 May.\n\nThe deadline for late payments is 3 May."], 0),
]


@pytest.mark.parametrize(("texts", "pairs"), PAIRED)
def test_steps_are_paired_within_and_across_stories(matched: Match, texts: list[str], pairs: int) -> None:
    """Two dated steps make a pair if they happen to one full name, or to one event told in the same words."""
    line = matched([(text, DAY) for text in texts])
    assert len(steps(line.claims, line.related)) == pairs


def test_the_earlier_step_comes_first(matched: Match) -> None:
    """Whichever is told first, the left claim is of the earlier step."""
    line = matched([("The siege of Ghent ended on 3 May.\n\nThe siege of Ghent began on 9 May.", DAY)])
    (pair,) = steps(line.claims, line.related)
    assert "began" in pair.left.span.text


def test_stories_that_are_not_related_share_no_course(matched: Match) -> None:
    """A birth in one story and a death in another that has nothing to do with it are two people's."""
    far = "Wheat prices fell in Chicago as rain came. " * 3
    line = matched([("Anna Berg was born on 4 May 1950.", DAY), (f"{far}Anna Berg died on 3 May 1940.", DAY)])
    none = line.related.__class__({}, line.related.weights, line.related.rarest)
    assert not steps(line.claims, none)


def test_a_start_and_an_end_are_not_two_dates_of_one_event(matched: Match) -> None:
    """The day on which a siege began and that on which it ended are both right."""
    line = matched([("The siege of Ghent began on 9 May.", DAY), ("The siege of Ghent ended on 13 May.", DAY)])
    assert line.of(ValueKind.DATE) == set()


BURNED = "The old mill of Nordvia in Ghent burned"


@pytest.mark.parametrize(
    ("left", "right", "found"),
    [
        ("at 9 a.m.", "at 9 p.m.", 1),
        ("at 9 a.m. on Monday", "at 9 p.m. on Monday", 1),
        ("at 9 a.m. on Monday", "at 9 p.m. on Thursday", 0),
    ],
)
def test_hours_of_two_days_are_not_compared(matched: Match, left: str, right: str, found: int) -> None:
    """An hour of another day is another occasion; without a day it may be of the same."""
    line = matched([(f"{BURNED} {left}.", DAY), (f"{BURNED} {right}.", DAY)])
    assert sum(isinstance(p.left.value, ClockValue) for p in line.pairs) == found


PAID = "Nordvia bought the old mill in Ghent for"


@pytest.mark.parametrize(
    ("left", "right", "found"),
    [("$83 million", "$80 million", 1), ("$83 million", "$80 million a year", 0), ("$83 million", "€83 million", 1),
     ("$83 million", "€80 million", 0)],
)  # fmt: skip
def test_sums_are_of_one_thing(matched: Match, left: str, right: str, found: int) -> None:
    """A sum in all is not compared with one each year; two currencies only where the figure is the same."""
    line = matched([(f"{PAID} {left}.", DAY), (f"{PAID} {right}.", DAY)])
    assert len(line.of(ValueKind.MONEY)) == found


@pytest.mark.parametrize(
    ("left", "right", "found"),
    [("10 km deep", "40 km deep", 1), ("10 km deep", "40 km from Visby", 0), ("10 km deep", "40 percent harder", 0)],
)
def test_measures_are_of_one_attribute(matched: Match, left: str, right: str, found: int) -> None:
    """A depth is compared with a depth, not with a distance."""
    line = matched([(f"The quake hit Gotland {left}.", DAY), (f"The quake hit Gotland {right}.", DAY)])
    assert len(line.of(ValueKind.COUNT)) == found
