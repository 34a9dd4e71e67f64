"""The first to do something is a rank like the second; other firsts are told as recency, or rank nothing."""

from collections.abc import Callable

import pytest

from checker.extract import extract, segment
from checker.extract.sentences import Parser
from checker.model import AmountValue, Article

Story = Callable[..., Article]


def ordinals(text: str, parser: Parser, story: Story) -> list[tuple[str, float]]:
    """Give the noun and the number of each ordinal that a text claims."""
    article = story(text)
    values = [c.value for c in extract(article, tuple(segment(article, parser)))]
    amounts = [v.quantity for v in values if isinstance(v, AmountValue)]
    return [(q.noun, q.number) for q in amounts if q.unit == "ordinal"]


@pytest.mark.parametrize(
    ("text", "claimed"),
    [
        ("Holm is the first woman to lead the bank.", [("woman", 1)]),
        ("Holm became the first Finnish-Swedish woman to be elected to the board.", [("woman", 1)]),
        ("Holm became the second Finnish-Swedish woman to be elected to the board.", [("woman", 2)]),
    ],
)
def test_the_first_to_do_something_is_a_rank(
    parser: Parser, story: Story, text: str, claimed: list[tuple[str, float]]
) -> None:
    """An infinitive says of what row the first is one, as it does for the second."""
    assert ordinals(text, parser, story) == claimed


@pytest.mark.parametrize(
    "text",
    [
        "Brasa scored twice in the first half.",
        "The first round was held in Oslo.",
        "Her first decision was to leave.",
        "Holm is the first woman to lead the bank since 1987.",
        "It was the second strike in two months.",
    ],
)
def test_other_firsts_are_no_ranks_without_a_time(parser: Parser, story: Story, text: str) -> None:
    """A first of something is an adverb or a part; what is ranked within a time is a claim of recency alone."""
    assert ordinals(text, parser, story) == []
