"""TIMEX3 values on the calendar: what stretch of time a value such as 2022-03, 2025-W19-WE or 1998-02-12TEV names."""

import re
from datetime import date, datetime, timedelta

from checker.model import Grain
from checker.temporal.arithmetic import add, add_months, midnight
from checker.temporal.lexicon import lexicon

Stretch = tuple[datetime, datetime, Grain]

_SEASON_STARTS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}  # meteorological, northern hemisphere; three months each
_TIMED = re.compile(r"(.+?)T(\d\d[\d:]*|[A-Z]{2})")
_TIME = re.compile(r"(\d\d)(?::(\d\d)(?::(\d\d))?)?")


def _months(year: int, month: int, count: int, grain: Grain) -> Stretch:
    start = datetime(year, month, 1)  # noqa: DTZ001 - local time of the event
    return start, add_months(start, count), grain


def _years(year: int, count: int, grain: Grain) -> Stretch:
    return _months(year, 1, 12 * count, grain)


def _week(year: int, week: int, rest: str) -> Stretch:
    monday = midnight(date.fromisocalendar(year, week, 1))
    if rest == "WE":
        return monday + timedelta(days=5), monday + timedelta(days=7), Grain.WEEK
    if rest:
        day = monday + timedelta(days=int(rest) - 1)
        return day, day + timedelta(days=1), Grain.DAY
    return monday, monday + timedelta(days=7), Grain.WEEK


_PERIOD = re.compile(
    r"(?P<c>\d\d)|(?P<e>\d{3})|(?P<y>\d{4})(?:-(?:Q(?P<q>[1-4])|H(?P<h>[12])|(?P<s>SP|SU|FA|WI)"
    r"|W(?P<w>\d\d)(?:-(?P<r>[1-7]|WE))?|(?P<m>\d\d)(?:-(?P<d>\d\d))?))?"
)


def _day(value: str) -> Stretch | None:
    m = _PERIOD.fullmatch(value.removesuffix("-QX"))  # some quarter of the year
    if m is None:
        return None
    if not m["y"]:
        return (
            _years(int(m["c"]) * 100 or 1, 100, Grain.CENTURY)
            if m["c"]
            else _years(int(m["e"]) * 10 or 1, 10, Grain.DECADE)
        )
    year = int(m["y"])
    if m["w"]:
        return _week(year, int(m["w"]), m["r"] or "")
    if m["d"]:
        day = midnight(date(year, int(m["m"]), int(m["d"])))
        return day, day + timedelta(days=1), Grain.DAY
    for name, length, grain in (("q", 3, Grain.QUARTER), ("h", 6, Grain.SEASON), ("m", 1, Grain.MONTH)):
        if m[name]:
            return _months(year, length * (int(m[name]) - 1) + 1, length, grain)
    return _months(year, _SEASON_STARTS[m["s"]], 3, Grain.SEASON) if m["s"] else _years(year, 1, Grain.YEAR)


def _time(day: datetime, text: str) -> Stretch | None:
    part = next((p for p in lexicon().dayparts.values() if p.code == text), None)
    if part:
        return day + timedelta(hours=part.hours[0]), day + timedelta(hours=part.hours[1]), Grain.DAYPART
    m = _TIME.fullmatch(text)
    if m is None:
        return None
    hour, minute, second = (int(x or 0) for x in m.groups())
    if hour > 24 or minute > 59 or second > 59:
        return None
    start = day + timedelta(hours=hour, minutes=minute, seconds=second)
    grain, unit = (Grain.SECOND, "TS") if m[3] else (Grain.MINUTE, "TM") if m[2] else (Grain.HOUR, "TH")
    return start, add(start, 1, unit), grain


def split_time(value: str) -> tuple[str, str]:
    """Split a value into its day and its time of day ("" when it has none): 1998-02-12TEV is 1998-02-12 and EV."""
    m = _TIMED.fullmatch(value)
    return (m[1], m[2]) if m else (value, "")


def stretch(value: str) -> Stretch | None:
    """Give the beginning, end (exclusive) and grain of a fully specified TIMEX3 date or time, None for other values."""
    day, time = split_time(value)
    try:
        found = _day(day)
        return _time(found[0], time) if found and time else found
    except (ValueError, OverflowError):
        return None


def hours(value: str) -> tuple[int, int] | None:
    """Give the first and the last minute, from midnight, of the time of day in a TIMEX3 value; None where it has none.

    A clock time is one minute, whatever the grain that it is written in; a night runs on past 1440.
    """
    midnight_ = datetime(2000, 1, 1)  # noqa: DTZ001 - any day
    found = _time(midnight_, split_time(value)[1])
    if found is None:
        return None
    first, end = (round((moment - midnight_) / timedelta(minutes=1)) for moment in found[:2])
    return (first, end - 1) if found[2] is Grain.DAYPART else (first, first)
