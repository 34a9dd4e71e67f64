"""How many, how much, how long: conditions between two amounts."""

from checker.compare.relations.likeness import SAME_SENTENCE, alike
from checker.model import AmountValue, Mod, Quantity, ResolvedClaim
from checker.quantity import algebra as amounts
from checker.quantity import slipped

# Classes of events whose victims are counted; such counts rise as rescuers and hospitals report.
_TOLLS = {"die", "injure", "go missing", "displace", "infect", "arrest"}
_BOUNDS = {Mod.MORE_THAN, Mod.EQUAL_OR_MORE}
# An amount whose bounds lie this many times apart says too little to be held against another.
_LOOSE = 3.5


def _amounts(left: ResolvedClaim, right: ResolvedClaim) -> tuple[Quantity, Quantity] | None:
    a, b = left.value, right.value
    return (a.quantity, b.quantity) if isinstance(a, AmountValue) and isinstance(b, AmountValue) else None


def amounts_incomparable(left: ResolvedClaim, right: ResolvedClaim) -> bool:
    """Hold where the amounts are in units that do not convert into each other."""
    pair = _amounts(left, right)
    return pair is None or amounts.relate(*pair) is amounts.Relation.INCOMPARABLE


def other_currency(left: ResolvedClaim, right: ResolvedClaim) -> bool:
    """Hold where the sums are in two currencies, and not one figure that stands in one sentence with either of them."""
    return amounts_incomparable(left, right) and not currency_exchanged(left, right)


def currency_exchanged(left: ResolvedClaim, right: ResolvedClaim) -> bool:
    """Hold where copies of one sentence give one figure in two currencies; no rate makes such figures the same."""
    pair = _amounts(left, right)
    if pair is None or pair[0].unit == pair[1].unit or pair[0].number != pair[1].number:
        return False
    return not is_round(pair[0].number) and alike(left, right) >= SAME_SENTENCE


def amounts_vague(left: ResolvedClaim, right: ResolvedClaim) -> bool:
    """Hold where the amounts do not convert into each other, or one is as vague as "several hours".

    So it is beside another that lies far beyond its only bound: "over two days" says nothing of a life.
    """
    pair = _amounts(left, right)
    if amounts_incomparable(left, right) or pair is None:
        return True
    return any(_is_loose(q) for q in pair) or any(_far_beyond(a, b) for a, b in (pair, pair[::-1]))


def _far_beyond(amount: Quantity, bound: Quantity) -> bool:
    """Whether a bound that is open on one side lies so far from an amount that it says nothing of it."""
    least, most = amount.low or amount.number, amount.high or amount.number
    over = bound.high is None and bound.low and least / bound.low >= _LOOSE
    return bool(over or (bound.low is None and bound.high and most and bound.high / most >= _LOOSE))


def is_round(number: float) -> bool:
    """Say whether a figure has only one digit that is not nought: two currencies may well meet in such a figure."""
    return len(f"{abs(number):.9e}".split("e")[0].replace(".", "").rstrip("0")) <= 1


def _is_loose(amount: Quantity) -> bool:
    low, high = amount.low, amount.high
    return bool(low and high and high / low >= _LOOSE)


def amounts_equal(left: ResolvedClaim, right: ResolvedClaim) -> bool:
    """Hold where both amounts are the same."""
    pair = _amounts(left, right)
    return pair is not None and amounts.relate(*pair) is amounts.Relation.EQUAL


def amounts_agree(left: ResolvedClaim, right: ResolvedClaim) -> bool:
    """Hold where one amount rounds, contains or overlaps the other."""
    pair = _amounts(left, right)
    return pair is not None and amounts.relate(*pair) not in {
        amounts.Relation.DISJOINT,
        amounts.Relation.INCOMPARABLE,
    }


def toll_still_counted(left: ResolvedClaim, right: ResolvedClaim) -> bool:
    """Hold where the claims count victims in sentences of their own.

    Two copies of one sentence with two numbers are a slip; two tolls in other words are rather two moments of the
    count, or the count of a part.
    """
    tolls = _TOLLS & set(left.proposition.events) & set(right.proposition.events)
    return bool(tolls) and alike(left, right) < SAME_SENTENCE


def other_words(left: ResolvedClaim, right: ResolvedClaim) -> bool:
    """Hold where the sentences share too little for copies of each other: their figures may be of two things.

    Two figures that a slip tells apart are of one.
    """
    return alike(left, right) < SAME_SENTENCE and not slipped(left.value, right.value)


def aspect_unknown(left: ResolvedClaim, right: ResolvedClaim) -> bool:
    """Hold where the amounts do not convert into each other, or it is not known that they measure one attribute."""
    pair = _amounts(left, right)
    if pair is None or amounts_incomparable(left, right):
        return True
    return not pair[0].noun or pair[0].noun != pair[1].noun


def figures_rise(left: ResolvedClaim, right: ResolvedClaim) -> bool:
    """Hold where the claims count victims, and the later article counts more than the earlier one knew of.

    Of two articles of one day, a figure told as a bound ("at least three") is the earlier.
    """
    pair = _amounts(left, right)
    if pair is None or not _TOLLS & set(left.proposition.events) & set(right.proposition.events):
        return False
    if left.published is None or right.published is None:
        return False
    if left.published == right.published:
        earlier, later = sorted(pair, key=lambda q: q.number)
        return earlier.mod in _BOUNDS and _exceeds(later, earlier)
    earlier, later = pair if left.published < right.published else pair[::-1]
    return _exceeds(later, earlier)


def _exceeds(later: Quantity, earlier: Quantity) -> bool:
    known = earlier.number if earlier.high is None else earlier.high
    return (later.number if later.low is None else max(later.low, later.number)) > known
