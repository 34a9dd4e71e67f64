"""From paths to decoded pages: walking folders, and refusing with a reason what is not a readable text."""

import codecs
import errno
import os
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path

from checker.errors import InputError
from checker.model import Problem

SUFFIXES = frozenset({".txt", ".md"})

# UTF-32's little-endian mark begins with UTF-16's, so the longer ones are tried first.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROLS = bytes(b for b in range(32) if b not in b"\t\n\v\f\r\x1b")


def shown(path: Path) -> str:
    """Give the path as text in POSIX form; bytes of the name that are not UTF-8 are shown as escapes."""
    return os.fsencode(path.as_posix()).decode("utf-8", "backslashreplace")


def find(paths: Sequence[Path]) -> Iterator[Path | Problem]:
    """Give the files under `paths` in order, each once, and a Problem for each path that leads to none.

    A path that names a file is given whatever its suffix. Folders are walked in sorted order; in them hidden entries
    are skipped, and only .txt and .md files are given. Links to folders are followed, except back to a folder above.
    """
    seen: set[str] = set()
    for path in paths:
        for found in _under(path, named=True, above=()):
            if isinstance(found, Path):
                real = os.path.realpath(found)
                if real in seen:
                    continue
                seen.add(real)
            yield found


def _under(path: Path, *, named: bool, above: tuple[tuple[int, int], ...]) -> Iterator[Path | Problem]:
    try:
        status = path.stat()
        if not stat.S_ISDIR(status.st_mode):
            if named or path.suffix.lower() in SUFFIXES:
                yield path
            return
        key = (status.st_dev, status.st_ino)
        if key in above:
            yield Problem(
                path=shown(path), message="a symbolic link that leads back to a folder above it; not followed"
            )
            return
        entries = sorted(path.iterdir(), key=lambda entry: entry.name)
    except OSError as error:
        # What a folder happens to hold beside articles is not the user's concern.
        if named or path.suffix.lower() in SUFFIXES or error.errno == errno.EACCES:
            yield Problem(path=shown(path), message=reason(error))
        return
    found = False
    for entry in entries:
        if entry.name.startswith("."):
            continue
        for item in _under(entry, named=False, above=(*above, key)):
            found = True
            yield item
    if named and not found:
        yield Problem(path=shown(path), message="the folder holds no .txt or .md file")


def reason(error: OSError) -> str:
    """Say in plain words why the system refused a path."""
    match error.errno:
        case errno.ENOENT:
            return "there is no such file or folder"
        case errno.EACCES | errno.EPERM:
            return "permission denied: this user may not read it"
        case errno.ELOOP:
            return "a symbolic link that leads to itself"
        case _:
            return f"cannot be read: {error.strerror or error}"


def load(path: Path, max_bytes: int) -> str:
    """Give the text of the file, line ends as they are, without a byte order mark.

    Read are UTF-8, and UTF-16 and UTF-32 that say so by a byte order mark. Raises InputError with the reason when the
    file cannot be opened, is no regular file, is larger than `max_bytes`, empty, binary or not valid in its encoding.
    """
    place = shown(path)
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise InputError("not a regular file (a pipe, socket or device)", place)
        if status.st_size > max_bytes:
            raise InputError(_too_large(status.st_size, max_bytes), place)
        with path.open("rb") as file:
            data = file.read(max_bytes + 1)
    except OSError as error:
        raise InputError(reason(error), place) from error
    if len(data) > max_bytes:  # it grew, or its size was not known
        raise InputError(_too_large(len(data), max_bytes), place)
    return decode(data, place)


def _too_large(size: int, limit: int) -> str:
    return f"{size:,} bytes are more than the limit of {limit:,}; raise the setting max_bytes to read it"


def decode(data: bytes, place: str) -> str:
    """Give the text of a file's bytes; `place` is what an InputError names. Refuses what `load` refuses."""
    mark, encoding = next(((m, name) for m, name in _MARKS if data.startswith(m)), (b"", "utf-8"))
    if encoding == "utf-8":
        nul = data.find(0)
        if nul >= 0:
            raise InputError(f"a binary file: NUL at byte {nul}; save text as UTF-8", place)
        controls = len(data) - len(data.translate(None, _CONTROLS))
        if controls * 200 > len(data):
            raise InputError(f"a binary file: {controls} of {len(data)} bytes are control characters", place)
    try:
        # The codecs of UTF-16 and UTF-32 need the mark, and leave it out themselves.
        text = data[len(mark) :].decode() if encoding == "utf-8" else data.decode(encoding)
    except UnicodeDecodeError as error:
        at = error.start + (len(mark) if encoding == "utf-8" else 0)
        line = data.count(b"\n", 0, at) + 1
        message = f"not valid {encoding.upper()}: byte 0x{data[at]:02x} at offset {at}; save it as UTF-8"
        raise InputError(message, place, line) from error
    if not text.strip():
        raise InputError("the file is empty", place)
    return text
