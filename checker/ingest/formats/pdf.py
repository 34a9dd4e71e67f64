"""PDF: the text of each page, with its number; running heads and page numbers are told by their repetition."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta, timezone
from itertools import pairwise
from typing import Any, NamedTuple

from checker.errors import InputError
from checker.ingest.document import Document, File, Format
from checker.ingest.page import Block, ends_sentence
from checker.model import Mark, Publication, Unit
from checker.settings import Settings

_DATE = re.compile(r"D:(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?(?:([Z+-])(?:(\d\d)'?(\d\d)?'?)?)?")
_HYPHEN = re.compile(r"(?<=[a-z])(?:\ufffe|\u00ad)\n?|\x02\n?")  # what PDFium gives for a hyphen at the end of a line
_GAP = 1.35  # times the usual step from line to line
_LARGER = 1.4  # times the height of the other line; letters with tails and without differ by less
_INDENT = 6  # points
_NUMBER = re.compile(r"\d+")


def read(file: File, settings: Settings) -> Iterator[Document]:
    """Give the text of all pages. Raises InputError when it is locked, broken, or only pictures of text."""
    import pypdfium2  # noqa: PLC0415 - takes a while

    try:
        pdf = pypdfium2.PdfDocument(file.data)
    except pypdfium2.PdfiumError as error:
        locked = "password" in str(error).lower()
        reason = "it needs a password; save a copy without one" if locked else f"the PDF is broken: {error}"
        raise InputError(reason, file.place) from error
    try:
        if len(pdf) > settings.max_pages:
            raise InputError(
                f"{len(pdf):,} pages are more than the limit of {settings.max_pages:,}; raise the setting max_pages",
                file.place,
            )
        pages = [_lines(page) for page in pdf]
        about = pdf.get_metadata_dict()
    except pypdfium2.PdfiumError as error:
        raise InputError(f"the PDF is broken: {error}", file.place) from error
    finally:
        pdf.close()
    if not any(pages):
        raise InputError("the PDF holds no text, only pictures; run a text recognition (OCR) over it first", file.place)
    text, blocks, marks = _compose(_paragraphs(_without_running_heads(pages)))
    # Much that makes PDFs writes a file name for the title.
    title = about.get("Title", "")
    yield Document(
        text,
        blocks,
        title if " " in title.strip() and "." not in title[-6:] else "",
        None,
        Publication(updated=_moment(about.get("ModDate", "")), byline=about.get("Author", "")),
        unit=Unit.PAGE,
        marks=marks,
    )


class _Line(NamedTuple):
    """A line of a page; y grows upwards, in points."""

    text: str
    left: float
    bottom: float
    right: float
    top: float


def _lines(page: Any) -> list[_Line]:
    """Give the lines in the order of the text; PDFium gives a box for each stretch of one type."""
    textpage = page.get_textpage()
    try:
        boxes: list[tuple[float, float, float, float]] = []
        for n in range(textpage.count_rects()):
            left, bottom, right, top = textpage.get_rect(n)
            last = boxes[-1] if boxes else (0.0, 0.0, 0.0, 0.0)
            shared = min(top, last[3]) - max(bottom, last[1])
            if boxes and left >= last[2] - 2 and shared > 0.5 * min(top - bottom, last[3] - last[1]):
                boxes[-1] = last[0], min(bottom, last[1]), right, max(top, last[3])
            else:
                boxes.append((left, bottom, right, top))
        found = [_Line(" ".join(textpage.get_text_bounded(*box).replace("\0", "").split()), *box) for box in boxes]
        return [line for line in found if line.text]
    finally:
        textpage.close()
        page.close()


def _without_running_heads(pages: Sequence[list[_Line]]) -> list[list[_Line]]:
    """Leave out a first or last line that is a number, or that most pages share but for its numbers."""

    def ends(lines: list[_Line]) -> set[str]:
        return {_NUMBER.sub("0", line.text) for line in (*lines[:2], *lines[-2:])}

    times = Counter(text for lines in pages for text in ends(lines))
    common = {text for text, n in times.items() if n > 2 and n * 2 > len(pages)} | {"0"}

    def keep(lines: list[_Line]) -> Iterator[_Line]:
        for n, line in enumerate(lines):
            if not (min(n, len(lines) - 1 - n) < 2 and _NUMBER.sub("0", line.text) in common):
                yield line

    return [list(keep(lines)) for lines in pages]


def _paragraphs(pages: Sequence[list[_Line]]) -> Iterator[tuple[int, list[str]]]:
    """Give the lines of each paragraph with the page that it begins on; one may go on on the next page."""
    last = ""
    paragraph: list[str] = []
    begun = 1
    for number, lines in enumerate(pages, 1):
        layout = _Layout.of(lines)
        for n, line in enumerate(lines):
            goes_on = layout.goes_on(lines[n - 1], line) if n else line.text[0].islower() and not ends_sentence(last)
            if paragraph and not goes_on:
                yield begun, paragraph
                paragraph = []
            if not paragraph:
                begun = number
            paragraph.append(line.text)
            last = line.text
    if paragraph:
        yield begun, paragraph


class _Layout(NamedTuple):
    """How a page is set: the usual step from line to line, and where its columns begin and end."""

    step: float
    left: float
    right: float

    @classmethod
    def of(cls, lines: Sequence[_Line]) -> "_Layout":
        # Lines within paragraphs are nearer to each other than paragraphs, which on some pages are most lines.
        steps = sorted(a.bottom - b.bottom for a, b in pairwise(lines) if a.bottom > b.bottom)
        return cls(
            steps[len(steps) // 4] if steps else 0.0,
            min((line.left for line in lines), default=0.0),
            max((line.right for line in lines), default=0.0),
        )

    def goes_on(self, line: _Line, following: _Line) -> bool:
        """Say whether a paragraph goes on from one line to the next."""
        heights = sorted((line.top - line.bottom, following.top - following.bottom))
        if line.bottom - following.bottom > _GAP * self.step or heights[1] > _LARGER * heights[0]:
            return False
        if following.bottom > line.top:  # at the top of the next column
            return following.text[0].islower() or not ends_sentence(line.text)
        indented = following.left > line.left + _INDENT
        short = line.right - line.left < 0.6 * (self.right - self.left) and not following.text[0].islower()
        return not (indented or short)


def _compose(paragraphs: Iterable[tuple[int, list[str]]]) -> tuple[str, list[Block], tuple[Mark, ...]]:
    """Put paragraphs together, lines as they are, and say on which page each begins."""
    text = ""
    blocks: list[Block] = []
    marks: list[Mark] = []
    for number, lines in paragraphs:
        start = len(text)
        words = _HYPHEN.sub("", "\n".join(lines))
        blocks.append(Block(start, start + len(words), words))
        marks.append(Mark(start, number))
        text += words + "\n\n"
    return text, blocks, tuple(marks)


def _moment(text: str) -> datetime | None:
    """Read a date as PDF writes it (ISO 32000-2, 7.9.4): D:20250514120000+02'00'."""
    match = _DATE.match(text)
    if match is None:
        return None
    year, month, day, hour, minute, second = (int(part) if part else None for part in match.groups()[:6])
    zone = None
    if match[7]:
        offset = timedelta(hours=int(match[8] or 0), minutes=int(match[9] or 0))
        zone = timezone(-offset if match[7] == "-" else offset)
    try:
        return datetime(year or 1, month or 1, day or 1, hour or 0, minute or 0, second or 0, tzinfo=zone)
    except ValueError:
        return None


FORMAT = Format("PDF", (".pdf",), lambda start: b"%PDF-" in start.data[:1024], read)
