"""Say once what many pairs of stories show alike: one fact, however many stories tell it one way or the other."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from checker.model import Comparison, SpellingValue, Verdict, reading

_Key = tuple[str, ...]
# So many values, and none longer, are told in a message; else only how many stories are at odds.
_MOST_VALUES, _LONGEST_VALUE = 3, 60


def gather(judged: Iterable[Comparison]) -> Iterator[Comparison]:
    """Give one conflict for each fact, the surest, and say in its message how many stories are at odds over it.

    Conflicts by one rule that share a claim are over one fact: what one story says is at odds with each of the wire
    copies of another, and an editor mends it once. Two spellings of a name are one fact wherever they stand.
    """
    found: list[Comparison] = []
    places: dict[_Key, int] = {}
    groups: list[list[Comparison]] = []
    parent: dict[_Key, _Key] = {}
    conflicts: list[Comparison] = []
    for c in judged:
        if c.verdict is Verdict.CONFLICT and c.pair.left.article != c.pair.right.article:
            left, right = _keys(c)
            _join(parent, left, right)
            conflicts.append(c)
        else:
            found.append(c)
    for c in conflicts:
        root = _root(parent, _keys(c)[0])
        if root not in places:
            places[root] = len(groups)
            groups.append([])
        groups[places[root]].append(c)
    yield from found
    for group in groups:
        surest = max(group, key=lambda c: c.confidence)
        yield surest.model_copy(update={"message": f"{surest.message}{_spread(group)}"}) if len(group) > 1 else surest


def _keys(c: Comparison) -> tuple[_Key, _Key]:
    left, right = c.pair.left, c.pair.right
    if isinstance(left.value, SpellingValue) and isinstance(right.value, SpellingValue):
        names = sorted({(left.value.given, left.value.family), (right.value.given, right.value.family)})
        key = (c.rule, *(word for name in names for word in name))
        return key, key
    return (c.rule, left.id), (c.rule, right.id)


def _root(parent: dict[_Key, _Key], key: _Key) -> _Key:
    while parent.setdefault(key, key) != key:
        key = parent[key]
    return key


def _join(parent: dict[_Key, _Key], left: _Key, right: _Key) -> None:
    a, b = sorted((_root(parent, left), _root(parent, right)))
    parent[b] = a


def _spread(group: Sequence[Comparison]) -> str:
    """Say how many stories give which value, commonest first, where the values are few and short."""
    stories: dict[str, set[str]] = defaultdict(set)
    for c in group:
        for claim in (c.pair.left, c.pair.right):
            stories[reading(claim.value)].add(claim.article)
    told = sorted(((len(articles), value) for value, articles in stories.items()), key=lambda t: (-t[0], t[1]))
    if len(told) > _MOST_VALUES or max(len(value) for _, value in told) > _LONGEST_VALUE:
        return f" {len({a for articles in stories.values() for a in articles})} stories are at odds over it."
    (most, value), *others = told
    return (
        f" {most} {'stories give' if most > 1 else 'story gives'} {value}"
        + "".join(f", {n} {v}" for n, v in others)
        + "."
    )
