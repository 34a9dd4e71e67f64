"""Stories through the line up to matching."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import NamedTuple

import pytest

from checker.extract import extract, resolve, segment
from checker.extract.sentences import Parser
from checker.match import Relatedness, group_origins, infer_published, match, relate_stories, unify_names
from checker.model import Article, Claim, ClaimPair, ResolvedClaim, Sentence, ValueKind

Story = Callable[..., Article]
Texts = Sequence[tuple[str, date | None]]


class Matched(NamedTuple):
    """What the stages up to matching give."""

    articles: tuple[Article, ...]
    sentences: dict[str, tuple[Sentence, ...]]
    raw: tuple[Claim, ...]
    related: Relatedness
    claims: tuple[ResolvedClaim, ...]
    pairs: tuple[ClaimPair, ...]

    def of(self, kind: ValueKind) -> set[frozenset[str]]:
        """Give the pairs of one kind, each as the words of its two clauses."""
        return {frozenset((p.left.span.text, p.right.span.text)) for p in self.pairs if p.left.kind is kind}


Line = Callable[[Sequence[Article]], Matched]


@pytest.fixture
def line(parser: Parser) -> Line:
    """Give a function that takes articles through the line up to their pairs of claims."""

    def run(articles: Sequence[Article]) -> Matched:
        sentences = {a.id: tuple(segment(a, parser)) for a in articles}
        raw = unify_names([c for a in articles for c in extract(a, sentences[a.id])])
        by_article = {a.id: [c for c in raw if c.article == a.id] for a in articles}
        related = relate_stories(articles, raw)
        dated = group_origins(infer_published(articles, by_article, related), sentences, raw, related)
        claims = tuple(c for a in dated for c in resolve(a, by_article[a.id]))
        return Matched(tuple(dated), sentences, raw, related, claims, match(dated, claims, related))

    return run


@pytest.fixture
def matched(line: Line, story: Story) -> Callable[[Texts], Matched]:
    """Give a function that takes texts with their days of publication through the line; ids are a, b, c and so on."""

    def run(texts: Texts) -> Matched:
        return line([story(text, day, "abcdefgh"[i]) for i, (text, day) in enumerate(texts)])

    return run
