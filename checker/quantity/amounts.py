"""One number with whatever unit it has. No hedges, ranges or nouns yet."""

from collections.abc import Sequence
from functools import cache

from checker.quantity import tables
from checker.quantity.measures import PERCENT, Amount, is_millions, lower, measured, plain, unit_phrases, without_figure
from checker.quantity.money import money, signed_money
from checker.quantity.numerals import Numeral, numeral, suffixed
from checker.quantity.tokens import Token, tokens

MAGNITUDE = "magnitude"
_STRONGEST = 10  # no earthquake has come near it
MINUS = frozenset({"minus", "-", "−", "–"})  # noqa: RUF001
SIGNED = frozenset({"degree Celsius", "degree", PERCENT})
"""What may lie below zero, money aside."""
_FEET_SIGNS, _INCH_SIGNS = frozenset("'’′"), frozenset('"”″')  # noqa: RUF001
_OTHER_STARTERS = ("a", "an", "between", *MINUS, MAGNITUDE)


@cache
def starters() -> frozenset[str]:
    """Give the words and signs, in lower case, that a quantity without its hedge can begin with, figures aside."""
    numbers, units = tables.numbers(), tables.units().unit
    phrases = [*numbers.ones, *numbers.tens, *numbers.vulgar, *numbers.fractions, *_OTHER_STARTERS]
    phrases += [*numbers.ordinals, *numbers.multiples, *numbers.bare_multiples, *numbers.adverbs]
    phrases += [f"{w}fold" for w in (*numbers.ones, *numbers.tens, "hundred", "thousand")]
    phrases += [f"{w[:-1]}ies" for w in numbers.tens]
    phrases += [p for v in (*numbers.vague, *numbers.plural) for p in v.phrases]
    phrases += [s for c in tables.currencies().currency for s in c.signs]
    phrases += [p for u in units for p in (*u.singular, *u.plural, *u.long)]
    return frozenset(tokens(p)[0].lower for p in phrases)


def amount(toks: Sequence[Token], i: int) -> Amount | None:
    """Read the number that begins at token `i`, with its unit if one follows; None when no number begins there."""
    signed = signed_money(toks, i)
    if signed is not None:
        return signed
    if toks[i].lower == MAGNITUDE:
        n = numeral(toks, i + 2 if lower(toks, i + 1) in {"-", "of"} else i + 1)
        return n and plain(i, n)._replace(unit=MAGNITUDE)
    if toks[i].lower in MINUS and not toks[i].glued:
        return _below_zero(toks, i)
    tall = _feet_and_inches(toks, i)
    if tall is not None:
        return tall
    n = numeral(toks, i)
    if n is None:
        return without_figure(toks, i)
    large = _large(toks, n)
    unit = money(toks, i, n) or measured(toks, i, n) or _magnitude(toks, i, n) or _under_zero(toks, i, n)
    return unit or _scaled(toks, i, large)


def _scaled(toks: Sequence[Token], i: int, large: Numeral) -> Amount:
    """Give a number with a suffix, and the unit behind it: "3bn tonnes"."""
    return (measured(toks, i, large) if large.scale > 1 else None) or plain(i, large)


def _below_zero(toks: Sequence[Token], i: int) -> Amount | None:
    """Read a temperature, money or a change in percent below zero; other figures behind a dash are not negative."""
    if not _is_sign(toks, i):
        return None  # a dash between words
    sum_ = signed_money(toks, i + 1)
    if sum_ is not None and sum_.low is not None and sum_.high is not None:
        return sum_._replace(start=i, number=-sum_.number, low=-sum_.high, high=-sum_.low)
    n = numeral(toks, i + 1)
    if n is None:
        return None
    found = measured(toks, i, n._replace(value=-n.value, low=-n.high, high=-n.low))
    return found if found is not None and found.unit in SIGNED else None


def _is_sign(toks: Sequence[Token], i: int) -> bool:
    return i + 1 < len(toks) and (toks[i].is_word or toks[i + 1].glued)


def signed(toks: Sequence[Token], i: int) -> Amount | None:
    """Read the "-5" of "-5 to 7 degrees" at token `i`: a figure below zero whose unit stands behind another one."""
    if toks[i].lower not in MINUS or toks[i].glued or not _is_sign(toks, i):
        return None
    n = numeral(toks, i + 1)
    if n is None or n.mod is not None:
        return None
    return plain(i, n._replace(value=-n.value, low=-n.high, high=-n.low))


def _large(toks: Sequence[Token], n: Numeral) -> Numeral:
    """Take in a suffix that can only be a multiplier: "5m people", "3bn tonnes"."""
    large = suffixed(toks, n)
    one_letter = large.end < len(toks) and toks[n.end].text in unit_phrases().glued
    return large if not one_letter or is_millions(toks, large.end, n) else n


def _under_zero(toks: Sequence[Token], i: int, n: Numeral) -> Amount | None:
    """Read "10 below zero", degrees of whichever scale."""
    if [lower(toks, n.end), lower(toks, n.end + 1)] != ["below", "zero"] or n.mod is not None or n.scale > 1:
        return None
    return plain(i, n._replace(value=-n.value, low=-n.high, high=-n.low))._replace(end=n.end + 2, unit="degree")


def _magnitude(toks: Sequence[Token], i: int, n: Numeral) -> Amount | None:
    j = n.end + 1 if n.end < len(toks) and toks[n.end].is_hyphen else n.end
    if n.in_words or n.value > _STRONGEST:
        return None
    if lower(toks, j) == MAGNITUDE:
        return plain(i, n)._replace(end=j + 1, unit=MAGNITUDE)
    shakes = lower(toks, j) in tables.nouns().words.quakes and "." in toks[i].text
    shakes = shakes or (
        "." in toks[i].text
        and lower(toks, i - 1) in tables.contexts().measuring
        and any(t.lower in tables.nouns().words.quakes for t in toks[max(i - 12, 0) : i])
    )
    richter = lower(toks, j) == "on" and "richter" in {lower(toks, j + 2), lower(toks, j + 3), lower(toks, j + 4)}
    return plain(i, n)._replace(unit=MAGNITUDE) if shakes or richter else None


def _feet_and_inches(toks: Sequence[Token], i: int) -> Amount | None:
    """Read a height in signs: 5'10"."""
    signs = toks[i : i + 4]
    if (
        len(signs) < 4
        or not (signs[0].is_figure and signs[2].is_figure)
        or not all(t.glued for t in (signs[1], signs[3]))
    ):
        return None
    if signs[1].text not in _FEET_SIGNS or signs[3].text not in _INCH_SIGNS:
        return None
    feet, inches = numeral(toks, i), numeral(toks, i + 2)
    if feet is None or inches is None or feet.value not in range(3, 9) or inches.value >= 12:
        return None
    value = float(f"{feet.value * 0.3048 + inches.value * 0.0254:.12g}")
    return Amount(i, i + 4, value, value, value, "metre", 0.0254)
