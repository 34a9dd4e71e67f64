"""Puts temporal expressions on the calendar: a Timex becomes a half-open interval with a grain."""

import re
from datetime import date, datetime, timedelta

from checker.errors import CheckerError
from checker.model import Grain, Interval, Mod, Tense, Timex, TimexType
from checker.temporal.algebra import hull
from checker.temporal.arithmetic import LATEST, add, add_months, midnight, split_period
from checker.temporal.lexicon import lexicon
from checker.temporal.normalise import FIRST_YEAR, LAST_YEAR, normalise
from checker.temporal.recognise import recognise
from checker.temporal.spread import spread
from checker.temporal.values import Stretch, stretch

_DAY = timedelta(days=1)
_GRAINS = {
    "TS": Grain.SECOND, "TM": Grain.MINUTE, "TH": Grain.HOUR, "D": Grain.DAY, "W": Grain.WEEK, "M": Grain.MONTH,
    "Q": Grain.QUARTER, "Y": Grain.YEAR, "E": Grain.DECADE, "C": Grain.CENTURY, "L": Grain.CENTURY,
}  # fmt: skip
_IN_YEARS = {"E": 10, "C": 100, "L": 1000}
_PER = {"Y": ("M", 12), "D": ("TH", 24), "TH": ("TM", 60), "TM": ("TS", 60)}
_VAGUE = re.compile(r"P(T?)X([YQMWDHSECL])")
_DISTANT = re.compile(r"REF([+-])(P.+)")
_FISCAL = re.compile(r"(?i)\b(?:fiscal|financial|FY)\b|\bFY\d")
_SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})/\d{2,4}")


def _single(value: str) -> tuple[float, str] | None:
    """Give a TIMEX3 duration as one count of its finest unit (P1Y6M is 18 months); None for a vague one."""
    parts = split_period(value)
    if not parts:
        return None
    count, unit = parts[0]
    for more, finer in parts[1:]:
        while unit != finer:
            if unit not in _PER:
                return None
            count, unit = count * _PER[unit][1], _PER[unit][0]
        count += more
    return count, unit


def _bounds(value: str, mod: Mod | None, near: bool) -> tuple[float, float, str] | None:
    """Give the least and the greatest number of units that a duration with its hedge stands for."""
    if m := _VAGUE.fullmatch(value):
        unit = m[1] + m[2]
        row = next((v for v in spread().vague if v.unit == unit), None)
        return (row.low, row.high, unit) if row else None
    single = _single(value)
    if single is None:
        return None
    n, unit = single
    row_ = spread().distance(n, unit)
    low, high = n - row_.round, n + row_.round
    if mod in (Mod.MORE_THAN, Mod.EQUAL_OR_MORE, Mod.AFTER, Mod.ON_OR_AFTER):
        low, high = n, n + row_.more
    elif mod in (Mod.LESS_THAN, Mod.EQUAL_OR_LESS, Mod.BEFORE, Mod.ON_OR_BEFORE):
        low, high = (max(n - row_.less, n / 2) if near else 0), n
    elif mod is Mod.APPROX:
        low, high = n - max(1, 2 * row_.round), n + max(1, 2 * row_.round)
    return max(low, 0), high, unit


def _near(timex: Timex) -> bool:
    """Say whether the hedge of an expression keeps close to its figure, as "almost" does and "less than" does not."""
    words = timex.text.split()
    hedges = (lexicon().hedge(" ".join(words[:n])) for n in (3, 2, 1))
    return next((h.near for h in hedges if h), False)


def _at_distance(anchor: date, sign: str, value: str, mod: Mod | None, near: bool) -> Interval | None:
    found = _bounds(value, mod, near)
    if found is None:
        return None
    low, high, unit = found
    scale, step = _IN_YEARS.get(unit, 1), "Y" if unit in _IN_YEARS else unit
    way = -1 if sign == "-" else 1
    start, last = sorted(
        (add(midnight(anchor), way * low * scale, step), add(midnight(anchor), way * high * scale, step))
    )
    # The anchor is a day, not a moment, so its far side counts; but "more than" leaves its own bound out.
    end = last if mod is Mod.MORE_THAN and sign == "-" else _next_day(last)
    if mod is Mod.MORE_THAN and sign == "+":
        start = _next_day(start)
    if not unit.startswith("T"):
        start, end = _whole_days(start, end)
    return Interval(start=start, end=end, grain=_GRAINS[unit], mod=mod) if start < end else None


def _whole_days(start: datetime, end: datetime) -> tuple[datetime, datetime]:
    """Round outwards to midnight."""
    floor = midnight(start.date())
    return floor, (midnight(end.date()) if end == midnight(end.date()) else _next_day(midnight(end.date())))


def _next_day(moment: datetime) -> datetime:
    return moment + _DAY if moment < LATEST - _DAY else LATEST


def before(anchor: date, timex: Timex) -> Interval:
    """Give the interval that lies a DURATION before `anchor`.

    "More than three years" before 2025-05-16 is 2021-05-16 to 2022-05-16: the hedge widens it on its own side; a figure
    without a hedge allows for rounding. The widths stand in spread.toml.

    Raises CheckerError when `timex` is no duration or its value cannot be read.
    """
    found = (
        _at_distance(anchor, "-", timex.value, timex.mod, _near(timex)) if timex.type is TimexType.DURATION else None
    )
    if found is None:
        raise CheckerError(f"{timex.text!r} ({timex.type}, {timex.value}) is not a length of time")
    return found


def _relative(timex: Timex) -> tuple[str, str] | None:
    """Give sign and period of a distance from the anchor ("three years ago"), also when it is normalised already."""
    m = _DISTANT.fullmatch(timex.value)
    if m is None:
        again = recognise(timex.text)
        if len(again) == 1 and again[0].text == timex.text:
            m = _DISTANT.fullmatch(again[0].value)
    return (m[1], m[2]) if m else None


def _reference(value: str, anchor: date) -> Interval | None:
    now = midnight(anchor)
    if value != "PRESENT_REF":
        return None  # "recently" and "soon" say nothing that can be compared
    reach = timedelta(days=spread().present.days)
    return Interval(start=now - reach, end=now + reach + _DAY, grain=Grain.MONTH)


def _part(timex: Timex, start: datetime, end: datetime, anchor: date | None) -> tuple[datetime, datetime]:
    """Narrow a period to its early, middle or late part; "earlier" and "later" are told from the anchor."""
    first = timex.text.split()[0].lower()
    if first in ("earlier", "later"):
        edge = None if anchor is None else midnight(anchor)
        if edge and first == "earlier" and start < edge + _DAY < end:
            end = edge + _DAY
        if edge and first == "later" and start < edge < end:
            start = edge
        return start, end
    row = next(p for p in spread().parts if p.mod is timex.mod)
    days = (end - start) // _DAY
    return start + int(days * row.low) * _DAY, start + -int(-days * row.high // 1) * _DAY


def _modified(timex: Timex, start: datetime, end: datetime, grain: Grain, anchor: date | None) -> Interval:
    low: datetime | None = start
    high: datetime | None = end
    if timex.mod in (Mod.START, Mod.MID, Mod.END) and end - start > _DAY:
        low, high = _part(timex, start, end, anchor)
    elif timex.mod is Mod.APPROX:
        share = next((a.share for a in spread().about if a.grain is grain), 1.0)
        low, high = start - (end - start) * share, end + (end - start) * share
    elif timex.mod in (Mod.BEFORE, Mod.LESS_THAN):
        low, high = None, start
    elif timex.mod in (Mod.ON_OR_BEFORE, Mod.EQUAL_OR_LESS):
        low, high = None, end
    elif timex.mod in (Mod.AFTER, Mod.MORE_THAN):
        low, high = end, None
    elif timex.mod in (Mod.ON_OR_AFTER, Mod.EQUAL_OR_MORE):
        low, high = start, None
    return Interval(start=low, end=high, grain=grain, mod=timex.mod)


def _either_order(text: str, year: str) -> Interval | None:
    """Give the hull of both readings of 12/7/2009, whose order of day and month is not told."""
    m = _SLASHED.search(text)
    if m is None:
        return None
    days = [stretch(f"{year}-{int(a):02}-{int(b):02}") for a, b in ((m[1], m[2]), (m[2], m[1]))]
    both = [Interval(start=d[0], end=d[1], grain=Grain.DAY, mod=Mod.APPROX) for d in days if d]
    return hull(*both).model_copy(update={"grain": Grain.MONTH}) if len(both) == 2 else None


def _fiscal_year(found: Stretch) -> Stretch:
    """Give the two calendar years in which a fiscal year, or a part of one, can lie.

    It is named for the year in which it ends, as company reports do, and begins at most a year before; in which month
    differs between countries and companies, and is not told.
    """
    start, end, _ = found
    return add_months(midnight(date(start.year, 1, 1)), -12), max(end, midnight(date(start.year + 1, 1, 1))), Grain.YEAR


def resolve(timex: Timex, anchor: date | None, tense: Tense = Tense.PAST) -> Interval | None:
    """Give the interval that `timex`, normalised or not, names against the document creation time `anchor`.

    None when it needs an anchor and there is none, and for SETs and durations. The widths of hedged and vague
    expressions stand in spread.toml. Distances ("three years ago") are reckoned from the anchor, not by the calendar.
    """
    if timex.type in (TimexType.SET, TimexType.DURATION):
        return None
    if anchor is not None and FIRST_YEAR <= anchor.year <= LAST_YEAR:
        relative = _relative(timex)
        if relative:
            return _at_distance(anchor, *relative, timex.mod, _near(timex))
        if timex.value.endswith("_REF"):
            return _reference(timex.value, anchor)
    if timex.mod is Mod.APPROX and (doubtful := _either_order(timex.text, timex.value[:4])):
        return doubtful
    found = stretch(normalise(timex, anchor, tense).value)
    if found and _FISCAL.search(timex.text):
        found = _fiscal_year(found)
    return None if found is None else _modified(timex, *found, anchor)
