"""Lengths of time: three years, almost an hour, the past two months, a two-day visit, hour-long."""

import functools
import re
from collections.abc import Iterator

from checker.model import Mod, TimexType
from checker.temporal.lexicon import lexicon
from checker.temporal.patterns import Atom, Pattern, any_of, hedge_after, keys, led, number, pattern, plain
from checker.temporal.periods import period

DURATION = TimexType.DURATION

_HEDGED = re.compile(r"(?i)\b(?:than|nearly|almost|least|about|roughly)\s$")


def _of_a_person(m: re.Match[str]) -> bool:
    """Say whether a length is an age ("36-year-old", "aged two"); a hedge speaks for a thing ("nearly 80-year-old")."""
    before = m.string[max(0, m.start() - 9) : m.start()]
    if re.search(r"(?i)\baged?\s$", before):
        return True
    return re.match(r"(?i)[\s-]olds?\b", m.string[m.end() : m.end() + 6]) is not None and not _HEDGED.search(before)


def _counted(m: re.Match[str]) -> Iterator[Atom]:
    mod = hedge_after(m)
    if m["vague"]:
        if re.search(r"(?i)\b(?:as|how|so|too)\s$", m.string[max(0, m.start() - 5) : m.start()]):
            return  # "the second time in as many days"
        count: float | None = lexicon().vague[plain(m["vague"])] or None
        mod = mod or (Mod.APPROX if count else None)
    else:
        count = number(m["num"])
        if count is None or m["num"].startswith("0"):
            return
    if m["unit"].lower().startswith("quarter") and not (m["det"] or m["vague"]):
        return  # "three quarters of the city" is a share
    if not _of_a_person(m):
        yield Atom(*m.span(), DURATION, period(count, m["unit"], half=bool(m["half"] or m["mid"])), mod)


def _single(m: re.Match[str]) -> Iterator[Atom]:
    told = re.match(r"\s(?:after|before|since|into)\b", m.string[m.end() : m.end() + 8])
    weak = not (m["det"] or m["half"] or m["after"] or told or led(m, "length"))
    yield Atom(*m.span(), DURATION, period(1, m["unit"], half=bool(m["half"])), hedge_after(m), weak)


def _the_day(m: re.Match[str]) -> Iterator[Atom]:
    """Read "the day" of "the day after Christmas", which is no time without what follows."""
    yield Atom(*m.span(), DURATION, period(1, m["unit"]), weak=True)


def _half(m: re.Match[str]) -> Iterator[Atom]:
    yield Atom(*m.span(), DURATION, period(0.5, m["unit"]))


def _quarter_century(m: re.Match[str]) -> Iterator[Atom]:
    yield Atom(*m.span(), DURATION, period(0.25, "century"))


def _periods(m: re.Match[str]) -> Iterator[Atom]:
    if m["det"] or led(m, "periods"):
        yield Atom(*m.span(), DURATION, period(None, m["unit"]))


def _long(m: re.Match[str]) -> Iterator[Atom]:
    count = None if m["unit"].lower().endswith("s") else 1.0
    yield Atom(m.start(), m.end("unit"), DURATION, period(count, m["unit"]))


def _range(m: re.Match[str]) -> Iterator[Atom]:
    """Read "two to three weeks", whose length is not one number: TIMEX3 has no value for it but X."""
    low, high = number(m["low"]), number(m["high"])
    if low is not None and high is not None and low < high and not _of_a_person(m):
        yield Atom(*m.span(), DURATION, period(None, m["unit"]), Mod.APPROX)


@functools.cache
def patterns() -> tuple[Pattern, ...]:
    """Give the patterns of durations."""
    lex = lexicon()
    words = lex.determiners
    det = rf"(?P<det>(?i:(?:{any_of(words.owners)}\s{any_of(words.ranks)}|{any_of(words.plain)})\s))?"
    fill = rf"(?:(?i:{any_of(words.fillers)})[\s-])?"
    after = r"(?P<half>\s(?i:and\sa\shalf))?(?:\s(?P<after><AFTER>))?"
    count = rf"(?:(?P<vague>(?i:{any_of(lex.vague)}))|(?P<num><NUM>)(?P<mid>[\s-](?i:and[\s-]a[\s-]half))?)"
    return (
        pattern("three years", rf"{det}{count}[\s-]{fill}(?P<unit><UNIT>)\b{after}", _counted, keys()["UNIT"]),
        pattern(
            "a week",
            rf"(?P<det>(?i:{any_of(words.single)}\s))?(?(det)|(?i:an?\s))(?P<unit><SINGLE>)\b{after}(?!-)",
            _single,
            keys()["SINGLE"],
        ),
        pattern(
            "the day after",
            r"(?i:the\s(?P<unit>day|week|month|year))(?=\s(?:after|before)\s)",
            _the_day,
            ("day", "week", "month", "year"),
        ),
        pattern("half an hour", r"(?i:half\san?\s|(?:a\s)?half[\s-])(?P<unit><SINGLE>)\b", _half, ("half",)),
        pattern("quarter century", r"(?i:(?:a\s)?quarter[\s-](?:of\sa\s)?century)\b", _quarter_century, ("quarter",)),
        pattern(
            "years",
            r"(?P<det>(?i:the\s(?:first|last|next|past|coming|following)\s))?(?P<unit><PLURAL>)\b(?!-)",
            _periods,
            keys()["UNIT"],
        ),
        pattern(
            "hour-long",
            r"(?P<unit>(?i:(?:hour|day|week|month|year|decade)s?|centur(?:y|ies)))(?:-?(?i:long)|(?<=s)-(?i:old))\b",
            _long,
            [w + end for w in keys()["UNIT"] for end in ("", "long")],
        ),
        pattern(
            "two to three weeks",
            rf"{det}(?P<low><NUM>)\s?(?:to|or|-|\u2013)\s?(?P<high><NUM>)[\s-]{fill}(?P<unit><UNIT>)\b",
            _range,
            keys()["UNIT"],
        ),
    )
