"""Points on the calendar: dates, months, weekdays, years, quarters, seasons, holidays, clock times."""

import calendar
import functools
import re
from collections.abc import Iterator

from checker.model import Mod, TimexType
from checker.temporal.lexicon import lexicon
from checker.temporal.patterns import Atom, Pattern, any_of, month, ordinal, pattern, weekday

DATE, TIME, SET = TimexType.DATE, TimexType.TIME, TimexType.SET

# What may stand before a month or a year for it to be one although the word has other meanings.
_LEADS = (
    r"(?:in|into|of|since|until|till|by|from|to|through|during|before|after|between|and|or|for|late|early|mid|around|about|"
    r"last|next|this|every|each|fiscal|year|circa|than|the|on|is|was|as|due|starting|beginning|ending|ended|effective)"
)
_LED = re.compile(rf"(?i)(?:\b{_LEADS}\s|mid-|[(\u2013\u2014/-]\s?|^\s*|[,;:]\s)$")
_STRICT_LED = re.compile(
    r"(?i)(?:\b(?:in|into|of|since|until|till|by|from|through|during|before|after|late|early|mid|around|last|next|this|every|each|"
    r"between|beginning|starting|ending|ended)\s|mid-|[(]\s?)$"
)
# "its 1990 invasion", "a June agreement"
_OWNED = re.compile(r"(?i)(?:\b(?:an?|the|its|his|her|their|our|your|my|that|this)|['\u2019]s)\s$")
_AMBIGUOUS_MONTHS = ("May", "March", "Mar", "April", "June", "August", "Jan", "Jun", "Dec", "Sep", "Oct", "Nov")
# A number before these is a count or a measure, whatever its size.
_COUNTED = re.compile(
    r"(?i)\s?(?:%|percent|per\s?cent|people|persons|men|women|children|troops|soldiers|workers|jobs|points|feet|foot|"
    r"miles?|km|kilomet|met(?:er|re)s?|kg|kilos?|pounds?|tons?|tonnes?|dollars?|euros?|yuan|yen|rubles?|roubles?|barrels?|"
    r"acres?|hectares?|rpm|mph|cc|hp|hours?|days?|weeks?|months?|years?|minutes?|seconds?|others|shares|times|million|"
    r"billion|trillion|thousand|hundred|cases|deaths|copies|homes|houses|passengers|employees|members|victims|votes|"
    r"GMT|UTC|hrs|EST|EDT|to\s1\b)"
)


def _before(m: re.Match[str], pattern_: re.Pattern[str]) -> bool:
    return pattern_.search(m.string, max(0, m.start() - 20), m.start()) is not None


def _valid(year: int, month_: int, day: int) -> bool:
    """Say whether there is such a day; in the year 0, one that is not told, 29 February is one."""
    return 1 <= month_ <= 12 and 1 <= day <= calendar.monthrange(year or 4, month_)[1]


def _iso(m: re.Match[str]) -> Iterator[Atom]:
    year, mon, day = int(m["y"]), int(m["m"]), int(m["d"])
    if _valid(year, mon, day):
        clock = "T" + m["clock"] if m["clock"] else ""
        yield Atom(m.start(), m.end(), TIME if clock else DATE, f"{m['y']}-{m['m']}-{m['d']}{clock}")


def _slashed(m: re.Match[str]) -> Iterator[Atom]:
    first, second, year = int(m["a"]), int(m["b"]), int(m["y"])
    mon, day = (first, second) if first <= 12 else (second, first)
    if _valid(year, mon, day):
        doubtful = first <= 12 and second <= 12 and first != second
        yield Atom(m.start(), m.end(), DATE, f"{year}-{mon:02}-{day:02}", Mod.APPROX if doubtful else None)


def _month_day(m: re.Match[str]) -> Iterator[Atom]:
    mon = month(m["mon"])
    days = [m["d1"]] if m["d2"] is None else [m["d1"], m["d2"]]
    # Each end of "Jan 4 to 7" is a timex of its own, as TimeML has it; the month goes to its neighbour.
    edges = [(m.start(), m.end())] if m["d2"] is None else [(m.start(), m.end("s1")), (m.start("d2"), m.end())]
    for written, (start, end) in zip(days, edges, strict=True):
        day = int(written) if written.isdigit() else ordinal(written)
        if _valid(0, mon, day):
            yield Atom(start, end, DATE, f"XXXX-{mon:02}-{day:02}")


def _month(m: re.Match[str]) -> Iterator[Atom]:
    name = m["mon"].rstrip(".")
    following = m.string[m.end() : m.end() + 12]
    named = re.match(r"\s[A-Z][a-z]", following) and not re.match(rf"\s{any_of(lexicon().weekdays)}\b", following)
    doubtful = name in _AMBIGUOUS_MONTHS or len(name) <= 4 or named
    owned = name not in ("May", "March", "Mar") and re.match(r"\s[a-z]", following) and _before(m, _OWNED)
    weak = bool(doubtful and not owned and not _before(m, _STRICT_LED))
    if name in ("May", "March") and re.match(r"\s(?:be|have|not|on|to)\b", following) and not _before(m, _STRICT_LED):
        weak = True
    yield Atom(m.start(), m.end(), DATE, f"XXXX-{month(name):02}", weak=weak)


def _weekday(m: re.Match[str]) -> Iterator[Atom]:
    day = f"XXXX-WXX-{weekday(m['wd'])}"
    part = f"T{lexicon().dayparts[m['part'].lower()].code}" if m["part"] else ""
    yield Atom(m.start(), m.end(), SET if m["s"] or part else DATE, day + part)


def _year(m: re.Match[str]) -> Iterator[Atom]:
    after = m.string[m.end() : m.end() + 14]
    if re.match(r"[\w%/]|[.,:]\d|-\d{3}|-[a-z]", after) or _COUNTED.match(after):
        return
    named = re.match(r"\s[A-Za-z]", after)
    recent = 1800 <= int(m["y"]) <= 2060
    led = m["fiscal"] or _before(m, _STRICT_LED) or (recent and (_before(m, _LED) or (named and _before(m, _OWNED))))
    yield Atom(m.start(), m.end(), DATE, m["y"], weak=not led)


def _spoken_year(m: re.Match[str]) -> Iterator[Atom]:
    """Read "nineteen ninety-six" and "two thousand and nine"; "two thousand years" and "twenty two" are no years."""
    lex = lexicon()
    tail = [w for w in m["tail"].lower().replace("-", " ").split() if w != "and"]
    if any(w not in lex.numbers and w not in lex.tens for w in tail):
        return
    low = sum(lex.numbers.get(w, 0) + lex.tens.get(w, 0) for w in tail)
    spoken = m["c"].lower()
    century = 20 if spoken.startswith("tw") else lex.numbers[spoken]
    if (spoken.startswith("two") and 1 <= low <= 99) or (10 <= low <= 99 and lex.numbers.get(tail[0], 10) >= 10):
        yield Atom(m.start(), m.end(), DATE, f"{century}{low:02}")


def _decade(m: re.Match[str]) -> Iterator[Atom]:
    tens = {
        "twent": "2",
        "thirt": "3",
        "fort": "4",
        "fift": "5",
        "sixt": "6",
        "sevent": "7",
        "eight": "8",
        "ninet": "9",
    }
    if m["full"]:
        value = m["full"][:3]
    elif m["short"]:
        value = ("19" if m["short"] > "2" else "20") + m["short"][0]
    else:
        value = "19" + tens[m["word"].lower()]
    yield Atom(m.start(), m.end(), DATE, value)


def _century(m: re.Match[str]) -> Iterator[Atom]:
    yield Atom(m.start(), m.end(), DATE, f"{ordinal(m['o']) - 1:02}")


def _quarter(m: re.Match[str]) -> Iterator[Atom]:
    n = int(m["q"]) if m["q"] else ordinal(m["o"])
    if n <= 4:
        yield Atom(m.start(), m.end(), DATE, f"XXXX-Q{n}")


def _half(m: re.Match[str]) -> Iterator[Atom]:
    n = 2 if m["o"].lower() in ("second", "latter", "last") else 1
    yield Atom(m.start(), m.end(), DATE, f"XXXX-H{n}", weak=True)


def _season(m: re.Match[str]) -> Iterator[Atom]:
    name = m["season"].lower()
    # "fall" and "spring" are mostly other words; "winter" and "summer" mostly are not.
    led = m["the"] or _before(m, re.compile(r"(?i)\b(?:in|since|until|by|during|through|last|next|this|of)\s$"))
    sure = bool(led) and name in ("summer", "winter", "autumn")
    yield Atom(m.start(), m.end(), DATE, f"XXXX-{lexicon().seasons[name]}", weak=not sure)


def _holiday(m: re.Match[str]) -> Iterator[Atom]:
    name = next(v for k, v in lexicon().holidays.items() if k == m["name"].replace("\u2019", "'"))
    yield Atom(m.start(), m.end(), DATE, f"XXXX-{name}")


def _clock(m: re.Match[str]) -> Iterator[Atom]:
    hour, minute = int(m["h"]), m["min"]
    half = (m["ap"] or "").lower()[:1]
    if hour > (12 if half else 24) or (minute and int(minute) > 59):
        return
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    yield Atom(m.start(), m.end(), TIME, f"XXXX-XX-XXT{hour:02}:{minute or '00'}")


def _noon(m: re.Match[str]) -> Iterator[Atom]:
    hour = "12:00" if m["w"].lower() in ("noon", "midday") else "24:00"
    yield Atom(m.start(), m.end(), TIME, f"XXXX-XX-XXT{hour}")


_ZONE = (
    r"(?:\s\(?(?:GMT|UTC|EST|EDT|CST|CDT|MST|MDT|PST|PDT|ET|CET|CEST|BST|MSK"
    r"|(?:local|Moscow|Kyiv|Eastern|Beijing)\stime)\b\)?)?"
)


@functools.cache
def patterns() -> tuple[Pattern, ...]:
    """Give the patterns of calendar points."""
    lex = lexicon()
    holidays = any_of(lex.holidays)
    return (
        pattern(
            "ISO date",
            r"(?P<y><YEAR>)-(?P<m>\d\d)-(?P<d>\d\d)(?:[T\s](?P<clock>[0-2]\d:\d\d(?::\d\d)?))?(?![\w-])",
            _iso,
        ),
        pattern("slashed date", r"(?P<a>\d{1,2})/(?P<b>\d{1,2})/(?P<y><YEAR>)(?![\w/])", _slashed),
        pattern(
            "month and day",
            r"(?P<mon><MON>)\s?(?P<s1>(?P<d1>\d{1,2}|<ORD>)(?:st|nd|rd|th)?)"
            r"(?:\s?(?:to|through|until|-|\u2013|\u2014)\s?(?P<d2>\d{1,2})(?![\d:]))?"
            r"(?![\w%]|:\d|,\d{3}\b|\.\d|\s(?:percent|million|billion)\b)",
            _month_day,
        ),
        pattern(
            "day and month",
            r"(?:the\s)?(?P<s1>(?P<d1>\d{1,2}|<ORD>)(?:st|nd|rd|th)?)(?:\s?(?:to|-|\u2013|\u2014|and)\s?(?P<d2>\d{1,2})(?:st|nd|rd|th)?)?"
            r"(?:\sof)?\s(?P<mon><MON>)(?!\w)",
            _month_day,
        ),
        pattern("month", r"(?P<mon><MON>)(?!\w|-[a-z])", _month),
        pattern("weekday", r"(?P<wd><WD>)(?:(?P<s>s)|\s(?P<part><PART>)s)?(?!\w)", _weekday),
        pattern(
            "abbreviated weekday",
            r"(?P<wd><WDA>)\b\.?",
            lambda m: [Atom(m.start(), m.end(), DATE, f"XXXX-WXX-{weekday(m['wd'])}", weak=True)],
        ),
        pattern("year", r"(?P<fiscal>(?i:fiscal\s))?(?P<y><YEAR>)(?!\w)", _year),
        pattern("the year", r"the\syear\s(?P<y><YEAR>)(?!\w)", lambda m: [Atom(m.start(), m.end(), DATE, m["y"])]),
        pattern(
            "year in words",
            r"(?i:(?:the\syear\s)?(?P<c>nineteen|eighteen|seventeen|twenty|two\sthousand)"
            rf"(?P<tail>[\s-](?:and\s)?(?:{any_of(lex.tens)}(?:[\s-]{any_of(lex.numbers)})?|{any_of(lex.numbers)})))\b",
            _spoken_year,
        ),
        pattern(
            "the year 2000 in words", r"(?i:the\syear\stwo\sthousand)\b", lambda m: [Atom(*m.span(), DATE, "2000")]
        ),
        pattern(
            "decade",
            r"(?i:the\s)?(?:(?P<full><YEAR>(?<=0))['\u2019]?s|['\u2019](?P<short>[2-9]0)['\u2019]?s|"
            r"(?<=the\s)(?P<word>(?i:twent|thirt|fort|fift|sixt|sevent|eight|ninet))ies)\b",
            _decade,
        ),
        pattern("century", r"(?i:the\s)?(?P<o><ORD>)[\s-](?i:century)\b", _century),
        pattern(
            "quarter of a year",
            r"(?i:the\s)?(?i:fiscal[\s-])?(?:(?P<o><ORD>)(?i:[\s-](?:fiscal\s)?quarter)(?!-?final|s?\sof\sa\b)|Q(?P<q>[1-4]))\b",
            _quarter,
        ),
        pattern("half of a year", r"(?i:the\s)?(?P<o>(?i:first|second|latter|last))(?i:[\s-]half)\b", _half),
        pattern("season", r"(?P<the>(?i:the\s))?(?P<season><SEASON>)\b(?!-)", _season),
        pattern("holiday", rf"(?P<name>{holidays})(?!\w)", _holiday),
        pattern("clock", rf"(?P<h>\d{{1,2}})(?:[:.](?P<min>\d\d))?\s?(?P<ap>(?i:[ap]\.?\s?m\b\.?)){_ZONE}", _clock),
        pattern("24-hour clock", rf"(?<=at\s)(?P<h>[0-2]?\d):(?P<min>[0-5]\d)(?P<ap>)(?![\w:]){_ZONE}", _clock),
        pattern("24-hour clock with zone", r"(?P<h>[0-2]?\d):?(?P<min>[0-5]\d)(?P<ap>)\s(?:GMT|UTC)\b", _clock),
        pattern("o'clock", r"(?P<h>\d{1,2})(?P<min>)(?P<ap>)\s(?i:o['\u2019]clock)\b", _clock),
        pattern("noon or midnight", r"(?P<w>(?i:noon|midday|midnight))\b", _noon),
    )
