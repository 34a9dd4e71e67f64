"""The tables of names: countries, places, organisations, and the words that stand around names."""

import re
import tomllib
import unicodedata
from collections.abc import Iterator
from enum import StrEnum
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple, TypeVar

from pydantic import BaseModel, ValidationError

from checker.errors import TableError
from checker.model import Frozen

GAZETTEER = "gazetteer.toml"
WORDS = "names.toml"

# Letters that carry no combining mark to strip.
_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "\u0131": "i", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "\u2019": "'"}
)
_APART = re.compile(r"[\s,-]+")

_Model = TypeVar("_Model", bound=BaseModel)


@lru_cache(maxsize=2**16)
def fold(text: str) -> str:
    """Give the text in lower case, without diacritics, its words set apart by single spaces (hyphens are spaces)."""
    plain = unicodedata.normalize("NFKD", text.lower().translate(_LETTERS))
    return " ".join(w for w in _APART.split("".join(c for c in plain if not unicodedata.combining(c))) if w)


class Kind(StrEnum):
    """What an entry of the gazetteer names."""

    COUNTRY = "country"
    DEMONYM = "demonym"
    CAPITAL = "capital"
    SEAT = "seat"
    PLACE = "place"
    ORGANISATION = "organisation"


class Entry(NamedTuple):
    """An entry of the gazetteer: as an actor it is `actor`, as a place `place`; `entity` is its OntoNotes label."""

    kind: Kind
    actor: str
    place: str
    entity: str


class _Country(Frozen):
    names: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    capitals: tuple[str, ...] = ()
    seats: tuple[str, ...] = ()


class _Places(Frozen):
    states: tuple[str, ...]
    regions: tuple[str, ...]
    cities: tuple[str, ...]
    variants: dict[str, str]


class _GazetteerTable(Frozen):
    countries: dict[str, _Country]
    places: _Places
    organisations: dict[str, tuple[str, ...]]


class Gazetteer(NamedTuple):
    """Entries by folded form, and by exact form for short ones in capitals ("US" is no "us")."""

    forms: dict[str, Entry]
    exact: dict[str, Entry]
    longest: int  # words in the longest form
    first: frozenset[str]  # the words that folded forms begin with

    def begins_with(self, word: str) -> bool:
        """Say whether a form may begin with `word` (as written): much less work than to look up what it begins."""
        return word in self.exact or bool(self.first.intersection(fold(word).split()[:1]))

    def find(self, text: str) -> Entry | None:
        """Give the entry that `text` (as written) names, or None."""
        return self.exact.get(text) or self.forms.get(fold(text))

    def named(self, canonical: str) -> Entry | None:
        """Give the entry whose canonical form or any other form is `canonical` (folded already), or None."""
        return self.forms.get(canonical) or self.exact.get(canonical.upper())


class _Titles(Frozen):
    male: frozenset[str]
    female: frozenset[str]
    plain: frozenset[str]


class _Pairs(Frozen):
    countries: frozenset[str]
    persons: frozenset[str]
    organisations: frozenset[str]


class _Sides(Frozen):
    plural: frozenset[str]
    collective: frozenset[str]


class _Actors(Frozen):
    verbs: frozenset[str]
    place_prepositions: frozenset[str]
    prepositions: frozenset[str]
    ties: frozenset[str]


class _List(Frozen):
    words: frozenset[str]


class _Persons(Frozen):
    speaks: frozenset[str]
    family_first: frozenset[str]
    particles: frozenset[str]
    suffixes: frozenset[str]


class _Given(Frozen):
    male: frozenset[str]
    female: frozenset[str]
    short: dict[str, str]


class _Transliterated(Frozen):
    given: frozenset[str]


class Words(Frozen):
    """The words around names, as `names.toml` lists them."""

    titles: _Titles
    roles: dict[str, tuple[str, ...]]
    descriptions: dict[str, tuple[str, ...]]
    pairs: _Pairs
    sides: _Sides
    actors: _Actors
    persons: _Persons
    places: _List
    organisations: _List
    calendar: _List
    given: _Given
    transliterated: _Transliterated

    def is_title(self, word: str) -> bool:
        """Say whether the word (in lower case) may stand before a name without being part of it."""
        return word in self.titles.plain or word in self.titles.male or word in self.titles.female

    def classes(self, noun: str) -> frozenset[str]:
        """Give the classes of role that the noun may stand for: "leader" for heads of state and of government."""
        own = {c for c, nouns in self.roles.items() if noun in nouns}
        return frozenset(own | set(self.descriptions.get(noun, ())))


@cache
def load_gazetteer() -> Gazetteer:
    """Read the gazetteer. Raises TableError where the table is malformed."""
    return gazetteer_from(_read(GAZETTEER))


@cache
def load_words() -> Words:
    """Read the words around names. Raises TableError where the table is malformed."""
    return _validated(Words, _read(WORDS), WORDS)


def gazetteer_from(text: str) -> Gazetteer:
    """Build a gazetteer from a table. Raises TableError where it is malformed or gives one form two meanings."""
    forms: dict[str, Entry] = {}
    exact: dict[str, Entry] = {}
    for form, entry in _entries(_validated(_GazetteerTable, text, GAZETTEER)):
        as_written = form.isupper() and form.isalpha() and len(form) <= 3
        kept, key = (exact, form) if as_written else (forms, fold(form))
        known = kept.setdefault(key, entry)
        if known.actor != entry.actor:
            raise TableError(f'"{form}" stands for both "{known.actor}" and "{entry.actor}"', GAZETTEER)
    split = [form.split() for form in forms]
    return Gazetteer(forms, exact, max(map(len, split)), frozenset(words[0] for words in split))


def _entries(table: _GazetteerTable) -> Iterator[tuple[str, Entry]]:
    variants = table.places.variants
    for country, row in table.countries.items():
        name = fold(country)
        yield from ((form, Entry(Kind.COUNTRY, name, name, "GPE")) for form in (country, *row.names))
        yield from ((form, Entry(Kind.DEMONYM, name, name, "GPE")) for form in row.demonyms)
        for form in row.capitals:
            yield form, Entry(Kind.CAPITAL, name, variants.get(form.lower(), fold(form)), "GPE")
        yield from ((form, Entry(Kind.SEAT, name, fold(form), "FAC")) for form in row.seats)
    for label, places in (("GPE", table.places.states), ("LOC", table.places.regions), ("GPE", table.places.cities)):
        for form in places:
            place = variants.get(form.lower(), fold(form))
            yield form, Entry(Kind.PLACE, place, place, label)
    for organisation, others in table.organisations.items():
        name = fold(organisation)
        yield from ((form, Entry(Kind.ORGANISATION, name, name, "ORG")) for form in (organisation, *others))


def _read(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")


def _validated(model: type[_Model], text: str, name: str) -> _Model:
    try:
        return model.model_validate(tomllib.loads(text))
    except (tomllib.TOMLDecodeError, ValidationError) as error:
        raise TableError(f"malformed: {error}", name) from error
