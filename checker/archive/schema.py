"""The archive's file: what it is told by, how it is opened, how an older one is brought up to date."""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from urllib.parse import quote

from checker.errors import ArchiveError

APPLICATION = 0x63686B61
"""The application_id of an archive, "chka", by which it is told from other SQLite files."""

_MAGIC = b"SQLite format 3\x00"
# How long a command waits for another that is writing, in seconds.
_PATIENCE = 2.0

Connection = sqlite3.Connection


def _first(connection: Connection) -> None:
    for statement in _statements(files("checker.archive").joinpath("schema.sql").read_text(encoding="utf-8")):
        connection.execute(statement)


_DAMAGED = "the file is damaged; `check doctor` says how much, and `check doctor --repair` saves what it can"
_READ_ONLY = "it may not be written: the file or its folder is read-only"
_BUSY = "another process is writing it; wait until it is done, and try again"
_REASONS = {
    "SQLITE_BUSY": _BUSY,
    "SQLITE_LOCKED": _BUSY,
    "SQLITE_FULL": "the disk is full; what was in it before is kept. Make room, and run the same command again",
    "SQLITE_READONLY": _READ_ONLY,
    "SQLITE_PERM": _READ_ONLY,
    "SQLITE_CORRUPT": _DAMAGED,
    "SQLITE_NOTADB": _DAMAGED,
    "SQLITE_CANTOPEN": "it cannot be opened: the folder is missing, or may not be read or written",
    "SQLITE_IOERR": "the disk failed, or is full ({text}); what was in it before is kept",
}


def _second(connection: Connection) -> None:
    """Count the stories of each page, so that one that was lost is missed."""
    connection.execute("ALTER TABLE pages ADD COLUMN stories INTEGER NOT NULL DEFAULT 0")
    connection.execute("UPDATE pages SET stories = (SELECT count(*) FROM stories WHERE page = pages.id)")


def _third(connection: Connection) -> None:
    """Keep what each story is related to others by, so that it need not be unpacked to find out."""
    from checker.archive.stories import load_stories  # noqa: PLC0415 - these stand above this module
    from checker.archive.write import profile  # noqa: PLC0415

    connection.execute("CREATE TABLE profiles (story INTEGER PRIMARY KEY, words TEXT NOT NULL) STRICT")
    numbers = [n for (n,) in connection.execute("SELECT id FROM stories WHERE current = 1 ORDER BY id")]
    rows = ((n, profile(story)) for n, story in zip(numbers, load_stories(connection, numbers), strict=True))
    connection.executemany("INSERT INTO profiles VALUES (?, ?)", rows)


def _fourth(connection: Connection) -> None:
    """Keep what the versions of an item are told by. Pages read before have none, until they are read again."""
    for column in ("item", "version", "revised"):
        connection.execute(f"ALTER TABLE stories ADD COLUMN {column} TEXT")
    connection.execute("CREATE INDEX stories_of_item ON stories (item) WHERE item IS NOT NULL")


MIGRATIONS: tuple[Callable[[Connection], None], ...] = (_first, _second, _third, _fourth)
"""What brings an archive from version n to n + 1, for each n. Each step runs in one transaction."""


def is_archive(path: Path) -> bool:
    """Say whether a path is an SQLite file, and so to be taken for an archive. Never raises."""
    try:
        with path.open("rb") as file:
            return file.read(len(_MAGIC)) == _MAGIC
    except OSError:
        return False


@contextmanager
def reading(path: Path) -> Iterator[Connection]:
    """Open an archive to ask it. Works where nothing may be written, too.

    Raises ArchiveError when the file is missing, damaged, no archive, or of another version.
    """
    with said(path):
        connection = _opened_to_read(path)
        try:
            _must_be_ours(connection, path)
            _must_be_new(connection, path)
            connection.execute("BEGIN")  # one state of the archive, whoever writes meanwhile
            yield connection
        finally:
            connection.close()


@contextmanager
def apart(path: Path) -> Iterator[Connection]:
    """Open an archive that may be damaged, to examine it; what is written is undone at the end.

    Raises ArchiveError where it is none or of another version.
    """
    connection = _opened_to_read(path)
    try:
        _must_be_ours(connection, path)
        _must_be_new(connection, path)
        connection.execute("PRAGMA query_only = OFF")
        connection.execute("BEGIN")
        yield connection
    finally:
        connection.close()


@contextmanager
def writing(path: Path) -> Iterator[Connection]:
    """Open an archive to write, make it where there is none, and bring an older one up to date.

    The connection is inside a transaction, which no other writer can be in at the same time: end each with `commit`.
    What was not committed is lost when an error leaves the block. Raises ArchiveError as `reading` does, and when
    another process writes, the disk is full or the file may not be written.
    """
    with said(path):
        if path.exists() and path.stat().st_size and not is_archive(path):
            raise ArchiveError("not an archive: a file of another kind, left as it is", str(path))
        connection = _connected(path, "rwc")
        try:
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute("BEGIN IMMEDIATE")
            _must_be_ours(connection, path, new=True)
            connection.execute("ROLLBACK")
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = FULL")
            _migrate(connection)
            connection.execute("BEGIN IMMEDIATE")
            yield connection
            connection.execute("COMMIT")
        finally:
            connection.close()  # rolls back what is not committed


def commit(connection: Connection) -> None:
    """End the transaction of `writing`, and begin the next at once, so that no other writer comes in between."""
    connection.execute("COMMIT")
    connection.execute("BEGIN IMMEDIATE")


def version(connection: Connection) -> int:
    """Give the version of an archive's tables; 0 for an empty file."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _migrate(connection: Connection) -> None:
    for number in range(version(connection), len(MIGRATIONS)):
        connection.execute("BEGIN IMMEDIATE")
        if version(connection) == number:  # and nobody else was faster
            MIGRATIONS[number](connection)
            connection.execute(f"PRAGMA application_id = {APPLICATION}")
            connection.execute(f"PRAGMA user_version = {number + 1}")
        connection.execute("COMMIT")


def _must_be_ours(connection: Connection, path: Path, *, new: bool = False) -> None:
    """Raise ArchiveError for an SQLite file of another program or of a newer version; `new` allows an empty one."""
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    empty = not connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if application != APPLICATION and not (new and empty and not application):
        raise ArchiveError("not an archive: an SQLite file of another kind, left as it is", str(path))
    if version(connection) > len(MIGRATIONS):
        raise ArchiveError(
            f"an archive of version {version(connection)}, made by a newer check; this one knows {len(MIGRATIONS)}",
            str(path),
        )


def _must_be_new(connection: Connection, path: Path) -> None:
    if (found := version(connection)) < len(MIGRATIONS):
        raise ArchiveError(
            f"an archive of the older version {found}; `check index {path} PATH...` brings it up to date", str(path)
        )


def _opened_to_read(path: Path) -> Connection:
    if not is_archive(path):
        what = "not an archive" if path.exists() else "there is no such archive; `check index` makes one"
        raise ArchiveError(what, str(path))
    # Reading a file in WAL mode writes beside it, where that is allowed.
    if os.access(path, os.W_OK) and os.access(path.parent, os.W_OK):
        connection = _connected(path, "rw")
        connection.execute("PRAGMA query_only = ON")
        return connection
    beside = path.with_name(f"{path.name}-wal")
    return _connected(path, "ro", "" if beside.exists() else "&immutable=1")


def _connected(path: Path, mode: str, more: str = "") -> Connection:
    return sqlite3.connect(
        f"file:{quote(os.fspath(path.absolute()))}?mode={mode}{more}", uri=True, isolation_level=None, timeout=_PATIENCE
    )


@contextmanager
def said(path: Path) -> Iterator[None]:
    """Raise ArchiveError for what SQLite or the system raises: what is wrong with the file, and what to do."""
    try:
        yield
    except (sqlite3.Error, OSError) as error:
        raise ArchiveError(_reason(error), str(path)) from error


def _reason(error: Exception) -> str:
    text = str(error)
    name = getattr(error, "sqlite_errorname", "")
    if "vtable constructor failed" in text:
        name = "SQLITE_CORRUPT"
    # An extended name, SQLITE_BUSY_SNAPSHOT, begins with that of its kind.
    said = (why for kind, why in _REASONS.items() if name.startswith(kind))
    return next(said, "cannot be used: {text}").format(text=text)


def _statements(script: str) -> Iterator[str]:
    """Give the statements of a script; `executescript` would end the transaction."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
