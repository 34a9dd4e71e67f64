"""How much of what a comparison with everything finds a gate finds, on a small archive of made-up news."""

import sys
from pathlib import Path

import pytest

from benchmarks import archive_recall
from benchmarks.archive_recall import measured
from benchmarks.scale import measure
from checker import pipeline
from checker.extract.sentences import Parser

COUNT = 24


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory, parser: Parser) -> Path:
    """Give an archive of a few events, each told by several stories."""
    folder = tmp_path_factory.mktemp("recall")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pipeline, "load_parser", lambda _: parser)
        measure.read_stories(COUNT, folder / "read.jsonl")
    measure.write(folder / "read.jsonl", COUNT, COUNT, folder / "a.archive")
    return folder / "a.archive"


def test_a_gate_finds_what_a_comparison_with_everything_finds(archive: Path) -> None:
    """At least the share that the floor names; with one candidate a draft, far less."""
    whole, few, usual = measured(archive, 4, [1, pipeline.FEW])
    assert whole.text.startswith("24 stories, 4 drafts: ")
    assert few.recall < 0.8
    assert usual.recall >= 0.98


def test_less_than_the_floor_ends_with_status_1(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """So that a change that loses findings is noticed; the floor itself passes."""
    monkeypatch.setattr(sys, "argv", ["archive_recall", str(archive), "--drafts", "4", "--few", "1"])
    with pytest.raises(SystemExit, match=r"recall 0\.\d+ is below 0\.98"):
        archive_recall.main()
    monkeypatch.setattr(sys, "argv", ["archive_recall", str(archive), "--drafts", "2", "--few", "240"])
    archive_recall.main()
