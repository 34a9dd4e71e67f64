"""How far it has come, where and who it is, and whether it is so at all: conditions over claims made by hand."""

from datetime import date, timedelta
from typing import Any

import pytest

from checker.compare import relations as r
from checker.model import (
    AssertionValue,
    FillerValue,
    Interval,
    Mod,
    NameValue,
    Reached,
    ResolvedClaim,
    ResolvedState,
    SpellingValue,
    TitleValue,
    WhereValue,
)
from tests.compare.by_hand import WORD, claim, days, state

SAME, OTHER = ("burn", "ghent", "mill", "night"), ("beat", "oslo", "rival", "team")
FIRST, LATER = date(2025, 5, 14), date(2025, 5, 16)
FREE, CAUGHT, CHARGED = state("free", 1), state("caught", 2), state("charged", 3)
FLED = state("fled", 1)
RESIGNED, DISMISSED = state("resigned", 2), state("dismissed", 3)


def either_way(condition: Any, left: ResolvedClaim, right: ResolvedClaim) -> bool:
    """Give what a condition says of two claims, which is the same when they are swapped."""
    holds, back = condition(left, right), condition(right, left)
    assert holds is back
    assert isinstance(holds, bool)
    return holds


@pytest.mark.parametrize(
    ("one", "then", "other", "now", "later"),
    [
        (FREE, FIRST, CAUGHT, LATER, True),
        (FREE, FIRST, CAUGHT, FIRST, True),  # of one day
        (FREE, LATER, CAUGHT, FIRST, False),  # the earlier state is the later news
        (FREE, None, CAUGHT, FIRST, True),
        (FREE, LATER, CAUGHT, None, True),
        (FREE, FIRST, FREE, LATER, False),
        (FREE, FIRST, FLED, LATER, False),  # two of one rank
        (FREE, FIRST, state("free", 1, reached=Reached.OVER), LATER, True),
        (state("caught", 2, reached=Reached.AHEAD), FIRST, CAUGHT, LATER, True),
        (state("caught", 2, reached=Reached.NOT_YET), FIRST, CAUGHT, LATER, True),
        (state("free", 1, reached=Reached.OVER), FIRST, state("caught", 2, reached=Reached.AHEAD), LATER, False),
        (RESIGNED, FIRST, DISMISSED, LATER, False),  # one leaves an office once
        (CHARGED, FIRST, DISMISSED, LATER, False),  # of two courses
    ],
)
def test_a_later_state(
    one: ResolvedState, then: date | None, other: ResolvedState, now: date | None, later: bool
) -> None:
    """Of two states of one course the later one is news, unless the story that tells it is the earlier one."""
    assert either_way(r.later_state, claim(one, published=then), claim(other, published=now)) is later


@pytest.mark.parametrize(
    ("one", "other", "exclude"),
    [
        (RESIGNED, DISMISSED, True),
        (FREE, FLED, True),
        (RESIGNED, RESIGNED, False),
        (RESIGNED, state("dismissed", 3, reached=Reached.AHEAD), False),
        (RESIGNED, state("resigned", 2, reached=Reached.NOT_YET), False),
        (FREE, state("fled", 1, reached=Reached.OVER), False),
        (CHARGED, DISMISSED, False),
    ],
)
def test_states_that_exclude_each_other(one: ResolvedState, other: ResolvedState, exclude: bool) -> None:
    """Two states of one rank, or of an office, cannot both have come about; what is planned need not."""
    left, right = claim(one, SAME, LATER), claim(other, OTHER, FIRST)
    assert either_way(r.states_compatible, left, right) is not exclude


@pytest.mark.parametrize(
    ("one", "then", "other", "now", "stems", "told"),
    [
        (FREE, None, CAUGHT, None, SAME, True),
        (FREE, None, CAUGHT, None, OTHER, False),
        (FREE, None, FREE, None, SAME, False),
        (FREE, FIRST, CAUGHT, LATER, SAME, False),  # the days tell which is the later
        (FREE, LATER, CAUGHT, FIRST, SAME, True),
        (FREE, FIRST, CAUGHT, FIRST, SAME, True),
        (FREE, FIRST, CAUGHT, None, SAME, True),
        (FREE, FIRST, DISMISSED, LATER, SAME, False),
    ],
)
def test_another_state_in_copies(  # noqa: PLR0917
    one: ResolvedState, then: date | None, other: ResolvedState, now: date | None, stems: tuple[str, ...], told: bool
) -> None:
    """Copies of one sentence with two states are at odds, unless a later story brings a later state."""
    left, right = claim(one, SAME, then), claim(other, stems, now)
    assert either_way(r.other_state_in_copies, left, right) is told
    if told:
        assert not r.states_compatible(left, right)


def caught(at: Interval | None, published: date | None) -> ResolvedClaim:
    """Give a claim that somebody was caught."""
    return claim(state("caught", 2, at=at), published=published)


def stretch(first: int, length: timedelta) -> Interval:
    """Give a stretch of time from a day of May 2025 on."""
    start = days(first).start
    assert start is not None
    return days(first).model_copy(update={"end": start + length})


@pytest.mark.parametrize(
    ("early", "at", "late", "too_soon"),
    [
        (FIRST, days(15), LATER, True),
        (date(2025, 5, 15), days(15), LATER, False),  # on the day itself
        (FIRST, days(15), date(2025, 5, 15), True),
        (FIRST, days(15), FIRST, False),  # the other story did not see it happen either
        (None, days(15), LATER, False),
        (FIRST, days(15), None, False),
        (FIRST, None, LATER, False),
        (FIRST, days(15).model_copy(update={"mod": Mod.APPROX}), LATER, False),
        (FIRST, days(15).model_copy(update={"end": None}), LATER, False),
        (FIRST, days(15).model_copy(update={"start": None}), LATER, False),
        (FIRST, stretch(15, timedelta(days=32)), LATER, True),
        (FIRST, stretch(15, timedelta(days=33)), LATER, False),  # too vague to be a day
    ],
)
def test_what_is_told_before_it_happened(
    early: date | None, at: Interval | None, late: date | None, too_soon: bool
) -> None:
    """A story cannot know what by another came about after it; where either day is not known, nothing is said."""
    left, right = caught(None, early), caught(at, late)
    assert either_way(r.told_too_soon, left, right) is too_soon
    assert either_way(r.states_compatible, left, right) is not too_soon


def test_only_what_came_about_is_told_too_soon() -> None:
    """A plan may be told before it comes about, and another state is another matter."""
    late = caught(days(15), LATER)
    ahead = claim(state("caught", 2, reached=Reached.AHEAD), published=FIRST)
    assert not either_way(r.told_too_soon, ahead, late)
    assert not either_way(r.told_too_soon, claim(CHARGED, published=FIRST), late)
    assert either_way(r.states, ahead, late)
    assert not either_way(r.states, late, claim(RESIGNED))


def put(*places: str, people: tuple[str, ...] = ("holm",), events: tuple[str, ...] = ("arrest",), **how: Any) -> Any:
    """Give a claim of where Holm was arrested."""
    return claim(WhereValue(mention=WORD, places=places, **how), people=people, events=events)


TURKU, FINLAND, TAMPERE = put("turku", "finland"), put("finland"), put("tampere", "finland")
INLAND, OFFSHORE = put("turku", side="inland"), put("turku", side="offshore")


@pytest.mark.parametrize(
    ("one", "other", "holds"),
    [
        (TURKU, TURKU, {"same_place"}),
        (TURKU, FINLAND, {"place_within_other"}),
        (TURKU, put("finland", people=("berg",)), {"happens_in_several_places"}),  # another's arrest
        (TURKU, put("finland", people=("berg", "holm")), {"place_within_other"}),
        (TURKU, TAMPERE, set()),
        (TURKU, put("tampere", "finland", people=()), {"happens_in_several_places"}),
        (TURKU, put("tampere", "finland", events=("meet",)), {"happens_in_several_places"}),
        (TURKU, put("tampere", "finland", events=("meet", "arrest")), set()),
        (put("turku", events=("meet",)), put("tampere", events=("meet",)), {"happens_in_several_places"}),
        (TURKU, put("zzyzx by the sea"), {"places_not_comparable"}),
        (INLAND, OFFSHORE, {"land_and_sea"}),
        (put(side="inland"), put(side="offshore"), {"land_and_sea"}),
        (INLAND, INLAND, {"same_place"}),
        (INLAND, TURKU, {"same_place"}),
        (INLAND, put("turku", side="offshore", events=("meet",)), {"same_place", "happens_in_several_places"}),
        (put("finland", side="inland"), OFFSHORE, {"land_and_sea"}),
        (put("helsingborg"), put("lund", "sweden"), set()),
        (put("helsingborg", near=True), put("lund"), {"places_not_comparable"}),  # near it may be in the next
    ],
)
def test_how_two_places_lie(one: ResolvedClaim, other: ResolvedClaim, holds: set[str]) -> None:
    """One place, one in the other, on land and at sea, or two places of an event that is in one."""
    names = (
        "same_place", "place_within_other", "land_and_sea", "places_not_comparable", "happens_in_several_places",
    )  # fmt: skip
    assert {name for name in names if either_way(getattr(r, name), one, other)} == holds


def named(name: str) -> ResolvedClaim:
    """Give a claim of a name in a role."""
    return claim(NameValue(mention=WORD, name=name, role="agent"))


@pytest.mark.parametrize(
    ("one", "other", "same", "within"),
    [
        ("nordvia", "nordvia", True, False),
        ("nordvia", "nordvia cargo", False, True),
        ("nordvia air", "nordvia cargo", False, False),
        ("cargo nordvia", "nordvia cargo", False, True),
    ],
)
def test_a_name_that_is_part_of_the_other(one: str, other: str, same: bool, within: bool) -> None:
    """The same name, a shorter form of it, or another."""
    assert either_way(r.same_name, named(one), named(other)) is same
    assert either_way(r.name_within_other, named(one), named(other)) is within


def filler(name: str, sort: str = "") -> ResolvedClaim:
    """Give a claim of who fills a role."""
    return claim(FillerValue(mention=WORD, name=name, sort=sort, relation="of", path=()))


@pytest.mark.parametrize(
    ("one", "other", "same", "perhaps"),
    [
        (filler("peter holm"), filler("peter holm"), True, False),
        (filler("peter holm"), filler("holm"), False, True),
        (filler("peter holm"), filler("eva lind"), False, False),
        (filler("turku"), filler("finland"), False, True),  # a place, and what it lies in
        (filler("bank of finland"), filler("bank of sweden"), False, False),
        (filler("bank of finland", "person"), filler("bank of sweden"), False, True),  # people may share a word
    ],
)
def test_two_names_in_one_role(one: ResolvedClaim, other: ResolvedClaim, same: bool, perhaps: bool) -> None:
    """Two names may be of one bearer, where one is short for the other or they share a word of a person's name."""
    assert either_way(r.filled_by_same, one, other) is same
    assert either_way(r.fillers_may_be_one, one, other) is perhaps


def spelt(given: str, family: str) -> ResolvedClaim:
    """Give a claim of how a name is written."""
    return claim(SpellingValue(mention=WORD, given=given, family=family))


@pytest.mark.parametrize(
    ("one", "other", "apart", "custom"),
    [
        (("john", "holmgren"), ("john", "holmgren"), True, False),
        (("john", "holmgren"), ("eva", "lind"), True, False),
        (("john", "holmgren"), ("j", "holmgren"), False, True),
        (("john", "holmgren"), ("jon", "holmgren"), False, False),
        (("olaf", "sandberg"), ("olaf", "sanberg"), False, False),
    ],
)
def test_two_spellings(one: tuple[str, str], other: tuple[str, str], apart: bool, custom: bool) -> None:
    """One name, two, two customs of writing one, or a slip."""
    assert either_way(r.names_apart, spelt(*one), spelt(*other)) is apart
    assert either_way(r.spelt_by_custom, spelt(*one), spelt(*other)) is custom


def holds_office(office: str, *, name: str = "berg", field: str = "city", former: bool = False) -> ResolvedClaim:
    """Give a claim of somebody's office."""
    return claim(TitleValue(mention=WORD, name=name, office=office, field=field, former=former))


MAYOR = holds_office("mayor")


@pytest.mark.parametrize(
    ("other", "others", "same", "former"),
    [
        (MAYOR, False, True, False),
        (holds_office("treasurer"), False, False, False),
        (holds_office("mayor", name="holm"), True, True, False),
        (holds_office("mayor", field="state"), True, True, False),
        (holds_office("mayor", former=True), False, False, True),
        (holds_office("treasurer", former=True), False, False, True),
    ],
)
def test_two_offices(other: ResolvedClaim, others: bool, same: bool, former: bool) -> None:
    """Offices are compared of one holder in one field, and a former one is another."""
    assert either_way(r.other_holders, MAYOR, other) is others
    assert either_way(r.same_office, MAYOR, other) is same
    assert either_way(r.former_office, MAYOR, other) is former


def affirms(
    *senses: tuple[str, bool], passing: bool = False, published: date | None = None, stems: tuple[str, ...] = SAME
) -> ResolvedClaim:
    """Give a claim that something is so, or is not."""
    value = AssertionValue(mention=WORD, senses=senses, subjects=(), objects=(), passing=passing)
    return claim(value, stems, published)


CLOSED, OPEN = affirms(("close", True)), affirms(("close", False))
NOT_YET = affirms(("close", False), passing=True, published=FIRST)


@pytest.mark.parametrize(
    ("one", "other", "both"),
    [
        (CLOSED, CLOSED, True),
        (CLOSED, OPEN, False),
        (OPEN, OPEN, True),
        (affirms(("open", True), ("close", False)), CLOSED, False),
        (affirms(("open", True), ("shut", False)), CLOSED, True),
    ],
)
def test_what_one_denies_and_the_other_affirms(one: ResolvedClaim, other: ResolvedClaim, both: bool) -> None:
    """Two are at odds where a sense that one affirms is denied by the other."""
    assert either_way(r.both_affirm, one, other) is both


@pytest.mark.parametrize(
    ("denial", "news", "as_yet", "overtaken"),
    [
        (NOT_YET, affirms(("close", True), published=LATER, stems=OTHER), True, True),
        (NOT_YET, affirms(("close", True), published=LATER), False, True),
        (NOT_YET, affirms(("close", True), published=FIRST, stems=OTHER), True, False),
        (NOT_YET, affirms(("close", True), stems=OTHER), True, False),
        (affirms(("close", False), passing=True), affirms(("close", True), published=LATER), False, False),
        (affirms(("close", False), published=FIRST), affirms(("close", True), published=LATER), False, False),
        (affirms(("close", False), published=FIRST), affirms(("close", True), stems=OTHER), False, False),
        (NOT_YET, affirms(("find", False), passing=True, published=LATER, stems=OTHER), True, True),
    ],
)
def test_what_was_denied_as_yet(denial: ResolvedClaim, news: ResolvedClaim, as_yet: bool, overtaken: bool) -> None:
    """What has not happened yet may have by the next day; a denial for good may not."""
    assert either_way(r.denied_as_yet, denial, news) is as_yet
    assert either_way(r.denial_overtaken, denial, news) is overtaken
