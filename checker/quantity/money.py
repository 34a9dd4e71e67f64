"""Money: an amount with its currency before or after it."""

from collections.abc import Sequence
from functools import cache

from checker.quantity import tables
from checker.quantity.measures import Amount, is_near, lower, plain
from checker.quantity.numerals import Numeral, numeral, suffixed
from checker.quantity.tables import Currency
from checker.quantity.tokens import Phrases, Token

# A bare "R" before less than this is no rand.
_LEAST_RAND = 100
# "Pounds" and "won" below this may be weights and victories.
_LARGE = 100_000


@cache
def _signs() -> Phrases[str]:
    return Phrases(((s, c.code) for c in tables.currencies().currency for s in c.signs), case=True)


@cache
def _money_names() -> Phrases[Currency]:
    return Phrases((n, c) for c in tables.currencies().currency for n in c.names)


@cache
def _subunits() -> Phrases[str]:
    return Phrases((n, c.code) for c in tables.currencies().currency for n in c.subunits)


@cache
def _glued() -> dict[str, str]:
    return {g: c.code for c in tables.currencies().currency for g in c.glued}


def signed_money(toks: Sequence[Token], i: int) -> Amount | None:
    """Read money whose sign stands before the figure: "$1.2bn", "US$40 million", "Rs 500"."""
    sign = _signs().at(toks, i)
    n = numeral(toks, sign[1]) if sign is not None else None
    if sign is None or n is None or n.mod is not None:
        return None
    code, n = sign[0], suffixed(toks, n)
    if code == "ZAR" and toks[i].text == "R" and n.value < _LEAST_RAND:
        return None  # "R2" is a robot, "R5m" is money
    name = _money_names().at(toks, n.end)
    end = name[1] if name is not None and name[0].code == code else n.end
    return plain(i, n)._replace(end=end, unit=code)


def money(toks: Sequence[Token], i: int, n: Numeral) -> Amount | None:
    """Read money whose currency stands behind the number `n`: "25,000 dollars", "40m euros"."""
    large = suffixed(toks, n)
    after = _signs().at(toks, large.end)
    if after is not None and not n.in_words:
        return plain(i, large)._replace(end=after[1], unit=after[0])
    j = large.end + 1 if large.end < len(toks) and toks[large.end].is_hyphen else large.end
    name = _money_names().at(toks, j)
    if name is None or _subunits().at(toks, j) is not None:
        return _hundredths(toks, i, n, j)
    if lower(toks, name[1]) in {"of", "-"} or (name[0].loose and not _is_money(toks, i, name[1], large)):
        return None
    return plain(i, large)._replace(end=name[1], unit=name[0].code)


def _is_money(toks: Sequence[Token], i: int, end: int, n: Numeral) -> bool:
    """Say whether an ambiguous name ("pounds", "won") is a currency: by its size, or by the words around it."""
    words = tables.contexts()
    if is_near(toks, i, end, words.weighing):
        return False
    return n.value >= _LARGE or (lower(toks, end - 1) == "pounds" and is_near(toks, i, i, words.paying))


def _hundredths(toks: Sequence[Token], i: int, n: Numeral, j: int) -> Amount | None:
    """Read "50 cents" and "99p"; `j` is where a currency would stand."""
    found = _subunits().at(toks, j)
    if found is None and not n.in_words and n.end < len(toks) and toks[n.end].glued and toks[n.end].text in _glued():
        found = _glued()[toks[n.end].text], n.end + 1
    if found is None:
        return None
    value, low, high = (float(f"{v / 100:.12g}") for v in (n.value, n.low, n.high))
    return plain(i, n)._replace(number=value, low=low, high=high, end=found[1], unit=found[0], factor=0.01)
