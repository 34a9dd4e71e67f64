"""What `import checker` promises to programs."""

import subprocess
import sys
from pathlib import Path

import pytest

import checker
from checker import Settings, Verdict, check, pipeline, render
from checker.extract.sentences import Parser

SIGNED = "date: 2025-05-10\n\nAnna Berg and Peter Holm signed the treaty about the dam in Vienna on {} May 2025.\n"


def test_every_public_name_is_there() -> None:
    """What __all__ names can be imported, and is documented."""
    assert all(getattr(checker, name).__doc__ for name in checker.__all__)


def test_what_is_not_there_is_said() -> None:
    """A misspelt name is an AttributeError, as of any module."""
    with pytest.raises(AttributeError, match="module 'checker' has no attribute 'chekc'"):
        _ = checker.chekc


def test_a_program_checks_a_draft(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, parser: Parser) -> None:
    """The example of the package's documentation: a draft against an archive, and the report as JSON."""
    monkeypatch.setattr(pipeline, "load_parser", lambda _: parser)
    draft, archive = tmp_path / "draft.txt", tmp_path / "archive.txt"
    draft.write_text(SIGNED.format(7), "utf-8")
    archive.write_text(SIGNED.format(9), "utf-8")
    report = check([draft], Settings(nli="off"), against=[archive])
    (conflict,) = (finding for finding in report.findings if finding.verdict is Verdict.CONFLICT)
    assert {conflict.left.path, conflict.right.path} == {draft.as_posix(), archive.as_posix()}
    assert conflict.fingerprint in render(report, "json")


def test_importing_the_package_is_quick() -> None:
    """Nothing heavy is loaded before it is asked for."""
    code = "import sys, checker; print(*{'pydantic', 'spacy'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603
    assert done.stdout.strip() == ""
