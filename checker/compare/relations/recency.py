"""How long not: conditions between two claims of when something last happened."""

from datetime import date, timedelta

from checker.compare.relations.likeness import SAME_SENTENCE, alike
from checker.model import RecencyForm, ResolvedClaim, ResolvedDate, ResolvedRecency, TimexType
from checker.temporal import algebra as times

# Claims of recency about one occasion are published within this of each other.
_ONE_OCCASION = timedelta(days=60)
_TOUCHING = {times.Relation.EQUAL, times.Relation.WITHIN, times.Relation.CONTAINS, times.Relation.OVERLAPS}


def _recencies(left: ResolvedClaim, right: ResolvedClaim) -> tuple[ResolvedRecency, ResolvedRecency] | None:
    """Give both values; a date stands for a last time of which nothing is said of the time after it."""
    if not any(isinstance(c.value, ResolvedRecency) for c in (left, right)):
        return None
    a, b = _recency(left), _recency(right)
    return None if a is None or b is None else (a, b)


def _recency(claim: ResolvedClaim) -> ResolvedRecency | None:
    value = claim.value
    if not isinstance(value, ResolvedDate):
        return value if isinstance(value, ResolvedRecency) else None
    form, last = RecencyForm.LAST, value.interval
    return ResolvedRecency(form=form, timex=value.timex, last=last, exact=True, now=None, anchor=value.anchor)


def says_first(left: ResolvedClaim, right: ResolvedClaim) -> bool:
    """Hold where a claim is of the first or last occurrence, or of none."""
    return not (ranks_by_number(left, right) or ranks_by_degree(left, right))


def ranks_by_number(left: ResolvedClaim, right: ResolvedClaim) -> bool:
    """Hold where a claim is of the second or a later occurrence in its time."""
    return any(isinstance(c.value, ResolvedRecency) and c.value.rank > 1 for c in (left, right))


def ranks_by_degree(left: ResolvedClaim, right: ResolvedClaim) -> bool:
    """Hold where a claim is of the greatest of its kind in its time, and of no number."""
    greatest = any(isinstance(c.value, ResolvedRecency) and c.value.superlative for c in (left, right))
    return greatest and not ranks_by_number(left, right)


def other_time_or_words(left: ResolvedClaim, right: ResolvedClaim) -> bool:
    """Hold where two ranks are not of one stretch of time, or the sentences share too little for copies of each other.

    The later of two articles may count one more. A claim that there was none gives no rank.
    """
    pair = _recencies(left, right)
    if (
        pair is None
        or pair[0].form is not pair[1].form
        or alike(left, right) < SAME_SENTENCE
        or not same_stretch(left, right)
    ):
        return True
    (a, b), days = pair, (left.published, right.published)
    rising = [
        rank for _, rank in sorted(zip(days, (a.rank, b.rank), strict=True), key=lambda told: told[0] or date.min)
    ]
    return None not in days and days[0] != days[1] and rising[0] < rising[1]


def same_stretch(left: ResolvedClaim, right: ResolvedClaim) -> bool:
    """Hold where two ranks are told of one stretch of time: of one length, or since one date."""
    pair = _recencies(left, right)
    if pair is None:
        return False
    a, b = pair
    if TimexType.DURATION in {a.timex.type, b.timex.type}:
        return (a.timex.type, a.timex.value, a.timex.mod) == (b.timex.type, b.timex.value, b.timex.mod)
    return times.relate(a.last, b.last) in {times.Relation.EQUAL, times.Relation.WITHIN, times.Relation.CONTAINS}


def same_rank(left: ResolvedClaim, right: ResolvedClaim) -> bool:
    """Hold where both claims give one rank in one stretch of time."""
    pair = _recencies(left, right)
    return pair is not None and pair[0].rank == pair[1].rank and same_stretch(left, right)


def other_occasion(left: ResolvedClaim, right: ResolvedClaim) -> bool:
    """Hold where two claims of recency speak from times too far apart to be about one occasion.

    A first since T that was said years ago and one that is said now are about two occasions, unless one of them falls
    into the silence of the other, which is a contradiction.
    """
    pair = _recencies(left, right)
    if pair is None:
        return True
    a, b = pair[0].now, pair[1].now
    far = a is not None and b is not None and abs(a - b) > _ONE_OCCASION
    return far and not (says_first(left, right) and occurrence_in_silence(left, right))


def last_times_meet(left: ResolvedClaim, right: ResolvedClaim) -> bool:
    """Hold where one last occurrence can satisfy both claims."""
    pair = _recencies(left, right)
    return pair is not None and times.relate(pair[0].last, pair[1].last) in _TOUCHING


def occurrence_in_silence(left: ResolvedClaim, right: ResolvedClaim) -> bool:
    """Hold where one claim names an occurrence that falls into the time in which the other says there was none."""
    pair = _recencies(left, right)
    if pair is None:
        return False
    for a, b in (pair, pair[::-1]):
        quiet_from, quiet_to = b.last.end, b.now
        at = a.last
        if not (a.exact and quiet_from and quiet_to and at.start and at.end):
            continue
        if quiet_from <= at.start and at.end.date() <= quiet_to:
            return True
    return False
