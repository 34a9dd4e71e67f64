"""Times told from another time by a distance (three years ago, a week later), and times that recur (every Monday)."""

import functools
import re
from collections.abc import Iterator

from checker.model import TimexType
from checker.temporal.lexicon import lexicon
from checker.temporal.patterns import (
    Atom,
    Pattern,
    any_of,
    hedge_after,
    month,
    number,
    ordinal,
    pattern,
    plain,
    weekday,
)
from checker.temporal.periods import period, unit_code

DATE, TIME, SET = TimexType.DATE, TimexType.TIME, TimexType.SET

# Nothing follows that the distance could be told from, as the election is in "two days before the election".
_ENDS = re.compile(r"\s*(?:[.,;:)\"\u201d'\u2019]|$)")


def _distance(m: re.Match[str]) -> Iterator[Atom]:
    """Read "three years ago", "a few weeks earlier", "years later"."""
    way = lexicon().ways[plain(m["way"])]
    count = _count(m)
    if (way.closed and not _ENDS.match(m.string, m.end())) or (m["num"] and count is None):
        return
    kind = TIME if unit_code(m["unit"])[0].startswith("T") else DATE
    value = period(count, m["unit"], half=bool(m["half"]))
    yield Atom(*m.span(), kind, f"{way.origin}{value}", hedge_after(m))


def _count(m: re.Match[str]) -> float | None:
    if m["vague"]:
        return lexicon().vague.get(plain(m["vague"])) or None  # "some months ago" tells no number
    if m["num"]:
        return number(m["num"])
    # "a mere day ago", but "years ago"
    return 1 if m["one"] or not m["unit"].lower().endswith(("s", "ia")) else None


def _weeks_on(m: re.Match[str]) -> Iterator[Atom]:
    """Read "a week on Tuesday", "two weeks from Friday" and "Tuesday week": so many weeks after the next such day."""
    many = 1 if m["one"] or m["wd2"] else number(m["num"])
    if many is None or many != int(many):
        return
    days = 7 * int(many) * (2 if "fortnight" in m[0].lower() else 1)
    yield Atom(*m.span(), DATE, f">XXXX-WXX-{weekday(m['wd'] or m['wd2'])}~REF+P{days}D")


def _day_before(m: re.Match[str]) -> Iterator[Atom]:
    if not _ENDS.match(m.string, m.end()):
        return
    sign = "+" if m["way"].lower() == "after" else "-"
    unit = m["unit"].lower()
    value = f"CTX{sign}1DTNI" if unit == "night" else f"CTX{sign}1{unit_code(unit)[0]}"
    yield Atom(*m.span(), TIME if unit == "night" else DATE, value)


def _year_earlier(m: re.Match[str]) -> Iterator[Atom]:
    yield Atom(*m.span(), DATE, f"REF-1Y-Q{ordinal(m['o'].strip())}" if m["o"] else "REF-P1Y")


def _each(m: re.Match[str]) -> Iterator[Atom]:
    if m["wd"]:
        value = f"XXXX-WXX-{weekday(m['wd'])}"
        value += f"T{lexicon().dayparts[plain(m['wdpart'])].code}" if m["wdpart"] else ""
    elif m["mon"]:
        value = f"XXXX-{month(m['mon']):02}"
    elif m["season"]:
        value = f"XXXX-{lexicon().seasons[m['season'].lower()]}"
    elif m["we"] or m["wkd"]:
        value = "XXXX-WXX-WE" if m["we"] else "XXXX-WXX-WD"
    elif m["part"]:
        value = f"XXXX-XX-XXT{lexicon().dayparts[plain(m['part'])].code}"
    else:
        count = 2.0 if m["other"] else number(m["num"]) if m["num"] else 1.0
        value = period(count, m["unit"])
    yield Atom(*m.span(), SET, value)


def _each_of(m: re.Match[str]) -> Iterator[Atom]:
    yield Atom(*m.span(), SET, "XXXX-WXX-WE" if m["we"] else "XXXX-WXX-WD")


def _often(m: re.Match[str]) -> Iterator[Atom]:
    """Read "twice a week"; how often it is has no place in a TIMEX3 value (it is the attribute freq)."""
    yield Atom(*m.span(), SET, period(1, m["unit"]))


@functools.cache
def patterns() -> tuple[Pattern, ...]:
    """Give the patterns of distances and of times that recur."""
    lex = lexicon()
    fillers = rf"(?:\s(?i:{any_of(lex.determiners.fillers)}))?"
    counted = rf"(?:(?P<vague>(?i:{any_of([*lex.vague, 'some'])}))|(?P<num><NUM>)|(?P<one>(?i:an?)))"
    return (
        pattern(
            "three years ago",
            rf"(?:{counted}{fillers}[\s-])?(?P<unit><UNIT>)(?P<half>\s(?i:and\sa\shalf))?(?:\s(?P<after><AFTER>)|['\u2019](?=\stime))?"
            rf"\s(?P<way>(?i:{any_of(lex.ways)}))\b",
            _distance,
            lex.ways,
        ),
        pattern(
            "a week on Tuesday",
            # "Closed for a week from Tuesday" is a length.
            r"(?<![Ff]or\s)(?<![Oo]ver\s)(?<![Tt]he\s)(?:(?:(?P<one>(?i:an?))\s(?i:week|fortnight)\s(?:on|from)"
            r"|(?P<num><NUM>)\s(?i:weeks|fortnights)\sfrom)\s(?P<wd><WD>)"
            r"|(?P<wd2><WD>)\s(?:week|fortnight))(?![\w-]|\s(?:\d|to\b|until\b|through\b))",
            _weeks_on,
            ("week", "fortnight"),
        ),
        pattern(
            "the day before",
            r"(?i:the\s(?P<unit>day|week|month|year|night)\s(?P<way>before|after|earlier))\b",
            _day_before,
            ("before", "after", "earlier"),
        ),
        pattern(
            "year-earlier",
            r"(?i:(?:the\s)?(?:comparable\s)?year[\s-](?:ago|earlier)(?:\s(?:period|(?P<o><ORD>\s)?quarter))?)\b",
            _year_earlier,
            ("ago", "earlier"),
        ),
        pattern(
            "every week",
            r"(?i:every|each)\s(?:(?P<other>(?i:other\s))?(?:(?P<num><NUM>)\s)?(?P<unit><UNIT>|(?i:quarter))"
            r"|(?P<wd><WD>)(?:\s(?P<wdpart><PART>))?|(?P<mon><MON>)|(?P<part><PART>)|(?P<season><SEASON>)"
            r"|(?P<we>(?i:weekend))|(?P<wkd>(?i:weekday)))\b",
            _each,
            ("every", "each"),
        ),
        pattern(
            "twice a week",
            r"(?i:(?:once|twice|(?:<NUM>|several|many)\stimes)\s(?:an?|per|each|every)\s(?P<unit><SINGLE>))\b",
            _often,
            ("once", "twice", "times"),
        ),
        pattern("weekends", r"(?:(?P<we>(?i:weekends))|(?P<wkd>(?i:weekdays)))\b", _each_of, ("weekend", "weekday")),
    )
