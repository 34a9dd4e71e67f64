"""Findings gathered into facts: what several stories say of one thing is one thing to read, not one for every pair."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from checker.model import Factuality, Finding, Report, ResolvedClaim, ValueKind, Verdict
from checker.report.alike import Groups, join_agreements, same

_ORDER = tuple(Verdict)


class Value(NamedTuple):
    """One value of a fact with the claims that give it, in the order of the articles, and their independent origins."""

    claims: tuple[ResolvedClaim, ...]
    origins: int


class Fact(NamedTuple):
    """What the findings that share claims are about.

    `verdict` is the gravest of its findings' verdicts. `findings` are in the report's order, `claims` in the order of
    its articles, each once; `origins` counts the independent sources behind them: copies of one wire story count once.
    `values` are the claims once more, those that agree together: the odd one out, which fewest origins give, comes
    first; of an update the earlier.
    """

    verdict: Verdict
    kind: ValueKind
    findings: tuple[Finding, ...]
    claims: tuple[ResolvedClaim, ...]
    origins: int
    values: tuple[Value, ...]

    @property
    def surest(self) -> Finding:
        """The finding that speaks for the fact: the surest that has its verdict and is not held back."""
        return max(self.findings, key=lambda f: (f.verdict is self.verdict, f.suppressed is None, f.confidence))

    @property
    def confidence(self) -> float:
        """The confidence of the surest finding that has the fact's verdict."""
        return max(f.confidence for f in self.findings if f.verdict is self.verdict)


def facts(report: Report) -> tuple[Fact, ...]:
    """Put every finding with those that share its claims, or claims that agree with these, into one fact.

    An agreement within a fact's claims that does not hold for all of them ("at least one" is "five" and "six") adds
    nothing, and is left out. What is undecided, what is at odds with itself and what takes more than two claims is a
    fact by itself. Facts come by verdict, gravest first, then by confidence; those that stories agree on by how many
    independent origins do.
    """
    return tuple(sorted(_Gathering(report).facts(), key=_reading_order))  # stable: equal ones in order of appearance


def origins(report: Report, articles: set[str]) -> int:
    """Count the independent origins of these articles, given by id; an article without a known origin is its own."""
    return len({article.origin or article.id for article in report.articles if article.id in articles})


def _reading_order(fact: Fact) -> tuple[float, ...]:
    agreed = fact.verdict is Verdict.AGREEMENT
    return (_ORDER.index(fact.verdict), -fact.origins if agreed else -fact.confidence)


class _Gathering:
    """A report with its claims and articles looked up."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.claims = {claim.id: claim for claim in report.claims}
        self.rank = {article.id: i for i, article in enumerate(report.articles)}
        self.published = {article.id: article.published or date.max for article in report.articles}

    def facts(self) -> Iterator[Fact]:
        at_odds: list[Finding] = []
        agreements: list[Finding] = []
        shown: set[str] = set()
        for finding in self.report.findings:
            if finding.verdict is Verdict.UNDECIDED or len(finding.places) != 2:
                yield self._fact([finding], Groups())
            elif finding.verdict is Verdict.AGREEMENT:
                agreements.append(finding)
            else:
                at_odds.append(finding)
        while at_odds or agreements:
            groups = Groups({frozenset({f.left.claim, f.right.claim}) for f in at_odds})
            within, agreements = join_agreements(groups, agreements, self.claims)
            for members in self._linked([*at_odds, *within], groups):
                yield self._fact(members, groups)
            shown.update(place.claim for finding in (*at_odds, *within) for place in finding.places)
            # What agrees with some of a group only makes a fact of its own, if it tells anything new.
            agreements = [f for f in agreements if not shown.issuperset(place.claim for place in f.places)]
            at_odds = []

    def _linked(self, findings: Sequence[Finding], groups: Groups) -> Iterable[list[Finding]]:
        """Put the findings together that touch the same groups of claims."""
        above: dict[str, str] = {}  # union-find, with path halving

        def leader(claim: str) -> str:
            while (up := above.setdefault(claim, claim)) != claim:
                above[claim] = claim = above.setdefault(up, up)
            return claim

        for finding in findings:
            for place in finding.places:
                for member in groups.of(self.claims[place.claim]):
                    above[leader(member.id)] = leader(finding.left.claim)
        found: dict[str, list[Finding]] = {}
        for finding in findings:
            found.setdefault(leader(finding.left.claim), []).append(finding)
        return found.values()

    def _fact(self, findings: Sequence[Finding], groups: Groups) -> Fact:
        ids = dict.fromkeys(place.claim for finding in findings for place in finding.places)
        members = sorted((self.claims[i] for i in ids), key=self._place)
        verdict = min((finding.verdict for finding in findings), key=_ORDER.index)
        first: dict[str, ResolvedClaim] = {}
        for claim in members:
            groups.join(first.setdefault(same(claim.value), claim), claim)
        told = (tuple(sorted((c for c in groups.of(m) if c.id in ids), key=self._place)) for m in members)
        values = [Value(group, self._origins(group)) for group in dict.fromkeys(told)]
        if verdict is Verdict.UPDATE:
            values.sort(key=self._age)
        else:
            values.sort(key=lambda value: value.origins)
        return Fact(verdict, findings[0].kind, tuple(findings), tuple(members), self._origins(members), tuple(values))

    def _age(self, value: Value) -> tuple[date, bool]:
        """Order values by when they were last told; on one day what is planned comes before what has happened."""
        planned = any(claim.factuality is Factuality.PROBABLE for claim in value.claims)
        return max(self.published[claim.article] for claim in value.claims), not planned

    def _origins(self, claims: Iterable[ResolvedClaim]) -> int:
        return origins(self.report, {claim.article for claim in claims})

    def _place(self, claim: ResolvedClaim) -> tuple[int, int, int, str]:
        return self.rank[claim.article], claim.span.start, claim.span.end, claim.id
