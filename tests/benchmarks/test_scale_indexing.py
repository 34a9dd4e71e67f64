"""What the benchmark of indexing measures."""

import subprocess
from pathlib import Path

import pytest

from benchmarks.scale import indexing


def test_the_command_is_run_and_its_time_taken(tmp_path: Path) -> None:
    """The archive that is measured is the one that `check index` wrote, its processor time that of another process."""
    seconds, memory = indexing.index(2, tmp_path, 1)
    assert seconds > 0.5
    assert memory > 100
    assert indexing.written(2, tmp_path).read_bytes().startswith(b"SQLite")


def test_a_run_that_fails_has_no_figure(tmp_path: Path) -> None:
    """A command that ends otherwise than well is no measurement."""
    with pytest.raises(subprocess.CalledProcessError):
        indexing.index(0, tmp_path, 0)
