"""Which claims of two stories are held to be about one fact."""

from collections.abc import Callable
from datetime import date, timedelta
from itertools import permutations

import pytest

from checker.match import match, within_sentences
from checker.match.occasions import compatible_days, days_told
from checker.model import Article, ValueKind
from tests.match.conftest import Line, Matched, Texts

Story = Callable[..., Article]
Match = Callable[[Texts], Matched]
FRIDAY = date(2025, 5, 16)
DATE, DURATION, COUNT, MONEY, RECENCY, QUOTE, ENTITY, PLACE, STATEMENT = ValueKind

MEETING = "Anna Berg and Peter Holm met in Vienna on Wednesday. The meeting of Berg and Holm lasted about two hours."
MEETING_TOO = (
    "Peter Holm held talks with Anna Berg in Vienna on Tuesday. The talks of Berg and Holm took forty minutes."
)
FIRE = "A fire destroyed a mill in Ghent on Wednesday. Three workers died in the fire. It burned for two hours."


def test_the_same_event_and_participants_make_a_pair(matched: Match) -> None:
    """Two reports of one meeting in other words are matched, whatever day each gives."""
    found = matched([(MEETING, FRIDAY), (MEETING_TOO, FRIDAY)]).of(DATE)
    assert found == {
        frozenset(
            {
                "Anna Berg and Peter Holm met in Vienna on Wednesday",
                "Peter Holm held talks with Anna Berg in Vienna on Tuesday",
            }
        )
    }


def test_lengths_of_one_event_make_a_pair(matched: Match) -> None:
    """The durations of one meeting are held against each other."""
    found = matched([(MEETING, FRIDAY), (MEETING_TOO, FRIDAY)]).of(DURATION)
    assert found == {
        frozenset(
            {"The meeting of Berg and Holm lasted about two hours", "The talks of Berg and Holm took forty minutes"}
        )
    }


ALONE = [
    pytest.param(MEETING, FIRE, id="another event and nobody in common"),
    pytest.param(MEETING, "Olga Brandt and Ole Lund met in Rome on Tuesday.", id="the same event, other people"),
    pytest.param(
        MEETING, "Anna Berg and Peter Holm bought a house in Ghent on Tuesday.", id="the same people, another event"
    ),
    pytest.param("Three miners died in Ghent.", "Three miners were born in Ghent.", id="the same words but the event"),
]


@pytest.mark.parametrize(("left", "right"), ALONE)
def test_words_or_names_alone_make_no_pair(matched: Match, left: str, right: str) -> None:
    """A shared participant and a shared event come first; likeness alone pairs nothing."""
    assert matched([(left, FRIDAY), (right, FRIDAY)]).pairs == ()


def test_claims_of_one_story_are_not_paired(matched: Match) -> None:
    """A story is not held against itself."""
    assert matched([(f"{MEETING} {MEETING_TOO}", FRIDAY)]).pairs == ()


@pytest.mark.parametrize(("days", "paired"), [(0, True), (60, True), (61, False), (400, False)])
def test_stories_far_apart_are_about_two_events(matched: Match, days: int, paired: bool) -> None:
    """The same words months later are about another occasion; up to sixty days they may be about one."""
    text = "Anna Berg and Peter Holm met in Vienna on 14 May 2025."
    assert bool(matched([(text, FRIDAY), (text, FRIDAY + timedelta(days=days))]).pairs) is paired


def test_an_undated_story_may_be_of_any_time(matched: Match) -> None:
    """Where a story's day is not known, it is not held to be far from another's."""
    text = "Anna Berg and Peter Holm met in Vienna."
    assert matched([(text, FRIDAY), (text, None)]).of(STATEMENT) == {frozenset({text[:-1]})}


def test_a_claim_is_compared_with_its_best_counterpart(matched: Match) -> None:
    """Beside the meeting itself, another meeting of one of the two is no counterpart of the day."""
    other = "Anna Berg met Peter Holm in Vienna on Tuesday. Anna Berg met Olga Brandt for tea on Monday."
    found = matched([("Anna Berg met Peter Holm in Vienna on Wednesday.", FRIDAY), (other, FRIDAY)]).of(DATE)
    assert found == {
        frozenset({"Anna Berg met Peter Holm in Vienna on Wednesday", "Anna Berg met Peter Holm in Vienna on Tuesday"})
    }


def keys_of(found: Matched) -> set[frozenset[str]]:
    """Give the pairs by the ids of their claims."""
    return {frozenset((p.left.id, p.right.id)) for p in found.pairs}


def test_the_order_of_the_articles_does_not_matter(line: Line, story: Story) -> None:
    """Whichever file is read first, the same claims are paired with the same scores."""
    texts = {"a": MEETING, "b": MEETING_TOO, "c": FIRE, "d": "In Vienna, Holm and Berg met on Wednesday for an hour."}
    articles = [story(text, FRIDAY, name) for name, text in texts.items()]
    runs = [line(order) for order in permutations(articles)][::5]
    found = [{(frozenset((p.left.id, p.right.id)), p.score) for p in r.pairs} for r in runs]
    assert found[0]
    assert all(f == found[0] for f in found)


def test_the_order_of_the_claims_does_not_matter(matched: Match) -> None:
    """Pairs come in the order of kinds, articles and text, however the claims arrive."""
    done = matched([(MEETING, FRIDAY), (MEETING_TOO, FRIDAY)])
    assert match(done.articles, done.claims[::-1], done.related) == done.pairs


def test_every_pair_says_why(matched: Match) -> None:
    """An editor who doubts a pair reads its reasons in plain words."""
    done = matched([(MEETING, FRIDAY), (MEETING_TOO, FRIDAY)])
    (pair,) = (p for p in done.pairs if p.left.kind is DATE)
    assert "anna berg" in " ".join(pair.reasons)


def test_scores_lie_between_nought_and_one(matched: Match) -> None:
    """A score is a share, the more the surer."""
    done = matched([(MEETING, FRIDAY), (MEETING, FRIDAY), (MEETING_TOO, FRIDAY)])
    assert {0 <= p.score <= 1 for p in done.pairs} == {True}


SLOTS = [
    pytest.param(
        "Three miners died in the mine in Ghent.", "Five miners died in the mine in Ghent.", COUNT, True, id="one noun"
    ),
    pytest.param(
        "Three people died in the fire in Ghent.",
        "The fire in Ghent killed at least five.",
        COUNT,
        True,
        id="people killed",
    ),
    pytest.param(
        "Three people died in the fire in Ghent.",
        "The fire in Ghent destroyed five houses.",
        COUNT,
        False,
        id="people and houses",
    ),
    pytest.param(
        "Three people died in the fire in Ghent.",
        "Fifty people were hurt in the fire in Ghent.",
        COUNT,
        False,
        id="killed and hurt",
    ),
    pytest.param(
        "The court gave Ole Lund two life sentences in Ghent.",
        "The court gave Ole Lund three suspended sentences in Ghent.",
        COUNT,
        False,
        id="two sorts of one thing",
    ),
    pytest.param(
        "Nordvia bought the Sudmark mill for $3 million.",
        "Nordvia bought the Sudmark mill for $4 million.",
        MONEY,
        True,
        id="one currency",
    ),
    pytest.param(
        "Nordvia bought the Sudmark mill for $3 million.",
        "Nordvia bought the Sudmark mill for 4 million euros.",
        MONEY,
        False,
        id="two currencies",
    ),
]


@pytest.mark.parametrize(("left", "right", "kind", "paired"), SLOTS)
def test_only_what_fills_one_slot_is_compared(
    matched: Match, left: str, right: str, kind: ValueKind, paired: bool
) -> None:
    """Counts are of one thing, sums of one currency."""
    assert bool(matched([(left, FRIDAY), (right, FRIDAY)]).of(kind)) is paired


NAMES = [
    pytest.param(
        "Olga Brandt opened the new bridge over the river in May.",
        "Ole Lund opened the new bridge over the river in May.",
        True,
        id="one name differs",
    ),
    pytest.param(
        "Olga Brandt completed her training in surgery at the Hospital of Northern Finland.",
        "Olga Brandt completed her training in surgery at the Hospital of Northern Sweden in 1987 and has run a clinic "
        "on the island since the spring.",
        True,
        id="one clause says more, and dates it, and the names differ in a place",
    ),
    pytest.param(
        "Olga Brandt completed her training in surgery at Malmo Hospital.",
        "Olga Brandt completed her training in surgery before she left for Turku Hospital in 1987 to run a clinic on "
        "the island.",
        False,
        id="one clause says more, and another thing of the other name",
    ),
    pytest.param(
        "Olga Brandt opened the new bridge over the river in May.",
        "Ole Lund closed the old tunnel under the hill in May.",
        False,
        id="all differs",
    ),
    pytest.param(
        "Olga Brandt opened the new bridge with Ole Lund in May.",
        "Ole Lund opened the new bridge with Olga Brandt in May.",
        False,
        id="both know both",
    ),
    pytest.param(
        "Olga Brandt opened the new bridge over the river in May.",
        "Nordvia opened the new bridge over the river in May.",
        False,
        id="a person and a firm",
    ),
]


@pytest.mark.parametrize(("left", "right", "paired"), NAMES)
def test_names_are_compared_where_all_else_is_the_same(matched: Match, left: str, right: str, paired: bool) -> None:
    """Another name in one role of the same clause is a difference; in other clauses it is another story."""
    found = matched([(left, FRIDAY), (right, FRIDAY)])
    assert bool(found.of(ENTITY) | found.of(PLACE)) is paired


QUOTES = [
    pytest.param(
        'Maria Olsen said: "The old bridge will be rebuilt in spring."',
        '"The old bridge must be rebuilt in spring," said Maria Olsen.',
        True,
        id="one speaker",
    ),
    pytest.param(
        'Maria Olsen said: "The old bridge will be rebuilt in spring."',
        '"The old bridge must be rebuilt in spring," said Peter Holm.',
        False,
        id="two speakers",
    ),
    pytest.param(
        'Maria Olsen said: "The old bridge will be rebuilt in spring."',
        '"Our guests from the coast were late," said Maria Olsen.',
        False,
        id="other words",
    ),
    pytest.param(
        'Maria Olsen said: "The bridge is safe."',
        "“The bridge is dangerous”, a fisherman wrote.",
        False,
        id="a few words in common",
    ),
]


@pytest.mark.parametrize(("left", "right", "paired"), QUOTES)
def test_quotations_are_of_one_utterance(matched: Match, left: str, right: str, paired: bool) -> None:
    """Two renderings of one speaker's words are matched by the words that they share."""
    about = "Maria Olsen and Peter Holm saw the bridge. "
    assert bool(matched([(about + left, FRIDAY), (about + right, FRIDAY)]).of(QUOTE)) is paired


def test_each_dated_claim_is_also_looked_at_alone(matched: Match) -> None:
    """Rules for a single expression are given every date, and nothing else."""
    done = matched([(MEETING, FRIDAY), (FIRE, FRIDAY)])
    alone = within_sentences(done.claims)
    assert [p.left for p in alone] == [c for c in done.claims if c.kind is DATE]
    assert all(p.left == p.right for p in alone)


# The other sentence; whether a count in it can be of the fire of 14 May 2025.
DAYS = [
    ("On 14 May 2025 five people died in the fire in Ghent.", True),
    ("On 12 May 2025 five people died in the fire in Ghent.", True),
    ("In May 2025 five people died in the fire in Ghent.", True),
    ("On 14 March 2024 five people died in the fire in Ghent.", False),
    ("Five people died in the fire in Ghent.", True),
]


@pytest.mark.parametrize(("other", "compatible"), DAYS)
def test_counts_of_two_days_are_of_two_events(matched: Match, other: str, compatible: bool) -> None:
    """A sentence about a fire of last year does not contradict the toll of this week's."""
    done = matched([("On 14 May 2025 three people died in the fire in Ghent.", FRIDAY), (other, FRIDAY)])
    left, right = (c for c in done.claims if c.kind is COUNT)
    days = days_told(c for c in done.claims if c.kind is DATE)
    assert compatible_days(left, right, days) is compatible
    assert compatible_days(right, left, days) is compatible


def test_background_is_not_the_news(matched: Match) -> None:
    """A sentence without a day tells this week's news, which a dated sentence about long ago is not about."""
    done = matched(
        [("Three people died in the fire in Ghent.", FRIDAY), ("In 2019 five people died in a fire in Ghent.", FRIDAY)]
    )
    assert done.of(COUNT) == set()
