"""Years and what they are cut into or gathered in: quarters, halves, seasons, decades, centuries."""

import functools
import re
from collections.abc import Iterator

from checker.model import TimexType
from checker.temporal.lexicon import lexicon
from checker.temporal.patterns import DIGITS, Atom, Pattern, any_of, keys, led, ordinal, pattern

DATE = TimexType.DATE
# "2024-25" is no one year, and "2024 YR4" an asteroid.
_END_OF_SPAN = re.compile(r"[-\u2013\u2014/](\d\d)(?![\d-])")
_DESIGNATED = re.compile(r"\s[A-Z]{2}\d{1,3}\b")


@functools.cache
def _counted() -> re.Pattern[str]:
    return re.compile(rf"(?i)\s?{any_of(lexicon().counted)}(?!\w)")


def _year(m: re.Match[str]) -> Iterator[Atom]:
    after = m.string[m.end() : m.end() + 16]
    if re.match(r"[\w%/]|[.,:]\d|-(?!(?:1[0-9]|20)\d\d\b)\d{3}|-[a-z]", after) or _counted().match(after):
        return
    year = m["y"] or m["y2"]
    span = _END_OF_SPAN.match(after)
    if (span and int(span[1]) > int(year[2:])) or _DESIGNATED.match(after):
        return
    sure = m["fiscal"] or m["named"] or led(m, "sure")
    if not sure and 1800 <= int(year) <= 2060:
        sure = led(m, "likely") or (re.match(r"\s[A-Za-z]", after) and led(m, "owners"))
    yield Atom(*m.span(), DATE, year, weak=not sure)


def _year_period(m: re.Match[str]) -> Iterator[Atom]:
    """Read "the 1988 quarter": the one of that year with which the story compares."""
    yield Atom(*m.span(), DATE, f"{m['y']}-QX")


def _the_year(m: re.Match[str]) -> Iterator[Atom]:
    yield Atom(*m.span(), DATE, m["y"] or "2000")


def _spoken_year(m: re.Match[str]) -> Iterator[Atom]:
    """Read "nineteen ninety-six" and "two thousand and nine"; "twenty two" is no year."""
    lex = lexicon()
    tail = [w for w in m["tail"].lower().replace("-", " ").split() if w != "and"]
    low = sum(lex.numbers.get(w, 0) + lex.tens.get(w, 0) for w in tail)
    spoken = m["c"].lower()
    century = 20 if spoken.startswith("tw") else lex.numbers[spoken]
    if spoken.startswith("two") or low >= 10:
        yield Atom(*m.span(), DATE, f"{century}{low:02}")


def _decade(m: re.Match[str]) -> Iterator[Atom]:
    if m["full"]:
        value = m["full"][:3]
    elif m["short"]:
        value = ("19" if m["short"] > "2" else "20") + m["short"][0]
    else:
        value = lexicon().spoken_decades[m["word"].lower()]
    yield Atom(*m.span(), DATE, value)


def _century(m: re.Match[str]) -> Iterator[Atom]:
    yield Atom(*m.span(), DATE, f"{ordinal(m['o']) - 1:02}")


def _quarter(m: re.Match[str]) -> Iterator[Atom]:
    edge = (m["edge"] or "").lower()
    n = int(m["q"]) if m["q"] else ordinal(m["o"]) if m["o"] else 1 if edge == "opening" else 4
    if n <= 4:
        yield Atom(*m.span(), DATE, f"XXXX-Q{n}")


def _half(m: re.Match[str]) -> Iterator[Atom]:
    n = int(m["h"]) if m["h"] else 1 if (m["o"] or m["o2"]).lower() == "first" else 2
    yield Atom(*m.span(), DATE, f"XXXX-H{n}", weak=bool(m["o"]))


def _season(m: re.Match[str]) -> Iterator[Atom]:
    name = m["season"].lower()
    # "fall" and "spring" are mostly other words, so that they need a year or a "last" beside them.
    after = m.string[m.end() : m.end() + 4]
    if name in ("summer", "winter", "autumn"):
        sure = bool(m["the"]) or led(m, "sure")
    else:
        sure = led(m, "early_or_late") or (bool(m["the"]) and led(m, "within") and not re.match(r"\s(?:of|in)", after))
    if m["season"][0].isupper() and re.match(r"\s[A-Z]", m.string[m.end() : m.end() + 2]):
        return  # "the Winter Meetings"
    yield Atom(*m.span(), DATE, f"XXXX-{lexicon().seasons[name]}", weak=not sure)


@functools.cache
def patterns() -> tuple[Pattern, ...]:
    """Give the patterns of years, their parts and their gatherings."""
    lex = lexicon()
    small, tens = any_of(lex.numbers), any_of(lex.tens)
    return (
        pattern(
            "year",
            r"(?:(?P<fiscal>(?i:(?:fiscal|financial)\s(?:year\s)?|FY\s?))?(?P<y><YEAR>)(?!\w)|"
            r"(?P<the>(?i:the\s))?(?P<y2><YEAR>)(?P<named>\s(?i:fiscal|financial|calendar)\s(?i:year))(?!\w))",
            _year,
            (DIGITS,),
            20,
        ),
        pattern(
            "the 1988 period",
            r"(?i:the\s)?(?P<y><YEAR>)\s(?i:quarter|period)\b",
            _year_period,
            ("quarter", "period"),
        ),
        pattern("the year 2000", r"(?i:the\syear\s)(?:(?P<y><YEAR>)|(?i:two\sthousand))(?!\w)", _the_year, ("year",)),
        pattern(
            "year in words",
            r"(?i:(?:the\syear\s)?(?P<c>nineteen|eighteen|seventeen|twenty|two\sthousand)"
            rf"(?P<tail>[\s-](?:and\s)?(?:{tens}(?:[\s-]{small})?|{small})))\b",
            _spoken_year,
            ("nineteen", "eighteen", "seventeen", "twenty", "thousand"),
        ),
        pattern(
            "decade",
            r"(?i:the\s)?(?:(?P<full><YEAR>(?<=0))['\u2019]?s|['\u2019](?P<short>[2-9]0)['\u2019]?s|"
            rf"(?<=the\s)(?P<word>(?i:{any_of(lex.spoken_decades)})))\b",
            _decade,
            (DIGITS, *lex.spoken_decades),
            12,
        ),
        pattern("century", r"(?i:the\s)?(?P<o><ORD>)[\s-](?i:century)\b", _century, ("century",)),
        pattern(
            "quarter of a year",
            r"(?i:the\s)?(?i:fiscal[\s-])?(?:(?P<o><ORD>)(?i:[\s-](?:fiscal\s)?quarter)(?!-?final|\sof\sa\b)|Q(?P<q>[1-4])"
            r"|(?P<edge>(?i:last|final|closing|opening))\s(?i:quarter)(?=\sof\s(?:<YEAR>|(?:this|last|next)\syear)\b))\b",
            _quarter,
            ("quarter", "Q"),
        ),
        pattern(
            "half of a year",
            r"(?i:the\s)?(?:(?P<o>(?i:first|second|latter|last))(?i:[\s-]half)\b"
            # only with its year, or else the six months are a length
            r"|(?P<o2>(?i:first|last))\s(?i:six\smonths|two\squarters)(?=\sof\s(?:<YEAR>|(?:this|last|next|the)\syear)\b)"
            r"|H(?P<h>[12])(?=\s<YEAR>\b))",
            _half,
            ("half", "months", "quarters", "H"),
        ),
        pattern("season", r"(?P<the>(?i:the\s))?(?P<season><SEASON>)\b(?!-)", _season, keys()["SEASON"]),
    )
