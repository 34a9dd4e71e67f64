"""Days and months on the calendar: dates, months, weekdays, holidays."""

import calendar
import functools
import re
from collections.abc import Iterator

from checker.model import Mod, TimexType
from checker.temporal import feasts
from checker.temporal.lexicon import lexicon
from checker.temporal.patterns import (
    DIGITS,
    Atom,
    Pattern,
    fragments,
    keys,
    led,
    month,
    ordinal,
    pattern,
    plain,
    weekday,
)

_PIVOT = 69  # POSIX: two digits below it are years of this century
DATE, TIME, SET = TimexType.DATE, TimexType.TIME, TimexType.SET


def _valid(year: int, month_: int, day: int) -> bool:
    """Say whether there is such a day; in the year 0, one that is not told, 29 February is one."""
    return 1 <= month_ <= 12 and 1 <= day <= calendar.monthrange(year or 4, month_)[1]


def _iso(m: re.Match[str]) -> Iterator[Atom]:
    if _valid(int(m["y"]), int(m["m"]), int(m["d"])):
        clock = "T" + m["clock"] if m["clock"] else ""
        yield Atom(*m.span(), TIME if clock else DATE, f"{m['y']}-{m['m']}-{m['d']}{clock}")


def _slashed(m: re.Match[str]) -> Iterator[Atom]:
    """Read 12/7/2009 month first, as Americans write it; where the order is not told, that is one of two readings."""
    first, second, year = int(m["a"]), int(m["b"]), int(m["y"])
    if year < 100:
        year += 2000 if year < _PIVOT else 1900
    mon, day = (first, second) if first <= 12 else (second, first)
    if _valid(year, mon, day):
        doubtful = first <= 12 and second <= 12 and first != second
        yield Atom(*m.span(), DATE, f"{year}-{mon:02}-{day:02}", Mod.APPROX if doubtful else None)


def _month_day(m: re.Match[str]) -> Iterator[Atom]:
    mon = month(m["mon"])
    days = [m["d1"]] if m["d2"] is None else [m["d1"], m["d2"]]
    # Each end of "Jan 4 to 7" is a timex of its own, as TimeML has it; the month goes to its neighbour.
    edges = [m.span()] if m["d2"] is None else [(m.start(), m.end("s1")), (m.start("d2"), m.end())]
    for written, (start, end) in zip(days, edges, strict=True):
        day = int(written) if written.isdigit() else ordinal(written)
        if _valid(0, mon, day):
            yield Atom(start, end, DATE, f"XXXX-{mon:02}-{day:02}")


def _month(m: re.Match[str]) -> Iterator[Atom]:
    lex = lexicon()
    name = m["mon"].rstrip(".").title()
    following = m.string[m.end() : m.end() + 12]
    # "April Jones": a name goes on with a capital
    named = re.match(r"\s[A-Z][a-z]", following) and not re.match(rf"\s{fragments()['WD']}\b", following)
    doubtful = name in lex.doubtful_months or named
    owned = len(name) > 3 and name != "March" and re.match(r"\s[a-z]", following) and led(m, "owners")
    yield Atom(*m.span(), DATE, f"XXXX-{month(name):02}", weak=bool(doubtful and not owned and not led(m, "sure")))


def _weekday(m: re.Match[str]) -> Iterator[Atom]:
    day = f"XXXX-WXX-{weekday(m['wd'])}"
    part = f"T{lexicon().dayparts[plain(m['part'])].code}" if m["part"] else ""
    yield Atom(*m.span(), SET if m["s"] or part else DATE, day + part)


def _short_weekday(m: re.Match[str]) -> Iterator[Atom]:
    yield Atom(*m.span(), DATE, f"XXXX-WXX-{weekday(m['wd'])}", weak=True)


def _holiday(m: re.Match[str]) -> Iterator[Atom]:
    value, mod = holiday(m["name"])
    yield Atom(*m.span(), DATE, f"XXXX-{value}", mod)


def holiday(name: str) -> tuple[str, Mod | None]:
    """Give the value of a holiday without its year (12-25, @Easter), and the mod of one that is not sure to the day."""
    lex = lexicon()
    known = " ".join(name.replace("\u2019", "'").split())
    if known in lex.holidays:
        return lex.holidays[known], None
    return f"@{feasts.code(known)}", Mod.APPROX if lex.feasts[known].seen else None


@functools.cache
def patterns() -> tuple[Pattern, ...]:
    """Give the patterns of days and months."""
    return (
        pattern(
            "ISO date",
            r"(?P<y><YEAR>)(?P<sep>[-./])(?P<m>\d\d)(?P=sep)(?P<d>\d\d)(?:[T\s](?P<clock>[0-2]\d:\d\d(?::\d\d)?))?(?![\w-])",
            _iso,
            (DIGITS,),
            8,
        ),
        pattern(
            "slashed date", r"(?P<a>\d{1,2})/(?P<b>\d{1,2})/(?P<y><YEAR>|\d\d)(?![\w/]|\.\d)", _slashed, (DIGITS,), 8
        ),
        pattern(
            "month and day",
            r"(?P<mon><MON>)\s?(?P<s1>(?P<d1>\d{1,2}|<ORD>)(?:st|nd|rd|th)?)"
            r"(?:\s?(?:to|through|until|-|\u2013|\u2014)\s?(?P<d2>\d{1,2})(?![\d:]))?"
            r"(?![\w%]|:\d|,\d{3}\b|\.\d|\s(?:percent|million|billion)\b)",
            _month_day,
            keys()["MON"],
        ),
        pattern(
            "day and month",
            r"(?:the\s)?(?P<s1>(?P<d1>\d{1,2}|<ORD>)(?:st|nd|rd|th)?)"
            r"(?:\s?(?:to|-|\u2013|\u2014|and)\s?(?P<d2>\d{1,2})(?:st|nd|rd|th)?)?(?:\sof)?\s(?P<mon><MON>)(?!\w)",
            _month_day,
            keys()["MON"],
        ),
        pattern("month", r"(?P<mon><MON>)(?!\w|-[a-z])", _month, keys()["MON"]),
        pattern("weekday", r"(?P<wd><WD>)(?:(?P<s>s)|\s(?P<part><PART>)s)?(?!\w)", _weekday, keys()["WD"]),
        pattern("abbreviated weekday", r"(?P<wd><WDA>)\b\.?", _short_weekday, keys()["WDA"]),
        pattern(
            "holiday",
            r"(?P<name><HOLIDAY>)(?!\w|-[a-z]|\s(?i:weekends?|weeks?|seasons?|periods?|holidays?)\b)",
            _holiday,
            keys()["HOLIDAY"],
        ),
    )
