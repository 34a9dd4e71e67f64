"""Lengths of time: three years, almost an hour, the past two months, a two-day visit, hour-long."""

import functools
import re
from collections.abc import Iterator

from checker.model import Mod, TimexType
from checker.temporal.lexicon import lexicon
from checker.temporal.patterns import Atom, Pattern, number, pattern
from checker.temporal.relative import period

DURATION = TimexType.DURATION

_DET = (
    r"(?i:(?:the|these|those|another|an\sadditional|next|last|past|first|"
    r"(?:the|these|those|his|her|its|their|our|my)\s"
    r"(?:last|past|next|first|final|previous|preceding|coming|following|latest|opening|entire|full|whole|initial|remaining))\s)"
)
_VAGUE = r"(?i:a\sfew|several|a\scouple(?:\sof)?|many|dozens\sof|few|couple\sof|a\snumber\sof|countless|numerous|multiple|hundreds\sof|thousands\sof)"
_FILL = (
    r"(?:(?i:more|additional|further|full|straight|consecutive|trading|business|working|calendar|solid|long|whole|extra)"
    r"[\s-])?"
)
# "a week" and "an hour" are lengths after these; elsewhere mostly a rate ("$5 a week") or an event ("a year of hope").
_LENGTH_LEADS = re.compile(
    r"(?i)\b(?:for|in|within|after|than|over|almost|nearly|about|around|roughly|approximately|under|only|just|lasts?|lasted|"
    r"lasting|takes?|took|spend|spent|during|nearly|least|most|to|half|another|every|barely|quite|once)\s$"
)
_PERIOD_LEADS = re.compile(
    r"(?i)\b(?:for|in|over|within|after|of|takes?|took|lasted|lasting|spent|about|many|through)\s$"
)


def _counted(m: re.Match[str]) -> Iterator[Atom]:
    mod = lexicon().hedges_after[" ".join(m["after"].lower().split())] if m["after"] else None
    if m["vague"]:
        count = 2.0 if "couple" in m["vague"].lower() else None
        mod = mod or (Mod.APPROX if count else None)
    else:
        count = number(m["num"])
        if count is None or m["num"].startswith("0"):
            return
    if m["unit"].lower().startswith("quarter") and not (m["det"] or m["vague"]):
        return  # "three quarters of the city" is a share
    half = bool(m["half"] or m["mid"])
    after = m.string[m.end() : m.end() + 5].lower()
    hedged = re.search(
        r"(?i)\b(?:than|nearly|almost|least|about|the\snow|roughly)\s$", m.string[max(0, m.start() - 9) : m.start()]
    )
    aged = re.match(r"[\s-]olds?\b", after) and not hedged
    # "36-year-old" and "aged two years" are ages of people, which are read with the quantities.
    if aged or re.search(r"(?i)\baged?\s$", m.string[max(0, m.start() - 6) : m.start()]):
        return
    yield Atom(m.start(), m.end(), DURATION, period(count, m["unit"], half=half), mod)


def _single(m: re.Match[str]) -> Iterator[Atom]:
    before = m.string[max(0, m.start() - 14) : m.start()]
    weak = not (m["det"] or m["half"] or m["after"] or _LENGTH_LEADS.search(before))
    mod = lexicon().hedges_after[" ".join(m["after"].lower().split())] if m["after"] else None
    yield Atom(m.start(), m.end(), DURATION, period(1, m["unit"], half=bool(m["half"])), mod, weak)


def _half(m: re.Match[str]) -> Iterator[Atom]:
    yield Atom(m.start(), m.end(), DURATION, period(0.5, m["unit"]))


def _quarter_century(m: re.Match[str]) -> Iterator[Atom]:
    yield Atom(m.start(), m.end(), DURATION, "P25Y")


def _periods(m: re.Match[str]) -> Iterator[Atom]:
    before = m.string[max(0, m.start() - 9) : m.start()]
    if m["det"] or _PERIOD_LEADS.search(before):
        yield Atom(m.start(), m.end(), DURATION, period(None, m["unit"]))


def _long(m: re.Match[str]) -> Iterator[Atom]:
    count = None if m["unit"].lower().endswith("s") else 1.0
    yield Atom(m.start(), m.end("unit"), DURATION, period(count, m["unit"]))


def _range(m: re.Match[str]) -> Iterator[Atom]:
    """Read "two to three weeks", whose length is not one number: TIMEX3 has no value for it but X."""
    low, high = number(m["low"]), number(m["high"])
    if low is not None and high is not None and low < high:
        yield Atom(m.start(), m.end(), DURATION, period(None, m["unit"]), Mod.APPROX)


@functools.cache
def patterns() -> tuple[Pattern, ...]:
    """Give the patterns of durations."""
    after = r"(?P<half>\s(?i:and\sa\shalf))?(?:\s(?P<after><AFTER>))?"
    return (
        pattern(
            "three years",
            rf"(?P<det>{_DET})?(?:(?P<vague>{_VAGUE})|(?P<num><NUM>)(?P<mid>\s(?i:and\sa\shalf))?)[\s-]{_FILL}(?P<unit><UNIT>)\b{after}",
            _counted,
        ),
        pattern(
            "a week",
            rf"(?P<det>(?i:another\s|an\sadditional\s|the\sentire\s|a\sfull\s|a\swhole\s))?(?(det)|(?i:an?\s))(?P<unit><SINGLE>)\b{after}(?!-)",
            _single,
        ),
        pattern("half an hour", r"(?i:half\san?\s|(?:a\s)?half[\s-])(?P<unit><SINGLE>)\b", _half),
        pattern("quarter century", r"(?i:(?:a\s)?quarter[\s-](?:of\sa\s)?century)\b", _quarter_century),
        pattern(
            "years",
            r"(?P<det>(?i:many\s|the\s(?:first|last|next|past|coming|following)\s))?(?P<unit><PLURAL>)\b(?!-)",
            _periods,
        ),
        pattern(
            "hour-long",
            r"(?P<unit>(?i:(?:hour|day|week|month|year|decade)s?|centur(?:y|ies)))(?:-?(?i:long)|(?<=s)-(?i:old))\b",
            _long,
        ),
        pattern(
            "two to three weeks",
            rf"(?P<det>{_DET})?(?P<low><NUM>)\s?(?:to|or|-|\u2013)\s?(?P<high><NUM>)[\s-]{_FILL}(?P<unit><UNIT>)\b",
            _range,
        ),
    )
