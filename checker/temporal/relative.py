"""Times told from another time: last week, three days ago, the following month, now; and times that recur.

Their values cannot be TIMEX3's before an anchor is known, so the recogniser writes them in a notation of its own, which
`normalise` turns into TIMEX3:

    REF-1W      the week before the one that the anchor lies in ("last week"); with a tail: REF-1Y-07, REF-1DTNI
    REF-P3Y     three years before the anchor, as a distance ("three years ago"); X for a number that is not told
    CTX-1D      the same, from the time that the text has just spoken of ("the previous day")
    <XXXX-02    the last such time before the anchor ("last February"); > the next one; = the one in the anchor's period
"""

import functools
import re
from collections.abc import Iterator

from checker.model import Mod, TimexType
from checker.temporal.lexicon import lexicon
from checker.temporal.patterns import Atom, Pattern, any_of, month, number, ordinal, pattern, weekday

DATE, TIME, DURATION, SET = TimexType.DATE, TimexType.TIME, TimexType.DURATION, TimexType.SET

_SHIFTS = {
    "last": "REF-1", "past": "REF-1", "this past": "REF-1", "latest": "REF-1", "the latest": "REF-1",
    "this": "REF+0", "current": "REF+0", "the current": "REF+0",
    "next": "REF+1", "this coming": "REF+1", "coming": "REF+1", "the coming": "REF+1", "upcoming": "REF+1",
    "this next": "REF+1",
    "previous": "CTX-1", "the previous": "CTX-1", "the preceding": "CTX-1", "the prior": "CTX-1",
    "the following": "CTX+1", "following": "CTX+1", "the next": "CTX+1",
    "that": "CTX+0", "that same": "CTX+0", "the same": "CTX+0", "that very": "CTX+0",
}  # fmt: skip
_ENDS = re.compile(r"\s*(?:[.,;:)\"\u201d'\u2019]|$)")
_PART_LEADS = re.compile(
    r"(?i)\b(?:end|start|beginning|middle|close|half|part|rest|remainder|most|days|weeks|months|quarters?|later\sin|earlier\sin|late\sin|early\sin)"
    r"(?:\sof)?\s$"
)
# "the past" is a time where nothing follows that it belongs to ("the past three summers", "the future of Europe").
_ALONE = r"(?i:(?<!the\spast(?=\s\w))(?<!the\sfuture(?=\sof)))"
_OF = re.compile(r"(?i)\bof\s$")
_FOR = re.compile(r"(?i)\bfor\s$")
_VAGUE = r"(?i:a\sfew|several|a\scouple(?:\sof)?|many|some|dozens\sof|a\snumber\sof|countless|numerous|few|multiple)"


def _words(text: str) -> str:
    return " ".join(text.lower().split())


def unit_code(word: str) -> tuple[str, int]:
    """Give the TIMEX3 designator of a unit's name, with T before those below a day, and its factor."""
    lex = lexicon()
    name = next(k for k, u in lex.units.items() if word.lower() in (k, f"{k}s", u.plural))
    return lex.units[name].code, lex.units[name].factor


def period(count: float | None, unit: str, *, half: bool = False) -> str:
    """Give the TIMEX3 value of `count` units: P3Y, PT1H30M, P2Y6M; PXY when the count is None."""
    code, factor = unit_code(unit)
    time, letter = code[:-1], code[-1]
    if count is None:
        return f"P{time}X{ ({10: 'E', 100: 'C', 1000: 'L'}.get(factor, letter)) }"
    amount = (count + (0.5 if half else 0)) * factor
    whole, rest = int(amount), amount - int(amount)
    finer = {"Y": ("M", 12), "H": ("M", 60), "TM": ("S", 60), "D": ("H", 24)}.get(code if code == "TM" else letter)
    if not rest or finer is None:
        return f"P{time}{amount:g}{letter}"
    small = round(rest * finer[1])
    head = f"{whole}{letter}" if whole else ""
    return f"P{head}T{small}H" if letter == "D" else f"P{time}{head}{small}{finer[0]}"


def _shifted(m: re.Match[str]) -> Iterator[Atom]:
    code, factor = unit_code(m["unit"])
    shift = _SHIFTS[_words(m["dir"])]
    if m["unit"].lower() in ("decade", "century"):
        code, factor = ("E" if factor == 10 else "C"), 1
    if factor == 1 and not code.startswith("T"):
        yield Atom(m.start(), m.end(), DATE, f"{shift}{code}")


def _span_up_to_now(m: re.Match[str]) -> Iterator[Atom]:
    yield Atom(m.start(), m.end(), DURATION, period(1, m["unit"]))


def _directed(m: re.Match[str]) -> Iterator[Atom]:
    shift = _SHIFTS[_words(m["dir"])]
    sign = {"-1": "<", "+0": "=", "+1": ">"}[shift[3:]]
    if m["wd"]:
        value = f"XXXX-WXX-{weekday(m['wd'])}"
    elif m["mon"]:
        value = f"XXXX-{month(m['mon']):02}"
    elif m["season"]:
        value = f"XXXX-{lexicon().seasons[m['season'].lower()]}"
    elif m["hol"]:
        value = f"XXXX-{lexicon().holidays[m['hol']]}"
    else:
        value = "XXXX-WXX-WE"
    yield Atom(m.start(), m.end(), DATE, sign + value)


def _deictic(m: re.Match[str]) -> Iterator[Atom]:
    days = lexicon().deictic[_words(m["w"])]
    yield Atom(m.start(), m.end(), DATE, f"REF{days:+d}D")


def _daypart(m: re.Match[str]) -> Iterator[Atom]:
    part = lexicon().dayparts[m["part"].lower()].code
    lead = _words(m["dir"])
    day = {"this": "REF+0D", "last": "REF-1D", "that": "CTX+0D", "the same": "CTX+0D", "the previous": "CTX-1D"}.get(
        lead, "CTX+1D" if lead in ("the next", "the following") else "XXXX-XX-XX"
    )
    yield Atom(m.start(), m.end(), TIME, f"{day}T{part}")


def _bare_daypart(m: re.Match[str]) -> Iterator[Atom]:
    yield Atom(m.start(), m.end(), TIME, f"XXXX-XX-XXT{lexicon().dayparts[m['part'].lower()].code}", weak=True)


def _distance(m: re.Match[str]) -> Iterator[Atom]:
    """Read "three years ago", "a few weeks earlier", "years later"."""
    count = _count(m)
    if count is None and m["num"] and not m["vague"]:
        return
    way = _words(m["way"])
    if way in ("before", "after", "prior") and not _ENDS.match(m.string, m.end()):
        return  # "two days before the election": the election anchors it, which only the sentence can tell
    origin = "REF" if way in ("ago", "from now", "from today", "hence") else "CTX"
    if way == "back" and not m.string[m.end() : m.end() + 4].startswith((".", ",", " in", ";")):
        return
    sign = "+" if way in ("later", "after", "on", "from now", "from today", "hence", "afterwards", "afterward") else "-"
    code, _ = unit_code(m["unit"])
    kind = TIME if code.startswith("T") else DATE
    value = period(count, m["unit"], half=bool(m["half"]))
    yield Atom(m.start(), m.end(), kind, f"{origin}{sign}{value}", _after(m))


def _after(m: re.Match[str]) -> Mod | None:
    return lexicon().hedges_after[_words(m["after"])] if m["after"] else None


def _count(m: re.Match[str]) -> float | None:
    if m["vague"]:
        return 2 if "couple" in m["vague"].lower() else None
    if m["num"]:
        return number(m["num"])
    return 1 if m["one"] else None


def _year_earlier(m: re.Match[str]) -> Iterator[Atom]:
    yield Atom(m.start(), m.end(), DATE, f"REF-1Y-Q{ordinal(m['o'].strip())}" if m["o"] else "REF-P1Y")


def _the_period(m: re.Match[str]) -> Iterator[Atom]:
    """Read "the year", "by the end of the month": the one that the story was written in; of quarters, the last full one."""
    unit = m["unit"].lower()
    led = _PART_LEADS.search(m.string, max(0, m.start() - 20), m.start())
    if unit in ("year", "quarter"):
        if _OF.search(m.string, max(0, m.start() - 4), m.start()) and not led:
            return  # "athlete of the year"
    elif not led and not (unit in ("week", "month") and _FOR.search(m.string, max(0, m.start() - 5), m.start())):
        return
    if unit == "year" and re.match(r"\s(?:end(?:ed|ing)|in\swhich)\b", m.string[m.end() : m.end() + 10]):
        yield Atom(m.start(), m.end(), DURATION, "P1Y")
    elif unit == "quarter":
        yield Atom(m.start(), m.end(), DATE, "REF+0Q" if led else "REF-1Q")
    else:
        code = {"decade": "E", "century": "C"}.get(unit) or unit_code(unit)[0]
        yield Atom(m.start(), m.end(), DATE, f"REF+0{code}")


def _reference(m: re.Match[str]) -> Iterator[Atom]:
    yield Atom(m.start(), m.end(), DATE, lexicon().references[_words(m["w"])])


def _recent(m: re.Match[str]) -> Iterator[Atom]:
    past = m["w"].lower() in ("recent", "past")
    yield Atom(m.start(), m.end(), DATE, "PAST_REF" if past else "FUTURE_REF")


def _each(m: re.Match[str]) -> Iterator[Atom]:
    if m["wd"]:
        value = f"XXXX-WXX-{weekday(m['wd'])}"
    elif m["mon"]:
        value = f"XXXX-{month(m['mon']):02}"
    elif m["part"]:
        value = f"XXXX-XX-XXT{lexicon().dayparts[m['part'].lower()].code}"
    else:
        count = 2.0 if m["other"] else number(m["num"]) if m["num"] else 1.0
        value = period(count, m["unit"])
    yield Atom(m.start(), m.end(), SET, value)


@functools.cache
def patterns() -> tuple[Pattern, ...]:
    """Give the patterns of relative and recurring times."""
    lex = lexicon()
    shifts = any_of(_SHIFTS)
    counted = rf"(?:(?P<vague>{_VAGUE})|(?P<num><NUM>)|(?P<one>(?i:an?|one)))"
    more = r"(?:\s(?i:more|full|long|short|straight|whole))?"
    parts = r"(?P<part><PART>)"
    return (
        pattern(
            "last week",
            rf"(?i:(?P<dir>{shifts})\s(?:fiscal\s|calendar\s|financial\s)?)(?P<unit><SINGLE>)\b(?!-|['\u2019]s?\send)",
            _shifted,
        ),
        pattern("this quarter", rf"(?i:(?P<dir>{shifts})\s(?:fiscal\s)?(?P<unit>quarter))\b(?!-)", _shifted),
        pattern("the past week", r"(?i:the\s(?:last|past|next|coming)\s)(?P<unit><SINGLE>)\b(?!-)", _span_up_to_now),
        pattern(
            "last Friday",
            rf"(?i:(?:the\s)?(?P<dir>{shifts})\s)(?:(?P<wd><WD>)(?!s)|(?P<mon><MON>)|(?P<season><SEASON>)"
            rf"|(?P<hol>{any_of(lex.holidays)})|(?i:weekend))\b",
            _directed,
        ),
        pattern("the weekend", r"(?i:the\sweekend)\b", lambda m: [Atom(*m.span(), DATE, "XXXX-WXX-WE")]),
        pattern("weekend", r"(?i:weekend)\b", lambda m: [Atom(*m.span(), DATE, "XXXX-WXX-WE", weak=True)]),
        pattern("yesterday", rf"(?i:(?P<w>{any_of(lex.deictic)}))\b", _deictic),
        pattern("tonight", r"(?i:tonight)\b", lambda m: [Atom(*m.span(), TIME, "REF+0DTNI")]),
        pattern(
            "overnight",
            r"(?i:overnight)\b(?!\s(?:success|sensation|stay))",
            lambda m: [Atom(*m.span(), TIME, "REF-1DTNI")],
        ),
        pattern(
            "this morning",
            rf"(?i:(?P<dir>this|that|last|the\ssame|the\s(?:next|following|previous)|(?<=in\s)the|(?<=during\s)the))\s{parts}\b",
            _daypart,
        ),
        pattern("morning", rf"{parts}\b(?!s)", _bare_daypart),
        pattern(
            "three years ago",
            rf"(?:(?:{counted}{more}[\s-])?(?P<unit><UNIT>)(?P<half>\s(?i:and\sa\shalf))?(?:\s(?P<after><AFTER>))?)"
            r"\s(?P<way>(?i:ago|earlier|later|before|from\snow|from\stoday|prior|previously|afterwards?|back))\b",
            _distance,
        ),
        pattern(
            "the day before",
            r"(?i:the\s(?P<unit>day|week|month|year|night)\s(?P<way>before|after|earlier))\b",
            _day_before,
        ),
        pattern(
            "year-earlier",
            r"(?i:(?:the\s)?(?:comparable\s)?year[\s-](?:ago|earlier)(?:\s(?:period|(?P<o><ORD>\s)?quarter))?)\b",
            _year_earlier,
        ),
        pattern("the latest period", r"(?i:the\slatest\speriod)\b", lambda m: [Atom(*m.span(), DATE, "REF-1Q")]),
        pattern(
            "the year",
            r"(?i:the\s(?:full\s|fiscal\s)?(?P<unit>year|quarter|week|month|day|decade|century))\b(?!-)",
            _the_period,
        ),
        pattern(
            "year-end",
            r"(?i:(?:the\s)?year(?:['\u2019]s)?[\s-]end)\b",
            lambda m: [Atom(*m.span(), DATE, "REF+0Y", Mod.END)],
        ),
        pattern(
            "now",
            rf"(?i:(?P<w>{any_of(lex.references)}))\b(?!-|\sas\s(?!possible)|\s(?:after|before|enough)\b){_ALONE}",
            _reference,
        ),
        pattern(
            "recent years",
            r"(?i:(?P<w>recent|coming|future|past)\s(?:days|weeks|months|quarters|years|decades)"
            r"(?:\s(?:and|or)\s(?:weeks|months|years|decades))?)\b",
            _recent,
        ),
        pattern(
            "every week",
            rf"(?i:every|each)\s(?:(?P<other>(?i:other\s))?(?:(?P<num><NUM>)\s)?(?P<unit><UNIT>|(?i:quarter))|(?P<wd><WD>)|(?P<mon><MON>)|{parts})\b",
            _each,
        ),
    )


def _day_before(m: re.Match[str]) -> Iterator[Atom]:
    if not _ENDS.match(m.string, m.end()):
        return
    sign = "+" if m["way"].lower() == "after" else "-"
    unit = m["unit"].lower()
    value = f"CTX{sign}1DTNI" if unit == "night" else f"CTX{sign}1{unit_code(unit)[0]}"
    yield Atom(m.start(), m.end(), TIME if unit == "night" else DATE, value)
