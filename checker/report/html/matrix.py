"""Facts against sources: which story says what of which fact, and how that is judged."""

from collections import defaultdict
from typing import NamedTuple

from checker.model import Article, Report, ResolvedClaim, ValueKind, Verdict
from checker.report.facts import Fact, facts

MOST = 60  # rows, gravest first; what agrees in an archive would make a table that nobody reads


class Cell(NamedTuple):
    """What one story says of a fact, in the order of its text; empty where it is silent."""

    claims: tuple[ResolvedClaim, ...]


class Row(NamedTuple):
    """A fact: the findings on it by their numbers in the report, the gravest verdict among them, a cell a source."""

    findings: tuple[int, ...]
    verdict: Verdict
    kind: ValueKind
    cells: tuple[Cell, ...]


class Matrix(NamedTuple):
    """The first facts of a report, the stories that these are about, and how many facts there is no room for."""

    sources: tuple[Article, ...]
    rows: tuple[Row, ...]
    more: int


def matrix(report: Report) -> Matrix:
    """Lay the facts of a report out by source, in the order of every report; what is undecided says nothing of one."""
    every = [fact for fact in facts(report) if fact.verdict is not Verdict.UNDECIDED]
    decided = every[:MOST]
    told = {claim.article for fact in decided for claim in fact.claims}
    sources = tuple(article for article in report.articles if article.id in told)
    # A fact holds the report's own findings.
    numbers = {id(finding): number for number, finding in enumerate(report.findings)}
    return Matrix(sources, tuple(_row(fact, sources, numbers) for fact in decided), len(every) - len(decided))


def _row(fact: Fact, sources: tuple[Article, ...], numbers: dict[int, int]) -> Row:
    said: dict[str, list[ResolvedClaim]] = defaultdict(list)
    for claim in fact.claims:
        said[claim.article].append(claim)
    cells = tuple(Cell(tuple(said[article.id])) for article in sources)
    return Row(tuple(numbers[id(finding)] for finding in fact.findings), fact.verdict, fact.kind, cells)
