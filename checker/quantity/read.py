"""Read the quantities of a text: recognise, normalise, bound."""

from collections.abc import Sequence

from checker.model import Quantity
from checker.quantity.amounts import starters
from checker.quantity.bounds import hedged, ranged
from checker.quantity.counts import count, often
from checker.quantity.lengths import age, decade_of_life, is_duration, young_age
from checker.quantity.measures import SECOND, Amount
from checker.quantity.multiples import multiple
from checker.quantity.ordinals import ordinal
from checker.quantity.phantoms import is_part_of_word, masked
from checker.quantity.proportions import proportion
from checker.quantity.scores import score
from checker.quantity.tokens import Token, tokens

ITEM = "item"

Found = tuple[tuple[Amount, str], ...]


def read(text: str) -> list[Quantity]:
    """Read the quantities of `text`, in order and without overlap; offsets count code points of `text`.

    Units besides the canonical ones of units.toml and ISO 4217 codes: "item" for what is counted, "percent" for parts
    of a whole ("one in three"), "year of age", "magnitude"; "ordinal" for which one of a row ("the third time"),
    "score" for each side of the result of a match or vote, "times" for multiples ("doubled").

    Dates, clock times and names with figures in them are no quantities; lengths of time that date something ("three
    days ago", "in the past week") are left to checker.temporal. A range's `number` is its middle. A count's span runs
    from its hedge to the head of its noun.
    """
    toks = tokens(text)
    starts = starters()
    if not any(t.is_figure or t.lower in starts for t in toks):
        return []
    phantom = masked(text, toks)
    found: list[Quantity] = []
    scored = -2  # the index behind the last score
    i = floor = 0
    while i < len(toks):
        if not (toks[i].is_figure or toks[i].lower in starts):
            i += 1
            continue
        sides = score(toks, i, phantom, listed=0 <= i - scored <= 1) if toks[i].is_figure else None
        if sides is not None:
            first, second, noun = sides
            full: Found = ((first, noun), (second, noun))
            scored = second.end
            end = scored
        else:
            full, end = _one(toks, i, phantom)
        for a, noun in full:
            found.append(_quantity(text, toks, a, noun, floor))
            floor = found[-1].end
        i = max(end, i + 1)
    return found


def _one(toks: Sequence[Token], i: int, phantom: frozenset[int]) -> tuple[Found, int]:
    """Read the quantity that begins at token `i`, if any, and give where to read on."""
    years = decade_of_life(toks, i)
    if years is not None:
        return ((years, ""),), years.end
    if i in phantom:
        return (), i + 1
    which = ordinal(toks, i)
    if which is not None:
        return (which,), which[0].end
    a = _at(toks, i, phantom)
    full = _full(toks, a) if a is not None else often(toks, i)
    if full is not None:
        return (full,), full[0].end
    return (), _behind(toks, a) if a is not None else i + 1


def _at(toks: Sequence[Token], i: int, phantom: frozenset[int]) -> Amount | None:
    """Read the amount that begins at token `i`, without hedge or noun."""
    if is_part_of_word(toks, i):
        return None
    for reader in (multiple, proportion):
        found = reader(toks, i)
        if found is not None and not phantom.intersection(range(found.start, found.end)):
            return found
    return ranged(toks, i, phantom)


def _full(toks: Sequence[Token], a: Amount) -> tuple[Amount, str] | None:
    """Give an amount with its hedge, and the lemma of its noun; None for what is no quantity."""
    if _is_score(toks, a):
        return None
    if not a.unit:
        years = age(toks, a)
        return (years, "") if years is not None else count(toks, a)
    if a.unit == SECOND:
        years = young_age(toks, a)
        if years is not None:
            return years, ""
        if not is_duration(toks, a):
            return None
    return hedged(toks, a), ""


def _quantity(text: str, toks: Sequence[Token], a: Amount, noun: str, floor: int) -> Quantity:
    """Give the value of an amount; it begins no earlier than `floor`, where the quantity before it ends."""
    start, end = max(toks[a.start].start, floor), toks[a.end - 1].end
    unit, piece = a.unit or ITEM, text[start:end]
    return Quantity(
        start=start, end=end, text=piece, low=a.low, high=a.high, number=a.number, unit=unit, mod=a.mod, noun=noun
    )


def _is_score(toks: Sequence[Token], a: Amount) -> bool:
    """Say whether a bare figure is one side of "3-1"."""
    j = a.end
    return not a.unit and j + 1 < len(toks) and toks[j].is_hyphen and toks[j + 1].is_figure and toks[j + 1].glued


def _behind(toks: Sequence[Token], a: Amount) -> int:
    """Give where to read on behind something that is no quantity: behind both sides of a score."""
    return a.end + 2 if _is_score(toks, a) else a.end
