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


def lasting(first: Interval, last: Interval) -> tuple[int | None, int | None]:
    """Give the least and the greatest number of days that something may be said to last, None is open.

    It begins within `first` and ends within `last`. The day on which it begins may be counted or not: from 30 November
    to 7 December is a week, and eight days. Where `last` lies before `first`, the numbers are 0 or less.
    """
    (first_begin, first_end), (last_begin, last_end) = days(first), days(last)
    low = None if first_end is None or last_begin is None else (last_begin - first_end).days
    high = None if first_begin is None or last_end is None else (last_end - first_begin).days + 1
    return low, high


def age(born: Interval, on: date) -> tuple[int | None, int | None]:
    """Give the least and the greatest age, in completed years, of who was born within `born`; None is open.

    Born in 1952, one is 57 or 58 in 2010; born on 29 February, a year older from 1 March on in common years. Before the
    birth the numbers are negative.
    """
    earliest, latest = days(born)
    return _years(latest, on), _years(earliest, on)


def _years(since: date | None, on: date) -> int | None:
    """Count completed years: the birthday itself completes one."""
    if since is None:
        return None
    return on.year - since.year - ((on.month, on.day) < (since.month, since.day))


def shift(interval: Interval, by: timedelta) -> Interval:
    """Move an interval; open ends stay open. Raises OverflowError beyond the years 1 to 9999."""
    return interval.model_copy(
        update={
            "start": None if interval.start is None else interval.start + by,
            "end": None if interval.end is None else interval.end + by,
        }
    )
