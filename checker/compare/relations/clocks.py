"""At which hour: conditions between two times of the day."""

from checker.model import ClockValue, ResolvedClaim

_DAY = 24 * 60
# A clock time may be rounded, and what it times takes a while: minutes that two reports may lie apart.
_NEAR = 20
# One without a hedge on the full or half hour is often rounded: so many minutes.
_ROUNDED = 15


def _clocks(left: ResolvedClaim, right: ResolvedClaim) -> tuple[ClockValue, ClockValue] | None:
    a, b = left.value, right.value
    return (a, b) if isinstance(a, ClockValue) and isinstance(b, ClockValue) else None


def clocks_apart(left: ResolvedClaim, right: ResolvedClaim) -> bool:
    """Hold where there are no two times of the day, or the time zone of only one is known and they may be the same."""
    pair = _clocks(left, right)
    return pair is None or ((pair[0].zone is None) != (pair[1].zone is None) and _gap(*pair) > 0)


def same_clock(left: ResolvedClaim, right: ResolvedClaim) -> bool:
    """Hold where both times are the same."""
    pair = _clocks(left, right)
    return pair is not None and _span(pair[0], pair[0].zone) == _span(pair[1], pair[1].zone)


def clocks_meet(left: ResolvedClaim, right: ResolvedClaim) -> bool:
    """Hold where one time rounds or contains the other, or the two overlap: both can be true."""
    pair = _clocks(left, right)
    return pair is not None and _gap(*pair) <= (_ROUNDED if any(_is_round(c) for c in pair) else 0)


def minutes_apart(left: ResolvedClaim, right: ResolvedClaim) -> bool:
    """Hold where the two times lie a few minutes apart: the beginning and the report of one event may."""
    pair = _clocks(left, right)
    return pair is not None and _gap(*pair) <= _NEAR


def _is_round(clock: ClockValue) -> bool:
    return clock.low is not None and clock.low == clock.high and clock.low % 30 == 0


def _span(clock: ClockValue, zone: int | None) -> tuple[float | None, float | None]:
    """Give the bounds in minutes, in universal time where the zone is known."""
    by = zone or 0
    low, high = clock.low, clock.high
    return (None if low is None else low - by), (None if high is None else high - by)


def _gap(a: ClockValue, b: ClockValue) -> float:
    """Give the minutes between two times of the day, whichever way round the clock is shorter; 0 where they meet."""
    zoned = a.zone is not None and b.zone is not None
    (a0, a1), (b0, b1) = (_span(c, c.zone if zoned else None) for c in (a, b))
    if None in {a0, a1, b0, b1}:
        return _open_gap((a0, a1), (b0, b1))
    assert a0 is not None and a1 is not None and b0 is not None and b1 is not None  # noqa: S101, PT018 - for mypy
    return min(max(0.0, b0 + turn - a1, a0 - b1 - turn) for turn in (-2 * _DAY, -_DAY, 0, _DAY, 2 * _DAY))


def _open_gap(a: tuple[float | None, float | None], b: tuple[float | None, float | None]) -> float:
    """Give the gap where a bound is open: "by 10 p.m." is some time of that day until then."""
    gaps = [
        low - high
        for (low, _), (_, high) in ((a, b), (b, a))
        if low is not None and high is not None and 0 <= low < _DAY
    ]
    return max([0.0, *gaps])
