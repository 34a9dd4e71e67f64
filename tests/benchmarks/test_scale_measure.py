"""The parts of the scale benchmark that its figures rest on."""

from itertools import islice
from pathlib import Path

import pytest

from benchmarks.scale import measure
from benchmarks.scale.measure import made_names, renamed, rounds, slope
from checker import pipeline
from checker.archive import Story, store, writing
from checker.extract.sentences import Parser
from checker.settings import Settings


@pytest.fixture
def kept(tmp_path: Path, parser: Parser, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a file with three stories, read by the parser of the suite."""
    monkeypatch.setattr(pipeline, "load_parser", lambda _: parser)
    seconds, memory = measure.read_stories(3, tmp_path / "read.jsonl")
    assert seconds > 0
    assert memory > 0
    return tmp_path / "read.jsonl"


@pytest.mark.parametrize("power", [0.3, 1.0, 2.0])
def test_the_exponent_is_that_of_the_growth(power: float) -> None:
    """Cost that grows with a power of the size has that power as its slope."""
    assert slope([(n, 5 * n**power) for n in (1e3, 1e4, 1e5)]) == pytest.approx(power)


def test_a_round_has_other_names_and_the_same_places(kept: Path) -> None:
    """What is made from a story keeps its offsets, and is another story; a whole round has the same names."""
    first, *_, again, second = islice(rounds(kept, 3, 0), 5)
    assert isinstance(first, Story)
    assert (again.article.id, again.article.text) != (first.article.id, first.article.text)
    assert again.article.path == f"1/{first.article.path}"
    assert [(c.span.start, c.span.end, c.kind) for c in again.claims] == [
        (c.span.start, c.span.end, c.kind) for c in first.claims
    ]
    assert all(again.article.text[c.span.start : c.span.end] == c.span.text for c in again.claims)
    assert len({s.article.id for s in (first, again, second)}) == 3


def test_what_is_cut_has_the_claims_of_its_first_sentences(kept: Path) -> None:
    """So that a hundred thousand are written in minutes."""
    whole, cut = next(rounds(kept, 3, 0)), next(rounds(kept, 3, 2))
    assert cut.claims == tuple(c for c in whole.claims if c.sentence < 2)
    assert len(cut.sentences) == 2


def test_only_made_up_names_are_exchanged() -> None:
    """A word that could be no family or town stays, and so does what follows a backslash in JSON."""
    names = made_names()
    text = '[{"id":"abcd1234","path":"x"},"\\nGalberg spoke to thousands in Ashford"]'
    other = renamed(text, 3, names)
    assert "spoke to thousands in" in other
    assert "Galberg" not in other
    assert len(other) == len(text) + len("3/")
    assert renamed(text, 0, names) == text


def test_an_archive_is_written_and_asked(kept: Path, tmp_path: Path) -> None:
    """As many stories as were asked for, each of its own."""
    file = tmp_path / "made.archive"
    assert measure.write(kept, 2, 5, 4, file) > 0
    with writing(file) as connection:
        assert connection.execute("SELECT count(DISTINCT article) FROM stories").fetchone() == (5,)
        assert store(connection, ()) == (0, 0)


def test_a_gate_is_timed(kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In processor seconds, with the memory it took."""
    monkeypatch.setattr(measure, "_SETTINGS", Settings(nli="off"))
    measure.write(kept, 2, 2, 0, tmp_path / "a.archive")
    found = measure.gates(kept, 2, tmp_path / "a.archive")
    assert 0 < found["median"] <= found["p95"]
    assert found["MB"] >= 0
