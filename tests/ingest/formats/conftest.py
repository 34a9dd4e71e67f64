"""Files of every format, made here from the same invented story."""

import io
import json
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import pytest

from checker.ingest import read
from checker.model import Article, Problem
from checker.settings import Settings

Read = Callable[..., tuple[list[Article], list[Problem]]]

TITLE = "Old town of Velin evacuated as river Arda floods"
STORY = (
    "Floodwater from the river Arda entered the old town of Velin on Tuesday night, mayor Petra Hladik said.",
    "Rescuers in boats brought 140 residents of Velin to a school on higher ground.",
    "“The dam held, and that saved us,” Hladik told reporters beside the flooded market hall.",
    "The river is expected to fall by Thursday, the water board said.",
)
OTHER = (
    "Grandmaster Ines Okafor won the Lagos Open after a seven-hour endgame against Tomas Brandt of Sweden.",
    "Okafor sacrificed her queen on move 31, a decision that commentators called reckless.",
    "She will play the world champion in a match over twelve games next spring.",
)


@pytest.fixture
def given(tmp_path: Path) -> Read:
    """Give a function that writes a file and reads it."""

    def write_and_read(name: str, content: str | bytes, **settings: object) -> tuple[list[Article], list[Problem]]:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return read([path], Settings.model_validate(settings))

    return write_and_read


def body(article: Article) -> list[str]:
    """Give the text of the paragraphs, each of which has to stand where it says."""
    assert all(article.text[p.start : p.end] == p.text for p in article.paragraphs)
    return [" ".join(p.text.split()) for p in article.paragraphs]


def html(*paragraphs: str, head: str = "", title: str = TITLE) -> str:
    """Give a page: a paragraph begins on each line from the sixth on."""
    lines = "\n".join(f"<p>{p}</p>" for p in paragraphs)
    above = f"<!DOCTYPE html>\n<html lang='en'><head>{head}</head>\n<body><article>\n\n<h1>{title}</h1>"
    return f"{above}\n{lines}\n</article></body></html>"


def docx(*paragraphs: tuple[str, str] | str, core: str = "") -> bytes:
    """Give a DOCX of paragraphs, each a text or a style and a text."""
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    rows = []
    for one in paragraphs:
        style, text = one if isinstance(one, tuple) else ("", one)
        style = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
        rows.append(f"<w:p>{style}<w:r><w:t>{text}</w:t></w:r></w:p>")
    files = {"word/document.xml": f"<w:document {space}><w:body>{''.join(rows)}</w:body></w:document>"}
    if core:
        files["docProps/core.xml"] = core
    return zipped(files)


def zipped(files: Mapping[str, str | bytes]) -> bytes:
    """Give a ZIP file of these files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def pdf(*pages: Sequence[str], size: int = 11, info: str = "") -> bytes:
    """Give a PDF of pages of lines; an empty line leaves a gap, and a line that begins with # is set larger."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", "", "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    kids = []
    for lines in pages:
        y, marks = 780, []
        for line in lines:
            points = size + 7 if line.startswith("#") else size
            words = line.removeprefix("#").strip().replace("(", r"\(").replace(")", r"\)")
            if words:
                marks.append(f"BT /F1 {points} Tf 60 {y} Td ({words}) Tj ET")
            y -= round(points * 1.3) if words else size
        stream = "\n".join(marks)
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {len(objects)} 0 R"
            " /Resources << /Font << /F1 3 0 R >> >> >>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    objects.append(f"<< {info} >>")
    out, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{content}\nendobj\n".encode("latin-1")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    count = len(objects) + 1
    return (
        out
        + (
            f"xref\n0 {count}\n0000000000 65535 f \n{table}"
            f"trailer << /Size {count} /Root 1 0 R /Info {count - 1} 0 R >>\nstartxref\n{len(out)}\n%%EOF"
        ).encode()
    )


def record(**fields: object) -> str:
    """Give a line of JSON."""
    return json.dumps(fields)


def each(values: Sequence[str]) -> Iterator[str]:
    """Give the texts as paragraphs of XML."""
    return (f"<p>{value}</p>" for value in values)
