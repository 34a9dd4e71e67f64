"""How much of their words and names two claims have in common."""

from checker.model import ResolvedClaim

# Two clauses that share this much of their words and names tell one thing.
SAME_SENTENCE = 0.6


def alike(left: ResolvedClaim, right: ResolvedClaim) -> float:
    """Give the share of the stems and names of both claims that they have in common (Jaccard)."""
    sides = [{*c.proposition.stems, *(p.name for p in c.proposition.participants)} for c in (left, right)]
    return len(sides[0] & sides[1]) / max(1, len(sides[0] | sides[1]))
