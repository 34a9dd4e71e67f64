"""What of a thing a figure measures: its depth, its weight, how far it lies from a place, what it is a share of."""

import tomllib
from functools import cache
from importlib.resources import files

from pydantic import BaseModel, ConfigDict

from checker.extract.events import lemma_of
from checker.extract.names import Names
from checker.extract.syntax import ancestors, children
from checker.model import Quantity, Sentence

_SHARES = {"percent", "percentage point"}
_NOUNS = {"NOUN", "PROPN"}
# Words between a figure and what it is said of: "a depth of just 10 km".
_REACH = 4


class _Distance(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")
    prepositions: frozenset[str]
    directions: frozenset[str]


class _Rates(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")
    per: frozenset[str]
    articles: frozenset[str]
    times: frozenset[str]
    adjectives: frozenset[str]


class _Aspects(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")
    attributes: dict[str, frozenset[str]]
    units: dict[str, str]
    distance: _Distance
    rates: _Rates

    def named(self, lemma: str) -> str:
        """Give the attribute that a word names, "" for none."""
        return next((name for name, words in self.attributes.items() if lemma in words), "")


@cache
def aspect_table() -> _Aspects:
    """Read the table beside this file."""
    return _Aspects.model_validate(tomllib.loads(files("checker.extract").joinpath("aspects.toml").read_text("utf-8")))


def aspect_of(sentence: Sentence, amount: Quantity, names: Names) -> str:
    """Give what the figure measures: "depth", "from Rome", "of haul", "building", or the verb's lemma; "" if unknown.

    Two figures measure one thing only if their aspects are the same.
    """
    table, inside = aspect_table(), _inside(sentence, amount)
    if amount.unit in table.units:
        return table.units[amount.unit]
    found = _of_share(sentence, inside[-1], names) if amount.unit in _SHARES else ""
    return found or _attribute(sentence, inside) or _distance(sentence, inside[-1], names) or _carrier(sentence, inside)


def _inside(sentence: Sentence, amount: Quantity) -> list[int]:
    return [i for i, t in enumerate(sentence.tokens) if t.start < amount.end and amount.start < t.end]


def _word(sentence: Sentence, i: int, names: Names) -> str:
    """Give the name of what token `i` names, or its lemma."""
    found = names.at(sentence.index, i)
    return found[0].canonical if len(found) == 1 else lemma_of(sentence, i)


def _of_share(sentence: Sentence, last: int, names: Names) -> str:
    """Read "80 percent of the haul"."""
    tokens = sentence.tokens
    of = last if tokens[last].text.lower() == "of" else last + 1
    if of >= len(tokens) or tokens[of].text.lower() != "of":
        return ""
    objects = [j for j in children(sentence, of) if tokens[j].dep == "pobj"]
    return f"of {_word(sentence, objects[0], names)}" if objects else ""


def _attribute(sentence: Sentence, inside: list[int]) -> str:
    """Read "10 km deep", "a depth of just 10 km", "weighs 3 kg", "temperatures of 40 C"."""
    tokens, table = sentence.tokens, aspect_table()
    behind = range(inside[-1] + 1, min(inside[-1] + 3, len(tokens)))
    for j in behind:
        if tokens[j].text in {"-", "\u2010", "\u2011"}:
            continue
        if tokens[j].text.lower() == "in":  # "10 km in length"
            continue
        follows = tokens[j].pos in {"ADJ", "ADV", "ADP"} or tokens[j - 1].text.lower() == "in"
        name = table.named(lemma_of(sentence, j)) if follows else ""
        if name:
            return name
        break
    for j in range(inside[0] - 1, max(inside[0] - 1 - _REACH, -1), -1):
        if tokens[j].pos in {"NOUN", "VERB"}:
            return table.named(lemma_of(sentence, j))
        if tokens[j].pos == "PUNCT":
            return ""
    return ""


def _distance(sentence: Sentence, last: int, names: Names) -> str:
    """Read "14 miles north-east of Rome" and "50 km from the coast"."""
    tokens, words = sentence.tokens, aspect_table().distance
    j = last + 1
    while j < len(tokens) and (
        tokens[j].text.lower() in words.directions or tokens[j].text in {"-", "("} or tokens[j].lemma.lower() == "to"
    ):
        j += 1
    if j >= len(tokens) or tokens[j].text.lower() not in words.prepositions:
        return ""
    if tokens[j].text.lower() == "of" and j == last + 1:
        return _of_stuff(sentence, j, names)
    objects = [k for k in children(sentence, j) if tokens[k].dep == "pobj"]
    return f"from {_word(sentence, objects[0], names)}" if objects else ""


def _of_stuff(sentence: Sentence, of: int, names: Names) -> str:
    """Read "40 kilometres of power lines"."""
    objects = [k for k in children(sentence, of) if sentence.tokens[k].dep == "pobj"]
    return f"of {_word(sentence, objects[0], names)}" if objects else ""


def _carrier(sentence: Sentence, inside: list[int]) -> str:
    """Give the noun that the figure modifies ("a 17-inch screen"), else the verb or noun that it is said of."""
    tokens = sentence.tokens
    heads = [tokens[i].head for i in inside if tokens[i].head not in inside]
    head = heads[-1] if heads else inside[-1]
    if head > inside[-1] and tokens[head].pos in _NOUNS and head - inside[-1] <= _REACH + 1:
        return lemma_of(sentence, head)
    for j in (head, *ancestors(sentence, head)):
        if tokens[j].pos in {"VERB", *_NOUNS}:
            return lemma_of(sentence, j)
    return ""


def rate_of(sentence: Sentence, amount: Quantity) -> str:
    """Give "per unit" for a sum that is paid each time ("$23 million a year"), "" for one that is paid once."""
    tokens, table = sentence.tokens, aspect_table()
    inside = _inside(sentence, amount)
    before = [tokens[j].text.lower() for j in range(max(inside[0] - _REACH, 0), inside[-1] + 1)]
    behind = [lemma_of(sentence, j) for j in range(inside[-1] + 1, min(inside[-1] + 4, len(tokens)))]
    if any(word in table.rates.adjectives for word in (*before, *behind)):
        return "per unit"
    per = next((k for k, word in enumerate(behind) if word in table.rates.per), None)
    if per is None or per + 1 >= len(behind):
        return ""
    bare = behind[per] in table.rates.articles  # "$2 a year", but "$2 million, a record"
    return "" if bare and (per > 0 or behind[per + 1] not in table.rates.times) else "per unit"
