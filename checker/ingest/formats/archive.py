"""Archives: ZIP, and tar with or without compression. Nothing is written to disk; a member is a name and its bytes."""

import bz2
import gzip
import io
import lzma
import tarfile
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath
from typing import IO, cast

from checker.errors import InputError
from checker.ingest.document import File, Format, Start, spelled
from checker.ingest.unpacking import BROKEN, check_ratio, member, opened
from checker.model import Problem
from checker.settings import Settings

_PACKED: dict[bytes, Callable[[IO[bytes]], IO[bytes]]] = {
    b"\x1f\x8b": lambda stream: cast("IO[bytes]", gzip.GzipFile(fileobj=stream)),
    b"BZh": lambda stream: cast("IO[bytes]", bz2.BZ2File(stream)),
    b"\xfd7zXZ\x00": lambda stream: cast("IO[bytes]", lzma.LZMAFile(stream)),  # noqa: SIM115 - its users close it
}


def read(file: File, settings: Settings) -> Iterator[File | Problem]:
    """Give the files of an archive in the order of their names, and a Problem for each that cannot be unpacked."""
    if file.data.startswith(b"PK"):
        yield from _zip(file, settings)
    else:
        yield from _tar(file, settings)


def _zip(file: File, settings: Settings) -> Iterator[File | Problem]:
    with opened(file) as archive:
        for info in sorted(archive.infolist(), key=lambda info: info.filename):
            name = info.filename.replace("\\", "/")
            if name.endswith("/") or _passed_over(name):
                continue
            place = f"{file.place}/{spelled(name)}"
            link = (info.external_attr >> 16) & 0o170000 == 0o120000
            reason = _unsafe(name) or ("a link; not followed" if link else "")
            if reason:
                yield Problem(path=place, message=reason)
                continue
            try:
                yield file.inner(name, member(archive, info, place, settings))
            except InputError as error:
                yield Problem(path=place, message=error.message)
            except (*BROKEN, RuntimeError, ValueError) as error:
                yield Problem(path=place, message=f"cannot be unpacked: {error}")


def _tar(file: File, settings: Settings) -> Iterator[File | Problem]:
    try:
        data = _unpacked(file, settings)
        with tarfile.open(fileobj=io.BytesIO(data), mode="r:") as archive:
            for info in sorted(archive, key=lambda info: info.name):
                place = f"{file.place}/{spelled(info.name)}"
                if info.isdir() or _passed_over(info.name):
                    continue
                reason = _unsafe(info.name) or ("" if info.isreg() else "a link or a device; not followed")
                content = None if reason else archive.extractfile(info)
                if content is None:
                    yield Problem(path=place, message=reason)
                elif info.size > settings.max_bytes:
                    limit = f"{settings.max_bytes:,}"
                    yield Problem(
                        path=place,
                        message=f"{info.size:,} bytes are more than the limit of {limit}; raise the setting max_bytes",
                    )
                else:
                    yield file.inner(info.name, content.read())
    except (*BROKEN, ValueError) as error:
        raise InputError(f"the tar file is broken: {error}", file.place) from error


def _unpacked(file: File, settings: Settings) -> bytes:
    """Give the tar file itself, which may be packed as a whole."""
    opener = next((open_ for mark, open_ in _PACKED.items() if file.data.startswith(mark)), None)
    if opener is None:
        return file.data
    with opener(io.BytesIO(file.data)) as packed:
        data = packed.read(settings.max_unpacked + 1)
    if len(data) > settings.max_unpacked:
        limit = f"{settings.max_unpacked:,}"
        raise InputError(
            f"it unpacks to more than the limit of {limit} bytes; raise the setting max_unpacked", file.place
        )
    check_ratio(len(data), len(file.data), file.place, settings.max_ratio)
    return data


def _passed_over(name: str) -> bool:
    """Say whether a member is hidden, or one of those that systems put into archives beside what was meant."""
    return any(part.startswith((".", "__MACOSX")) and part not in {"..", "."} for part in PurePosixPath(name).parts)


def _unsafe(name: str) -> str:
    """Say why a name is not one of a file within the archive; nothing is written, but no report should carry it on."""
    path = PurePosixPath(name)
    if not name:
        return "it has no name; not read"
    if path.is_absolute() or ".." in path.parts or name[1:3] == ":/" or "\0" in name:
        return "its name leads out of the archive; not read"
    return ""


def _looks(start: Start) -> bool:
    if start.data.startswith((b"PK\x03\x04", b"PK\x05\x06")) or start.data[257:262] == b"ustar":
        return True
    opener = next((open_ for mark, open_ in _PACKED.items() if start.data.startswith(mark)), None)
    if opener is None:
        return False
    try:
        with opener(io.BytesIO(start.data)) as packed:
            return packed.read(512)[257:262] == b"ustar"
    except BROKEN:
        return False


FORMAT = Format("an archive", (".zip", ".tar", ".tgz", ".tar.gz", ".tar.bz2", ".tar.xz"), _looks, read)
