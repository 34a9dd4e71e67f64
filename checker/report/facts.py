"""Agreements gathered into facts: what several stories say alike is one thing to read, not one for every pair."""

from typing import NamedTuple

from checker.model import Finding, Report, ResolvedClaim, ValueKind, Verdict


class Fact(NamedTuple):
    """What several claims agree on.

    `findings` are in the report's order, `claims` in the order of its articles, each once; `origins` counts the
    independent sources behind them: copies of one wire story count once.
    """

    kind: ValueKind
    findings: tuple[Finding, ...]
    claims: tuple[ResolvedClaim, ...]
    origins: int


_Key = tuple[str, ...]


def facts(report: Report) -> tuple[Fact, ...]:
    """Join the agreements of one kind that share a claim or a sentence; those with most independent origins first."""
    claims = {claim.id: claim for claim in report.claims}
    agreements = [finding for finding in report.findings if finding.verdict is Verdict.AGREEMENT]
    leader: dict[_Key, _Key] = {}
    for finding in agreements:
        keys = [key for place in (finding.left, finding.right) for key in _keys(finding, claims[place.claim])]
        first = _find(leader, keys[0])
        for key in keys[1:]:
            leader[_find(leader, key)] = first
    groups: dict[_Key, list[Finding]] = {}
    for finding in agreements:
        groups.setdefault(_find(leader, _keys(finding, claims[finding.left.claim])[0]), []).append(finding)
    # Sorting is stable: facts of as many origins stay in the order of their first findings.
    return tuple(sorted((_fact(report, claims, group) for group in groups.values()), key=lambda fact: -fact.origins))


def origins(report: Report, articles: set[str]) -> int:
    """Count the independent origins of these articles, given by id; an article without a known origin is its own."""
    return len({article.origin or article.id for article in report.articles if article.id in articles})


def _keys(finding: Finding, claim: ResolvedClaim) -> tuple[_Key, _Key]:
    return (finding.kind.value, claim.id), (finding.kind.value, claim.article, str(claim.sentence))


def _find(leader: dict[_Key, _Key], key: _Key) -> _Key:
    """Give the key that stands for the whole group of `key` (union-find, with path halving)."""
    while (above := leader.setdefault(key, key)) != key:
        leader[key] = leader.setdefault(above, above)
        key = above
    return key


def _fact(report: Report, claims: dict[str, ResolvedClaim], findings: list[Finding]) -> Fact:
    rank = {article.id: i for i, article in enumerate(report.articles)}
    ids = {place.claim for finding in findings for place in (finding.left, finding.right)}
    members = sorted((claims[i] for i in ids), key=lambda c: (rank[c.article], c.span.start, c.span.end, c.id))
    return Fact(findings[0].kind, tuple(findings), tuple(members), origins(report, {c.article for c in members}))
