"""Which words of two wordings differ, for marking them side by side (after Ratcliff and Obershelp's matching)."""

import re
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from itertools import groupby, pairwise
from typing import NamedTuple

_TOKEN = re.compile(r"\w+(?:['\u2019.,-]\w+)*|\W+")


class Piece(NamedTuple):
    """A stretch of a wording; `differs` where the other wording has no counterpart to its words."""

    text: str
    differs: bool


def differing(left: str, right: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Give both wordings in pieces. Case and punctuation do not count, nor what one side alone begins or ends with.

    Wordings without a word in common differ whole. The pieces of a side put together are its text.
    """
    sides = [_TOKEN.findall(text) for text in (left, right)]
    places = [[i for i, token in enumerate(tokens) if _is_word(token)] for tokens in sides]
    words = [[tokens[i].casefold() for i in where] for tokens, where in zip(sides, places, strict=True)]
    same: tuple[set[int], set[int]] = (set(), set())
    blocks = SequenceMatcher(None, words[0], words[1], autojunk=False).get_matching_blocks()
    for block in blocks:
        same[0].update(places[0][block.a : block.a + block.size])
        same[1].update(places[1][block.b : block.b + block.size])
    if len(blocks) > 1:
        # Where only one side says more, before all that they share or after it, that is no difference to look at.
        first, last = blocks[0], blocks[-2]
        ends = (last.a + last.size, last.b + last.size)
        for side, begin in enumerate((first.a, first.b)):
            if not (first.a and first.b):
                same[side].update(places[side][:begin])
            if not all(end < len(w) for end, w in zip(ends, words, strict=True)):
                same[side].update(places[side][ends[side] :])
    left_pieces, right_pieces = (_pieces(tokens, kept) for tokens, kept in zip(sides, same, strict=True))
    return left_pieces, right_pieces


def _pieces(tokens: Sequence[str], same: set[int]) -> tuple[Piece, ...]:
    """Join tokens into pieces; what stands between two words that differ differs with them."""
    words = [i for i, token in enumerate(tokens) if _is_word(token)]
    differs = [_is_word(token) and i not in same for i, token in enumerate(tokens)]
    for a, b in pairwise(words):
        if differs[a] and differs[b]:
            differs[a + 1 : b] = [True] * (b - a - 1)
    joined: Iterable[tuple[bool, Iterable[tuple[bool, str]]]] = groupby(
        zip(differs, tokens, strict=True), key=lambda pair: pair[0]
    )
    return tuple(Piece("".join(token for _, token in group), differ) for differ, group in joined)


def _is_word(token: str) -> bool:
    return token[0].isalnum() or token[0] == "_"
