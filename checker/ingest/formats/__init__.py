"""One file a format. To add one, write a module with a FORMAT and name it in the table below.

A format is chosen by what a file begins with, in the order of the table, and only then by the ending of its name:
pages are saved under any name. What nothing recognises is read as plain text, which refuses what is binary.
"""

from checker.ingest.document import File, Format, Start
from checker.ingest.formats import (
    archive,
    docx,
    feed,
    html,
    mail,
    markdown,
    newsml,
    ninjs,
    parquet,
    pdf,
    plain,
    records,
    warc,
)

FORMATS: tuple[Format, ...] = (
    pdf.FORMAT,
    parquet.FORMAT,
    docx.FORMAT,  # a ZIP file, so before archives
    warc.FORMAT,  # perhaps packed with gzip, so before archives
    archive.FORMAT,
    newsml.FORMAT,
    feed.FORMAT,
    html.FORMAT,
    ninjs.FORMAT,  # JSON, so before records
    records.FORMAT,
    mail.FORMAT,
    markdown.FORMAT,
    plain.FORMAT,
)
SUFFIXES = frozenset(suffix for format_ in FORMATS for suffix in format_.suffixes)
_HEAD = 65_536  # bytes


def recognise(file: File) -> Format:
    """Give the format of a file."""
    head = file.data[:_HEAD]
    encoding = "utf-16" if head.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    start = Start(file.data, head.decode(encoding, "replace"), file.suffix)
    looked = next((format_ for format_ in FORMATS if format_.looks(start)), None)
    return looked or next((f for f in FORMATS if file.place.lower().endswith(f.suffixes)), plain.FORMAT)


def is_named_like_one(name: str) -> bool:
    """Say whether a file of this name is read where it lies in a folder or an archive."""
    return name.lower().endswith(tuple(SUFFIXES))
