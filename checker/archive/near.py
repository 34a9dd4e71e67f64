"""Which stories of an archive may be about the facts of some drafts, found by the words and names that they share.

Whatever the size of the archive, the same number of places is looked at, where the rarest words occur, and the same
number of stories given.
"""

import json
import math
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from checker.archive.ask import count_stories, spread_of
from checker.archive.schema import Connection
from checker.archive.stories import Story
from checker.archive.write import SENTENCES, token
from checker.names import NAME, sentence_words

if TYPE_CHECKING:
    import numpy as np

    Places = np.ndarray[Any, np.dtype[np.int64]]

FEW = 120
"""So many stories of an archive are compared with a draft at most."""

_PLACES = 200_000
# A name tells more than a stem, as in the comparison of stories.
_NAME_WEIGHT = 2.0


def candidates(
    connection: Connection, drafts: Sequence[Story], variants: Callable[[str], Collection[str]], few: int = FEW
) -> list[int]:
    """Give the numbers of the stories that share most with the drafts, those that are the drafts' own left out.

    Half of them are the stories that share most as a whole, the others those of which one sentence shares most with one
    sentence of a draft. `variants` gives all names that one stands for.
    """
    told = [
        sorted({w for word in words for w in _written(word, variants)})
        for draft in drafts
        for words in sentence_words(draft.claims).values()
    ]
    weights = _weights(connection, {word for words in told for word in words})
    whole, single = _scores(told, weights, _places(connection, weights))
    own = _own(connection, drafts)
    first, second = ([n for n in _ranked(scores) if n not in own] for scores in (whole, single))
    chosen = dict.fromkeys(first[: few // 2])
    for number in (*second, *first):
        if len(chosen) >= few:
            break
        chosen[number] = None
    return sorted(chosen)


def _written(word: str, variants: Callable[[str], Collection[str]]) -> Collection[str]:
    """Give a word in every form in which the archive may have it."""
    if not word.startswith(NAME):
        return (word,)
    return {word, *(f"{NAME}{name}" for name in variants(word.removeprefix(NAME)))}


def _weights(connection: Connection, words: Collection[str]) -> dict[str, float]:
    """Give how much each word tells that the archive holds, rarest first (inverse document frequency)."""
    total = count_stories(connection)
    spread = sorted(spread_of(connection, words).items(), key=lambda item: (item[1], item[0]))
    return {w: (1 + math.log((total + 1) / (n + 1))) * (_NAME_WEIGHT if w.startswith(NAME) else 1) for w, n in spread}


def _places(connection: Connection, words: Collection[str]) -> "dict[str, Places]":
    """Give the ids of the sentences that hold each word, for as many words as there is time for."""
    import numpy as np  # noqa: PLC0415 - only who asks pays for it

    found: dict[str, Places] = {}
    looked_at = 0
    for word in words:
        if looked_at > _PLACES:
            break
        rows = connection.execute("SELECT rowid FROM lookup WHERE lookup MATCH ?", (f'"{token(word)}"',))
        found[word] = np.fromiter((n for (n,) in rows), dtype=np.int64)
        looked_at += len(found[word])
    return found


def _scores(
    told: Sequence[Sequence[str]], weights: Mapping[str, float], places: "Mapping[str, Places]"
) -> tuple[dict[int, float], dict[int, float]]:
    """Give how much each story shares with all that is `told`, and the best of its sentences with a sentence of it."""
    import numpy as np  # noqa: PLC0415 - only who asks pays for it

    if not places:
        return {}, {}
    stories = np.unique(np.concatenate(list(places.values())) >> SENTENCES)
    whole, single = np.zeros(len(stories)), np.zeros(len(stories))
    for word, found in places.items():
        whole[np.searchsorted(stories, np.unique(found >> SENTENCES))] += weights[word] ** 2
    for words in told:
        held = [w for w in words if w in places]
        if not held:
            continue
        sentences, where = np.unique(np.concatenate([places[w] for w in held]), return_inverse=True)
        shared = np.bincount(where, np.repeat([weights[w] for w in held], [len(places[w]) for w in held]))
        np.maximum.at(single, np.searchsorted(stories, sentences >> SENTENCES), shared)
    numbers = stories.tolist()
    return dict(zip(numbers, whole.tolist(), strict=True)), dict(zip(numbers, single.tolist(), strict=True))


def _ranked(scores: Mapping[int, float]) -> list[int]:
    return sorted(scores, key=lambda n: (-scores[n], n))


def _own(connection: Connection, drafts: Sequence[Story]) -> set[int]:
    rows = connection.execute(
        "SELECT id FROM stories WHERE current = 1 AND article IN (SELECT value FROM json_each(?))",
        (json.dumps(sorted({d.article.id for d in drafts})),),
    )
    return {n for (n,) in rows}
