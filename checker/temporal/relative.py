"""Times told from another time by periods: last week, the following month, next Friday, yesterday, now.

Their values cannot be TIMEX3's before an anchor is known, so the recogniser writes them in a notation of its own, which
`normalise` turns into TIMEX3:

    REF-1W      the week before the one that the anchor lies in ("last week"); with a tail: REF-1Y-07, REF-1DTNI
    REF-P3Y     three years before the anchor, as a distance ("three years ago"); X for a number that is not told
    CTX-1D      the same, from the time that the text has just spoken of ("the previous day")
    <XXXX-02    the last such time before the anchor ("last February"); > the next one; = the one in the anchor's period
    XXXX-12-25~REF-P2D  one told from another that is named ("two days before Christmas")
    CTX>XXXX-02 the next such time after the one that the text has just spoken of ("the following February")
    XXXX-@Easter a feast that moves
"""

import functools
import re
from collections.abc import Iterator

from checker.model import Mod, TimexType
from checker.temporal.lexicon import lexicon
from checker.temporal.patterns import Atom, Pattern, any_of, keys, led, month, pattern, plain, weekday
from checker.temporal.periods import period, unit_code
from checker.temporal.points import holiday

DATE, DURATION = TimexType.DATE, TimexType.DURATION

_LARGE = {"decade": "E", "century": "C"}
_SIGNS = {"-1": "<", "+0": "=", "+1": ">"}
# "the past" is a time where nothing follows that it belongs to ("the past three summers", "the future of Europe").
_ALONE = (
    r"(?i:(?<!the\spast(?=\s(?!that\b|it\b|he\b|she\b|they\b|we\b|and\b|but\b|has\b|had\b|have\b|when\b|because\b)\w))"
    r"(?<!the\sfuture(?=\sof)))"
)


def _shifted(m: re.Match[str]) -> Iterator[Atom]:
    code, factor = unit_code(m["unit"])
    large = _LARGE.get(m["unit"].lower())
    if code == "D" and _SIGNS.get(lexicon().shifts[plain(m["dir"])][3:]) == "<" and "previous" not in m["dir"].lower():
        return  # "the last day" is a day of something; the day before is yesterday
    if large and plain(m["dir"]) == "the next":
        return  # "over the next decade" is a length, from now on
    if large or (factor == 1 and not code.startswith("T")):
        yield Atom(*m.span(), DATE, f"{lexicon().shifts[plain(m['dir'])]}{large or code}")


def _span_up_to_now(m: re.Match[str]) -> Iterator[Atom]:
    if m["unit"].lower() == "day" and re.match(r"\sof\b", m.string[m.end() : m.end() + 4]):
        return  # "the last day of the month"
    yield Atom(*m.span(), DURATION, period(1, m["unit"]))


def _directed(m: re.Match[str]) -> Iterator[Atom]:
    lex = lexicon()
    mod = None
    shift = lex.shifts[plain(m["dir"])]
    sign = ("CTX" if shift.startswith("CTX") else "") + _SIGNS[shift[3:]]
    if m["wd"]:
        value = f"WXX-{weekday(m['wd'])}"
    elif m["mon"]:
        value = f"{month(m['mon']):02}"
    elif m["season"]:
        value = lex.seasons[m["season"].lower()]
    else:
        value, mod = holiday(m["hol"]) if m["hol"] else ("WXX-WE", None)
    yield Atom(*m.span(), DATE, f"{sign}XXXX-{value}", mod)


def _weekend(m: re.Match[str]) -> Iterator[Atom]:
    yield Atom(*m.span(), DATE, "XXXX-WXX-WE", weak=not m["the"])


def _deictic(m: re.Match[str]) -> Iterator[Atom]:
    yield Atom(*m.span(), DATE, f"REF{lexicon().deictic[plain(m['w'])]:+d}D")


def _the_period(m: re.Match[str]) -> Iterator[Atom]:
    """Read "the year", "the end of the month": those that the story was written in; of quarters, the last full one."""
    unit = m["unit"].lower()
    part = led(m, "part")
    before = m.string[max(0, m.start() - 5) : m.start()].lower().split()
    if unit in ("year", "quarter"):
        if before[-1:] == ["of"] and not part:
            return  # "athlete of the year"
    elif not part and not (unit in ("week", "month") and before[-1:] == ["for"]):
        return
    if unit == "year" and re.match(r"\send(?:ed|ing)\b", m.string[m.end() : m.end() + 8]):
        yield Atom(*m.span(), DURATION, "P1Y")
    elif unit == "quarter":
        yield Atom(*m.span(), DATE, "REF+0Q" if part else "REF-1Q")
    else:
        yield Atom(*m.span(), DATE, f"REF+0{_LARGE.get(unit) or unit_code(unit)[0]}")


def _latest_period(m: re.Match[str]) -> Iterator[Atom]:
    yield Atom(*m.span(), DATE, "REF-1Q")


def _year_end(m: re.Match[str]) -> Iterator[Atom]:
    yield Atom(*m.span(), DATE, "REF+0Y", Mod.END)


def _reference(m: re.Match[str]) -> Iterator[Atom]:
    yield Atom(*m.span(), DATE, lexicon().references[plain(m["w"])])


def _recent(m: re.Match[str]) -> Iterator[Atom]:
    yield Atom(*m.span(), DATE, "PAST_REF" if m["w"].lower() in ("recent", "past") else "FUTURE_REF")


@functools.cache
def patterns() -> tuple[Pattern, ...]:
    """Give the patterns of times told by periods."""
    lex = lexicon()
    shifts = any_of(lex.shifts)
    return (
        pattern(
            "last week",
            rf"(?i:(?P<dir>{shifts})\s(?:fiscal\s|calendar\s|financial\s)?)(?P<unit><SINGLE>|(?i:quarter))\b"
            r"(?!-|['\u2019]s?\send)",
            _shifted,
            keys()["SINGLE"],
        ),
        pattern(
            "the past week",
            r"(?i:the\s(?:last|past|next|coming)\s)(?P<unit><SINGLE>)\b(?!-)",
            _span_up_to_now,
            keys()["SINGLE"],
        ),
        pattern(
            "last Friday",
            rf"(?i:(?:the\s)?(?P<dir>{shifts})\s)(?:(?P<wd><WD>)(?!s)|(?P<mon><MON>)|(?P<season><SEASON>)"
            rf"|(?P<hol><HOLIDAY>)|(?i:weekend))\b",
            _directed,
            [w for kind in ("WD", "MON", "SEASON", "HOLIDAY") for w in keys()[kind]] + ["weekend"],
        ),
        pattern("the weekend", r"(?P<the>(?i:the\s))?(?i:weekend)\b", _weekend, ("weekend",)),
        pattern("yesterday", rf"(?i:(?P<w>{any_of(lex.deictic)}))\b", _deictic, lex.deictic),
        pattern("the latest period", r"(?i:the\slatest\speriod)\b", _latest_period, ("period",)),
        pattern(
            "the year",
            r"(?i:the\s(?:full\s|fiscal\s)?(?P<unit>year|quarter|week|month|day|decade|century))\b(?!-|\s(?:after|before)\b)",
            _the_period,
            keys()["SINGLE"],
        ),
        pattern("year-end", r"(?i:(?:the\s)?year(?:['\u2019]s)?[\s-]end)\b", _year_end, ("end",)),
        pattern(
            "now",
            rf"(?i:(?P<w>{any_of(lex.references)}))\b(?!-|\sas\s(?!possible)|\s(?:after|before|enough)\b){_ALONE}",
            _reference,
            lex.references,
        ),
        pattern(
            "recent years",
            r"(?i:(?P<w>recent|coming|future|past)\s(?:days|weeks|months|quarters|years|decades)"
            r"(?:\s(?:and|or)\s(?:weeks|months|years|decades))?)\b",
            _recent,
            ("recent", "coming", "future", "past"),
        ),
    )
