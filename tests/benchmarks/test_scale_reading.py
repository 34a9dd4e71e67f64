"""What the benchmark of reading measures."""

import pytest

from benchmarks.scale import reading
from checker import pipeline
from checker.extract.sentences import Parser


def test_a_run_is_timed_apart_for_the_parent_and_its_workers(parser: Parser, monkeypatch: pytest.MonkeyPatch) -> None:
    """In one process all of it is the parent's."""
    monkeypatch.setattr(pipeline, "load_parser", lambda _: parser)
    before = reading.read(0, 1)
    run = reading.read(3, 1)
    assert run.parent > before.parent >= 0
    assert run.workers == before.workers  # none of this run; the suite may have had some
    assert run.parent_mb > 0
