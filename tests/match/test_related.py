"""How alike two stories are, by the names and words they share."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from checker.match import nearness, relate_stories
from checker.model import SpellingValue, ValueKind
from checker.names import Beside, Profile, count_words
from tests.match.conftest import Matched, Texts

Match = Callable[[Texts], Matched]
FRIDAY = date(2025, 5, 16)
MEETING = "Anna Berg and Peter Holm met in Vienna on Wednesday. They spoke about the dam."
AGAIN = "Peter Holm received Anna Berg in Vienna. The dam was their subject."
FIRE = "A fire destroyed a mill in Ghent. Three workers died."


def test_stories_of_one_event_are_nearer_than_others(matched: Match) -> None:
    """Shared names and words bring two stories together."""
    related = matched([(MEETING, FRIDAY), (AGAIN, FRIDAY), (FIRE, FRIDAY)]).related
    assert related.of("a", "b") > related.of("a", "c")


def test_likeness_is_the_same_both_ways(matched: Match) -> None:
    """Which story is named first does not matter."""
    related = matched([(MEETING, FRIDAY), (AGAIN, FRIDAY)]).related
    assert related.of("a", "b") == related.of("b", "a") > 0


def test_stories_with_nothing_in_common_are_not_related(matched: Match) -> None:
    """No shared word, no likeness."""
    related = matched([(MEETING, FRIDAY), ("Whales sang.", FRIDAY)]).related
    assert (related.of("a", "b"), related.related("a", "b")) == (0.0, False)


def test_a_story_is_as_like_itself_as_can_be(matched: Match) -> None:
    """The cosine of two equal stories is one."""
    related = matched([(MEETING, FRIDAY), (MEETING, FRIDAY)]).related
    assert abs(related.of("a", "b") - 1) < 1e-9


def test_a_rare_word_tells_more_than_a_common_one(matched: Match) -> None:
    """What one story says weighs more than what all say."""
    whale = f"{MEETING} A fisherman saw a whale."
    related = matched([(whale, FRIDAY), (MEETING, FRIDAY), (MEETING, FRIDAY)]).related
    assert related.weight("whale") > related.weight("meet")


def test_a_word_not_seen_tells_the_most(matched: Match) -> None:
    """What no story of the run says weighs no less than anything that one says."""
    related = matched([(MEETING, FRIDAY), (FIRE, FRIDAY)]).related
    assert related.weight("a word not seen") >= max(related.weights.values())


def test_the_weight_of_words_adds_up(matched: Match) -> None:
    """The weight of several words is their sum."""
    related = matched([(MEETING, FRIDAY)]).related
    assert related.total(["dam", "meet"]) == related.weight("dam") + related.weight("meet")


def test_no_stories_are_related_to_none() -> None:
    """A run without claims has no likeness to speak of."""
    assert relate_stories([], []).similarity == {}


FLOOD = "The river at {} burst its banks on Monday and flooded {} homes. {} was brought out by boat."


def test_two_events_told_alike_are_two(matched: Match) -> None:
    """Of two floods three weeks apart, told in the same words, the names tell that they are not one."""
    one, other = FLOOD.format("Aldermouth", 40, "Anna Berg"), FLOOD.format("Hexley", 90, "Peter Holm")
    assert not matched([(one, date(2025, 5, 6)), (other, date(2025, 5, 27))]).related.related("a", "b")


def test_events_told_alike_at_one_time_may_be_one(matched: Match) -> None:
    """Within days, or where a date is not known, words alone relate stories: names are misheard and left out."""
    one, other = FLOOD.format("Aldermouth", 40, "Anna Berg"), FLOOD.format("Hexley", 90, "Peter Holm")
    for published in (date(2025, 5, 14), None):
        assert matched([(one, date(2025, 5, 6)), (other, published)]).related.related("a", "b")


def test_a_story_that_is_taken_up_later_is_known_by_its_names(matched: Match) -> None:
    """Three weeks later, who and where still relate a story to its event."""
    one, other = FLOOD.format("Aldermouth", 40, "Anna Berg"), FLOOD.format("Aldermouth", 90, "Anna Berg")
    assert matched([(one, date(2025, 5, 6)), (other, date(2025, 5, 27))]).related.related("a", "b")


TAKEOVER = "{0} agreed in {3} to buy the airline {1} for ${2} million. The loss was ${4} million."
DEALS = [
    TAKEOVER.format("Hartwell Group", "Corvina", 583, "Vienna", 12),
    TAKEOVER.format("Delmas Bank", "Tessaly", 56, "Lisbon", 90),
]


def test_what_is_said_alike_of_two_deals_is_of_two(matched: Match) -> None:
    """Two takeovers in a week are told in one phrase; nothing that either story names is named in the other."""
    found = matched([(DEALS[0], FRIDAY), (DEALS[1], FRIDAY)])
    assert found.related.related("a", "b")
    claims = [c for c in found.claims if c.kind is ValueKind.MONEY]
    for left in (c for c in claims if c.article == "a"):
        for right in (c for c in claims if c.article == "b"):
            assert not found.related.tell_of_one_event(left, right)
            assert not found.related.tell_of_one_event(right, left)
        assert all(found.related.tell_of_one_event(left, right) for right in claims if right.article == "a")


@pytest.mark.parametrize(
    "other",
    [
        DEALS[0].replace("583", "610"),
        "The group agreed to buy the airline Corvo for $610 million. The loss was $20 million.",
    ],
)
def test_what_is_said_of_one_deal_is_of_one(matched: Match, other: str) -> None:
    """Stories that name the same, or of which one names too few to tell, may tell of one event without names."""
    found = matched([(DEALS[0], FRIDAY), (other, FRIDAY)])
    claims = [c for c in found.claims if c.kind is ValueKind.MONEY]
    assert all(found.related.tell_of_one_event(left, right) for left in claims for right in claims)


def test_a_name_in_common_makes_claims_of_two_stories_one(matched: Match) -> None:
    """However little else stories share, what is said of somebody is compared; names a letter apart are, too."""
    first = "A strike closed the port. Director Jon Owen said that 40 ships waited."
    second = "Tourists photographed the harbour before dusk. Director John Owen said that 60 ships waited."
    found = matched([(first, FRIDAY), (second, FRIDAY)])
    strangers = replace(found.related, strangers=frozenset({("a", "b")}))
    told = {c.article: c for c in found.claims if "ships" in c.span.text and c.kind is ValueKind.COUNT}
    titles = {c.article: c for c in found.claims if isinstance(c.value, SpellingValue)}
    assert not strangers.tell_of_one_event(told["a"], told["b"])
    assert strangers.tell_of_one_event(titles["a"], titles["b"])


@pytest.mark.parametrize(("day", "near"), [(FRIDAY, True), (date(2024, 5, 16), True), (None, True)])
def test_a_profile_is_as_near_as_its_story_is_alike(matched: Match, day: date | None, near: bool) -> None:
    """What a draft is near to among what stands beside it is told as among stories that are compared."""
    run = matched([(MEETING, FRIDAY), (AGAIN, day), (FIRE, FRIDAY)])
    told = {a: count_words(c for c in run.raw if c.article == a) for a in "abc"}
    spread = Counter(word for a in "bc" for word in told[a])
    others = [Profile(day, told["b"]), Profile(FRIDAY, told["c"])]
    found = nearness(Profile(FRIDAY, told["a"]), others, Beside(2, spread, {}))
    assert found == pytest.approx([run.related.of("a", "b"), 0.0])
    assert (found[0] > 0) is near


def test_a_profile_of_another_time_without_the_names_is_not_near(matched: Match) -> None:
    """However alike, it is of another event."""
    (told,) = [count_words(matched([(FIRE, FRIDAY)]).raw)]
    words = {word: n for word, n in told.items() if not word.startswith("name:")}
    beside = Beside(1, dict.fromkeys(words, 1), {})
    for day, near in ((date(2024, 5, 16), 0.0), (FRIDAY, 1.0)):
        assert nearness(Profile(FRIDAY, words), [Profile(day, words)], beside) == pytest.approx([near])
