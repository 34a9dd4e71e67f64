"""Pair the names that two stories put into one role, told in whatever words.

Sentences in other words are aligned by the role alone: the same link to the same word, in like surroundings. That two
roles are alike is no sign that only one can fill them, so that all that the stories tell of the role is looked at: two
names are at odds only where neither story has the other's name there, and surely so where the one name is told by
nobody else and further stories side with the other.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, partial
from itertools import combinations
from typing import NamedTuple

from checker.match.naming import link
from checker.match.occasions import compatible_days, days_told
from checker.match.related import Relatedness
from checker.model import ClaimPair, Factuality, FillerValue, ResolvedClaim, ValueKind
from checker.names import ALONE, NAME, Beside, apart, distinct, fold, load_places, name_keys, similar

_STATED = frozenset({Factuality.CERTAIN, Factuality.DENIED})
# Words of the sentence that stand outside the role's own clause count for less.
_FAR = 0.5
# What two roles must have in common, in inverse document frequencies, to be looked at, and to be one: where the word is
# the same, where only one above it is, and where both names are told elsewhere too. Below the first, no two are one.
_FAINT, _DIRECT, _CROSSED, _KNOWN = 4.0, 5.0, 6.5, 6.5
# The share of the smaller surroundings that is common, likewise; a third story with the same role adds to the first.
_HALF, _COVERED, _WHOLLY, _BACKED = 0.5, 0.65, 0.9, 1.0
# So many words or stories are more than one by chance.
_FEWEST = 2
# A claim that is so much as like as the pair's own is of the same role.
_ALSO = 0.5
# More claims than these under one key tell nothing, and would pair everything with everything.
_COMMON = 400
_AGREED, _LEAST, _MOST, _AMPLE = 0.6, 0.74, 0.95, 14.0


class _Told(NamedTuple):
    """A claim of a role, with what is told close around it and in its whole sentence."""

    claim: ResolvedClaim
    value: FillerValue
    near: frozenset[str]
    far: frozenset[str]


class _Likeness(NamedTuple):
    """What two roles have in common, weighed; `share` is of the smaller surroundings."""

    total: float
    share: float
    words: tuple[str, ...]
    apart: int  # how many words, and names twice, besides the role's own


_Stories = Mapping[str, Sequence[_Told]]


class _Names(NamedTuple):
    """The stories by the names that they have, and a function that gives the names of one bearer."""

    holders: Mapping[str, set[str]]
    namesakes: Callable[[str], frozenset[str]]

    def tellers(self, name: str) -> frozenset[str]:
        """Give the stories that tell of the bearer of a name anywhere."""
        return frozenset(story for other in self.namesakes(name) for story in self.holders[other])


def fillers(claims: Iterable[ResolvedClaim], related: Relatedness, beside: Beside = ALONE) -> tuple[ClaimPair, ...]:
    """Give the pairs of claims of two stories that name who fills one role, the likest for each two names.

    That stories `beside` these tell of a name counts as that others of these do.
    """
    held = tuple(claims)
    told = _told(held)
    days = days_told(c for c in held if c.kind is ValueKind.DATE)
    roles: dict[tuple[str, str], dict[str, list[_Told]]] = defaultdict(lambda: defaultdict(list))
    holders: dict[str, set[str]] = defaultdict(set)
    for t in told:
        holders[t.value.name].add(t.claim.article)
        for word in dict.fromkeys(t.value.path[:2]):
            roles[link(t.value), word][t.claim.article].append(t)
    namesakes = cache(partial(_namesakes, _by_key(holders)))
    found: dict[tuple[str, str, str, str], ClaimPair] = {}
    for _, stories in sorted(roles.items()):
        for left, right, likeness in _alike(stories, related):
            if not compatible_days(left.claim, right.claim, days):
                continue
            pair = _judged(left, right, likeness, stories, _Names(holders, namesakes), related, beside)
            if pair is None:
                continue
            key = (left.claim.article, right.claim.article, left.value.name, right.value.name)
            if key not in found or found[key].score < pair.score:
                found[key] = pair
    return tuple(found.values())


def _told(claims: Iterable[ResolvedClaim]) -> list[_Told]:
    fillings = [(c, c.value) for c in claims if isinstance(c.value, FillerValue)]
    sentences: dict[tuple[str, int], set[str]] = defaultdict(set)
    for c, _ in fillings:
        sentences[c.article, c.sentence] |= _words(c)
    return [
        _Told(c, v, frozenset({*_words(c), *v.path}), frozenset(sentences[c.article, c.sentence])) for c, v in fillings
    ]


def _words(claim: ResolvedClaim) -> set[str]:
    return {*claim.proposition.stems, *(f"name:{p.name}" for p in claim.proposition.participants if p.entity)}


def _alike(stories: _Stories, related: Relatedness) -> Iterator[tuple[_Told, _Told, _Likeness]]:
    """Give the claims of two related stories that may be of one role, and how alike they are."""
    if sum(map(len, stories.values())) > _COMMON:
        return
    for one, other in combinations(sorted(stories), 2):
        if not related.related(one, other):
            continue
        for left in stories[one]:
            for right in stories[other]:
                likeness = _likeness(left, right, related)
                if likeness.total >= _FAINT and left.value.written and right.value.written:
                    yield left, right, likeness


def _likeness(left: _Told, right: _Told, related: Relatedness) -> _Likeness:
    own = {f"name:{left.value.name}", f"name:{right.value.name}"}
    near = (left.near & right.near) - own
    far = (left.far & right.far) - near - own
    close = related.total(near)
    smaller = min(related.total(t.near - own) for t in (left, right))
    words = tuple(sorted(w.removeprefix("name:") for w in near))
    besides = near - {left.value.path[0], right.value.path[0]}
    besides_weight = sum(1 + w.startswith("name:") for w in besides)
    return _Likeness(close + _FAR * related.total(far), close / smaller if smaller else 0.0, words, besides_weight)


def _judged(  # noqa: PLR0913, PLR0917
    left: _Told,
    right: _Told,
    likeness: _Likeness,
    stories: _Stories,
    names: _Names,
    related: Relatedness,
    beside: Beside,
) -> ClaimPair | None:
    """Give the pair with how surely its claims are of one role, None where other names may fill it as well."""
    role = f"{left.value.relation} {left.value.path[0]}"
    reasons: tuple[str, ...] = (f"one role ({role})", f"both tell of {', '.join(likeness.words)}")
    if left.claim.proposition.negated != right.claim.proposition.negated:
        return None
    if left.value.name == right.value.name:
        if likeness.total < _CROSSED or likeness.share < _COVERED or likeness.apart < _FEWEST:
            return None  # that two stories have a name is no news
        return ClaimPair(left=left.claim, right=right.claim, score=_AGREED, reasons=reasons)
    both = ((left, right), (right, left))
    exclude = _comparable(left, right) and _alone(left, right)
    if not exclude or any(_also(t, other, likeness, stories, related) for t, other in both):
        return None
    known = [
        len(names.tellers(t.value.name) - {t.claim.article}) + beside.words.get(f"{NAME}{t.value.name}", 0)
        for t in (left, right)
    ]
    sides = sorted(_backed(t, other, likeness, stories, names, related) for t, other in both)
    backed = sides[1]
    score = _sureness(left.value, right.value, likeness, known, sides)
    if score is None:
        return None
    if backed:
        reasons += (f"{backed} other {'stories give' if backed > 1 else 'story gives'} one of the names there",)
    return ClaimPair(left=left.claim, right=right.claim, score=round(score, 4), reasons=reasons)


def _sureness(
    a: FillerValue, b: FillerValue, likeness: _Likeness, known: Sequence[int], sides: Sequence[int]
) -> float | None:
    """Give how surely two names cannot both fill the role, in [_LEAST, _MOST]; None where they may.

    `known` says how many other stories tell of each name at all, `sides` how many further ones have a name in the role:
    the one that fewer have there, and the other.
    """
    total, share = likeness.total, likeness.share
    if likeness.apart < _FEWEST:
        return None
    direct = a.path[0] == b.path[0]
    if direct and not sides[0] and sides[1] >= _FEWEST and share >= _HALF:
        sure = total >= _DIRECT
    elif min(known):
        sure = a.path[:2] == b.path[:2] and len(a.path) > 1 and total >= _KNOWN and share >= _WHOLLY
    elif direct:
        sure = total + _BACKED * sides[1] + _FAR * (max(known) > 1) >= _DIRECT
    else:
        sure = total >= _CROSSED and share >= _COVERED
    if not sure:
        return None
    return _LEAST + (_MOST - _LEAST) * min(1.0, (total + _BACKED * sides[1]) / _AMPLE)


def _comparable(left: _Told, right: _Told) -> bool:
    """Whether the names are two bearers' of one sort, as far as that is known, and both are stated to fill the role.

    A lone surname is often taken for a place, so that only longer names are told apart by their sorts.
    """
    a, b = left.value, right.value
    sorts = {a.sort, b.sort}
    if link(a) == "of" and len({bool(load_places().named(v.name)) for v in (a, b)}) > 1:
        return False  # a town, and perhaps a street or a shop in it
    unlike = "person" in sorts and sorts & {"place", "body"} and all(" " in v.name for v in (a, b))
    if unlike or fold(a.mention.text) == fold(b.mention.text):
        return False
    stated = {left.claim.factuality, right.claim.factuality} <= _STATED
    return stated and apart(a.name, b.name, person="person" in sorts)


def _alone(left: _Told, right: _Told) -> bool:
    """Whether neither sentence has the other's name, and what else fills the two roles is the same."""
    for here, there in ((left, right), (right, left)):
        others = {w.removeprefix("name:") for w in here.far if w.startswith("name:")} - {here.value.name}
        if any(not distinct(name, there.value.name) for name in others):
            return False
    return left.value.fellows == right.value.fellows


def _also(told: _Told, other: _Told, likeness: _Likeness, stories: _Stories, related: Relatedness) -> bool:
    """Whether the story of `other` has the name of `told` in the role too, or one that may be its bearer's."""
    return any(
        not distinct(t.value.name, told.value.name) and _likeness(told, t, related).total >= _ALSO * likeness.total
        for t in stories[other.claim.article]
    )


def _backed(  # noqa: PLR0913, PLR0917
    told: _Told, other: _Told, likeness: _Likeness, stories: _Stories, names: _Names, related: Relatedness
) -> int:
    """Count the further stories that have the name of `told` in the role that `other` fills otherwise."""
    bearers = names.namesakes(told.value.name)
    return sum(
        any(t.value.name in bearers and _likeness(other, t, related).total >= _ALSO * likeness.total for t in claims)
        for story, claims in stories.items()
        if story not in {told.claim.article, other.claim.article}
    )


def _by_key(names: Iterable[str]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for name in names:
        for key in name_keys(name):
            found[key].add(name)
    return found


def _namesakes(by_key: Mapping[str, set[str]], name: str) -> frozenset[str]:
    """Give the names that may be of the bearer of a name; `by_key` are all names by what their variants share."""
    near = {other for key in name_keys(name) for other in by_key.get(key, ())}
    return frozenset(other for other in near if similar(other, name))
