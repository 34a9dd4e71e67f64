"""The how-to: what it shows can be copied, and what plugs `check` into a pipeline holds together."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from typer.testing import CliRunner

from checker import cli, pipeline
from checker.extract.sentences import Parser
from checker.serve.service import Asked
from tools import annotate

ROOT = Path(__file__).resolve().parent.parent
HOW_TO = (ROOT / "docs" / "how-to.md").read_text("utf-8")
SIGNED = "date: 2025-05-10\n\nAnna Berg and Peter Holm signed the treaty about the dam in Vienna on {} May 2025.\n"


def blocks(language: str) -> list[str]:
    """Give the code blocks of a language, in order."""
    return re.findall(rf"```{language}\n(.*?)```", HOW_TO, re.DOTALL)


@pytest.fixture
def newsroom(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a folder with an archive that is at odds with itself, and drafts that are at odds with it."""
    for name, day in {"archive/a.md": 9, "archive/b.md": 7, "drafts/new.md": 5, "draft.md": 5}.items():
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(SIGNED.format(day), "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    (tmp_path / "check.toml").write_text('nli = "off"\n')
    script = tmp_path / "bin" / "check"
    script.parent.mkdir()
    script.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m checker "$@"\n')
    script.chmod(0o755)
    monkeypatch.setenv("PATH", f"{script.parent}{os.pathsep}{os.environ['PATH']}")
    return tmp_path


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch, parser: Parser) -> None:
    """Parse with the parser of the suite, which is loaded once."""
    monkeypatch.setattr(pipeline, "load_parser", lambda _: parser)


def sh(command: str) -> subprocess.CompletedProcess[str]:
    """Run a line or a block of the how-to as it stands."""
    return subprocess.run(["/bin/sh", "-c", command], capture_output=True, text=True, check=False)  # noqa: S603


@pytest.mark.usefixtures("newsroom", "quick")
def test_an_archive_with_a_past() -> None:
    """The baseline is written and holds, and a draft that contradicts the archive fails all the same."""
    write, again, drafts = (line.split()[1:] for line in blocks("sh")[1].splitlines())
    statuses = [CliRunner().invoke(cli.app, words).exit_code for words in (again, write, again, drafts)]
    assert statuses == [2, 0, 0, 1]


@pytest.mark.usefixtures("newsroom")
def test_a_cms_is_told_why() -> None:
    """The recipe holds a draft that contradicts the archive, and its file says what is wrong."""
    done = sh(blocks("sh")[2])
    assert done.stdout == "hold: it contradicts what was published; see verdict.md\n"
    assert "**Conflict** `draft.md:3`" in Path("verdict.md").read_text("utf-8")


@pytest.mark.usefixtures("newsroom", "quick")
def test_a_python_service_needs_no_process() -> None:
    """The example runs as it stands, but for the language model."""
    found: dict[str, Any] = {}
    exec(blocks("python")[0].replace("Settings()", 'Settings(nli="off")'), found)  # noqa: S102 - our own page
    assert found["hold"] is True
    assert Path("verdict.html").read_text("utf-8").startswith("<!doctype html>")


@pytest.mark.parametrize("block", blocks("yaml"))
def test_what_is_to_be_copied_is_valid(block: str) -> None:
    """Every file that the how-to shows parses."""
    assert yaml.safe_load(block)


def test_options_exist() -> None:
    """The page names no option that its command does not have."""
    lines = HOW_TO.splitlines()
    for app, command in ((cli.app, r"\bcheck (?!serve)\S+/? --"), (cli.serve_app, r"\bcheck serve --")):
        options = set(re.findall(r"--[a-z-]+", CliRunner().invoke(app, ["--help"]).stdout))
        named = re.findall(r" (--[a-z-]+)", " ".join(line for line in lines if re.search(command, line)))
        assert named
        assert set(named) <= options


def test_a_request_to_the_service_is_one() -> None:
    """What the page shows to be sent is taken."""
    assert [page.path for page in Asked.model_validate_json(blocks("json")[0]).articles] == ["draft.md"]


def test_the_hook_and_the_action_name_what_there_is() -> None:
    """The hook calls our command; the action gives its inputs as variables, and only options that exist."""
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    assert (hook["id"], hook["entry"]) == ("check-claims", "check")
    assert hook["id"] in HOW_TO
    action = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
    scripts = [step["run"] for step in action["runs"]["steps"] if "run" in step]
    assert not [script for script in scripts if "${{" in script]
    options = set(re.findall(r"--[a-z-]+", CliRunner().invoke(cli.app, ["--help"]).stdout))
    assert set(re.findall(r"--[a-z-]+", scripts[-1])) <= options
    assert all((ROOT / path).is_file() for path in re.findall(r"\$SOURCE/([\w./]+)", " ".join(scripts)))
    assert set(yaml.safe_load(blocks("yaml")[1])["jobs"]["claims"]["steps"][1]["with"]) <= set(action["inputs"])


@pytest.fixture
def result() -> Callable[..., Any]:
    """Give a function that makes a result of a SARIF log."""

    def make(level: str = "error", message: str = "Conflict", uri: str = "draft.md", **fields: object) -> Any:
        region = {"startLine": 3, "endLine": 4}
        place = {"physicalLocation": {"artifactLocation": {"uri": uri}, "region": region}}
        return {"ruleId": "duration", "level": level, "message": {"text": message}, "locations": [place], **fields}

    return make


def test_annotations_are_commands_of_the_runner(result: Callable[..., Any]) -> None:
    """A conflict is an error at its lines; what passes or is suppressed is none."""
    results = [result(), result("note"), result("none"), result(suppressions=[{}])]
    assert annotate.commands({"runs": [{"results": results}]}) == [
        "::error file=draft.md,line=3,endLine=4,title=check%3A duration::Conflict",
        "::notice file=draft.md,line=3,endLine=4,title=check%3A duration::Conflict",
    ]


def test_an_article_gives_no_command(result: Callable[..., Any]) -> None:
    """A line end in a message or a comma in a name does not end the command or a field of it."""
    line = annotate.command(result(message="5 %\n::set-output name=x::y", uri="a%2Cline%3D9.md"))
    assert line.startswith("::error file=a%2Cline=9.md,line=3,")
    assert line.endswith("::5 %25%0A::set-output name=x::y")
    assert "\n" not in line


def test_an_annotation_has_no_links_and_needs_no_line(result: Callable[..., Any]) -> None:
    """A link to a related location is its words; a file without lines is annotated at its top."""
    found = result(message="Conflict. See [archive/a.md:6](1) “Monday”.")
    assert annotate.command(found).endswith("::Conflict. See archive/a.md:6 “Monday”.")
    del found["locations"][0]["physicalLocation"]["region"]
    assert annotate.command(found).startswith("::error file=draft.md,line=1,endLine=1,")


def test_annotate_reads_a_log(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], result: Callable[..., Any]
) -> None:
    """As the action calls it."""
    file = tmp_path / "check.sarif"
    file.write_text(json.dumps({"runs": [{"results": [result()]}]}))
    monkeypatch.setattr(sys, "argv", ["annotate.py", str(file)])
    annotate.main()
    assert capsys.readouterr().out.startswith("::error file=draft.md")
