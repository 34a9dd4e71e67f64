"""Every page shows what happens: its commands run, and where it shows what they print, they print that."""

import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Sequence
from pathlib import Path
from shlex import split

import pytest
import yaml
from typer.testing import CliRunner

from checker import cli, pipeline
from checker.extract.sentences import Parser
from tools.console import Block, agrees, blocks, session

ROOT = Path(__file__).resolve().parent.parent
PAGES = (*sorted((ROOT / "docs").glob("*.md")), ROOT / "README.md", ROOT / "CONTRIBUTING.md")
LANGUAGES = {"sh", "console", "text", "yaml", "toml", "json", "python", "markdown"}
# What a test cannot do: set up a machine, load from an index, serve until it is interrupted.
LEFT_TO_PEOPLE = re.compile(r"^(make|pip|git|pre-commit|check serve|\.venv/bin/)\b|^\.venv/", re.MULTILINE)
NOT_RUN = "not-run: "
SIGNED = "date: 2025-05-10\n\nAnna Berg and Peter Holm signed the treaty about the dam in Vienna on {} May 2025.\n"


def found(*languages: str) -> list[tuple[str, Block]]:
    """Give the blocks of some languages on all pages, each with its page."""
    return [
        (page.name, block) for page in PAGES for block in blocks(page.read_text("utf-8")) if block.language in languages
    ]


def name(value: object) -> str:
    """Name a test after the page or the line of a block."""
    return str(value.line) if isinstance(value, Block) else str(value)


@pytest.fixture
def newsroom(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, parser: Parser) -> Path:
    """Give a folder with all that commands on the pages name: drafts, articles, an archive, the seeds, and `check`."""
    for path, day in {
        "archive/a.md": 9,
        "archive/b.md": 7,
        "articles/a.md": 9,
        "published/a.md": 9,
        "drafts/new.md": 5,
        "draft.md": 5,
    }.items():
        file = tmp_path / path
        file.parent.mkdir(exist_ok=True)
        file.write_text(SIGNED.format(day), "utf-8")
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    program = tmp_path / "bin" / "check"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m checker "$@"\n')
    (tmp_path / "bin" / "jq").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m json.tool\n')
    for file in program.parent.iterdir():
        file.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    monkeypatch.setattr(pipeline, "load_parser", lambda _: parser)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(command: str) -> tuple[int, str]:
    """Run a command as a shell would, in this process where it is `check` alone; give its status and what it prints."""
    if command.startswith("check ") and not re.search(r"[|;&<>$`]", command):
        words = split(command, comments=True)[1:]
        app = getattr(cli, f"{words[0]}_app", None)
        done = CliRunner().invoke(app or cli.app, words[1:] if app else words)
        return done.exit_code, done.output
    process = subprocess.run(  # noqa: S603 - our own pages
        ["/bin/sh", "-c", command], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
    )
    return process.returncode, process.stdout


def commands(block: Block) -> Sequence[str]:
    """Give the commands of a block: its lines where each is `check`, else the block as it stands."""
    lines = block.text.strip().splitlines()
    return lines if all(line.startswith("check ") for line in lines) else [block.text]


@pytest.mark.parametrize(("page", "block"), [(p, b) for p, b in found("sh") if not b.info], ids=name)
@pytest.mark.usefixtures("newsroom")
def test_what_is_shown_to_be_typed_works(page: str, block: Block) -> None:
    """Every command of every page runs; status 1 is what a gate says of a draft that contradicts the archive."""
    Path("check.toml").write_text('nli = "off"\n', "utf-8")
    if page == "tutorial.md" and "sed " in block.text:
        shutil.copy("draft.md", "draft.md.bak")
    for command in commands(block):
        status, output = run(command)
        assert status in {0, 1}, f"{command}\n{output}"


@pytest.mark.usefixtures("newsroom")
def test_the_tutorial_prints_what_it_shows() -> None:
    """Done from the top, with the language model, every command prints what the page says."""
    shown = 0
    for block in blocks((ROOT / "docs" / "tutorial.md").read_text("utf-8")):
        if block.language == "sh":
            assert run(block.text)[0] == 0
        for command, output in session(block.text) if block.language == "console" else ():
            printed = run(command)[1]
            assert agrees(output, printed), f"{command}\n{printed}"
            shown += 1
    assert shown >= 6
    assert Path("draft.md").read_text("utf-8").count("check: ignore") == 1


@pytest.mark.parametrize(("page", "block"), [(p, b) for p, b in found("sh") if b.info], ids=name)
def test_what_is_not_run_says_why(page: str, block: Block) -> None:
    """Only what no test can do is left out, with the reason beside it."""
    assert block.info.startswith(NOT_RUN), f"{page}:{block.line}"
    assert len(block.info) > len(NOT_RUN) + 10
    assert LEFT_TO_PEOPLE.search(block.text)


def test_every_block_says_what_it_is() -> None:
    """A block without a language would slip through; one of `yaml` or `toml` is to be copied, and parses."""
    every = [(page.name, block) for page in PAGES for block in blocks(page.read_text("utf-8"))]
    assert [(p, b.line, b.language) for p, b in every if b.language not in LANGUAGES] == []
    for _, block in found("yaml"):
        assert yaml.safe_load(block.text)
    for _, block in found("toml"):
        assert tomllib.loads(block.text)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    """A link to a file of the project finds it, and one to a heading of it finds that."""
    for target in re.findall(r"\]\(([^)\s]+)\)", page.read_text("utf-8")):
        if re.match(r"[a-z]+:", target):
            continue
        path, _, heading = target.partition("#")
        file = (page.parent / path).resolve() if path else page
        assert file.exists(), target
        assert not heading or f"#{heading}" in anchors(file), target


def anchors(page: Path) -> set[str]:
    """Give the anchors of a page's headings, as a forge makes them."""
    headings = re.findall(r"^#+ (.*)$", page.read_text("utf-8"), re.MULTILINE)
    return {"#" + re.sub(r"[^\w\- ]", "", h.lower()).replace(" ", "-") for h in headings}


@pytest.mark.parametrize(
    ("shown", "printed", "same"),
    [
        ("a\nb\n", "a \nb\n\n", True),
        ("a\n…\nc\n", "a\nb\nb\nc\n", True),
        ("a\n…\n", "a\n", True),
        ("a\n…\nc\n", "a\nb\nd\n", False),
        ("a…\n", "ab\n", False),
        ("a.b\n", "axb\n", False),
    ],
)
def test_a_page_is_held_to_its_words(shown: str, printed: str, same: bool) -> None:
    """A line of `…` stands for any lines; everything else is compared as it is."""
    assert agrees(shown, printed) is same
