"""What may stand for a path: patterns and standard input."""

import io
from pathlib import Path
from types import SimpleNamespace

import pytest

from checker.ingest import read, read_text
from checker.settings import Settings

STORY = "The council met on Monday. It approved the budget after a long debate.\n"


def names(path: Path) -> list[str]:
    """Give the names of what a path leads to."""
    return [Path(a.path).name for a in read([path], Settings())[0]]


def test_patterns_stand_for_what_fits_them(tmp_path: Path) -> None:
    """*, ? and ** are for shells that do not expand them; folders that fit are walked, but not twice."""
    for name in ("a1.txt", "a2.md", "sub/a3.txt", "sub/b.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(STORY + name, "utf-8")
    assert names(tmp_path / "a?.*") == ["a1.txt", "a2.md"]
    assert names(tmp_path / "**" / "*.txt") == ["a1.txt", ["sub", "a3.txt"][1], "b.txt"]
    assert names(tmp_path / "s*") == ["a3.txt", "b.txt"]
    assert names(tmp_path / "**") == ["a1.txt", "a2.md", "a3.txt", "b.txt"]


def test_a_file_whose_name_looks_like_a_pattern(tmp_path: Path) -> None:
    """What exists is meant as it is written."""
    for name in ("a[1].txt", "a1.txt"):
        (tmp_path / name).write_text(STORY, "utf-8")
    assert names(tmp_path / "a[1].txt") == ["a[1].txt"]


def test_a_pattern_that_nothing_fits_is_named(tmp_path: Path) -> None:
    """A pattern for nothing is a Problem, as a missing file is."""
    (problem,) = read([tmp_path / "*.txt"], Settings())[1]
    assert (problem.path, problem.message) == ((tmp_path / "*.txt").as_posix(), "nothing fits this pattern")


def given_stdin(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    """Let standard input hold these bytes."""
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(data)))


def test_standard_input_is_named_by_the_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    """`-` is standard input, once; its name in reports says its format as well."""
    given_stdin(monkeypatch, b"---\ntitle: Budget\n---\n\n" + STORY.encode())
    articles, problems = read([Path("-"), Path("-")], Settings(stdin_name="draft.md"))
    assert [(a.path, a.title) for a in articles] == [("draft.md", "Budget")]
    assert problems == []


def test_standard_input_has_its_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    """Standard input may be endless; the limit names its setting."""
    given_stdin(monkeypatch, STORY.encode() * 9)
    assert "raise the setting max_bytes" in read([Path("-")], Settings(max_bytes=100))[1][0].message


def test_text_in_no_file_is_read_by_its_name() -> None:
    """What a server is sent is read as a file of that name would be, and refused as one."""
    (article,) = read_text("draft.html", f"<html><body><p>{STORY}</p></body></html>")
    assert article.paragraphs[0].text == STORY.strip()
    with pytest.raises(Exception, match="no story in English"):
        read_text("draft.txt", "Menu")
