"""What a length of time is of: a sentence, a contract, how long somebody has worked somewhere; sentences for life."""

import tomllib
from collections.abc import Collection, Iterator, Sequence
from functools import cache
from importlib.resources import files

from pydantic import BaseModel, ConfigDict

from checker import quantity
from checker.extract.events import lemma_of
from checker.extract.syntax import ancestors, children, clause_of
from checker.model import Mod, Quantity, Sentence
from checker.names import stem

YEAR = 31_556_952.0  # the Gregorian mean year, in seconds

_NOUNS = {"NOUN", "PROPN"}
_VERBS = {"VERB", "AUX"}
# So many words stand between a length and the noun that it is of: "a 15-year decorated veteran".
_REACH = 4
_FROM = {"for", "after", "in", "to", "with"}
# Prepositions before where somebody works.
_AT = {"for", "at", "with", "in", "of", "on"}


class _State(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")
    name: str
    exclusive: bool
    nouns: frozenset[str]
    verbs: frozenset[str]
    objects: frozenset[str]
    subjects: frozenset[str]
    behind: frozenset[str]


class _Life(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")
    years: int
    nouns: frozenset[str]
    behind: frozenset[str]
    places: frozenset[str]
    verbs: frozenset[str]
    prepositions: frozenset[str]


class _Table(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")
    state: tuple[_State, ...]
    life: _Life

    def is_exclusive(self, name: str) -> bool:
        """Say whether nobody is in two states of this name at a time."""
        return any(s.exclusive for s in self.state if s.name == name)


@cache
def length_table() -> _Table:
    """Read the table beside this file."""
    return _Table.model_validate(tomllib.loads(files("checker.extract").joinpath("lengths.toml").read_text("utf-8")))


def state_of(sentence: Sentence, amount: Quantity) -> str:
    """Give what a length of time is of: "sentence", "contract", "as coach" for a post; "" where that is not told."""
    tokens = sentence.tokens
    inside = [i for i, t in enumerate(tokens) if t.start < amount.end and amount.start < t.end]
    if post := _post(sentence, inside):
        return post
    carriers, behind = set(_carriers(sentence, inside)), set(_behind(sentence, inside[-1]))
    verb, direct = _verb(sentence, inside)
    lemma = "" if verb is None else lemma_of(sentence, verb)
    subjects = set() if verb is None else set(_dependents(sentence, verb, {"nsubj"}))
    if lemma == "be" and verb is not None and not carriers:
        carriers = set(_dependents(sentence, verb, {"attr"}))  # "has been an employee for 15 years"
    for state in length_table().state:
        said = lemma in state.objects if direct else lemma in state.verbs
        if carriers & state.nouns or behind & state.behind or (not carriers and (said or subjects & state.subjects)):
            return state.name
    return ""


def where_of(sentence: Sentence, amount: Quantity) -> tuple[str, ...]:
    """Give the stems of the words that say where somebody was for a length of time: "with the sheriff's department"."""
    tokens = sentence.tokens
    inside = [i for i, t in enumerate(tokens) if t.start < amount.end and amount.start < t.end]
    verb, _ = _verb(sentence, inside)
    heads = {tokens[i].head for i in inside} | ({verb} if verb is not None else set())
    if verb is not None:
        heads |= {j for j in children(sentence, verb) if tokens[j].dep in {"attr", "prep"} and tokens[j].text == "as"}
        heads |= {j for j in children(sentence, verb) if tokens[j].dep == "attr"}
    found: set[str] = set()
    for head in heads:
        for j in children(sentence, head):
            if tokens[j].dep != "prep" or tokens[j].text.lower() not in _AT:
                continue
            for k in children(sentence, j):
                if tokens[k].dep == "pobj" and k not in inside:
                    words = (k, *(w for w in children(sentence, k) if tokens[w].dep in {"compound", "poss", "amod"}))
                    found.update(stem(lemma_of(sentence, w)) for w in words)
    return tuple(sorted(found))


def _dependents(sentence: Sentence, i: int, labels: Collection[str]) -> Iterator[str]:
    return (lemma_of(sentence, j) for j in children(sentence, i) if sentence.tokens[j].dep in labels)


def _post(sentence: Sentence, inside: Sequence[int]) -> str:
    """Read "spent seven seasons as an assistant coach": a length behind which a post is named."""
    tokens = sentence.tokens
    following = inside[-1] + 1
    if following >= len(tokens) or tokens[following].text.lower() != "as":
        return ""
    below = [j for j in children(sentence, following) if tokens[j].dep in {"pobj", "attr"}]
    return f"as {lemma_of(sentence, below[0])}" if below and tokens[below[0]].pos in _NOUNS else ""


def _carriers(sentence: Sentence, inside: Sequence[int]) -> Iterator[str]:
    """Give the lemmas of the nouns that a length modifies or is said of."""
    tokens = sentence.tokens
    last = inside[-1]
    heads = [tokens[i].head for i in inside if tokens[i].head not in inside]
    for head in heads:
        if head > last and tokens[head].pos in _NOUNS:
            yield from (lemma_of(sentence, j) for j in range(last + 1, head + 1) if tokens[j].pos in _NOUNS)
        if tokens[head].text.lower() in {"of", "for"} and tokens[tokens[head].head].pos in _NOUNS:
            noun = tokens[head].head  # "a prison term of 20 years", "an employee for 15 years"
            yield lemma_of(sentence, noun)
            yield from _dependents(sentence, noun, {"compound"})
        if lemma_of(sentence, head) in {"be", "last"}:
            yield from _dependents(sentence, head, {"nsubj"})


def _behind(sentence: Sentence, last: int) -> Iterator[str]:
    """Give the lemma of what stands behind a preposition right behind the length: "20 years in a state prison"."""
    tokens = sentence.tokens
    following = last + 1
    if following < len(tokens) and tokens[following].pos == "ADP":
        nouns = [j for j in children(sentence, following) if tokens[j].dep == "pobj"]
        yield from (lemma_of(sentence, j) for j in nouns)


def _verb(sentence: Sentence, inside: Sequence[int]) -> tuple[int | None, bool]:
    """Give the verb that goes on for the length, None for none, and whether the length is its object."""
    tokens = sentence.tokens
    head = next((i for i in inside if tokens[i].head not in inside or tokens[i].head == i), inside[-1])
    above = tokens[head].head
    if tokens[above].pos in _VERBS:
        return above, tokens[head].dep in {"dobj", "obj"}
    if tokens[above].text.lower() in _FROM and tokens[tokens[above].head].pos in _VERBS:
        return tokens[above].head, False
    return None, False


def lives(sentence: Sentence) -> Iterator[Quantity]:
    """Give the sentences for life: "a life sentence", "life in prison", "jailed for life"; offsets of the article.

    They are lengths of time with a lower bound only, which no term of years reaches.
    """
    tokens = sentence.tokens
    least = length_table().life.years * YEAR
    for i, token in enumerate(tokens):
        if token.text.lower() == "life" and (last := _life(sentence, i)) is not None:
            start, end = token.start, tokens[last].end
            text = sentence.text[start - sentence.start : end - sentence.start]
            yield Quantity(
                start=start,
                end=end,
                text=text,
                low=least,
                high=None,
                number=least,
                unit="second",
                mod=Mod.EQUAL_OR_MORE,
                noun="sentence",
            )


def _life(sentence: Sentence, i: int) -> int | None:
    """Give the last token of the life sentence that token `i`, "life", begins; None where it is no sentence."""
    tokens, table = sentence.tokens, length_table().life
    after = tokens[i + 1].text.lower() if i + 1 < len(tokens) else ""
    before = tokens[i - 1].text.lower() if i else ""
    if after in table.nouns:
        return i + 1  # "life sentences" are counted
    if after in table.behind and any(
        lemma_of(sentence, j) in table.places for j in range(i + 2, min(i + 5, len(tokens)))
    ):
        return i
    verb = lemma_of(sentence, clause_of(sentence, i))
    carried = any(lemma_of(sentence, j) in table.nouns for j in ancestors(sentence, i))
    if before == "of" and carried:
        return i
    return i if before in table.prepositions and verb in table.verbs and not carried else None


def elided(sentence: Sentence, read: Sequence[Quantity]) -> Iterator[Quantity]:
    """Give the counts whose noun stands only with one before: "for 11 seasons and as a coach for seven".

    `read` are the quantities of the sentence, offsets of the article. Both figures must follow the same preposition,
    and the second must end its phrase.
    """
    tokens = sentence.tokens
    for i in range(2, len(tokens)):
        ends = i + 1 == len(tokens) or tokens[i + 1].pos in {"PUNCT", "CCONJ"}
        if tokens[i].pos != "NUM" or not ends or tokens[i - 1].text.lower() not in _FROM - {"to", "in"}:
            continue
        if any(q.start < tokens[i].end and tokens[i].start < q.end for q in read):
            continue
        told = next((q for q in reversed(read) if _is_like(sentence, q, i)), None)
        again = [] if told is None else quantity.read(f"{tokens[i].text} {told.text.split()[-1]}")
        if told is not None and len(again) == 1 and again[0].unit == told.unit:
            place = {"start": tokens[i].start, "end": tokens[i].end, "text": tokens[i].text}
            yield again[0].model_copy(update=place)


def _is_like(sentence: Sentence, told: Quantity, i: int) -> bool:
    """Whether a figure before token `i` follows the same preposition and says what it counts."""
    tokens = sentence.tokens
    first = next((j for j, t in enumerate(tokens) if t.end > told.start), 0)
    same = first > 0 and first < i and tokens[first - 1].text.lower() == tokens[i - 1].text.lower()
    return same and told.unit in {"item", "second"} and len(told.text.split()) > 1
