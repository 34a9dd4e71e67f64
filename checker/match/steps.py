"""Pair the dates of two steps of one course of events, in one story or in two: birth and death, start and end."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import product

from checker.match.related import Relatedness
from checker.model import ClaimPair, ResolvedClaim, ResolvedDate, Role
from checker.names import stem
from checker.temporal import Course, Step, courses

# Two clauses are about one event if they share this much of their words, those for the steps aside.
_ALIKE = 0.6


def steps(claims: Iterable[ResolvedClaim], related: Relatedness) -> tuple[ClaimPair, ...]:
    """Give the pairs of dated claims that are two steps of one course of events, the earlier step first."""
    dated = [c for c in claims if isinstance(c.value, ResolvedDate)]
    return tuple(pair for course in courses() for pair in _pairs(course, dated, related))


def _pairs(course: Course, dated: Iterable[ResolvedClaim], related: Relatedness) -> Iterator[ClaimPair]:
    told: dict[Step, list[ResolvedClaim]] = defaultdict(list)
    for claim in dated:
        step = course.step(stem(claim.proposition.predicate), claim.proposition.stems)
        if step is not None:
            told[step].append(claim)
    for first, last in product(told[Step.EARLIER], told[Step.LATER]):
        near = first.article == last.article or related.related(first.article, last.article)
        if near and _of_one(course, first, last):
            yield ClaimPair(left=first, right=last, score=1.0, reasons=(course.name,))


def _of_one(course: Course, first: ResolvedClaim, last: ResolvedClaim) -> bool:
    if course.of == "person":
        who = _person(first)
        return bool(who) and who == _person(last)
    a, b = ({s for s in c.proposition.stems if s not in course.words} for c in (first, last))
    names = [{p.name for p in c.proposition.participants if p.entity} for c in (first, last)]
    if any(names) and not names[0] & names[1]:
        return False
    return len(a & b) >= _ALIKE * max(1, len(a | b))


def _person(claim: ResolvedClaim) -> str:
    """Give the one full name to whom the event happens, "" where there is none."""
    people = {p.name for p in claim.proposition.participants if p.entity == "PERSON" and p.role is not Role.OTHER}
    return next(iter(people)) if len(people) == 1 and " " in next(iter(people)) else ""
