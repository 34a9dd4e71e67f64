"""Which figures of a text are no quantities: dates, clock times, names with numbers in them, addresses, scores."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cache

from checker.quantity import tables
from checker.quantity.phrases import begins_sentence
from checker.quantity.tokens import Token


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], re.Pattern[str] | None], ...]:
    return tables.phantoms().compiled()


def masked(text: str, toks: Sequence[Token]) -> frozenset[int]:
    """Give the indices of the tokens that belong to a phantom."""
    spans = [
        m.span()
        for pattern, exceptions in _patterns()
        for m in pattern.finditer(text)
        if exceptions is None or not exceptions.search(m.group())
    ]
    starts, ends = [t.start for t in toks], [t.end for t in toks]
    return frozenset(i for start, end in spans for i in range(bisect_right(ends, start), bisect_left(starts, end)))


def is_part_of_word(toks: Sequence[Token], i: int) -> bool:
    """Say whether the figure at `i` hangs on a word before it ("mid-40", "pre-2014", "B12")."""
    if i == 0 or not toks[i].glued:
        return False
    before = toks[i - 1]
    if before.is_word:
        return toks[i].is_figure
    return before.is_hyphen and i > 1 and toks[i - 2].is_word and not before.text.startswith(("–", "—"))  # noqa: RUF001


def is_label(toks: Sequence[Token], i: int) -> bool:
    """Say whether the word before `i` makes the figure a name ("page 12", "Highway 50", "Boeing 737")."""
    if i == 0:
        return False
    words, before = tables.nouns().words, toks[i - 1]
    if before.is_figure and not toks[i].glued:
        return len(before.text) != 4  # "ten 737-800 jets"; a year may stand before a count
    number = before.text == "." and before.glued and i > 1 and toks[i - 2].lower in {"no", "nos", "vol", "p", "pp"}
    if number or (before.lower in words.labels and toks[i].is_figure):
        return True
    capital = before.is_word and before.text[0].isupper() and not before.lower.endswith("'s")
    if not capital or before.lower in words.plain | words.bare_after:
        return False
    return not begins_sentence(toks, i - 1) or toks[i].text[0].isupper()


def is_name(toks: Sequence[Token], i: int) -> bool:
    """Say whether a number word in capitals inside a sentence is part of a name ("the Seven Sisters")."""
    token = toks[i]
    return token.is_word and token.text[0].isupper() and not begins_sentence(toks, i)
