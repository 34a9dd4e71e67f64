"""Which assertions deny each other: of the same things, one says that it is so and the other that it is not."""

from checker.model import AssertionValue, ResolvedClaim
from checker.names import stem

# Where nobody is named on both sides, so many stems besides the predicate and what it is said of must be shared, or so
# many of the things that it is said of.
_MORE_WORDS, _MORE_THINGS = 2, 2


def deny_each_other(left: ResolvedClaim, right: ResolvedClaim) -> bool:
    """Whether one denies what the other affirms, said of the same subject and the same objects where both have them."""
    a, b = left.value, right.value
    if not (isinstance(a, AssertionValue) and isinstance(b, AssertionValue)):
        return False
    denied = next((word for word, affirmed in a.senses if (word, not affirmed) in b.senses), None)
    if denied is None:
        return False
    for mine, theirs in ((a.subjects, b.subjects), (a.objects, b.objects)):
        if mine and theirs and set(mine).isdisjoint(theirs):
            return False
    shared = {*a.subjects, *a.objects} & {*b.subjects, *b.objects}
    return bool(shared) and _enough(left, right, shared, {denied, a.mention.text.lower(), b.mention.text.lower()})


def _enough(left: ResolvedClaim, right: ResolvedClaim, shared: set[str], predicates: set[str]) -> bool:
    """Whether what the two share tells them to be about one event, and not about two of a kind."""
    named = {p.name for c in (left, right) for p in c.proposition.participants if p.entity} & shared
    spoken_of = {stem(w) for name in shared for w in name.split()} | {stem(w) for w in predicates}
    words = set(left.proposition.stems) & set(right.proposition.stems) - spoken_of
    if named:
        opposed = left.proposition.predicate == right.proposition.predicate and left.factuality is right.factuality
        return bool(words) or len(shared) >= _MORE_THINGS or opposed
    return len(words) >= _MORE_WORDS or len(shared) >= _MORE_THINGS
