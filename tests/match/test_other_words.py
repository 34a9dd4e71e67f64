"""One value told in other words is one fact where enough of its surroundings is shared."""

from collections.abc import Callable
from datetime import date

import pytest

from checker.match.other_words import FAINTEST, SUREST
from checker.model import ValueKind
from tests.match.conftest import Matched, Texts

Match = Callable[[Texts], Matched]
FRIDAY = date(2025, 5, 16)
DATE, DURATION, COUNT, MONEY = ValueKind.DATE, ValueKind.DURATION, ValueKind.COUNT, ValueKind.MONEY
ELSEWHERE = "A ferry ran aground off Gotland. Nobody was hurt, the coast guard said."

TOLD_TWICE = [
    pytest.param(
        DATE,
        "The chemist Anna Berg founded the Lund Clinic for Burns on 3 March 2019.",
        "The Lund Clinic for Burns, where Anna Berg works, goes back to 3 March 2019.",
        id="a day",
    ),
    pytest.param(
        DATE,
        "The fire in the Holm mill at Ghent was reported by a baker at 3:33 a.m.",
        "At 3:33 a.m. a baker woke to flames and a fire in the Holm mill at Ghent.",
        id="a time of day",
    ),
    pytest.param(
        MONEY,
        "The tax office of Ghent assessed the old Holm mill at $380,600.",
        "The old Holm mill of Ghent was worth $380,600.",
        id="a sum",
    ),
    pytest.param(
        DATE,
        "The chemist Anna Berg founded the Lund Clinic for Burns in 2019.",
        "The Lund Clinic for Burns, where the chemist Anna Berg works, goes back to 2019.",
        id="a year, with more around it",
    ),
]
TOLD_APART = [
    pytest.param(
        DATE,
        "The chemist Anna Berg founded the Lund Clinic for Burns on 3 March 2019.",
        "The Lund Clinic for Burns, where Anna Berg works, goes back to 4 April 2018.",
        id="another day",
    ),
    pytest.param(
        MONEY,
        "The tax office of Ghent assessed the old Holm mill at $380,600.",
        "The old Holm mill of Ghent was worth $480,600.",
        id="another sum",
    ),
    pytest.param(
        DATE,
        "The fire in the Holm mill at Ghent was reported by a baker at 3:33 a.m.",
        "At 4:33 a.m. a baker woke to flames and a fire in the Holm mill at Ghent.",
        id="another time of day",
    ),
    pytest.param(
        DATE,
        "A baker in Ghent married a nurse on 3 March 2019.",
        "A court in Turin freed a smuggler on 3 March 2019.",
        id="one day, two facts",
    ),
    pytest.param(
        DATE,
        "The mayor of Ghent opened a bridge on Thursday.",
        "The mayor of Ghent slept badly on Thursday.",
        id="the day of the news is everybody's",
    ),
    pytest.param(
        MONEY,
        "The tax office of Ghent never assessed the old Holm mill at $380,600.",
        "The old Holm mill of Ghent was worth $380,600.",
        id="denied",
    ),
]


def faint(found: Matched, kind: ValueKind) -> list[float]:
    """Give the scores of the pairs of one kind that were found by their value."""
    return [
        p.score for p in found.pairs if p.left.kind is kind and any("in other words" in reason for reason in p.reasons)
    ]


@pytest.mark.parametrize(("kind", "left", "right"), TOLD_TWICE)
def test_one_value_in_like_surroundings_makes_a_pair(matched: Match, kind: ValueKind, left: str, right: str) -> None:
    """Two sentences that share no event but names, rare words and a value tell one fact, if not surely."""
    scores = faint(matched([(left, FRIDAY), (right, FRIDAY), (ELSEWHERE, FRIDAY)]), kind)
    assert scores
    assert all(FAINTEST <= score <= SUREST for score in scores)


@pytest.mark.parametrize(("kind", "left", "right"), TOLD_APART)
def test_other_values_or_surroundings_make_none(matched: Match, kind: ValueKind, left: str, right: str) -> None:
    """Like surroundings with another value, or one value in other surroundings, pair nothing by the value."""
    assert faint(matched([(left, FRIDAY), (right, FRIDAY), (ELSEWHERE, FRIDAY)]), kind) == []
