"""Which stories are about one event, by the names and words they share."""

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from checker.model import Article, ClaimFields
from checker.names import ALONE, NAME, Beside, count_words

# A shared name says more than a shared word.
_NAME_WEIGHT = 2.0
# Below this similarity two stories have nothing to do with each other, and their claims are not looked at. It only
# saves work: whether two claims are about one event is for their participants and events to say.
RELATED = 0.06
# So many stories may all share their names and words because they are about one event.
_FEW = 30
# Stories that come out further apart than this tell of two events, however alike, unless they name the same people
# and places: at least so much of their names, as a cosine, is common. A county alone, which many name, is less.
_ONE_EVENT = timedelta(days=10)
_NAMED_ALIKE = 0.12


@dataclass(frozen=True)
class Relatedness:
    """How alike the stories are, and how much each word tells.

    `similarity` maps a pair of article ids, in sorted order, to a cosine in [0, 1]; pairs with nothing in common are
    left out. `weight` gives the inverse document frequency of a name or a stem in this run's articles, from 1 up.
    """

    similarity: Mapping[tuple[str, str], float]
    weights: Mapping[str, float]
    rarest: float

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

    def weight(self, word: str) -> float:
        """Give how much it tells that two claims share `word`; the most for a word not seen."""
        return self.weights.get(word, self.rarest)

    def total(self, words: Iterable[str]) -> float:
        """Give how much it tells that two claims share all of `words`."""
        return math.fsum(self.weight(w) for w in words)


def relate_stories(articles: Sequence[Article], claims: Iterable[ClaimFields], beside: Beside = ALONE) -> Relatedness:
    """Compare all stories by the names and stems of their statements (tf-idf cosine, Salton and Buckley 1988).

    How much a word tells depends on how many stories hold it, those `beside` the articles included.
    """
    told: dict[str, list[ClaimFields]] = {a.id: [] for a in articles}
    for claim in claims:
        told[claim.article].append(claim)
    counts = {id_: count_words(of_story) for id_, of_story in told.items()}
    spread = Counter(word for c in counts.values() for word in c)
    spread.update({word: beside.words.get(word, 0) for word in spread})
    n = len(articles) + beside.stories
    weights = {word: 1 + math.log((n + 1) / (df + 1)) for word, df in spread.items()}
    vectors = {id_: _unit({w: _weight(w, k) * weights[w] for w, k in c.items()}) for id_, c in counts.items()}
    holders: dict[str, list[str]] = defaultdict(list)
    for id_ in sorted(vectors):
        for word in vectors[id_]:
            holders[word].append(id_)
    similarity: dict[tuple[str, str], float] = defaultdict(float)
    for word, ids in sorted(holders.items()):
        # A word that nearly every story holds relates none to another; but a few stories may all be of one event.
        if spread[word] > max(_FEW, n * 0.9):
            continue
        for i, left in enumerate(ids):
            for right in ids[i + 1 :]:
                similarity[left, right] += vectors[left][word] * vectors[right][word]
    events = _Events(articles, vectors)
    near = {(left, right): alike for (left, right), alike in similarity.items() if events.may_be_one(left, right)}
    return Relatedness(near, weights, 1 + math.log(n + 1))


class _Events:
    """What tells one river that burst its banks from another: when each story came out, and whom and what it names."""

    def __init__(self, articles: Iterable[Article], vectors: Mapping[str, Mapping[str, float]]) -> None:
        self._published = {a.id: a.published for a in articles}
        self._names = {
            id_: _unit({word: x for word, x in vector.items() if word.startswith(NAME)})
            for id_, vector in vectors.items()
        }

    def may_be_one(self, left: str, right: str) -> bool:
        """Whether two stories, by id, may be about one event; False only if their dates and their names are apart."""
        a, b = self._published[left], self._published[right]
        if a is None or b is None or abs(a - b) <= _ONE_EVENT:
            return True
        mine, theirs = self._names[left], self._names[right]
        return math.fsum(x * theirs[name] for name, x in mine.items() if name in theirs) >= _NAMED_ALIKE


def _weight(word: str, count: int) -> float:
    return (1 + math.log(count)) * (_NAME_WEIGHT if word.startswith(NAME) else 1.0)


def _unit(vector: dict[str, float]) -> dict[str, float]:
    length = math.sqrt(math.fsum(x * x for x in vector.values()))
    return {w: x / length for w, x in vector.items()} if length else {}
