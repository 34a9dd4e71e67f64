"""Judge pairs: each by the rule for its kind of value, statements by NLI."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from checker.compare.gather import gather
from checker.compare.rule import Level, Rule, Scope
from checker.compare.statements import compare_statements, value_words
from checker.compare.timeline import compare_timeline
from checker.compare.wording import excerpts
from checker.model import (
    ClaimPair,
    Comparison,
    QuoteValue,
    ResolvedClaim,
    Severity,
    StatementValue,
    Timeline,
    ValueKind,
    Verdict,
    quoted,
    reading,
)
from checker.nli.protocol import Nli, score_both_ways

# Only a conflict is as loud as its rule says.
_LOUDNESS = {
    Verdict.UPDATE: Severity.WARNING,
    Verdict.DISPUTE: Severity.WARNING,
    Verdict.AGREEMENT: Severity.NOTE,
    Verdict.UNDECIDED: Severity.NOTE,
}
# Two wordings that the model derives from each other at this probability mean the same.
_SAME_SENSE = 0.5
# To be at odds, two claims must be about one fact more surely than to agree; what is at odds about two facts is a false
# alarm. Where a claim of recency or a quotation matches at all, it is the same one.
_SURE_ENOUGH_OTHERWISE = {Verdict.CONFLICT: 0.72, Verdict.DISPUTE: 0.65, Verdict.UPDATE: 0.6}
_SURE_ENOUGH = {
    (Verdict.CONFLICT, ValueKind.RECENCY): 0.5,
    (Verdict.CONFLICT, ValueKind.QUOTE): 0.65,
    (Verdict.CONFLICT, ValueKind.DURATION): 0.62,
}
# A claim that agrees with a story about as surely as another of that story contradicts it has found its counterpart.
_MARGIN = 0.1


def compare(  # noqa: PLR0913, PLR0917 - everything that is compared, and all that it is compared by
    pairs: Iterable[ClaimPair],
    alone: Iterable[ClaimPair],
    rules: Sequence[Rule],
    nli: Nli | None,
    severities: Mapping[str, Severity],
    told: Timeline | None = None,
) -> tuple[Comparison, ...]:
    """Judge `pairs` (claims of two stories) and `alone` (a claim by itself, or two steps) and give what came of each.

    What was `told` of when things happened is looked at as a whole: dates of which no two conflict may still not all be
    true.

    A kind of value without a rule is not judged. Without `nli`, statements are not.
    """
    by_kind: dict[tuple[ValueKind, Scope], list[Rule]] = defaultdict(list)
    for rule in rules:
        by_kind[rule.compares, rule.scope].append(rule)
    judged: list[Comparison] = []
    doubtful: list[int] = []
    statements: list[ClaimPair] = []
    for pair in pairs:
        if isinstance(pair.left.value, StatementValue):
            statements.append(pair)
        for rule in by_kind[pair.left.kind, Scope.STORIES]:
            if not rule.where(pair.left, pair.right):
                continue
            level = rule.level(pair.left, pair.right)
            if level.unless_entailed:
                doubtful.append(len(judged))
            judged.append(_judge(pair, rule, level, severities))
    for pair in alone:
        scope = Scope.SENTENCE if pair.left == pair.right else Scope.STEPS
        alone_rules = by_kind[pair.left.kind, scope]
        alone_judged = (_judge(pair, rule, rule.level(pair.left, pair.right), severities) for rule in alone_rules)
        # That an expression agrees with itself, or comes before what it must come before, is no news.
        judged += (c for c in alone_judged if c.verdict not in {Verdict.AGREEMENT, Verdict.UNDECIDED})
    if nli is not None:
        _excuse_same_sense(judged, doubtful, nli)
        judged += _without_known_recency(compare_statements(statements, nli, severities), judged)
    judged = list(gather(_without_false_counterparts(judged)))
    return (*judged, *compare_timeline(told or Timeline(), judged, severities))


def _excuse_same_sense(judged: list[Comparison], doubtful: Sequence[int], nli: Nli) -> None:
    """Withdraw the doubtful comparisons whose two wordings follow from each other."""
    texts = [(value_words(judged[i].pair.left), value_words(judged[i].pair.right)) for i in doubtful]
    for i, (forth, back) in zip(doubtful, score_both_ways(nli, texts), strict=True):
        if min(forth.entailment, back.entailment) >= _SAME_SENSE:
            judged[i] = judged[i].model_copy(update={"verdict": Verdict.UNDECIDED, "severity": Severity.NOTE})


def _without_known_recency(told: Iterable[Comparison], judged: Sequence[Comparison]) -> list[Comparison]:
    """Leave out the statements that the model finds at odds where a rule has found their last times the same.

    "Had not met since March" denies what "had last met in March" affirms, word for word, and tells the same.
    """
    agreed = {_sentences(c) for c in judged if c.verdict is Verdict.AGREEMENT and c.pair.left.kind is ValueKind.RECENCY}
    return [c for c in told if c.verdict is not Verdict.CONFLICT or _sentences(c) not in agreed]


def _sentences(c: Comparison) -> frozenset[tuple[str, int]]:
    return frozenset((claim.article, claim.sentence) for claim in (c.pair.left, c.pair.right))


def _judge(pair: ClaimPair, rule: Rule, level: Level, severities: Mapping[str, Severity]) -> Comparison:
    if not level.sure and pair.score < _SURE_ENOUGH.get(
        (level.verdict, pair.left.kind), _SURE_ENOUGH_OTHERWISE.get(level.verdict, 0.0)
    ):
        level = replace(level, verdict=Verdict.UNDECIDED)
    return Comparison(
        pair=pair,
        rule=rule.id,
        level=level.name,
        verdict=level.verdict,
        severity=_severity(rule, level, severities),
        confidence=round(pair.score * level.weight, 4),
        message=_message(rule, pair),
    )


def _message(rule: Rule, pair: ClaimPair) -> str:
    left, right = pair.left.value, pair.right.value
    if isinstance(left, QuoteValue) and isinstance(right, QuoteValue):
        shown = (quoted(excerpt) for excerpt in excerpts(left.words.text, right.words.text))
    else:
        shown = (reading(value) for value in (left, right))
    return rule.message.format(**dict(zip(("left", "right"), shown, strict=True)))


def _severity(rule: Rule, level: Level, severities: Mapping[str, Severity]) -> Severity:
    if level.verdict in _LOUDNESS:
        return _LOUDNESS[level.verdict]
    if rule.id in severities:
        return severities[rule.id]
    return level.severity or rule.severity


def _without_false_counterparts(judged: Sequence[Comparison]) -> Iterable[Comparison]:
    """Leave out a conflict where either claim agrees, about as surely, with another claim of the other's story.

    Not so for recency: there is only one last time, and a story that agrees elsewhere contradicts itself here.
    """
    agreed: dict[tuple[str, str, str], float] = defaultdict(float)
    for c in judged:
        if c.verdict in {Verdict.AGREEMENT, Verdict.UPDATE}:
            for here, there in _both_ways(c):
                key = (c.rule, here.id, there.article)
                agreed[key] = max(agreed[key], c.pair.score)
    for c in judged:
        rivals = (agreed[c.rule, here.id, there.article] for here, there in _both_ways(c))
        alone = c.pair.left.kind is ValueKind.RECENCY or c.pair.left == c.pair.right
        if c.verdict is not Verdict.CONFLICT or alone or max(rivals) < c.pair.score - _MARGIN:
            yield c


def _both_ways(c: Comparison) -> tuple[tuple[ResolvedClaim, ResolvedClaim], tuple[ResolvedClaim, ResolvedClaim]]:
    return (c.pair.left, c.pair.right), (c.pair.right, c.pair.left)
