"""Scores as claims: results, votes and records, with both of their sides."""

from collections.abc import Callable
from datetime import date

import pytest

from checker.extract import extract, segment
from checker.extract.sentences import Parser
from checker.model import Article, ScoreValue

Story = Callable[..., Article]

SCORES = [
    ("Anna Berg led the team to a 162-139 record.", [("record", 162, 139)]),
    ("Anna Berg led the team to a 139-162 record.", [("record", 139, 162)]),
    ("Anna Berg posted a record of 43-39.", [("record", 43, 39)]),
    ("The Rovers (11-5) lost to the Wanderers (9-7).", [("record", 11, 5), ("record", 9, 7)]),
    ("Hull lost 1-3 to Turku.", [("result", 3, 1)]),
    ("Hull lost 3-1 to Turku.", [("result", 3, 1)]),
    ("Turku won 6-4, 7-5.", [("result", 6, 4), ("result", 7, 5)]),
    ("The council voted 52 to 48 for the bridge.", [("vote", 52, 48)]),
    ("Ages 5-7 may enter.", []),
    ("It has a 50-50 chance.", []),
    ("The 2002-03 season was long.", []),
]


@pytest.mark.parametrize(("text", "scores"), SCORES)
def test_a_score_is_told_with_both_sides(
    parser: Parser, story: Story, text: str, scores: list[tuple[str, int, int]]
) -> None:
    """A record keeps its order; of a result and a vote the larger side comes first."""
    article = story(text, date(2025, 5, 16))
    values = (c.value for c in extract(article, segment(article, parser)))
    told = sorted((v.mention.start, v.of, v.first, v.second) for v in values if isinstance(v, ScoreValue))
    assert [tuple(score[1:]) for score in told] == scores
