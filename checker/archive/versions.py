"""Versions of one item of an agency: of those in the pages that are there, the newest answers."""

import json
from collections.abc import Iterable
from datetime import date

from checker.archive.schema import Connection
from checker.archive.stories import Story, load_stories

_ANSWERING = """
    SELECT id FROM (
        SELECT stories.id AS id, row_number() OVER (
            PARTITION BY coalesce(item, stories.id)
            ORDER BY version DESC, replace(path, '/', char(1)), stories.id -- of copies, that which a folder has first
        ) AS place
        FROM stories JOIN pages ON pages.id = page WHERE state = 'current' {}
    ) WHERE place = 1
"""
ANSWERING = _ANSWERING.format("")
"""Selects the numbers of the stories that are to answer: those without an item, and of each item one."""


def columns(story: Story) -> tuple[str | None, str | None, str | None]:
    """Give what a story's versions are told by: its item, what they sort by, and the day of this one; or nothing."""
    about = story.article.publication
    if not about.item:
        return None, None, None
    when = about.updated or about.published_at or story.article.published
    return about.item, about.rank, None if when is None else when.isoformat()[: len("2025-05-14")]


def newest(connection: Connection, item: str) -> tuple[int | None, int | None]:
    """Give the number of the version of an item that answers, and of the one that is to."""
    was = connection.execute("SELECT id FROM stories WHERE item = ? AND current = 1", (item,)).fetchone()
    now = connection.execute(_ANSWERING.format("AND item = ?"), (item,)).fetchone()
    return was and was[0], now and now[0]


def versions_of(connection: Connection, items: Iterable[str]) -> list[Story]:
    """Give what the archive answers with of these items."""
    rows = connection.execute(
        "SELECT id FROM stories WHERE current = 1 AND item IN (SELECT value FROM json_each(?)) ORDER BY id",
        (json.dumps(sorted({item for item in items if item})),),
    )
    return list(load_stories(connection, [n for (n,) in rows]))


def superseded(connection: Connection, since: date) -> list[tuple[int, int]]:
    """Give the numbers of the versions that another followed on a day or later, each with that of the newest.

    The day is that of the version as it states it; where it states none, the day on which it was indexed.
    """
    rows = connection.execute(
        """
        SELECT min(old.id), new.id FROM stories new
        JOIN stories old ON old.item = new.item AND old.version < new.version AND old.text <> new.text
        WHERE new.current = 1 AND new.item IS NOT NULL AND (
            SELECT min(coalesce(v.revised, substr(p.indexed, 1, 10))) FROM stories v JOIN pages p ON p.id = v.page
            WHERE v.item = old.item AND v.version > old.version
        ) >= ?
        GROUP BY new.id, old.version, old.text ORDER BY new.id, old.version, 1
        """,
        (since.isoformat(),),
    )
    return [(old, new) for old, new in rows]
