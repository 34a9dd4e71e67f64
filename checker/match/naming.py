"""Which claims of names are about one bearer: how a name is written, who fills a role."""

from checker.model import FillerValue, ResolvedClaim, SpellingValue, TitleValue
from checker.names import Likeness, compare_names

# Links that say alike where something is or whose it is.
_PLACED = frozenset({"of", "in", "at", "on", "from", "out", "out of"})
# Two stories of one event that name nearly the same name mean one bearer; a shared description makes it surer.
_NEARLY_ONE_NAME, _SAME_ROLE = 0.8, 0.1


def one_bearer(left: ResolvedClaim, right: ResolvedClaim) -> bool:
    """Whether the two are the same name in two spellings; a slip in both of its words needs a shared description."""
    a, b = left.value, right.value
    if not (isinstance(a, SpellingValue) and isinstance(b, SpellingValue)):
        return False
    if compare_names((a.given, a.family), (b.given, b.family)) not in {Likeness.SLIP, Likeness.CUSTOM}:
        return False
    return a.given == b.given or a.family == b.family or bool(set(a.roles) & set(b.roles))


def bearer_score(a: SpellingValue, b: SpellingValue) -> tuple[float, tuple[str, ...]]:
    """Give how surely the two name one bearer, in [0, 1], and why in plain words."""
    shared = sorted(set(a.roles) & set(b.roles))
    reasons = ("nearly the same name", f"both introduced as {', '.join(shared)}" if shared else "")
    return _NEARLY_ONE_NAME + (_SAME_ROLE if shared else 0.0), tuple(r for r in reasons if r)


def one_holder(left: ResolvedClaim, right: ResolvedClaim) -> bool:
    """Whether both give one person an office of one field."""
    a, b = left.value, right.value
    if not (isinstance(a, TitleValue) and isinstance(b, TitleValue)):
        return False
    return (a.name, a.field) == (b.name, b.field)


def one_role(left: ResolvedClaim, right: ResolvedClaim) -> bool:
    """Whether both claims are of who fills a role, by the same link to the same word or to one near above it."""
    a, b = left.value, right.value
    if not (isinstance(a, FillerValue) and isinstance(b, FillerValue)):
        return False
    return link(a) == link(b) and not set(a.path[:2]).isdisjoint(b.path[:2])


def link(value: FillerValue) -> str:
    """Give the link of a name to its role, "of" for all that say where something is or whose."""
    return "of" if value.relation in _PLACED else value.relation
