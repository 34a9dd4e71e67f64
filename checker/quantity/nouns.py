"""What a figure counts: the head of the noun phrase behind it, as its lemma. Works without a parser."""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from checker.quantity import tables
from checker.quantity.tokens import Phrases, Token

# A noun phrase with its adjectives seldom has more words than this before its head.
_WINDOW = 5
_APOSTROPHES = frozenset("'’")  # noqa: RUF001


class Noun(NamedTuple):
    """The lemma of a noun and the index behind it."""

    lemma: str
    end: int


@cache
def _partitive() -> Phrases[bool]:
    return Phrases((p, True) for p in tables.nouns().words.partitive)


def singular(word: str) -> str:
    """Give the singular of a plural noun in lower case; a word that is not in the plural comes back as it is."""
    table = tables.nouns()
    if word in table.irregular:
        return table.irregular[word]
    for ending, single in (("men", "man"), ("people", "person"), ("children", "child")):
        if word.endswith(ending):
            return word[: -len(ending)] + single
    if not word.endswith("s") or word.endswith("ss") or word in table.words.not_plural:
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes", "zzes", "oes")):
        return word[:-2]
    return word[:-1]


def is_plural(word: str) -> bool:
    """Say whether a word in lower case looks like a noun in the plural."""
    table = tables.nouns()
    if word in table.irregular:
        return word not in table.words.nominal
    return word.endswith("men") or (
        len(word) > 2 and word.endswith("s") and not word.endswith(("ss", "'s")) and word not in table.words.not_plural
    )


def counted(toks: Sequence[Token], i: int, *, hyphen: bool) -> Noun | None:
    """Find what the figure that ends before token `i` counts; None when no noun follows.

    After a hyphen ("12-point") it is the next word in the singular; else the last of the first plurals within reach
    ("249 people", "20 police officers", "three life sentences": sentence); else a word like "dead" right behind it.
    """
    if i >= len(toks):
        return None
    words = tables.nouns().words
    if hyphen:
        if toks[i].lower == "strong" and toks[i].glued:
            return Noun("member", i + 1)  # "a 24-strong squad"
        ok = (
            toks[i].is_word
            and toks[i].glued
            and toks[i].lower not in words.not_counted | words.stops
            and toks[i].lower not in tables.numbers().ordinals
            and not toks[i].lower.endswith("ed")
            and not _is_named(toks, i)
        )
        return Noun(singular(toks[i].lower), i + 1) if ok else None
    part = _partitive().at(toks, i)
    if part is not None:
        i = part[1]
        i = _behind_whole(toks, i)
    elif i < len(toks) and toks[i].lower == "of":
        i = _behind_whole(toks, i + 1)
    return _plural(toks, i) or _nominal(toks, i)


def _is_named(toks: Sequence[Token], i: int) -> bool:
    """Say whether the word behind a figure and a hyphen makes a name ("7-Eleven"); in headlines all have capitals."""
    if not (toks[i - 2].is_figure and _is_capital(toks, i)):
        return False
    return toks[i].lower in tables.numbers().ones | tables.numbers().tens or not _is_capital(toks, i + 1)


def _behind_whole(toks: Sequence[Token], i: int) -> int:
    """Go past the figure of the whole, and whose it is: "10 of the 12 judges", "10 of Hull's 16 games"."""
    for j in range(i, min(i + _WINDOW, len(toks))):
        apostrophe = toks[j].text in _APOSTROPHES and toks[j].glued
        if (apostrophe or toks[j].lower.endswith("'s")) and j + 1 < len(toks) and toks[j + 1].is_figure:
            return j + 2
        if not (toks[j].is_word or apostrophe):
            break
    return i + (i < len(toks) and toks[i].is_figure)


def _plural(toks: Sequence[Token], i: int) -> Noun | None:
    stops = tables.nouns().words.stops
    found: Noun | None = None
    for j in range(i, min(i + _WINDOW, len(toks))):
        token = toks[j]
        if token.is_hyphen or token.text == ",":
            if found or j == i or toks[j - 1].lower in tables.nouns().words.nominal:
                break  # "3 dead, dozens wounded"
            if token.text == "," and toks[j - 1].text[0].isupper() and not _is_capital(toks, j + 1):
                break  # "1B Mark Lee, reports", but "20 British, French and German soldiers"
            continue
        if token.is_figure and j + 1 < len(toks) and toks[j + 1].is_hyphen:
            continue  # "three 10-year sentences"
        if not token.is_word or token.lower in stops:
            break
        if is_plural(token.lower) and not (j + 1 < len(toks) and toks[j + 1].is_hyphen):
            if j + 1 < len(toks) and toks[j + 1].text in _APOSTROPHES and toks[j + 1].glued:
                return None  # "10 of the players' games"
            if _is_name(toks, j):
                continue
            found = Noun(_joined(toks, j) + singular(token.lower), j + 1)
        elif found:
            break
    return None if found and _is_no_count(toks, found) else found


def _is_capital(toks: Sequence[Token], j: int) -> bool:
    return j < len(toks) and toks[j].text[0].isupper()


def _is_name(toks: Sequence[Token], j: int) -> bool:
    """Say whether a plural is a person's name ("30 Thomas Johansson")."""
    return toks[j].text[0].isupper() and j + 1 < len(toks) and toks[j + 1].is_word and toks[j + 1].text[0].isupper()


def _joined(toks: Sequence[Token], j: int) -> str:
    """Give the prefix that a hyphen joins to the noun at `j`, "" when there is none."""
    has_prefix = j > 1 and toks[j - 1].is_hyphen and toks[j - 2].lower in tables.nouns().words.joined
    return toks[j - 2].lower if has_prefix else ""


def _is_no_count(toks: Sequence[Token], noun: Noun) -> bool:
    """Say whether the noun makes a factor ("three times longer") or is an ambiguous unit ("six pounds")."""
    after = toks[noun.end].lower if noun.end < len(toks) else ""
    return noun.lemma in {"pound", "won"} or (noun.lemma == "time" and after in tables.nouns().words.comparing)


def _nominal(toks: Sequence[Token], i: int) -> Noun | None:
    table, between = tables.nouns(), tables.contexts().between_nominal
    for j in range(i, min(i + 3, len(toks))):
        if toks[j].lower in table.words.nominal:
            return Noun(table.irregular[toks[j].lower], j + 1)
        if toks[j].lower not in between:
            return None
    return None


def single(toks: Sequence[Token], i: int) -> Noun | None:
    """Find the noun behind "one", which is in the singular: the last word before the noun phrase ends."""
    words = tables.nouns().words
    j = i
    while j < min(i + 3, len(toks)) and toks[j].is_word and toks[j].lower not in words.stops | words.nominal | {"died"}:
        j += 1
    if j == i:
        return _nominal(toks, i)
    return Noun(singular(toks[j - 1].lower), j)
