"""What all conditions of rules have in common: they give a bool, either way round, and know their kind of value."""

from collections.abc import Callable, Collection
from datetime import date, datetime
from itertools import combinations_with_replacement
from typing import Any

import pytest

from checker.compare import relations as r
from checker.model import (
    AmountValue,
    AssertionValue,
    ClockValue,
    Factuality,
    FillerValue,
    GapValue,
    Grain,
    Interval,
    Mod,
    NameValue,
    Proposition,
    QuoteValue,
    Reached,
    RecencyForm,
    ResolvedClaim,
    ResolvedDate,
    ResolvedRecency,
    ResolvedState,
    ScoreValue,
    SiteValue,
    Span,
    SpellingValue,
    StatementValue,
    TitleValue,
    WhereValue,
)
from tests.compare.by_hand import TIMEX, WORD, amount, claim, days, on, recency, speaker, state

Condition = Callable[[ResolvedClaim, ResolvedClaim], bool]
CONDITIONS: dict[str, Condition] = {name: getattr(r, name) for name in r.__all__}


def said(words: str) -> Span:
    """Give a span of words."""
    return Span(start=0, end=len(words), text=words)


TREATY = "Anna Berg signed the treaty on the new road to the river"
TREATIES = [
    said(TREATY), said(TREATY.replace("Anna Berg", "Eva Lind")), said(TREATY.replace("to the river", "from the river")),
    said(TREATY.replace("treaty", "paper")), said("The mill closed"),
]  # fmt: skip
VALUES: dict[type, list[Any]] = {
    AmountValue: [
        amount(3), amount(5, mod=Mod.EQUAL_OR_MORE), amount(47, "year of age"), amount(48, "year of age", "birth"),
        amount(40, "percent"), amount(10, "metre", "depth"), amount(83e6, "EUR"), amount(83e6, "GBP"),
        amount(2, "ordinal"), amount(60, "second"),
    ],
    ResolvedDate: [
        on(days(14)), on(days(13), reported=True), on(days(14), reported=True), on(days(1, 8)),
        on(days(15), text="this morning"), on(days(12), text="Monday"),
        on(Interval(start=None, end=datetime(2025, 5, 1), grain=Grain.DAY)),  # noqa: DTZ001
        on(days(14).model_copy(update={"grain": Grain.DAYPART, "mod": Mod.APPROX})),
    ],
    ClockValue: [
        ClockValue(timex=TIMEX, low=540, high=540), ClockValue(timex=TIMEX, low=545, high=545, zone=60),
        ClockValue(timex=TIMEX, low=None, high=600), ClockValue(timex=TIMEX, low=1320, high=1600),
    ],
    ResolvedRecency: [
        recency(RecencyForm.FIRST, days(1)), recency(RecencyForm.NOT_SINCE, days(3)),
        recency(RecencyForm.LAST, days(5), now=None), recency(RecencyForm.MOST, days(1), superlative="worst"),
        recency(RecencyForm.FIRST, days(1), rank=3),
    ],
    ScoreValue: [ScoreValue(mention=WORD, of="record", first=12, second=n) for n in (8, 9)]
    + [ScoreValue(mention=WORD, of="vote", first=12, second=8)],
    SiteValue: [
        SiteValue(mention=WORD, name=name, bearing=n) for name, n in (("oslo", 0), ("oslo", 60), ("bergen", 0))
    ],
    WhereValue: [
        WhereValue(mention=WORD, places=("turku",)), WhereValue(mention=WORD, places=("finland",)),
        WhereValue(mention=WORD, places=(), side="inland"), WhereValue(mention=WORD, places=(), side="offshore"),
    ],
    NameValue: [NameValue(mention=WORD, name=name, role="agent") for name in ("nordvia", "nordvia cargo", "anna berg")],
    FillerValue: [
        FillerValue(mention=WORD, name=name, sort=sort, relation="of", path=())
        for name, sort in (("anna berg", "person"), ("eva berg", ""), ("turku", "place"))
    ],
    SpellingValue: [
        SpellingValue(mention=WORD, given=given, family=family)
        for given, family in (("john", "holmgren"), ("jon", "holmgren"), ("j", "holmgren"), ("eva", "lind"))
    ],
    TitleValue: [
        TitleValue(mention=WORD, name="berg", office=office, field="city", former=former)
        for office, former in (("mayor", False), ("mayor", True), ("treasurer", False))
    ],
    AssertionValue: [
        AssertionValue(mention=WORD, senses=senses, subjects=(), objects=(), passing=passing)
        for senses, passing in (
            ((("close", True),), False), ((("close", False),), True), ((("open", True), ("close", False)), True),
        )
    ],
    ResolvedState: [
        state("free", 1), state("caught", 2, at=days(15)), state("charged", 3, reached=Reached.AHEAD),
        state("resigned", 2), state("dismissed", 2), state("caught", 2), state("free", 1, reached=Reached.OVER),
    ],
    QuoteValue: [QuoteValue(words=words) for words in TREATIES],
    StatementValue: [StatementValue(words=words) for words in TREATIES],
    GapValue: [
        GapValue(words=WORD, low=2, high=2, other=Proposition(
            predicate="go", events=(), negated=False, participants=(), stems=()
        ))
    ],
}  # fmt: skip


NIGHT = ("burn", "ghent", "mill", "night")
# What the claims of one kind differ in besides their values, in turn.
ASPECTS: list[dict[str, Any]] = [
    {"published": date(2025, 5, 14), "stems": NIGHT, "events": ("die",), "people": ("holm",), "predicate": "die"},
    {"published": date(2025, 5, 15), "stems": NIGHT, "events": ("die",), "people": ("holm",), "predicate": "bear"},
    {
        "published": None, "stems": ("oslo",), "attribution": speaker("Anna Berg"), "predicate": "work",
        "events": ("die",), "people": ("holm",),
    },
    {
        "published": date(2027, 5, 15), "stems": NIGHT, "factuality": Factuality.PROBABLE,
        "attribution": speaker("Peter Holm"), "predicate": "bear",
    },
    {"published": date(2025, 5, 14), "stems": ("burn", "ghent", "mill"), "factuality": Factuality.POSSIBLE},
]  # fmt: skip


def made(value: Any, aspect: dict[str, Any]) -> ResolvedClaim:
    """Give a claim, whose words are those of its value where it has any."""
    return claim(value, span=value.words if isinstance(value, QuoteValue | StatementValue) else WORD, **aspect)


CLAIMS = {
    kind: [made(value, ASPECTS[i % 5]) for i, value in enumerate([*values, *values[1:], values[0]])]
    for kind, values in VALUES.items()
}
ALIKE = [pair for claims in CLAIMS.values() for pair in combinations_with_replacement(claims, 2)]
UNLIKE = [
    (a, b)
    for one, other in combinations_with_replacement(CLAIMS, 2)
    if one is not other
    for a, b in zip(CLAIMS[one], CLAIMS[other], strict=False)
]


@pytest.mark.parametrize("name", CONDITIONS)
def test_a_condition_is_the_same_either_way_round(name: str) -> None:
    """Of any two claims, of one kind or of two, a condition holds or does not, and swapping them changes nothing."""
    holds = CONDITIONS[name]
    for left, right in (*ALIKE, *UNLIKE):
        found = holds(left, right)
        assert isinstance(found, bool)
        assert holds(right, left) is found, (left, right)


@pytest.mark.parametrize("name", CONDITIONS)
def test_a_condition_tells_claims_apart(name: str) -> None:
    """No condition always holds or never, or a rule could do without it."""
    assert {CONDITIONS[name](*pair) for pair in (*ALIKE, *UNLIKE)} == {True, False}


# The kinds of value that a condition is about; of others and of two kinds it does not hold.
ABOUT: dict[type, list[Condition]] = {
    AmountValue: [
        r.age_of_the_past, r.amounts_agree, r.amounts_equal, r.birthday_between, r.currency_exchanged, r.figures_rise,
        r.same_age, r.years_between_explain,
    ],
    ResolvedDate: [
        r.adjacent_days, r.another_occasion, r.approximate_times, r.date_within_other, r.day_of_the_report,
        r.loosely_reported, r.names_days, r.same_date, r.weekday_agrees,
    ],
    ClockValue: [r.clocks_meet, r.minutes_apart, r.names_hours, r.same_clock],
    ScoreValue: [r.gives_score, r.same_score],
    SiteValue: [r.bearings, r.oblique_direction, r.same_direction],
    WhereValue: [r.place_within_other, r.places, r.same_place],
    NameValue: [r.names_fill_role, r.same_name],
    FillerValue: [r.fill_roles, r.filled_by_same],
    SpellingValue: [r.spellings, r.spelt_by_custom],
    TitleValue: [r.offices, r.same_office],
    AssertionValue: [r.assertions],
    ResolvedState: [r.later_state, r.other_state_in_copies, r.states, r.told_too_soon],
    QuoteValue: [
        r.prepositions_differ, r.quote_within_other, r.same_words, r.words_added_or_dropped, r.words_exchanged,
    ],
    StatementValue: [r.copies, r.one_utterance],
}  # fmt: skip
# Those that say that nothing can be compared hold of what they are not about.
CAUTIOUS: dict[type, list[Condition]] = {
    AmountValue: [r.amounts_incomparable, r.amounts_vague, r.aspect_unknown, r.no_two_ages, r.other_currency],
    ResolvedDate: [r.no_common_grain, r.steps_in_order, r.weekday_unknown],
    ClockValue: [r.clocks_apart],
    ScoreValue: [r.perhaps_other_games, r.scores_of_other_things],
    SiteValue: [r.other_place_of_reference],
    WhereValue: [r.places_not_comparable],
    NameValue: [r.name_within_other],
    FillerValue: [r.fillers_may_be_one],
    SpellingValue: [r.names_apart],
    TitleValue: [r.other_holders],
    AssertionValue: [r.both_affirm],
    ResolvedState: [r.states_compatible],
    QuoteValue: [r.other_utterance],
}


def others(kind: type) -> Collection[tuple[ResolvedClaim, ResolvedClaim]]:
    """Give the pairs in which not both values are of the kind."""
    return [(a, b) for a, b in (*ALIKE, *UNLIKE) if not (isinstance(a.value, kind) and isinstance(b.value, kind))]


@pytest.mark.parametrize("kind", ABOUT)
def test_of_another_kind_of_value_nothing_holds_but_that_it_cannot_be_compared(kind: type) -> None:
    """A condition about one kind of value says nothing of two claims that do not both hold one."""
    for pair in others(kind):
        assert [c.__name__ for c in ABOUT[kind] if c(*pair)] == []
        assert [c.__name__ for c in CAUTIOUS.get(kind, ()) if not c(*pair)] == []
