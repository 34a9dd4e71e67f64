"""Say once what many pairs of stories show alike: two spellings of a name."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from checker.model import Comparison, SpellingValue, Verdict, reading


def gather(judged: Iterable[Comparison]) -> Iterator[Comparison]:
    """Give one conflict for each two spellings of a name, the surest, and say how many stories write which.

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


def _spread(group: Sequence[Comparison]) -> str:
    """Say how many stories give which value, commonest first."""
    stories: dict[str, set[str]] = defaultdict(set)
    for c in group:
        for claim in (c.pair.left, c.pair.right):
            stories[reading(claim.value)].add(claim.article)
    told = sorted(((len(articles), value) for value, articles in stories.items()), key=lambda t: (-t[0], t[1]))
    (most, value), *others = told
    return (
        f" {most} {'stories give' if most > 1 else 'story gives'} {value}"
        + "".join(f", {n} {v}" for n, v in others)
        + "."
    )
