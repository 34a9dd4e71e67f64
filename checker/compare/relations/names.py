"""Who and where: conditions between two names."""

from checker.model import FillerValue, NameValue, ResolvedClaim, SpellingValue
from checker.names import Likeness, apart, compare_names


def name_within_other(left: ResolvedClaim, right: ResolvedClaim) -> bool:
    """Hold where there is no name on one side, or one name is a part of the other ("Norrair", "Norrair Cargo")."""
    a, b = left.value, right.value
    if not (isinstance(a, NameValue) and isinstance(b, NameValue)):
        return True
    mine, theirs = set(a.name.split()), set(b.name.split())
    return a.name != b.name and (mine <= theirs or theirs <= mine)


def same_name(left: ResolvedClaim, right: ResolvedClaim) -> bool:
    """Hold where both claims name the same person, organisation or place (the matcher has made variants one)."""
    a, b = left.value, right.value
    return isinstance(a, NameValue) and isinstance(b, NameValue) and a.name == b.name


def names_fill_role(left: ResolvedClaim, right: ResolvedClaim) -> bool:
    """Hold where both claims are of a name that fills a role of what happens."""
    return isinstance(left.value, NameValue) and isinstance(right.value, NameValue)


def fill_roles(left: ResolvedClaim, right: ResolvedClaim) -> bool:
    """Hold where both claims are of who fills a role, in whatever words it is told."""
    return isinstance(left.value, FillerValue) and isinstance(right.value, FillerValue)


def filled_by_same(left: ResolvedClaim, right: ResolvedClaim) -> bool:
    """Hold where both roles are filled by one name."""
    a, b = left.value, right.value
    return isinstance(a, FillerValue) and isinstance(b, FillerValue) and a.name == b.name


def fillers_may_be_one(left: ResolvedClaim, right: ResolvedClaim) -> bool:
    """Hold where two names may be of one bearer, or of a place and what lies in it."""
    a, b = left.value, right.value
    if not (isinstance(a, FillerValue) and isinstance(b, FillerValue)):
        return True
    return a.name != b.name and not apart(a.name, b.name, person="person" in {a.sort, b.sort})


def spellings(left: ResolvedClaim, right: ResolvedClaim) -> bool:
    """Hold where both claims are of how a name is written."""
    return isinstance(left.value, SpellingValue) and isinstance(right.value, SpellingValue)


def names_apart(left: ResolvedClaim, right: ResolvedClaim) -> bool:
    """Hold where the written names are the same, or too far apart to be one."""
    return _likeness(left, right) in {Likeness.SAME, Likeness.OTHER}


def spelt_by_custom(left: ResolvedClaim, right: ResolvedClaim) -> bool:
    """Hold where both spellings are right: initials, short forms, transliterations, house style."""
    return _likeness(left, right) is Likeness.CUSTOM


def _likeness(left: ResolvedClaim, right: ResolvedClaim) -> Likeness:
    a, b = left.value, right.value
    if not (isinstance(a, SpellingValue) and isinstance(b, SpellingValue)):
        return Likeness.OTHER
    return compare_names((a.given, a.family), (b.given, b.family))
