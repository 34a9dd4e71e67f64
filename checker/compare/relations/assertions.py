"""Whether it is so: conditions between two claims of what is affirmed or denied."""

from checker.compare.relations.likeness import SAME_SENTENCE, alike
from checker.model import AssertionValue, ResolvedClaim


def assertions(left: ResolvedClaim, right: ResolvedClaim) -> bool:
    """Hold where both claims are of what is affirmed or denied."""
    return isinstance(left.value, AssertionValue) and isinstance(right.value, AssertionValue)


def both_affirm(left: ResolvedClaim, right: ResolvedClaim) -> bool:
    """Hold where neither claim denies what the other affirms."""
    a, b = left.value, right.value
    if not (isinstance(a, AssertionValue) and isinstance(b, AssertionValue)):
        return True
    return not any((word, not affirmed) in b.senses for word, affirmed in a.senses)


def denied_as_yet(left: ResolvedClaim, right: ResolvedClaim) -> bool:
    """Hold where a claim denies something only up to the time of its report, in other words than the other's."""
    return (_is_passing(left) or _is_passing(right)) and alike(left, right) < SAME_SENTENCE


def denial_overtaken(left: ResolvedClaim, right: ResolvedClaim) -> bool:
    """Hold where what was denied as yet is affirmed by a story of a later day."""
    return any(_comes_after(news, denial) for denial, news in ((left, right), (right, left)) if _is_passing(denial))


def _is_passing(claim: ResolvedClaim) -> bool:
    return isinstance(claim.value, AssertionValue) and claim.value.passing


def _comes_after(late: ResolvedClaim, early: ResolvedClaim) -> bool:
    return late.published is not None and early.published is not None and early.published < late.published
