"""Read the quantities of a text: recognise, normalise, bound."""

from collections.abc import Sequence
from functools import cache

from checker.model import Mod, Quantity
from checker.quantity import tables
from checker.quantity.amounts import AGE, SECOND, Amount, lower
from checker.quantity.bounds import hedged, ranged
from checker.quantity.nouns import Noun, counted, single
from checker.quantity.phantoms import is_label, is_name, is_part_of_word, masked
from checker.quantity.proportions import proportion
from checker.quantity.tokens import Phrases, Token, tokens

ITEM = "item"
_OLDEST = 120


@cache
def _framing() -> Phrases[bool]:
    return Phrases((p, True) for p in tables.nouns().words.framing)


@cache
def _dating() -> Phrases[bool]:
    return Phrases((p, True) for p in tables.nouns().words.dating)


@cache
def _bare_before() -> Phrases[bool]:
    return Phrases((p, True) for p in tables.nouns().words.bare_before)


@cache
def _one_before() -> Phrases[bool]:
    return Phrases((p, True) for p in tables.nouns().words.one_before)


def read(text: str) -> list[Quantity]:
    """Read the quantities of `text`, in order and without overlap; offsets count code points of `text`.

    Dates, clock times, names with figures in them, scores and ordinals are no quantities; lengths of time that only date
    something ("three days ago", "in the past week") are left to checker.temporal. A range's `number` is its middle.
    """
    toks = tokens(text)
    phantom = masked(text, toks)
    found: list[Quantity] = []
    i = 0
    while i < len(toks):
        a = None if i in phantom else _at(toks, i, phantom)
        if a is None:
            i += 1
            continue
        q, end = _quantity(text, toks, a, found[-1].end if found else 0)
        if q is not None:
            found.append(q)
        i = max(end, i + 1)
    return found


def _at(toks: Sequence[Token], i: int, phantom: frozenset[int]) -> Amount | None:
    """Read the amount that begins at token `i`, without hedge or noun."""
    if is_part_of_word(toks, i):
        return None
    share = proportion(toks, i)
    if share is not None and not phantom.intersection(range(share.start, share.end)):
        return share
    return ranged(toks, i, phantom)


def _quantity(text: str, toks: Sequence[Token], a: Amount, floor: int) -> tuple[Quantity | None, int]:
    """Make a quantity of an amount, with its hedge and noun; None for what is none. Also gives where to read on."""
    if _is_score(toks, a):
        return None, a.end + 2
    if not a.unit:
        age = _age(toks, a)
        if age is not None:
            return _made(text, toks, age, "", floor)
        return _count(text, toks, a, floor)
    if a.unit == SECOND and not _is_duration(toks, a):
        return None, a.end
    return _made(text, toks, hedged(toks, a), "", floor)


def _made(text: str, toks: Sequence[Token], a: Amount, noun: str, floor: int) -> tuple[Quantity | None, int]:
    start = max(toks[a.start].start, floor)
    end = toks[a.end - 1].end
    unit = a.unit or ITEM
    piece = text[start:end]
    return (
        Quantity(
            start=start, end=end, text=piece, low=a.low, high=a.high, number=a.number, unit=unit, mod=a.mod, noun=noun
        ),
        a.end,
    )


def _is_score(toks: Sequence[Token], a: Amount) -> bool:
    """Say whether a bare figure is one side of "3-1"."""
    j = a.end
    return not a.unit and j + 1 < len(toks) and toks[j].is_hyphen and toks[j + 1].is_figure and toks[j + 1].glued


def _is_duration(toks: Sequence[Token], a: Amount) -> bool:
    """Say whether a length of time says how long; not so where it dates something, or is a rate ("twice a week")."""
    words = tables.nouns().words
    h = hedged(toks, a)
    before = lower(toks, h.start - 1)
    is_article = lower(toks, a.start) in {"a", "an"} and a.in_words
    if is_article and h.start == a.start and a.number == a.factor and lower(toks, a.end - 1) != "long":
        frame = before in words.frames or (before == "" and a.end == len(toks))
        if not frame or lower(toks, a.start - 1) == "once":
            return False
    if lower(toks, a.start) == "one" and a.number == 86400 and h.start == a.start and before not in words.frames:
        return False
    if _framing().before(toks, h.start) is not None or _framing().before(toks, a.start) is not None:
        return False
    if _dating().at(toks, h.end) is not None:
        return before in words.lasting and lower(toks, h.end) not in {"ago", "earlier", "later"}
    return True


def _age(toks: Sequence[Token], a: Amount) -> Amount | None:
    """Read a bare figure as an age: "aged 49", "Ann Lee, 49,"."""
    if (
        a.low is None
        or a.high is None
        or not 0 < a.low <= a.high <= _OLDEST
        or (a.number != int(a.number) and a.low == a.high)
    ):
        return None
    if lower(toks, a.start - 1) in {"aged", "age"}:
        return a._replace(start=a.start - 1, unit=AGE)
    h = hedged(toks, a)
    if h.start != a.start and lower(toks, h.start - 1) in {"aged", "age"}:
        return h._replace(start=h.start - 1, unit=AGE)
    after = a.end >= len(toks) or toks[a.end].text in {",", ".", ")"}
    if not after or a.in_words or a.start < 2 or toks[a.start - 1].text != ",":
        return None
    name = toks[a.start - 2]
    is_person = name.is_word and name.text[0].isupper() and name.text[1:].islower() and len(name.text) > 1
    follows = a.end + 1 < len(toks) and toks[a.end + 1].is_figure
    return a._replace(unit=AGE) if is_person and not follows else None


def _count(text: str, toks: Sequence[Token], a: Amount, floor: int) -> tuple[Quantity | None, int]:
    i = a.start
    h = hedged(toks, a)
    if a.mod is None and (is_name(toks, i) or is_label(toks, h.start)) and h.start == i:
        return None, a.end
    j = a.end
    dash = j < len(toks) and toks[j].is_hyphen and a.mod is None
    j = h.end if h.end > a.end else j + dash
    if a.in_words and a.number < 1:
        return None, a.end
    noun = (
        _of_one(toks, a, h, j)
        if a.number == 1 and a.low == a.high
        else counted(toks, j, hyphen=dash and h.end == a.end)
    )
    if _is_year(a, toks) and not (noun is not None and h.mod in {Mod.MORE_THAN, Mod.EQUAL_OR_MORE, Mod.LESS_THAN}):
        return None, a.end
    if noun is None:
        return _made(text, toks, h, "", floor) if _is_bare_count(toks, a, h) else (None, a.end)
    return _made(text, toks, h._replace(end=max(noun.end, h.end)), noun.lemma, floor)


def _is_year(a: Amount, toks: Sequence[Token]) -> bool:
    figure = toks[a.end - 1]
    return figure.is_figure and a.low == a.high and "," not in figure.text and 1900 <= a.number < 2100 and a.scale == 1


def _of_one(toks: Sequence[Token], a: Amount, h: Amount, j: int) -> Noun | None:
    """Find the noun of "one" where it counts, and is no pronoun or determiner ("one road will take us")."""
    words = tables.nouns().words
    noun = single(toks, j)
    if noun is None:
        return None
    if h.mod is not None or lower(toks, a.start - 1) in words.one_after or not a.in_words:
        return noun
    return noun if _one_before().at(toks, noun.end) is not None or noun.lemma in words.nominal else None


def _is_bare_count(toks: Sequence[Token], a: Amount, h: Amount) -> bool:
    """Say whether a figure without a noun is a count all the same: "killing 12", "at least 12 were hurt"."""
    words = tables.nouns().words
    if a.number == 1 and a.in_words:
        return False
    before, after = lower(toks, h.start - 1), toks[h.end] if h.end < len(toks) else None
    ends = after is None or not (after.is_word or after.is_hyphen or after.is_figure or after.text in "/%:°")
    if before in words.bare_after and (ends or (after is not None and after.lower in words.stops)):
        return True
    if before in {"the", "those", "these", "all", "other", "at", "by", "since", "until"}:
        return False
    if _bare_before().at(toks, h.end) is not None:
        return True
    return h.mod is not None and a.mod is None and h.mod is not Mod.APPROX and ends
