"""From paths to bytes: patterns, folders without what .gitignore names, and a reason for what is no file."""

import errno
import os
import stat
import sys
from collections.abc import Iterator, Sequence
from glob import glob, has_magic
from pathlib import Path

from checker.errors import InputError
from checker.ingest.addresses import address_of, find_at, load_at
from checker.ingest.formats import is_named_like_one
from checker.ingest.gitignore import Ignored, is_ignored, rules_above, rules_of
from checker.model import Problem

STDIN = Path("-")


def shown(path: Path) -> str:
    """Give the path as text in POSIX form or its address; bytes that are not UTF-8 are shown as escapes."""
    return address_of(path) or os.fsencode(path.as_posix()).decode("utf-8", "backslashreplace")


def find(paths: Sequence[Path]) -> Iterator[Path | Problem]:
    """Give the files under `paths` in order, each once, and a Problem for each path that leads to none.

    A path that names a file is given whatever its suffix; `-` is standard input; an address stands for what is there
    (see `addresses.py`). One that names nothing, but has * or ? or [ in it, stands for what fits the pattern. Folders
    are walked in sorted order; in them hidden entries are skipped and what .gitignore files leave out, and only files
    with the ending of a format are given. Links to folders are followed, except back to a folder above.
    """
    seen: set[str] = set()
    for path in paths:
        for found in _expanded(path):
            if isinstance(found, Path):
                real = os.path.realpath(found) if found != STDIN else "-"
                if real in seen:
                    continue
                seen.add(real)
            yield found


def _expanded(path: Path) -> Iterator[Path | Problem]:
    if path == STDIN:
        yield path
        return
    if (address := address_of(path)) and not path.exists():
        yield from find_at(address)
        return
    if not (has_magic(str(path)) and not path.exists()):
        yield from _under(path, named=True, above=(), ignored=())
        return
    fitting = [Path(name) for name in sorted(glob(str(path), recursive=True))]  # noqa: PTH207 - takes absolute ones
    if not fitting:
        yield Problem(path=shown(path), message="nothing fits this pattern")
    for one in fitting:
        # "**" stands for folders too, and what lies in them fits by itself.
        if not (one.is_dir() and "**" in path.parts):
            yield from _under(one, named=True, above=(), ignored=())


def _under(
    path: Path, *, named: bool, above: tuple[tuple[int, int], ...], ignored: tuple[Ignored, ...]
) -> Iterator[Path | Problem]:
    try:
        status = path.stat()
        if not stat.S_ISDIR(status.st_mode):
            if named or is_named_like_one(path.name):
                yield path
            return
        key = (status.st_dev, status.st_ino)
        if key in above:
            yield Problem(
                path=shown(path), message="a symbolic link that leads back to a folder above it; not followed"
            )
            return
        entries = sorted(path.iterdir(), key=lambda entry: entry.name)
        rules = (*(rules_above(path) if named else ignored), *rules_of(path))
    except OSError as error:
        # What a folder happens to hold beside articles is not the user's concern.
        if named or is_named_like_one(path.name) or error.errno == errno.EACCES:
            yield Problem(path=shown(path), message=reason(error))
        return
    found = False
    for entry in entries:
        if entry.name.startswith(".") or is_ignored(rules, entry):
            continue
        for item in _under(entry, named=False, above=(*above, key), ignored=rules):
            found = True
            yield item
    if named and not found:
        yield Problem(path=shown(path), message="the folder holds no file that can be read")


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


def load(path: Path, max_bytes: int) -> bytes:
    """Give the bytes of the file, or of standard input.

    Raises InputError with the reason when the file cannot be opened, is no regular file, or is larger than `max_bytes`.
    """
    place = shown(path)
    try:
        if path == STDIN:
            data = sys.stdin.buffer.read(max_bytes + 1)
        elif (address := address_of(path)) and not path.exists():
            data = load_at(address, max_bytes)
        else:
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
    return data


def _too_large(size: int, limit: int) -> str:
    return f"{size:,} bytes are more than the limit of {limit:,}; raise the setting max_bytes to read it"
