"""Lengths of time that say how long, and ages; and what looks like them."""

from collections.abc import Sequence
from functools import cache

from checker.model import Mod
from checker.quantity import tables
from checker.quantity.bounds import hedged
from checker.quantity.measures import AGE, Amount, in_years, lower
from checker.quantity.phrases import ends_phrase
from checker.quantity.tokens import Phrases, Token

_OLDEST = 120
# So many words, figures and commas of a list of ages are looked at.
_LISTED = 24
_CUES = frozenset({"aged", "age", "ages"})
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_ADVERBS = frozenset({"just", "only", "another"})


@cache
def _framing() -> Phrases[bool]:
    return Phrases((p, True) for p in tables.nouns().words.framing)


@cache
def _dating() -> Phrases[bool]:
    return Phrases((p, True) for p in tables.nouns().words.dating)


def is_duration(toks: Sequence[Token], a: Amount) -> bool:
    """Say whether a length of time says how long; not so where it dates something, or is a rate ("twice a week")."""
    words = tables.nouns().words
    h = hedged(toks, a)
    before = lower(toks, h.start - (2 if lower(toks, h.start - 1) in _ADVERBS else 1))
    is_article = lower(toks, a.start) in {"a", "an"} and a.in_words
    if is_article and h[:2] == a[:2] and a.number == a.factor and not lower(toks, a.end - 1).endswith(("long", "'s")):
        frame = before in words.frames or (before == "" and a.end == len(toks))
        if not frame or lower(toks, a.start - 1) == "once":
            return False
    one_day = lower(toks, a.start) == "one" and lower(toks, a.start + 1) == "day"
    if one_day and h.start == a.start and before not in words.frames:
        return False
    if _framing().before(toks, h.start) is not None or _framing().before(toks, a.start) is not None:
        return False
    if _dating().at(toks, h.end) is not None:
        return before in words.lasting and lower(toks, h.end) not in {"ago", "earlier", "later"}
    return True


def age(toks: Sequence[Token], a: Amount) -> Amount | None:
    """Read a bare figure as an age: "aged 49", "Ann Lee, 49,"."""
    if (
        a.low is None
        or a.high is None
        or not 0 < a.low <= a.high <= _OLDEST
        or (a.number != int(a.number) and a.low == a.high)
    ):
        return None
    h = hedged(toks, a)
    cue = h.start - 2 if lower(toks, h.start - 1) == "of" and lower(toks, h.start - 2) == "age" else h.start - 1
    if lower(toks, cue) in _CUES:
        return h._replace(start=cue, unit=AGE)
    if lower(toks, a.start - 1) in tables.contexts().turning and not a.in_words and ends_phrase(toks, a.end):
        return a._replace(unit=AGE)
    return a._replace(unit=AGE) if _is_apposition(toks, a) or _continues_ages(toks, a) else None


def young_age(toks: Sequence[Token], a: Amount) -> Amount | None:
    """Read a length of time as an age: "aged six months"."""
    return in_years(a)._replace(start=a.start - 1) if lower(toks, a.start - 1) == "aged" else None


def _is_apposition(toks: Sequence[Token], a: Amount) -> bool:
    """Say whether a figure between commas follows a person's name ("Ann Lee, 49, of Hull")."""
    ends = a.end >= len(toks) or toks[a.end].text == "," or toks[a.end].ends_phrase
    if not ends or a.in_words or a.start < 2 or toks[a.start - 1].text != ",":
        return False
    j = a.start - 2
    j -= toks[j].text == "." and toks[j].glued
    j -= lower(toks, j) in _SUFFIXES
    is_name = j >= 0 and toks[j].text[0].isupper() and any(c.islower() for c in toks[j].text)
    return is_name and not (a.end + 1 < len(toks) and toks[a.end + 1].is_figure)


def _continues_ages(toks: Sequence[Token], a: Amount) -> bool:
    """Say whether a figure goes on with a list of ages ("aged 4, 6 and 9")."""
    j = a.start - 1
    while j > max(a.start - _LISTED, 0) and (toks[j].text == "," or toks[j].lower == "and" or toks[j].is_figure):
        j -= 1
    return j < a.start - 1 and toks[j + 1].is_figure and lower(toks, j) in _CUES


def decade_of_life(toks: Sequence[Token], i: int) -> Amount | None:
    """Read "his 40s" and "her early thirties" at its figure or word; the amount begins behind the possessive."""
    years, end = _decade(toks, i)
    if not years:
        return None
    j = i - 2 if toks[i - 1].is_hyphen else i - 1
    table = tables.numbers().decades
    part = lower(toks, j) if lower(toks, j) in table else "whole"
    start = i if part == "whole" else j
    if lower(toks, start - 1) not in tables.contexts().possessive or lower(toks, start - 2) not in {"in", "into"}:
        return None
    low, high = (years + years_more for years_more in table[part])
    return Amount(start, end, low, low, high, AGE, mod=Mod.APPROX, in_words=not toks[i].is_figure)


def _decade(toks: Sequence[Token], i: int) -> tuple[int, int]:
    token = toks[i]
    if token.is_figure:
        plural = i + 1 < len(toks) and toks[i + 1].glued and toks[i + 1].lower == "s"
        return (
            (int(token.text), i + 2)
            if plural and token.text in {"20", "30", "40", "50", "60", "70", "80", "90"}
            else (0, i)
        )
    if not token.lower.endswith("ies"):
        return 0, i
    return tables.numbers().tens.get(token.lower[:-3] + "y", 0), i + 1
