"""Which office somebody has: conditions between two claims of it."""

from checker.model import ResolvedClaim, TitleValue


def offices(left: ResolvedClaim, right: ResolvedClaim) -> bool:
    """Hold where both claims give somebody an office."""
    return isinstance(left.value, TitleValue) and isinstance(right.value, TitleValue)


def other_holders(left: ResolvedClaim, right: ResolvedClaim) -> bool:
    """Hold where the offices are two people's, or of fields that go together."""
    a, b = left.value, right.value
    return not (isinstance(a, TitleValue) and isinstance(b, TitleValue)) or (a.name, a.field) != (b.name, b.field)


def same_office(left: ResolvedClaim, right: ResolvedClaim) -> bool:
    """Hold where both give the same office, in whatever words, and neither or both call it a former one."""
    a, b = left.value, right.value
    if not (isinstance(a, TitleValue) and isinstance(b, TitleValue)):
        return False
    return (a.office, a.former) == (b.office, b.former)


def former_office(left: ResolvedClaim, right: ResolvedClaim) -> bool:
    """Hold where an office is one that somebody had before: "President" is said of former ones by courtesy."""
    return any(isinstance(c.value, TitleValue) and c.value.former for c in (left, right))
