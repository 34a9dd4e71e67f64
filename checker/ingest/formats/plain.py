"""Plain text: the file as decoded. Also what is read where nothing else fits."""

from collections.abc import Iterator

from checker.ingest.decoding import decode
from checker.ingest.document import Document, File, Format
from checker.ingest.page import plain_blocks
from checker.settings import Settings


def read(file: File, settings: Settings) -> Iterator[Document]:
    """Give the text as one page."""
    del settings
    text = decode(file.data, file.place)
    yield Document(text, plain_blocks(text))


FORMAT = Format("plain text", (".txt",), lambda _: False, read)
