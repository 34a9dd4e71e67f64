"""Shifting dates by calendar units. The last day of a shorter month stands for a day that it does not have."""

import calendar
import re
from datetime import date, datetime, timedelta

# How a duration in TIMEX3 is built: P1Y6M, P2W, PT1H30M. Quarters are P1Q; X is a number that is not told.
_PERIOD = re.compile(
    r"P(?:(?P<n>[\d.]+)(?P<u>[YQMWD]))?(?:(?P<n2>[\d.]+)(?P<u2>[MD]))?(?:T(?P<n3>[\d.]+)(?P<u3>[HMS])(?:(?P<n4>[\d.]+)(?P<u4>[MS]))?)?"
)

# Beyond these, open ends. Local time of the event, without a zone, as everywhere in this package.
EARLIEST, LATEST = datetime.min, datetime.max  # noqa: DTZ901

_SECONDS = {"TS": 1.0, "TM": 60.0, "TH": 3600.0, "D": 86400.0, "W": 7 * 86400.0}
_MONTHS = {"M": 1.0, "Q": 3.0, "Y": 12.0}


def split_period(value: str) -> list[tuple[float, str]]:
    """Split a TIMEX3 duration into counts and unit codes (T before those below a day); [] when it is none or vague."""
    m = _PERIOD.fullmatch(value)
    if m is None:
        return []
    parts = [(m["n"], m["u"]), (m["n2"], m["u2"]), (m["n3"], f"T{m['u3']}"), (m["n4"], f"T{m['u4']}")]
    return [(float(n), u) for n, u in parts if n]


def add_months(moment: datetime, months: int) -> datetime:
    """Shift by whole months; 29 February plus a year is 28 February. Clamped to the years 1 to 9998."""
    index = min(max(moment.year * 12 + moment.month - 1 + months, 12), 9998 * 12 + 11)
    year, month = divmod(index, 12)
    day = min(moment.day, calendar.monthrange(year, month + 1)[1])
    return moment.replace(year=year, month=month + 1, day=day)


def add(moment: datetime, count: float, unit: str) -> datetime:
    """Shift `moment` by `count` units (Y, Q, M, W, D, TH, TM, TS); parts of a month are taken as 30.4 days each."""
    if unit in _MONTHS:
        months = count * _MONTHS[unit]
        whole = int(months)
        moment = add_months(moment, whole)
        return add(moment, (months - whole) * 30.4, "D") if months != whole else moment
    try:
        return moment + timedelta(seconds=count * _SECONDS[unit])
    except OverflowError:
        return LATEST if count > 0 else EARLIEST


def midnight(day: date) -> datetime:
    """Give the moment at which `day` begins."""
    return datetime(day.year, day.month, day.day)  # noqa: DTZ001 - local time of the event, whose zone is not told


def iso_week(day: date) -> str:
    """Give the ISO 8601 week of `day` as TIMEX3 writes it: 2025-W19."""
    year, week, _ = day.isocalendar()
    return f"{year:04}-W{week:02}"
