"""Which place lies in which: towns, counties, provinces and countries.

The table places.tsv.gz is made from GeoNames by tools/make_places.py; places.toml has what the news calls them besides.
A name may be that of several places: what is said of it here holds of some reading of it, or of none.
"""

import gzip
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from enum import IntEnum, StrEnum
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from pydantic import ValidationError

from checker.errors import TableError
from checker.model import Frozen
from checker.names.tables import fold, load_gazetteer

TABLE, OTHER_NAMES = "places.tsv.gz", "places.toml"
_BIG = "*"  # stands before a town that lends its name to its suburbs


class Grain(IntEnum):
    """How large a place is, by what it is called."""

    TOWN = 0
    COUNTY = 1
    PROVINCE = 2
    COUNTRY = 3


class Place(NamedTuple):
    """One place: its name and those of what it lies in, "" where there is none between."""

    town: str
    county: str
    province: str
    country: str
    big: bool = False

    @property
    def grain(self) -> Grain:
        """Give what the place is: the smallest of the four that it names."""
        named = (self.town, self.county, self.province, self.country)
        return Grain(next(i for i, name in enumerate(named) if name))

    def lies_in(self, other: "Place") -> bool:
        """Whether the other place is this one, or holds it; the county of a town and the town may share a name."""
        pairs = zip(self[:4], other[:4], strict=True)
        return all(mine == theirs for i, (mine, theirs) in enumerate(pairs) if i >= other.grain and theirs)


class Bond(StrEnum):
    """How two places lie to each other, as far as the table tells."""

    SAME = "same"
    WITHIN = "within"
    APART = "apart"  # two places of one grain, neither in the other, and neither a suburb of the other
    UNKNOWN = "unknown"


class _Kinds(Frozen):
    words: frozenset[str]


class _OtherNames(Frozen):
    provinces: dict[str, str]
    towns: dict[str, str]
    kinds: _Kinds


class Places(NamedTuple):
    """The table: its rows of country, province and county, and those that hold each folded name, with its grain there.

    A town's rows are counted from 0 where it is small, and from -1 down where it is big.
    """

    rows: Sequence[tuple[str, str, str]]
    towns: Mapping[str, Sequence[int]]
    wider: Mapping[str, Sequence[Place]]
    others: Mapping[str, str]
    kinds: frozenset[str]

    def named(self, name: str) -> tuple[Place, ...]:
        """Give the places that a name may stand for; () where the table has none. Takes the name in any writing."""
        plain = fold(name).rstrip(".")
        words = plain.split()
        bare = " ".join(words[:-1]) if words and words[-1] in self.kinds else ""
        entry = load_gazetteer().named(plain)
        forms = (plain, self.others.get(plain, ""), entry.place if entry is not None else "")
        found = dict.fromkeys(place for form in forms for place in self._places(form))
        return tuple(found) or tuple(self._places(bare))

    def _places(self, name: str) -> Iterator[Place]:
        yield from self.wider.get(name, ())
        for n in self.towns.get(name, ()):
            country, province, county = self.rows[n if n >= 0 else ~n]
            yield Place(name, county, province, country, n < 0)


def within(a: str, b: str) -> bool | None:
    """Say whether the place `a` lies in the place `b`, or is it, by some reading of both; None where one is unknown."""
    mine, theirs = load_places().named(a), load_places().named(b)
    if not (mine and theirs):
        return None
    return any(x.lies_in(y) for x in mine for y in theirs)


def bond(a: Sequence[str], b: Sequence[str], *, near: bool = False) -> Bond:
    """Say how two places lie to each other, each told by its name and those of what it lies in: "Turku", "Finland".

    APART only where all readings of the two are apart, are of one grain, and neither may be a suburb of the other; what
    is only `near` one of them may be in the other if they share a province.
    """
    mine, theirs = (readings(names) if names else () for names in (a, b))
    if a and b and fold(a[0]) == fold(b[0]):
        told_apart = len(a) > 1 and len(b) > 1 and mine and theirs and not set(mine) & set(theirs)
        return Bond.UNKNOWN if told_apart else Bond.SAME
    if not (mine and theirs):
        shared = {fold(name) for name in a} & {fold(name) for name in b}
        return Bond.WITHIN if shared & {fold(names[0]) for names in (a, b) if names} else Bond.UNKNOWN
    if any(x.lies_in(y) or y.lies_in(x) for x in mine for y in theirs):
        return Bond.SAME if set(mine) & set(theirs) else Bond.WITHIN
    mine, theirs = _prominent(mine), _prominent(theirs)
    comparable = {p.grain for p in mine} & {p.grain for p in theirs}
    if not comparable or any(_one_province(x, y) and (near or x.big is not y.big) for x in mine for y in theirs):
        return Bond.UNKNOWN
    return Bond.APART


def readings(names: Sequence[str]) -> tuple[Place, ...]:
    """Give the places that the first name may stand for, of which the others hold as many as any reading has."""
    places = load_places()
    found = places.named(names[0])
    for outer in names[1:]:
        around = places.named(outer)
        held = tuple(p for p in found if any(p.lies_in(q) and p != q for q in around))
        found = held or found
    return found


def _prominent(places: tuple[Place, ...]) -> tuple[Place, ...]:
    """Leave out the small towns and counties where the name is that of a country, a province or a big town too."""
    return tuple(p for p in places if p.big or p.grain >= Grain.PROVINCE) or places


def _one_province(x: Place, y: Place) -> bool:
    """Whether the two lie in one province; there a small town may be a suburb of a big one."""
    return (x.province, x.country) == (y.province, y.country)


@cache
def load_places() -> Places:
    """Read the tables beside this file. Raises TableError where one is malformed."""
    folder = files(__package__)
    others = other_names(folder.joinpath(OTHER_NAMES).read_text(encoding="utf-8"))
    text = gzip.decompress(folder.joinpath(TABLE).read_bytes()).decode()
    rows: list[tuple[str, str, str]] = []
    towns: dict[str, list[int]] = {}
    wider: dict[str, dict[Place, None]] = defaultdict(dict)
    for n, line in enumerate(text.splitlines()):
        country, province, county, *within_it = line.split("\t")
        rows.append((country, province, county))
        wider[country][Place("", "", "", country)] = None
        if province:
            wider[province][Place("", "", province, country)] = None
        if county:
            wider[county][Place("", county, province, country)] = None
        for town in within_it:
            name, row = (town[1:], ~n) if town[0] == _BIG else (town, n)
            towns.setdefault(name, []).append(row)
    larger = {name: tuple(places) for name, places in wider.items()}
    return Places(rows, towns, larger, {**others.towns, **others.provinces}, others.kinds.words)


def other_names(text: str) -> _OtherNames:
    """Build the table of other names from its text. Raises TableError where it is malformed."""
    try:
        return _OtherNames.model_validate(tomllib.loads(text))
    except (tomllib.TOMLDecodeError, ValidationError) as error:
        raise TableError(f"malformed: {error}", OTHER_NAMES) from error
