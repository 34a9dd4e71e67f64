"""WARC (ISO 28500), by warcio: the pages that a crawler kept, each by its address. Needs the extra `warc`."""

import gzip
import io
import zlib
from collections.abc import Iterator

from checker.errors import InputError
from checker.ingest.document import File, Format, Start
from checker.model import Problem
from checker.settings import Settings

_READ = ("text/html", "application/xhtml+xml", "text/plain", "application/pdf")


def read(file: File, settings: Settings) -> Iterator[File | Problem]:
    """Give the successful answers that may hold an article, once an address: the first."""
    try:
        from warcio.archiveiterator import ArchiveIterator  # noqa: PLC0415 - an extra
        from warcio.exceptions import ArchiveLoadFailed  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise InputError("WARC files need warcio; pip install 'check-claims[warc]' brings it", file.place) from error

    class Records(ArchiveIterator):  # type: ignore[misc]
        """Gives the records, and says nothing on standard error of those whose length is wrong."""

        INC_RECORD = ""

    seen: set[str] = set()
    records = Records(io.BytesIO(file.data))
    try:
        for record in records:
            address = record.rec_headers.get_header("WARC-Target-URI") or ""
            answer = record.http_headers
            if record.rec_type != "response" or answer is None or address in seen or answer.get_statuscode() != "200":
                continue
            kind = answer.get_header("Content-Type") or ""
            if kind and not kind.startswith(_READ):
                continue
            seen.add(address)
            data = record.content_stream().read(settings.max_bytes + 1)
            if len(data) > settings.max_bytes:
                limit = f"{settings.max_bytes:,}"
                yield Problem(
                    path=f"{file.place}/{address}",
                    message=f"more bytes than the limit of {limit}; raise the setting max_bytes",
                )
                continue
            yield file.inner(address, data, kind.partition("charset=")[2].strip("\"' ;"))
    except (ArchiveLoadFailed, OSError, EOFError, zlib.error, ValueError) as error:
        raise InputError(f"the WARC file is broken: {' '.join(str(error).split())}", file.place) from error
    except (AttributeError, IndexError, KeyError, TypeError) as error:  # warcio takes some fields for granted
        raise InputError("the WARC file is broken: the head of a record cannot be read", file.place) from error
    if records.err_count:
        yield Problem(
            path=file.place,
            message=f"the length of a record is wrong, {records.err_count} times; what follows may be lost",
        )
    if not seen:
        raise InputError("the WARC file holds no page that can be read", file.place)


def _looks(start: Start) -> bool:
    if start.data.startswith(b"WARC/"):
        return True
    if not start.data.startswith(b"\x1f\x8b"):
        return False
    try:
        with gzip.open(io.BytesIO(start.data)) as packed:
            return packed.read(5) == b"WARC/"
    except (OSError, EOFError, zlib.error):
        return False


FORMAT = Format("WARC", (".warc", ".warc.gz"), _looks, read)
