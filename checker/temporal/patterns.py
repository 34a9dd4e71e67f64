"""Building blocks of the recogniser's patterns, made from the lexicon.

Every repetition is bounded, so that a text is read in time linear in its length.
"""

import functools
import re
from collections.abc import Callable, Iterable
from typing import NamedTuple

from checker.model import Mod, TimexType
from checker.temporal.lexicon import lexicon


class Atom(NamedTuple):
    """A piece of a temporal expression: half-open offsets, and the value as far as the piece gives it.

    `weak` pieces count only as a part of something larger ("Fri" in "Fri, Dec 6", "2021" in "July 2021").
    """

    start: int
    end: int
    type: TimexType
    value: str
    mod: Mod | None = None
    weak: bool = False


class Pattern(NamedTuple):
    """A named pattern and what reads its matches; the reader gives nothing for a match that is no time.

    Every match holds one of the words `by` (in lower case; DIGITS for any number), at most `reach` characters after
    the match begins.
    """

    name: str
    regex: re.Pattern[str]
    read: Callable[[re.Match[str]], Iterable[Atom]]
    by: frozenset[str]
    reach: int


DIGITS = "0"  # among key words, any number


def any_of(words: Iterable[str]) -> str:
    """Give a group that matches any of the words, the longest first, with any white space between their parts."""
    ordered = sorted(words, key=lambda w: (-len(w), w))
    return "(?:" + "|".join(re.escape(w).replace(r"\ ", r"\s").replace("'", "['\u2019]") for w in ordered) + ")"


def _cased(names: Iterable[str]) -> list[str]:
    """Give names as they are and in capitals, as date lines have them."""
    return [form for name in names for form in (name, name.upper())]


@functools.cache
def keys() -> dict[str, tuple[str, ...]]:
    """Give the words that the fragments of the same name are known by."""
    lex = lexicon()
    plural = tuple(u.plural or f"{name}s" for name, u in lex.units.items())
    return {
        "MON": tuple(lex.months),
        "WD": tuple(lex.weekdays),
        "WDA": tuple(lex.weekday_abbreviations),
        "SINGLE": tuple(lex.units),
        "UNIT": (*lex.units, *plural),
        "PART": tuple(lex.dayparts),
        "SEASON": tuple(lex.seasons),
        "HOLIDAY": (*lex.holidays, *lex.feasts),
    }


@functools.cache
def fragments() -> dict[str, str]:
    """Give the named fragments that patterns are formatted with: {MON}, {WD}, {NUM}, {UNIT} and so on."""
    lex = lexicon()
    small, tens = any_of(lex.numbers), any_of(lex.tens)
    words = rf"(?:{tens}(?:[-\s]{small})?|{small})"
    big = rf"(?:(?:an?|{words})\s(?:hundred|thousand)(?:\s(?:and\s)?{words})?)"
    digits = r"(?:\d{1,3}(?:,\d{3}){1,2}|\d{1,4})(?:\.\d{1,2})?(?:\s?(?:1/2|\u00bd))?"
    singular = [u for u in lex.units if u not in ("second", "quarter")]
    plural = [u.plural or f"{name}s" for name, u in lex.units.items()]
    months = any_of(_cased(lex.months))
    return {
        "MON": rf"{months}(?:\.(?=\s?\d|,|\s[a-z])|\b)",
        "WD": any_of(_cased(lex.weekdays)),
        "WDA": any_of(_cased(lex.weekday_abbreviations)),
        "NUM": rf"(?i:{big}|{words}|{digits})",
        "ORD": rf"(?i:{any_of(lex.ordinals)}|\d{{1,2}}(?:st|nd|rd|th))",
        "UNIT": rf"(?i:{any_of([*plural, *singular])})",
        "PLURAL": rf"(?i:{any_of([p for p in plural if p != 'seconds'])})",
        "SINGLE": rf"(?i:{any_of(singular)})",
        "PART": rf"(?i:{any_of(p for p in lex.dayparts if p not in ('overnight', 'daytime'))})",
        "SEASON": rf"(?i:{any_of(lex.seasons)})",
        "HOLIDAY": any_of(keys()["HOLIDAY"]),
        "YEAR": r"(?:1[0-9]|20)\d\d",
        "HEDGE": rf"(?i:{any_of(p for h in lex.hedges for p in h.phrases)})",
        "AFTER": rf"(?i:{any_of(lex.hedges_after)})",
    }


def last_words(phrases: Iterable[str]) -> set[str]:
    """Give the last word of each phrase, and its plural, in lower case: a key word for patterns made from them."""
    words = {re.findall(r"[a-z]+", phrase.lower())[-1] for phrase in phrases}
    return words | {f"{w}s" for w in words}


def pattern(
    name: str, template: str, read: Callable[[re.Match[str]], Iterable[Atom]], by: Iterable[str], reach: int = 72
) -> Pattern:
    """Make a pattern from a template in which `<MON>` and the like stand for fragments.

    `by` are its key words, or phrases of which the last word is one.
    """
    filled = re.sub(r"<([A-Z]+)>", lambda m: fragments()[m.group(1)], template)
    words = frozenset(last_words(w for w in by if w != DIGITS) | {w for w in by if w == DIGITS})
    return Pattern(name, re.compile(rf"(?<![\w$£€#])(?<!\d[.,:/]){filled}"), read, words, reach)


def number(text: str) -> float | None:
    """Give the number that `text` writes in digits or words ("24", "2 1/2", "twenty-four", "a hundred"), else None."""
    lex = lexicon()
    words = text.lower().replace(",", "").replace("-", " ").replace("\u00bd", " 1/2").split()
    total, seen = 0.0, False
    for word in words:
        if word in ("a", "an", "and"):
            total, seen = (1.0, True) if word != "and" and not seen else (total, seen)
        elif word in lex.numbers or word in lex.tens:
            total += lex.numbers.get(word, 0) or lex.tens.get(word, 0)
            seen = True
        elif word in ("hundred", "thousand"):
            total = (total or 1.0) * (100 if word == "hundred" else 1000)
        elif word == "1/2":
            total += 0.5
        elif re.fullmatch(r"\d+(?:\.\d+)?", word):
            total += float(word)
            seen = True
        else:
            return None
    return total if seen else None


def ordinal(text: str) -> int:
    """Give the number of an ordinal ("third", "3rd")."""
    digits = re.match(r"\d+", text)
    return int(digits.group()) if digits else lexicon().ordinals[text.lower()]


def month(text: str) -> int:
    """Give the number of a month's name or abbreviation."""
    return lexicon().months[text.rstrip(".").title()]


def weekday(text: str) -> int:
    """Give the ISO number of a weekday's name or abbreviation."""
    lex = lexicon()
    name = text.title()
    return lex.weekdays.get(name) or lex.weekday_abbreviations[name]


def plain(text: str) -> str:
    """Give a phrase as the lexicon has it: lower case, single spaces."""
    return " ".join(text.lower().split())


def hedge_after(m: re.Match[str]) -> Mod | None:
    """Give the mod of the hedge that a match ends in ("or so"), None without one."""
    return lexicon().hedges_after[plain(m["after"])] if m["after"] else None


@functools.cache
def _lead(kind: str) -> re.Pattern[str]:
    words = getattr(lexicon().leads, kind)
    more = {
        "sure": rf"|\b{any_of(lexicon().joined_parts)}-|[(]\s?",
        "likely": r"|[(\u2013\u2014/-]\s?|^\s*|[,;:]\s",
        "owners": r"|['\u2019]s\s",
        "early_or_late": rf"|\b{any_of(lexicon().joined_parts)}-",
    }.get(kind, "")
    return re.compile(rf"(?i)(?:\b{any_of(words)}\s{more})$")


def led(m: re.Match[str], kind: str) -> bool:
    """Say whether one of the lexicon's leads of that kind (and the punctuation that does as well) is before a match."""
    return _lead(kind).search(m.string, max(0, m.start() - 20), m.start()) is not None
