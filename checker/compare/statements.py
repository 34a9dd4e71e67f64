"""Judge statements by NLI: a label is no verdict, only evidence beside a shared participant and compatible times."""

import re
from collections.abc import Mapping, Sequence

from checker.compare.relations import different_speakers
from checker.compare.wording import drift
from checker.model import (
    ClaimPair,
    Comparison,
    Factuality,
    QuoteValue,
    ResolvedClaim,
    Severity,
    StatementValue,
    Verdict,
)
from checker.names import own_words, stem, visible
from checker.nli.protocol import Nli, NliScore, score_both_ways

RULE_ID = "statement"

# Statements whose clauses share less than this are about other things, whatever the model makes of them.
_CONFLICT_SCORE = 0.8
_AGREEMENT_SCORE = 0.6
# Processors round differently, which moves a probability by up to two hundredths. A confidence in steps is the same on
# all of them, but for the rare pair beside a step.
_STEPS = (0.95, 0.85, 0.7, 0.5)
_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
_STATED = {Factuality.CERTAIN, Factuality.DENIED}


def compare_statements(pairs: Sequence[ClaimPair], nli: Nli, severities: Mapping[str, Severity]) -> list[Comparison]:
    """Give the statement pairs that entail or contradict one another by the model's own calibrated thresholds.

    Both directions are scored. A contradiction must hold in both, an entailment in one.
    """
    near = [p for p in pairs if p.score >= _AGREEMENT_SCORE]
    texts = [(visible(value_words(p.left))[0], visible(value_words(p.right))[0]) for p in near]
    found = []
    for pair, (forth, back) in zip(near, score_both_ways(nli, texts), strict=True):
        verdict, level, sureness = _verdict(pair, forth, back, nli)
        found.append(
            Comparison(
                pair=pair,
                rule=RULE_ID,
                level=level,
                verdict=verdict,
                severity=severities.get(RULE_ID, Severity.WARNING)
                if verdict is Verdict.CONFLICT
                else _LOUDNESS[verdict],
                confidence=round(pair.score * stepped(sureness), 4),
                message=_MESSAGES[verdict],
            )
        )
    return found


def stepped(probability: float) -> float:
    """Give the step that a probability reaches; 0 below the lowest."""
    return next((step for step in _STEPS if probability >= step), 0.0)


_LOUDNESS = {
    Verdict.DISPUTE: Severity.WARNING,
    Verdict.AGREEMENT: Severity.NOTE,
    Verdict.UNDECIDED: Severity.NOTE,
}
_MESSAGES = {
    Verdict.CONFLICT: "By the language model, the two statements cannot both be true.",
    Verdict.DISPUTE: "By the language model, the two speakers contradict each other.",
    Verdict.AGREEMENT: "By the language model, one statement follows from the other.",
    Verdict.UNDECIDED: "The language model neither derives one statement from the other nor finds them at odds.",
}


def value_words(claim: ResolvedClaim) -> str:
    """Give the words that a claim's value consists of: the statement or the quotation itself."""
    return claim.value.words.text if isinstance(claim.value, StatementValue | QuoteValue) else claim.span.text


def _figures(claim: ResolvedClaim) -> frozenset[str]:
    """Give the figures in a statement. Where they differ it is for the rules to say whether 24 km are 15 miles."""
    return frozenset(_FIGURE.findall(value_words(claim)))


def _only_reworded(pair: ClaimPair) -> bool:
    """Whether the statements are one sentence with words exchanged that neither deny it nor are its predicate.

    Of two such words in one place ("the old harbour", "the town's harbour") the model cannot tell whether they differ
    in sense, and takes them for a contradiction.
    """
    if pair.left.proposition.predicate != pair.right.proposition.predicate:
        return False
    found = drift(value_words(pair.left), value_words(pair.right))
    return found.is_near_verbatim and not found.turned


def _on_one_matter(pair: ClaimPair) -> bool:
    """Whether most of what the shorter statement tells, besides its names and its verb, stands in the other too.

    Two sayings of one person are of one event to the matching, and the model takes most of what differs for contrary.
    """
    left, right = (_matter(claim) for claim in (pair.left, pair.right))
    shorter = min(len(left), len(right))
    return not shorter or len(left & right) > shorter / 2


def _matter(claim: ResolvedClaim) -> frozenset[str]:
    return own_words(claim.proposition) - {stem(claim.proposition.predicate)}


def _verdict(pair: ClaimPair, forth: NliScore, back: NliScore, nli: Nli) -> tuple[Verdict, str, float]:
    against = min(forth.contradiction, back.contradiction)
    following = max(forth.entailment, back.entailment)
    stated = pair.left.factuality in _STATED and pair.right.factuality in _STATED
    comparable = stated and pair.score >= _CONFLICT_SCORE and _on_one_matter(pair) and not _only_reworded(pair)
    if comparable and against >= nli.thresholds.contradiction and _figures(pair.left) == _figures(pair.right):
        if different_speakers(pair.left, pair.right):
            return Verdict.DISPUTE, "contradiction between two speakers", against
        return Verdict.CONFLICT, "contradiction both ways", against
    if following >= nli.thresholds.entailment and against < 0.5:
        return Verdict.AGREEMENT, "one follows from the other", following
    return Verdict.UNDECIDED, "neither follows nor contradicts", max(forth.neutral, back.neutral)
