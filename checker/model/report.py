"""What a run ends in: findings, the articles and claims behind them, and what could not be read."""

from enum import StrEnum
from typing import Self

from pydantic import model_validator

from checker.model.claims import ResolvedClaim, Severity, ValueKind, Verdict
from checker.model.spans import Article, Frozen, Located, Sentence, Unit


class Place(Frozen):
    """Where one side of a finding stands.

    `line` counts the lines of the file; where it has none, those of the article's text, and `page` or `paragraph`
    says where in the file it is.
    """

    claim: str
    article: str
    path: str
    line: int
    start: int
    end: int
    text: str
    page: int | None = None
    paragraph: int | None = None

    @property
    def located(self) -> Located:
        """Where in the file it is, as a person looks for it."""
        if self.page is not None:
            return Located(self.path, Unit.PAGE, self.page)
        if self.paragraph is not None:
            return Located(self.path, Unit.PARAGRAPH, self.paragraph)
        return Located(self.path, Unit.LINE, self.line)


class SuppressedBy(StrEnum):
    """What says that a finding is known and may stand."""

    INLINE = "inline"  # a comment in the draft
    TABLE = "table"  # an entry of the settings
    BASELINE = "baseline"  # a file of the findings of an earlier run


class Suppression(Frozen):
    """Why a finding fails no run: who says so (`place` is a file, with its line where there is one), and the reason."""

    by: SuppressedBy
    reason: str
    place: str


class Finding(Frozen):
    """A comparison worth a reader's time.

    `also` are the places of further claims that it takes for a finding: a set of three dates that cannot all be true.
    `suppressed` is None for what counts, which is all that a report lists unless more was asked for.
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
    suppressed: Suppression | None = None

    @property
    def places(self) -> tuple[Place, ...]:
        """All places of the finding, each once: a claim that is at odds with itself has one."""
        return tuple(dict.fromkeys((self.left, *self.also, self.right)))


class Problem(Frozen):
    """Something that could not be used: an article, a rule, a model."""

    path: str
    message: str
    line: int | None = None


class RuleNote(Frozen):
    """A rule as a report needs it, for formats that carry their own explanations: `docs` is the rule's docstring."""

    id: str
    docs: str
    severity: Severity


class Report(Frozen):
    """The outcome of a run. Findings come in the order to be read: conflicts first, surest first.

    `drafts` are the ids of the articles that were to be checked, without those that they were checked against; empty
    where nothing tells them apart. `rules` are all that were asked, in the order in which they were loaded. `held_back`
    are findings that are known or answered for and stay out of `findings`; they fail nothing.
    """

    articles: tuple[Article, ...]
    sentences: dict[str, tuple[Sentence, ...]]  # by article id; for quoting evidence in full
    claims: tuple[ResolvedClaim, ...]
    findings: tuple[Finding, ...]
    errors: tuple[Problem, ...]
    drafts: tuple[str, ...] = ()
    rules: tuple[RuleNote, ...] = ()
    held_back: tuple[Finding, ...] = ()

    @model_validator(mode="after")
    def _every_claim_is_a_span_of_its_article(self) -> Self:
        texts = {a.id: a.text for a in self.articles}
        for claim in self.claims:
            s = claim.span
            if texts[claim.article][s.start : s.end] != s.text:
                raise ValueError(f"claim {claim.id} is not a span of article {claim.article}")
        return self
