"""The word lists that reading quantities goes by: TOML beside this file, checked when first used."""

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Annotated, Literal, TypeVar

from pydantic import Field, ValidationError

from checker.errors import TableError
from checker.model import Frozen, Mod

Share = Annotated[float, Field(ge=0, le=1)]
Text = Annotated[str, Field(min_length=1)]


class Vague(Frozen):
    """Words that give a count only roughly: the bounds that they are read as."""

    phrases: tuple[Text, ...]
    low: float
    high: float
    number: float
    reason: Text


class Numbers(Frozen):
    """numbers.toml."""

    ones: dict[str, int]
    tens: dict[str, int]
    multipliers: dict[str, int]
    suffixes: dict[str, int]
    vague: tuple[Vague, ...]
    plural: tuple[Vague, ...]
    denominators: dict[str, int]
    vulgar: dict[str, float]
    fractions: dict[str, float]
    multiples: dict[str, float]
    bare_multiples: dict[str, float]
    adverbs: dict[str, float]
    ordinals: dict[str, int]
    decades: dict[str, tuple[int, int]]


Width = Literal["none", "open"] | tuple[Share, Share]


class Hedge(Frozen):
    """Words that turn a figure into bounds; hedges.toml says how."""

    phrases: tuple[Text, ...]
    mod: Mod | None = None
    below: Width
    above: Width
    spatial: bool = False
    reason: Text


class HedgeWords(Frozen):
    """Where hedges stand."""

    after: frozenset[str]
    only_after: frozenset[str]
    between: frozenset[str]


class Hedges(Frozen):
    """hedges.toml."""

    hedge: tuple[Hedge, ...]
    words: HedgeWords


class Currency(Frozen):
    """A currency: its ISO 4217 code and how it is written."""

    code: Annotated[str, Field(pattern="^[A-Z]{3}$")]
    signs: tuple[Text, ...]
    names: tuple[Text, ...]
    loose: bool = False
    subunits: tuple[Text, ...] = ()
    glued: tuple[Text, ...] = ()


class Currencies(Frozen):
    """currencies.toml."""

    currency: tuple[Currency, ...]


class Unit(Frozen):
    """A unit as written; `(figure + offset) * factor` is the amount in the canonical unit."""

    canonical: Text
    factor: Annotated[float, Field(gt=0)]
    offset: float = 0.0
    singular: Annotated[tuple[Text, ...], Field(min_length=1)]
    plural: tuple[Text, ...]
    abbreviation: tuple[Text, ...] = ()
    glued: tuple[Text, ...] = ()
    long: tuple[Text, ...] = ()

    @property
    def name(self) -> str:
        """The name that tolerances.toml knows the unit by."""
        return self.singular[0]


class Units(Frozen):
    """units.toml."""

    unit: tuple[Unit, ...]


class NounWords(Frozen):
    """Lists of words that decide where a counted noun is; nouns.toml describes each."""

    nominal: frozenset[str]
    not_plural: frozenset[str]
    stops: frozenset[str]
    partitive: tuple[Text, ...]
    bare_after: frozenset[str]
    bare_before: tuple[Text, ...]
    one_before: tuple[Text, ...]
    one_after: frozenset[str]
    not_counted: frozenset[str]
    labels: frozenset[str]
    plain: frozenset[str]
    frames: frozenset[str]
    dating: tuple[Text, ...]
    lasting: frozenset[str]
    framing: tuple[Text, ...]
    not_millions: frozenset[str]
    whole: frozenset[str]
    comparing: frozenset[str]
    joined: frozenset[str]
    reaching: frozenset[str]
    quakes: frozenset[str]
    spatial: frozenset[str]
    not_bare_after: frozenset[str]
    wholes: frozenset[str]
    not_half_after: frozenset[str]


class Nouns(Frozen):
    """nouns.toml."""

    irregular: dict[str, str]
    totals: dict[str, str]
    groups: dict[str, str]
    words: NounWords


class Contexts(Frozen):
    """contexts.toml, which describes each list."""

    changing: frozenset[str]
    differing: frozenset[str]
    betting: frozenset[str]
    shares_after: frozenset[str]
    measured: frozenset[str]
    rates: frozenset[str]
    weighing: frozenset[str]
    paying: frozenset[str]
    between_nominal: frozenset[str]
    taking_lives: frozenset[str]
    rising: frozenset[str]
    turning: frozenset[str]
    scoring: frozenset[str]
    scoring_nouns: frozenset[str]
    voting: frozenset[str]
    before_ordinal: frozenset[str]
    ranking: frozenset[str]
    in_a_row: frozenset[str]
    not_ranked: frozenset[str]
    doubling_before: frozenset[str]
    of_a_whole: frozenset[str]
    not_multiplied: frozenset[str]
    growing: frozenset[str]
    not_scores_after: frozenset[str]
    measuring: frozenset[str]
    possessive: frozenset[str]


class Pattern(Frozen):
    """A shape of text whose figures are no quantities."""

    name: Text
    pattern: Text
    exceptions: str = Field(default="", alias="except")


class Phantoms(Frozen):
    """phantoms.toml."""

    month: Text
    weekday: Text
    phantom: tuple[Pattern, ...]

    def compiled(self) -> tuple[tuple[re.Pattern[str], re.Pattern[str] | None], ...]:
        """Give each pattern with what is excepted from it. Raises TableError for one that is no regular expression."""
        return tuple((self._compile(p, p.pattern), self._compile(p, p.exceptions)) for p in self.phantom)  # type: ignore[misc]

    def _compile(self, where: Pattern, pattern: str) -> re.Pattern[str] | None:
        if not pattern:
            return None
        try:
            return re.compile(pattern.replace("{month}", self.month).replace("{weekday}", self.weekday))
        except re.error as e:
            raise TableError(f"the pattern of {where.name!r} is no regular expression: {e}", "phantoms.toml") from e


class Rounding(Frozen):
    """When an unhedged figure is taken to be rounded."""

    smallest: float
    share: Share
    reason: Text


class Percentages(Frozen):
    """How percentages are rounded; `words` in points, for fractions in words."""

    decimals: bool
    words: float
    reason: Text


class Tolerance(Frozen):
    """How far a figure in this unit (or word) may be off."""

    of_unit: Annotated[float, Field(ge=0)] = 0.0
    share: Share = 0.0
    round_to: float = 0.0
    reason: Text


class Tolerances(Frozen):
    """tolerances.toml."""

    rounding: Rounding
    percent: Percentages
    unit: dict[str, Tolerance]
    word: dict[str, Tolerance]


T = TypeVar("T", bound=Frozen)


def load(name: str, schema: type[T], text: str | None = None) -> T:
    """Read the table `name` beside this file (or its `text`). Raises TableError, which says what to mend."""
    try:
        return schema.model_validate(tomllib.loads(text if text is not None else _text(name)))
    except tomllib.TOMLDecodeError as e:
        raise TableError(f"not valid TOML: {e}", name) from e
    except ValidationError as e:
        fault = e.errors()[0]
        raise TableError(f"{'.'.join(map(str, fault['loc']))}: {fault['msg']}", name) from e


def _text(name: str) -> str:
    return files("checker.quantity").joinpath(name).read_text("utf-8")


@cache
def numbers() -> Numbers:
    """Give numbers.toml."""
    return load("numbers.toml", Numbers)


@cache
def hedges() -> Hedges:
    """Give hedges.toml."""
    return load("hedges.toml", Hedges)


@cache
def currencies() -> Currencies:
    """Give currencies.toml."""
    return load("currencies.toml", Currencies)


@cache
def units() -> Units:
    """Give units.toml."""
    return load("units.toml", Units)


@cache
def nouns() -> Nouns:
    """Give nouns.toml."""
    return load("nouns.toml", Nouns)


@cache
def contexts() -> Contexts:
    """Give contexts.toml."""
    return load("contexts.toml", Contexts)


@cache
def phantoms() -> Phantoms:
    """Give phantoms.toml."""
    return load("phantoms.toml", Phantoms)


@cache
def tolerances() -> Tolerances:
    """Give tolerances.toml."""
    return load("tolerances.toml", Tolerances)
