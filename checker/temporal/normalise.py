"""Gives a temporal expression its TIMEX3 value, from the date of publication and the tense of its clause."""

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta

from checker.model import Tense, Timex, TimexType
from checker.temporal.arithmetic import add, iso_week, midnight, split_period
from checker.temporal.feasts import on_calendar
from checker.temporal.values import Stretch, split_time, stretch

# No story was published outside these years; the calendar ends too near to them to reckon from.
FIRST_YEAR, LAST_YEAR = 1000, 9000

_SHIFTED = re.compile(r"(?:REF|CTX)(?P<n>[+-]\d+)(?P<u>[DWMQYEC])(?P<tail>-.*)?")
_DISTANT = re.compile(r"(?:REF|CTX)(?P<sign>[+-])(?P<period>P.*)")
_OPEN = re.compile(r"(?:CTX)?(?P<way>[<>=]?)XXXX-(?P<rest>.*)")
# How many times nearer a time against the tense (past, future) must be to be chosen. A weekday never is, nor a season
# that is told as past. A day or a month without its year is rarely more than half a year away, as news style gives the
# year then ("last December"), so that a near one outweighs the tense; and quarters are reported on, in any tense, when
# they have just ended.
_BIAS = (
    (re.compile(r"WXX.*"), 1e6, 1e6),
    (re.compile(r"\d\d-\d\d"), 8.0, 8.0),
    (re.compile(r"@\w+"), 8.0, 30.0),
    (re.compile(r"[QH]\d"), 30.0, 4.0),
    (re.compile(r"\d\d"), 8.0, 8.0),
    (re.compile(r".*"), 1e6, 8.0),
)


def _of_unit(day: date, unit: str) -> str:
    """Write the period of grain `unit` that `day` lies in."""
    return {
        "D": f"{day:%Y-%m-%d}",
        "W": iso_week(day),
        "M": f"{day:%Y-%m}",
        "Q": f"{day.year:04}-Q{(day.month + 2) // 3}",
        "Y": f"{day.year:04}",
        "E": f"{day.year // 10:03}",
        "C": f"{day.year // 100:02}",
    }[unit]


def _shift(day: date, count: int, unit: str) -> date:
    years = {"E": 10, "C": 100}.get(unit)
    return add(midnight(day), count * (years or 1), "Y" if years else unit).date()


def _shifted(m: re.Match[str], anchor: date) -> str:
    tail = m["tail"] or ""
    value = _of_unit(_shift(anchor, int(m["n"]), m["u"]), m["u"])
    if m["u"] == "W" and re.fullmatch(r"-[1-7]", tail):
        year, week = value.split("-W")
        return f"{date.fromisocalendar(int(year), int(week), int(tail[1])):%Y-%m-%d}"
    return on_calendar(value + tail) or value + tail


def _distant(m: re.Match[str], anchor: date) -> str:
    parts = split_period(m["period"])
    if not parts:
        return "PAST_REF" if m["sign"] == "-" else "FUTURE_REF"
    moment = midnight(anchor)
    for count, unit in parts:
        moment = add(moment, count if m["sign"] == "+" else -count, unit)
    finest = parts[-1][1]
    if finest.startswith("T"):
        # The hour of publication is not known, so that "two hours ago" is a time of that day and no more.
        return f"{anchor:%Y-%m-%d}"
    return _of_unit(moment.date(), finest)


def _candidates(rest: str, anchor: date) -> Iterator[tuple[str, Stretch]]:
    """Give the times around the anchor that an open value can mean, earliest first."""
    if rest.startswith("WXX"):
        days = (anchor + timedelta(days=n) for n in range(-15, 16))
        values = [
            f"{iso_week(d)}-WE" if rest == "WXX-WE" else f"{d:%Y-%m-%d}"
            for d in days
            if d.isoweekday() == (6 if rest == "WXX-WE" else int(rest[-1]))
        ]
    else:
        reach = 8 if rest == "02-29" else 1  # leap years can be eight years apart
        open_values = (f"{year:04}-{rest}" for year in range(anchor.year - reach, anchor.year + reach + 1))
        values = [on_calendar(v) or v for v in open_values] if rest.startswith("@") else list(open_values)
    yield from ((v, s) for v in values if (s := stretch(v)))


def _bias(rest: str, tense: Tense) -> float:
    past, future = next(weights for shape, *weights in _BIAS if shape.fullmatch(rest))
    return past if tense is Tense.PAST else future


def _distance(option: Stretch, now: datetime, tense: Tense, bias: float) -> float:
    """Give the days from now to a time, those against the tense weighted with the bias."""
    start, end, _ = option
    if start <= now < end:
        return 0
    days = (start - now if start > now else now - end) / timedelta(days=1) + 0.5
    against = tense is (Tense.PAST if start > now else Tense.FUTURE)
    return days * bias if against else days


def _same_period(a: datetime, b: datetime, rest: str) -> bool:
    return a.isocalendar()[:2] == b.isocalendar()[:2] if rest.startswith("WXX") else a.year == b.year


def _open(way: str, rest: str, anchor: date, tense: Tense) -> str | None:
    """Choose among the times that an open value can mean."""
    now = midnight(anchor)
    options = list(_candidates(rest, anchor))
    if way == "=":
        same = [v for v, (start, _, _) in options if _same_period(start, now, rest)]
        if same:
            return same[0]
    if way == "<":
        chosen = [v for v, (_, end, _) in options if end <= now][-1:]
    elif way == ">":
        chosen = [v for v, (start, _, _) in options if start > now][:1]
    else:
        bias = _bias(rest, tense)
        chosen = [v for v, _ in sorted(options, key=lambda o: _distance(o[1], now, tense, bias))[:1]]
    return chosen[0] if chosen else None


def _value(value: str, anchor: date, tense: Tense) -> str:
    if m := _DISTANT.fullmatch(value):
        return _distant(m, anchor)
    day, time = split_time(value)
    if m := _SHIFTED.fullmatch(day):
        found: str | None = _shifted(m, anchor)
    elif day == "XXXX-XX-XX":
        found = f"{anchor:%Y-%m-%d}"
    elif m := _OPEN.fullmatch(day):
        found = _open(m["way"], m["rest"], anchor, tense)
    else:
        return value
    return value if found is None else found + (f"T{time}" if time else "")


def _from_named(value: str, anchor: date | None, tense: Tense) -> str | None:
    """Give the time that is told from one that the expression names: "two days before Christmas"."""
    named, told = value.split("~")
    if anchor is not None:
        named = _value(named, anchor, tense)
    found = stretch(named)
    return _value(told, found[0].date(), tense) if found and FIRST_YEAR <= found[0].year <= LAST_YEAR else None


def normalise(timex: Timex, anchor: date | None, tense: Tense = Tense.PAST) -> Timex:
    """Give the same expression with its value resolved against `anchor`, the document creation time.

    Follows TIMEX3 as TimeBank and HeidelTime use it: "last week" is 2025-W19, "three days ago" a day, "more than a year
    ago" the year with mod MORE_THAN, "a few weeks ago" PAST_REF. A weekday, or a date without a year, is the latest one
    up to the anchor in the past tense, the first one from the anchor on in the future tense, and the nearest in the
    present; the anchor's own day counts for both. Without an anchor the value stays as it is, so that a later call can
    resolve it.
    Normalising twice changes nothing.
    """
    if anchor is not None and not FIRST_YEAR <= anchor.year <= LAST_YEAR:
        anchor = None
    if "~" in timex.value:
        found = _from_named(timex.value, anchor, tense)
        return timex if found is None else timex.model_copy(update={"value": found})
    if (
        anchor is None
        or not FIRST_YEAR <= anchor.year <= LAST_YEAR
        or timex.type in (TimexType.SET, TimexType.DURATION)
        or timex.value.endswith("_REF")
    ):
        return timex
    value = _value(timex.value, anchor, tense)
    return timex if value == timex.value else timex.model_copy(update={"value": value})
