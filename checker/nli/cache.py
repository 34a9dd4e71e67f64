"""Scores kept: within a run in memory, between runs in a small SQLite file in the user's cache folder.

A score is found by the SHA-256 of the model's digest and the two texts, and kept to the last bit, so a run that finds
it writes the same bytes as one that computes it. Texts themselves are not kept.
"""

import hashlib
import logging
import os
import sqlite3
import struct
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from checker.nli.protocol import IdentifiedNli, NliScore, OfModel

FILE_NAME = "nli-1.sqlite3"  # another number for another layout, so that versions leave each other's files alone
MOST_SCORES = 200_000  # some 25 MB
_PATIENCE = 2.0  # seconds to wait for another process that writes
_PAUSE = 0.01
_TABLE = "CREATE TABLE IF NOT EXISTS scores (key BLOB PRIMARY KEY, value BLOB NOT NULL, day INTEGER NOT NULL)"
_AT_ONCE = 500  # keys a query; SQLite allowed 999 for long
_SECONDS_A_DAY = 86_400

Pair = tuple[str, str]


def cache_folder(platform: str = sys.platform) -> Path:
    """Give the folder for what this program may compute again, by the customs of the platform; it need not exist.

    `platform` is as in `sys.platform`. Windows: %LOCALAPPDATA%; macOS: ~/Library/Caches; elsewhere, and on macOS where
    it is set: XDG_CACHE_HOME, which counts only as an absolute path (XDG Base Directory Specification 0.8), or
    ~/.cache. Raises RuntimeError where the user has no home.
    """
    if platform == "win32":
        local = os.environ.get("LOCALAPPDATA")
        return (Path(local) if local else Path.home() / "AppData" / "Local") / "check-claims" / "Cache"
    given = os.environ.get("XDG_CACHE_HOME", "")
    if Path(given).is_absolute():
        return Path(given) / "check-claims"
    return Path.home() / ("Library/Caches" if platform == "darwin" else ".cache") / "check-claims"


class ScoreFile:
    """A file of scores of one model. Trouble with it is said once, in one line of the log, and then it is left alone.

    At most `most` scores stay; those not asked for the longest, by the day, go first. Several processes may use the
    file at once.
    """

    def __init__(self, path: Path, model_digest: str, most: int = MOST_SCORES) -> None:
        self.path = path
        self._digest = model_digest.encode()
        self._most = most
        self._usable = True

    def read(self, pairs: Sequence[Pair]) -> dict[Pair, NliScore]:
        """Give the scores that are kept of some pairs; none where the file is missing or cannot be read."""
        keys = {self._key(pair): pair for pair in pairs}
        found: dict[Pair, NliScore] = {}

        def look_up(connection: sqlite3.Connection) -> None:
            today, stale = _today(), []
            for some in _slices(list(keys)):
                marks = ",".join("?" * len(some))
                query = f"SELECT key, value, day FROM scores WHERE key IN ({marks})"  # noqa: S608 - marks alone
                for key, value, day in connection.execute(query, some).fetchall():
                    score = _unpacked(key, value)
                    if score is not None:
                        found[keys[key]] = score
                        if day != today:
                            stale.append((today, key))
            connection.executemany("UPDATE scores SET day = ? WHERE key = ?", stale)

        self._transact(look_up)
        return found

    def write(self, scores: Mapping[Pair, NliScore]) -> None:
        """Keep scores, and let old ones go where there are too many."""
        today = _today()
        rows = [(key, _packed(key, score), today) for pair, score in scores.items() for key in (self._key(pair),)]

        def keep(connection: sqlite3.Connection) -> None:
            connection.executemany("INSERT OR REPLACE INTO scores VALUES (?, ?, ?)", rows)
            (count,) = connection.execute("SELECT count(*) FROM scores").fetchone()
            if count > self._most:
                # A tenth more than needed, so that not every run with a full file has to make room.
                surplus = count - self._most + self._most // 10
                oldest = "SELECT key FROM scores ORDER BY day, key LIMIT ?"
                connection.execute(f"DELETE FROM scores WHERE key IN ({oldest})", (surplus,))  # noqa: S608 - ours

        self._transact(keep)

    def _transact(self, work: Callable[[sqlite3.Connection], None]) -> None:
        """Open the file and do some work as one transaction, unless there has been trouble with it."""
        if not self._usable:
            return
        try:
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            with closing(sqlite3.connect(self.path, timeout=_PATIENCE)) as connection:
                _log_ahead(connection)
                connection.execute("PRAGMA synchronous = NORMAL")
                connection.execute(_TABLE)
                with connection:
                    work(connection)
        except (sqlite3.Error, OSError) as error:
            self._usable = False
            reason = error.strerror if isinstance(error, OSError) else error
            logging.getLogger(__name__).warning(
                "%s: NLI scores are not kept there (%s); delete the file, or use --no-cache", self.path, reason
            )

    def _key(self, pair: Pair) -> bytes:
        digest = hashlib.sha256()
        for part in (self._digest, *(text.encode("utf-8", "surrogatepass") for text in pair)):
            digest.update(len(part).to_bytes(8, "big") + part)
        return digest.digest()


@dataclass(frozen=True)
class RememberingNli(OfModel):
    """A model that computes nothing twice in a run, and between runs nothing that its file still holds."""

    file: ScoreFile | None = None
    known: dict[Pair, NliScore] = field(default_factory=dict, repr=False)

    def score(self, pairs: Sequence[Pair]) -> list[NliScore]:
        """Score (premise, hypothesis) pairs in their order; see `Nli.score`."""
        new = self._unknown(pairs)
        if new and self.file is not None:
            self.known.update(self.file.read(new))
            new = self._unknown(new)
        if new:
            computed = dict(zip(new, self.model.score(new), strict=True))
            self.known.update(computed)
            if self.file is not None:
                self.file.write(computed)
        return [self.known[pair] for pair in pairs]

    def _unknown(self, pairs: Iterable[Pair]) -> list[Pair]:
        return [pair for pair in dict.fromkeys(pairs) if pair not in self.known]


def remembering(model: IdentifiedNli, cache: bool) -> RememberingNli:
    """Wrap a model so that it computes nothing twice in a run, and with `cache` nothing that the user's file holds.

    A model without a digest is not cached between runs: its scores may be others next time.
    """
    if not cache or model.digest is None:
        return RememberingNli(model)
    try:
        folder = cache_folder()
    except RuntimeError:  # a user without a home
        return RememberingNli(model)
    return RememberingNli(model, ScoreFile(folder / FILE_NAME, model.digest))


def _log_ahead(connection: sqlite3.Connection) -> None:
    """Have a write-ahead log, so that readers and a writer do not wait for each other.

    SQLite does not wait for others that are setting up the same new file, but says at once that it is locked.
    """
    until = time.monotonic() + _PATIENCE
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                raise
            time.sleep(_PAUSE)
        else:
            return


def _today() -> int:
    return int(time.time() // _SECONDS_A_DAY)


def _slices(keys: list[bytes]) -> Iterator[list[bytes]]:
    return (keys[start : start + _AT_ONCE] for start in range(0, len(keys), _AT_ONCE))


def _packed(key: bytes, score: NliScore) -> bytes:
    """Give the three probabilities in full and a checksum: SQLite does not notice a byte that a disk has changed."""
    numbers = struct.pack("<3d", score.entailment, score.neutral, score.contradiction)
    return numbers + _checksum(key + numbers)


def _unpacked(key: bytes, value: object) -> NliScore | None:
    """Read what `_packed` wrote; None where it is damaged."""
    if not isinstance(value, bytes) or len(value) != 32 or value[24:] != _checksum(key + value[:24]):
        return None
    return NliScore(*struct.unpack("<3d", value[:24]))


def _checksum(content: bytes) -> bytes:
    return hashlib.blake2b(content, digest_size=8).digest()
