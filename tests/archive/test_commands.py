"""The archive's commands as a user calls them: what they print, and their exit statuses."""

from checker import cli
from tests.archive.conftest import Write, called, news


def test_index_says_what_it_did(folder: Write) -> None:
    """One line on standard output, and 0."""
    where = folder(news(2))
    done = called(cli.index_app, "archive.db", where)
    assert (done.exit_code, done.stdout) == (0, "archive.db: 2 added, 0 changed, 0 unchanged, 0 gone\n")
    done = called(cli.index_app, "archive.db", where, "--jobs", "1")
    assert (done.exit_code, done.stdout) == (0, "archive.db: 0 added, 0 changed, 2 unchanged, 0 gone\n")


def test_index_says_what_it_could_not_read(folder: Write) -> None:
    """The rest is done, the file is named on standard error, and the status is 3."""
    where = folder({**news(1), "empty.txt": ""})
    done = called(cli.index_app, "archive.db", where)
    assert done.exit_code == 3
    assert "1 added" in done.stdout
    assert "news/empty.txt: the file is empty" in done.stderr


def test_index_leaves_other_files_alone(folder: Write) -> None:
    """What is no archive is not written into: it may be an article, named by mistake in the first place."""
    where = folder(news(2))
    text = (where / "000.txt").read_bytes()
    done = called(cli.index_app, where / "000.txt", where)
    assert done.exit_code == 3
    assert "news/000.txt: not an archive" in done.stderr
    assert (where / "000.txt").read_bytes() == text


def test_a_gate_on_an_archive_fails_on_a_conflict(folder: Write) -> None:
    """`check DRAFT --against ARCHIVE` ends with 1 where the draft contradicts what was indexed."""
    text = "date 2025-05-16\n\nAnna Berg and Peter Holm signed the treaty about the dam in Vienna on {} May 2025.\n"
    called(cli.index_app, "archive.db", folder({"old.txt": text.format(9)}))
    draft = folder({"new.txt": text.format(7)}, "drafts")
    done = called(cli.app, draft, "--against", "archive.db", "--nli", "off")
    assert done.exit_code == 1
    assert "news/old.txt" in done.stdout
