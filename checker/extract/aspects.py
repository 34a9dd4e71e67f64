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
    below: frozenset[str]
    above: frozenset[str]
    levels: frozenset[str]


class _Bodies(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")
    nouns: frozenset[str]
    units: dict[str, str]


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
    bodies: _Bodies
    rates: _Rates
    children: dict[str, str]

    def named(self, lemma: str) -> str:
        """Give the attribute that a word names, "" for none."""
        return next((name for name, words in self.attributes.items() if lemma in words), "")


@cache
def aspect_table() -> _Aspects:
    """Read the table beside this file."""
    return _Aspects.model_validate(tomllib.loads(files("checker.extract").joinpath("aspects.toml").read_text("utf-8")))


def aspect_of(sentence: Sentence, amount: Quantity, names: Names, before: Quantity | None = None) -> str:
    """Give what the figure measures: "depth", "from Rome", "of haul", "building", or the verb's lemma; "" if unknown.

    Two figures measure one thing only if their aspects are the same. `before` is the amount before this one, of which
    this may be the conversion: "10 km (6 miles)".
    """
    table, inside = aspect_table(), _inside(sentence, amount)
    if amount.unit in table.units:
        return table.units[amount.unit]
    if before is not None and before.unit == amount.unit and _between(sentence, before, amount) == "(":
        return before.noun
    found = _of_share(sentence, inside[-1], names) if amount.unit in _SHARES else ""
    found = found or _attribute(sentence, inside) or _distance(sentence, inside[-1], names)
    return found or _activity(sentence, inside[-1]) or _of_body(sentence, amount, inside) or _carrier(sentence, inside)


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


def _between(sentence: Sentence, before: Quantity, amount: Quantity) -> str:
    return sentence.text[before.end - sentence.start : amount.start - sentence.start].strip()


def _distance(sentence: Sentence, last: int, names: Names) -> str:
    """Read "14 miles north-east of Rome", "50 km (31 miles) from the coast" and "six miles below the surface"."""
    tokens, words = sentence.tokens, aspect_table().distance
    j = _behind_brackets(sentence, last + 1)
    while j < len(tokens) and (
        tokens[j].text.lower() in words.directions or tokens[j].text in {"-", "("} or tokens[j].lemma.lower() == "to"
    ):
        j += 1
    if j >= len(tokens):
        return ""
    level = any(lemma_of(sentence, k) in words.levels for k in range(j + 1, min(j + _REACH, len(tokens))))
    if level and tokens[j].text.lower() in words.below:
        return "depth"
    if level and tokens[j].text.lower() in words.above:
        return "height"
    if tokens[j].text.lower() not in words.prepositions:
        return ""
    if tokens[j].text.lower() == "of" and j == last + 1:
        return _of_stuff(sentence, j, names)
    objects = [k for k in children(sentence, j) if tokens[k].dep == "pobj"]
    return f"from {_word(sentence, objects[0], names)}" if objects else ""


def _behind_brackets(sentence: Sentence, j: int) -> int:
    """Go past what stands in brackets at token `j`."""
    texts = [t.text for t in sentence.tokens]
    return texts.index(")", j) + 1 if j < len(texts) and texts[j] == "(" and ")" in texts[j:] else j


def _activity(sentence: Sentence, last: int) -> str:
    """Read "716 yards rushing" and "716 yards and five touchdowns rushing": what was done over so much."""
    tokens = sentence.tokens
    j = last + 1
    if j < len(tokens) and tokens[j].text.lower() == "and":
        nouns = (k for k in range(j + 1, min(j + _REACH, len(tokens))) if tokens[k].pos == "NOUN")
        j = next((k + 1 for k in nouns if tokens[k].tag != "VBG"), j)
    if j >= len(tokens) or not tokens[j].text.lower().endswith("ing") or tokens[j].pos not in {"VERB", "NOUN"}:
        return ""
    ends = j + 1 == len(tokens) or tokens[j + 1].pos in {"PUNCT", "CCONJ", "ADP", "SCONJ"}
    return _verb_of(tokens[j].lemma.lower()) if ends else ""


def _verb_of(gerund: str) -> str:
    """Give the verb of a gerund, whose lemma the tagger leaves as it is where it takes it for a noun."""
    return gerund.removesuffix("ing") if len(gerund) > len("sing") else gerund


def _of_body(sentence: Sentence, amount: Quantity, inside: list[int]) -> str:
    """Read "a 6-foot, 200-pound man": how tall and how heavy somebody is."""
    table = aspect_table().bodies
    head = sentence.tokens[inside[-1]].head
    return table.units.get(amount.unit, "") if lemma_of(sentence, head) in table.nouns else ""


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
