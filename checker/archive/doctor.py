"""Find out whether an archive is whole, make anew what is made from its stories, and save what can be read of it.

SQLite says whether its pages hang together; each story is unpacked, which checks its Adler-32 sums; and all that is
made from the stories is made once more, into temporary tables of the same names, and compared.
"""

import sqlite3
import zlib
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from checker.archive.schema import Connection, apart, said, writing
from checker.archive.stories import unpack
from checker.archive.versions import ANSWERING
from checker.archive.write import Counts, look_up
from checker.errors import ArchiveError

# What is made from the current stories, and can be made anew.
_MADE = ("sentences", "profiles", "spread", "names", "name_keys")
_MISTAKEN = f"current <> (id IN ({ANSWERING}))"
# Rows that cannot be read are stepped over one by one; after so many in a row there are none behind them.
_GAP = 10_000

Told = Callable[[int, int], None]


class Diagnosis(NamedTuple):
    """What an archive holds, and what is wrong with it.

    `damaged` are faults of the file or of what was read from articles, `stale` what is wrong with what is made from
    that; `stories` counts those that answer. `content` is a digest that two archives of the same content share,
    whenever and in whatever order they were written; "" where it could not be read.
    """

    pages: int
    stories: int
    damaged: tuple[str, ...]
    stale: tuple[str, ...]
    content: str

    @property
    def well(self) -> bool:
        """Whether nothing is wrong."""
        return not (self.damaged or self.stale)


def diagnose(path: Path, told: Told | None = None) -> Diagnosis:
    """Examine an archive and change nothing; `told` hears of each story. Raises ArchiveError where it is none."""
    with said(path), apart(path) as connection:
        damaged = tuple(dict.fromkeys((*_integrity(connection), *_references(connection), *_unreadable(connection))))
        if damaged:
            return Diagnosis(*_counted(connection), damaged, (), "")
        stale = (*_not_as_made(connection, told), *_lookup(connection))
        return Diagnosis(*_counted(connection), (), stale, content(connection))


def repair(path: Path, told: Told | None = None) -> tuple[str, ...]:
    """Mend an archive, and give what was done and what was lost, in plain words; nothing for an archive that is well.

    What is made from the stories is made anew. A file that is damaged itself is kept beside, under a name that ends in
    `.damaged`, and a new one holds all pages that could be read whole; `check index` then reads the others again.
    Raises ArchiveError.
    """
    found = diagnose(path, told)
    if found.damaged:
        return _salvage(path)
    if found.stale:
        with writing(path) as connection:
            _make(connection)
        return tuple(f"made anew: {what}" for what in found.stale)
    return ()


def content(connection: Connection) -> str:
    """Give a digest of what the archive holds, without the times and the numbers of its rows."""
    found = sha256()
    pages = connection.execute("SELECT id, path, state, digest FROM pages ORDER BY path, id").fetchall()
    for number, *page in pages:
        found.update(repr(page).encode())
        for article, text, told in connection.execute(
            "SELECT article, text, told FROM stories WHERE page = ? ORDER BY id", (number,)
        ):
            found.update(repr((article, zlib.decompress(text), zlib.decompress(told))).encode())
    for table, columns in (("spread", "word, stories"), ("names", "name, sort, claims"), ("name_keys", "key, name")):
        for row in connection.execute(f"SELECT {columns} FROM {table} ORDER BY 1, 2"):  # noqa: S608 - our own
            found.update(repr(row).encode())
    return found.hexdigest()


def _counted(connection: Connection) -> tuple[int, int]:
    try:
        pages = connection.execute("SELECT count(*) FROM pages WHERE state = 'current'").fetchone()[0]
        stories = connection.execute("SELECT count(*) FROM stories WHERE current = 1").fetchone()[0]
    except sqlite3.DatabaseError:
        return 0, 0
    return int(pages), int(stories)


def _integrity(connection: Connection) -> Iterator[str]:
    try:
        rows = connection.execute("PRAGMA integrity_check(20)").fetchall()
    except sqlite3.DatabaseError as error:
        yield f"the file: {error}"
        return
    yield from (f"the file: {text}" for (text,) in rows if text != "ok")


def _references(connection: Connection) -> Iterator[str]:
    try:
        rows = connection.execute("PRAGMA foreign_key_check").fetchall()
    except sqlite3.DatabaseError as error:
        yield f"the file: {error}"
        return
    yield from (f"row {row} of {table} belongs to no row of {to}" for table, row, to, _ in rows)


def _unreadable(connection: Connection) -> Iterator[str]:
    """Give what cannot be unpacked, and the pages that lack stories."""
    try:
        for number, text, told in connection.execute("SELECT id, text, told FROM stories ORDER BY id"):
            if not _whole(text, told):
                yield f"story {number} is damaged"
        short = connection.execute(
            "SELECT path FROM pages WHERE stories <> (SELECT count(*) FROM stories s WHERE s.page = pages.id)"
        ).fetchall()
    except sqlite3.DatabaseError as error:
        yield f"the file: {error}"
        return
    yield from (f"{path} lacks stories" for (path,) in short)


def _whole(text: bytes, told: bytes) -> bool:
    try:
        zlib.decompress(text)
        zlib.decompress(told)
    except zlib.error:
        return False
    return True


def _not_as_made(connection: Connection, told: Told | None) -> Iterator[str]:
    """Make everything once more, beside, and give what is not the same."""
    if connection.execute(f"SELECT 1 FROM stories WHERE {_MISTAKEN} LIMIT 1").fetchone():  # noqa: S608 - our own
        yield "which stories answer"
    for table in (*_MADE, "lookup"):
        like = table if table != "lookup" else "sentences"
        rows = f"CREATE TEMP TABLE {table} AS SELECT * FROM main.{like} WHERE 0"  # noqa: S608 - our own
        connection.execute(rows)
    _unique(connection)
    _fill(connection, told)
    for table in _MADE:
        one, other = f"SELECT * FROM temp.{table}", f"SELECT * FROM main.{table}"  # noqa: S608 - our own
        for a, b in ((one, other), (other, one)):
            if connection.execute(f"{a} EXCEPT {b} LIMIT 1").fetchone():
                yield table
                break
    for table in (*_MADE, "lookup"):
        connection.execute(f"DROP TABLE temp.{table}")


def _unique(connection: Connection) -> None:
    """Give the temporary tables the keys that counting relies on."""
    connection.execute("CREATE UNIQUE INDEX temp.words_once ON spread (word)")
    connection.execute("CREATE UNIQUE INDEX temp.names_once ON names (name, sort)")
    connection.execute("CREATE UNIQUE INDEX temp.keys_once ON name_keys (key, name)")


def _lookup(connection: Connection) -> Iterator[str]:
    """Say whether the index over the sentences is not theirs."""
    try:
        connection.execute("INSERT INTO lookup (lookup, rank) VALUES ('integrity-check', 1)")
    except sqlite3.OperationalError as error:
        if getattr(error, "sqlite_errorname", "") != "SQLITE_READONLY":
            yield "lookup"
    except sqlite3.DatabaseError:
        yield "lookup"


def _make(connection: Connection) -> None:
    """Make everything anew that is made from the stories."""
    connection.execute(f"UPDATE stories SET current = 1 - current WHERE {_MISTAKEN}")  # noqa: S608 - our own
    for table in _MADE:
        connection.execute(f"DELETE FROM {table}")  # noqa: S608 - our own
    connection.execute("INSERT INTO lookup (lookup) VALUES ('delete-all')")
    _fill(connection, None)


def _fill(connection: Connection, told: Told | None) -> None:
    numbers = [n for (n,) in connection.execute("SELECT id FROM stories WHERE current = 1 ORDER BY id")]
    counts = Counts()
    for done, number in enumerate(numbers, 1):
        row = connection.execute("SELECT text, told FROM stories WHERE id = ?", (number,)).fetchone()
        story = unpack(*row)
        look_up(connection, number, story)
        counts.add(story, 1)
        if done % 256 == 0:
            counts.save(connection)
        if told is not None:
            told(done, len(numbers))
    counts.save(connection)


def _salvage(path: Path) -> tuple[str, ...]:
    """Put all pages that can be read into a new file in place of the damaged one."""
    new, old = (path.with_name(f"{path.name}.{end}") for end in ("repairing", "damaged"))
    new.unlink(missing_ok=True)
    if old.exists():
        raise ArchiveError(f"{old.name} is there already, from an earlier repair; move it away first", str(path))
    with said(path), apart(path) as connection:
        pages = {row[0]: row for row in _rows(connection, "pages", _PAGE)}
        stories: dict[int, list[int]] = {number: [] for number in pages}
        for number, page, text, told in _rows(connection, "stories", "id, page, text, told"):
            if page in stories and _whole(text, told):
                stories[page].append(number)
        lost = [p for p, row in pages.items() if len(stories[p]) != row[-1]]
        kept = [p for p in pages if p not in lost]
        with writing(new) as target:
            for page in kept:
                _insert(target, "pages", _PAGE, pages[page])
                for number in stories[page]:
                    (row,) = _one(connection, "stories", _STORY, number)
                    _insert(target, "stories", _STORY, row)
            _make(target)
    for end in ("-wal", "-shm"):
        beside = path.with_name(path.name + end)
        if beside.exists():
            beside.replace(old.with_name(old.name + end))
    path.replace(old)
    new.replace(path)
    return (
        f"saved {len(kept)} pages into a new file; the damaged one is now {old.name}",
        *(f"lost: {pages[p][1]}" for p in lost),
        "`check index` with the same folders as before reads what is missing",
    )


_PAGE = "id, path, digest, state, indexed, ended, stories"
_STORY = "id, page, current, article, published, text, told, item, version, revised"


def _insert(connection: Connection, table: str, columns: str, row: tuple[Any, ...]) -> None:
    connection.execute(f"INSERT INTO {table} ({columns}) VALUES ({', '.join('?' * len(row))})", row)  # noqa: S608 - our own


def _one(connection: Connection, table: str, columns: str, number: int) -> list[tuple[Any, ...]]:
    return connection.execute(f"SELECT {columns} FROM {table} WHERE id = ?", (number,)).fetchall()  # noqa: S608 - our own


def _rows(connection: Connection, table: str, columns: str) -> Iterator[tuple[Any, ...]]:
    """Give all rows of a table that can be read, by number; those that cannot are stepped over."""
    number, missed = 0, 0
    query = f"SELECT {columns} FROM {table} WHERE id > ? ORDER BY id LIMIT 1"  # noqa: S608 - our own
    while missed < _GAP:
        try:
            rows = (
                _one(connection, table, columns, number + 1)
                if missed
                else connection.execute(query, (number,)).fetchall()
            )
        except sqlite3.DatabaseError:
            number, missed = number + bool(missed), missed + 1
            continue
        if rows:
            number, missed = rows[0][0], 0
            yield rows[0]
        elif missed:
            number, missed = number + 1, missed + 1
        else:
            return
