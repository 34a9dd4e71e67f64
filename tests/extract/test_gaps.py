"""How long after or before another event something happened: what is read, in days, and what is left alone."""

from collections.abc import Callable
from itertools import pairwise

import pytest

from checker.extract import extract, segment
from checker.extract.events import event_table
from checker.extract.gaps import days_of, gap_table
from checker.extract.sentences import Parser
from checker.model import Article, Claim, GapValue, Timex, ValueKind
from checker.temporal import recognise

Story = Callable[..., Article]

# The sentence, the words of the distance, its bounds in days, the event and the other event.
GAPS: list[tuple[str, str, int | None, int | None, str, str]] = [
    ("Anna Berg was arrested two days after the robbery.", "two days after the robbery", 2, 2, "arrest", "robbery"),
    ("Berg was arrested just two days after the vote.", "just two days after the vote", 2, 2, "arrest", "vote"),
    ("Anna Berg fled four days before the trial.", "four days before the trial", -4, -4, "flee", "trial"),
    ("The day after the quake, the president visited Padang.", "The day after the quake", 1, 1, "visit", "quake"),
    ("Anna Berg was caught a week after she escaped.", "a week after she escaped", 3, 11, "catch", "escape"),
    ("Anna Berg died a month after the crash.", "a month after the crash", 15, 47, "die", "crash"),
    ("Anna Berg died more than a month after the crash.", "more than a month after the crash", 29, 62, "die", "crash"),
    ("Anna Berg resigned hours after the vote.", "hours after the vote", 0, 2, "resign", "vote"),
    ("Anna Berg was arrested after the robbery.", "after the robbery", 0, None, "arrest", "robbery"),
    ("Anna Berg was charged before the trial.", "before the trial", None, 0, "charge", "trial"),
    ("Anna Berg was arrested following the robbery.", "following the robbery", 0, None, "arrest", "robbery"),
    ("The bank was robbed two days before he was caught.", "two days before he was caught", -2, -2, "rob", "catch"),
    ("The killer was captured after eight days on the run.", "eight days on the run", 7, 8, "capture", "escape"),
    ("Anna Berg was released after two days in custody.", "two days in custody", 1, 2, "release", "arrest"),
]  # fmt: skip

NONE = [
    "The result will not be known until after the vote.",
    "Police said on Monday, a day after the attack, that Anna Berg was safe.",
    "Anna Berg was not arrested after the robbery.",
    "Anna Berg left before the bomb exploded.",  # it may have been kept from exploding
    "Anna Berg sat after the man in the front row.",
    "Anna Berg may have been arrested two days after the robbery.",
    "Anna Berg spent eight days on the beach.",
    "Anna Berg spent eight days on the run.",  # nothing is said of its end
]


def _claims(parser: Parser, story: Story, text: str) -> list[tuple[Claim, GapValue]]:
    article = story(text)
    found = extract(article, segment(article, parser))
    assert all(article.text[c.span.start : c.span.end] == c.span.text for c in found)
    return [(c, c.value) for c in found if isinstance(c.value, GapValue)]


@pytest.mark.parametrize(("text", "words", "low", "high", "event", "other"), GAPS, ids=[g[1] for g in GAPS])
def test_distances_are_read(  # noqa: PLR0917
    parser: Parser, story: Story, text: str, words: str, low: int | None, high: int | None, event: str, other: str
) -> None:
    """The words, the bounds in days, and which event comes so long after which."""
    ((claim, gap),) = _claims(parser, story, text)
    assert (gap.words.text, claim.proposition.predicate, gap.other.predicate) == (words, event, other)
    assert claim.kind is ValueKind.DURATION
    assert (gap.low, gap.high) == (low, high)


@pytest.mark.parametrize("text", NONE)
def test_what_states_no_distance(parser: Parser, story: Story, text: str) -> None:
    """Reports, plans, denials, states and places are no distance between two events."""
    assert _claims(parser, story, text) == []


def test_the_other_event_has_its_own_participants(parser: Parser, story: Story) -> None:
    """Who was arrested took no part in the robbery, as far as the sentence says; where it was belongs to it."""
    ((claim, gap),) = _claims(parser, story, "Anna Berg was arrested two days after the robbery in Turku.")
    assert {p.name for p in claim.proposition.participants} == {"anna berg"}
    assert {p.name for p in gap.other.participants} == {"turku"}
    assert gap.other.events == ("steal",)
    assert "robberi" not in claim.proposition.stems


def test_a_state_begins_for_who_is_in_it(parser: Parser, story: Story) -> None:
    """Who is caught after days on the run is who escaped."""
    ((_, gap),) = _claims(parser, story, "Anna Berg was captured after eight days on the run.")
    assert {p.name for p in gap.other.participants} == {"anna berg"}
    assert set(gap.other.stems) == {"anna", "berg", "escap"}


@pytest.mark.parametrize(
    ("length", "low", "high"),
    [
        ("two days", 2, 2),
        ("three weeks", 17, 25),
        ("nearly two days", 1, 2),
        ("a few days", 1, 12),
        ("two hours", 0, 2),
    ],
)
def test_lengths_as_steps_on_the_calendar(length: str, low: int, high: int) -> None:
    """A figure is rounded as the table of spreads says; hours may pass midnight."""
    (timex,) = recognise(length)
    assert days_of(timex) == (low, high)


def test_longer_is_not_shorter() -> None:
    """More days give bounds that are no lower."""
    bounds = [days_of(Timex(start=0, end=1, text="x", type="DURATION", value=f"P{n}D")) for n in range(1, 40)]
    assert all(a[0] <= b[0] and a[1] <= b[1] for a, b in pairwise(bounds))


def test_the_table_names_classes_of_events() -> None:
    """Every state begins and ends with events of a class that there is, and says why."""
    table = gap_table()
    for state in table.states:
        assert {state.start, state.end} <= set(event_table().classes)
        assert state.reason
    assert not table.after & table.before
    assert len({s.phrase for s in table.states}) == len(table.states)
