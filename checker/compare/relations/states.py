"""How far somebody has come in a course of events: conditions between two states of one course."""

from datetime import datetime, time, timedelta

from checker.compare.relations.likeness import SAME_SENTENCE, alike
from checker.model import Reached, ResolvedClaim, ResolvedState

# A state that is dated more vaguely than this has no day on which it came about.
_LONGEST = timedelta(days=32)


def states(left: ResolvedClaim, right: ResolvedClaim) -> bool:
    """Hold where both claims tell a state of one course."""
    return _states(left, right) is not None


def states_compatible(left: ResolvedClaim, right: ResolvedClaim) -> bool:
    """Hold where both states can be so, and nothing tells which of them is the later."""
    conditions = (told_too_soon, other_state_in_copies, later_state, _exclude_each_other)
    return not any(holds(left, right) for holds in conditions)


def _exclude_each_other(left: ResolvedClaim, right: ResolvedClaim) -> bool:
    pair = _states(left, right)
    if pair is None or pair[0].state == pair[1].state or not all(s.reached is Reached.SO for s in pair):
        return False
    return pair[0].apart or pair[0].rank == pair[1].rank


def told_too_soon(left: ResolvedClaim, right: ResolvedClaim) -> bool:
    """Hold where a story tells as come about what by the other came about only after that story came out."""
    pair = _states(left, right)
    if pair is None or pair[0].state != pair[1].state or not all(s.reached is Reached.SO for s in pair):
        return False
    return any(_before_it_happened(a, b) for a, b in ((left, right), (right, left)))


def _before_it_happened(early: ResolvedClaim, late: ResolvedClaim) -> bool:
    when = late.value.interval if isinstance(late.value, ResolvedState) else None
    if when is None or when.start is None or when.end is None or when.mod is not None:
        return False
    if early.published is None or late.published is None or when.end - when.start > _LONGEST:
        return False
    happened = when.start <= datetime.combine(late.published, time.max)
    return happened and when.start.date() > early.published


def other_state_in_copies(left: ResolvedClaim, right: ResolvedClaim) -> bool:
    """Hold where copies of one sentence tell two states, and no day of publication makes the one the later."""
    pair = _states(left, right)
    if pair is None or pair[0].position == pair[1].position or alike(left, right) < SAME_SENTENCE:
        return False
    dated = left.published is not None and right.published is not None and left.published != right.published
    return not (dated and later_state(left, right))


def later_state(left: ResolvedClaim, right: ResolvedClaim) -> bool:
    """Hold where the states come one after the other, and the later is not that of the earlier story."""
    pair = _states(left, right)
    if pair is None or pair[0].apart or pair[0].position == pair[1].position:
        return False
    if pair[0].rank == pair[1].rank and pair[0].state != pair[1].state:
        return False
    first, last = (left, right) if pair[0].position < pair[1].position else (right, left)
    return first.published is None or last.published is None or first.published <= last.published


def _states(left: ResolvedClaim, right: ResolvedClaim) -> tuple[ResolvedState, ResolvedState] | None:
    a, b = left.value, right.value
    if not (isinstance(a, ResolvedState) and isinstance(b, ResolvedState)):
        return None
    return (a, b) if a.course == b.course else None
