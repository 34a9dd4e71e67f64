"""Reports made by hand: articles, claims on their very words, and findings between them."""

import re
from collections.abc import Callable
from datetime import date, datetime, time

import pytest

from checker.model import (
    AmountValue,
    Anchor,
    Article,
    Attribution,
    AttributionKind,
    Factuality,
    Finding,
    Grain,
    Interval,
    Place,
    Problem,
    Proposition,
    PublishedFrom,
    Quantity,
    QuoteValue,
    Report,
    ResolvedClaim,
    ResolvedDate,
    ResolvedValue,
    Sentence,
    Severity,
    Span,
    StatementValue,
    Tense,
    Timex,
    TimexType,
    ValueKind,
    Verdict,
)


class Bench:
    """Builds a report step by step; every method gives what it added."""

    def __init__(self) -> None:
        self.articles: list[Article] = []
        self.claims: list[ResolvedClaim] = []
        self.findings: list[Finding] = []
        self.errors: list[Problem] = []

    def article(self, path: str, text: str, **fields: object) -> Article:
        """Add an article, published on 2025-05-14 by its date line and of its own origin unless told otherwise."""
        known = {
            "id": f"{path}#{fields.get('story', 0)}",
            "story": 0,
            "title": "A title",
            "published": date(2025, 5, 14),
            "published_from": PublishedFrom.METADATA,
            "origin": path,
            "paragraphs": (),
        }
        self.articles.append(Article.model_validate({**known, **fields, "path": path, "text": text}))
        return self.articles[-1]

    def date(self, article: Article, words: str, day: date, *, anchored: bool = True) -> ResolvedClaim:
        """Add a claim that the first `words` of the article name the day `day`."""
        span = self.span(article, words)
        start = datetime.combine(day, time())
        value = ResolvedDate(
            timex=Timex(**span.model_dump(), type=TimexType.DATE, value=day.isoformat()),
            tense=Tense.PAST,
            reported=False,
            interval=Interval(start=start, end=start.replace(day=day.day + 1), grain=Grain.DAY),
            anchor=Anchor(published=date(2025, 5, 14), published_from=PublishedFrom.METADATA) if anchored else None,
        )
        return self.claim(article, span, ValueKind.DATE, value)

    def duration(self, article: Article, words: str, low: float, high: float) -> ResolvedClaim:
        """Add a claim that the first `words` of the article are between `low` and `high` seconds."""
        span = self.span(article, words)
        quantity = Quantity(**span.model_dump(), low=low, high=high, number=high, unit="second")
        return self.claim(article, span, ValueKind.DURATION, AmountValue(quantity=quantity))

    def quote(self, article: Article, words: str) -> ResolvedClaim:
        """Add a claim that quotes the first `words` of the article, said by "the minister"."""
        span = self.span(article, words)
        return self.claim(article, span, ValueKind.QUOTE, QuoteValue(words=span))

    def statement(self, article: Article, words: str) -> ResolvedClaim:
        """Add a claim that the article's first `words` state."""
        span = self.span(article, words)
        return self.claim(article, span, ValueKind.STATEMENT, StatementValue(words=span))

    def claim(self, article: Article, span: Span, kind: ValueKind, value: ResolvedValue) -> ResolvedClaim:
        """Add a claim with a value of any kind; a quotation is attributed, anything else is the article's own."""
        sentence = next(s.index for s in sentences(article) if s.start <= span.start < s.end)
        said = Attribution(source="minister", mention=None, cue=None, content=span, kind=AttributionKind.DIRECT)
        self.claims.append(
            ResolvedClaim(
                id=f"c{len(self.claims)}",
                article=article.id,
                kind=kind,
                span=span,
                sentence=sentence,
                proposition=Proposition(predicate="meet", events=(), negated=False, participants=(), stems=()),
                attribution=said if kind is ValueKind.QUOTE else None,
                factuality=Factuality.CERTAIN,
                value=value,
            )
        )
        return self.claims[-1]

    def finding(self, verdict: Verdict, left: ResolvedClaim, right: ResolvedClaim, **fields: object) -> Finding:
        """Add a finding between two claims, by the rule `event_date` unless told otherwise."""
        known = {
            "kind": left.kind,
            "rule": "event_date",
            "level": "apart",
            "severity": Severity.ERROR if verdict is Verdict.CONFLICT else Severity.NOTE,
            "confidence": 0.9,
            "message": "the days differ",
            "fingerprint": f"f{len(self.findings)}",
        }
        sides = {"left": self.place(left), "right": self.place(right)}
        self.findings.append(Finding.model_validate({**known, **fields, "verdict": verdict, **sides}))
        return self.findings[-1]

    def place(self, claim: ResolvedClaim) -> Place:
        """Give the place of a claim, as the pipeline would."""
        article = next(a for a in self.articles if a.id == claim.article)
        line = article.line(claim.span.start)
        return Place(claim=claim.id, article=article.id, path=article.path, line=line, **claim.span.model_dump())

    @staticmethod
    def span(article: Article, words: str) -> Span:
        """Give the span of the first occurrence of `words`."""
        start = article.text.index(words)
        return article.span(start, start + len(words))

    def report(self) -> Report:
        """Give the report of all that was added."""
        return Report(
            articles=tuple(self.articles),
            sentences={article.id: sentences(article) for article in self.articles},
            claims=tuple(self.claims),
            findings=tuple(self.findings),
            errors=tuple(self.errors),
        )


def sentences(article: Article) -> tuple[Sentence, ...]:
    """Cut a text into sentences at full stops; the real segmentation is tested elsewhere."""
    found = re.finditer(r"\S[^.]*\.?", article.text)
    return tuple(
        Sentence(start=m.start(), end=m.end(), text=m.group(), paragraph=0, index=i, tokens=())
        for i, m in enumerate(found)
    )


@pytest.fixture
def bench() -> Bench:
    """Give an empty bench."""
    return Bench()


@pytest.fixture
def report(bench: Bench) -> Report:
    """Give a report with a finding of every verdict but undecided, three agreements on one fact, and an error."""
    a = bench.article("a.txt", "They met on Thursday. The call lasted almost an hour. “Peace is near”, he said.")
    b = bench.article("b.txt", "Title\n\nThey met on Friday. It was an hour-long call. “Peace is dear”, he said.")
    c = bench.article("c.txt", "They met on May 15. The call took an hour.", origin="b.txt", published=None)
    thursday = bench.date(a, "Thursday", date(2025, 5, 15))
    friday = bench.date(b, "Friday", date(2025, 5, 16))
    may_15 = bench.date(c, "May 15", date(2025, 5, 15), anchored=False)
    almost = bench.duration(a, "almost an hour", 2700, 3600)
    long = bench.duration(b, "hour-long", 3600, 3600)
    took = bench.duration(c, "an hour", 3600, 3600)
    near, dear = bench.quote(a, "“Peace is near”"), bench.quote(b, "“Peace is dear”")
    same = {"rule": "duration", "level": "overlapping", "message": "as long"}
    bench.finding(Verdict.CONFLICT, thursday, friday)
    bench.finding(Verdict.UPDATE, friday, may_15, level="planned, then happened", message="it happened")
    bench.finding(Verdict.DISPUTE, near, dear, rule="quotation_drift", level="by two speakers", message="they differ")
    bench.finding(Verdict.AGREEMENT, almost, long, **same)
    bench.finding(Verdict.AGREEMENT, long, took, **same)
    bench.finding(Verdict.AGREEMENT, thursday, may_15, level="same day", message="the same day")
    bench.errors.append(Problem(path="empty.txt", message="the file is empty"))
    return bench.report()


@pytest.fixture
def hostile(bench: Bench) -> Callable[[str], Report]:
    """Give a function that puts a text into every place of a report where an article's words go."""

    def make(text: str) -> Report:
        left = bench.article("left.txt", f"It was {text} on Monday.", title=text)
        right = bench.article("right.txt", f"It was {text} on Friday.", title=text)
        sides = bench.statement(left, text), bench.statement(right, text)
        for verdict in Verdict:
            bench.finding(verdict, *sides, message=f"“{text}” and “{text}”")
        bench.errors.append(Problem(path="left.txt", message=text))
        return bench.report()

    return make
