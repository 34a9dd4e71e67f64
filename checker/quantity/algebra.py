"""How two quantities stand to each other: equal, one rounds or contains the other, or they cannot both be true.

An amount is an interval on the line, as in interval arithmetic (Moore 1966); a figure without a hedge also stands
for what rounds to it. How far that goes is in tolerances.toml, by the unit as written, with a reason for each.
"""

import math
import re
from enum import StrEnum
from typing import NamedTuple

from checker.model import Mod, Quantity
from checker.quantity import tables
from checker.quantity.bounds import step
from checker.quantity.measures import AGE, PERCENT, SECOND, YEAR, unit_phrases
from checker.quantity.tables import Unit
from checker.quantity.tokens import tokens

# Two figures this near are one: what conversion between units leaves over.
_SAME = 1e-6


class Relation(StrEnum):
    """How `a` stands to `b`."""

    EQUAL = "equal"
    ROUNDS = "rounds"  # different figures, either of which may be the other rounded
    CONTAINS = "contains"  # all that `b` allows, `a` allows
    WITHIN = "within"
    OVERLAPS = "overlaps"
    DISJOINT = "disjoint"
    INCOMPARABLE = "incomparable"


INVERSE = {r: r for r in Relation} | {Relation.CONTAINS: Relation.WITHIN, Relation.WITHIN: Relation.CONTAINS}


class _Bounds(NamedTuple):
    low: float
    high: float
    above_low: bool  # `low` itself is not allowed
    below_high: bool


def relate(a: Quantity, b: Quantity) -> Relation:
    """Say how `a` stands to `b`. What is counted is not looked at, only the unit: that is the matcher's to know.

    Swapping gives the inverse: contains for within, and the same for the others.
    """
    if a.unit != b.unit:
        return Relation.INCOMPARABLE
    x, y = _bounds(a), _bounds(b)
    if x == y or _same(x, y):
        return Relation.EQUAL
    if _covers(x, y):
        return Relation.CONTAINS
    if _covers(y, x):
        return Relation.WITHIN
    if max(x.low, y.low) < min(x.high, y.high) and not _near(max(x.low, y.low), min(x.high, y.high)):
        return Relation.OVERLAPS
    spare = max(tolerance(a), tolerance(b))
    gap = max(x.low, y.low) - min(x.high, y.high)
    return Relation.ROUNDS if gap <= spare + _SAME * max(abs(a.number), abs(b.number)) else Relation.DISJOINT


def ratio(a: Quantity, b: Quantity) -> float:
    """Give how many times the larger amount is the smaller, taken where the two come nearest: 1.0 where they meet.

    Ten minutes and an hour give 6.0. Infinite where one is nought or they differ in sign; NaN for different units.
    """
    if a.unit != b.unit:
        return math.nan
    x, y = _bounds(a), _bounds(b)
    small, large = min(x.high, y.high), max(x.low, y.low)
    if large <= small:
        return 1.0
    if small < 0 and large < 0:
        small, large = -large, -small
    return large / small if small > 0 else math.inf


def tolerance(q: Quantity) -> float:
    """Give how far the truth may lie from a figure without a hedge, in the unit of `q`; 0.0 for a hedged one."""
    if q.mod is not None:
        return 0.0
    table, words = tables.tolerances(), [t.lower for t in tokens(q.text)]
    size = abs(q.number)
    allowed = [table.word[w].share * size for w in words if w in table.word]
    if q.unit == PERCENT:
        return max([*allowed, _percent_tolerance(q.text)])
    unit = _written(q)
    scale = unit.factor if unit is not None else 1.0
    if q.unit == AGE:
        scale, unit = (scale / YEAR if unit is not None else 1.0), None
    figure = size / scale if unit is None or not unit.offset else abs(q.number / unit.factor - unit.offset)
    if figure >= table.rounding.smallest:
        allowed.append(min(0.5 * step(figure) * scale, table.rounding.share * size))
    known = table.unit.get(unit.name) if unit is not None else None
    if known is not None:
        allowed += [known.of_unit * scale, known.share * size]
        if known.round_to and abs(figure / known.round_to - round(figure / known.round_to)) < _SAME:
            allowed.append(0.5 * known.round_to * scale)
    return max(allowed, default=0.0)


def _percent_tolerance(text: str) -> float:
    table = tables.tolerances().percent
    figure = re.search(r"\d[\d,]*(\.\d+)?", text)
    if figure is None:
        return table.words
    decimals = len(figure.group(1) or ".") - 1
    return float(0.5 * 10.0**-decimals)


def _written(q: Quantity) -> Unit | None:
    """Find the smallest unit that the quantity is written in."""
    toks, forms = tokens(q.text), unit_phrases()
    phrases = (forms.plural, forms.singular, forms.abbreviation, forms.cased)
    found = [hit[0] for i in range(len(toks)) for p in phrases if (hit := p.at(toks, i)) is not None]
    found += [forms.long[t.lower] for t in toks if t.lower in forms.long]
    found += [forms.glued[t.text] for t in toks if t.text in forms.glued]
    kind = SECOND if q.unit == AGE else q.unit
    return min((u for u in found if u.canonical == kind), key=lambda u: u.factor, default=None)


def _bounds(q: Quantity) -> _Bounds:
    low = -math.inf if q.low is None else q.low
    high = math.inf if q.high is None else q.high
    return _Bounds(low, high, q.mod is Mod.MORE_THAN and low < high, q.mod is Mod.LESS_THAN and low < high)


def _near(x: float, y: float) -> bool:
    return x == y or abs(x - y) <= _SAME * max(abs(x), abs(y)) < math.inf


def _same(x: _Bounds, y: _Bounds) -> bool:
    return _near(x.low, y.low) and _near(x.high, y.high) and x[2:] == y[2:]


def _covers(x: _Bounds, y: _Bounds) -> bool:
    """Say whether all of `y` lies in `x`."""
    from_low = (y.above_low or not x.above_low) if _near(x.low, y.low) else x.low < y.low
    to_high = (y.below_high or not x.below_high) if _near(x.high, y.high) else y.high < x.high
    return from_low and to_high
