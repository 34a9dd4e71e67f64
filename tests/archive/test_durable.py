"""Nothing is lost: a killed process, a full disk, a read-only file, two writers, damage, files of others."""

import os
import pickle
import random
import resource
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from checker import cli
from checker.archive import Page, Story, diagnose, load_stories, reading, schema, store, writing
from checker.archiving import index
from checker.errors import ArchiveError
from checker.pipeline import check
from checker.settings import Settings
from tests.archive.conftest import Write, called, news

ARCHIVE = Path("archive.db")
ROOT = Path(__file__).resolve().parents[2]

# Undoes what the fourth version of an archive brought.
TO_THIRD = "DROP INDEX stories_of_item; " + "".join(
    f"ALTER TABLE stories DROP COLUMN {name}; " for name in ("item", "version", "revised")
)

# Writes the pages that it is given, those that are not there yet, and says each that is sure to outlast a crash.
WRITER = """
import pickle, sys, time
from pathlib import Path
from checker.archive import state_of, store, write, writing
write._BATCH = 2
pages = pickle.loads(Path(sys.argv[2]).read_bytes())
def slowly(connection):
    for page in pages:
        if state_of(connection, page.path) != page.digest:
            time.sleep(float(sys.argv[3]))
            yield page
with writing(Path(sys.argv[1])) as connection:
    print("ready", flush=True)
    store(connection, slowly(connection), lambda page: print(page.path, flush=True))
"""


@pytest.fixture
def pages(folder: Write, quick: Settings) -> list[Page]:
    """Give sixteen pages as read."""
    index(Path("read.db"), [folder(news(16))], quick)
    with reading(Path("read.db")) as connection:
        numbers = [n for (n,) in connection.execute("SELECT id FROM stories ORDER BY id")]
        stories = list(load_stories(connection, numbers))
    return [Page(s.article.path, f"digest of {s.article.path}", (s,)) for s in stories]


def write(pages: list[Page]) -> None:
    """Write pages into the archive."""
    with writing(ARCHIVE) as connection:
        store(connection, pages)


def start(pages: list[Page], pause: float) -> "subprocess.Popen[str]":
    """Start a process that writes the pages with a pause before each."""
    Path("pages.pickle").write_bytes(pickle.dumps(pages))
    command = [sys.executable, "-c", WRITER, str(ARCHIVE), "pages.pickle", str(pause)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": str(ROOT)})  # noqa: S603 - our own


def test_a_killed_run_loses_nothing_that_it_said_was_written(pages: list[Page]) -> None:
    """Killed at random moments and started again, the archive ends up as one that was written undisturbed."""
    write(pages)
    undisturbed = diagnose(ARCHIVE)
    ARCHIVE.unlink()
    chance = random.Random(5)  # noqa: S311 - when to kill
    said: set[str] = set()
    for _ in range(3):
        with start(pages, 0.01) as process:
            assert process.stdout is not None
            assert process.stdout.readline() == "ready\n"
            said.update(process.stdout.readline().strip() for _ in range(2))
            time.sleep(chance.uniform(0.0, 0.03))
            process.send_signal(signal.SIGKILL)
            said.update(line.strip() for line in process.stdout)
        found = diagnose(ARCHIVE)
        assert found.well
        with reading(ARCHIVE) as connection:
            held = {path for (path,) in connection.execute("SELECT path FROM pages")}
        assert said <= held
    with start(pages, 0.0) as process:
        process.communicate()
    assert process.returncode == 0
    assert diagnose(ARCHIVE) == undisturbed
    assert len(said) >= 6


def test_an_error_in_between_loses_only_what_was_not_committed(pages: list[Page]) -> None:
    """Where reading breaks off, what was written before stays, and no half page."""
    write(pages[:4])
    before = diagnose(ARCHIVE)

    def broken() -> Iterator[Page]:
        yield pages[4]
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt), writing(ARCHIVE) as connection:
        store(connection, broken())
    assert diagnose(ARCHIVE) == before


def test_a_full_disk_is_said_and_loses_nothing(pages: list[Page], monkeypatch: pytest.MonkeyPatch) -> None:
    """SQLite may not grow the file: the error says so, and what was in it is still there."""
    write(pages[:8])
    before = diagnose(ARCHIVE)
    connected = schema._connected

    def small(*args: str) -> sqlite3.Connection:
        connection = connected(*args)  # type: ignore[arg-type]
        size = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {size + 1}")
        return connection

    with monkeypatch.context() as patch:
        patch.setattr(schema, "_connected", small)
        with pytest.raises(ArchiveError, match="disk is full"):
            write(pages)
    assert diagnose(ARCHIVE) == before


def test_a_limit_on_the_size_of_files_is_said_and_loses_nothing(pages: list[Page]) -> None:
    """The system refuses to write on: the error says so, and what was in it is still there."""
    write(pages[:4])
    before = diagnose(ARCHIVE)
    held, old = signal.signal(signal.SIGXFSZ, signal.SIG_IGN), resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (ARCHIVE.stat().st_size, old[1]))
    try:
        with pytest.raises(ArchiveError, match=r"disk (failed|is full)"):
            write([p._replace(digest=f"new {n}") for n in range(3) for p in pages])
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, old)
        signal.signal(signal.SIGXFSZ, held)
    assert diagnose(ARCHIVE).well
    assert diagnose(ARCHIVE).pages >= before.pages


def test_a_read_only_archive_answers_and_is_not_written(
    pages: list[Page], quick: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where neither the file nor its folder may be written, the gate works, and indexing says why not.

    Root may write everywhere, so that the system's answer is made up here.
    """
    write(pages)
    connected = schema._connected

    def read_only(path: Path, mode: str, more: str = "") -> sqlite3.Connection:
        assert mode == "ro"
        assert more == "&immutable=1"
        return connected(path, mode, more)

    with monkeypatch.context() as patch:
        patch.setattr(os, "access", lambda *_: False)
        patch.setattr(schema, "_connected", read_only)
        before = sorted(Path().iterdir())
        report = check([Path("news/000.txt")], quick, [ARCHIVE])
        assert report.findings
        assert report.errors == ()
        assert diagnose(ARCHIVE).well
        assert sorted(Path().iterdir()) == before
        patch.setattr(schema, "_connected", lambda path, _: connected(path, "ro"))
        with pytest.raises(ArchiveError, match="read-only"):
            write(pages)


def test_a_second_writer_is_told_to_wait(pages: list[Page], monkeypatch: pytest.MonkeyPatch) -> None:
    """While one writes, another fails with a clear error, and readers read what was there before."""
    monkeypatch.setattr(schema, "_PATIENCE", 0.05)
    write(pages[:2])
    with writing(ARCHIVE) as connection:
        store(connection, pages[2:4])
        with pytest.raises(ArchiveError, match="another process is writing"):
            write(pages[4:])
        with reading(ARCHIVE) as reader:
            assert reader.execute("SELECT count(*) FROM pages").fetchone() == (4,)
        store(connection, pages[4:6])
    assert diagnose(ARCHIVE)[:2] == (6, 6)


def test_a_damaged_archive_is_said_where_it_is_read(pages: list[Page], quick: Settings) -> None:
    """A page of noise in the middle: the gate goes on without what it cannot ask, and says so with the file's name."""
    write(pages)
    data = bytearray(ARCHIVE.read_bytes())
    data[8192:] = b"\xa5" * (len(data) - 8192)
    ARCHIVE.write_bytes(data)
    report = check([Path("news/000.txt")], quick, [ARCHIVE])
    assert [e.path for e in report.errors] == ["archive.db"]
    assert "check doctor" in report.errors[0].message


def test_a_damaged_story_is_said_with_its_number(pages: list[Page], quick: Settings) -> None:
    """Bytes that do not unpack are no claims."""
    write(pages)
    with closing(sqlite3.connect(ARCHIVE, isolation_level=None)) as connection:
        connection.execute("UPDATE stories SET told = x'0011' WHERE id = 2")
    report = check([Path("news/000.txt")], quick, [ARCHIVE])
    assert "story 2 is damaged" in report.errors[0].message


@pytest.mark.parametrize("command", ["index", "doctor"])
def test_a_database_of_something_else_is_left_alone(folder: Write, command: str) -> None:
    """SQLite files are many; only those that `check index` made are written."""
    with closing(sqlite3.connect("other.db", isolation_level=None)) as connection:
        connection.execute("CREATE TABLE pages (id INTEGER)")
    before = Path("other.db").read_bytes()
    words = ("other.db", folder(news(1))) if command == "index" else ("other.db",)
    done = called({"index": cli.index_app, "doctor": cli.doctor_app}[command], *words)
    assert done.exit_code == 3
    assert "other.db: not an archive: an SQLite file of another kind" in done.stderr
    assert Path("other.db").read_bytes() == before


def test_a_newer_archive_is_not_touched(pages: list[Page], folder: Write, quick: Settings) -> None:
    """A version that this check does not know is named, and its file left alone."""
    write(pages[:2])
    with closing(sqlite3.connect(ARCHIVE, isolation_level=None)) as connection:
        connection.execute("PRAGMA user_version = 999")
    for use in (lambda: diagnose(ARCHIVE), lambda: index(ARCHIVE, [folder({})], quick)):
        with pytest.raises(ArchiveError, match="version 999, made by a newer check"):
            use()


def test_an_archive_of_the_second_version_gets_profiles(folder: Write, quick: Settings) -> None:
    """They are made from the stories that answer, and are those of an archive that was made anew."""
    where = folder(news(4))
    index(ARCHIVE, [where], quick)
    (where / "003.txt").unlink()
    index(ARCHIVE, [where], quick)
    with closing(sqlite3.connect(ARCHIVE)) as old:
        made = old.execute("SELECT * FROM profiles").fetchall()
        old.executescript(f"{TO_THIRD} DROP TABLE profiles; PRAGMA user_version = 2")
    index(ARCHIVE, [where], quick)
    with reading(ARCHIVE) as connection:
        assert len(made) == 3
        assert connection.execute("SELECT * FROM profiles").fetchall() == made


def test_an_archive_of_the_first_version_is_brought_up_to_date(folder: Write, quick: Settings) -> None:
    """`check index` on an old file keeps what is in it; until then whoever asks is told so."""
    old = sqlite3.connect(ARCHIVE, isolation_level=None)
    schema.MIGRATIONS[0](old)
    old.execute(f"PRAGMA application_id = {schema.APPLICATION}")
    old.execute("PRAGMA user_version = 1")
    old.execute("INSERT INTO pages VALUES (1, 'news/old.txt', 'd', 'current', '2025-05-01T00:00:00+00:00', NULL)")
    old.close()
    report = check([folder(news(1))], quick, [ARCHIVE])
    assert "older version 1" in report.errors[0].message
    with writing(ARCHIVE) as connection:
        assert schema.version(connection) == len(schema.MIGRATIONS)
        assert connection.execute("SELECT path, stories FROM pages").fetchall() == [("news/old.txt", 0)]


def test_a_run_that_was_killed_while_making_the_file_goes_on(pages: list[Page]) -> None:
    """An empty file and an SQLite file without tables are the beginnings of an archive."""
    ARCHIVE.touch()
    write(pages[:1])
    assert diagnose(ARCHIVE).well
    ARCHIVE.unlink()
    with closing(sqlite3.connect(ARCHIVE, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
    write(pages[:1])
    assert diagnose(ARCHIVE).well


def test_a_missing_archive_is_said(quick: Settings, tmp_path: Path) -> None:
    """Asking what is not there makes no file, and says what makes one."""
    with pytest.raises(ArchiveError, match="check index"):
        diagnose(tmp_path / "none.db")
    with pytest.raises(ArchiveError, match="folder is missing"):
        index(tmp_path / "nowhere" / "archive.db", [tmp_path], quick)
    assert not (tmp_path / "none.db").exists()


def test_tables_are_strict_and_references_hold(pages: list[Page]) -> None:
    """SQLite itself refuses text for a number, and a story of no page."""
    write(pages[:1])
    with writing(ARCHIVE) as connection:
        with pytest.raises(sqlite3.IntegrityError, match="cannot store TEXT"):
            connection.execute("UPDATE spread SET stories = 'many'")
        with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
            connection.execute("UPDATE stories SET page = 99")
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_stories_of_one_page_are_replaced_together(pages: list[Page]) -> None:
    """A page of two stories that is corrected to hold one has one."""
    (first,), (second,) = pages[0].stories, pages[1].stories
    other = Story(second.article.model_copy(update={"path": first.article.path, "story": 1}), *second[1:])
    write([pages[0]._replace(stories=(first, other))])
    assert diagnose(ARCHIVE)[:2] == (1, 2)
    write([pages[0]._replace(digest="new")])
    assert diagnose(ARCHIVE)[:4] == (1, 1, (), ())
