"""Web pages: trafilatura says which blocks are the article's, the page's own metadata who published it and when."""

import re
from collections.abc import Iterator, Sequence

from checker.ingest import dates
from checker.ingest.decoding import decode_declared
from checker.ingest.document import Document, File, Format, Piece, compose
from checker.ingest.formats.html_metadata import metadata
from checker.ingest.markup import AROUND, html_tree, pieces
from checker.ingest.moments import day_of, exact
from checker.model import Publication, Unit
from checker.settings import Settings

_BEGINS = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_NOT_WORD = re.compile(r"[\W_]+")
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


def _chosen(page: str, found: Sequence[tuple[Piece, frozenset[str]]]) -> Iterator[Piece]:
    """Give the blocks that trafilatura keeps, and beside them headings and date lines, which it leaves out."""
    import trafilatura  # noqa: PLC0415 - takes a while

    # By default it keeps one story of a page; what is too much here, our own cleaner takes away.
    kept = trafilatura.extract(page, favor_recall=True, include_comments=False) or ""
    lines = {_key(line) for line in kept.split("\n")}
    whole = _key(kept)
    for piece, around in found:
        name = _key(piece.text)
        if (
            name in lines
            or (len(name) >= _ENOUGH and name in whole)
            or (
                not around & AROUND
                and (not whole or piece.heading in {1, 2} or dates.date_line(piece.text) is not None)
            )
        ):
            yield piece


def _key(text: str) -> str:
    return _NOT_WORD.sub("", text.casefold())


FORMAT = Format("HTML", (".html", ".htm", ".xhtml"), lambda start: _BEGINS.match(start.text) is not None, read)
