"""Which claims date, or set beside another, one and the same occasion: the timeline that a set of stories tells."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import NamedTuple

from checker.match.related import Relatedness
from checker.match.scoring import score
from checker.model import (
    Factuality,
    GapValue,
    Interval,
    PublishedFrom,
    ResolvedClaim,
    ResolvedDate,
    Role,
    Tense,
    Timeline,
    ToldDate,
    ToldGap,
)
from checker.temporal import algebra

# Below this, two clauses are not held to be about one occasion. Nothing but the event's own words and names decides.
_SURE = 0.72
# The same thing does not happen to one person twice in the news of a few weeks, whatever the words.
_SURE_OF_ONE = 0.6
# Another occasion that fits about as well as the best makes it doubtful which one is meant.
_MARGIN = 0.1
# A date that is vaguer than this dates nothing that others could miss by days.
_LONGEST = timedelta(days=400)
# News of one event comes out within this of each other.
_ONE_EVENT = timedelta(days=60)


class _Mention(NamedTuple):
    """An occasion as one claim speaks of it; `told` has its proposition, whatever the claim's own is."""

    claim: ResolvedClaim
    told: ResolvedClaim
    when: Interval | None


def gather_timeline(claims: Iterable[ResolvedClaim], related: Relatedness) -> Timeline:
    """Give the dates and distances that the claims state as facts, with their occasions told apart.

    Two claims are of one occasion where they match as surely as claims in conflict must, and their dates can both be
    true: dates of one event that cannot are for the rules to judge. A distance from an event that could be two of them
    is left out.
    """
    claims = tuple(claims)
    dated = [_Mention(c, c, c.value.interval) for c in claims if isinstance(c.value, ResolvedDate) and _is_fact(c)]
    sides = [m for c in claims if isinstance(c.value, GapValue) and _is_fact(c) for m in _sides(c, c.value)]
    found = _Occasions([*sides, *dated], len(sides), related)
    dates = (
        ToldDate(claim=m.claim, occasion=found.of(i), score=found.best[i]) for i, m in enumerate(dated, len(sides))
    )
    gaps = (
        ToldGap(
            claim=sides[i].claim,
            event=found.of(i),
            other=found.of(i + 1),
            score=min(found.best[i], found.best[i + 1]),
        )
        for i in range(0, len(sides), 2)
        if not {i, i + 1} & found.doubtful
    )
    pairs = frozenset(pair for pair in related.similarity if related.related(*pair))
    return Timeline(dates=tuple(dates), gaps=tuple(gaps), related=pairs)


def _is_fact(claim: ResolvedClaim) -> bool:
    """Whether the claim puts something that happened on a day, or a distance between two such things."""
    if claim.factuality is not Factuality.CERTAIN or claim.proposition.negated or not claim.proposition.events:
        return False
    value = claim.value
    if not isinstance(value, ResolvedDate):
        return True
    start, end = value.interval.start, value.interval.end
    if value.reported or value.tense is Tense.FUTURE or value.interval.mod is not None or start is None or end is None:
        return False
    inferred = value.anchor is not None and value.anchor.published_from is PublishedFrom.INFERRED
    return not inferred and end - start <= _LONGEST


def _sides(claim: ResolvedClaim, gap: GapValue) -> tuple[_Mention, _Mention]:
    return _Mention(claim, claim, None), _Mention(claim, claim.model_copy(update={"proposition": gap.other}), None)


class _Occasions:
    """Mentions joined into occasions, the surest links first; `sides` of them, the first, are those of distances."""

    def __init__(self, mentions: Sequence[_Mention], sides: int, related: Relatedness) -> None:
        self._leader = list(range(len(mentions)))
        self._when = [m.when for m in mentions]
        self.best: dict[int, float] = defaultdict(float)
        self.doubtful: set[int] = set()
        refused = []
        for total, i, j in sorted(_links(mentions, sides, related), key=lambda link: (-link[0], *link[1:])):
            self.best[i], self.best[j] = max(self.best[i], total), max(self.best[j], total)
            if not self._join(i, j):
                refused.append((total, i, j))
        for total, i, j in refused:
            self.doubtful.update(k for k in (i, j) if k < sides and total >= self.best[k] - _MARGIN)
        self.doubtful.update(i for i in range(0, sides, 2) if self.of(i) == self.of(i + 1))

    def of(self, i: int) -> int:
        """Give the number of the occasion of mention `i`."""
        while (above := self._leader[i]) != i:
            self._leader[i] = self._leader[above]
            i = above
        return i

    def _join(self, i: int, j: int) -> bool:
        """Make two mentions one occasion, unless their dates cannot both be true."""
        a, b = self.of(i), self.of(j)
        if a == b:
            return True
        one, two = self._when[a], self._when[b]
        both = algebra.meet(one, two) if one and two else one or two
        if both is None and one and two:
            return False
        self._leader[max(a, b)] = min(a, b)
        self._when[min(a, b)] = both
        return True


def _links(mentions: Sequence[_Mention], sides: int, related: Relatedness) -> Iterable[tuple[float, int, int]]:
    """Give how surely a side of a distance and another mention are of one occasion, where that is surely enough."""
    held: dict[str, list[int]] = defaultdict(list)
    for j, mention in enumerate(mentions):
        if mention.told.proposition.events:
            held[mention.claim.article].append(j)
    nearby: dict[str, set[str]] = {article: {article} for article in held}
    for left, right in related.similarity:
        if left in held and right in held and related.related(left, right):
            nearby[left].add(right)
            nearby[right].add(left)
    for i, a in enumerate(mentions[:sides]):
        for j in (j for article in sorted(nearby.get(a.claim.article, ())) for j in held[article]):
            b = mentions[j]
            # Two sides are looked at once, from the first of them.
            if a.claim is b.claim or (j < sides and j < i) or not _of_one_time(a.claim, b.claim):
                continue
            total = score(a.told, b.told, related)[0]
            enough = _SURE_OF_ONE if _people(a.told) & _people(b.told) else _SURE
            if a.told.proposition.events and total >= enough:
                yield round(total, 4), i, j


def _people(claim: ResolvedClaim) -> set[tuple[str, Role]]:
    return {(p.name, p.role) for p in claim.proposition.participants if p.entity == "PERSON"}


def _of_one_time(left: ResolvedClaim, right: ResolvedClaim) -> bool:
    a, b = left.published, right.published
    return a is None or b is None or abs(a - b) <= _ONE_EVENT
