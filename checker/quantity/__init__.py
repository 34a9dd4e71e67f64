"""Quantities: read them in a text, and relate two of them."""

from checker.quantity.algebra import Relation, ratio, relate
from checker.quantity.read import read
from checker.quantity.slips import slipped

__all__ = ["Relation", "ratio", "read", "relate", "slipped"]
