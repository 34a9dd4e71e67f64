"""Figures, dates and clock times that one slip of the pen tells apart."""

import re
from datetime import datetime

from checker.model import AmountValue, ClockValue, Grain, Quantity, ResolvedDate, ResolvedValue

# Figures of fewer digits than this are as alike by chance.
_SLIP = 3
_HALF_A_DAY = 720
_FIGURE = re.compile(r"\d[\d,. ]*")
_NUMBER = re.compile(r"\d+")
_DAYS = {Grain.DAY, Grain.DAYPART, Grain.HOUR, Grain.MINUTE}


def slipped(left: ResolvedValue, right: ResolvedValue) -> bool:
    """Say whether one slip, as they are written, tells two amounts, two days or two clock times apart.

    A slip exchanges digits, leaves out or adds noughts, moves the point, or writes one digit wrong of three or more
    (the commonest errors in copying numbers, Salthouse 1986). Of a date it changes the year, the month or the day
    alone, of a clock time the half of the day.
    """
    if isinstance(left, AmountValue) and isinstance(right, AmountValue):
        return _figures(left.quantity, right.quantity)
    if isinstance(left, ResolvedDate) and isinstance(right, ResolvedDate):
        return _days(left, right)
    if isinstance(left, ClockValue) and isinstance(right, ClockValue):
        return _clocks(left, right)
    return False


def _figures(left: Quantity, right: Quantity) -> bool:
    one, other = _digits(left.text), _digits(right.text)
    if not one or not other:
        return False
    exchanged = len(one) == len(other) and sorted(one) == sorted(other)
    one_wrong = len(one) == len(other) >= _SLIP and sum(x != y for x, y in zip(one, other, strict=True)) == 1
    return one == other or exchanged or one_wrong


def _digits(text: str) -> str:
    """Give the digits of a figure without the noughts at its ends."""
    found = _FIGURE.search(text)
    return re.sub(r"\D", "", found[0]).strip("0") if found else ""


def _days(left: ResolvedDate, right: ResolvedDate) -> bool:
    """Whether two days are one but for a part; what was reckoned from a weekday or "today" was not copied."""
    one, other = _day(left), _day(right)
    if one is None or other is None:
        return False
    apart = [(x, y) for x, y in zip(one.timetuple()[:3], other.timetuple()[:3], strict=True) if x != y]
    if len(apart) != 1:
        return False
    if one.month != other.month:
        return True
    x, y = (str(part) for part in apart[0])
    return x in _numbers(left) and y in _numbers(right) and _one_digit(x, y)


def _day(value: ResolvedDate) -> datetime | None:
    """Give the day of a date whose number is written."""
    start = value.interval.start
    fine = value.interval.grain in _DAYS
    return start if fine and start is not None and str(start.day) in _numbers(value) else None


def _clocks(left: ClockValue, right: ClockValue) -> bool:
    if left.low is None or right.low is None or left.zone != right.zone:
        return False
    return abs(left.low - right.low) == _HALF_A_DAY and bool(_numbers(left) and _numbers(right))


def _numbers(value: ResolvedDate | ClockValue) -> list[str]:
    return _NUMBER.findall(value.timex.text)


def _one_digit(x: str, y: str) -> bool:
    """Whether a digit is wrong, two are exchanged, or one more stands at the end."""
    if len(x) == len(y):
        return sum(a != b for a, b in zip(x, y, strict=True)) == 1 or sorted(x) == sorted(y)
    short, long = sorted((x, y), key=len)
    return len(long) - len(short) == 1 and long.startswith(short)
