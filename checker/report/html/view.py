"""What the page shows, looked up and put into words; how it looks is the template's business."""

from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from checker.model import Article, Finding, Place, QuoteValue, Report, ResolvedClaim, StatementValue, Verdict, reading
from checker.report import evidence, facts, summary
from checker.report.escape import plain, shorten
from checker.report.html.differences import Piece, differing
from checker.report.html.matrix import Matrix, matrix
from checker.report.html.timeline import Mark, Timeline, timeline

_WORDS = 60  # columns of a claim's words in the matrix
# What a verdict is marked with besides its colour.
_SIGNS = {
    Verdict.CONFLICT: "✖",
    Verdict.UPDATE: "↻",
    Verdict.DISPUTE: "⇄",
    Verdict.AGREEMENT: "✔",
    Verdict.UNDECIDED: "?",
}
_MEANINGS = {
    Verdict.CONFLICT: "Both cannot be true of the same fact as the articles state it.",
    Verdict.UPDATE: "The later story reports a later state.",
    Verdict.DISPUTE: "Different speakers are faithfully reported saying different things.",
    Verdict.AGREEMENT: "The same value, or one contains, rounds or implies the other.",
    Verdict.UNDECIDED: "Not comparable, too vague, or the evidence is too thin.",
}


class Side(NamedTuple):
    """One side of a finding: its sentence around its value, which is cut where it differs from the other side."""

    where: str
    source: str
    title: str
    before: str
    value: tuple[Piece, ...]
    after: str
    particulars: tuple[tuple[str, str], ...]


class Card(NamedTuple):
    """A finding with its number from 1, its sides, and the names (letters) of the sources that it is about."""

    number: int
    finding: Finding
    sides: tuple[Side, ...]
    sources: tuple[str, ...]
    docs: str


class Source(NamedTuple):
    """A story by a short name (a letter), with how many findings of each shown verdict it has."""

    name: str
    path: str
    title: str
    published: str
    counts: tuple[int, ...]


class View:
    """A report as its page shows it."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.articles = {article.id: article for article in report.articles}
        self.claims = {claim.id: claim for claim in report.claims}
        # Those that are listed have the first letters.
        listed = summary.sources(report)
        first = {article.id for article in listed}
        ordered = (*listed, *(article for article in report.articles if article.id not in first))
        self.names = {article.id: _name(n) for n, article in enumerate(ordered)}
        self.docs = {note.id: note.docs for note in report.rules}
        self.signs = {verdict.value: sign for verdict, sign in _SIGNS.items()}
        self.meanings = {verdict.value: words for verdict, words in _MEANINGS.items()}

    @property
    def summary(self) -> str:
        """The whole run in a line."""
        origins = summary.plural(facts.origins(self.report, set(self.articles)), "independent origin")
        return f"{summary.line(self.report)}. The stories have {origins}."

    @cached_property
    def verdicts(self) -> tuple[Verdict, ...]:
        """The verdicts that there are findings of, in the order in which reports list them."""
        return tuple(verdict for verdict, n in summary.counts(self.report).items() if n)

    @cached_property
    def kinds(self) -> tuple[str, ...]:
        """The kinds that there are findings of."""
        return tuple(sorted({finding.kind.value for finding in self.report.findings}))

    @property
    def left_out(self) -> str:
        """Say how many stories are not listed; "" for none."""
        return summary.left_out(self.report)

    @property
    def more_facts(self) -> str:
        """Say how many facts the matrix has no room for; "" for none."""
        return f"{summary.plural(self.matrix.more, 'more fact')} below." if self.matrix.more else ""

    def sources(self) -> Iterator[Source]:
        """Give the stories that are listed, in order."""
        for article, counts in summary.counts_by_article(self.report):
            path = article.path if article.story == 0 else f"{article.path}, story {article.story + 1}"
            title, published = evidence.opening(self.report, article), evidence.published(article)
            yield Source(self.names[article.id], path, title, published, tuple(counts[v] for v in self.verdicts))

    def cards(self, verdict: Verdict) -> Iterator[Card]:
        """Give the findings of a verdict."""
        for number, finding in enumerate(self.report.findings, 1):
            if finding.verdict is verdict:
                sources = tuple(dict.fromkeys(self.names[place.article] for place in finding.places))
                docs = self.docs.get(finding.rule, "")
                yield Card(number, finding, tuple(self._sides(finding)), sources, docs)

    def title(self, finding: Finding) -> str:
        """Give a finding's heading."""
        return f"{evidence.words(finding.rule).capitalize()}: {finding.level}"

    @cached_property
    def matrix(self) -> Matrix:
        """Facts against sources."""
        return matrix(self.report)

    def words(self, claim: ResolvedClaim) -> str:
        """Give the words of a claim's value, for a cell."""
        return shorten(plain(evidence.mention(claim.value).text), _WORDS)

    def finding_of(self, claim: ResolvedClaim, numbers: tuple[int, ...]) -> int:
        """Give the number, from 1, of the first of some findings (given from 0) that a claim is part of."""
        findings = self.report.findings
        return 1 + next(n for n in numbers if any(p.claim == claim.id for p in findings[n].places))

    @cached_property
    def timeline(self) -> Timeline:
        """The dates that the stories give, laid out."""
        return timeline(self.report)

    def sentence(self, claim: ResolvedClaim) -> str:
        """Give the sentence of a claim."""
        return plain("".join(evidence.passage(self.report, self.articles[claim.article], claim)))

    def said(self, mark: Mark) -> str:
        """Say what a mark on the timeline is."""
        verdict = f" ({mark.verdict.value})" if mark.verdict else ""
        return f"{self.names[mark.claim.article]}: {self.dated(mark)}{verdict}. {self.sentence(mark.claim)}"

    def dated(self, mark: Mark) -> str:
        """Say how a mark on the timeline was read."""
        return plain(reading(mark.claim.value))

    def line(self, claim: ResolvedClaim) -> str:
        """Say where a claim stands."""
        article = self.articles[claim.article]
        return str(article.located(claim.span.start))

    def _sides(self, finding: Finding) -> Iterator[Side]:
        """Give the sides; where there are two, what differs in their values is marked."""
        places = finding.places
        values = [evidence.mention(self.claims[place.claim].value).text for place in places]
        pieces: tuple[tuple[Piece, ...], ...] = tuple((Piece(value, differs=False),) for value in values)
        if len(places) == 2 and finding.verdict is not Verdict.AGREEMENT:
            pieces = differing(values[0], values[1])
        for place, value in zip(places, pieces, strict=True):
            yield self._side(place, value)

    def _side(self, place: Place, value: tuple[Piece, ...]) -> Side:
        claim, article = self.claims[place.claim], self.articles[place.article]
        passage = evidence.passage(self.report, article, claim)
        name = self.names[article.id]
        where = str(place.located)
        return Side(
            where, name, article.title, passage.before, value, passage.after, tuple(_particulars(claim, article))
        )


def _particulars(claim: ResolvedClaim, article: Article) -> Iterator[tuple[str, str]]:
    sure = evidence.certainty(claim.factuality)
    yield "Published", evidence.published(article)
    yield "Said by", f"{evidence.speaker(claim.attribution)}{f'; {sure}' if sure else ''}"
    if not isinstance(claim.value, QuoteValue | StatementValue):
        yield "Read as", reading(claim.value)


def _name(number: int) -> str:
    """Give A, B and so on to Z, then AA."""
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
