"""The how-manieth: "his third term", "the 18th surgeon general", "for a fourth time"."""

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from pydantic import BaseModel, ConfigDict

from checker.extract.events import lemma_of
from checker.model import Quantity, Sentence

ORDINAL = "ordinal"
_FIGURE = re.compile(r"(\d{1,3})(?:st|nd|rd|th)")
# Adjectives that may stand between the ordinal and its noun.
_REACH = 3


class _Ordinals(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")
    not_numbered: frozenset[str]
    words: dict[str, int]


@cache
def ordinal_table() -> _Ordinals:
    """Read the table beside this file."""
    text = files("checker.extract").joinpath("ordinals.toml").read_text("utf-8")
    return _Ordinals.model_validate(tomllib.loads(text))


def ordinals(sentence: Sentence) -> Iterator[Quantity]:
    """Give the ordinals of a sentence that number a noun; `number` is which one, `noun` what of, `unit` "ordinal".

    Left out are first, which is a claim of its own kind ("first since"), dates, and set phrases ("third degree").
    """
    tokens, table = sentence.tokens, ordinal_table()
    for i, token in enumerate(tokens):
        number = _number(token.text.lower(), table)
        if number is None or token.tag == "NNP" or token.entity in {"DATE", "TIME", "FAC", "ORG", "GPE"}:
            continue
        noun = _noun(sentence, i)
        if noun is None or lemma_of(sentence, noun) in table.not_numbered:
            continue
        text = sentence.text[token.start - sentence.start : tokens[noun].end - sentence.start]
        yield Quantity(
            start=token.start,
            end=tokens[noun].end,
            text=text,
            low=number,
            high=number,
            number=number,
            unit=ORDINAL,
            noun=lemma_of(sentence, noun),
        )


def _number(word: str, table: _Ordinals) -> int | None:
    m = _FIGURE.fullmatch(word)
    number = int(m[1]) if m else table.words.get(word)
    return number if number is not None and number > 1 else None


def _noun(sentence: Sentence, i: int) -> int | None:
    """Give the noun that the ordinal at `i` modifies, right behind it but for adjectives."""
    tokens = sentence.tokens
    head = tokens[i].head
    if tokens[i].dep not in {"amod", "nummod"} or not i < head <= i + _REACH or tokens[head].pos != "NOUN":
        return None
    between = tokens[i + 1 : head]
    ok = all(t.pos in {"ADJ", "NOUN"} for t in between)
    return head if ok else None
