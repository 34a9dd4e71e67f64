"""Which claims of a report give one value: groups within which every two fit, so that a vague one chains nothing."""

from collections.abc import Collection, Iterable

from checker.model import AmountValue, Finding, ResolvedClaim, ResolvedDate, ResolvedRecency, ResolvedValue, quoted
from checker.model.reading import amount_words, interval_words
from checker.quantity import algebra as amounts
from checker.report.evidence import mention
from checker.temporal import algebra as times

_APART_IN_TIME = {times.Relation.ADJACENT, times.Relation.DISJOINT}
_APART = {amounts.Relation.DISJOINT, amounts.Relation.INCOMPARABLE}
Pair = frozenset[str]


class Groups:
    """Claims put together two at a time, by id. Claims in `apart`, pairs of ids, never come into one group."""

    def __init__(self, apart: Collection[Pair] = ()) -> None:
        self._apart = apart
        self._agreed: set[Pair] = set()
        self._of: dict[str, list[ResolvedClaim]] = {}

    def of(self, claim: ResolvedClaim) -> list[ResolvedClaim]:
        """Give the group of a claim, in the order in which they joined it."""
        return self._of.setdefault(claim.id, [claim])

    def join(self, one: ResolvedClaim, other: ResolvedClaim) -> bool:
        """Make one group of the two claims' groups if everything in them fits, and say whether it is one."""
        here, there = self.of(one), self.of(other)
        self._agreed.add(frozenset({one.id, other.id}))
        if here is there:
            return True
        if not all(self._fit(a, b) for a in here for b in there):
            return False
        here += there
        self._of.update((claim.id, here) for claim in there)
        return True

    def _fit(self, a: ResolvedClaim, b: ResolvedClaim) -> bool:
        pair = frozenset({a.id, b.id})
        return pair not in self._apart and (pair in self._agreed or fit(a.value, b.value))


def join_agreements(
    groups: Groups, agreements: Iterable[Finding], claims: dict[str, ResolvedClaim]
) -> tuple[list[Finding], list[Finding]]:
    """Put together what agrees, in the order given; give the agreements within groups, and those that did not fit.

    "June 2005" agrees with the 20th and with the 24th, which do not agree: it goes with the one that comes first.
    """
    told = list(agreements)
    said: dict[tuple[str, int, str], ResolvedClaim] = {}
    for finding in told:
        for place in finding.places:
            claim = claims[place.claim]
            # Two claims of one sentence may say the same: "Monday, 5 May".
            groups.join(said.setdefault((claim.article, claim.sentence, same(claim.value)), claim), claim)
    within: list[Finding] = []
    left_over: list[Finding] = []
    for finding in told:
        fits = groups.join(claims[finding.left.claim], claims[finding.right.claim])
        (within if fits else left_over).append(finding)
    return within, left_over


def same(value: ResolvedValue) -> str:
    """Give what is equal for values that are: a date or an amount as read, of anything else the words."""
    match value:
        case ResolvedDate():
            return interval_words(value.interval)
        case AmountValue():
            return amount_words(value.quantity)
        case _:
            return quoted(mention(value).text).casefold()


def fit(a: ResolvedValue, b: ResolvedValue) -> bool:
    """Whether two values can both be so: times that meet, amounts that round or overlap; anything else may."""
    match a, b:
        case ResolvedDate(), ResolvedDate():
            return times.relate(a.interval, b.interval) not in _APART_IN_TIME
        case ResolvedRecency(), ResolvedRecency():
            return times.relate(a.last, b.last) not in _APART_IN_TIME
        case AmountValue(), AmountValue():
            return amounts.relate(a.quantity, b.quantity) not in _APART
        case _:
            return True
