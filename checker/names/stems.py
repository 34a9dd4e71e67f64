"""The stem of a word, so that "negotiators" meets "negotiations" (Snowball's English stemmer, Porter 2001)."""

from functools import lru_cache

import snowballstemmer

from checker.model import Proposition


@lru_cache(maxsize=65_536)  # news says the same few thousand words again and again
def stem(word: str) -> str:
    """Give the stem of a word, in lower case however it is written."""
    return str(snowballstemmer.stemmer("english").stemWord(word.lower()))


def own_words(proposition: Proposition) -> frozenset[str]:
    """Give the stems of a proposition that are no part of a participant's name: what it tells, not of whom."""
    named = {stem(word) for p in proposition.participants if p.entity for word in p.name.split()}
    return frozenset(proposition.stems) - named
