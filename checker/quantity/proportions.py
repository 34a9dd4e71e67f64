"""Parts of a whole as percentages: "half of", "two-thirds", "a quarter of the", "one in three", "four out of five"."""

from collections.abc import Sequence

from checker.quantity import tables
from checker.quantity.amounts import amount
from checker.quantity.measures import PERCENT, SECOND, Amount, lower
from checker.quantity.numerals import numeral, written_part
from checker.quantity.phrases import ends_phrase, is_whole
from checker.quantity.tokens import Token

_NOT_SHARED = frozenset({"first", "last", "past", "next", "final", "previous", "these", "those", "straight", "every"})

_YEARS = (1_700, 2_100)


def proportion(toks: Sequence[Token], i: int) -> Amount | None:
    """Read the part of a whole that begins at token `i`; None when there is none. The unit is percent."""
    return _in_so_many(toks, i) or _half(toks, i) or _fraction(toks, i) or _in_figures(toks, i)


def _percent(i: int, end: int, share: float) -> Amount:
    value = float(f"{100 * share:.12g}")
    return Amount(i, end, value, value, value, PERCENT, in_words=True)


def _half(toks: Sequence[Token], i: int) -> Amount | None:
    words = tables.nouns().words
    if lower(toks, i) != "half":
        return None
    if lower(toks, i + 1) in words.wholes and lower(toks, i - 1) not in words.not_half_after:
        if lower(toks, i + 1) == "of" and _has_unit(toks, i + 2):
            return None  # "half of one percent"
        return _percent(i, i + 2 if lower(toks, i + 1) == "of" else i + 1, 0.5)
    return _percent(i, i + 1, 0.5) if _stands_alone(toks, i, i + 1) else None


def _has_unit(toks: Sequence[Token], i: int) -> bool:
    found = amount(toks, i) if lower(toks, i) == "one" else None
    return found is not None and bool(found.unit)


def _stands_alone(toks: Sequence[Token], start: int, end: int) -> bool:
    """Say whether a fraction is a share though no whole follows: "rose by a third", "nearly half"."""
    if is_whole(toks, start, end):
        return True
    after = lower(toks, end)
    behind = after in tables.nouns().words.bare_before or after.endswith("ed") or ends_phrase(toks, end)
    hedged = lower(toks, start - 1) in tables.contexts().shares_after and behind
    return hedged and after not in {"a", "an", "past", "over", "one"}


def _fraction(toks: Sequence[Token], i: int) -> Amount | None:
    table = tables.numbers()
    article = lower(toks, i) == "a"
    top = table.ones.get(lower(toks, i), 1 if article else 0)
    hyphen = i + 1 < len(toks) and toks[i + 1].is_hyphen
    j = i + 1 + hyphen
    bottom = table.denominators.get(lower(toks, j))
    if not top or bottom is None or top >= bottom or (top == 1) == lower(toks, j).endswith("s"):
        return None
    if article and (hyphen or bottom == 2):
        return None  # "a half" is half an hour, half a goal
    followed = lower(toks, j + 1) in tables.nouns().words.wholes and lower(toks, i - 1) not in _NOT_SHARED
    if not followed and not (hyphen and lower(toks, j + 1) != "-") and not _stands_alone(toks, i, j + 1):
        return None
    if lower(toks, j + 1) == "of" and (lower(toks, j + 2) in {"a", "an"} or _has_unit(toks, j + 2)):
        return None  # "a quarter of an hour", "a quarter of a million"
    return _percent(i, j + 2 if lower(toks, j + 1) == "of" else j + 1, top / bottom)


def _in_figures(toks: Sequence[Token], i: int) -> Amount | None:
    """Read "1/2 of the voters"; the dates, lengths and other figures that look like it stand before no whole."""
    part = written_part(toks, i)
    if part is None or lower(toks, part.end) != "of":
        return None
    if lower(toks, part.end + 1) in {"a", "an"} or _has_unit(toks, part.end + 1):
        return None  # "1/2 of a mile"
    return _percent(i, part.end + 1, part.value)._replace(in_words=False)


def _in_so_many(toks: Sequence[Token], i: int) -> Amount | None:
    top = numeral(toks, i)
    if top is None or top.mod is not None or top.scale > 1:
        return None
    j = top.end
    if [lower(toks, j), lower(toks, j + 1), lower(toks, j + 2)] == ["-", "in", "-"]:
        j += 3
    elif lower(toks, j) == "in":
        j += 2 if lower(toks, j + 1) == "every" else 1
    elif [lower(toks, j), lower(toks, j + 1)] == ["out", "of"]:
        j += 3 if lower(toks, j + 2) == "every" else 2
    else:
        return None
    bottom = amount(toks, j) if j < len(toks) else None
    if bottom is None or bottom.unit == SECOND or bottom.unit or bottom.mod or not bottom.number > 1:
        return None
    base = _is_base(bottom.number) or (top.value == 1 and not top.in_words and _is_rare(bottom.number))
    if top.value >= bottom.number or not base or top.value != int(top.value):
        return None
    return _percent(i, bottom.end, top.value / bottom.number)


def _is_base(number: float) -> bool:
    """Say whether shares are told of this many: a small number, or a power of ten."""
    return number <= 10 or number in {12, 20, 25, 50, 100, 1_000, 10_000, 100_000, 1_000_000}


def _is_rare(number: float) -> bool:
    """Say whether "1 in so many" is a share: not where it may be a year ("No 1 in 1986")."""
    return number == int(number) and not _YEARS[0] <= number < _YEARS[1]
