"""What a text is about, as the stems of its content words, and how much two texts share."""

from collections.abc import Iterable
from functools import cache

from checker.ingest.page import tokens
from checker.ingest.tables import words

Topic = frozenset[str]


@cache
def _without_topic() -> frozenset[str]:
    table = words()
    return table.english.function_words | table.english.news_words | table.verbs.finite


def topic(texts: Iterable[str]) -> Topic:
    """Give the stems of the content words, names included (Snowball's English stemmer)."""
    import snowballstemmer  # noqa: PLC0415  (only pages that are in question pay for it)

    skip = _without_topic()
    found = {w.casefold().replace("’", "'").removesuffix("'s") for text in texts for w in tokens(text)}
    stemmer = snowballstemmer.stemmer("english")
    return frozenset(stemmer.stemWords(sorted(w for w in found if len(w) > 2 and w not in skip)))


def overlap(left: Topic, right: Topic) -> float:
    """Give the share of the smaller topic that the larger holds too (Szymkiewicz–Simpson), 0 where one is empty."""
    smaller = min(len(left), len(right))
    return len(left & right) / smaller if smaller else 0.0
