"""Dates that cannot all be true, though any two of them can.

Compares: all that the stories tell of when things happened: dates of events, distances between two events ("two days
after the robbery", "after eight days on the run", "before his trial"), and the order in which some things happen to one
person (orders.toml). It takes the smallest set that cannot hold together (Dechter, Meiri and Pearl 1991).
Why: each story is sound by itself, and so is any two of them; only who lays all on one table sees that a day is wrong.
Agreement: none is reported; what holds together is the usual case.
Conflict: "The bank was robbed on 3 May", "Holm was arrested two days after the robbery", "Holm was arrested on 9 May".
Leaves alone: claims that another rule has found in conflict already, events of which it is doubtful whether they are
the same, what only one story tells, plans, and distances that the day on which one begins to count explains.
"""

import re
import tomllib
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from functools import cache
from importlib.resources import files
from itertools import permutations
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict, Field

from checker.model import (
    ClaimPair,
    Comparison,
    GapValue,
    ResolvedClaim,
    ResolvedDate,
    Role,
    Severity,
    Timeline,
    ToldDate,
    ToldGap,
    Verdict,
    reading,
)
from checker.temporal import algebra
from checker.temporal.network import Constraint, between, smallest_conflict

RULE_ID = "impossible_timeline"

_LEVEL = "no days fit them all"
# What counts from the moment of writing can be a day off; so can a night.
_DEICTIC = re.compile(
    r"(?:earlier |late |early )?(?:to(?:day|night)|yesterday|this|now|overnight|last night)\b", re.IGNORECASE
)
# Told from another event of the text, not from the calendar.
_TOLD_FROM_ANOTHER = re.compile(r"\b(?:later|earlier|before|after|previous|next|following|same)\b", re.IGNORECASE)


class Order(BaseModel):
    """In which order two things happen to one person, and why."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    first: frozenset[str] = Field(min_length=1)
    first_as: frozenset[Role] = Field(min_length=1)
    then: frozenset[str] = Field(min_length=1)
    then_as: frozenset[Role] = Field(min_length=1)
    within: int = Field(ge=0)
    reason: str = Field(min_length=1)


class _Orders(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")
    orders: tuple[Order, ...]


class _Reason(NamedTuple):
    """What a constraint rests on: a claim, by its id, and how surely it is about the occasion; or an order."""

    claim: str
    score: float


_Time = int | None  # an occasion, or None for the calendar's beginning
_Edge = Constraint[_Time, _Reason]


@cache
def orders() -> tuple[Order, ...]:
    """Read the table beside this file."""
    text = files("checker.compare").joinpath("orders.toml").read_text("utf-8")
    return _Orders.model_validate(tomllib.loads(text)).orders


def compare_timeline(
    told: Timeline, known: Iterable[Comparison], severities: Mapping[str, Severity]
) -> Iterator[Comparison]:
    """Give a conflict for each smallest set of dates and distances that cannot all be true.

    Claims that are in a conflict among `known` are taken out first, and after each find what is no date in it, so that
    one slip is found once.
    """
    spoiled = {c.id for k in known if k.verdict is Verdict.CONFLICT for c in (k.pair.left, k.pair.right)}
    dates = [d for d in told.dates if d.claim.id not in spoiled and _is_of_the_calendar(d.claim)]
    claims = {c.id: c for c in (*(d.claim for d in dates), *(g.claim for g in told.gaps))}
    network = [
        *(c for d in dates for c in _dated(d)),
        *(c for g in told.gaps if g.claim.id not in spoiled for c in _apart(g)),
        *_ordered(dates, told.related),
    ]
    mine = {c.id for c in claims.values() if told.drafts is None or c.article in told.drafts}
    for part in _parts(network):
        # What no draft tells of is not asked for.
        rest = part if any(c.reason.claim in mine for c in part) else []
        while cycle := smallest_conflict(rest):
            found = _comparison(cycle, claims, severities)
            if found is not None:
                yield found
            # Dates of one occasion can all be true, or they would not be held to be of one; so something else is in it.
            broken = {c for c in cycle if None not in {c.earlier, c.later}}
            rest = [c for c in rest if c not in broken]


def _parts(network: Iterable[_Edge]) -> Iterable[list[_Edge]]:
    """Give the constraints of those occasions together that are bound to each other, otherwise than by the calendar.

    No cycle leaves its part: it comes by the calendar once. An occasion that is bound to no other has only dates.
    """
    above: dict[_Time, _Time] = {}

    def leader(time: _Time) -> _Time:
        while (up := above.setdefault(time, time)) != time:
            above[time] = time = above.setdefault(up, up)
        return time

    edges = list(network)
    bound = [c for c in edges if None not in {c.earlier, c.later}]
    for c in bound:
        above[leader(c.later)] = leader(c.earlier)
    held = {time for c in bound for time in (c.earlier, c.later)}
    parts: dict[_Time, list[_Edge]] = defaultdict(list)
    for c in edges:
        time = c.later if c.earlier is None else c.earlier
        if time in held:
            parts[leader(time)].append(c)
    return parts.values()


def _is_of_the_calendar(claim: ResolvedClaim) -> bool:
    return isinstance(claim.value, ResolvedDate) and not _TOLD_FROM_ANOTHER.search(claim.value.timex.text)


def _dated(told: ToldDate) -> list[_Edge]:
    first, last = _days(told.claim)
    return between(None, told.occasion, first.toordinal(), last.toordinal(), _Reason(told.claim.id, told.score))


def _days(claim: ResolvedClaim) -> tuple[date, date]:
    """Give the first and the last day that a claim may mean."""
    value = claim.value
    first, last = algebra.days(value.interval) if isinstance(value, ResolvedDate) else (None, None)
    if first is None or last is None or not isinstance(value, ResolvedDate):
        raise AssertionError("only claims with both days are on a timeline")
    slack = int(bool(_DEICTIC.match(value.timex.text)))
    return date.fromordinal(first.toordinal() - slack), date.fromordinal(last.toordinal() + slack)


def _apart(told: ToldGap) -> list[_Edge]:
    gap, why = told.claim.value, _Reason(told.claim.id, told.score)
    return between(told.other, told.event, gap.low, gap.high, why) if isinstance(gap, GapValue) else []


def _ordered(dates: Iterable[ToldDate], related: Collection[tuple[str, str]]) -> Iterator[_Edge]:
    """Give the constraints of the table of orders between what related stories date of one person."""
    whose: dict[str, list[tuple[ToldDate, Role]]] = defaultdict(list)
    for told in dates:
        for person in told.claim.proposition.participants:
            if person.entity == "PERSON":
                whose[person.name].append((told, person.role))
    for same in whose.values():
        for (one, as_one), (two, as_two) in permutations(same, 2):
            if tuple(sorted((one.claim.article, two.claim.article))) not in related or one.occasion == two.occasion:
                continue
            for order in orders():
                if as_one in order.first_as and as_two in order.then_as and _holds(order, one.claim, two.claim):
                    # The same as "at least no day before it", as `between` would put it.
                    yield Constraint(two.occasion, one.occasion, 0, _Reason("", 1.0))


def _holds(order: Order, first: ResolvedClaim, then: ResolvedClaim) -> bool:
    if first.proposition.predicate not in order.first or then.proposition.predicate not in order.then:
        return False
    apart = (_days(first)[0] - _days(then)[1]).days
    return not order.within or apart <= order.within


def _comparison(
    cycle: tuple[_Edge, ...],
    claims: Mapping[str, ResolvedClaim],
    severities: Mapping[str, Severity],
) -> Comparison | None:
    """Give the conflict of a cycle; None where a single story tells it all."""
    start = next((i for i, c in enumerate(cycle) if c.earlier is None), 0)
    reasons = [c.reason for c in (*cycle[start:], *cycle[:start]) if c.reason.claim]
    evidence = [claims[i] for i in dict.fromkeys(r.claim for r in reasons)]
    if len(evidence) < 2 or len({c.article for c in evidence}) == 1:
        return None
    left, *also, right = evidence
    sure = min(r.score for r in reasons)
    off = -sum(c.days for c in cycle)
    parts = "; ".join(reading(c.value) for c in evidence)
    return Comparison(
        pair=ClaimPair(left=left, right=right, score=sure, reasons=("events of one timeline",)),
        also=tuple(also),
        rule=RULE_ID,
        level=_LEVEL,
        verdict=Verdict.CONFLICT,
        severity=severities.get(RULE_ID, Severity.WARNING),
        confidence=round(sure, 4),
        message=f"They cannot all be true: {parts}. They miss each other by {off} day{'s' * (off != 1)}.",
    )
