"""Which stories are about one event, by the names and words they share."""

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property

from checker.model import Article, ClaimFields, SpellingValue
from checker.names import ALONE, NAME, Beside, Profile, count_words

# A shared name says more than a shared word.
_NAME_WEIGHT = 2.0
# Below this similarity two stories have nothing to do with each other, and their claims are not looked at. It only
# saves work: whether two claims are about one event is for their participants and events to say.
RELATED = 0.06
# News of one sort is told in the same phrases: two crashes in a week, two takeovers. Stories of one event are as alike
# as this, nearly always, and so are the names in them.
_ALIKE = 0.12
_SAME_NAMES = 0.05
# That a story which names fewer has none of another's names tells nothing.
_FEW_NAMES = 3
# So many stories may all share their names and words because they are about one event.
_FEW = 30
ONE_EVENT = timedelta(days=10)
"""Stories that come out further apart than this tell of two events, however alike, unless they name the same people and
places."""
# At least so much of their names, as a cosine, is common then. A county alone, which many name, is less.
_NAMED_ALIKE = 0.12
# What comes so near to what counts is given by `nearness`, which knows the words of a story but not all of its names.
_NEARLY = 0.9


@dataclass(frozen=True)
class Relatedness:
    """How alike the stories are, and how much each word tells.

    `similarity` maps a pair of article ids, in sorted order, to a cosine in [0, 1]; pairs with nothing in common are
    left out. `weights` gives the inverse document frequency of a name or a stem in this run's articles, from 1 up.
    `strangers` are pairs that are alike and yet name nothing in common.
    """

    similarity: Mapping[tuple[str, str], float]
    weights: Mapping[str, float]
    rarest: float
    strangers: frozenset[tuple[str, str]] = frozenset()

    def touching(self, articles: Collection[str]) -> "Relatedness":
        """Give the same with only those pairs of which one is of `articles` (ids); others have nothing in common."""
        mine = frozenset(articles)
        near = {pair: alike for pair, alike in self.similarity.items() if not mine.isdisjoint(pair)}
        return replace(self, similarity=near)

    def neighbours(self) -> dict[str, frozenset[str]]:
        """Give the stories that each story is related to; those without any are left out."""
        near: dict[str, set[str]] = defaultdict(set)
        for left, right in self.similarity:
            if self.related(left, right):
                near[left].add(right)
                near[right].add(left)
        return {story: frozenset(others) for story, others in near.items()}

    def of(self, left: str, right: str) -> float:
        """Give the similarity of two articles by id."""
        return self.similarity.get((min(left, right), max(left, right)), 0.0)

    def related(self, left: str, right: str) -> bool:
        """Whether the two stories are about one event."""
        return self.of(left, right) >= RELATED

    def tell_of_one_event(self, left: ClaimFields, right: ClaimFields) -> bool:
        """Whether claims of two stories may be about one event: the stories are, or both claims name the same.

        Spellings of names are compared only where the names are nearly the same.
        """
        pair = (min(left.article, right.article), max(left.article, right.article))
        if left.article == right.article or (self.of(*pair) >= _ALIKE and pair not in self.strangers):
            return True
        spelled = isinstance(getattr(left, "value", None), SpellingValue)
        return spelled or not _named(left).isdisjoint(_named(right))

    def weight(self, word: str) -> float:
        """Give how much it tells that two claims share `word`; the most for a word not seen."""
        return self.weights.get(word, self.rarest)

    def total(self, words: Iterable[str]) -> float:
        """Give how much it tells that two claims share all of `words`."""
        weights, rarest = self.weights, self.rarest
        return math.fsum([weights.get(w, rarest) for w in words])


def relate_stories(articles: Sequence[Article], claims: Iterable[ClaimFields], beside: Beside = ALONE) -> Relatedness:
    """Compare all stories by the names and stems of their statements (tf-idf cosine, Salton and Buckley 1988).

    How much a word tells depends on how many stories hold it, those `beside` the articles included.
    """
    told: dict[str, list[ClaimFields]] = {a.id: [] for a in articles}
    for claim in claims:
        told[claim.article].append(claim)
    counts = {id_: count_words(of_story) for id_, of_story in told.items()}
    spread = Counter(word for c in counts.values() for word in c)
    words = _Words({word: n + beside.words.get(word, 0) for word, n in spread.items()}, len(articles) + beside.stories)
    vectors = {id_: words.vector(c) for id_, c in counts.items()}
    holders: dict[str, list[str]] = defaultdict(list)
    for id_ in sorted(vectors):
        for word in vectors[id_]:
            holders[word].append(id_)
    similarity: dict[tuple[str, str], float] = defaultdict(float)
    for word, ids in sorted(holders.items()):
        if not words.relates(word):
            continue
        for i, left in enumerate(ids):
            for right in ids[i + 1 :]:
                similarity[left, right] += vectors[left][word] * vectors[right][word]
    events = {a.id: _Event(a.published, vectors[a.id]) for a in articles}
    near = {
        (left, right): alike
        for (left, right), alike in similarity.items()
        if events[left].may_be_that_of(events[right])
    }
    strangers = frozenset(
        (left, right)
        for (left, right), alike in near.items()
        if alike >= _ALIKE and not events[left].names_some_of(events[right])
    )
    return Relatedness(near, words.weights, words.rarest, strangers)


def nearness(draft: Profile, others: Iterable[Profile], beside: Beside) -> list[float]:
    """Give how alike each of the others is to a draft, as `relate_stories` has it; 0.0 for one that is not related.

    The others are among the stories `beside` the draft, which give how many hold each of their words. Names are taken
    as they are given; a story that may be related once all variants of its names are one is related.
    """
    words = _Words(Counter(beside.words) + Counter(dict.fromkeys(draft.words, 1)), beside.stories + 1)
    mine = words.vector(draft.words)
    event = _Event(draft.published, mine)
    telling = {word: x for word, x in mine.items() if words.relates(word)}
    found = []
    for other in others:
        theirs = words.vector(other.words)
        alike = math.fsum(x * theirs[word] for word, x in telling.items() if word in theirs)
        near = alike >= _NEARLY * RELATED and event.may_be_that_of(_Event(other.published, theirs), _NEARLY)
        found.append(alike if near else 0.0)
    return found


class _Words:
    """How much each word tells: the rarer, the more. `spread` says in how many of so many `stories` each occurs."""

    def __init__(self, spread: Mapping[str, int], stories: int) -> None:
        self._spread = spread
        self._stories = stories
        self.rarest = 1 + math.log(stories + 1)
        self.weights = {word: 1 + math.log((stories + 1) / (df + 1)) for word, df in spread.items()}

    def vector(self, counts: Mapping[str, int]) -> dict[str, float]:
        """Give a story's words, weighed, as a vector of length 1."""
        return _unit({w: _weight(w, k) * self.weights.get(w, self.rarest) for w, k in counts.items()})

    def relates(self, word: str) -> bool:
        """Whether a word relates stories: not one that nearly all hold, but a few stories may all be of one event."""
        return self._spread.get(word, 1) <= max(_FEW, self._stories * 0.9)


class _Event:
    """What tells one river that burst its banks from another: when the story came out, and whom and what it names."""

    def __init__(self, published: date | None, vector: Mapping[str, float]) -> None:
        self.published = published
        self._vector = vector

    @cached_property
    def names(self) -> dict[str, float]:
        """The names of the story as a vector of length 1."""
        return _unit({word: x for word, x in self._vector.items() if word.startswith(NAME)})

    def may_be_that_of(self, other: "_Event", least: float = 1.0) -> bool:
        """Whether two stories may be about one event; False only if their dates and their names are apart.

        `least` is the share of what their names must have in common that is enough.
        """
        a, b = self.published, other.published
        if a is None or b is None or abs(a - b) <= ONE_EVENT:
            return True
        return self._named_alike(other) >= least * _NAMED_ALIKE

    def names_some_of(self, other: "_Event") -> bool:
        """Whether two stories have some of their names in common, or one of them names too few to tell."""
        return min(len(self.names), len(other.names)) < _FEW_NAMES or self._named_alike(other) >= _SAME_NAMES

    def _named_alike(self, other: "_Event") -> float:
        theirs = other.names
        return math.fsum(x * theirs[n] for n, x in self.names.items() if n in theirs)


def _named(claim: ClaimFields) -> set[str]:
    return {p.name for p in claim.proposition.participants if p.entity}


def _weight(word: str, count: int) -> float:
    return (1 + math.log(count)) * (_NAME_WEIGHT if word.startswith(NAME) else 1.0)


def _unit(vector: dict[str, float]) -> dict[str, float]:
    length = math.sqrt(math.fsum(x * x for x in vector.values()))
    return {w: x / length for w, x in vector.items()} if length else {}
