"""How many times another amount: "doubled", "twice as many", "three times the size", "tenfold"."""

from collections.abc import Sequence
from functools import cache

from checker.quantity import tables
from checker.quantity.measures import Amount, lower
from checker.quantity.numerals import Numeral, numeral
from checker.quantity.phrases import ends_phrase, is_whole
from checker.quantity.tokens import Token

TIMES = "times"

_FOLD = "fold"
# "Two-fold" also means "in two parts", and no greater number does.
_PARTS = 3
_WITHIN = 5
# A number seldom has more words than this before "times".
_FAR = 9


@cache
def folds() -> dict[str, int]:
    """Give the words that end in "fold", with their number: "tenfold"."""
    table = tables.numbers()
    return {
        f"{w}{_FOLD}": n for w, n in (table.ones | table.tens | {"hundred": 100, "thousand": 1000}).items() if n > 1
    }


def multiple(toks: Sequence[Token], i: int) -> Amount | None:
    """Read the multiple that begins at token `i`, without its hedge; None when there is none. The unit is "times"."""
    table, words = tables.numbers(), tables.contexts()
    word, after = toks[i].lower, lower(toks, i + 1)
    if word in table.multiples:
        return None if after in words.not_multiplied else _times(i, i + 1, table.multiples[word])
    if word in table.bare_multiples:
        return _times(i, i + 1, table.bare_multiples[word]) if _doubles(toks, i) else None
    if word in table.adverbs:
        return _times(i, i + 1, table.adverbs[word]) if after in _wholes() and not _is_moment(toks, i + 1) else None
    if word == "half":
        return _times(i, i + 1, 0.5) if after == "as" else None
    if word in folds():
        return _times(i, i + 1, folds()[word]) if _grows(toks, i, i + 1, folds()[word]) else None
    return _so_many_times(toks, i)


def _times(start: int, end: int, number: float) -> Amount:
    return Amount(start, end, number, number, number, TIMES, in_words=True)


@cache
def _wholes() -> frozenset[str]:
    """Give what may follow "twice": "twice this year" and "twice more" say how often."""
    return tables.contexts().of_a_whole - {"this", "those", "more", "over", "above"}


def _upper(toks: Sequence[Token], n: Numeral) -> Numeral | None:
    """Read the upper end of "two to three times"."""
    if lower(toks, n.end) not in {"to", "or"} or n.mod is not None:
        return None
    high = numeral(toks, n.end + 1)
    return high if high is not None and high.mod is None and high.value > n.value else None


def _is_moment(toks: Sequence[Token], i: int) -> bool:
    """Say whether "as" at token `i` means "while" ("scored twice as United won"): no adjective follows."""
    if lower(toks, i) != "as" or i + 1 >= len(toks):
        return False
    after = toks[i + 1]
    return not after.is_word or after.text[0].isupper() or after.lower in tables.nouns().words.stops


def _doubles(toks: Sequence[Token], i: int) -> bool:
    words = tables.contexts()
    before, after = lower(toks, i - 1), lower(toks, i + 1)
    if after in _wholes() or (after in {"this", "those"} and before in words.doubling_before):
        return after != "as"
    return before in words.doubling_before - {"is", "was", "were", "are", "at"} and ends_phrase(toks, i + 1)


def _so_many_times(toks: Sequence[Token], i: int) -> Amount | None:
    """Read "three times the size", "10 times more", "ten-fold"."""
    if not any(t.lower in {"times", _FOLD} for t in toks[i + 1 : i + _FAR]):
        return None
    n = numeral(toks, i)
    if n is None or n.end >= len(toks) or n.value <= 0:
        return None
    high = _upper(toks, n)
    if high is not None:
        n = high._replace(value=(n.value + high.value) / 2, low=n.low)
    if n.end >= len(toks):
        return None
    j = n.end + toks[n.end].is_hyphen
    found = Amount(i, j + 1, n.value, n.low, n.high, TIMES, mod=n.mod, in_words=n.in_words)
    if lower(toks, j) == _FOLD and toks[j].glued:
        return found if _grows(toks, i, j + 1, n.value) else None
    if j == n.end and lower(toks, j) == "times" and n.value > 1 and lower(toks, j + 1) in _compared():
        return found
    return None


@cache
def _compared() -> frozenset[str]:
    """Give what may follow "three times": "three times over two years" says how often."""
    return tables.contexts().of_a_whole - {"over", "above", "this", "those"}


def _grows(toks: Sequence[Token], i: int, end: int, number: float) -> bool:
    if number > _PARTS or is_whole(toks, i, end):
        return True
    return any(t.lower in tables.contexts().growing for t in toks[max(i - _WITHIN, 0) : end + _WITHIN])
