"""The stem of a word, so that "negotiators" meets "negotiations" (Snowball's English stemmer, Porter 2001)."""

from functools import lru_cache

import snowballstemmer


@lru_cache(maxsize=65_536)  # news says the same few thousand words again and again
def stem(word: str) -> str:
    """Give the stem of a word, in lower case however it is written."""
    return str(snowballstemmer.stemmer("english").stemWord(word.lower()))
