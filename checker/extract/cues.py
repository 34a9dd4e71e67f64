"""The table of factuality cues: what each modal, adverb and embedding predicate says of the event that it governs."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Literal, NamedTuple

from pydantic import Field, ValidationError

from checker.errors import TableError
from checker.model import Factuality, Frozen

TABLE = "factuality.toml"

Form = Literal["to", "ing", "that", "whether", "noun"]


class Signature(NamedTuple):
    """The value of what is embedded where the embedding predicate is affirmed, and where it is negated."""

    affirmed: Factuality
    negated: Factuality
    report: bool = False


class _Embedding(Frozen):
    affirmed: Factuality
    negated: Factuality
    takes: tuple[Form, ...] = Field(min_length=1)
    report: bool = False
    lemmas: tuple[str, ...] = Field(min_length=1)


class _Negation(Frozen):
    words: frozenset[str]
    subjects: frozenset[str]
    determiners: frozenset[str]
    cancelled_by: frozenset[str]


class _Conditional(Frozen):
    marks: frozenset[str]


class _Nouns(Frozen):
    light: frozenset[str]
    aims: frozenset[str]
    acts: frozenset[str]


class Cues(Frozen):
    """The table as read. `signature` looks up the embedding predicates."""

    modals: dict[str, tuple[Factuality, Factuality]]
    contractions: dict[str, str]
    perfect_modals: dict[str, tuple[Factuality, Factuality]]
    adverbs: dict[str, Factuality]
    attributes: dict[str, Factuality]
    negation: _Negation
    conditional: _Conditional
    prepositions: dict[str, Factuality]
    nouns: _Nouns
    embedding: tuple[_Embedding, ...]
    signatures: dict[tuple[str, str], Signature] = Field(default_factory=dict)

    def signature(self, form: Form, *keys: str) -> Signature | None:
        """Give what the first key that the table knows with this `form` of complement says, or None."""
        return next((found for key in keys if (found := self.signatures.get((key, form)))), None)


@cache
def load_cues() -> Cues:
    """Read the table; it never changes within a run. Raises TableError where it breaks its schema or repeats itself."""
    return read_cues(files(__package__).joinpath(TABLE).read_text(encoding="utf-8"))


def read_cues(text: str) -> Cues:
    """Read a table from `text`. Raises TableError where it breaks its schema or gives a lemma two values."""
    try:
        cues = Cues.model_validate(tomllib.loads(text))
    except (tomllib.TOMLDecodeError, ValidationError) as error:
        raise TableError(f"the table of factuality cues is malformed: {error}", TABLE) from error
    signatures: dict[tuple[str, str], Signature] = {}
    for group in cues.embedding:
        for lemma in group.lemmas:
            for form in group.takes:
                if (lemma, form) in signatures:
                    raise TableError(f'"{lemma}" is listed twice with a complement of form "{form}"', TABLE)
                signatures[lemma, form] = Signature(group.affirmed, group.negated, group.report)
    return cues.model_copy(update={"signatures": signatures})
