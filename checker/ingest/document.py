"""What a format makes of a file: documents, or the files that lie in it."""

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import PurePosixPath
from typing import NamedTuple

from checker.ingest.page import Block
from checker.model import Mark, Problem, Publication, Unit
from checker.settings import Settings


def spelled(name: str) -> str:
    r"""Give the name of a file as text that UTF-8 can write: a lone surrogate, which stands for a byte, as "\udcff"."""
    return name.encode("utf-8", "backslashreplace").decode()


class File(NamedTuple):
    """Bytes with a name: a file, a member of an archive, an answer of a server.

    `place` is what reports call it; `charset` is what a header said of its encoding, `depth` the number of archives
    around it.
    """

    place: str
    data: bytes
    charset: str = ""
    depth: int = 0

    @property
    def suffix(self) -> str:
        """The ending of its name, in lower case, with its point."""
        return PurePosixPath(self.place).suffix.lower()

    def inner(self, name: str, data: bytes, charset: str = "") -> "File":
        """Give a file that lies in this one; bytes of the name that are not UTF-8 are shown as escapes."""
        return File(f"{self.place}/{spelled(name)}", data, charset, self.depth + 1)


class Document(NamedTuple):
    """The text of a page with its blocks, and what the format says beside it.

    `whole` says that it is one story, whatever its text looks like. `marks` say where in the file its text stands, if
    that is not the file as decoded.
    """

    text: str
    blocks: Sequence[Block]
    title: str = ""
    published: date | None = None
    publication: Publication = Publication()
    whole: bool = False
    unit: Unit = Unit.LINE
    marks: tuple[Mark, ...] = ()


# Half of a character (Unicode, section 23.6): JSON can write one alone, and mail and tar have them for bytes that are
# not UTF-8. No text in UTF-8 can, so that neither a parser nor a report would take it.
_SURROGATE = re.compile("[\ud800-\udfff]")


def encodable(document: Document) -> Document:
    """Give the document with U+FFFD, the replacement character, for each lone surrogate; offsets stay as they are."""

    def mended(text: str) -> str:
        return _SURROGATE.sub("\ufffd", text)

    about = document.publication
    said = {name: mended(value) for name, value in about if isinstance(value, str) and _SURROGATE.search(value)}
    if not (said or _SURROGATE.search(document.text) or _SURROGATE.search(document.title)):
        return document
    return document._replace(
        text=mended(document.text),
        blocks=[block._replace(text=mended(block.text)) for block in document.blocks],
        title=mended(document.title),
        publication=about.model_copy(update=said),
    )


# A Problem is about a piece of the file, and the rest goes on; for all of it a reader raises InputError.
Reader = Callable[[File, Settings], Iterable[Document | File | Problem]]


class Start(NamedTuple):
    """What a format is recognised by: the first bytes, the same as text, and the suffix of the name."""

    data: bytes
    text: str
    suffix: str


class Format(NamedTuple):
    """A format: its suffixes, whether it `looks` like what a file begins with, and what reads it."""

    name: str
    suffixes: tuple[str, ...]
    looks: Callable[[Start], bool]
    read: Reader


class Piece(NamedTuple):
    """A paragraph or heading that a format gives: its text, the level of a heading or 0, and its number in the file."""

    text: str
    heading: int = 0
    number: int = 0


def compose(pieces: Iterable[Piece]) -> tuple[str, list[Block], tuple[Mark, ...]]:
    """Put pieces together: the text, a blank line between any two, its blocks, and where in the file each stands.

    White space within a piece becomes single spaces. Pieces without a number are counted.
    """
    parts: list[str] = []
    blocks: list[Block] = []
    marks: list[Mark] = []
    at = 0
    for piece in pieces:
        words = " ".join(piece.text.split())
        if not words:
            continue
        blocks.append(Block(at, at + len(words), words, piece.heading))
        marks.append(Mark(at, piece.number or len(blocks)))
        parts.append(words)
        at += len(words) + 2
    return "\n\n".join(parts), blocks, tuple(marks)
