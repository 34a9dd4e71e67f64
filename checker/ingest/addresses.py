"""Files at addresses that fsspec reads: `s3://bucket/folder`, `gs://bucket/2025/*.parquet`, `memory://a.txt`.

What reads a store other than memory is installed by whoever uses it (s3fs, gcsfs, adlfs …). Pages of the web are for
`--url`, which asks robots.txt. A `Path` has one slash where an address has two, which is put back here.
"""

import re
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

from checker.errors import InputError
from checker.ingest.formats import is_named_like_one
from checker.model import Problem

# Two letters at least: one is a drive of Windows.
_ADDRESS = re.compile(r"([a-z][a-z0-9+.-]+):/+(.+)")
_NONE = {"file", "http", "https"}


def address_of(path: Path) -> str:
    """Give the address that a path stands for; "" where it is one of this machine."""
    found = _ADDRESS.fullmatch(path.as_posix())
    return f"{found[1]}://{found[2]}" if found and found[1] not in _NONE else ""


def find_at(address: str) -> Iterator[Path | Problem]:
    """Give the files at an address, in a folder there or fitting a pattern there, in order; else a Problem."""
    try:
        system, root = _opened(address)
        if system.isfile(root):
            names = [root]
        elif any(mark in root for mark in "*?["):
            names = [name for name in system.glob(root) if system.isfile(name)]
        else:
            names = [name for name in system.find(root) if _is_meant(name[len(root) :])]
        found = [Path(system.unstrip_protocol(name)) for name in names]
    except Exception as error:  # noqa: BLE001 - each store raises kinds of its own
        yield Problem(path=address, message=_reason(error))
        return
    yield from sorted(found, key=lambda path: path.parts)
    if not found:
        yield Problem(path=address, message="nothing is there that can be read")


def load_at(address: str, max_bytes: int) -> bytes:
    """Give the bytes of a file at an address, one more than `max_bytes` at most. Raises InputError."""
    try:
        system, name = _opened(address)
        with system.open(name, "rb") as file:
            data: bytes = file.read(max_bytes + 1)
    except Exception as error:  # each store raises kinds of its own
        raise InputError(_reason(error), address) from error
    return data


def state_at(address: str) -> str:
    """Give what changes when a file at an address does, by what its store says of it (ETag, size, time); else ""."""
    try:
        system, name = _opened(address)
        return sha256(str(system.ukey(name)).encode()).hexdigest()
    except Exception:  # noqa: BLE001 - reading it will tell
        return ""


def _opened(address: str) -> tuple[Any, str]:
    """Give the store of an address, and what the store calls the file."""
    import fsspec  # noqa: PLC0415 - seldom needed

    system, name = fsspec.core.url_to_fs(address)
    return system, name


def _is_meant(name: str) -> bool:
    return is_named_like_one(name) and not any(part.startswith(".") for part in name.split("/"))


def _reason(error: Exception) -> str:
    if isinstance(error, FileNotFoundError):
        return "there is no such file or folder"
    said = " ".join(str(error).split()) or type(error).__name__
    return f"cannot be read: {said}"
