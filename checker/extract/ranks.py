"""Words that rank an occurrence among those before it: "first", "third", "worst", "second-largest"."""

import re
import tomllib
from functools import cache
from importlib.resources import files

from pydantic import BaseModel, ConfigDict

from checker.model import Frozen, Sentence

_FIGURES = re.compile(r"(\d{1,3})(?:st|nd|rd|th)")
_HYPHENS = {"-", "\u2010", "\u2011"}
# A word of this many before a superlative takes its uniqueness away: "one of the country's worst floods".
_REACH = 5


class _Table(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")
    first: frozenset[str]
    negations: frozenset[str]
    only: frozenset[str]
    last: frozenset[str]
    no_superlative: frozenset[str]
    degrees: frozenset[str]
    among: frozenset[str]
    before_rank: frozenset[str]
    states: frozenset[str]
    since: frozenset[str]
    length: frozenset[str]
    silence: frozenset[str]
    dated: frozenset[str]
    reach: int
    extremes: dict[str, str]
    ranks: dict[str, int]


class Rank(Frozen):
    """The how-manieth, and of what order: 1 and "" for "first", 2 and "largest" for "second-largest"."""

    rank: int
    superlative: str = ""


@cache
def recency_table() -> _Table:
    """Read the table of the words of recency beside this file."""
    return _Table.model_validate(tomllib.loads(files("checker.extract").joinpath("recency.toml").read_text("utf-8")))


def rank_at(sentence: Sentence, i: int) -> Rank | None:
    """Give the rank that token `i` gives what it stands before, None where it gives none; of "most costly", "costly".

    A superlative that is shared ("one of the worst") or compounded ("best-known") ranks nothing.
    """
    word = sentence.tokens[i].text.lower()
    if word in recency_table().first:
        return None if _word(sentence, i + 1) in _HYPHENS else Rank(rank=1)
    return _superlative(sentence, i, word) or _ordinal(sentence, i, word)


def _superlative(sentence: Sentence, i: int, word: str) -> Rank | None:
    table = recency_table()
    start = i
    if sentence.tokens[i].tag == "JJ" and _word(sentence, i - 1) in table.degrees:
        start, word = i - 1, f"{_word(sentence, i - 1)} {word}"
    elif sentence.tokens[i].tag != "JJS" or word in table.no_superlative or _word(sentence, i + 1) in _HYPHENS:
        return None
    before = {_word(sentence, j) for j in range(start - _REACH, start)}
    if "of" in before and before & table.among:
        return None
    at = start - 2 if _word(sentence, start - 1) in _HYPHENS else start - 1
    return Rank(rank=_number(_word(sentence, at)) or 1, superlative=word)


def _ordinal(sentence: Sentence, i: int, word: str) -> Rank | None:
    number = _number(word)
    token, before = sentence.tokens[i], _word(sentence, i - 1)
    if number is None or number < 2 or token.pos == "NOUN" or _word(sentence, i + 1) in _HYPHENS:
        return None
    return Rank(rank=number) if before in recency_table().before_rank and token.dep != "advmod" else None


def _number(word: str) -> int | None:
    figures = _FIGURES.fullmatch(word)
    return int(figures[1]) if figures else recency_table().ranks.get(word)


def _word(sentence: Sentence, i: int) -> str:
    return sentence.tokens[i].text.lower() if 0 <= i < len(sentence.tokens) else ""
