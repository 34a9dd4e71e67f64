"""What stories tell of, counted: the names and words by which they are related to each other, and found again."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from checker.model import ClaimFields, QuoteValue, StatementValue
from checker.names.stems import stem

NAME = "name:"
"""Goes before a name among words, so that a name is not taken for a stem."""

_LONG = re.compile(r"[^\W\d_]{4,}")  # shorter words of a quotation tell nothing

NameCounts = Mapping[tuple[str, str], int]
"""How often each name occurs, by the name and its sort: "person", "place" or "other"."""


class Beside(NamedTuple):
    """What is known of further stories, which a run is not about, but among which its own stand.

    `stories` is their number, `words` in how many of them each word occurs (those that are asked for, at least), and
    `names` how often each name occurs in them (those that may be variants of the run's own, at least).
    """

    stories: int
    words: Mapping[str, int]
    names: NameCounts


class Profile(NamedTuple):
    """What a story is related to others by: when it came out, and how often its statements tell of each word."""

    published: date | None
    words: Mapping[str, int]


ALONE = Beside(0, MappingProxyType({}), MappingProxyType({}))
"""No stories besides those of the run."""


def sort_of(entity: str) -> str:
    """Put an entity label into one of the sorts that the small model tells apart more or less."""
    return "person" if entity == "PERSON" else "place" if entity in {"GPE", "LOC"} else "other"


def count_names(claims: Iterable[ClaimFields]) -> Counter[tuple[str, str]]:
    """Count the claims that each name takes part in."""
    return Counter((p.name, sort_of(p.entity)) for c in claims for p in c.proposition.participants if p.entity)


def count_words(claims: Iterable[ClaimFields]) -> Counter[str]:
    """Count the names and the stems of a story's statements."""
    found: Counter[str] = Counter()
    for claim in claims:
        if isinstance(getattr(claim, "value", None), StatementValue):
            found.update(f"{NAME}{p.name}" for p in claim.proposition.participants if p.entity)
            found.update(claim.proposition.stems)
    return found


def sentence_words(claims: Iterable[ClaimFields]) -> dict[int, frozenset[str]]:
    """Give the names and the stems that the claims of each sentence tell of, by the sentence's number."""
    found: dict[int, set[str]] = {}
    for claim in claims:
        words = found.setdefault(claim.sentence, set())
        words.update(f"{NAME}{p.name}" for p in claim.proposition.participants if p.entity)
        words.update(claim.proposition.stems)
        value = getattr(claim, "value", None)
        if isinstance(value, QuoteValue):
            words.update(stem(w) for w in _LONG.findall(value.words.text.lower()))
    return {number: frozenset(words) for number, words in found.items()}


def rename(words: Mapping[str, int], one: Callable[[str], str]) -> Counter[str]:
    """Add up the counts of the variants of each name; `one` gives the form that stands for all of them."""
    found: Counter[str] = Counter()
    for word, n in words.items():
        found[f"{NAME}{one(word.removeprefix(NAME))}" if word.startswith(NAME) else word] += n
    return found
