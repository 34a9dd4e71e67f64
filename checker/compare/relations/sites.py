"""Where it lies: conditions between two bearings from one place."""

from checker.compare.relations.events import event_kinds
from checker.model import ResolvedClaim, SiteValue, WhereValue
from checker.names import Bond, bond

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


def places(left: ResolvedClaim, right: ResolvedClaim) -> bool:
    """Hold where both claims tell where something happens."""
    return isinstance(left.value, WhereValue) and isinstance(right.value, WhereValue)


def same_place(left: ResolvedClaim, right: ResolvedClaim) -> bool:
    """Hold where both claims tell one place, and neither is on land where the other is at sea."""
    return _bond(left, right) is Bond.SAME and not land_and_sea(left, right)


def place_within_other(left: ResolvedClaim, right: ResolvedClaim) -> bool:
    """Hold where the place of one claim lies in that of the other, and a person is named who takes part in both."""
    within = _bond(left, right) is Bond.WITHIN and not land_and_sea(left, right)
    return within and not _share_nobody(left, right)


def land_and_sea(left: ResolvedClaim, right: ResolvedClaim) -> bool:
    """Hold where one claim puts on land what the other puts into the sea, an event that has one place."""
    a, b = left.value, right.value
    told = {v.side for v in (a, b) if isinstance(v, WhereValue)}
    return told == {"inland", "offshore"} and bool(_of_one_place(left, right))


def places_not_comparable(left: ResolvedClaim, right: ResolvedClaim) -> bool:
    """Hold where the table of places does not tell how the two lie; what is near a place may be in the next."""
    return _bond(left, right) is Bond.UNKNOWN and not land_and_sea(left, right)


def happens_in_several_places(left: ResolvedClaim, right: ResolvedClaim) -> bool:
    """Hold where the two need not be in one place: they are of no event that has one, or name nobody in common."""
    return not _of_one_place(left, right) or _share_nobody(left, right)


def _share_nobody(left: ResolvedClaim, right: ResolvedClaim) -> bool:
    mine, theirs = ({p.name for p in c.proposition.participants if p.entity == "PERSON"} for c in (left, right))
    return mine.isdisjoint(theirs)


def _of_one_place(left: ResolvedClaim, right: ResolvedClaim) -> set[str]:
    return set(left.proposition.events) & set(right.proposition.events) & event_kinds().in_one_place


def _bond(left: ResolvedClaim, right: ResolvedClaim) -> Bond:
    a, b = left.value, right.value
    if not (isinstance(a, WhereValue) and isinstance(b, WhereValue)):
        return Bond.UNKNOWN
    return bond(a.places, b.places, near=a.near or b.near)
