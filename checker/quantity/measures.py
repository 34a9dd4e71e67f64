"""Units of measure: lengths of time, distances, masses, percentages, ages; and the amounts that they make."""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from checker.model import Mod
from checker.quantity import tables
from checker.quantity.numerals import Numeral, numeral
from checker.quantity.tables import Unit
from checker.quantity.tokens import Phrases, Token

SECOND = "second"
AGE = "year of age"
PERCENT = "percent"
YEAR = 31_556_952.0  # the Gregorian mean year, in seconds

_OLD = frozenset({"old", "olds", "old's"})
_JOINS_AGE, _BOUNDS_AGE = frozenset({"or", "and"}), frozenset({"older", "younger"})
_JOINS = frozenset({"and", ","})
_BEFORE_NOUNS = frozenset({SECOND, "metre", "square metre", "percentage point"})
# People are this many feet tall.
_FEET = range(3, 9)
_INCH_WORDS = frozenset({"inch", "inches", "in", "ins", '"', "”", "″"})
_INCH = 0.0254
_DAY = 86_400.0
_GROUP = 4  # A group's name stands so many words before its size.
_DAYS = 8  # A unit of so many days and more is not counted on in hours.


class Amount(NamedTuple):
    """A number with its unit in the tokens `[start, end)`. Bounds are in the canonical unit; `unit` "": a bare number.

    `factor` is that of the unit as written, so that a hedge knows how finely the figure is given.
    """

    start: int
    end: int
    number: float
    low: float | None
    high: float | None
    unit: str
    factor: float = 1.0
    mod: Mod | None = None
    in_words: bool = False
    scale: float = 1.0
    offset: float = 0.0
    hyphen: bool = False  # a hyphen stands between the figure and its unit or noun


class UnitPhrases(NamedTuple):
    """The ways of writing a unit, by where they stand."""

    singular: Phrases[Unit]
    plural: Phrases[Unit]
    abbreviation: Phrases[Unit]
    cased: Phrases[Unit]
    glued: dict[str, Unit]
    long: dict[str, Unit]


@cache
def unit_phrases() -> UnitPhrases:
    """Give the phrases of units.toml."""
    units = tables.units().unit
    return UnitPhrases(
        singular=Phrases((s, u) for u in units for s in u.singular),
        plural=Phrases((p, u) for u in units for p in u.plural),
        abbreviation=Phrases((a, u) for u in units for a in u.abbreviation if a.islower() or not a.isalpha()),
        cased=Phrases(((a, u) for u in units for a in u.abbreviation), case=True),
        glued={g: u for u in units for g in u.glued},
        long={w: u for u in units for w in u.long},
    )


def lower(toks: Sequence[Token], i: int) -> str:
    """Give token `i` in lower case, "" beyond the ends."""
    return toks[i].lower if 0 <= i < len(toks) else ""


def is_near(toks: Sequence[Token], start: int, end: int, words: frozenset[str]) -> bool:
    """Say whether one of `words` stands up to six words before token `start`, or up to two behind `end`."""
    before = range(max(start - 6, 0), start)
    behind = range(end, min(end + 2, len(toks))) if end > start else ()
    return any(toks[k].lower in words for k in (*before, *behind))


def canonical(value: float, unit: Unit) -> float:
    """Turn a figure in `unit` into its canonical unit."""
    return float(f"{(value + unit.offset) * unit.factor:.12g}")


def plain(i: int, n: Numeral) -> Amount:
    """Give a number as an amount without a unit."""
    return Amount(i, n.end, n.value, n.low, n.high, "", 1.0, n.mod, n.in_words, n.scale)


def measured(toks: Sequence[Token], i: int, n: Numeral) -> Amount | None:
    """Give the number `n`, which begins at token `i`, with the unit of measure behind it; None without one."""
    found = _unit(toks, n) or _weight(toks, i, n) or _part_of_unit(toks, n)
    if found is None or is_millions(toks, found[1], n):
        return None
    unit, end = found
    if unit.offset and _is_difference(toks, i, end):
        unit = unit.model_copy(update={"offset": 0.0})
    value, low, high = (canonical(v, unit) for v in (n.value, n.low, n.high))
    result = Amount(i, end, value, low, high, unit.canonical, unit.factor, n.mod, n.in_words, n.scale)
    result = result._replace(hyphen=toks[n.end].is_hyphen, offset=unit.offset)
    if unit.name.startswith("degree") and [lower(toks, end), lower(toks, end + 1)] == ["below", "zero"]:
        low, high = (canonical(-v, unit) for v in (n.high, n.low))
        return result._replace(end=end + 2, number=canonical(-n.value, unit), low=low, high=high)
    if n.mod is None:
        result = _height(toks, result) or _compound(toks, result)
    return _aged(toks, result) if unit.canonical == SECOND else result


def _is_difference(toks: Sequence[Token], start: int, end: int) -> bool:
    """Say whether degrees are between two temperatures ("10F above average", "two degrees Fahrenheit warmer")."""
    words = tables.contexts()
    after = lower(toks, end)
    if after in {"above", "below"}:
        return lower(toks, end + 1) != "zero"
    before = lower(toks, start - 2) if lower(toks, start - 1) in {"of", "by"} else ""
    return after in words.differing or before in words.changing | words.differing


def _unit(toks: Sequence[Token], n: Numeral) -> tuple[Unit, int] | None:
    """Find the unit behind a number, in the form that goes with how the number is written."""
    forms, j = unit_phrases(), n.end
    if j >= len(toks):
        return None
    if toks[j].is_hyphen and j + 1 < len(toks) and toks[j + 1].glued:
        found = forms.singular.at(toks, j + 1) or forms.cased.at(toks, j + 1) or forms.abbreviation.at(toks, j + 1)
        return found or forms.plural.at(toks, j + 1)  # "5-feet", "0.98-inches"
    if toks[j].lower in tables.nouns().words.whole and (found := forms.plural.at(toks, j + 1)) is not None:
        return found  # "21 consecutive years"
    single = forms.singular.at(toks, j)
    if single is not None and n.value not in {1, 0.5, 0.25, 0.75} and not _modifies(toks, single):
        single = None
    return forms.plural.at(toks, j) or single or (None if n.in_words else _short_unit(toks, j))


def _modifies(toks: Sequence[Token], single: tuple[Unit, int]) -> bool:
    """Say whether a unit in the singular stands before a noun or "old" ("a 20 year sentence")."""
    unit, end = single
    if unit.canonical not in _BEFORE_NOUNS or unit.name == "second" or end >= len(toks):
        return False
    if toks[end].text == ")":
        return True  # "a 102-inch (2.6 metre) screen"
    if toks[end].is_hyphen:
        return lower(toks, end + 1) in _OLD | {"long"}  # "a 22 year-old man"
    if unit.name == "foot" and (toks[end].is_figure or (toks[end].text == "," and toks[end].glued)):
        return True  # "5 foot 10"
    return toks[end].is_word and toks[end].lower not in tables.nouns().words.stops


def _short_unit(toks: Sequence[Token], j: int) -> tuple[Unit, int] | None:
    """Find the unit in a form that stands only behind digits: "5m", "160 km"."""
    forms = unit_phrases()
    if toks[j].glued and toks[j].text in forms.glued:
        return forms.glued[toks[j].text], j + 1
    if toks[j].text in tables.numbers().suffixes and len(toks[j].text) > 1:
        return None  # "150MM" is a sum or a count in millions, "150mm" a length
    return forms.cased.at(toks, j) or forms.abbreviation.at(toks, j)


def is_millions(toks: Sequence[Token], end: int, n: Numeral) -> bool:
    """Say whether the "m" of "5m people" is a multiplier: a plural noun follows, not a direction or a dimension.

    So it is where the size of a group is told: "a population of 38m".
    """
    if toks[n.end].text != "m" or not toks[n.end].glued:
        return False
    if _is_of_group(toks, n.end - 1, end):
        return True
    if end >= len(toks):
        return False
    after = toks[end]
    words = tables.nouns().words
    return (
        after.is_word
        and after.lower.endswith(("s", "people"))
        and after.lower not in words.not_millions | words.not_plural
    )


def _is_of_group(toks: Sequence[Token], i: int, end: int) -> bool:
    table = tables.nouns()
    if lower(toks, i - 1) not in table.words.reaching or lower(toks, end) in tables.contexts().measured:
        return False
    return any(lower(toks, k) in table.groups for k in range(max(i - _GROUP, 0), i - 1))


def _weight(toks: Sequence[Token], i: int, n: Numeral) -> tuple[Unit, int] | None:
    """Find pounds that the words around them make a weight: "weighing 130 pounds"."""
    if lower(toks, n.end) not in {"pound", "pounds"}:
        return None
    found = unit_phrases().singular.at([toks[n.end]._replace(lower="pound")], 0)
    weighs = is_near(toks, i, n.end + 1, tables.contexts().weighing)
    return (found[0], n.end + 1) if found is not None and weighs else None


def _part_of_unit(toks: Sequence[Token], n: Numeral) -> tuple[Unit, int] | None:
    """Find the unit of "0.5 of a percentage point"."""
    if n.value >= 1 or [lower(toks, n.end), lower(toks, n.end + 1)] not in (["of", "a"], ["of", "one"]):
        return None
    return unit_phrases().singular.at(toks, n.end + 2)


def _height(toks: Sequence[Token], a: Amount) -> Amount | None:
    """Take in the inches of a height: "5-foot-10", "6ft2", "5 feet, 8 inches", "5-feet-8 inches"."""
    feet = round(a.number / a.factor, 6)
    if a.unit != "metre" or a.factor != 0.3048 or feet not in _FEET:
        return None
    j = a.end
    dash = j < len(toks) and toks[j].is_hyphen
    j += dash or lower(toks, j) == ","
    n = numeral(toks, j) if j < len(toks) and toks[j].is_figure else None
    if n is None or n.value >= 12 or n.scale > 1:
        return None
    k = n.end + (n.end + 1 < len(toks) and toks[n.end].is_hyphen and lower(toks, n.end + 1) in _INCH_WORDS)
    inches = lower(toks, k) in _INCH_WORDS and not (
        lower(toks, k) == "in" and k + 1 < len(toks) and toks[k + 1].is_word
    )
    bare = (dash and toks[j].glued) or toks[j].glued or lower(toks, a.end - 1) == "foot"
    if not inches and not (bare and (n.end >= len(toks) or not toks[n.end].is_hyphen)):
        return None
    return _widen(a, n.value * _INCH, k + 1 if inches else n.end)._replace(factor=_INCH)


def _compound(toks: Sequence[Token], first: Amount) -> Amount:
    """Take in a smaller unit of the same kind: "two hours and 15 minutes", "5ft 10in", "an hour and a half"."""
    j = first.end
    if [lower(toks, j + k) for k in range(3)] == ["and", "a", "half"] and first.unit == SECOND:
        return _widen(first, 0.5 * first.factor, j + 3)
    j += lower(toks, j) in _JOINS and (first.unit == SECOND or lower(toks, j) != ",")
    j += lower(toks, j) == "and" and lower(toks, j - 1) == ","
    n = numeral(toks, j) if j < len(toks) and first.unit != PERCENT else None
    found = _unit(toks, n) if n is not None and n.mod is None else None
    if n is None or found is None or found[0].canonical != first.unit or found[0].offset:
        return first
    if n.value * found[0].factor >= first.factor or found[0].factor >= first.factor:
        return first  # "100 miles and 160 km", "9.58sec, 0.11sec inside the record" are two figures
    if first.unit == SECOND and first.factor > _DAYS * _DAY and found[0].factor < _DAY:
        return first  # "18 months and 200 hours of unpaid work"
    return _compound(toks, _widen(first, n.value * found[0].factor, found[1])._replace(factor=found[0].factor))


def _widen(a: Amount, more: float, end: int) -> Amount:
    value = float(f"{a.number + more:.12g}")
    return a._replace(number=value, low=value, high=value, end=end)


def _aged(toks: Sequence[Token], a: Amount) -> Amount:
    """Turn a length of time that "old" follows into an age, and take in "long"."""
    j = a.end + 1 if a.end < len(toks) and toks[a.end].is_hyphen else a.end
    word = lower(toks, j)
    if word == "long":
        return a._replace(end=j + 1)
    bounded = word in _JOINS_AGE and lower(toks, j + 1) in _BOUNDS_AGE  # "65 years or older"
    if word not in _OLD and not bounded:
        return a
    return in_years(a)._replace(end=a.end if bounded else j + 1)


def in_years(a: Amount) -> Amount:
    """Give a length of time as an age."""
    low, high = (None if v is None else _years(v) for v in (a.low, a.high))
    return a._replace(low=low, high=high, number=_years(a.number), unit=AGE, factor=a.factor / YEAR)


def _years(seconds: float) -> float:
    return float(f"{seconds / YEAR:.6g}")


def without_figure(toks: Sequence[Token], i: int) -> Amount | None:
    """Read a unit without a figure: "an hour", "hour-long", "weeklong", "months-long", "an inch thick"."""
    j = i + 1 if toks[i].lower in {"a", "an"} else i
    if j >= len(toks):
        return None
    whole = unit_phrases().long.get(toks[j].lower)
    if whole is not None:
        return _one(i, j + 1, whole)
    return _one_of(toks, i, j) or _one_measured(toks, i, j) or _many_of(toks, i, j)


def _one_of(toks: Sequence[Token], i: int, j: int) -> Amount | None:
    """Read "hour-long", "hour-plus", "an hour's" and "an hour"; an article stands at `i` where `j` is behind it."""
    owned = j > i and toks[j].lower.endswith("'s")
    word = [toks[j]._replace(lower=toks[j].lower.removesuffix("'s"))] if owned else toks[j : j + 3]
    found = unit_phrases().singular.at(word, 0)
    if found is None or found[0].canonical != SECOND:
        return None
    unit, end = found[0], j + found[1]
    hyphen = end + 1 < len(toks) and toks[end].is_hyphen
    if hyphen and toks[end + 1].lower in {"long", "plus"}:
        return _one(i, end + 2 * (toks[end + 1].lower == "long"), unit)
    if hyphen or j == i or unit.factor == 1:
        return None
    return _compound(toks, _one(i, end, unit))


def _one_measured(toks: Sequence[Token], i: int, j: int) -> Amount | None:
    """Read "an inch thick" and "a mile from": one unit of length where what follows says that it measures."""
    found = unit_phrases().singular.at(toks, j) if j > i else None
    if found is None or found[0].canonical != "metre" or lower(toks, found[1]) not in tables.contexts().measured:
        return None
    return _one(i, found[1], found[0])._replace(unit="metre")


def _many_of(toks: Sequence[Token], i: int, j: int) -> Amount | None:
    """Read "hours-long": two at least."""
    found = unit_phrases().plural.at(toks, j)
    if found is None or found[0].canonical != SECOND or [lower(toks, found[1] + k) for k in (0, 1)] != ["-", "long"]:
        return None
    two = 2 * found[0].factor
    return Amount(i, found[1] + 2, two, two, None, SECOND, found[0].factor, Mod.EQUAL_OR_MORE, in_words=True)


def _one(start: int, end: int, unit: Unit) -> Amount:
    return Amount(start, end, unit.factor, unit.factor, unit.factor, SECOND, unit.factor, in_words=True)
