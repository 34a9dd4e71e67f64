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
    any_of,
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


# Words that go on after a list of days, where a number would count what follows.
_ON = "in|at|of|from|for|with|to|on|by|when|as|and|but|after|before|between|near"


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


def _days(m: re.Match[str]) -> list[str]:
    """Give the names of the groups that hold the days of a match, in the order of the text."""
    return [name for name in ("d1", "d3", "d4", "d2") if m.re.groupindex.get(name) and m[name]]


def _month_day(m: re.Match[str]) -> Iterator[Atom]:
    mon = month(m["mon"])
    # Each end of "Jan 4 to 7" is a timex of its own, as TimeML has it; the month goes to its neighbour.
    starts = [m.start(name) for name in _days(m)]
    ends = [m.end(name) for name in _days(m)]
    starts[0], ends[0], ends[-1] = m.start(), m.end("s1"), m.end()
    for name, start, end in zip(_days(m), starts, ends, strict=True):
        written = m[name]
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


def _week_of(m: re.Match[str]) -> Iterator[Atom]:
    """Read "the week of" before a date, which is no time without it."""
    yield Atom(m.start(), m.end() - 1, DATE, "CTX+0W-WE" if m["unit"].lower() == "weekend" else "CTX+0W", weak=True)


def _weekday(m: re.Match[str]) -> Iterator[Atom]:
    day = f"XXXX-WXX-{weekday(m['wd'])}"
    part = f"T{lexicon().dayparts[plain(m['part'])].code}" if m["part"] else ""
    yield Atom(*m.span(), SET if m["s"] or part else DATE, day + part)


def _nth_weekday(m: re.Match[str]) -> Iterator[Atom]:
    """Read "the first Monday in May", which is told by a code as feasts are."""
    nth = "L" if m["last"] else str(ordinal(m["o"]))
    if nth in "L12345":
        yield Atom(*m.span(), DATE, f"XXXX-@M{month(m['mon']):02}D{weekday(m['wd'])}N{nth}")


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
            r"(?P<y><YEAR>)(?P<sep>[-./])(?P<m>\d\d)(?P=sep)(?P<d>\d\d)(?:[T\s](?P<clock>[0-2]\d:\d\d(?::\d\d)?)(?:\.\d{1,6})?(?:Z|[+-]\d\d:?\d\d)?)?(?![\w-])",
            _iso,
            (DIGITS,),
            8,
        ),
        pattern(
            "slashed date", r"(?P<a>\d{1,2})/(?P<b>\d{1,2})/(?P<y><YEAR>|\d\d)(?![\w/]|\.\d)", _slashed, (DIGITS,), 8
        ),
        pattern(
            "month and day",
            # not the month of "3 May 12 people"
            r"(?<!\b\d\s)(?<!\b\d\d\s)(?<!\dst\s)(?<!\dnd\s)(?<!\drd\s)(?<!\dth\s)"
            r"(?P<mon><MON>)\s?(?P<s1>(?P<d1>\d{1,2}|<ORD>)(?:st|nd|rd|th)?)"
            r"(?:\s?(?:to|through|until|-|\u2013|\u2014)\s?(?P<d2>\d{1,2})(?![\d:])"
            # "March 1, 2 and 3", but not "May 5 and 6 people"
            rf"|(?:,\s(?P<d3>\d{{1,2}}))?,?\s(?:and|or)\s(?P<d4>\d{{1,2}})(?=[.,;)]|\s(?:{_ON})\b|$))?"
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
        pattern(
            "the week of",
            r"(?i:the\s(?P<unit>week|weekend)\s(?:of|beginning|starting)\s)(?=(?:<WD>,?\s)?(?:<MON>\s?\d|\d{1,2}(?:st|nd|rd|th)?\s<MON>))",
            _week_of,
            ("week", "weekend"),
        ),
        pattern("weekday", r"(?P<wd><WD>)(?:(?P<s>s)|\s(?P<part><PART>)s)?(?!\w)", _weekday, keys()["WD"]),
        pattern(
            "first Monday in May",
            r"(?i:the\s)?(?:(?P<last>(?i:last|final))|(?P<o><ORD>))\s(?P<wd><WD>)\s(?:in|of)\s(?P<mon><MON>)(?!\w)",
            _nth_weekday,
            keys()["WD"],
        ),
        pattern("abbreviated weekday", r"(?P<wd><WDA>)\b\.?", _short_weekday, keys()["WDA"]),
        pattern(
            "holiday",
            r"(?P<name><HOLIDAY>)(?!\w|-[a-z]|\s(?:(?i:weekends?|weeks?|seasons?|periods?|holidays?)"
            rf"|{any_of(lexicon().festive)})\b)",
            _holiday,
            keys()["HOLIDAY"],
        ),
    )
