"""How old: conditions between two ages of one person, each reckoned from the day that its article came out."""

from datetime import date, timedelta

from checker.compare.relations.kinds import AGE
from checker.model import AmountValue, Quantity, ResolvedClaim

# An age may be that of the event, some weeks before the article; a birthday lies between.
_SLACK = timedelta(days=60)
# Where a day of publication is not known, ages this many years apart may be told at two times.
_YEARS_APART = 3
_YEAR = 365.2425


def _ages(left: ResolvedClaim, right: ResolvedClaim) -> tuple[Quantity, Quantity] | None:
    a, b = left.value, right.value
    if not (isinstance(a, AmountValue) and isinstance(b, AmountValue)):
        return None
    return (a.quantity, b.quantity) if a.quantity.unit == b.quantity.unit == AGE else None


def no_two_ages(left: ResolvedClaim, right: ResolvedClaim) -> bool:
    """Hold where there are no two ages, or a day of publication is missing and the ages differ by a few years only."""
    pair = _ages(left, right)
    if pair is None:
        return True
    undated = left.published is None or right.published is None
    return undated and 0 < _years_between(pair) <= _YEARS_APART


def same_age(left: ResolvedClaim, right: ResolvedClaim) -> bool:
    """Hold where both claims give the same age, and were made so near to each other that both can be right."""
    pair = _ages(left, right)
    return pair is not None and _years_between(pair) == 0 and _one_birth(left, right)


def years_between_explain(left: ResolvedClaim, right: ResolvedClaim) -> bool:
    """Hold where the ages differ by what passed between the two days of publication, a year or more."""
    if left.published is None or right.published is None or abs(left.published - right.published).days < _YEAR:
        return False
    return _ages(left, right) is not None and _one_birth(left, right)


def birthday_between(left: ResolvedClaim, right: ResolvedClaim) -> bool:
    """Hold where one day of birth fits both ages: a birthday lies between them, or one is told in advance."""
    pair = _ages(left, right)
    return pair is not None and (_one_birth(left, right) or _years_between(pair) <= 1)


def age_of_the_past(left: ResolvedClaim, right: ResolvedClaim) -> bool:
    """Hold where an age is lower than a date of birth makes it: it may be the age at an event long past."""
    pair = _ages(left, right)
    if pair is None or not any(is_birth(q) for q in pair):
        return False
    birth, told = pair if is_birth(pair[0]) else pair[::-1]
    return not is_birth(told) and told.number < birth.number


def is_birth(age: Quantity) -> bool:
    """Say whether an age is reckoned from a date of birth, and not written."""
    return age.noun == "birth"


def _years_between(pair: tuple[Quantity, Quantity]) -> float:
    """Give by how many years the two ages miss each other; 0 where they meet."""
    a, b = pair
    return max(0.0, (a.low or 0) - (b.high or 0), (b.low or 0) - (a.high or 0))


def _one_birth(left: ResolvedClaim, right: ResolvedClaim) -> bool:
    """Whether somebody born on one day could be of both ages, each on the day that its article came out."""
    pair = _ages(left, right)
    if pair is None or left.published is None or right.published is None:
        return pair is not None and _years_between(pair) == 0
    (a0, a1), (b0, b1) = (_born(q, on) for q, on in zip(pair, (left.published, right.published), strict=True))
    return a0 <= b1 and b0 <= a1


def _born(age: Quantity, on: date) -> tuple[date, date]:
    """Give the first and the last day on which somebody was born who is of that age on a day."""
    oldest, youngest = (age.high or 0) + 1, age.low or 0
    return on - timedelta(days=oldest * _YEAR) - _SLACK, on - timedelta(days=youngest * _YEAR) + _SLACK
