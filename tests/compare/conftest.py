"""Claims read from short texts, and pairs of them."""

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

import pytest

from checker.extract import extract, resolve, segment
from checker.extract.sentences import Parser
from checker.match import unify_names
from checker.model import Article, ClaimPair, ClockValue, ResolvedClaim, SpellingValue, ValueKind

Story = Callable[..., Article]
Sides = tuple[ResolvedClaim, ResolvedClaim]


class Told(NamedTuple):
    """A text and the day that it was published, None where that is not known."""

    text: str
    published: date | None = date(2025, 5, 16)


Read = Callable[..., Sides]


@pytest.fixture
def sides(parser: Parser, story: Story) -> Read:
    """Give a function that reads the first claim of a kind from each of two texts.

    A fourth argument asks for values of one class; without it hours and spellings are left aside.
    """

    def read(kind: ValueKind, left: Told, right: Told, of: type | None = None) -> Sides:
        stories = [story(told.text, told.published, name) for told, name in ((left, "left"), (right, "right"))]
        raw = unify_names([c for a in stories for c in extract(a, segment(a, parser))])
        found = [c for a in stories for c in resolve(a, [c for c in raw if c.article == a.id]) if c.kind is kind]
        found = [
            c for c in found if (isinstance(c.value, of) if of else not isinstance(c.value, ClockValue | SpellingValue))
        ]
        first, second = (next(c for c in found if c.article == a.id) for a in stories)
        return first, second

    return read


def paired(sides: Sides, score: float = 0.9) -> ClaimPair:
    """Give the pair of two claims."""
    return ClaimPair(left=sides[0], right=sides[1], score=score, reasons=())
