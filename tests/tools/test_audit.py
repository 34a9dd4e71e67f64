"""`make audit` tells a clean answer from no answer."""

import json
import os
import sys
from pathlib import Path

import pytest

from tools import audit

ASKED = {"name": "lxml", "version": "6.0.0", "vulns": []}
WEAK = {"name": "jinja2", "version": "3.0", "vulns": [{"id": "PYSEC-1", "fix_versions": ["3.1"]}, {"id": "PYSEC-2"}]}
SKIPPED = {"name": "httpx", "skip_reason": "Dependency not found on PyPI"}


@pytest.mark.parametrize(
    ("packages", "complaint", "status", "first"),
    [
        ([ASKED], "", 0, "1 packages, no known weakness"),
        ([ASKED, WEAK, SKIPPED], "", 1, "jinja2 3.0: PYSEC-1, mended in 3.1"),
        ([ASKED, SKIPPED], "", 3, "the advisory database could not be asked about 1 of 2 packages; nothing is known"),
        ([], "a\nERROR: no route", 3, "the advisory database could not be asked about any package; nothing is known"),
    ],
)
def test_an_answer_is_judged(packages: list[dict[str, object]], complaint: str, status: int, first: str) -> None:
    """A known weakness is 1; what was not asked is 3 and never taken for clean."""
    found, lines = audit.judge(packages, complaint)
    assert (found, lines[0]) == (status, first)
    why = complaint.splitlines()[-1:] or [SKIPPED["skip_reason"]]
    assert lines[1:] == {0: [], 1: ["jinja2 3.0: PYSEC-2"], 3: why}[status]


@pytest.mark.parametrize(("answer", "status"), [({"dependencies": [ASKED]}, 0), (None, 3)])
def test_the_tool_is_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer: dict[str, object] | None, status: int
) -> None:
    """pip-audit is asked about the lock; one that gives no answer is no clean bill."""
    tool = tmp_path / "pip-audit"
    written = f"open(sys.argv[sys.argv.index('--output') + 1], 'w').write({json.dumps(json.dumps(answer))})"
    tool.write_text(f"#!{sys.executable}\nimport sys\n{written if answer else 'sys.exit(1)'}\n", encoding="utf-8")
    tool.chmod(0o755)
    monkeypatch.setattr(sys, "executable", os.fspath(tmp_path / "python"))
    assert audit.main() == status
