"""Say once what many pairs of stories show alike: copies of two sentences, two spellings of a name."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from checker.model import Comparison, ResolvedClaim, SpellingValue, Verdict, reading

# So many values, and none longer, are told in a message; else only how many stories are at odds.
_MOST_VALUES, _LONGEST_VALUE = 3, 60


def gather(judged: Iterable[Comparison]) -> Iterator[Comparison]:
    """Give one conflict for each two sentences at odds, the surest, and say in its message how many stories are.

    Where wire copies of one sentence are at odds with wire copies of another, an editor mends it once. So too with two
    spellings of a name, wherever they stand.
    """
    groups: dict[tuple[str, ...], list[Comparison]] = defaultdict(list)
    for c in judged:
        if c.verdict is Verdict.CONFLICT and c.pair.left.article != c.pair.right.article:
            groups[c.rule, *sorted((_key(c.pair.left), _key(c.pair.right)))].append(c)
        else:
            yield c
    for group in groups.values():
        surest = max(group, key=lambda c: c.confidence)
        yield surest.model_copy(update={"message": f"{surest.message}{_spread(group)}"}) if len(group) > 1 else surest


def _key(claim: ResolvedClaim) -> str:
    """Give what copies have in common: the letters and digits of the clause, and of its value; of a name, the name."""
    if isinstance(claim.value, SpellingValue):
        return f"{claim.value.given} {claim.value.family}"
    return " ".join(re.findall(r"\w+", f"{claim.span.text} | {reading(claim.value)}".lower()))


def _spread(group: Sequence[Comparison]) -> str:
    """Say how many stories give which value, commonest first, where the values are few and short."""
    stories: dict[str, set[str]] = defaultdict(set)
    for c in group:
        for claim in (c.pair.left, c.pair.right):
            stories[reading(claim.value)].add(claim.article)
    told = sorted(((len(articles), value) for value, articles in stories.items()), key=lambda t: (-t[0], t[1]))
    everyone = {article for articles in stories.values() for article in articles}
    if len(everyone) == 2:
        return ""
    if len(told) > _MOST_VALUES or max(len(value) for _, value in told) > _LONGEST_VALUE:
        return f" {len(everyone)} stories are at odds over it."
    (most, value), *others = told
    return (
        f" {most} {'stories give' if most > 1 else 'story gives'} {value}"
        + "".join(f", {n} {v}" for n, v in others)
        + "."
    )
