"""Hedges and ranges: how the words around a figure turn it into bounds."""

import math
from collections.abc import Sequence
from functools import cache

from checker.quantity import tables
from checker.quantity.amounts import MINUS, SIGNED, amount, signed
from checker.quantity.measures import Amount, lower
from checker.quantity.tables import Hedge, Width
from checker.quantity.tokens import HYPHENS, Phrases, Token

# A figure below this is hedged by "over" or "around" only if it has a unit: "over two bridges" is a place.
_SPATIAL_FROM = 5
# What is counted comes in ones: "about six people" are five to seven.
_LEAST_COUNT = 1.0
# "$2m to $10m" is a change; the ends of a range lie nearer together.
_WIDEST = 3
_MODEL = 3  # figures
# So far back a word may stand that says that an amount changes.
_CLAUSE = 12


@cache
def _before() -> Phrases[Hedge]:
    table = tables.hedges()
    return Phrases((p, h) for h in table.hedge for p in h.phrases if p not in table.words.only_after)


@cache
def _after() -> Phrases[Hedge]:
    table = tables.hedges()
    behind = table.words.after | table.words.only_after
    return Phrases((p, h) for h in table.hedge for p in h.phrases if p in behind)


def step(figure: float) -> float:
    """Give the size of a figure's last significant digit: 1,000 for 12,000, 0.1 for 1.2, 1 for 7."""
    if figure == 0 or not math.isfinite(figure):
        return 1.0
    digits = f"{abs(figure):.9e}"
    mantissa, exponent = digits.split("e")
    return float(10.0 ** (int(exponent) - len(mantissa.rstrip("0").rstrip(".").replace(".", "")) + 1))


def _width(a: Amount, width: Width) -> float | None:
    """Give how far a bound lies from the figure, in canonical units; None for an open bound."""
    if width == "open":
        return None
    if width == "none":
        return 0.0
    least, most = width
    half = 0.5 * step(a.number / a.factor) * a.factor
    found = min(max(half, least * abs(a.number)), most * abs(a.number))
    return max(found, _LEAST_COUNT) if not a.unit and a.number > _LEAST_COUNT else found


def hedge(a: Amount, h: Hedge, start: int, end: int) -> Amount:
    """Give the amount with the bounds that a hedge makes of it; start and end are those of the whole."""
    below, above = _width(a, h.below), _width(a, h.above)
    low = None if below is None or a.low is None else _tidy(a.low - below)
    high = None if above is None or a.high is None else _tidy(a.high + above)
    return a._replace(start=start, end=end, low=low, high=high, mod=h.mod or a.mod)


def _tidy(value: float) -> float:
    return float(f"{value:.10g}")


def hedged(toks: Sequence[Token], a: Amount) -> Amount:
    """Take in the hedge before or after an amount, if there is one."""
    i, filler = a.start, tables.hedges().words.between
    found = _before().before(toks, i)
    if found is None and i > 0 and toks[i - 1].lower in filler and not toks[i - 1].ends_phrase:
        found = _before().before(toks, i - 1)
    vague = a.mod is not None or abs(a.number) < _SPATIAL_FROM
    if found is not None and not (found[0].spatial and not a.unit and vague):
        return hedge(a, found[0], found[1], a.end)
    behind = _after().at(toks, a.end)
    if behind is None and (noun := _after().at(toks, a.end + 1)) is not None and not a.unit and a.end < len(toks):
        return a if not toks[a.end].is_word else hedge(a, noun[0], a.start, a.end)
    if behind is not None:
        return hedge(a, behind[0], a.start, behind[1])
    return a


def ranged(toks: Sequence[Token], i: int, masked: frozenset[int]) -> Amount | None:
    """Read an amount or a range of amounts that begins at token `i`: "5 to 7", "between 5 and 7", "$5m-$6m"."""
    between = lower(toks, i) == "between"
    alone = amount(toks, i + between) if i + between < len(toks) else None
    first = alone or (signed(toks, i + between) if i + between < len(toks) else None)
    if first is None or masked.intersection(range(first.start, first.end)):
        return None
    j = _behind_join(toks, i, first.end, between=between)
    second = amount(toks, j) if j is not None and j < len(toks) else None
    if second is not None and not masked.intersection(range(second.start, second.end)):
        joined = _join(toks, first, second, between=between)
        if joined is not None:
            return joined._replace(start=i)
    return None if between else alone


def _behind_join(toks: Sequence[Token], i: int, j: int, *, between: bool) -> int | None:
    """Give the index behind what joins the two ends of a range at token `j`; None where nothing does."""
    if j + 1 < len(toks) and toks[j].is_hyphen and lower(toks, j + 1) in {"to", "or"}:
        j += 1  # "18- to 24-year-olds", "10-to-15-minute"
        after = j + 2 if j + 1 < len(toks) and toks[j + 1].is_hyphen else j + 1
    else:
        after = j + 1
    word = lower(toks, j)
    if between:
        joined = word == "and"
    elif word in HYPHENS:
        named = j + 1 < len(toks) and toks[j + 1].text[0].isupper()  # "7-Eleven"
        joined = (toks[j].glued and not named) or (
            toks[j - 1].is_figure and j + 1 < len(toks) and toks[j + 1].is_figure
        )
    else:
        joined = word == "or" or (word == "to" and not _is_change(toks, i))
    return after if joined else None


def _is_change(toks: Sequence[Token], i: int) -> bool:
    """Say whether the amount at `i` is what another changed from ("rose from 5% to 7%")."""
    i -= lower(toks, i - 1) in MINUS
    if lower(toks, i - 1) != "from":
        return False
    for k in range(i - 2, max(i - _CLAUSE, 0) - 1, -1):
        if toks[k].lower in tables.contexts().changing:
            return True
        if toks[k].ends_phrase:
            return False
    return False


def _join(toks: Sequence[Token], a: Amount, b: Amount, *, between: bool) -> Amount | None:
    """Make a range of two amounts; None where they do not make one."""
    if a.mod or b.mod or (not a.unit and a.number < 0 and b.unit not in SIGNED):
        return None
    both = bool(a.unit and b.unit)
    if not a.unit and b.number < 0:  # "10 to 15 degrees below zero", "minus 5 to minus 10"
        a, b = _below_zero(toks, a, b)
    a = _like(_scaled(a, b), b)
    dashed = toks[a.end].text in HYPHENS and a.end + 1 == b.start
    if a.unit and not b.unit and a.scale == b.scale > 1 and dashed:  # "$10-12 million"
        b = b._replace(unit=a.unit)
    if a.unit != b.unit or a.number >= b.number or a.low is None or b.high is None:
        return None
    if dashed and _is_model(toks, a.end):
        return None
    if both and lower(toks, b.start - 1) == "or":
        return None  # "£250 or £500"
    if both and not between and b.number > _WIDEST * a.number > 0:
        return None  # "rose $2m to $10m"
    return b._replace(start=a.start, number=_tidy((a.number + b.number) / 2), low=a.low, high=b.high, hyphen=b.hyphen)


def _is_model(toks: Sequence[Token], dash: int) -> bool:
    """Say whether the figures around a dash name a model ("737-800"): the ends of a range are about as round.

    A range may begin one above a round figure, as classes of size do ("501-1,000 employees").
    """
    left, right = toks[dash - 1].text, toks[dash + 1].text
    if not (left.isdecimal() and right.isdecimal() and len(left) == len(right) == _MODEL):
        return False
    return int(right) % 100 == 0 and int(left) % 5 > 0 and int(left) % 10 > 1


def _below_zero(toks: Sequence[Token], a: Amount, b: Amount) -> tuple[Amount, Amount]:
    """Give the ends of a range below zero, of which `b` alone has the unit, with the colder one first."""
    a = _like(a, b)
    if a.number > 0 and lower(toks, b.end - 1) == "zero":
        a = a._replace(number=-a.number, low=-a.number, high=-a.number)
    if a.number > b.number:
        cold = b._replace(start=a.start, end=a.end)
        return cold, a._replace(start=b.start, end=b.end, hyphen=b.hyphen)
    return a, b


def _scaled(a: Amount, b: Amount) -> Amount:
    """Give `a` the multiplier that is written only once, behind `b`: the 10 of "10 to 12 million"."""
    if a.scale > 1 or b.scale == 1 or a.number * b.scale >= b.number:
        return a
    value = a.number * b.scale
    return a._replace(number=value, low=value, high=value, scale=b.scale)


def _like(a: Amount, b: Amount) -> Amount:
    """Give `a`, a bare number, the unit of `b`: the 5 of "5 to 7 years"."""
    if a.unit or not b.unit:
        return a
    value = _tidy((a.number + b.offset) * b.factor)
    return a._replace(number=value, low=value, high=value, unit=b.unit, factor=b.factor, offset=b.offset)
