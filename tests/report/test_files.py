"""A report is written whole, where it was asked for, and never over or among the articles."""

import os
from pathlib import Path

import pytest

from checker.errors import SettingsError
from checker.report.files import encoded, target, write


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    """Give an article in a folder of articles."""
    (tmp_path / "articles").mkdir()
    file = tmp_path / "articles" / "draft.md"
    file.write_text("They met.")
    return file


def test_a_file_is_taken_as_named(tmp_path: Path, draft: Path) -> None:
    """A path that is no folder is the file itself."""
    assert target(str(tmp_path / "out.md"), "md", [draft]) == tmp_path / "out.md"


def test_a_folder_holds_a_file_named_for_the_first_path(tmp_path: Path, draft: Path) -> None:
    """In a folder that exists, a report is called as the folder that was checked."""
    assert target(str(tmp_path), "json", [draft.parent, draft]) == tmp_path / "articles.json"


def test_a_slash_makes_the_folder(tmp_path: Path, draft: Path) -> None:
    """A folder that does not exist yet is known by its slash; an article lends its name without its ending."""
    assert target(f"{tmp_path}/new/reports/", "md", [draft]) == tmp_path / "new" / "reports" / "draft.md"
    assert (tmp_path / "new" / "reports").is_dir()


def test_the_root_lends_no_name(tmp_path: Path) -> None:
    """A path without a name gives a report called report."""
    assert target(str(tmp_path), "json", [Path("/")]).name == "report.json"


@pytest.mark.parametrize("name", ["draft.md", "../articles/draft.md"])
def test_an_article_is_not_overwritten(draft: Path, name: str) -> None:
    """Writing the report over the draft that it is about is refused."""
    with pytest.raises(SettingsError, match="would overwrite it"):
        target(str(draft.parent / name), "md", [draft])


def test_a_folder_of_its_own_name_is_no_trap(draft: Path) -> None:
    """`check draft.md --format markdown -o .` does not overwrite the draft either."""
    with pytest.raises(SettingsError, match="would overwrite it"):
        target(str(draft.parent), "md", [draft])


@pytest.mark.parametrize("name", ["report.md", "report.txt"])
def test_a_report_does_not_become_an_article(draft: Path, name: str) -> None:
    """In a folder of articles, a report is refused whose ending the next run would read."""
    with pytest.raises(SettingsError, match="the next run would read this"):
        target(str(draft.parent / name), "md", [draft.parent])


def test_what_is_not_read_may_lie_among_the_articles(draft: Path) -> None:
    """The wire form is no article, so `check . -o report.json` works."""
    assert target(str(draft.parent / "report.json"), "json", [draft.parent]) == draft.parent / "report.json"


def test_a_folder_that_does_not_exist_is_said(tmp_path: Path, draft: Path) -> None:
    """A misspelt folder is found out before any work is done."""
    with pytest.raises(SettingsError, match="no such folder to write into"):
        target(str(tmp_path / "missing" / "out.md"), "md", [draft])


def test_a_folder_that_cannot_be_made_is_said(draft: Path) -> None:
    """A file stands where the folder should."""
    with pytest.raises(SettingsError, match="cannot be made"):
        target(f"{draft}/reports/", "md", [draft])


def test_write_replaces_the_file_and_leaves_nothing_else(tmp_path: Path) -> None:
    """The old text is gone, the mode is kept, and no other file is left behind."""
    file = tmp_path / "out.md"
    file.write_text("old")
    file.chmod(0o640)
    write(file, "néw\n")
    assert file.read_bytes() == "néw\n".encode()
    assert file.stat().st_mode & 0o777 == 0o640
    assert [f.name for f in tmp_path.iterdir()] == ["out.md"]


def test_write_goes_through_a_link(tmp_path: Path) -> None:
    """A link stays a link; the file that it names is written."""
    link = tmp_path / "link.md"
    link.symlink_to(tmp_path / "out.md")
    write(link, "new")
    assert link.is_symlink()
    assert (tmp_path / "out.md").read_text() == "new"


def test_a_device_is_written_not_replaced(tmp_path: Path) -> None:
    """`-o /dev/stdout`, or a pipe, is no file to put another in the place of."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        write(pipe, "new")
        assert os.read(reader, 10) == b"new"
    finally:
        os.close(reader)


def test_what_cannot_be_written_is_said(tmp_path: Path) -> None:
    """The message names the file and the reason."""
    with pytest.raises(SettingsError, match="cannot be written: No such file or directory"):
        write(tmp_path / "missing" / "out.md", "new")


def test_a_path_that_is_not_utf8_is_spelled() -> None:
    """Such a path does not keep a report from being written."""
    assert encoded("\udcff é") == b"\\udcff \xc3\xa9"
