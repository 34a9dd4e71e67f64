"""Where it lies: conditions between two bearings from one place."""

from checker.model import ResolvedClaim, SiteValue

# Bearings are told in steps of 45 degrees or less, so that neighbours may be one direction rounded two ways; those at
# right angles may not.
_STEP, _RIGHT_ANGLE = 45.0, 90.0


def bearings(left: ResolvedClaim, right: ResolvedClaim) -> bool:
    """Hold where both claims tell a direction."""
    return isinstance(left.value, SiteValue) and isinstance(right.value, SiteValue)


def other_place_of_reference(left: ResolvedClaim, right: ResolvedClaim) -> bool:
    """Hold where the directions are not taken from the same place."""
    a, b = left.value, right.value
    return not (isinstance(a, SiteValue) and isinstance(b, SiteValue)) or a.name != b.name


def same_direction(left: ResolvedClaim, right: ResolvedClaim) -> bool:
    """Hold where the directions are the same, or next to each other on a compass of eight points."""
    return _apart(left, right) <= _STEP


def oblique_direction(left: ResolvedClaim, right: ResolvedClaim) -> bool:
    """Hold where the directions differ by less than a right angle."""
    return _apart(left, right) < _RIGHT_ANGLE


def _apart(left: ResolvedClaim, right: ResolvedClaim) -> float:
    a, b = left.value, right.value
    if not (isinstance(a, SiteValue) and isinstance(b, SiteValue)):
        return 360.0
    return abs((a.bearing - b.bearing + 180.0) % 360.0 - 180.0)
