"""Find the sentences of an archive that a few words are about."""

import math
import re
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from checker.archive.ask import count_stories, names_like, spread_of
from checker.archive.schema import Connection
from checker.archive.write import SENTENCES, token
from checker.names import NAME, fold, stem

# A sentence is about the words if it has so much of what those tell together that the archive knows; and the archive
# must know so many of them.
_SHARE, _KNOWN = 0.6, 0.5
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")  # noqa: RUF001 - the typographic apostrophe is meant
_LONGEST_NAME, _SHORT = 4, 4  # words, letters


class Hit(NamedTuple):
    """A sentence, by its story's number and its own, and which share of the words' weight it has, in (0, 1]."""

    story: int
    sentence: int
    score: float


def search(connection: Connection, words: str, most: int) -> list[Hit]:
    """Give the sentences that tell of most of `words`, the best first, `most` at most.

    A word is looked up by its stem and as part of the archive's names, whatever their spelling. The shortest words only
    hold the others together, and are left out where the archive does not know them.
    """
    total = count_stories(connection)
    scores: dict[int, float] = defaultdict(float)
    whole = 0.0
    known: list[bool] = []
    for forms in _forms(connection, words):
        spread = spread_of(connection, forms)
        if spread or len(min(forms, key=len)) >= _SHORT:
            known.append(bool(spread))
        if not spread:
            continue
        weight = 1 + math.log((total + 1) / (max(spread.values()) + 1))
        whole += weight
        found = {
            place
            for form in spread
            for (place,) in connection.execute("SELECT rowid FROM lookup WHERE lookup MATCH ?", (f'"{token(form)}"',))
        }
        for place in found:
            scores[place] += weight
    if sum(known) < _KNOWN * len(known):
        return []
    ranked = sorted((-score, place) for place, score in scores.items() if score >= _SHARE * whole)
    return [Hit(place >> SENTENCES, place % (1 << SENTENCES), -score / whole) for score, place in ranked[:most]]


def _forms(connection: Connection, words: str) -> Iterator[set[str]]:
    """Give for each word, or each few of them that are a name together, all that it may be looked up by."""
    told = [fold(w) for w in _WORD.findall(words)]
    at = 0
    while at < len(told):
        for size in range(min(_LONGEST_NAME, len(told) - at), 0, -1):
            name = " ".join(told[at : at + size])
            like = {f"{NAME}{n}" for n, _ in names_like(connection, [name])}
            if like or size == 1:
                yield like | ({stem(name)} if size == 1 else set())
                at += size
                break
