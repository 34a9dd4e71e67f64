"""The table of reporting verbs and nouns: which words make somebody say, think or perceive something, and how."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Literal, NamedTuple

from pydantic import Field, ValidationError

from checker.errors import TableError
from checker.model import Frozen

TABLE = "reporting_verbs.toml"

Attitude = Literal["speech", "cognition", "perception"]
Frame = Literal["clause", "quotation", "infinitive", "name", "gerund", "object"]


class _Verbs(Frozen):
    attitude: Attitude
    frame: Frame
    lemmas: tuple[str, ...] = Field(min_length=1)


class _Lemmas(Frozen):
    lemmas: frozenset[str]


class _Nouns(Frozen):
    lemmas: frozenset[str]
    light_verbs: frozenset[str]
    of_source: frozenset[str]


class _Table(Frozen):
    verbs: tuple[_Verbs, ...]
    citing: _Lemmas
    occasions: _Lemmas
    nouns: _Nouns


class Reporting(NamedTuple):
    """The table as read."""

    attitudes: dict[tuple[str, Frame], Attitude]  # by lemma (or "accuse of") and frame
    lemmas: frozenset[str]  # every verb, whatever its frames
    citing: frozenset[str]
    occasions: frozenset[str]
    nouns: frozenset[str]
    light_verbs: frozenset[str]
    of_source: frozenset[str]


@cache
def load_reporting() -> Reporting:
    """Read the table that comes with the package. TableError when it is malformed."""
    return read_reporting(files("checker.extract").joinpath(TABLE).read_text(encoding="utf-8"))


def read_reporting(text: str) -> Reporting:
    """Read a table of reporting verbs and nouns from TOML. TableError when it is malformed."""
    try:
        table = _Table.model_validate(tomllib.loads(text))
    except (tomllib.TOMLDecodeError, ValidationError) as error:
        raise TableError(f"not a table of reporting verbs: {error}", path=TABLE) from error
    return Reporting(
        attitudes={(lemma, verbs.frame): verbs.attitude for verbs in table.verbs for lemma in verbs.lemmas},
        lemmas=frozenset(lemma.split()[0] for verbs in table.verbs for lemma in verbs.lemmas),
        citing=table.citing.lemmas,
        occasions=table.occasions.lemmas,
        nouns=table.nouns.lemmas,
        light_verbs=table.nouns.light_verbs,
        of_source=table.nouns.of_source,
    )
