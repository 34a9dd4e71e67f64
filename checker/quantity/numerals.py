"""Figures and number words: "12,000", "1.2 million", "two hundred and five", "a dozen", "hundreds of"."""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from checker.model import Mod
from checker.quantity import tables
from checker.quantity.tables import Vague
from checker.quantity.tokens import Phrases, Token

_BOTTOMS = frozenset({"2", "3", "4", "6", "8", "16"})
# No news counts further; what is longer is an identifier.
_LARGEST = 1e18


class Numeral(NamedTuple):
    """A number as written in the tokens up to `end`. `low` and `high` differ from `value` where its words are vague."""

    value: float
    low: float
    high: float
    mod: Mod | None
    end: int
    in_words: bool
    scale: float = 1.0  # the multipliers and suffixes that are part of it

    def times(self, factor: float, end: int) -> "Numeral":
        """Give the number multiplied by a word or suffix that ends at `end`."""
        return self._replace(
            value=_clean(self.value * factor),
            low=_clean(self.low * factor),
            high=_clean(self.high * factor),
            end=end,
            scale=self.scale * factor,
        )


def _clean(value: float) -> float:
    """Take off what binary multiplication adds: 1.1 million is 1,100,000."""
    return float(f"{value:.12g}")


@cache
def _vague() -> Phrases[Vague]:
    return Phrases((p, v) for v in tables.numbers().vague for p in v.phrases)


@cache
def _plural() -> Phrases[Vague]:
    return Phrases((p, v) for v in tables.numbers().plural for p in v.phrases)


@cache
def _fractions() -> Phrases[float]:
    return Phrases(tables.numbers().fractions.items())


def numeral(toks: Sequence[Token], i: int) -> Numeral | None:
    """Read the number that begins at token `i`; None when none does."""
    if i >= len(toks):
        return None
    found = _vague_words(toks, i) or _figure(toks, i) or _half(toks, i) or _words(toks, i) or _article(toks, i)
    return found and _multiplied(toks, found)


def _exact(value: float, end: int, *, in_words: bool) -> Numeral:
    return Numeral(value, value, value, None, end, in_words)


def _figure(toks: Sequence[Token], i: int) -> Numeral | None:
    vulgar = tables.numbers().vulgar
    token = toks[i]
    if token.text in vulgar:
        return _exact(vulgar[token.text], i + 1, in_words=False)
    if not token.is_figure:
        return None
    part = written_part(toks, i)
    if part is not None:
        return part
    value = float("".join(c for c in token.text if c.isdigit() or c == "."))
    return _and_part(toks, value, i + 1) if value <= _LARGEST else None


def _and_part(toks: Sequence[Token], value: float, end: int) -> Numeral:
    """Take in the part that stands behind a figure: "2½", "2-1/2", "2 and a half"."""
    vulgar = tables.numbers().vulgar
    part = written_part(toks, end + (end < len(toks) and toks[end].is_hyphen))
    if part is not None and value == int(value):
        return _exact(value + part.value, part.end, in_words=False)
    if end < len(toks) and toks[end].text in vulgar:
        return _exact(value + vulgar[toks[end].text], end + 1, in_words=False)
    if _lowers(toks, end, 3) == ("and", "a", "half"):
        return _exact(value + 0.5, end + 3, in_words=False)
    return _exact(value, end, in_words=False)


def written_part(toks: Sequence[Token], i: int) -> Numeral | None:
    """Read "1/2", "3/8": a part of two, three, four, six, eight or sixteen."""
    if i + 2 >= len(toks) or toks[i + 1].text != "/" or not (toks[i].is_figure and toks[i + 2].is_figure):
        return None
    top, bottom = toks[i].text, toks[i + 2].text
    if not (toks[i + 1].glued and toks[i + 2].glued and top.isdecimal() and bottom in _BOTTOMS):
        return None
    if i + 3 < len(toks) and toks[i + 3].text == "/":
        return None  # a date
    return _exact(int(top) / int(bottom), i + 3, in_words=False) if 0 < int(top) < int(bottom) else None


def _lowers(toks: Sequence[Token], i: int, n: int) -> tuple[str, ...]:
    return tuple(t.lower for t in toks[i : i + n])


def _vague_words(toks: Sequence[Token], i: int) -> Numeral | None:
    found = _plural().at(toks, i) or _vague().at(toks, i)
    if found is None:
        return None
    vague, end = found
    mod = Mod.APPROX if vague.low < vague.high else None
    return Numeral(vague.number, vague.low, vague.high, mod, end, in_words=True)


def _half(toks: Sequence[Token], i: int) -> Numeral | None:
    """Read "half a", "half-" and "quarter of a" before a unit or multiplier; the caller drops it where none follows."""
    found = _fractions().at(toks, i)
    return _exact(found[0], found[1], in_words=True) if found is not None else _part(toks, i)


def _part(toks: Sequence[Token], i: int) -> Numeral | None:
    """Read "two-tenths of a", "one-half of one" before a unit or multiplier; the caller drops it where none follows."""
    table = tables.numbers()
    top = table.ones.get(toks[i].lower, 0)
    j = i + 2 if i + 1 < len(toks) and toks[i + 1].is_hyphen else i + 1
    bottom = table.denominators.get(toks[j].lower) if top and j < len(toks) else None
    if not top or bottom is None or _lowers(toks, j + 1, 1) != ("of",) or j + 2 >= len(toks):
        return None
    return _exact(top / bottom, j + 3, in_words=True) if toks[j + 2].lower in {"a", "an", "one"} else None


def _words(toks: Sequence[Token], i: int) -> Numeral | None:
    """Read cardinal words below a multiplier, hundreds included: "two hundred and five", "twenty-one"."""
    small = _below_hundred(toks, i)
    if small is None:
        return None
    value, end = small
    if _lowers(toks, end, 1) == ("hundred",):
        value, end = value * 100, end + 1
        rest = _below_hundred(toks, end + (_lowers(toks, end, 1) == ("and",)))
        if rest is not None:
            value, end = value + rest[0], rest[1]
    for half in (("and", "a", "half"), ("-", "and", "-", "a", "-", "half")):
        if _lowers(toks, end, len(half)) == half:
            return _exact(value + 0.5, end + len(half), in_words=True)
    return _exact(value, end, in_words=True)


def _below_hundred(toks: Sequence[Token], i: int) -> tuple[int, int] | None:
    table = tables.numbers()
    if i >= len(toks):
        return None
    word = toks[i].lower
    if word in table.ones:
        return table.ones[word], i + 1
    if word not in table.tens:
        return None
    j = i + 2 if i + 1 < len(toks) and toks[i + 1].is_hyphen else i + 1
    unit = table.ones.get(toks[j].lower, 0) if j < len(toks) else 0
    return (table.tens[word] + unit, j + 1) if 0 < unit < 10 else (table.tens[word], i + 1)


def _article(toks: Sequence[Token], i: int) -> Numeral | None:
    """Read "a" before a multiplier: "a million", "a dozen"."""
    if (
        toks[i].lower in {"a", "an"}
        and _lowers(toks, i + 1, 1)[:1]
        and toks[i + 1].lower in tables.numbers().multipliers
    ):
        return _exact(1, i + 1, in_words=True)
    return None


def _multiplied(toks: Sequence[Token], n: Numeral) -> Numeral:
    """Take in the multipliers behind a number: "1.2 million", "three hundred thousand", "$40-million"."""
    multipliers = tables.numbers().multipliers
    while n.end < len(toks):
        j = n.end + 1 if toks[n.end].is_hyphen and n.scale == 1 else n.end
        factor = multipliers.get(toks[j].lower) if j < len(toks) else None
        if factor is None or n.value * factor > _LARGEST:
            break
        n = n.times(factor, j + 1)
        n = _plus(toks, n, factor)
    return n


def _plus(toks: Sequence[Token], n: Numeral, factor: int) -> Numeral:
    """Take in a smaller number in words behind a multiplier: "two thousand five hundred", "a hundred and twenty"."""
    j = n.end + (_lowers(toks, n.end, 1) == ("and",))
    if not n.in_words or n.mod is not None or j >= len(toks) or factor == 12:
        return n
    rest = _words(toks, j)
    if rest is None:
        return n
    scale = tables.numbers().multipliers.get(toks[rest.end].lower, 1) if rest.end < len(toks) else 1
    if scale >= factor or rest.value * scale >= factor:
        return n
    end = rest.end + (scale > 1)
    if j > n.end and scale == 1 and factor > 1000:
        return n  # "a million and two people"
    value = n.value + rest.value * scale
    return n._replace(value=value, low=value, high=value, end=end)


def suffixed(toks: Sequence[Token], n: Numeral) -> Numeral:
    """Take in a suffix right behind the digits ("1.2bn", "40m"). The caller knows whether it can be one."""
    if n.in_words or n.scale > 1 or n.end >= len(toks) or not (toks[n.end].glued or len(toks[n.end].text) > 1):
        return n
    factor = tables.numbers().suffixes.get(toks[n.end].text)
    return n if factor is None else n.times(factor, n.end + 1)
