"""Amounts: whatever the text, reading ends, spans hold their words, and how two amounts stand keeps its laws."""

import math
import tomllib
from itertools import pairwise, product
from pathlib import Path

from checker.model import AmountValue, Quantity
from checker.quantity import Relation, ratio, read, relate, slipped
from checker.quantity.algebra import INVERSE, tolerance
from tests.fuzz.target import ODD, Reader, Target

_CORPUS = tomllib.loads((Path(__file__).parent.parent / "quantity" / "corpus.toml").read_text("utf-8"))
_TEXTS = [case["text"] for case in _CORPUS["phrase"]] + _CORPUS["negative"]["texts"]
_SOME = 6  # amounts of a text that are compared with each other
_SHARED = {Relation.EQUAL, Relation.CONTAINS, Relation.WITHIN, Relation.OVERLAPS}


def holds(data: bytes) -> None:
    """Read a text, and hold what the contract says of the outcome."""
    text = Reader(data).text()
    found = read(text)
    for a, b in pairwise(found):
        assert a.end <= b.start
    for quantity in found:
        assert text[quantity.start : quantity.end] == quantity.text
        _is_an_amount(quantity)
    for a, b in product(found[:_SOME], repeat=2):
        _stand_to_each_other(a, b)


def _is_an_amount(a: Quantity) -> None:
    assert math.isfinite(a.number)
    assert a.unit
    for bound in (a.low, a.high):
        assert bound is None or math.isfinite(bound)
    assert a.low is None or a.high is None or a.low <= a.high
    assert not (a.low is None and a.high is None)
    assert 0.0 <= tolerance(a) < math.inf


def _stand_to_each_other(a: Quantity, b: Quantity) -> None:
    """Hold what the algebra promises of any two amounts."""
    relation = relate(a, b)
    assert relate(b, a) is INVERSE[relation]
    assert (relation is Relation.INCOMPARABLE) == (a.unit != b.unit)
    assert a is not b or relation is Relation.EQUAL
    there, back = ratio(a, b), ratio(b, a)
    assert (math.isnan(there) and math.isnan(back)) if a.unit != b.unit else there == back >= 1.0
    assert relation not in _SHARED or math.isclose(there, 1.0, rel_tol=1e-5), f"{relation} but {there} times"
    one, other = (AmountValue(quantity=q) for q in (a, b))
    assert slipped(one, other) == slipped(other, one)


TARGET = Target(
    "quantity",
    [text.encode() for text in _TEXTS],
    [*(word.encode() for word in sorted({word for text in _TEXTS for word in text.split()})), *ODD],
    holds,
)
