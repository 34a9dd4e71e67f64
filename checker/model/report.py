"""What a run ends in: findings, the articles and claims behind them, and what could not be read."""

from typing import Self

from pydantic import model_validator

from checker.model.claims import ResolvedClaim, Severity, ValueKind, Verdict
from checker.model.spans import Article, Frozen, Sentence


class Place(Frozen):
    """Where one side of a finding stands."""

    claim: str
    article: str
    path: str
    line: int
    start: int
    end: int
    text: str


class Finding(Frozen):
    """A comparison worth a reader's time.

    `also` are the places of further claims that it takes for a finding: a set of three dates that cannot all be true.
    """

    verdict: Verdict
    kind: ValueKind
    rule: str
    level: str
    severity: Severity
    confidence: float
    message: str
    fingerprint: str
    left: Place
    right: Place
    also: tuple[Place, ...] = ()

    @property
    def places(self) -> tuple[Place, ...]:
        """All places of the finding, each once: a claim that is at odds with itself has one."""
        return tuple(dict.fromkeys((self.left, *self.also, self.right)))


class Problem(Frozen):
    """Something that could not be used: an article, a rule, a model."""

    path: str
    message: str
    line: int | None = None


class Report(Frozen):
    """The outcome of a run. Findings come in the order to be read: conflicts first, surest first."""

    articles: tuple[Article, ...]
    sentences: dict[str, tuple[Sentence, ...]]  # by article id; for quoting evidence in full
    claims: tuple[ResolvedClaim, ...]
    findings: tuple[Finding, ...]
    errors: tuple[Problem, ...]

    @model_validator(mode="after")
    def _every_claim_is_a_span_of_its_article(self) -> Self:
        texts = {a.id: a.text for a in self.articles}
        for claim in self.claims:
            s = claim.span
            if texts[claim.article][s.start : s.end] != s.text:
                raise ValueError(f"claim {claim.id} is not a span of article {claim.article}")
        return self
