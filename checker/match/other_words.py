"""Facts told in other words: where no event is shared, one value in like surroundings makes a pair, but a faint one.

That two records hold one rare value is evidence in itself that they are of one thing (Fellegi and Sunter 1969). It can
only ever speak for agreement: a pair found by its value has none to be at odds about. So its score stays below what a
conflict, a dispute or an update needs.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from checker.match.related import Relatedness
from checker.model import AmountValue, ClockValue, Grain, ResolvedClaim, ResolvedDate
from checker.quantity import Relation as Sizes
from checker.quantity import relate as relate_amounts
from checker.temporal import Relation as Times
from checker.temporal import relate as relate_times

# The least and the most that such a pair scores: as much as any pair needs, and less than any but an agreement does.
FAINTEST, SUREST = 0.46, 0.59
# What the surroundings must weigh, in inverse document frequencies: two or three rare words, or a name and a word.
_ENOUGH, _AMPLE = 3.5, 12.0
# Words of the sentence that stand outside the clause count for less.
_AROUND = 0.5
# A figure like "two", a whole year, a bound, a date that contains another, and the day of the news, which all of it
# shares, need more around them.
_PLAIN = 2.0
_FEW = 12
# What a story tells of the days before it came out is its news.
_NEWS = timedelta(days=4)
_APART = {Sizes.DISJOINT, Sizes.OVERLAPS, Sizes.INCOMPARABLE}
_BOUNDED = {Sizes.CONTAINS, Sizes.WITHIN}
# "Now" and "recently" are of no date that another could be the same as.
_NO_DATE = {"PRESENT_REF", "PAST_REF", "FUTURE_REF"}
_NESTED = {Times.WITHIN, Times.CONTAINS}
_FINE = {Grain.SECOND, Grain.MINUTE, Grain.HOUR, Grain.DAYPART, Grain.DAY}


class Surroundings(NamedTuple):
    """What the clauses of one sentence tell together."""

    stems: frozenset[str]
    names: frozenset[str]


Around = Mapping[tuple[str, int], Surroundings]
NOTHING = Surroundings(frozenset(), frozenset())


def surroundings(claims: Iterable[ResolvedClaim]) -> Around:
    """Give the stems and the names of each sentence, by article and sentence."""
    stems: dict[tuple[str, int], set[str]] = defaultdict(set)
    names: dict[tuple[str, int], set[str]] = defaultdict(set)
    for claim in claims:
        place = (claim.article, claim.sentence)
        stems[place].update(claim.proposition.stems)
        names[place].update(p.name for p in claim.proposition.participants if p.entity)
    return {place: Surroundings(frozenset(found), frozenset(names[place])) for place, found in stems.items()}


def in_other_words(
    left: ResolvedClaim, right: ResolvedClaim, around: Around, related: Relatedness
) -> tuple[float, tuple[str, ...]]:
    """Give how surely two claims that share no event tell one fact, 0 or in [FAINTEST, SUREST], and why."""
    plain = one_value(left, right)
    if plain is None or left.proposition.negated != right.proposition.negated:
        return 0.0, ()
    a, b = (around.get((c.article, c.sentence), NOTHING) for c in (left, right))
    own = set(left.proposition.stems) & set(right.proposition.stems)
    names = a.names & b.names
    weight = related.total(own) + _AROUND * related.total((a.stems & b.stems) - own)
    weight += related.total(f"name:{n}" for n in names)
    enough = _ENOUGH + (_PLAIN if plain else 0.0)
    if weight < enough or not (own or names):
        return 0.0, ()
    share = min(1.0, (weight - enough) / (_AMPLE - _ENOUGH))
    told = ", ".join(sorted(own) + sorted(names - own))
    return FAINTEST + share * (SUREST - FAINTEST), ("the same value in other words", f"both tell of {told}")


def one_value(left: ResolvedClaim, right: ResolvedClaim) -> bool | None:
    """Whether the two values are one: None if not, else whether it is a plain one, which many facts share."""
    a, b = left.value, right.value
    if isinstance(a, AmountValue) and isinstance(b, AmountValue):
        how = relate_amounts(a.quantity, b.quantity)
        if how in _APART:
            return None
        return how in _BOUNDED or max(a.quantity.number, b.quantity.number) < _FEW
    if isinstance(a, ResolvedDate) and isinstance(b, ResolvedDate):
        news = any(_of_the_news(value, c.published) for value, c in ((a, left), (b, right)))
        return _one_time(a, b, news=news)
    if isinstance(a, ClockValue) and isinstance(b, ClockValue):
        exact = a.low == a.high and b.low == b.high
        return False if exact and (a.low, a.zone) == (b.low, b.zone) else None
    return None


def _one_time(a: ResolvedDate, b: ResolvedDate, *, news: bool) -> bool | None:
    if any(value.timex.value in _NO_DATE for value in (a, b)):
        return None
    when = relate_times(a.interval, b.interval)
    if when is not Times.EQUAL and when not in _NESTED:
        return None
    return news or when in _NESTED or not {a.interval.grain, b.interval.grain} <= _FINE


def _of_the_news(value: ResolvedDate, published: date | None) -> bool:
    start = value.interval.start
    return published is None or (start is not None and abs(datetime.combine(published, time.min) - start) <= _NEWS)
