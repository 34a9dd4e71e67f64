"""Pair a claim that something had not happened for so long with other stories' reports that it did."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime, time, timedelta

from checker.match.related import Relatedness
from checker.match.scoring import score
from checker.model import (
    ClaimPair,
    Factuality,
    Interval,
    RecencyForm,
    ResolvedClaim,
    ResolvedDate,
    ResolvedRecency,
    Tense,
)

# Stems of the words that say that it is the first or last of its kind, not of which kind.
_OF_THE_FORM = frozenset({"first", "1st", "last", "latest", "previous", "time", "onli"})
# What is dated this shortly before the claim may be the very occasion that the claim is made of.
_SAME_NEWS = timedelta(days=60)
# A date that is vaguer than this may mean a time outside the silence.
_LONGEST = timedelta(days=400)


def silences(claims: Iterable[ResolvedClaim], related: Relatedness) -> tuple[ClaimPair, ...]:
    """Give the pairs of a claim of recency and a date, of two stories, where the one's event falls into its silence.

    The date must be of an event that has all the words and names of the other: only "direct talks" break a silence of
    direct talks, and "talks" may have been of another kind.
    """
    claims = tuple(claims)
    dated: dict[str, list[tuple[ResolvedClaim, Interval]]] = defaultdict(list)
    for claim in claims:
        if isinstance(claim.value, ResolvedDate) and _happened(claim, claim.value):
            for word in claim.proposition.stems:
                dated[word].append((claim, claim.value.interval))
    quiet = [(c, c.value) for c in claims if isinstance(c.value, ResolvedRecency) and _of_none(c.value)]
    return tuple(pair for claim, value in quiet for pair in _broken(claim, value, dated, related))


def _of_none(value: ResolvedRecency) -> bool:
    """Whether there was none at all in the meantime, rather than none so great or two others."""
    return value.form is not RecencyForm.MOST and value.rank == 1


def _happened(claim: ResolvedClaim, value: ResolvedDate) -> bool:
    """Whether the claim states as a fact that something happened, and when."""
    fact = claim.factuality is Factuality.CERTAIN and not claim.proposition.negated
    start, end = value.interval.start, value.interval.end
    if not fact or value.reported or value.tense is not Tense.PAST or value.interval.mod is not None:
        return False
    return start is not None and end is not None and end - start <= _LONGEST


def _broken(
    claim: ResolvedClaim,
    value: ResolvedRecency,
    dated: dict[str, list[tuple[ResolvedClaim, Interval]]],
    related: Relatedness,
) -> Iterator[ClaimPair]:
    words = set(claim.proposition.stems) - _OF_THE_FORM
    names = {p.name for p in claim.proposition.participants if p.entity}
    quiet_from, now = value.last.end, value.now
    if len(words) < 2 or not names or quiet_from is None or now is None:
        return
    until = datetime.combine(now - _SAME_NEWS, time())
    rarest = min(words, key=lambda word: (len(dated.get(word, ())), word))
    for report, when in dated.get(rarest, ()):
        inside = when.start is not None and when.end is not None and quiet_from <= when.start and when.end <= until
        if not inside or report.article == claim.article or not related.related(report.article, claim.article):
            continue
        told = {p.name for p in report.proposition.participants if p.entity}
        if words <= set(report.proposition.stems) and names <= told:
            total, reasons = score(claim, report, related)
            yield ClaimPair(left=claim, right=report, score=round(total, 4), reasons=reasons)
