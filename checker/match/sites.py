"""Which claims of where something lies are about one thing."""

from checker.model import ResolvedClaim, SiteValue, WhereValue
from checker.names import stem

# What two stories of one event put as far from one place is the same thing; distances are rounded, and converted.
_ROUNDED = 0.03
_AS_FAR = 0.85


def seen_from_one_place(left: ResolvedClaim, right: ResolvedClaim) -> bool:
    """Whether both take a bearing from the same place, and not at two distances from it."""
    a, b = left.value, right.value
    if not (isinstance(a, SiteValue) and isinstance(b, SiteValue)):
        return False
    return a.name == b.name and (a.away is None or b.away is None or _as_far(a, b))


def site_score(a: object, b: object) -> tuple[float, tuple[str, ...]] | None:
    """Give how surely two places as far from one place are of one thing; None where the distances do not tell."""
    if isinstance(a, SiteValue) and isinstance(b, SiteValue) and a.name == b.name and _as_far(a, b):
        return _AS_FAR, (f"as far from {a.name}",)
    return None


def _as_far(a: SiteValue, b: SiteValue) -> bool:
    return a.away is not None and b.away is not None and abs(a.away - b.away) <= _ROUNDED * max(a.away, b.away)


def one_scene(left: ResolvedClaim, right: ResolvedClaim) -> bool:
    """Whether both say where events of one kind are, in the same way: there, or moving from there or to there."""
    a, b = left.value, right.value
    if not (isinstance(a, WhereValue) and isinstance(b, WhereValue)) or a.way != b.way:
        return False
    mine, theirs = left.proposition, right.proposition
    return bool(set(mine.events) & set(theirs.events)) or stem(mine.predicate) == stem(theirs.predicate)
