"""Judge pairs: each by the rule for its kind of value, statements by NLI."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from checker.compare.rule import Level, Rule, Scope
from checker.compare.statements import compare_statements
from checker.model import (
    ClaimPair,
    Comparison,
    ResolvedClaim,
    Severity,
    ValueKind,
    Verdict,
    reading,
)
from checker.nli.protocol import Nli

# Only a conflict is as loud as its rule says.
_LOUDNESS = {
    Verdict.UPDATE: Severity.WARNING,
    Verdict.DISPUTE: Severity.WARNING,
    Verdict.AGREEMENT: Severity.NOTE,
    Verdict.UNDECIDED: Severity.NOTE,
}
# A claim that agrees with a story about as surely as another of that story contradicts it has found its counterpart.
_MARGIN = 0.1


def compare(
    pairs: Iterable[ClaimPair],
    alone: Iterable[ClaimPair],
    rules: Sequence[Rule],
    nli: Nli | None,
    severities: Mapping[str, Severity],
) -> tuple[Comparison, ...]:
    """Judge `pairs` (claims of two stories) and `alone` (a claim by itself) and give what came of each.

    A kind of value without a rule is not judged. Without `nli`, statements are not.
    """
    by_kind: dict[tuple[ValueKind, Scope], list[Rule]] = defaultdict(list)
    for rule in rules:
        by_kind[rule.compares, rule.scope].append(rule)
    judged: list[Comparison] = []
    statements: list[ClaimPair] = []
    for pair in pairs:
        if pair.left.kind is ValueKind.STATEMENT:
            statements.append(pair)
        judged += (_judge(pair, rule, severities) for rule in by_kind[pair.left.kind, Scope.STORIES])
    for pair in alone:
        alone_judged = (_judge(pair, rule, severities) for rule in by_kind[pair.left.kind, Scope.SENTENCE])
        # That an expression agrees with itself is no news.
        judged += (c for c in alone_judged if c.verdict is not Verdict.AGREEMENT)
    if nli is not None:
        judged += compare_statements(statements, nli, severities)
    return tuple(_without_false_counterparts(judged))


def _judge(pair: ClaimPair, rule: Rule, severities: Mapping[str, Severity]) -> Comparison:
    level = rule.level(pair.left, pair.right)
    return Comparison(
        pair=pair,
        rule=rule.id,
        level=level.name,
        verdict=level.verdict,
        severity=_severity(rule, level, severities),
        confidence=round(pair.score * level.weight, 4),
        message=rule.message.format(left=reading(pair.left.value), right=reading(pair.right.value)),
    )


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
    agreed: dict[tuple[str, str], float] = defaultdict(float)
    for c in judged:
        if c.verdict in {Verdict.AGREEMENT, Verdict.UPDATE}:
            for here, there in _both_ways(c):
                agreed[here.id, there.article] = max(agreed[here.id, there.article], c.pair.score)
    for c in judged:
        rivals = (agreed[here.id, there.article] for here, there in _both_ways(c))
        alone = c.pair.left.kind is ValueKind.RECENCY or c.pair.left == c.pair.right
        if c.verdict is not Verdict.CONFLICT or alone or max(rivals) < c.pair.score - _MARGIN:
            yield c


def _both_ways(c: Comparison) -> tuple[tuple[ResolvedClaim, ResolvedClaim], tuple[ResolvedClaim, ResolvedClaim]]:
    return (c.pair.left, c.pair.right), (c.pair.right, c.pair.left)
