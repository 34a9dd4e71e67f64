"""Which of many constraints between times cannot hold together: a simple temporal network (Dechter, Meiri, Pearl 1991).

Times are whole days. A constraint says how many days one time may lie after another at most; "at least" is the same
with the sides swapped and the sign turned. Constraints are inconsistent exactly where they form a cycle whose days add
up to less than nothing: going round it, a time would lie before itself.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from typing import Generic, NamedTuple, TypeVar

Time = TypeVar("Time", bound=Hashable)
Reason = TypeVar("Reason", bound=Hashable)


class Constraint(NamedTuple, Generic[Time, Reason]):
    """`later` comes at most `days` days after `earlier`, or before it if negative; `reason` is whose word that is."""

    earlier: Time
    later: Time
    days: int
    reason: Reason


def between(
    earlier: Time, later: Time, low: int | None, high: int | None, reason: Reason
) -> list[Constraint[Time, Reason]]:
    """Give the constraints that `later` comes at least `low` and at most `high` days after `earlier`; None is open."""
    most = [] if high is None else [Constraint(earlier, later, high, reason)]
    least = [] if low is None else [Constraint(later, earlier, -low, reason)]
    return [*most, *least]


def smallest_conflict(constraints: Iterable[Constraint[Time, Reason]]) -> tuple[Constraint[Time, Reason], ...]:
    """Give a negative cycle of the fewest constraints, from its first constraint on; () where all can hold.

    Without any one of its constraints the rest of the cycle can hold. Bellman and Ford's shortest paths, kept apart by
    their number of constraints: the first number at which some time lies before itself is that of the smallest cycle.
    Takes time in proportion to the times, the constraints and the size of the cycle, and less where all can hold.
    """
    edges = list(dict.fromkeys(constraints))
    starts = list(dict.fromkeys(edge.earlier for edge in edges))
    if _can_hold(edges):
        return ()
    # The shortest way from a start to a time over just so many constraints, and the last of them.
    ways: dict[tuple[Time, Time], tuple[int, Constraint[Time, Reason] | None]] = {(s, s): (0, None) for s in starts}
    lengths = [ways]
    for _ in range(len(starts)):
        further: dict[tuple[Time, Time], tuple[int, Constraint[Time, Reason] | None]] = {}
        reached = defaultdict(list)
        for (start, at), (days, _last) in lengths[-1].items():
            reached[at].append((start, days))
        for edge in edges:
            for start, days in reached[edge.earlier]:
                known = further.get((start, edge.later))
                if known is None or days + edge.days < known[0]:
                    further[start, edge.later] = (days + edge.days, edge)
        lengths.append(further)
        for start in starts:
            if (start, start) in further and further[start, start][0] < 0:
                return _way_back(lengths, start)
    return ()


def _can_hold(edges: Sequence[Constraint[Time, Reason]]) -> bool:
    """Whether there is no negative cycle: distances from a place before all times settle (Bellman and Ford)."""
    least: dict[Time, int] = dict.fromkeys((time for edge in edges for time in (edge.earlier, edge.later)), 0)
    for _ in range(len(least)):
        moved = False
        for edge in edges:
            if least[edge.earlier] + edge.days < least[edge.later]:
                least[edge.later] = least[edge.earlier] + edge.days
                moved = True
        if not moved:
            return True
    return False


def _way_back(
    lengths: list[dict[tuple[Time, Time], tuple[int, Constraint[Time, Reason] | None]]], start: Time
) -> tuple[Constraint[Time, Reason], ...]:
    """Follow the last constraints of the shortest ways from `start` to itself, back to its beginning."""
    cycle: list[Constraint[Time, Reason]] = []
    at = start
    for ways in reversed(lengths[1:]):
        last = ways[start, at][1]
        if last is not None:
            cycle.append(last)
            at = last.earlier
    return tuple(reversed(cycle))
