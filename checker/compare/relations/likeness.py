"""How much of their words and names two claims have in common."""

from checker.model import ResolvedClaim

# Two clauses that share this much of their words and names tell one thing.
SAME_SENTENCE = 0.6
# Clauses that share fewer words and names than this are too brief to be taken for copies of each other, unless they
# share nearly all.
_FEWEST, _BRIEF, _NEARLY_ALL = 4, 0.5, 0.8


def alike(left: ResolvedClaim, right: ResolvedClaim) -> float:
    """Give the share of the stems and names of both claims that they have in common (Jaccard)."""
    sides = [{*c.proposition.stems, *(p.name for p in c.proposition.participants)} for c in (left, right)]
    shared = sides[0] & sides[1]
    likeness = len(shared) / max(1, len(sides[0] | sides[1]))
    copied = len(shared) >= _FEWEST or likeness >= _NEARLY_ALL
    return likeness if copied else min(likeness, _BRIEF)
