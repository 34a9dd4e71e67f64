"""Say once what many pairs of stories show alike: two spellings of a name."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from checker.model import Comparison, ResolvedClaim, SpellingValue, Verdict, reading


def gather_spellings(judged: Iterable[Comparison]) -> Iterator[Comparison]:
    """Give one conflict for each two spellings of a name, the surest, and in its message how many stories write which.

    A name that one story misspells is at odds with every other story; an editor mends it once.
    """
    groups: dict[tuple[str, frozenset[tuple[str, str]]], list[Comparison]] = defaultdict(list)
    for c in judged:
        left, right = c.pair.left.value, c.pair.right.value
        if c.verdict is Verdict.CONFLICT and isinstance(left, SpellingValue) and isinstance(right, SpellingValue):
            spellings = frozenset({(left.given, left.family), (right.given, right.family)})
            groups[c.rule, spellings].append(c)
        else:
            yield c
    for group in groups.values():
        surest = max(group, key=lambda c: c.confidence)
        yield surest.model_copy(update={"message": f"{surest.message}{_spread(group)}"}) if len(group) > 1 else surest


def _spread(group: list[Comparison]) -> str:
    """Say how many stories write the name which way, as " 4 stories write … and 1 …"."""
    stories: dict[tuple[str, str], dict[str, ResolvedClaim]] = defaultdict(dict)
    for c in group:
        for claim in (c.pair.left, c.pair.right):
            if isinstance(claim.value, SpellingValue):
                stories[claim.value.given, claim.value.family].setdefault(claim.article, claim)
    (one, more), (other, fewer) = sorted(
        ((reading(next(iter(claims.values())).value), len(claims)) for claims in stories.values()),
        key=lambda told: (-told[1], told[0]),
    )
    return f" {more} stories write {one}, {fewer} {other}."
