"""Put pages into an archive, and take out of its answers what was corrected or deleted."""

import json
import re
import time
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from typing import NamedTuple

from checker.archive.schema import Connection, commit
from checker.archive.stories import Page, Story, load_stories, pack
from checker.archive.versions import columns, newest
from checker.names import count_names, count_words, name_keys, sentence_words

# Pages, and seconds, that are written in one transaction at most: what a crash loses is read again.
_BATCH, _SECONDS = 32, 5.0
SENTENCES = 20
"""A story's sentences are numbered in so many bits of the id that they are looked up by."""

_BETWEEN = re.compile(r"[^0-9A-Za-z\x80-\U0010ffff]")


class Written(NamedTuple):
    """How many pages were new, and how many came in place of an older state of theirs."""

    added: int = 0
    changed: int = 0


def token(word: str) -> str:
    """Give a name or a stem as the one word that it is looked up by."""
    return _BETWEEN.sub("_", word.lower())


def store(connection: Connection, pages: Iterable[Page], on_page: Callable[[Page], None] | None = None) -> Written:
    """Write pages as they come, each in place of what the archive held of its path, and commit every few of them.

    `connection` is that of `writing`; `on_page` is called when a page is sure to outlast a crash.
    """
    added = changed = 0
    waiting: list[Page] = []
    counts = Counts()
    begun = time.monotonic()

    def flush() -> None:
        counts.save(connection)
        commit(connection)
        if on_page is not None:
            for page in waiting:
                on_page(page)
        waiting.clear()

    for page in pages:
        was = _end_page(connection, page.path, "replaced", counts)
        added, changed = added + (was is None), changed + (was is not None)
        _settle(connection, {*(was or ()), *_add(connection, page, counts)}, counts)
        waiting.append(page)
        if len(waiting) >= _BATCH or time.monotonic() - begun >= _SECONDS:
            flush()
            begun = time.monotonic()
    flush()
    return Written(added, changed)


def forget(connection: Connection, paths: Iterable[str]) -> int:
    """Mark pages as gone, so that they no longer answer; give how many there were. Commits."""
    counts = Counts()
    found = 0
    for path in paths:
        items = _end_page(connection, path, "gone", counts)
        found += items is not None
        _settle(connection, items or (), counts)
    counts.save(connection)
    commit(connection)
    return found


class Counts:
    """Changes of the words' and names' counts, which are saved together."""

    def __init__(self) -> None:
        self.words: Counter[str] = Counter()
        self.names: Counter[tuple[str, str]] = Counter()

    def add(self, story: Story, times: int) -> None:
        """Count what a story tells of; minus one time takes it away again."""
        for word in count_words(story.claims):
            self.words[word] += times
        for name, n in count_names(story.claims).items():
            self.names[name] += times * n

    def save(self, connection: Connection) -> None:
        """Write the changes, and forget them."""
        words = [(n, word) for word, n in self.words.items() if n]
        names = [(n, *name) for name, n in self.names.items() if n]
        for rows, more, less, none in ((words, *_SPREAD), (names, *_NAMES)):
            connection.executemany(more, [row for row in rows if row[0] > 0])
            connection.executemany(less, [row for row in rows if row[0] < 0])
            connection.executemany(none, [row[1:] for row in rows if row[0] < 0])
        keys = ((key, name) for n, name, _ in names if n > 0 for key in name_keys(name))
        connection.executemany("INSERT OR IGNORE INTO name_keys VALUES (?, ?)", keys)
        gone = [(name,) for n, name, _ in names if n < 0]
        connection.executemany(
            "DELETE FROM name_keys WHERE name = ?1 AND NOT EXISTS (SELECT 1 FROM names WHERE name = ?1)", gone
        )
        self.words.clear()
        self.names.clear()


# What makes a count larger, and smaller, and takes away the row of one that has come to nothing.
_SPREAD = (
    "INSERT INTO spread VALUES (?2, ?1) ON CONFLICT DO UPDATE SET stories = stories + ?1",
    "UPDATE spread SET stories = stories + ?1 WHERE word = ?2",
    "DELETE FROM spread WHERE word = ? AND stories = 0",
)
_NAMES = (
    "INSERT INTO names VALUES (?2, ?3, ?1) ON CONFLICT DO UPDATE SET claims = claims + ?1",
    "UPDATE names SET claims = claims + ?1 WHERE name = ?2 AND sort = ?3",
    "DELETE FROM names WHERE name = ? AND sort = ? AND claims = 0",
)


def _add(connection: Connection, page: Page, counts: Counts) -> set[str]:
    """Add a page; give the items that it has versions of, which do not answer yet."""
    items = set()
    number = connection.execute(
        "INSERT INTO pages (path, digest, state, indexed, stories) VALUES (?, ?, 'current', ?, ?)",
        (page.path, page.digest, _now(), len(page.stories)),
    ).lastrowid
    for story in page.stories:
        article = story.article
        published = None if article.published is None else article.published.isoformat()
        item, *version = columns(story)
        row = (number, article.id, published, *pack(story), item, *version)
        added = connection.execute(
            "INSERT INTO stories (page, current, article, published, text, told, item, version, revised)"
            " VALUES (?, 0, ?, ?, ?, ?, ?, ?, ?)",
            row,
        ).lastrowid
        if item is None:
            _answer(connection, added or 0, story, counts)
        else:
            items.add(item)
    return items


def _settle(connection: Connection, items: Iterable[str], counts: Counts) -> None:
    """Let of each item the newest version answer, and no other."""
    for item in sorted(items):
        was, now = newest(connection, item)
        if was == now:
            continue
        if was is not None:
            _silence(connection, was, counts)
        if now is not None:
            (story,) = load_stories(connection, [now])
            _answer(connection, now, story, counts)


def _answer(connection: Connection, number: int, story: Story, counts: Counts) -> None:
    connection.execute("UPDATE stories SET current = 1 WHERE id = ?", (number,))
    look_up(connection, number, story)
    counts.add(story, 1)


def _silence(connection: Connection, number: int, counts: Counts) -> None:
    """Take a story out of the answers."""
    (story,) = load_stories(connection, [number])
    counts.add(story, -1)
    ids = (number << SENTENCES, ((number + 1) << SENTENCES) - 1)
    connection.execute(
        "INSERT INTO lookup (lookup, rowid, words) SELECT 'delete', id, words FROM sentences WHERE id BETWEEN ? AND ?",
        ids,
    )
    connection.execute("DELETE FROM sentences WHERE id BETWEEN ? AND ?", ids)
    connection.execute("DELETE FROM profiles WHERE story = ?", (number,))
    connection.execute("UPDATE stories SET current = 0 WHERE id = ?", (number,))


def look_up(connection: Connection, number: int, story: Story) -> None:
    """Make a story and its sentences findable."""
    connection.execute("INSERT INTO profiles VALUES (?, ?)", (number, profile(story)))
    rows = [
        ((number << SENTENCES) + sentence, " ".join(sorted({token(w) for w in words})))
        for sentence, words in sentence_words(story.claims).items()
        if words
    ]
    connection.executemany("INSERT INTO sentences VALUES (?, ?)", rows)
    connection.executemany("INSERT INTO lookup (rowid, words) VALUES (?, ?)", rows)


def profile(story: Story) -> str:
    """Give how often a story's statements tell of each word, as it is kept."""
    return json.dumps(count_words(story.claims), ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def _end_page(connection: Connection, path: str, state: str, counts: Counts) -> set[str] | None:
    """Take what the archive holds of a path out of its answers; give the items that it had versions of.

    None where the archive holds nothing of the path.
    """
    row = connection.execute("SELECT id FROM pages WHERE path = ? AND state = 'current'", (path,)).fetchone()
    if row is None:
        return None
    stories = connection.execute("SELECT id, current, item FROM stories WHERE page = ? ORDER BY id", row).fetchall()
    for number, current, _ in stories:
        if current:
            _silence(connection, number, counts)
    connection.execute("UPDATE pages SET state = ?, ended = ? WHERE id = ?", (state, _now(), *row))
    return {item for _, _, item in stories if item is not None}


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
