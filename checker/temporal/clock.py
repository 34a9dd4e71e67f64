"""Times of the day: clock times, noon, mornings and nights."""

import functools
import re
from collections.abc import Iterator

from checker.model import TimexType
from checker.temporal.lexicon import lexicon
from checker.temporal.patterns import DIGITS, Atom, Pattern, any_of, keys, led, pattern, plain

TIME = TimexType.TIME
_ANY_DAY = "XXXX-XX-XX"


def _clock(m: re.Match[str]) -> Iterator[Atom]:
    hour, minute = int(m["h"]), m["min"]
    half = (m["ap"] or "").lower()[:1]
    if hour > (12 if half else 24) or (minute and int(minute) > 59):
        return
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    yield Atom(*m.span(), TIME, f"{_ANY_DAY}T{hour:02}:{minute or '00'}")


def _bare_clock(m: re.Match[str]) -> Iterator[Atom]:
    yield from (atom._replace(weak=True) for atom in _clock(m))


def _noon(m: re.Match[str]) -> Iterator[Atom]:
    hour = "24:00" if m["w"].lower() == "midnight" else "12:00"
    yield Atom(*m.span(), TIME, f"{_ANY_DAY}T{hour}")


def _tonight(m: re.Match[str]) -> Iterator[Atom]:
    yield Atom(*m.span(), TIME, "REF+0DTNI")


def _overnight(m: re.Match[str]) -> Iterator[Atom]:
    # The night before the day of publication; "overnight Friday" is told otherwise, and rarely.
    yield Atom(*m.span(), TIME, "REF-1DTNI")


def _daypart(m: re.Match[str]) -> Iterator[Atom]:
    lead = plain(m["dir"])
    shift = lexicon().shifts.get(lead)
    yield Atom(*m.span(), TIME, f"{f'{shift}D' if shift else _ANY_DAY}T{_code(m['part'])}")


def _bare_daypart(m: re.Match[str]) -> Iterator[Atom]:
    sure = not m["the"] and led(m, "early_or_late") and m["part"].lower() in ("morning", "afternoon", "evening")
    yield Atom(*m.span(), TIME, f"{_ANY_DAY}T{_code(m['part'])}", weak=not sure)


def _code(part: str) -> str:
    return lexicon().dayparts[plain(part)].code


@functools.cache
def patterns() -> tuple[Pattern, ...]:
    """Give the patterns of times of the day."""
    lex = lexicon()
    names = any_of(z for z in lex.zones if z != "Z")
    zone = rf"(?:,?\s(?:\({names}\)|{names}(?!\w)))?"
    sure = any_of(z for z in lex.zones if z not in ("Z", "local", "ET", "CT", "MT", "PT", "Eastern", "Pacific"))
    shifts = any_of(s for s in lex.shifts if s not in ("past", "latest", "current", "following", "previous", "coming"))
    return (
        pattern(
            "clock",
            rf"(?P<h>\d{{1,2}})(?:[:.](?P<min>\d\d))?\s?(?P<ap>(?i:[ap]\.?\s?m\b\.?)){zone}",
            _clock,
            (DIGITS,),
            8,
        ),
        pattern(
            "24-hour clock", rf"(?<=at\s)(?P<h>[0-2]?\d):(?P<min>[0-5]\d)(?P<ap>)(?![\w:]){zone}", _clock, (DIGITS,), 8
        ),
        pattern(
            "24-hour clock beside a day",
            r"(?P<h>[0-2]?\d):(?P<min>[0-5]\d)(?P<ap>)(?![\w:])",
            _bare_clock,
            (DIGITS,),
            8,
        ),
        pattern(
            "24-hour clock with zone",
            rf"(?P<h>[0-2]?\d)[:.]?(?P<min>[0-5]\d)(?P<ap>)(?:h|hrs)?(?:\s(?:{sure}|\({sure}\))|Z)(?!\w)",
            _clock,
            (DIGITS,),
            8,
        ),
        pattern("o'clock", r"(?P<h>\d{1,2})(?P<min>)(?P<ap>)\s(?i:o['\u2019]clock)\b", _clock, ("clock",)),
        pattern("noon or midnight", r"(?P<w>(?i:noon|midday|midnight))\b", _noon, ("noon", "midday", "midnight")),
        pattern("tonight", r"(?i:tonight)\b", _tonight, ("tonight",)),
        pattern("overnight", r"(?i:overnight)\b(?!\s(?:success|sensation|stay))", _overnight, ("overnight",)),
        pattern(
            "this morning",
            rf"(?i:(?P<dir>{shifts}|(?<=in\s)the|(?<=during\s)the))\s(?P<part><PART>)\b",
            _daypart,
            keys()["PART"],
        ),
        pattern("morning", r"(?P<the>(?i:the\s))?(?P<part><PART>)\b(?!s)", _bare_daypart, keys()["PART"]),
    )
