"""Which articles are read together: those that share sentences, so that one process parses what they share once."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import count, islice

from checker.model import Article

WINDOW = 256
"""Of so many articles those that share sentences are brought together: copies of a story come out within days of it."""

_TOGETHER = 8  # articles that are parsed at a time: two hundred sentences, beyond which there is no gain
_MOST = 16  # … where they share sentences; a hundred stories of one event are work for several processes
_FEW = 64  # articles that are soon read, whoever reads them
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")

Numbered = Sequence[tuple[int, Article]]


def batches(articles: Iterable[Article], window: int) -> Iterator[Numbered]:
    """Give the articles in batches, each article with its place among all, from 0.

    They are taken `window` at a time, and where that is more than a few, those that share sentences come together. The
    first batches are small, so that every process soon has work, and so are those of few articles.
    """
    rest = enumerate(articles)
    for n in count():
        size = min(2 ** (n // 4), _TOGETHER)
        some = list(islice(rest, size if size < _TOGETHER else max(window, size)))
        if not some:
            return
        if len(some) < _FEW:
            yield from (some[i : i + size] for i in range(0, len(some), size))
        else:
            yield from _alike(some)


def _alike(some: Numbered) -> Iterator[Numbered]:
    """Put articles that share sentences into one batch, and fill up batches with those that share none."""
    groups: list[list[tuple[int, Article]]] = []
    holding: dict[str, int] = {}  # the group that told a sentence last
    for number, article in some:
        told = {s for p in article.paragraphs for s in _SENTENCE_END.split(p.text)}
        shared = Counter(holding[s] for s in told if s in holding)
        # Of groups that share as much the first, whatever the order of a set.
        near = [(-n, group) for group, n in shared.items() if len(groups[group]) < _MOST]
        group = min(near)[1] if near else len(groups)
        if not near:
            groups.append([])
        groups[group].append((number, article))
        holding.update(dict.fromkeys(told, group))
    batch: list[tuple[int, Article]] = []
    for of_group in groups:
        if batch and len(batch) + len(of_group) > _TOGETHER:
            yield batch
            batch = []
        batch = [*batch, *of_group]
    if batch:
        yield batch
