"""What .gitignore files leave out of a folder, compared with git itself where it is installed."""

import shutil
import subprocess
import time
from pathlib import Path

import pytest

from checker.ingest import read
from checker.ingest.gitignore import is_ignored, rules_of
from checker.settings import Settings

STORY = "The council met on Monday. It approved the budget after a long debate.\n"
FILES = (
    "a.txt", "draft.txt", "keep/draft.txt", "keep/a.txt", "build/a.txt", "sub/build/a.txt", "sub/deep/a.txt",
    "sub/deep/b.txt", "sub/deep/er/c.txt", "x1.txt", "x2.txt", "xy.txt", "sp ace.txt", "#a.txt", "!a.txt", "a[b].txt",
)  # fmt: skip
PATTERNS = [
    "draft.txt",
    "/draft.txt",
    "build/",
    "/build",
    "*.txt\n!a.txt",
    "sub/*/a.txt",
    "sub/**/c.txt",
    "**/deep/",
    "sub/**",
    "x?.txt",
    "x[0-9].txt",
    "x[!0-9].txt",
    "x[^12].txt",
    "\\#a.txt",
    "\\!a.txt",
    "# a comment\n\n   \n/",
    "a\\[b\\].txt",
    "sp ace.txt   ",
    "**",
    "*a*.txt",
    "keep/\n!keep/a.txt",
    "[",
]


def write(folder: Path, *names: str) -> None:
    """Write an article under each name."""
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(STORY, "utf-8")


def names(folder: Path) -> list[str]:
    """Give what is read of a folder."""
    return [Path(a.path).relative_to(folder).as_posix() for a in read([folder], Settings())[0]]


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
@pytest.mark.parametrize("patterns", PATTERNS)
def test_patterns_mean_what_they_mean_to_git(tmp_path: Path, patterns: str) -> None:
    """Each kind of pattern leaves out exactly the files that git leaves out."""
    write(tmp_path, *FILES)
    (tmp_path / ".gitignore").write_text(patterns, "utf-8")
    subprocess.run(["git", "init", "-q", tmp_path], check=True)  # noqa: S603, S607
    listing = ["git", "-C", str(tmp_path), "ls-files", "-z", "--others", "--exclude-standard"]
    git = subprocess.run(listing, check=True, capture_output=True, text=True).stdout  # noqa: S603
    assert sorted(names(tmp_path)) == sorted(name for name in git.split("\0") if name.endswith(".txt"))


def test_patterns_of_folders_above_and_below_count(tmp_path: Path) -> None:
    """Rules come from the root of the repository down to the folder of a file, the nearer ones last."""
    (tmp_path / ".git").mkdir()
    (tmp_path / ".gitignore").write_text("old*.txt\nnews/b.txt\n", "utf-8")
    write(tmp_path, "news/a.txt", "news/b.txt", "news/old1.txt", "news/in/old2.txt", "news/in/c.txt")
    (tmp_path / "news/in/.gitignore").write_text("!old2.txt\n/c.txt\n", "utf-8")
    assert names(tmp_path / "news") == ["a.txt", "in/old2.txt"]
    assert names(tmp_path) == ["news/a.txt", "news/in/old2.txt"]


def test_without_a_repository_what_is_above_does_not_count(tmp_path: Path) -> None:
    """A .gitignore above a folder is of a repository, or of no concern."""
    (tmp_path / ".gitignore").write_text("*.txt\n", "utf-8")
    write(tmp_path, "news/a.txt")
    assert names(tmp_path / "news") == ["a.txt"]


def test_a_file_that_is_named_is_read(tmp_path: Path) -> None:
    """Who names a file means it, ignored or not."""
    (tmp_path / ".gitignore").write_text("*.txt\n", "utf-8")
    write(tmp_path, "a.txt")
    assert len(read([tmp_path / "a.txt"], Settings())[0]) == 1


def test_a_pattern_made_to_take_long_takes_none(tmp_path: Path) -> None:
    """Many stars in one pattern are matched in linear time."""
    (tmp_path / ".gitignore").write_text("*a" * 40 + "b\n" + "**/" * 40 + "x\n", "utf-8")
    begun = time.process_time()
    assert not is_ignored(rules_of(tmp_path), tmp_path / ("a" * 200))
    assert time.process_time() - begun < 1
