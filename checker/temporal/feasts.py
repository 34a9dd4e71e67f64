"""Holidays that move, such as Easter and Thanksgiving: when they fall.

The dates are those of the `holidays` library (MIT), which is loaded only when a text names such a day. In values a
feast stands as its name without blanks, after an @: XXXX-@GoodFriday, until its year is known.
"""

import calendar
import functools
import re
import warnings
from collections.abc import Mapping
from datetime import date, timedelta

from checker.temporal.lexicon import lexicon

# The library reckons the feasts of these years; of others it knows some and not the rest.
_FIRST, _LAST = 1900, 2100
_LONGEST = 14  # days; a feast of the lunar year can come twice in a year, and then which one is meant is not told
_IN_YEAR = re.compile(r"(\d{4})-@(\w+)")
_NTH = re.compile(r"(\d{4})-@M(\d\d)D(\d)N([1-5L])")


def code(name: str) -> str:
    """Give the code of a feast in values: GoodFriday."""
    return re.sub(r"\W+", "", name)


@functools.cache
def _days(country: str, year: int) -> Mapping[str, date]:
    """Give the first day of each holiday of a country in a year, by name."""
    from holidays import country_holidays  # noqa: PLC0415 - slow to load, and few stories name such a day

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it says which years it knows; of the others it gives nothing
        kept = sorted(country_holidays(country, years=year, language="en_US").items())
    days: dict[str, date] = {}
    twice: set[str] = set()
    for day, names in kept:
        for written in names.split("; "):
            name = written.removesuffix(" (estimated)")
            if (day - days.setdefault(name, day)).days > _LONGEST:
                twice.add(name)
    return {name: day for name, day in days.items() if name not in twice}


@functools.cache
def _by_code() -> Mapping[str, str]:
    return {code(name): name for name in lexicon().feasts}


def _nth_weekday(year: int, month: int, weekday: int, nth: str) -> str | None:
    first = date(year, month, 1)
    days = calendar.monthrange(year, month)[1]
    fits = [d for n in range(days) if (d := first + timedelta(days=n)).isoweekday() == weekday]
    place = len(fits) if nth == "L" else int(nth)
    return fits[place - 1].isoformat() if place <= len(fits) else None


def on_calendar(value: str) -> str | None:
    """Give the date of a feast in its year, as 2024-@Easter is 2024-03-31 and 2024-@M05D1N1 the first Monday in May.

    None when the value is no feast, or when it fell in that year is not known.
    """
    if (m := _NTH.fullmatch(value)) and m[1] > "0000":
        return _nth_weekday(int(m[1]), int(m[2]), int(m[3]), m[4])
    m = _IN_YEAR.fullmatch(value)
    name = _by_code().get(m[2]) if m else None
    if m is None or name is None or not _FIRST <= int(m[1]) <= _LAST:
        return None
    feast = lexicon().feasts[name]
    day = _days(feast.country, int(m[1])).get(feast.name)
    return None if day is None else (day + timedelta(days=feast.shift)).isoformat()
