"""States of one course in two stories: what overtakes what."""

from collections.abc import Callable
from datetime import date

import pytest

from checker.match import states
from checker.model import Article
from tests.match.conftest import Line

Story = Callable[..., Article]
Pairs = Callable[..., set[tuple[str, ...]]]

SCENE = " The old theatre of Turku burned down on Friday, the fire brigade of Turku said."


@pytest.fixture
def paired(line: Line, story: Story) -> Pairs:
    """Give a function that gives the words of the paired states of two stories, of 1 and 2 March."""

    def run(left: str, right: str, days: tuple[int | None, int | None] = (1, 2)) -> set[tuple[str, ...]]:
        first, second = (None if day is None else date(2024, 3, day) for day in days)
        found = line([story(left + SCENE, first, "a"), story(right + SCENE, second, "b")])
        return {
            tuple(sorted(c.value.mention.text for c in (p.left, p.right)))  # type: ignore[union-attr]
            for p in states(found.claims, found.related)
        }

    return run


# left, right, the pair that is found, or None
CASES = [
    ("Lars Berg is at large.", "Police arrested Lars Berg.", ("arrested", "at large")),
    ("The suspect is at large.", "Police arrested Lars Berg.", ("arrested", "at large")),
    ("Lars Berg was arrested.", "Lars Berg was convicted.", ("arrested", "convicted")),
    ("Lars Berg is at large.", "Police arrested Eva Lund.", None),
    ("Lars Berg is expected to be charged.", "Lars Berg was charged.", ("charged", "charged")),
    ("Lars Berg was convicted.", "Lars Berg is expected to be charged.", None),
    ("Lars Berg was dismissed by Nordvia.", "Lars Berg resigned from Nordvia.", ("dismissed", "resigned")),
    ("Lars Berg was dismissed by Nordvia.", "Lars Berg resigned from Sampo.", None),
    ("Lars Berg was arrested.", "Lars Berg was convicted on 3 May 1998.", None),
]


@pytest.mark.parametrize(("left", "right", "pair"), CASES)
def test_states_of_one_bearer_are_paired(left: str, right: str, pair: tuple[str, ...] | None, paired: Pairs) -> None:
    """What the later story tells further on, or instead, of the same bearer; not what was so long before."""
    found = paired(left, right)
    assert (pair in found) if pair else not found


def test_the_later_story_comes_second_whatever_its_place(paired: Pairs) -> None:
    """The order of the paths does not matter, the days of publication do."""
    assert paired("Lars Berg was charged.", "Lars Berg was arrested.", (2, 1)) == {("arrested", "charged")}
    assert paired("Lars Berg was charged.", "Lars Berg was arrested.", (1, 2)) == set()
    assert paired("Lars Berg was charged.", "Lars Berg was arrested.", (None, None)) == {("arrested", "charged")}


def test_two_who_are_named_leave_a_description_open(paired: Pairs) -> None:
    """Where a story names two who were arrested, "the suspect" may still be either, but neither is Eva Lund's case."""
    left = "Lars Berg was arrested. Olli Salo was arrested."
    assert paired(left, "Eva Lund was convicted.") == set()


def test_a_description_stands_for_somebody_of_its_time(line: Line, story: Story) -> None:
    """Years later "the suspect" of a like story is another; somebody who is named is the same."""

    def found(left: str, right: str) -> int:
        told = line([story(left + SCENE, date(2024, 3, 1), "a"), story(right + SCENE, date(2029, 3, 1), "b")])
        return len(states(told.claims, told.related))

    assert not found("The suspect is at large.", "Police arrested the suspect.")
    assert found("Lars Berg is at large.", "Police arrested Lars Berg.")


def test_unrelated_stories_are_not_compared(line: Line, story: Story) -> None:
    """Somebody else's arrest in a story of something else is no news of this one."""
    found = line(
        [
            story("The robber of the bank in Oslo is at large.", date(2024, 3, 1), "a"),
            story("A man was convicted of smuggling whales to Peru.", date(2024, 3, 2), "b"),
        ]
    )
    assert not states(found.claims, found.related)
