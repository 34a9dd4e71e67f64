"""Where phrases and sentences begin and end among tokens."""

from collections.abc import Sequence

from checker.quantity import tables
from checker.quantity.tokens import Token


def begins_sentence(toks: Sequence[Token], i: int) -> bool:
    """Say whether nothing of its phrase stands before token `i`."""
    return i == 0 or toks[i - 1].ends_phrase


def ends_phrase(toks: Sequence[Token], i: int) -> bool:
    """Say whether a noun phrase that has come to token `i` ends there: at punctuation or a function word."""
    if i >= len(toks):
        return True
    token = toks[i]
    if token.is_word:
        return token.lower in tables.nouns().words.stops
    return not (token.is_figure or token.is_hyphen or token.text in "/%:°$£€")


def is_whole(toks: Sequence[Token], start: int, end: int) -> bool:
    """Say whether the tokens `[start, end)` are all of the text but for an article and a full stop."""
    article = start == 1 and toks[0].lower == "the"
    return (start == 0 or article) and len(toks) - end <= 3 and all(t.text in ".!?" for t in toks[end:])
