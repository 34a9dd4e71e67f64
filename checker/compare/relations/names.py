"""Who and where: conditions between two names."""

from checker.model import NameValue, ResolvedClaim


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
