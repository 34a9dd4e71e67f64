"""`check doctor`: says whether an archive is whole, makes anew what can be made, and saves what can be read."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from checker import cli
from checker.archive import Diagnosis, diagnose, repair
from checker.archiving import index
from checker.errors import ArchiveError
from checker.settings import Settings
from tests.archive.conftest import Write, called, news

ARCHIVE = Path("archive.db")


@pytest.fixture
def archive(folder: Write, quick: Settings) -> Path:
    """Give an archive of six pages, one of which was corrected and one deleted."""
    where = folder(news(7))
    index(ARCHIVE, [where], quick)
    folder({"000.txt": news(8)["007.txt"]})
    (where / "006.txt").unlink()
    index(ARCHIVE, [where], quick)
    return ARCHIVE


def spoil(statement: str) -> None:
    """Change an archive behind its back."""
    with closing(sqlite3.connect(ARCHIVE, isolation_level=None)) as connection:
        connection.execute(statement)


def test_a_whole_archive_is_well(archive: Path) -> None:
    """Six pages answer, and nothing is wrong with what was replaced either."""
    told: list[tuple[int, int]] = []
    found = diagnose(archive, lambda done, of: told.append((done, of)))
    assert found.well
    assert (found.pages, found.stories) == (6, 6)
    assert told[-1] == (6, 6)
    assert repair(archive) == ()


@pytest.mark.parametrize(
    ("statement", "table"),
    [
        ("DELETE FROM spread WHERE word = 'dam'", "spread"),
        ("UPDATE spread SET stories = stories + 1", "spread"),
        ("UPDATE names SET claims = claims + 1", "names"),
        ("INSERT INTO name_keys VALUES ('x', 'y')", "name_keys"),
        ("UPDATE sentences SET words = 'other'", "sentences"),
        ("INSERT INTO lookup (lookup) VALUES ('delete-all')", "lookup"),
    ],
)
def test_what_is_made_from_stories_is_made_anew(archive: Path, statement: str, table: str) -> None:
    """A wrong count or index is found, named and mended; the archive is then what it was."""
    before = diagnose(archive).content
    spoil("DELETE FROM spread WHERE word = 'nothing'")
    spoil(statement)
    found = diagnose(archive)
    assert found.damaged == ()
    assert table in found.stale
    assert f"made anew: {table}" in repair(archive)
    assert diagnose(archive) == Diagnosis(6, 6, (), (), before)


def test_examining_changes_nothing(archive: Path) -> None:
    """Without --repair, the file is the same to the byte, even where something is wrong."""
    spoil("DELETE FROM names")
    before = archive.read_bytes()
    assert diagnose(archive).stale == ("names",)
    assert archive.read_bytes() == before


def test_a_damaged_story_is_named_and_its_page_is_read_again(archive: Path, folder: Write, quick: Settings) -> None:
    """Whatever can be read is saved, the damaged file is kept, and `check index` fetches the page that was lost."""
    before = diagnose(archive).content
    spoil("UPDATE stories SET told = x'00112233' WHERE id = 2")
    assert diagnose(archive).damaged == ("story 2 is damaged",)
    done = repair(archive)
    assert "lost: news/001.txt" in done
    assert Path("archive.db.damaged").exists()
    assert diagnose(archive)[:4] == (5, 5, (), ())
    assert index(archive, [folder({})], quick)[:4] == (1, 0, 5, 0)
    assert diagnose(archive).content == before


def test_a_row_of_no_page_is_found(archive: Path) -> None:
    """A story without a page is damage, and so is a page without its story."""
    spoil("UPDATE stories SET page = 99 WHERE id = 3")
    found = diagnose(archive)
    assert "row 3 of stories belongs to no row of pages" in found.damaged
    assert "news/002.txt lacks stories" in found.damaged
    assert "lost: news/002.txt" in repair(archive)
    assert diagnose(archive).well


def test_pages_of_the_file_that_are_overwritten_cost_only_what_was_in_them(archive: Path, quick: Settings) -> None:
    """With a page of the file full of noise, the others are saved and the command ends with 3, having said so."""
    with closing(sqlite3.connect(archive, isolation_level=None)) as connection:
        size = connection.execute("PRAGMA page_size").fetchone()[0]
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        root = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'spread'").fetchone()[0]
    data = bytearray(archive.read_bytes())
    data[(root - 1) * size : root * size] = b"\xa5" * size
    archive.write_bytes(data)
    assert called(cli.doctor_app, archive).exit_code == 3
    assert diagnose(archive).damaged
    done = called(cli.doctor_app, archive, "--repair")
    assert "saved 8 pages" in done.stdout
    assert done.exit_code == 0  # nothing was in it that could not be made anew
    assert diagnose(archive)[:4] == (6, 6, (), ())
    assert index(archive, [Path("news")], quick)[:4] == (0, 0, 6, 0)


def test_an_earlier_damaged_file_is_not_written_over(archive: Path) -> None:
    """What was kept at the first repair may be all that is left of something."""
    Path("archive.db.damaged").write_text("kept", "utf-8")
    spoil("UPDATE stories SET told = x'00112233' WHERE id = 2")
    with pytest.raises(ArchiveError, match="earlier repair"):
        repair(archive)
    assert Path("archive.db.damaged").read_text("utf-8") == "kept"


def test_the_command_says_how_it_is(archive: Path) -> None:
    """0 and one line where all is well; 3 and what is wrong where not; 0 again once it is mended."""
    done = called(cli.doctor_app, archive)
    assert done.exit_code == 0
    assert done.stdout.startswith("archive.db: well; 6 pages, 6 stories, content ")
    spoil("DELETE FROM names")
    done = called(cli.doctor_app, archive)
    assert done.exit_code == 3
    assert done.stdout.splitlines()[0] == "not as it should be: names"
    done = called(cli.doctor_app, archive, "--repair")
    assert done.exit_code == 0
    assert done.stdout.splitlines()[0] == "made anew: names"
