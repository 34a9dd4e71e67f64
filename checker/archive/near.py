"""Which stories of an archive may be about the facts of a draft, found by the words and names that they share.

The index tells which stories share most; what they tell of in all, their profiles, is given for whoever decides which
of them are near enough. Whatever the size of the archive, about the same number of places is looked at: words are
looked up among the stories of the draft's time, only names among all, and the rarest first.
"""

import json
import math
from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from checker.archive.ask import count_stories, spread_of
from checker.archive.schema import Connection
from checker.archive.write import SENTENCES, token
from checker.names import NAME, Profile

if TYPE_CHECKING:
    import numpy as np

    Numbers = np.ndarray[Any, np.dtype[np.int64]]

MOST = 800
"""The profiles of so many stories are looked at for a draft at most."""

# So many of them may be of another time than the draft.
_BACKGROUND = 200
_PLACES = 200_000
# A name tells more than a stem, as in the comparison of stories.
_NAME_WEIGHT = 2.0


def candidates(
    connection: Connection,
    draft: Profile,
    own: str,
    within: timedelta,
    variants: Callable[[str], Collection[str]],
) -> list[int]:
    """Give the numbers of the stories that share most with a draft, the draft itself left out, `own` being its id.

    Of one time with it are the stories that came out `within` that of it, and those without a date; of other times
    those are given that share most of its names. `variants` gives all names that one stands for.
    """
    written = {form: word for word in draft.words for form in _forms(word, variants)}
    weights = _weights(connection, written)
    of_time = _of_time(connection, draft.published, within)
    places = _places(connection, weights, of_time)
    now, then = _scores(weights, written, places, of_time)
    (replaced,) = connection.execute("SELECT min(id) FROM stories WHERE current = 1 AND article = ?", (own,)).fetchone()
    for scores in (now, then):
        scores.pop(replaced, None)
    far = _ranked(then)[:_BACKGROUND]
    return sorted([*_ranked(now)[: MOST - len(far)], *far])


def profiles(connection: Connection, numbers: Iterable[int]) -> dict[int, Profile]:
    """Give what these stories are related to others by, by their numbers."""
    rows = connection.execute(
        "SELECT story, published, words FROM profiles JOIN stories ON id = story"
        " WHERE story IN (SELECT value FROM json_each(?)) ORDER BY story",
        (json.dumps(list(numbers)),),
    )
    return {n: Profile(None if day is None else date.fromisoformat(day), json.loads(words)) for n, day, words in rows}


def _forms(word: str, variants: Callable[[str], Collection[str]]) -> Collection[str]:
    """Give a word in every form in which the archive may have it."""
    if not word.startswith(NAME):
        return (word,)
    return {word, *(f"{NAME}{name}" for name in variants(word.removeprefix(NAME)))}


def _weights(connection: Connection, words: Collection[str]) -> dict[str, float]:
    """Give how much each word tells that the archive holds, rarest first (inverse document frequency)."""
    total = count_stories(connection)
    spread = sorted(spread_of(connection, words).items(), key=lambda item: (item[1], item[0]))
    return {w: (1 + math.log((total + 1) / (n + 1))) * (_NAME_WEIGHT if w.startswith(NAME) else 1) for w, n in spread}


def _of_time(connection: Connection, published: date | None, within: timedelta) -> "Numbers | None":
    """Give the numbers of the stories that came out within so long of a day, and of undated ones, in order.

    None where the day is not known: then all stories may be of its time.
    """
    import numpy as np  # noqa: PLC0415 - only who asks pays for it

    if published is None:
        return None
    rows = connection.execute(
        "SELECT id FROM stories WHERE current = 1 AND published IS NULL"
        " UNION ALL SELECT id FROM stories WHERE current = 1 AND published BETWEEN ? AND ?",
        ((published - within).isoformat(), (published + within).isoformat()),
    )
    return np.sort(np.fromiter((n for (n,) in rows), dtype=np.int64))


def _places(connection: Connection, words: Collection[str], of_time: "Numbers | None") -> "dict[str, Numbers]":
    """Give the stories that hold each word, for as many words as there is time for.

    A word that is no name is looked for only among the numbers that the stories of the time have, and those between.
    """
    import numpy as np  # noqa: PLC0415 - only who asks pays for it

    found: dict[str, Numbers] = {}
    looked_at = 0
    first, last = (of_time[0], of_time[-1]) if of_time is not None and len(of_time) else (0, -1)
    between = (int(first) << SENTENCES, ((int(last) + 1) << SENTENCES) - 1)
    for word in words:
        if looked_at > _PLACES:
            break
        query, given = "SELECT rowid FROM lookup WHERE lookup MATCH ?", (f'"{token(word)}"',)
        rows = (
            connection.execute(query, given)
            if of_time is None or word.startswith(NAME)
            else connection.execute(f"{query} AND rowid BETWEEN ? AND ?", (*given, *between))
        )
        places = np.fromiter((n for (n,) in rows), dtype=np.int64)
        looked_at += len(places)
        found[word] = np.unique(places >> SENTENCES)
    return found


def _scores(
    weights: Mapping[str, float],
    written: Mapping[str, str],
    places: "Mapping[str, Numbers]",
    of_time: "Numbers | None",
) -> tuple[dict[int, float], dict[int, float]]:
    """Give how much the stories of the time share with what is `written`, and how much of its names the others do.

    Several forms of one name count once, the rarest of them.
    """
    import numpy as np  # noqa: PLC0415 - only who asks pays for it

    if not places:
        return {}, {}
    stories = np.unique(np.concatenate(list(places.values())))
    score = np.zeros(len(stories))
    counted: dict[str, list[Numbers]] = {}
    for form, found in places.items():
        before = counted.setdefault(written[form], [])
        new = found if not before else np.setdiff1d(found, np.concatenate(before), assume_unique=True)
        before.append(new)
        score[np.searchsorted(stories, new)] += weights[form] ** 2
    now = np.ones(len(stories), dtype=bool) if of_time is None else np.isin(stories, of_time, assume_unique=True)
    one, other = (dict(zip(stories[some].tolist(), score[some].tolist(), strict=True)) for some in (now, ~now))
    return one, other


def _ranked(scores: Mapping[int, float]) -> list[int]:
    return sorted(scores, key=lambda n: (-scores[n], n))
