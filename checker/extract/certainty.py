"""The algebra of FactBank's values: certainties weaken, polarities multiply, embedding predicates project."""

from checker.extract.cues import Signature
from checker.model import Factuality

_CERTAINTY = ("U", "PS", "PR", "CT")
CERTAIN, UNKNOWN, POSSIBLE = Factuality.CERTAIN, Factuality.UNKNOWN, Factuality.POSSIBLE


# What `parts` gives, made once: each verb asks for it many times.
_PARTS = {v: (0, True) if v is UNKNOWN else (_CERTAINTY.index(v[:2]), v.endswith("+")) for v in Factuality}
_VALUES = {parts: value for value, parts in _PARTS.items()}


def parts(value: Factuality) -> tuple[int, bool]:
    """Give the certainty, 0 (unknown) to 3 (certain), and whether the polarity is positive."""
    return _PARTS[value]


def make(certainty: int, positive: bool) -> Factuality:
    """Give the value of a certainty, 0 to 3, and a polarity."""
    return UNKNOWN if certainty == 0 else _VALUES[certainty, positive]


def both(outer: Factuality, inner: Factuality) -> Factuality:
    """Set one value under another: the weaker certainty, and two negations make an affirmation."""
    (c1, p1), (c2, p2) = parts(outer), parts(inner)
    return make(min(c1, c2), p1 == p2)


def embed(outer: Factuality, signature: Signature) -> Factuality:
    """Give the value that an embedding predicate, itself of value `outer`, projects on its complement."""
    certainty, positive = parts(outer)
    inner, polarity = parts(signature.affirmed if positive else signature.negated)
    # What is factive stays true whatever becomes of the predicate: "may regret that it happened".
    factive = signature.affirmed is signature.negated is CERTAIN
    return CERTAIN if factive else make(min(certainty, inner), polarity)


def certainty_of(value: Factuality) -> Factuality:
    """Give the value with its polarity made positive."""
    return make(parts(value)[0], positive=True)
