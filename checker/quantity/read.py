"""Read the quantities of a text: recognise, normalise, bound."""

from collections.abc import Sequence

from checker.model import Quantity
from checker.quantity.amounts import starters
from checker.quantity.bounds import hedged, ranged
from checker.quantity.counts import count
from checker.quantity.lengths import age, is_duration
from checker.quantity.measures import SECOND, Amount
from checker.quantity.phantoms import is_part_of_word, masked
from checker.quantity.proportions import proportion
from checker.quantity.tokens import Token, tokens

ITEM = "item"


def read(text: str) -> list[Quantity]:
    """Read the quantities of `text`, in order and without overlap; offsets count code points of `text`.

    Dates, clock times, names with figures in them, scores and ordinals are no quantities; lengths of time that date
    something ("three days ago", "in the past week") are left to checker.temporal. A range's `number` is its middle. A
    count's span runs from its hedge to the head of its noun. Parts of a whole ("one in three") are in percent.
    """
    toks = tokens(text)
    phantom, starts = masked(text, toks), starters()
    found: list[Quantity] = []
    i = floor = 0
    while i < len(toks):
        begins = i not in phantom and (toks[i].is_figure or toks[i].lower in starts)
        a = _at(toks, i, phantom) if begins else None
        if a is None:
            i += 1
            continue
        full = _full(toks, a)
        if full is not None:
            found.append(_quantity(text, toks, *full, floor))
            floor, i = found[-1].end, max(full[0].end, i + 1)
        else:
            i = max(_behind(toks, a), i + 1)
    return found


def _at(toks: Sequence[Token], i: int, phantom: frozenset[int]) -> Amount | None:
    """Read the amount that begins at token `i`, without hedge or noun."""
    if is_part_of_word(toks, i):
        return None
    share = proportion(toks, i)
    if share is not None and not phantom.intersection(range(share.start, share.end)):
        return share
    return ranged(toks, i, phantom)


def _full(toks: Sequence[Token], a: Amount) -> tuple[Amount, str] | None:
    """Give an amount with its hedge, and the lemma of its noun; None for what is no quantity."""
    if _is_score(toks, a):
        return None
    if not a.unit:
        years = age(toks, a)
        return (years, "") if years is not None else count(toks, a)
    if a.unit == SECOND and not is_duration(toks, a):
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
