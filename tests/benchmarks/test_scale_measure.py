"""The parts of the scale benchmark that its figures rest on."""

from itertools import pairwise
from pathlib import Path

import pytest

from benchmarks.scale import measure
from benchmarks.scale.measure import earlier, kept, made_names, renamed, slope
from checker import pipeline
from checker.archive import Story, load_stories, store, writing
from checker.extract.sentences import Parser
from checker.names import count_words
from checker.settings import Settings


@pytest.fixture
def read(tmp_path: Path, parser: Parser, monkeypatch: pytest.MonkeyPatch) -> Path:
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


def test_a_round_has_other_names_and_the_same_places(read: Path) -> None:
    """What is made from a story keeps its offsets, and is another story, of the same weekday earlier."""
    first, *_ = kept(read, 3)
    assert isinstance(first, Story)
    long_ago, second, _, before, *_ = earlier(read, 3, 2)
    assert (before.article.id, before.article.text) != (first.article.id, first.article.text)
    assert before.article.path == f"1/{first.article.path}"
    assert [s.article.path.split("/")[0] for s in (long_ago, second, before)] == ["2", "2", "1"]
    assert all(before.article.text[c.span.start : c.span.end] == c.span.text for c in before.claims)
    assert len({s.article.id for s in (first, long_ago, second, before)}) == 4
    days = [s.article.published for s in (first, before, long_ago)]
    assert [(a - b).days for a, b in pairwise(d for d in days if d is not None)] == [7, 7]


def test_what_is_made_has_the_words_of_what_was_read(read: Path) -> None:
    """Only statements are kept; the words that stories are related by are those of statements."""
    (whole, *_), (made, *_) = kept(read, 3), earlier(read, 3, 1)
    assert 0 < len(made.claims) < len(whole.claims)
    one, other = (count_words(s.claims) for s in (whole, made))
    assert sorted(one.values()) == sorted(other.values())
    assert one != other


def test_only_made_up_names_are_exchanged() -> None:
    """A word that could be no family or town stays, and so does what follows a backslash in JSON."""
    names = made_names()
    text = '[{"id":"abcd1234","path":"x"},"\\nGalberg spoke to thousands in Ashford"]'
    other = renamed(text, 3, names)
    assert "spoke to thousands in" in other
    assert "Galberg" not in other
    assert len(other) == len(text) + len("3/")


@pytest.mark.parametrize("size", [2, 3, 8])
def test_an_archive_is_written_and_asked(read: Path, tmp_path: Path, size: int) -> None:
    """As many stories as were asked for, each of its own, those that were read last and whole."""
    file = tmp_path / "made.archive"
    assert measure.write(read, 3, size, file) >= 0
    with writing(file) as connection:
        assert connection.execute("SELECT count(DISTINCT article) FROM stories").fetchone() == (size,)
        numbers = [n for (n,) in connection.execute("SELECT id FROM stories ORDER BY id")][-min(size, 3) :]
        assert list(load_stories(connection, numbers)) == list(kept(read, 3))[:size]
        assert store(connection, ()) == (0, 0)


def test_a_gate_is_timed(read: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In processor seconds, with the memory it took."""
    monkeypatch.setattr(measure, "_SETTINGS", Settings(nli="off"))
    measure.write(read, 2, 2, tmp_path / "a.archive")
    found = measure.gates(read, 2, tmp_path / "a.archive")
    assert 0 < found["median"] <= found["p95"]
    assert found["MB"] >= 0
