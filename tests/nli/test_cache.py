"""Scores that are kept: within a run, between runs, within bounds, and never at the price of a run."""

import multiprocessing
import sqlite3
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import cast

import pytest

from checker.nli import NliScore, NliThresholds, cache, load_nli, score_both_ways
from checker.nli.cache import FILE_NAME, Pair, RememberingNli, ScoreFile, cache_folder, remembering

# A third is no finite binary fraction, and the sum of tenths is not 0.3: any rounding on the way would show.
SCORE = NliScore(1 / 3, 0.1 + 0.2, 1 / 3 + 2**-54)
FIRST, SECOND, THIRD = ("a", "b"), ("b", "a"), ("a", "")


@dataclass(frozen=True)
class Counted:
    """A model that notes what it is asked and says one thing of every pair."""

    name: str = "counted"
    thresholds: NliThresholds = field(default=NliThresholds(0.9, 0.8))
    digest: str | None = "0"
    asked: list[Pair] = field(default_factory=list)

    def score(self, pairs: Sequence[Pair]) -> list[NliScore]:
        """Note the pairs."""
        self.asked.extend(pairs)
        return [replace(SCORE, neutral=float(len(first))) for first, _ in pairs]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Point the user's cache folder at a place of this test's own, and give the file of scores in it."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path))
    return cache_folder() / FILE_NAME


def test_both_ways_keeps_the_order_and_tells_the_directions_apart() -> None:
    """Of every pair, the first score has the first text as its premise, the second the other way round."""
    forth, back = score_both_ways(Counted(), [("one", "four"), ("seven", "ten")])[1]
    assert (forth.neutral, back.neutral) == (len("seven"), len("ten"))
    assert score_both_ways(Counted(), []) == []


def test_nothing_is_computed_twice_in_a_run() -> None:
    """A pair asked for again, in the same call, in another, or as the other direction of a pair, costs nothing."""
    model = Counted()
    nli = RememberingNli(model)
    first = score_both_ways(nli, [FIRST, FIRST])
    assert nli.score([SECOND, THIRD, FIRST]) == [first[0][1], nli.score([THIRD])[0], first[1][0]]
    assert model.asked == [FIRST, SECOND, THIRD]
    assert (nli.name, nli.thresholds) == (model.name, model.thresholds)


def test_the_next_run_computes_only_what_is_new(home: Path) -> None:
    """A second run finds what the first one computed, to the last bit, and nothing more."""
    before = remembering(Counted(), cache=True).score([FIRST, SECOND])
    assert home.is_file()
    again = Counted()
    assert remembering(again, cache=True).score([FIRST, THIRD, SECOND]) == [
        before[0],
        *Counted().score([THIRD]),
        before[1],
    ]
    assert again.asked == [THIRD]


def test_numbers_are_kept_in_full(tmp_path: Path) -> None:
    """The three probabilities come back equal to the last bit."""
    file = ScoreFile(tmp_path / "scores", "0")
    file.write({FIRST: SCORE})
    assert file.read([FIRST, SECOND]) == {FIRST: SCORE}


@pytest.mark.parametrize(
    ("digest", "pair"),
    [("1", FIRST), ("0", SECOND), ("0", ("ab", "")), ("0", ("", "ab")), ("0a", ("b", "")), ("0", ("a", "b "))],
)
def test_another_model_or_text_is_another_score(tmp_path: Path, digest: str, pair: Pair) -> None:
    """Model, premise and hypothesis are told apart where one ends and the next begins."""
    ScoreFile(tmp_path / "scores", "0").write({FIRST: SCORE})
    assert ScoreFile(tmp_path / "scores", digest).read([pair]) == {}


def test_odd_text_is_kept(tmp_path: Path) -> None:
    """What is not encodable (half a surrogate pair) has a key as well."""
    file = ScoreFile(tmp_path / "scores", "0")
    file.write({("\ud800", "日本"): SCORE})
    assert file.read([("\ud800", "日本"), ("\ud801", "日本")]) == {("\ud800", "日本"): SCORE}


def test_no_text_is_in_the_file(tmp_path: Path) -> None:
    """Who reads the cache learns nothing of unpublished articles."""
    ScoreFile(tmp_path / "scores", "0").write({("embargoed words", "secret words"): SCORE})
    content = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert content
    assert b"words" not in content


def test_many_pairs_at_once(tmp_path: Path) -> None:
    """More pairs than a query may hold are found all the same."""
    file = ScoreFile(tmp_path / "scores", "0")
    scores = {(str(n), ""): replace(SCORE, neutral=float(n)) for n in range(1234)}
    file.write(scores)
    assert file.read(list(scores)) == scores


def test_what_is_not_asked_for_goes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A full file lets go of what was used the longest ago, by the day, and a tenth of its size beyond need."""
    file = ScoreFile(tmp_path / "scores", "0", most=20)
    pairs = [(f"{n:02}", "") for n in range(30)]
    for day, some in enumerate((pairs[:10], pairs[10:20], pairs[:5], pairs[20:25]), 100):
        monkeypatch.setattr(time, "time", lambda day=day: day * 86_400.0)
        if not file.read(some):
            file.write(dict.fromkeys(some, SCORE))
    left = file.read(pairs)
    assert len(left) == 18
    assert set(pairs[:5]) | set(pairs[20:25]) < set(left)
    assert len(set(pairs[5:10]) & set(left)) == 0


def test_a_damaged_score_is_computed_anew(tmp_path: Path) -> None:
    """SQLite does not notice a changed byte of a value; the checksum does, and the score is written again."""
    path = tmp_path / "scores"
    ScoreFile(path, "0").write({FIRST: SCORE, SECOND: SCORE})
    with sqlite3.connect(path) as connection:
        key, value = connection.execute("SELECT key, value FROM scores ORDER BY key LIMIT 1").fetchone()
        for wrong in (bytes([value[0] ^ 1]) + value[1:], value[:-1], "text", 0.5):
            connection.execute("UPDATE scores SET value = ? WHERE key = ?", (wrong, key))
            connection.commit()
            assert len(ScoreFile(path, "0").read([FIRST, SECOND])) == 1
    connection.close()
    model = Counted()
    RememberingNli(model, ScoreFile(path, "0")).score([FIRST, SECOND])
    assert len(model.asked) == 1
    assert len(ScoreFile(path, "0").read([FIRST, SECOND])) == 2


def no_database(path: Path) -> None:
    """Put a file there that is no database."""
    path.write_bytes(b"no database at all\n" * 100)


def truncated(path: Path) -> None:
    """Cut a database off in the middle."""
    ScoreFile(path, "0").write({(str(n), ""): SCORE for n in range(2000)})
    path.write_bytes(path.read_bytes()[:5000])


def another_table(path: Path) -> None:
    """Put a database there whose table has other columns."""
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE scores (one, two)")
    connection.close()


def a_folder(path: Path) -> None:
    """Put a folder where the file should be."""
    path.mkdir()


@pytest.mark.parametrize("spoil", [no_database, truncated, another_table, a_folder])
def test_a_file_that_cannot_be_used_is_left_alone(home: Path, spoil: object, caplog: pytest.LogCaptureFixture) -> None:
    """Whatever stands there instead, the run goes on as without a cache and says so in one line."""
    assert callable(spoil)
    home.parent.mkdir(parents=True)
    spoil(home)
    model = Counted()
    nli = remembering(model, cache=True)
    assert nli.score([FIRST]) == Counted().score([FIRST])
    assert nli.score([SECOND]) == Counted().score([SECOND])
    assert model.asked == [FIRST, SECOND]
    (line,) = caplog.messages
    assert str(home) in line
    assert "--no-cache" in line
    assert "\n" not in line


def test_a_folder_that_cannot_be_made_is_no_failure(home: Path, caplog: pytest.LogCaptureFixture) -> None:
    """Where a file stands in the way of the folder, as where nothing may be written, the run goes on."""
    home.parent.write_text("in the way", encoding="utf-8")
    assert remembering(Counted(), cache=True).score([FIRST]) == Counted().score([FIRST])
    assert len(caplog.messages) == 1


def test_a_locked_file_is_not_waited_for(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A process that holds the file for long keeps nobody up: what cannot be written is not."""
    monkeypatch.setattr(cache, "_PATIENCE", 0.05)
    remembering(Counted(), cache=True).score([FIRST])
    holder = sqlite3.connect(home)
    holder.execute("BEGIN IMMEDIATE")
    model = Counted()
    assert len(remembering(model, cache=True).score([FIRST, SECOND])) == 2
    assert model.asked == [SECOND]  # reading does not wait for a writer
    holder.close()


def test_without_a_home_there_is_no_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    """A user without a home folder is no failure."""

    def homeless() -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.setattr(cache, "cache_folder", homeless)
    assert remembering(Counted(), cache=True).file is None


def test_a_model_without_a_digest_is_not_cached(home: Path) -> None:
    """Scores that may be others on the next run are not taken over into it."""
    remembering(Counted(digest=None), cache=True).score([FIRST])
    assert not home.exists()


def test_no_cache_neither_reads_nor_writes(home: Path) -> None:
    """Without the cache nothing is taken from an earlier run, and nothing is left behind."""
    remembering(Counted(), cache=True).score([FIRST])
    before, model = home.read_bytes(), Counted()
    remembering(model, cache=False).score([FIRST, SECOND])
    assert model.asked == [FIRST, SECOND]
    assert home.read_bytes() == before


def test_a_file_that_others_set_up_is_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """SQLite does not wait where two make one file at once, but tells one of them that it is locked."""
    waited: list[float] = []
    monkeypatch.setattr(time, "sleep", waited.append)

    class Connection:
        def execute(self, statement: str) -> None:
            assert "WAL" in statement
            if len(waited) < 2:
                error = sqlite3.OperationalError("database is locked")
                error.sqlite_errorcode = sqlite3.SQLITE_BUSY
                raise error

    cache._log_ahead(cast("sqlite3.Connection", Connection()))
    assert len(waited) == 2


def _write_many(path: Path, worker: int) -> None:
    for start in range(0, 200, 20):
        # A file object each time, as each would be another run; half of what is written is shared.
        pairs = [(str(n if n % 2 else (worker, n)), "") for n in range(start, start + 20)]
        file = ScoreFile(path, "0")
        file.write(dict.fromkeys(pairs, SCORE))
        if len(file.read(pairs)) < len(pairs):
            sys.exit(1)


def test_several_processes_at_once(tmp_path: Path) -> None:
    """Runs side by side, beginning with a file that is not there, lose nothing and end well."""
    path = tmp_path / "new" / "scores"
    context = multiprocessing.get_context("spawn")
    processes = [context.Process(target=_write_many, args=(path, worker)) for worker in range(3)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    assert [process.exitcode for process in processes] == [0, 0, 0]
    with sqlite3.connect(path) as connection:
        assert connection.execute("SELECT count(*) FROM scores").fetchone() == (100 + 3 * 100,)
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    connection.close()


@pytest.mark.parametrize(
    ("platform", "xdg", "expected"),
    [
        ("linux", "", "HOME/.cache/check-claims"),
        ("linux", "/elsewhere", "/elsewhere/check-claims"),
        ("linux", "relative", "HOME/.cache/check-claims"),
        ("darwin", "", "HOME/Library/Caches/check-claims"),
        ("win32", "/elsewhere", "HOME/AppData/Local/check-claims/Cache"),
    ],
)
def test_the_folder_is_where_the_platform_keeps_such_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, platform: str, xdg: str, expected: str
) -> None:
    """XDG on Linux (a relative path does not count), Library/Caches on macOS, LOCALAPPDATA on Windows."""
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    monkeypatch.delenv("LOCALAPPDATA")
    monkeypatch.setenv("XDG_CACHE_HOME", xdg)
    assert cache_folder(platform) == Path(expected.replace("HOME", str(tmp_path)))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "local"))
    assert (cache_folder("win32")).parts[-3:] == ("local", "check-claims", "Cache")


def test_a_cached_run_of_the_embedded_model_gives_the_same_numbers(home: Path) -> None:
    """Read from the file or computed, a score of the shipped model is the same to the last bit."""
    pairs = [("The talks began on Friday.", "Talks began."), ("Nobody came.", "The talks began on Friday.")]
    first, second, third = (load_nli("embedded", cache=cached) for cached in (True, True, False))
    assert first is not None
    assert second is not None
    assert third is not None
    assert first.score(pairs) == second.score(pairs) == third.score(pairs)
    assert home.is_file()
