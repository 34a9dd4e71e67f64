"""Facts against sources: which story says what of which fact, and how that is judged."""

from collections import defaultdict
from typing import NamedTuple

from checker.model import Article, Finding, Report, ResolvedClaim, Verdict
from checker.report.summary import ORDER

_Key = tuple[str, ...]


class Cell(NamedTuple):
    """What one story says of a fact, in the order of its text; empty where it is silent."""

    claims: tuple[ResolvedClaim, ...]


class Row(NamedTuple):
    """A fact: the findings on it by their numbers in the report, the gravest verdict among them, a cell a source."""

    findings: tuple[int, ...]
    verdict: Verdict
    cells: tuple[Cell, ...]


class Matrix(NamedTuple):
    """The stories that any finding is about, and the facts, gravest first."""

    sources: tuple[Article, ...]
    rows: tuple[Row, ...]


def matrix(report: Report) -> Matrix:
    """Join findings of one kind that share a claim or a sentence into facts; what is undecided says nothing of one."""
    claims = {claim.id: claim for claim in report.claims}
    decided = [(n, f) for n, f in enumerate(report.findings) if f.verdict is not Verdict.UNDECIDED]
    told = {place.article for _, f in decided for place in f.places}
    sources = tuple(article for article in report.articles if article.id in told)
    leader: dict[_Key, _Key] = {}
    for _, finding in decided:
        keys = [key for place in finding.places for key in _keys(finding, claims[place.claim])]
        for key in keys[1:]:
            leader[_find(leader, key)] = _find(leader, keys[0])
    groups: dict[_Key, list[tuple[int, Finding]]] = defaultdict(list)
    for number, finding in decided:
        groups[_find(leader, _keys(finding, claims[finding.left.claim])[0])].append((number, finding))
    rows = [_row(group, claims, sources) for group in groups.values()]
    return Matrix(sources, tuple(sorted(rows, key=lambda row: ORDER.index(row.verdict))))


def _row(group: list[tuple[int, Finding]], claims: dict[str, ResolvedClaim], sources: tuple[Article, ...]) -> Row:
    members = {place.claim: claims[place.claim] for _, finding in group for place in finding.places}
    ordered = sorted(members.values(), key=lambda c: (c.span.start, c.span.end, c.id))
    cells = tuple(Cell(tuple(c for c in ordered if c.article == article.id)) for article in sources)
    verdict = min((finding.verdict for _, finding in group), key=ORDER.index)
    return Row(tuple(number for number, _ in group), verdict, cells)


def _keys(finding: Finding, claim: ResolvedClaim) -> tuple[_Key, _Key]:
    return (finding.kind.value, claim.id), (finding.kind.value, claim.article, str(claim.sentence))


def _find(leader: dict[_Key, _Key], key: _Key) -> _Key:
    """Give the key that stands for the whole group of `key`."""
    while (above := leader.setdefault(key, key)) != key:
        key = above
    return key
