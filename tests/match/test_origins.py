"""Copies of one story share an origin, and so do an agency's stories of one event."""

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
RETOLD = (
    "In Vienna on Wednesday, Peter Holm received Anna Berg. They spoke for two hours about the wall of the dam, "
    "which engineers believe to be too weak, and found that it should be mended this year at common cost."
)
CASES = [
    pytest.param(STORY, True, id="the same text"),
    pytest.param(STORY.replace("two hours", "almost three hours"), True, id="one fact changed"),
    pytest.param(f"{STORY} The agency adds that the work will begin in June.", True, id="a sentence added"),
    pytest.param(STORY.upper(), True, id="in capitals"),
    pytest.param(
        RETOLD,
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


LEAD = "A mill burned down in the old harbour of Ghent on Sunday night, and three workers were hurt. "
REST = (
    "The fire brigade had forty men at the scene and needed six hours to put the flames out. "
    "The mill was built in 1886 and had stood empty for most of the past ten years. "
    "A spokesman for the city said that the ruins would have to come down within the week. "
)
OTHER = (
    "Nobody in the street slept. Jan Maes stood at his window from midnight to dawn and watched the roof go. "
    "He had worked there as a boy. He said that the smoke came in through the letter box. "
    "The baker next door carried coffee to the firemen, and the school stayed shut on Monday. "
    "Three workers were hurt, one of them badly, when a wall fell on them. "
)


def test_a_shortened_reprint_has_the_origin_of_the_whole(matched: Match) -> None:
    """A story most of whose sentences stand in another is no second source, however long that other is."""
    first, second = matched(
        [(LEAD + REST + OTHER + OTHER.replace("Jan", "Piet"), FRIDAY), (LEAD + REST, FRIDAY)]
    ).articles
    assert first.origin == second.origin


def test_a_story_with_one_sentence_of_another_is_its_own(matched: Match) -> None:
    """A line from a wire story within a paper's own report does not make it a copy."""
    first, second = matched([(LEAD + REST, FRIDAY), (LEAD + OTHER, FRIDAY)]).articles
    assert first.origin != second.origin


SAID = [
    "“We had forty men at the scene and needed six hours to put the flames out,” said Anna Berg, the fire chief.",
    "“The mill had stood empty for most of the past ten years,” Anna Berg said.",
    "“We do not know yet why it began to burn on Sunday night,” Anna Berg said.",
]


@pytest.mark.parametrize(("shared", "one"), [(3, True), (2, False)])
def test_stories_that_share_most_of_their_quotations_are_of_one_source(matched: Match, shared: int, one: bool) -> None:
    """Whoever was there chooses words of his own; two long quotations in common may still be chance."""
    own = "“I carried coffee to the firemen all through the night,” Jan Maes said."
    texts = [" ".join([LEAD, *SAID]), " ".join([OTHER, *SAID[:shared], own])]
    first, second = matched([(text, FRIDAY) for text in texts]).articles
    assert (first.origin == second.origin) is one


@pytest.mark.parametrize(
    ("ours", "theirs", "one"),
    [
        ("GHENT, Belgium (AP) - {}", "By Eva Stone, Associated Press\n\n{}", True),
        ("GHENT (Reuters) - {}", "{}\n\n(Reuters)", True),
        ("GHENT (Reuters) - {}", "{}\n\nWith input from Reuters", True),
        ("GHENT (Reuters) - {}", "GHENT (AP) - {}", False),
        ("GHENT (Reuters) - {}", "{}\n\nWith input from agencies", False),
        ("GHENT (Reuters) - {}", "{}\n\nWith input from Reuters and AFP\n\n(AFP)", False),
    ],
)
def test_stories_of_one_agency_on_one_event_share_an_origin(matched: Match, ours: str, theirs: str, one: bool) -> None:
    """However each is worded, what they agree on has one source; of no agency, another or several nothing follows."""
    first, second = matched([(ours.format(STORY), FRIDAY), (theirs.format(RETOLD), FRIDAY)]).articles
    assert (first.origin == second.origin) is one


def test_stories_of_one_agency_on_other_events_are_apart(matched: Match) -> None:
    """An agency writes about everything."""
    other = "OSLO (AP) - Anna Berg and Peter Holm signed a treaty on fish in Oslo. The parliament will vote in June."
    first, second = matched([(f"GHENT (AP) - {LEAD}{REST}", FRIDAY), (other, FRIDAY)]).articles
    assert first.origin != second.origin


def test_what_is_credited_to_two_agencies_is_never_one(matched: Match) -> None:
    """Like texts under the names of different agencies: a mistake, perhaps, but not ours to mend."""
    first, second = matched([(f"GHENT (AP) - {STORY}", FRIDAY), (f"GHENT (AFP) - {STORY}", FRIDAY)]).articles
    assert first.origin != second.origin


def test_a_copy_between_two_agencies_goes_with_one(matched: Match) -> None:
    """A story like both does not join what the agencies keep apart."""
    texts = [f"GHENT (AP) - {STORY}", f"GHENT (AFP) - {STORY}", STORY]
    assert [a.origin for a in matched([(text, FRIDAY) for text in texts]).articles] == ["a", "b", "a"]
