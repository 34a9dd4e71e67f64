"""`check index --shards`: the archive is that of any other run, what is done is not done again, and nothing is lost."""

import gzip
import json
from collections.abc import Generator, Iterable, Iterator
from pathlib import Path
from typing import Any

import fsspec
import pytest

from checker import pipeline
from checker.archive import diagnose
from checker.archiving import index, shards
from checker.archiving.shards import Shards, Source, source_of
from checker.errors import ArchiveError
from checker.extract import load_parser
from checker.model import Problem
from checker.pipeline import load_reader
from checker.settings import Settings
from tests.archive.conftest import Write, news

ARCHIVE, OTHER = Path("archive.db"), Path("other.db")


@pytest.fixture
def corpus(folder: Write) -> Path:
    """Give three files of several articles each, as a folder."""
    texts = list(news(6).values())
    rows = [json.dumps({"text": text, "date": f"2025-05-{n:02}"}) for n, text in enumerate(texts, 1)]
    return folder({f"{n}.jsonl": "\n".join(rows[2 * n : 2 * n + 2]) + "\n" for n in range(3)})


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Note which files are read."""
    found: list[str] = []
    make = shards._make

    def noting(parse: object, settings: Settings, where: Shards, parser: object, source: Source) -> Problem | None:
        if found[-1:] == ["enough"]:
            raise KeyboardInterrupt
        found.append(source.place)
        return make(parse, settings, where, parser, source)  # type: ignore[arg-type]

    monkeypatch.setattr(shards, "_make", noting)
    return found


@pytest.fixture
def memory() -> Iterator[str]:
    """Give an address for shards that nothing is at."""
    yield "memory://shards/here"
    fsspec.filesystem("memory").rm("/shards", recursive=True)


def test_the_archive_is_that_of_a_run_without_shards(corpus: Path, quick: Settings) -> None:
    """To the byte, and so is what is said of a file that cannot be used."""
    (corpus / "bad.jsonl").write_text('{"text": ""}\n')
    assert index(ARCHIVE, [corpus], quick, shards="shards") == (plain := index(OTHER, [corpus], quick))
    assert plain.problems
    assert diagnose(ARCHIVE) == diagnose(OTHER)


def test_processes_make_shards(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """All that they need is sent to them."""
    monkeypatch.setattr(pipeline, "load_parser", load_parser)
    settings = Settings(nli="off", jobs=2)
    assert index(ARCHIVE, [corpus], settings, shards="shards").added == 3
    index(OTHER, [corpus], settings)
    assert diagnose(ARCHIVE).content == diagnose(OTHER).content


def test_a_run_that_was_broken_off_goes_on(corpus: Path, quick: Settings, made: list[str], memory: str) -> None:
    """What has a shard is not read again, whether it reached the archive or not; unfinished shards do not count."""
    system = fsspec.filesystem("memory")
    system.pipe_file("/shards/here/.half", b"half a shard")
    first = made
    with pytest.raises(KeyboardInterrupt):
        index(ARCHIVE, [corpus], quick, lambda *_: first.append("enough"), shards=memory)
    assert made == ["news/0.jsonl", "enough"]
    made.clear()
    done = index(ARCHIVE, [corpus], quick, shards=memory)
    assert (done.added + done.unchanged, done.problems) == (3, ())
    assert made == ["news/1.jsonl", "news/2.jsonl"]
    index(OTHER, [corpus], quick)
    assert diagnose(ARCHIVE).content == diagnose(OTHER).content


def test_another_archive_is_made_from_the_same_shards(corpus: Path, quick: Settings, made: list[str]) -> None:
    """Without reading a file."""
    index(ARCHIVE, [corpus], quick, shards="shards")
    made.clear()
    assert index(OTHER, [corpus / "1.jsonl"], quick, shards="shards").added == 1
    assert made == []


def test_what_changed_is_read_again(corpus: Path, quick: Settings, made: list[str]) -> None:
    """And nothing else."""
    index(ARCHIVE, [corpus], quick, shards="shards")
    made.clear()
    (corpus / "1.jsonl").write_bytes((corpus / "0.jsonl").read_bytes())
    done = index(ARCHIVE, [corpus], quick, shards="shards")
    assert (done.added, done.changed, done.unchanged) == (0, 1, 2)
    assert made == ["news/1.jsonl"]


@pytest.mark.parametrize("damage", ["cut", "turned", "other"])
def test_a_damaged_shard_is_made_again(corpus: Path, quick: Settings, damage: str) -> None:
    """The run says so, and the next one makes good; the other files are in the archive meanwhile."""
    index(OTHER, [corpus], quick, shards="shards")
    where = min(Path("shards").iterdir())
    data = where.read_bytes()
    where.write_bytes(
        {
            "cut": data[:-20],
            "turned": gzip.compress(gzip.decompress(data).replace(b"May", b"Mai", 1)),
            "other": b"no shard",
        }[damage]
    )
    done = index(ARCHIVE, [corpus], quick, shards="shards")
    assert done.added == 2
    assert "was damaged, and is deleted: run the same command again" in done.problems[0].message
    done = index(ARCHIVE, [corpus], quick, shards="shards")
    assert (done.added, done.unchanged, done.problems) == (1, 2, ())


def test_a_file_that_kills_its_process_is_told(corpus: Path, quick: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """It has no shard; the others are in the archive."""

    class Deadly:
        """An engine in which one file ends two processes."""

        elsewhere = True

        def map(self, work: Any, items: Iterable[Any]) -> Generator[Any]:
            """Read the others here."""
            state = work.load()
            for source in items:
                dies = source.place.endswith("1.jsonl")
                yield work.lost(source, "exit status 9") if dies else work.do(state, source)

    loaded = load_reader(quick)._replace(engine=Deadly())
    monkeypatch.setattr("checker.archiving.indexing.load_reader", lambda _: loaded)
    done = index(ARCHIVE, [corpus], quick, shards="shards")
    assert done.added == 2
    assert [(p.path, p.message) for p in done.problems] == [
        ("news/1.jsonl", "the process that read it came to an end twice (exit status 9); not read")
    ]


def test_a_file_that_is_gone_meanwhile_is_told(quick: Settings, tmp_path: Path) -> None:
    """By the path that it was given by; the shard says the same on the next run."""
    where = Shards(str(tmp_path / "shards"))
    source = source_of(Path("gone.txt"), "gone.txt", "digest")
    assert source.path.is_absolute()
    for _ in range(2):
        told: list[Problem] = []
        assert list(shards.read_by_shards([source], where, quick, load_reader(quick), told.extend)) == []
        assert [(p.path, p.message) for p in told] == [("gone.txt", "there is no such file or folder")]


@pytest.mark.parametrize(
    ("where", "said"),
    [
        ("/dev/null/shards", "/dev/null/shards: shards cannot be"),
        ("nosuch://shards", "nosuch://shards: shards cannot be written there: Protocol not known: nosuch"),
    ],
)
def test_where_nothing_can_be_written_it_is_said(corpus: Path, quick: Settings, where: str, said: str) -> None:
    """Before any file is read."""
    with pytest.raises(ArchiveError) as caught:
        index(ARCHIVE, [corpus], quick, shards=where)
    assert str(caught.value).startswith(said)


def test_a_shard_that_cannot_be_written_or_read_is_said(tmp_path: Path) -> None:
    """With the folder, and as an error of the command."""
    where = Shards(str(tmp_path / "none"))
    with pytest.raises(ArchiveError, match="none: shards cannot be written there"):
        where.write("a.jsonl.gz", b"")
    with pytest.raises(ArchiveError, match="none: shards cannot be read there"):
        where.read("a.jsonl.gz")


def test_articles_at_an_address_are_indexed(corpus: Path, quick: Settings, memory: str) -> None:
    """A page is called by its address, and read again when its store says that it changed."""
    system = fsspec.filesystem("memory")
    for n in (0, 1):
        system.pipe_file(f"/shards/corpus/{n}.jsonl", (corpus / f"{n}.jsonl").read_bytes())
    at = Path("memory://shards/corpus")
    assert index(ARCHIVE, [at], quick, shards=memory).added == 2
    assert index(ARCHIVE, [at], quick, shards=memory).unchanged == 2
    system.pipe_file("/shards/corpus/1.jsonl", (corpus / "2.jsonl").read_bytes())
    done = index(ARCHIVE, [at], quick, shards=memory)
    assert (done.changed, done.unchanged, done.problems) == (1, 1, ())
