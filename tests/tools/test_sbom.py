"""`make sbom` writes a bill of materials that names all that is locked, or fails."""

import json
import sys
from pathlib import Path

import pytest

from tools import sbom

LOCK = """\
a-b==1.0 \\
    --hash=sha256:00
c==2.0 ; python_version > '3' \\
    --hash=sha256:11 \\
    --hash=sha256:22
"""


def part(name: str, version: str, *hashes: str) -> dict[str, object]:
    """Give a component of a bill."""
    return {"name": name, "version": version, "externalReferences": [{"hashes": [{"content": h} for h in hashes]}]}


@pytest.mark.parametrize(
    ("parts", "lost"),
    [
        ([part("A_B", "1.0", "00"), part("c", "2.0", "11")], []),
        ([part("a-b", "1.0", "00")], ["c 2.0"]),
        ([part("a-b", "1.1", "00"), part("c", "2.0")], ["a-b 1.0", "c 2.0"]),
    ],
    ids=["whole", "one missing", "another version, and no hash"],
)
def test_what_is_missing_is_named(tmp_path: Path, parts: list[dict[str, object]], lost: list[str]) -> None:
    """A package counts where its version and a hash stand in the bill, however its name is written."""
    lock = tmp_path / "run.txt"
    lock.write_text(LOCK, encoding="utf-8")
    assert sbom.missing({"components": parts}, lock) == lost


def test_the_bill_of_the_lock_is_whole(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The real tool lists every package of the real lock."""
    assert sbom.main(tmp_path / "build" / "sbom.json") == 0
    bill = json.loads((tmp_path / "build" / "sbom.json").read_text("utf-8"))
    assert (bill["bomFormat"], bill["metadata"]["component"]["name"]) == ("CycloneDX", "check-claims")
    assert f"{len(sbom.locked(sbom.LOCK))} packages, as locked" in capsys.readouterr().out


def test_a_bill_that_is_not_whole_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the tool leaves out fails the command, and so does a tool that ends badly, with its own words."""
    bill = tmp_path / "sbom.json"
    monkeypatch.setattr(sbom, "write", lambda _lock, path: path.write_text('{"components": []}', encoding="utf-8"))
    assert sbom.main(bill) == 1
    monkeypatch.undo()
    (tmp_path / "cyclonedx-py").write_text(f"#!{sys.executable}\nraise SystemExit('no room')\n", encoding="utf-8")
    (tmp_path / "cyclonedx-py").chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python"))
    with pytest.raises(RuntimeError, match="ended with 1: no room"):
        sbom.main(bill)
