"""DOCX (ECMA-376, WordprocessingML): paragraphs in order, those of tables included, with their numbers.

Read with zipfile and lxml alone: what is needed is two of its parts, and the limits of archives hold for them.
"""

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from checker.errors import InputError
from checker.ingest.document import Document, File, Format, Piece, Start, compose
from checker.ingest.markup import xml_tree
from checker.ingest.moments import moment
from checker.ingest.unpacking import member, opened
from checker.model import Publication, Unit
from checker.settings import Settings

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SIGNS = {f"{_W}tab": " ", f"{_W}br": " ", f"{_W}noBreakHyphen": "-"}
_BODY = "word/document.xml"


def read(file: File, settings: Settings) -> Iterator[Document]:
    """Give the text of the document. Raises InputError when it is broken or breaks a limit."""
    with opened(file) as archive:
        names = {info.filename: info for info in archive.infolist()}
        if _BODY not in names:
            raise InputError("no DOCX: it has no word/document.xml", file.place)
        body = xml_tree(_part(archive, names[_BODY], file, settings), file.place, settings.max_nesting)
        core = names.get("docProps/core.xml")
        about = xml_tree(_part(archive, core, file, settings), file.place, settings.max_nesting) if core else None
    text, blocks, marks = compose(_pieces(body))

    def told(name: str) -> str:
        return "" if about is None else next(iter(about.xpath(f"*[local-name()='{name}']/text()")), "")

    yield Document(
        text,
        blocks,
        told("title"),
        None,
        Publication(updated=moment(told("modified")), byline=told("creator"), language=told("language")),
        unit=Unit.PARAGRAPH,
        marks=marks,
    )


def _part(archive: zipfile.ZipFile, info: zipfile.ZipInfo, file: File, settings: Settings) -> str:
    return member(archive, info, file.place, settings).decode("utf-8", "replace")


def _pieces(body: Any) -> Iterator[Piece]:
    for number, paragraph in enumerate(body.iter(f"{_W}p"), 1):
        # Deleted text is in w:delText, and a text box stands within the paragraph that it is fixed to.
        words = (
            element.text or "" if element.tag == f"{_W}t" else _SIGNS[element.tag]
            for element in paragraph.iter(f"{_W}t", *_SIGNS)
            if next(element.iterancestors(f"{_W}p")) is paragraph
        )
        yield Piece("".join(words), _level(paragraph), number)


def _level(paragraph: Any) -> int:
    """Give the level of a heading by its style's name, English in the file in most languages of the program."""
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    name = "" if style is None else style.get(f"{_W}val", "").lower()
    if name == "title":
        return 1
    return int(name[7]) if name.startswith("heading") and name[7:8].isdigit() and name[7] != "0" else 0


def _looks(start: Start) -> bool:
    if not start.data.startswith(b"PK\x03\x04"):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(start.data)) as archive:
            return _BODY in archive.namelist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError):
        return False


FORMAT = Format("DOCX", (".docx",), _looks, read)
