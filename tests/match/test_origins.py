"""Copies of one story share an origin."""

from collections.abc import Callable
from datetime import date

import pytest

from checker.match import group_origins
from tests.match.conftest import Matched, Texts

Match = Callable[[Texts], Matched]
FRIDAY = date(2025, 5, 16)

STORY = (
    "Anna Berg and Peter Holm met in Vienna on Wednesday to talk about the dam. The meeting lasted two hours. "
    "The two mayors agreed that the wall must be repaired before the winter, and that both towns will pay for it. "
    "Engineers had warned in March that the wall would not stand another flood of the kind seen last year."
)
CASES = [
    pytest.param(STORY, True, id="the same text"),
    pytest.param(STORY.replace("two hours", "almost three hours"), True, id="one fact changed"),
    pytest.param(f"{STORY} The agency adds that the work will begin in June.", True, id="a sentence added"),
    pytest.param(STORY.upper(), True, id="in capitals"),
    pytest.param(
        "In Vienna on Wednesday, Peter Holm received Anna Berg. They spoke for two hours about the wall of the dam, "
        "which engineers believe to be too weak, and found that it should be mended this year at common cost.",
        False,
        id="the same news in other words",
    ),
    pytest.param("A mill burned down in Ghent on Sunday. Three workers were hurt.", False, id="another story"),
]


@pytest.mark.parametrize(("text", "shared"), CASES)
def test_near_copies_share_an_origin(matched: Match, text: str, shared: bool) -> None:
    """One wire story with small edits is one source; the same news told anew is another."""
    first, second = matched([(STORY, FRIDAY), (text, FRIDAY)]).articles
    assert (first.origin == second.origin) is shared


def test_three_copies_share_the_first_ones_origin(matched: Match) -> None:
    """However many copies there are, they count once."""
    done = matched([(STORY, FRIDAY)] * 3)
    assert {a.origin for a in done.articles} == {"a"}


@pytest.mark.parametrize("text", ["It rained.", "It rained!"])
def test_texts_of_a_few_words_are_no_copies(matched: Match, text: str) -> None:
    """Two stories of a few words each may use the same ones by chance."""
    assert [a.origin for a in matched([("It rained.", FRIDAY), (text, FRIDAY)]).articles] == ["a", "b"]


def test_articles_without_sentences_keep_their_origins(matched: Match) -> None:
    """Where nothing was parsed nothing is a copy."""
    articles = matched([(STORY, FRIDAY), (STORY, FRIDAY)]).articles
    bare = [a.model_copy(update={"origin": a.id}) for a in articles]
    assert [a.origin for a in group_origins(bare, {})] == ["a", "b"]
