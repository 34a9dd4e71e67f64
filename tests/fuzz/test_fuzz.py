"""A short run of each fuzzing target, the same every time, and the inputs that did harm once."""

from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import pytest
from hypothesis import HealthCheck, find, given, settings
from hypothesis import strategies as st

from tests.fuzz.__main__ import TARGETS, Hunt, main
from tests.fuzz.target import CORPUS, Reader, Target, inputs

# How many inputs a target gets here: a few seconds' worth.
TRIES = {"ingest": 150, "temporal": 200, "quantity": 200, "report": 25}


def target_of(name: str) -> Target:
    """Give the target of that name."""
    target: Target = import_module(f"tests.fuzz.{name}").TARGET
    return target


@pytest.mark.parametrize("name", TARGETS)
def test_a_short_run_finds_nothing(name: str) -> None:
    """What must hold of any input holds of these; `python -m tests.fuzz` looks for longer."""
    target = target_of(name)

    @settings(
        max_examples=TRIES[name],
        derandomize=True,
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(inputs(target))
    def some(data: bytes) -> None:
        target.run(data)

    some()


@pytest.mark.parametrize("path", sorted(CORPUS.glob("*/*")), ids=lambda p: f"{p.parent.name} {p.name}")
def test_what_did_harm_once_does_none(path: Path) -> None:
    """Inputs that a hunt found are kept, and stay harmless."""
    target_of(path.parent.name).run(path.read_bytes())


def harmless(data: bytes) -> None:
    """Take anything."""
    assert isinstance(data, bytes)


def harmed_by_two(data: bytes) -> None:
    """Take anything but what holds both words, and say so in two places."""
    if b"salt" in data and b"sand" in data:
        raise ValueError("both")


@pytest.mark.parametrize(("holds", "status"), [(harmless, 0), (harmed_by_two, 1)])
def test_a_hunt_keeps_what_it_finds(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], holds: Callable[[bytes], object], status: int
) -> None:
    """An input that fails is kept as it is, once for each place, and fails the command; the hunt goes on after it."""
    target = Target("words", [b"salt"], [b"sand", b"salt"], holds)
    hunt = Hunt(target, 60, tmp_path / "found")
    for data in (b"x", b"saltsand", b"sandsalt", b"y"):
        hunt.run(data)
    assert (hunt.runs, hunt.end()) == (4, status)
    assert [path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()] == [b"saltsand"] * status
    assert f", {status} did harm" in capsys.readouterr().out


def test_inputs_reach_what_takes_two_words() -> None:
    """Seeds are changed and words strung together, so that what needs both a seed and a word is found."""
    target = Target("words", [b"a grain of salt"], [b"sand"], harmless)
    found = find(
        inputs(target), lambda data: b"salt" in data and b"sand" in data, settings=settings(max_examples=5_000)
    )
    assert b"sand" in found


def test_the_command_runs_a_target(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """`python -m tests.fuzz quantity` ends with 0 when its time is over and nothing was found."""
    words = ["fuzz", "quantity", "--seconds", "0.2", "--engine", "hypothesis", "--found", str(tmp_path)]
    monkeypatch.setattr("sys.argv", words)
    assert main() == 0


@given(st.binary(max_size=6))
def test_a_reader_gives_numbers_and_then_text(data: bytes) -> None:
    """A number is below its bound however few bytes are left, and the rest comes after it."""
    reader = Reader(data)
    assert 0 <= reader.number(7, 2) < 7
    assert reader.rest() == data[2:]
    assert reader.text().encode("utf-8", "surrogateescape") == data[2:]
