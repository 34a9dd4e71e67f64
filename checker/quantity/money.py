"""Money: an amount with its currency before or after it."""

from collections.abc import Sequence
from functools import cache

from checker.quantity import tables
from checker.quantity.measures import Amount, lower, plain
from checker.quantity.numerals import Numeral, numeral, suffixed
from checker.quantity.tables import Currency
from checker.quantity.tokens import Phrases, Token

# "Pounds" and "won" below this may be weights and victories.
_LARGE = 100_000


@cache
def _signs() -> Phrases[str]:
    return Phrases(((s, c.code) for c in tables.currencies().currency for s in c.signs), case=True)


@cache
def _money_names() -> Phrases[Currency]:
    return Phrases((n, c) for c in tables.currencies().currency for n in c.names)


def signed_money(toks: Sequence[Token], i: int) -> Amount | None:
    """Read money whose sign stands before the figure: "$1.2bn", "US$40 million", "Rs 500"."""
    sign = _signs().at(toks, i)
    n = numeral(toks, sign[1]) if sign is not None else None
    if sign is None or n is None or n.mod is not None:
        return None
    code, n = sign[0], suffixed(toks, n)
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
    if name is None or (name[0].loose and large.value < _LARGE) or lower(toks, name[1]) in {"of", "-"}:
        return None
    return plain(i, large)._replace(end=name[1], unit=name[0].code)
