"""What sort of value the two claims hold: a rule that shares its kind with others says by these which pairs are its."""

from collections.abc import Callable, Container

from checker.model import AmountValue, ClockValue, ResolvedClaim, ResolvedDate

ITEM, AGE, ORDINAL = "item", "year of age", "ordinal"
SHARES = frozenset({"percent", "percentage point"})


def _either(of: Callable[[str], bool], left: ResolvedClaim, right: ResolvedClaim) -> bool:
    return any(isinstance(c.value, AmountValue) and of(c.value.quantity.unit) for c in (left, right))


def _among(units: Container[str]) -> Callable[[str], bool]:
    return lambda unit: unit in units


def counts_things(left: ResolvedClaim, right: ResolvedClaim) -> bool:
    """Hold where a claim counts people or things."""
    return _either(_among({ITEM}), left, right)


def gives_age(left: ResolvedClaim, right: ResolvedClaim) -> bool:
    """Hold where a claim says how old somebody is."""
    return _either(_among({AGE}), left, right)


def gives_order(left: ResolvedClaim, right: ResolvedClaim) -> bool:
    """Hold where a claim says the how-manieth something is."""
    return _either(_among({ORDINAL}), left, right)


def gives_share(left: ResolvedClaim, right: ResolvedClaim) -> bool:
    """Hold where a claim gives a share or a change in percent or in percentage points."""
    return _either(_among(SHARES), left, right)


def gives_measure(left: ResolvedClaim, right: ResolvedClaim) -> bool:
    """Hold where a claim measures something: a length, a weight, a temperature, a magnitude."""
    return _either(lambda unit: unit not in {ITEM, AGE, ORDINAL, *SHARES}, left, right)


def names_days(left: ResolvedClaim, right: ResolvedClaim) -> bool:
    """Hold where both claims date something by the calendar."""
    return isinstance(left.value, ResolvedDate) and isinstance(right.value, ResolvedDate)


def names_hours(left: ResolvedClaim, right: ResolvedClaim) -> bool:
    """Hold where both claims say at which time of the day something is."""
    return isinstance(left.value, ClockValue) and isinstance(right.value, ClockValue)
