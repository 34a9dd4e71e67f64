"""Make neutral pairs of texts that have nothing to do with each other, or no more than a name.

Data sets for inference pair sentences about one thing, so a model that learns from them alone takes what is unrelated
for contradicted: of such pairs version 2 called one in five a contradiction before it learned from these.
"""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from contrast import Pair, is_prose, sentences

_NAME = re.compile(r"(?<=[a-z,] )[A-Z]\w{2,}")


def unrelated(articles: Iterable[str], count: int, seed: int) -> Iterator[Pair]:
    """Yield `count` pairs of sentences of different articles, every other one with a name in common."""
    rng = random.Random(seed)
    pool = [found for text in articles if is_prose(text) and (found := sentences(text))]
    holders: dict[str, dict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
    for number, found in enumerate(pool):
        for sentence in found:
            for name in sorted(set(_NAME.findall(sentence))):
                holders[name][number].append(sentence)
    names = [name for name, by_article in holders.items() if len(by_article) > 1]
    for turn in range(count):
        if turn % 2 and names:
            shared = holders[rng.choice(names)]
            first, second = (rng.choice(shared[number]) for number in rng.sample(sorted(shared), 2))
        else:
            first, second = (rng.choice(found) for found in rng.sample(pool, 2))
        yield Pair(first, second, "neutral", "unrelated")


def strangers(pairs: Sequence[Pair], count: int, seed: int) -> Iterator[Pair]:
    """Yield `count` pairs of one pair's premise and another's hypothesis: what the two were about is not shared."""
    rng = random.Random(seed)
    for _ in range(count):
        first, second = rng.sample(pairs, 2)
        yield Pair(first.premise, second.hypothesis, "neutral", "strangers")
