"""The algebra of intervals: how two lie to each other, the gap between them, their hull, their shift."""

from datetime import date, datetime, timedelta
from enum import StrEnum

from checker.model import Grain, Interval
from checker.temporal.arithmetic import EARLIEST, LATEST


class Relation(StrEnum):
    """How one interval lies to another; a coarsening of Allen's thirteen relations (Allen 1983)."""

    EQUAL = "equal"
    WITHIN = "within"
    CONTAINS = "contains"
    OVERLAPS = "overlaps"
    ADJACENT = "adjacent"  # they meet: one ends where the other begins
    DISJOINT = "disjoint"

    @property
    def inverse(self) -> "Relation":
        """The relation with the sides swapped."""
        return {Relation.WITHIN: Relation.CONTAINS, Relation.CONTAINS: Relation.WITHIN}.get(self, self)


def _bounds(i: Interval) -> tuple[datetime, datetime]:
    return i.start or EARLIEST, i.end or LATEST


def relate(a: Interval, b: Interval) -> Relation:
    """Say how `a` lies to `b`. Open ends reach for ever; grain and mod play no part. `relate(b, a)` is the inverse."""
    (a0, a1), (b0, b1) = _bounds(a), _bounds(b)
    if (a0, a1) == (b0, b1):
        return Relation.EQUAL
    if a1 == b0 or b1 == a0:
        return Relation.ADJACENT
    if a1 < b0 or b1 < a0:
        return Relation.DISJOINT
    if b0 <= a0 and a1 <= b1:
        return Relation.WITHIN
    return Relation.CONTAINS if a0 <= b0 and b1 <= a1 else Relation.OVERLAPS


def gap_days(a: Interval, b: Interval) -> int:
    """Give the days between two intervals, rounded up; 0 when they touch or share time."""
    (a0, a1), (b0, b1) = _bounds(a), _bounds(b)
    gap = max(b0 - a1, a0 - b1, timedelta(0))
    return -(-gap // timedelta(days=1))


def hull(a: Interval, b: Interval) -> Interval:
    """Give the smallest interval that holds both; its grain is the coarser one, its mod only one that both have."""
    grains = list(Grain)
    return Interval(
        start=None if a.start is None or b.start is None else min(a.start, b.start),
        end=None if a.end is None or b.end is None else max(a.end, b.end),
        grain=max(a.grain, b.grain, key=grains.index),
        mod=a.mod if a.mod is b.mod else None,
    )


def meet(a: Interval, b: Interval) -> Interval | None:
    """Give what two intervals share, with the finer grain; None where that is nothing."""
    (a0, a1), (b0, b1) = _bounds(a), _bounds(b)
    start, end = max(a0, b0), min(a1, b1)
    if start >= end:
        return None
    return Interval(
        start=None if a.start is None and b.start is None else start,
        end=None if a.end is None and b.end is None else end,
        grain=min(a.grain, b.grain, key=list(Grain).index),
        mod=a.mod if a.mod is b.mod else None,
    )


def days(interval: Interval) -> tuple[date | None, date | None]:
    """Give the first and the last day that an interval touches; None for an open end."""
    last = None if interval.end is None else (interval.end - timedelta.resolution).date()
    return None if interval.start is None else interval.start.date(), last


def shift(interval: Interval, by: timedelta) -> Interval:
    """Move an interval; open ends stay open. Raises OverflowError beyond the years 1 to 9999."""
    return interval.model_copy(
        update={
            "start": None if interval.start is None else interval.start + by,
            "end": None if interval.end is None else interval.end + by,
        }
    )
