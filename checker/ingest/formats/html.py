"""Web pages: trafilatura says which blocks are the article's, the page's own metadata who published it and when."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from checker.ingest import dates
from checker.ingest.decoding import decode_declared
from checker.ingest.document import Document, File, Format, Piece, compose
from checker.ingest.formats.html_metadata import metadata
from checker.ingest.markup import AROUND, Seen, html_tree, pieces
from checker.ingest.moments import day_of, exact
from checker.ingest.page import ends_sentence
from checker.model import Publication, Unit
from checker.settings import Settings

_BEGINS = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_NOT_WORD = re.compile(r"[\W_]+")
MIN_WORDS = 40  # a teaser has fewer
_ENOUGH = 25  # characters: shorter blocks may stand in the text by chance


def read(file: File, settings: Settings) -> Iterator[Document]:
    """Give the page's article, or several, with the line of the file that each block begins on."""
    page = decode_declared(file.data, file.place, file.charset)
    tree = html_tree(page, file.place, settings.max_nesting)
    about = metadata(tree)
    text, blocks, marks = compose(_chosen(page, list(pieces(tree))))
    yield Document(
        text,
        blocks,
        about.title,
        day_of(about.published),
        Publication(
            published_at=exact(about.published),
            updated=about.updated,
            byline=about.byline,
            outlet=about.outlet,
            language=about.language,
            url=about.url,
        ),
        unit=Unit.LINE,
        marks=marks,
    )


def _chosen(page: str, seen: Sequence[Seen]) -> Iterator[Piece]:
    """Give the blocks that trafilatura keeps, and beside them headings and date lines, which it leaves out.

    It leaves out short paragraphs as well: a sentence that stands between two kept ones in the same element is kept.
    """
    import trafilatura  # noqa: PLC0415 - takes a while

    # By default it keeps one story of a page; what is too much here, our own cleaner takes away.
    text = trafilatura.extract(page, favor_recall=True, include_comments=False) or ""
    lines, whole = {_key(line) for line in text.split("\n")}, _key(text)
    kept = [_is_of(_key(one.piece.text), lines, whole) for one in seen]
    lost = _lost(seen, kept)
    for n, one in enumerate(seen):
        inside = not one.around & AROUND
        if kept[n] or (
            inside and (not whole or one.article in lost or _is_head(one.piece) or _is_between(n, seen, kept))
        ):
            yield one.piece


def _is_of(name: str, lines: set[str], whole: str) -> bool:
    return name in lines or (len(name) >= _ENOUGH and name in whole)


def _lost(seen: Sequence[Seen], kept: Sequence[bool]) -> set[int]:
    """Give the articles and sections with a heading of which nothing is kept, though they hold more than a teaser."""
    words: Counter[int] = Counter()
    headed = {one.article for one in seen if one.piece.heading in {1, 2}}
    for one in seen:
        if one.article in headed and not one.around & AROUND and ends_sentence(one.piece.text):
            words[one.article] += len(one.piece.text.split())
    known = {one.article for one, is_kept in zip(seen, kept, strict=True) if is_kept and not one.piece.heading}
    return {article for article, count in words.items() if article and count >= MIN_WORDS and article not in known}


def _is_head(piece: Piece) -> bool:
    return piece.heading in {1, 2} or dates.date_line(piece.text) is not None


def _is_between(n: int, seen: Sequence[Seen], kept: Sequence[bool]) -> bool:
    """Say whether a sentence that is not kept stands between two blocks that are, in the element that holds them."""
    if not (0 < n < len(seen) - 1 and kept[n - 1] and kept[n + 1] and ends_sentence(seen[n].piece.text)):
        return False
    return seen[n - 1].holder == seen[n].holder == seen[n + 1].holder


def _key(text: str) -> str:
    return _NOT_WORD.sub("", text.casefold())


FORMAT = Format("HTML", (".html", ".htm", ".xhtml"), lambda start: _BEGINS.match(start.text) is not None, read)
