"""Ask an archive what it holds of a path, of a name, of a word."""

import json
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from datetime import date

from checker.archive.schema import Connection
from checker.archive.stories import Story, load_stories
from checker.names import NAME, Beside, NameCounts, count_names, count_words, name_keys, similar


def state_of(connection: Connection, path: str) -> str | None:
    """Give the digest of the page that the archive holds of a path; None where it holds none."""
    row = connection.execute("SELECT digest FROM pages WHERE path = ? AND state = 'current'", (path,)).fetchone()
    return None if row is None else str(row[0])


def paths_under(connection: Connection, folder: str) -> list[str]:
    """Give the paths of the current pages in a folder, as it was written, in order; "." is every relative path."""
    if folder == ".":
        rows = connection.execute("SELECT path FROM pages WHERE state = 'current' AND path NOT GLOB '/*' ORDER BY path")
    else:
        start = folder.rstrip("/") + "/"
        rows = connection.execute(
            "SELECT path FROM pages WHERE state = 'current' AND substr(path, 1, ?) = ? ORDER BY path",
            (len(start), start),
        )
    return [path for (path,) in rows]


def names_like(connection: Connection, names: Iterable[str]) -> Counter[tuple[str, str]]:
    """Give the archive's names that may be variants of these, with their sorts and how many claims they are in."""
    asked: dict[str, list[str]] = defaultdict(list)
    for name in dict.fromkeys(names):
        for key in name_keys(name):
            asked[key].append(name)
    rows = connection.execute(
        "SELECT key, name, sort, claims FROM name_keys JOIN names USING (name)"
        " WHERE key IN (SELECT value FROM json_each(?))",
        (json.dumps(sorted(asked)),),
    ).fetchall()
    # Of a large archive thousands of names share a key with one, and a handful may be variants of it.
    like = {name for key, name, _, _ in rows if any(similar(name, one) for one in asked[key])}
    return Counter({(name, sort): claims for _, name, sort, claims in rows if name in like})


def held_of(connection: Connection, articles: Collection[str]) -> list[Story]:
    """Give what the archive holds of these articles, by their ids."""
    rows = connection.execute(
        "SELECT id FROM stories WHERE current = 1 AND article IN (SELECT value FROM json_each(?)) ORDER BY id",
        (json.dumps(sorted(articles)),),
    )
    return list(load_stories(connection, [n for (n,) in rows]))


def beside(connection: Connection, near: NameCounts, taken: Iterable[Story], words: Iterable[str]) -> Beside:
    """Give what the archive holds besides the stories that are `taken` from it.

    `near` are the names that may be variants of the run's own, as `names_like` gives them, `words` those to count.
    """
    taken = tuple(taken)
    wanted = {*words, *(f"{NAME}{name}" for name, _ in near)}
    spread, names = Counter(spread_of(connection, wanted)), Counter(near)
    stories = count_stories(connection)
    for story in taken:
        spread.subtract({word: 1 for word in count_words(story.claims) if word in wanted})
        names.subtract({name: n for name, n in count_names(story.claims).items() if name in near})
    return Beside(stories - len(taken), +spread, +names)


def standing(connection: Connection, words: Iterable[str]) -> Beside:
    """Give how many stories the archive holds, and in how many of them each of these words occurs."""
    return Beside(count_stories(connection), spread_of(connection, words), {})


def count_stories(connection: Connection) -> int:
    """Give how many stories answer."""
    return int(connection.execute("SELECT count(*) FROM stories WHERE current = 1").fetchone()[0])


def spread_of(connection: Connection, words: Iterable[str]) -> dict[str, int]:
    """Give in how many stories each of these words occurs; those in none are left out."""
    rows = connection.execute(
        "SELECT word, stories FROM spread WHERE word IN (SELECT value FROM json_each(?))",
        (json.dumps(sorted(words)),),
    )
    return dict(rows.fetchall())


def recent(connection: Connection, since: date) -> list[int]:
    """Give the numbers of the stories published since a day, and of the undated ones indexed since, in order."""
    rows = connection.execute(
        "SELECT s.id FROM stories s JOIN pages p ON p.id = s.page WHERE s.current = 1"
        " AND coalesce(s.published, substr(p.indexed, 1, 10)) >= ? ORDER BY s.published, p.path, s.id",
        (since.isoformat(),),
    )
    return [n for (n,) in rows]


def replaced(connection: Connection, since: date) -> list[tuple[int, int]]:
    """Give the numbers of the stories that were replaced since a day, each with that of the story as it is now."""
    rows = connection.execute(
        "SELECT old.id, new.id FROM stories old JOIN pages p ON p.id = old.page"
        " JOIN stories new ON new.article = old.article AND new.current = 1"
        " WHERE p.state = 'replaced' AND substr(p.ended, 1, 10) >= ? AND old.text <> new.text"
        " AND (old.item IS NULL OR old.item IS new.item) ORDER BY p.path, old.id",  # not what else lay in that file
        (since.isoformat(),),
    )
    return [(old, new) for old, new in rows]
