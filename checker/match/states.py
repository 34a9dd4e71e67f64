"""Pair the states of one course that two stories tell of one bearer: at large and caught, charged and convicted.

Who goes through a course is often only described ("the suspect"), so that the one whom the story names in it elsewhere
stands for the description; where it names nobody, or several, anybody may be meant, and the stories themselves must be
so much the more alike.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, time, timedelta
from itertools import combinations, product

from checker.match.related import Relatedness
from checker.model import ClaimPair, Reached, ResolvedClaim, ResolvedState, Role
from checker.names import similar, stem

# How surely two states are of one bearer: both named, one of them, or neither.
_NAMED, _ONE_NAMED, _NEITHER = 0.85, 0.72, 0.65
# Two stories that do not both name the bearer must be this much alike to be about one.
_ALIKE = 0.1
# What is dated this long before a story came out was no news to it.
_KNOWN = timedelta(days=1)
# Courses that exclude one another, or whose bearer is not named, are of one occasion only in the news of one time.
_ONE_EVENT = timedelta(days=60)
# Words that two claims of one state share, besides the bearer, if they are of one occasion.
_MORE_WORDS = 2

_Told = tuple[ResolvedClaim, ResolvedState]


def states(claims: Iterable[ResolvedClaim], related: Relatedness) -> tuple[ClaimPair, ...]:
    """Give the pairs of states of one course, of two related stories, of which one overtakes or excludes the other."""
    told: dict[str, dict[str, list[_Told]]] = defaultdict(lambda: defaultdict(list))
    for claim in claims:
        if isinstance(claim.value, ResolvedState):
            told[claim.value.course][claim.article].append((claim, claim.value))
    return tuple(pair for by_story in told.values() for pair in _of_course(by_story, related))


def _of_course(by_story: Mapping[str, list[_Told]], related: Relatedness) -> Iterator[ClaimPair]:
    heroes = {article: _hero(story) for article, story in by_story.items()}
    for left, right in combinations(by_story, 2):
        if not related.related(left, right):
            continue
        surest = {
            (a[0].id, b[0].id): sureness
            for a, b in product(by_story[left], by_story[right])
            if (sureness := _one_bearer(a[0], b[0], heroes, related)) > 0
        }
        for a, b, why in (*_exclusive(by_story[left], by_story[right]), *_overtaken(by_story[left], by_story[right])):
            score = surest.get((a.id, b.id)) or surest.get((b.id, a.id))
            if score:
                yield ClaimPair(left=a, right=b, score=score, reasons=(why,))


def _hero(story: Iterable[_Told]) -> str:
    """Give the one whom a story names in a course, "" where there is none or more than one."""
    names = {n for claim, _ in story for n in _names(claim)}
    longest = max(names, key=lambda n: (len(n), n), default="")
    return longest if all(n == longest or similar(n, longest) for n in names) else ""


def _names(claim: ResolvedClaim) -> set[str]:
    return {p.name for p in claim.proposition.participants if p.entity and p.role is Role.PATIENT}


def _one_bearer(a: ResolvedClaim, b: ResolvedClaim, heroes: Mapping[str, str], related: Relatedness) -> float:
    """Give how surely two states are of one bearer; 0 where they are not."""
    mine, theirs = ((_names(c) or {heroes[c.article]}) - {""} for c in (a, b))
    if mine and theirs:
        return _NAMED if any(x == y or similar(x, y) for x in mine for y in theirs) else 0.0
    if related.of(a.article, b.article) < _ALIKE or not _of_one_time(a, b):
        return 0.0
    return _ONE_NAMED if mine or theirs else _NEITHER


def _exclusive(left: Iterable[_Told], right: Iterable[_Told]) -> Iterator[tuple[ResolvedClaim, ResolvedClaim, str]]:
    """Give the states of which only one can be so, and what is told before it came about."""
    for (a, x), (b, y) in product(left, right):
        if x.reached is not Reached.SO or y.reached is not Reached.SO or not _of_one_time(a, b):
            continue
        if x.state != y.state and (x.apart or x.rank == y.rank) and _share_more(a, b):
            yield a, b, f"only one of two: {x.state}, {y.state}"
        elif x.state == y.state and x.rank and _share_more(a, b):
            yield a, b, f"both tell of {x.course}: {x.state}"
        elif {x.rank, y.rank} == {0, 1}:
            yield a, b, f"{x.state}, {y.state}"


def _share_more(a: ResolvedClaim, b: ResolvedClaim) -> bool:
    """Whether the two tell of one occasion: besides the bearer they share a name or two words, and no two names differ.

    Somebody is dismissed or charged more than once, by another employer or over something else.
    """
    mine, theirs = ({p.name for p in c.proposition.participants if p.entity} - _names(c) for c in (a, b))
    if mine and theirs:
        return not mine.isdisjoint(theirs)
    spoken_of = {stem(w) for c in (a, b) for n in _names(c) for w in (*n.split(), c.proposition.predicate)}
    return len((set(a.proposition.stems) & set(b.proposition.stems)) - spoken_of) >= _MORE_WORDS


def _of_one_time(a: ResolvedClaim, b: ResolvedClaim) -> bool:
    return a.published is None or b.published is None or abs(a.published - b.published) <= _ONE_EVENT


def _overtaken(left: list[_Told], right: list[_Told]) -> Iterator[tuple[ResolvedClaim, ResolvedClaim, str]]:
    """Give how far the one story knows the course to have come, and the next that the other tells of it."""
    for early, late in ((left, right), (right, left)):
        first, second = early[0][0].published, late[0][0].published
        if first is not None and second is not None and first > second:
            continue
        known = max((s.position for _, s in early if s.reached is not Reached.AHEAD and not s.apart), default=None)
        news = [(c, s) for c, s in late if s.reached in {Reached.SO, Reached.OVER} and not s.apart]
        if known is None:
            known = -1.0
        for claim, state in early:
            if state.apart or state.position < known:
                continue
            further = [(c, s) for c, s in news if s.position > state.position and not _is_old(s, claim)]
            following = min((s.rank for _, s in further), default=0)
            yield from ((claim, c, f"{state.state}, then {s.state}") for c, s in further if s.rank == following)


def _is_old(state: ResolvedState, before: ResolvedClaim) -> bool:
    """Whether a state is dated before the other story came out, and so no news to it."""
    end = None if state.interval is None else state.interval.end
    if end is None or before.published is None:
        return False
    return end + _KNOWN < datetime.combine(before.published, time.min)
