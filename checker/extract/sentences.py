"""Articles into sentences with their syntax.

sentencex finds the sentences of each paragraph and keeps quotations whole; the parser sees each on its own. What spaCy
sees as several sentences inside one (a quotation of three) stays one `Sentence` with several roots.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from checker import temporal
from checker.extract.parser import Parser, load_parser
from checker.model import Article, Sentence, Span, Token
from checker.names import visible

__all__ = ["MAX_CHARACTERS", "Parser", "load_parser", "segment", "segment_all"]

MAX_CHARACTERS = 2000
"""Longer sentences are cut, so that one page without a full stop cannot hold up a run."""

_BATCH = 128
_OPENING = "“‘«‹„"  # noqa: RUF001
_CLOSING = "”’»›"  # noqa: RUF001
_SPACE = re.compile(r"\s+")
# "8:30 p.m. Thursday", "4:30 p.m. ET": the full stop of a clock time ends no sentence where the time goes on behind it.
_OF_CLOCK = re.compile(r"\b[ap]\.\s?m\.\s*$", re.IGNORECASE)
_AROUND_CLOCK = 24
# Unbalanced quotation marks leave closing marks at the beginning of the next sentence.
_STRANDED_CLOSING = re.compile(rf"[{_CLOSING}]+(?=\s|$)")
# Where an overlong sentence is cut, best first: after a full stop, after a semicolon or colon, after a comma or dash,
# at white space.
_CUTS = (
    re.compile(rf"[.!?…][\"{_CLOSING})\]]*\s"),
    re.compile(r"[;:]\s"),
    re.compile(r"[,\u2013\u2014]\s"),
    re.compile(r"\s"),
)


def segment(article: Article, parser: Parser) -> list[Sentence]:
    """Give the article's sentences in order, each with its syntax. Text outside its paragraphs is not looked at."""
    return list(segment_all([article], parser)[article.id])


def segment_all(
    articles: Sequence[Article], parser: Parser, on_article: Callable[[Article], None] | None = None
) -> dict[str, tuple[Sentence, ...]]:
    """Give the sentences of every article by its id, parsed together; `on_article` is called as each one is done.

    An article reads the same whichever articles it is read with: see `checker.extract.parser`.
    """
    places = [[(p, *at) for p, span in enumerate(a.paragraphs) for at in _boundaries(span)] for a in articles]
    clean = [[_clean(a.text[start:end]) for _, start, end in of] for a, of in zip(articles, places, strict=True)]
    docs = parser.pipe((text for of in clean for text, _ in of), batch_size=_BATCH)
    found = {}
    for article, where, texts in zip(articles, places, clean, strict=True):
        found[article.id] = tuple(
            Sentence(
                start=start,
                end=end,
                text=article.text[start:end],
                paragraph=paragraph,
                index=index,
                tokens=_tokens(next(docs), [start + o for o in offsets]),
            )
            for index, ((paragraph, start, end), (_, offsets)) in enumerate(zip(where, texts, strict=True))
        )
        if on_article is not None:
            on_article(article)
    return found


def _boundaries(paragraph: Span) -> Iterator[tuple[int, int]]:
    """Give the offsets of the paragraph's sentences in the article, without white space at either end."""
    import sentencex  # noqa: PLC0415

    text = _SPACE.sub(lambda m: " " * len(m[0]), paragraph.text)  # a line break inside a paragraph ends nothing
    starts = [b["start_index"] for b in sentencex.get_sentence_boundaries("en", text)]
    starts = [s for s in starts if not _inside_time(text, s)]
    for i, start in enumerate(starts[1:], start=1):
        if mark := _STRANDED_CLOSING.match(text, start):
            starts[i] = mark.end()
        elif text[start - 1] in f"{_OPENING}\"'" and text[start - 2] == " ":  # and opening ones at the end of the last
            starts[i] = start - 1
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        for low, high in _bounded(text, start, end):
            piece = text[low:high]
            if stripped := piece.strip():
                first = paragraph.start + low + len(piece) - len(piece.lstrip())
                yield first, first + len(stripped)


def _inside_time(text: str, at: int) -> bool:
    """Whether a time of the day runs on over offset `at`, which a full stop goes before."""
    first = max(0, at - _AROUND_CLOCK)
    if not _OF_CLOCK.search(text, first, at):
        return False
    return any(t.start < at - first < t.end for t in temporal.recognise(text[first : at + _AROUND_CLOCK]))


def _bounded(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut `text[start:end]` into pieces of at most MAX_CHARACTERS, at the best place in the second half of each."""
    while end - start > MAX_CHARACTERS:
        half, full = start + MAX_CHARACTERS // 2, start + MAX_CHARACTERS
        cuts = (max((m.end() for m in cut.finditer(text, half, full)), default=0) for cut in _CUTS)
        at = next((c for c in cuts if c), full)
        yield start, at
        start = at
    yield start, end


def _clean(text: str) -> tuple[str, list[int]]:
    """Set letters and white space as in the text that the parser was trained on; also give each character's old offset.

    Letters are those that a reader sees. Each run of white space becomes one space, and none is left inside quotation
    marks, where some languages put thin ones.
    """
    seen, offsets = visible(text)
    text = seen.strip()
    before = len(seen) - len(seen.lstrip())
    runs = ((m.start(), m.end()) for m in _SPACE.finditer(text))
    dropped: set[int] = set()
    for start, end in runs:
        inside = text[start - 1] in _OPENING or text[end] in _CLOSING
        dropped.update(range(start if inside else start + 1, end))
    kept = [i for i in range(len(text)) if i not in dropped]
    return "".join(" " if text[i].isspace() else text[i] for i in kept), [offsets[before + i] for i in kept]


def _tokens(doc: Any, offsets: Sequence[int]) -> tuple[Token, ...]:
    """Take the syntax out of a spaCy Doc; `offsets` maps its characters to the article's."""
    return tuple(
        Token(
            start=offsets[token.idx],
            end=offsets[token.idx + len(token.text) - 1] + 1,
            text=token.text,
            lemma=token.lemma_,
            pos=token.pos_,
            tag=token.tag_,
            dep=token.dep_,
            head=token.head.i,
            entity=token.ent_type_,
            begins_entity=token.ent_iob_ == "B",
            morph=str(token.morph),
        )
        for token in doc
    )
