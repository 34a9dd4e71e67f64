"""The made-up newsroom, and a newcomer's first day in it at a smaller size."""

import os
import shutil
import sys
from pathlib import Path

import pytest
import yaml

from benchmarks import newsroom
from benchmarks.newcomer import Day, Step, as_installed, from_the_forge, mistakes, trial

ROOT = Path(__file__).resolve().parent.parent.parent


def test_the_same_newsroom_every_time(tmp_path: Path) -> None:
    """So many articles as asked for, each with a date and no place left open, and the same bytes again."""
    made = newsroom.make(30)
    assert made == newsroom.make(30)
    assert len(made.archive) == 30
    for text in (*made.archive.values(), made.draft):
        assert text.startswith("---\ntitle: ")
        assert "\ndate: 2025-" in text
        assert not set("{}[]|") & set(text)
    assert newsroom.write(made, tmp_path).read_text("utf-8") == made.draft
    assert len(list((tmp_path / "archive").iterdir())) == 30


def test_the_draft_has_its_three_errors_and_nothing_else_wrong() -> None:
    """Each planted word stands once, and the right one nowhere."""
    made = newsroom.make(4)
    assert len(made.errors) == 3
    for error in made.errors:
        assert (made.draft.count(error.wrong), error.right in made.draft) == (1, False)
        assert any(error.right.removeprefix("on ") in text for text in made.archive.values())


def test_there_are_only_so_many_towns() -> None:
    """Two events of one kind in one town would be at odds with each other."""
    with pytest.raises(ValueError, match="800 articles at most"):
        newsroom.make(801)


def test_the_hook_is_the_one_of_the_page() -> None:
    """With a source in place of the forge, and with the command that is installed."""
    (repo,) = yaml.safe_load(from_the_forge(Path("/src"), "abc"))["repos"]
    assert (repo["repo"], repo["rev"], repo["hooks"][0]["id"]) == ("/src", "abc", "check-claims")
    (repo,) = yaml.safe_load(as_installed())["repos"]
    assert (repo["repo"], repo["hooks"][0]["entry"], repo["hooks"][0]["language"]) == ("local", "check", "system")


def test_what_goes_wrong_is_named() -> None:
    """A draft that is let through, an error that is not found, and a step that fails are told apart."""
    made = newsroom.make(4)
    found = mistakes([Step("commit of the draft", 1, 1, 0, "event date"), Step("git init", 1, 1, 2, "no")], made)
    assert [line.split("\n")[0] for line in found] == [
        "git init: exit status 2",
        "the draft with its errors was let through",
        "the number of homes was not found",
        "the quotation was not found",
    ]


@pytest.mark.skipif(shutil.which("git") is None, reason="no git on this machine")
def test_a_first_day(tmp_path: Path) -> None:
    """By the how-to alone: the commit of a draft with three errors fails and names them; mended, it passes."""
    tools = tmp_path / "bin"
    tools.mkdir()
    for name, module in {"check": "checker", "pre-commit": "pre_commit"}.items():
        (tools / name).write_text(f'#!/bin/sh\nexec "{sys.executable}" -m {module} "$@"\n')
        (tools / name).chmod(0o755)
    folder = tmp_path / "newsroom"
    folder.mkdir()
    path = f"{tools}{os.pathsep}{os.environ['PATH']}"
    day = Day(folder, {**os.environ, "PATH": path, "PYTHONPATH": str(ROOT), "PRE_COMMIT_HOME": str(tmp_path)})
    made = newsroom.make(8)
    trial(day, made, as_installed(), 'nli = "off"\n')
    assert mistakes(day.steps, made) == []
