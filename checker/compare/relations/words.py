"""What was said: conditions between two renderings of an utterance."""

from checker.compare.wording import Drift, drift
from checker.model import QuoteValue, ResolvedClaim


def _drift(left: ResolvedClaim, right: ResolvedClaim) -> Drift | None:
    a, b = left.value, right.value
    return drift(a.words.text, b.words.text) if isinstance(a, QuoteValue) and isinstance(b, QuoteValue) else None


def other_utterance(left: ResolvedClaim, right: ResolvedClaim) -> bool:
    """Hold where the quotations have too little in common to render the same words."""
    found = _drift(left, right)
    return found is None or found.is_other


def same_words(left: ResolvedClaim, right: ResolvedClaim) -> bool:
    """Hold where the quotations are the same but for case, punctuation, spelling and inflection."""
    found = _drift(left, right)
    return found is not None and found.is_same


def quote_within_other(left: ResolvedClaim, right: ResolvedClaim) -> bool:
    """Hold where one quotation is a piece of the other, word for word."""
    found = _drift(left, right)
    return found is not None and found.is_part


def prepositions_differ(left: ResolvedClaim, right: ResolvedClaim) -> bool:
    """Hold where the words are the same but for a preposition or a negation, which turns the sense."""
    found = _drift(left, right)
    return found is not None and found.turns_sense


def words_added_or_dropped(left: ResolvedClaim, right: ResolvedClaim) -> bool:
    """Hold where the renderings are near-verbatim and one has a word that carries meaning and the other lacks."""
    found = _drift(left, right)
    return found is not None and found.is_near_verbatim and bool(found.content) and not found.is_exchange


def words_exchanged(left: ResolvedClaim, right: ResolvedClaim) -> bool:
    """Hold where the renderings are near-verbatim and words that carry meaning stand in each other's place."""
    found = _drift(left, right)
    return found is not None and found.is_near_verbatim and found.is_exchange
