"""What is packed, unpacked no further than the limits allow: the parts of ZIP files and packed streams."""

import io
import lzma
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

from checker.errors import InputError
from checker.ingest.document import File
from checker.settings import Settings

BROKEN = (zipfile.BadZipFile, tarfile.TarError, EOFError, OSError, zlib.error, lzma.LZMAError, NotImplementedError)
_SLACK = 1_000_000  # bytes: what is smaller may be packed as tightly as it likes


@contextmanager
def opened(file: File) -> Iterator[zipfile.ZipFile]:
    """Open a ZIP file; raises InputError where it is broken, within the block as well."""
    try:
        with zipfile.ZipFile(io.BytesIO(file.data)) as archive:
            yield archive
    except (*BROKEN, RuntimeError, ValueError) as error:
        raise InputError(f"the ZIP file is broken: {error}", file.place) from error


def member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, place: str, settings: Settings) -> bytes:
    """Give the bytes of a member, unpacked no further than the limits allow. Raises InputError."""
    if info.flag_bits & 1:
        raise InputError("it is locked with a password; unpack it first", place)
    with archive.open(info) as packed:
        data = bounded(packed, place, settings.max_bytes)
    check_ratio(len(data), info.compress_size, place, settings.max_ratio)
    return data


def bounded(stream: IO[bytes], place: str, limit: int) -> bytes:
    """Read a stream that may unpack to anything; raise InputError where it has more than `limit` bytes."""
    data = stream.read(limit + 1)
    if len(data) > limit:
        raise InputError(f"it unpacks to more than the limit of {limit:,} bytes; raise the setting max_bytes", place)
    return data


def check_ratio(size: int, packed: int, place: str, limit: int) -> None:
    """Raise InputError where `size` bytes came of so few `packed` ones that it is a trap."""
    if size > _SLACK and size > limit * max(packed, 1):
        raise InputError(
            f"it unpacks to {size // max(packed, 1):,} times its size, more than the limit of {limit:,};"
            " raise the setting max_ratio if it is no trap",
            place,
        )
