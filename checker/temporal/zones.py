"""Time zones: which one a clock time is told in, and the same time in UTC.

TIMEX3 values hold the clock as written, so "7:37 AM local time" is T07:37 and "0737 GMT" is T07:37 too. Two clock times
compare only where both zones are known and both are put into UTC, or where both are told in the same one.
"""

import functools
import re
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from checker.model import Timex
from checker.temporal.lexicon import lexicon
from checker.temporal.patterns import any_of

_NUMBERED = re.compile(r"\d(?P<sign>[+-])(?P<h>\d\d):?(?P<m>\d\d)$")


@functools.cache
def _names() -> re.Pattern[str]:
    return re.compile(rf"(?<=[\s(\d])({any_of(lexicon().zones)})(?!\w)")


def zone_of(timex: Timex) -> str | None:
    """Give the name of the zone that the expression names ("GMT", "EDT", "local time"), None when it names none."""
    m = _names().search(timex.text)
    return " ".join(m[1].split()) if m else None


def utc_offset(timex: Timex, day: date) -> timedelta | None:
    """Give how far the clock of the expression is ahead of UTC on `day`.

    None when it names no zone, or one that does not tell: "local time", and CST, which is the time of Chicago and of
    China. Summer time follows the IANA data of the machine, and where it has none, the offset is not known either.
    """
    if m := _NUMBERED.search(timex.text):
        ahead = timedelta(hours=int(m["h"]), minutes=int(m["m"]))
        return ahead if m["sign"] == "+" else -ahead
    name = zone_of(timex)
    zone = None if name is None else lexicon().zones[name]
    if zone is None or zone == "?":
        return None
    if isinstance(zone, int):
        return timedelta(hours=zone)
    try:
        return datetime(day.year, day.month, day.day, 12, tzinfo=ZoneInfo(zone)).utcoffset()
    except ZoneInfoNotFoundError:
        return None
