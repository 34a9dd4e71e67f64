"""What happens: the event that a verb or a noun names, and the classes it belongs to."""

import tomllib
from collections.abc import Iterator
from functools import cache, cached_property
from importlib.resources import files

from pydantic import BaseModel, ConfigDict, Field

from checker.extract.syntax import children, clause_of
from checker.model import Sentence

_OBJECTS = ("dobj", "attr", "oprd", "nsubjpass", "obj")
_SUBJECTS = ("nsubj", "nsubjpass")
_NOUNS = {"NOUN", "PROPN"}


class _Light(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")
    verbs: frozenset[str]
    subject: frozenset[str]
    prepositions: frozenset[str]


class _Occasion(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")
    prepositions: frozenset[str]
    anywhere: frozenset[str]


class _Outside(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")
    verbs: frozenset[str]


class EventTable(BaseModel):
    """The table of event types; `classes` maps a class to the lemmas that name its events."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    classes: dict[str, frozenset[str]] = Field(min_length=1)
    light: _Light
    outside: _Outside
    occasion: _Occasion

    def classes_of(self, lemma: str) -> tuple[str, ...]:
        """Give the classes that `lemma` names an event of, in the table's order; () for none."""
        return self._by_lemma.get(lemma, ())

    @cached_property
    def _by_lemma(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = {}
        for name, lemmas in self.classes.items():
            for lemma in lemmas:
                found[lemma] = (*found.get(lemma, ()), name)
        return found


@cache
def event_table() -> EventTable:
    """Read the table beside this file."""
    text = files("checker.extract").joinpath("events.toml").read_text("utf-8")
    return EventTable.model_validate(tomllib.loads(text))


def lemma_of(sentence: Sentence, i: int) -> str:
    """Give the lemma of token `i` in lower case."""
    return sentence.tokens[i].lemma.lower()


def is_seen_from_outside(sentence: Sentence, i: int) -> bool:
    """Whether token `i` is an event that the clause's subject investigates or condemns, without a part in it."""
    token = sentence.tokens[i]
    return (
        token.dep in _OBJECTS
        and is_event_noun(sentence, i)
        and lemma_of(sentence, token.head) in event_table().outside.verbs
    )


def is_event_noun(sentence: Sentence, i: int) -> bool:
    """Whether token `i` is a noun that names an event of some class."""
    return sentence.tokens[i].pos in _NOUNS and bool(event_table().classes_of(lemma_of(sentence, i)))


def event_at(sentence: Sentence, i: int) -> int:
    """Give the token that names the event which something attached to token `i` is about.

    An event noun names itself. A light verb gives way to its object ("held talks"), a verb of lasting or being to its
    subject ("the call lasted"), a verb that only tells how something is said to the occasion ("said during the call").
    """
    if is_event_noun(sentence, i):
        return i
    verb = clause_of(sentence, i)
    table = event_table()
    lemma = lemma_of(sentence, verb)
    for is_light, labels in ((table.light.verbs, _OBJECTS), (table.light.subject, _SUBJECTS)):
        if lemma in is_light:
            for j in _dependents(sentence, verb, labels):
                if is_event_noun(sentence, j):
                    return j
    if lemma in table.light.verbs:  # "sat down for talks", "engaged in negotiations"
        objects = (k for j in children(sentence, verb) if _is_for(sentence, j) for k in children(sentence, j))
        return next((k for k in objects if is_event_noun(sentence, k)), verb)
    return verb


def _is_for(sentence: Sentence, i: int) -> bool:
    return sentence.tokens[i].dep == "prep" and lemma_of(sentence, i) in event_table().light.prepositions


def occasion_of(sentence: Sentence, verb: int) -> int | None:
    """Give the event noun of a meeting or call at which the verb's action took place, None if none is named."""
    table = event_table()
    nearby = set(children(sentence, verb))
    for j, token in enumerate(sentence.tokens):
        word = lemma_of(sentence, j)
        if word not in table.occasion.anywhere and not (j in nearby and word in table.occasion.prepositions):
            continue
        for k in children(sentence, j):
            if token.dep == "prep" and "contact" in table.classes_of(lemma_of(sentence, k)):
                return k
    return None


def _dependents(sentence: Sentence, i: int, labels: tuple[str, ...]) -> Iterator[int]:
    """Give the dependents of `i` with these labels; a clause without a subject of its own borrows its governor's."""
    found = [j for j in children(sentence, i) if sentence.tokens[j].dep in labels]
    yield from found
    token = sentence.tokens[i]
    if not found and token.dep in {"xcomp", "conj"} and token.head != i and labels == _SUBJECTS:
        yield from _dependents(sentence, token.head, labels)
