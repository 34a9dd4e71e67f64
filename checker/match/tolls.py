"""Pair the tolls that stories give of one event, whatever their sentences share: tolls rise as the days go by.

A flash counts "one dead", the next day's story "24 people dead": the words have nothing in common but the victims.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, time, timedelta
from itertools import combinations, product

from checker.match.related import Relatedness
from checker.model import AmountValue, ClaimPair, Factuality, Interval, ResolvedClaim, ResolvedDate

# What befalls people, and is counted over and over.
_KINDS = ("die", "injure", "go missing", "displace")
# Nouns that count everybody; "six children" may be a part of the toll.
_EVERYBODY = frozenset(
    {"person", "people", "victim", "dead", "death", "fatality", "casualty", "injured", "wounded", "missing", "villager",
     "resident", ""}
)  # fmt: skip
# Stories of one event are at least this much alike, and come out within this of each other.
_ALIKE = 0.2
_ONE_EVENT = timedelta(days=30)
# What a sentence dates this long before its story came out is the toll of another event.
_BACKGROUND = timedelta(days=45)
# Surer than an update needs to be, and less sure than a conflict does: that the figures differ is no sign of a slip.
_SCORE = 0.62


def tolls(claims: Iterable[ResolvedClaim], related: Relatedness) -> tuple[ClaimPair, ...]:
    """Give the pairs of tolls of one kind that two stories of one event give, of different figures."""
    claims = tuple(claims)
    dated: dict[tuple[str, int], list[Interval]] = defaultdict(list)
    for claim in claims:
        if isinstance(claim.value, ResolvedDate):
            dated[claim.article, claim.sentence].append(claim.value.interval)
    told: dict[str, dict[str, list[ResolvedClaim]]] = defaultdict(lambda: defaultdict(list))
    for claim in claims:
        for kind in _KINDS:
            if _is_toll(claim, kind, dated):
                told[kind][claim.article].append(claim)
    return tuple(
        ClaimPair(left=a, right=b, score=_SCORE, reasons=("tolls of one event",))
        for by_story in told.values()
        for left, right in combinations(by_story, 2)
        if related.of(left, right) >= _ALIKE
        for a, b in product(by_story[left], by_story[right])
        if _number(a) != _number(b) and _of_one_time(a, b)
    )


def _is_toll(claim: ResolvedClaim, kind: str, dated: Mapping[tuple[str, int], Sequence[Interval]]) -> bool:
    value = claim.value
    if not isinstance(value, AmountValue) or value.quantity.unit != "item" or kind not in claim.proposition.events:
        return False
    stated = claim.factuality is Factuality.CERTAIN and claim.published is not None
    return stated and value.quantity.noun in _EVERYBODY and not _is_background(claim, dated)


def _is_background(claim: ResolvedClaim, dated: Mapping[tuple[str, int], Sequence[Interval]]) -> bool:
    if claim.published is None:
        return False
    news = datetime.combine(claim.published, time.min) - _BACKGROUND
    ends = [day.end for day in dated.get((claim.article, claim.sentence), ())]
    return bool(ends) and all(end is not None and end < news for end in ends)


def _number(claim: ResolvedClaim) -> float:
    return claim.value.quantity.number if isinstance(claim.value, AmountValue) else 0.0


def _of_one_time(a: ResolvedClaim, b: ResolvedClaim) -> bool:
    return a.published is not None and b.published is not None and abs(a.published - b.published) <= _ONE_EVENT
