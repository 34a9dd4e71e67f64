"""How old somebody is, and who."""

from collections.abc import Callable

import pytest

from checker.extract import extract, segment
from checker.extract.sentences import Parser
from checker.model import AmountValue, Article, Claim, Factuality

AGES = [
    ("Anna Berg, 49, said the bridge was closed.", [("anna berg", 49)]),
    ("Anna Berg (49) said the bridge was closed.", [("anna berg", 49)]),
    ("The bridge was closed by 49-year-old Anna Berg.", [("anna berg", 49)]),
    ("The judge freed Anna Berg, 49, and Peter Holm, 51.", [("anna berg", 49), ("peter holm", 51)]),
    ("Anna Berg may have sold the farm. Berg, 49, denies it.", [("anna berg", 49)]),
    ("A 49-year-old woman closed the bridge.", []),
    ("Anna Berg won 49, Peter Holm lost.", []),
    ("Anna Berg, 1949, is the title of the film.", []),
    ("On May 12, 49 people met Anna Berg.", []),
]


def _claims(parser: Parser, story: Callable[..., Article], text: str) -> list[Claim]:
    article = story(text)
    return [c for c in extract(article, segment(article, parser)) if c.proposition.predicate == "age"]


@pytest.mark.parametrize(("text", "expected"), AGES)
def test_ages_go_with_their_person(
    parser: Parser, story: Callable[..., Article], text: str, expected: list[tuple[str, int]]
) -> None:
    """An age counts where a name stands beside it, and for that person alone."""
    found = _claims(parser, story, text)
    got = [
        (c.proposition.participants[0].name, c.value.quantity.number) for c in found if isinstance(c.value, AmountValue)
    ]
    assert sorted(got) == sorted(expected)


def test_an_age_is_told_as_a_fact(parser: Parser, story: Callable[..., Article]) -> None:
    """Doubt about what somebody did is no doubt about how old they are."""
    (claim,) = _claims(parser, story, "Anna Berg, 49, may have sold the farm.")
    assert claim.factuality is Factuality.CERTAIN
