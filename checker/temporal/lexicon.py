"""The table of temporal words, read and checked once."""

import functools
import tomllib
from importlib import resources
from typing import TypeVar

from pydantic import Field, ValidationError

from checker.errors import TableError
from checker.model import Frozen, Mod

T = TypeVar("T", bound=Frozen)


class Unit(Frozen):
    """A unit of time: its TIMEX3 designator, and how many of it one of this unit is."""

    code: str
    factor: int = 1
    plural: str = ""


class DayPart(Frozen):
    """A part of the day: TIMEX3 code and the hours, from midnight, that it covers."""

    code: str
    hours: tuple[int, int]


class Hedges(Frozen):
    """Hedges of one kind. `near`: the figure is close to the mark; `bare`: they need no number after them."""

    mod: Mod
    near: bool
    bare: bool
    phrases: tuple[str, ...]


class Feast(Frozen):
    """A holiday that moves: a country that keeps it, its name in the `holidays` library, and how many days on it is.

    `seen` feasts depend on the sight of the moon, and countries differ by a day.
    """

    country: str
    name: str
    shift: int = 0
    seen: bool = False


class Way(Frozen):
    """Which way a distance is told: REF is from the anchor, CTX from the text; `closed` when no event may follow."""

    origin: str = Field(alias="from")
    closed: bool = False


class Leads(Frozen):
    """Words in front of an expression by which it is known."""

    sure: tuple[str, ...]
    likely: tuple[str, ...]
    owners: tuple[str, ...]
    length: tuple[str, ...]
    periods: tuple[str, ...]
    part: tuple[str, ...]
    early_or_late: tuple[str, ...]
    within: tuple[str, ...]


class Determiners(Frozen):
    """Words in front of a length that belong to it."""

    plain: tuple[str, ...]
    owners: tuple[str, ...]
    ranks: tuple[str, ...]
    single: tuple[str, ...]
    fillers: tuple[str, ...]


class Lexicon(Frozen):
    """The words that temporal expressions are made of."""

    doubtful_months: tuple[str, ...]
    counted: tuple[str, ...]
    festive: tuple[str, ...]
    zones: dict[str, int | str]
    spoken_decades: dict[str, str]
    vague: dict[str, int]
    shifts: dict[str, str]
    ways: dict[str, Way]
    leads: Leads
    determiners: Determiners
    months: dict[str, int]
    weekdays: dict[str, int]
    weekday_abbreviations: dict[str, int]
    numbers: dict[str, int]
    tens: dict[str, int]
    ordinals: dict[str, int]
    units: dict[str, Unit]
    dayparts: dict[str, DayPart]
    seasons: dict[str, str]
    holidays: dict[str, str]
    feasts: dict[str, Feast]
    deictic: dict[str, int]
    references: dict[str, str]
    hedges: tuple[Hedges, ...]
    hedges_after: dict[str, Mod]
    parts: dict[str, Mod]
    joined_parts: dict[str, Mod]
    phantoms: tuple[str, ...]

    def hedge(self, phrase: str) -> Hedges | None:
        """Give the kind of hedge that `phrase` is, None when it is none."""
        words = " ".join(phrase.lower().split())
        return next((h for h in self.hedges if words in h.phrases), None)


def read_table(name: str, kind: type[T]) -> T:
    """Read the TOML table `name` of this package as a `kind`. Raises TableError for a table that does not fit."""
    try:
        text = resources.files(__package__).joinpath(name).read_text("utf-8")
        return kind.model_validate(tomllib.loads(text))
    except (OSError, tomllib.TOMLDecodeError, ValidationError) as e:
        raise TableError(f"the table does not fit its schema: {e}", path=name) from e


@functools.cache
def lexicon() -> Lexicon:
    """Give the table of words of this package."""
    return read_table("lexicon.toml", Lexicon)
