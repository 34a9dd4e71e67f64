"""What a text is about: its content words and its names, and how much two texts share of them.

The weights are damped counts, 1 + log n, and texts are compared by the cosine (Salton and Buckley, Term-weighting
approaches in automatic text retrieval, 1988). Names are compared once more by themselves: two texts of one kind of
event share many words, but seldom the people and places.
"""

import math
from collections import Counter
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from checker.ingest.page import tokens
from checker.ingest.tables import words
from checker.names import stem


class Topic(NamedTuple):
    """Counts of the stems of the content words (names included) and of the names alone."""

    stems: Counter[str]
    names: Counter[str]

    def joined(self, other: "Topic") -> "Topic":
        """Give the topic of the two texts together."""
        return Topic(self.stems + other.stems, self.names + other.names)


@cache
def _without_topic() -> frozenset[str]:
    table = words()
    return table.english.function_words | table.english.news_words | table.verbs.finite


def topic(texts: Iterable[str]) -> Topic:
    """Count content words (by Snowball's English stemmer) and names: words with a capital that begin no text."""
    skip = _without_topic()
    forms: Counter[str] = Counter()
    names: Counter[str] = Counter()
    for text in texts:
        for place, word in enumerate(tokens(text)):
            form = word.casefold().replace("\u2019", "'").removesuffix("'s")
            if len(form) > 2 and form not in skip:
                forms[form] += 1
                names[form] += place > 0 and word[0].isupper()
    stems: Counter[str] = Counter()
    for form, count in forms.items():
        stems[stem(form)] += count
    return Topic(stems, +names)


def _cosine(left: Counter[str], right: Counter[str]) -> float:
    def weight(count: int) -> float:
        return 1 + math.log(count)

    dot = sum(weight(left[word]) * weight(right[word]) for word in sorted(left.keys() & right.keys()))
    norm = math.prod(math.sqrt(sum(weight(n) ** 2 for n in counts.values())) for counts in (left, right))
    return dot / norm if norm else 0.0


def affinity(left: Topic, right: Topic) -> float:
    """Give how much two texts share, in [0, 1]: the mean of the cosines of their content words and of their names."""
    return (_cosine(left.stems, right.stems) + _cosine(left.names, right.names)) / 2


def covered(line: str, by: Topic) -> float:
    """Give the share of the content words of a line (a headline) that a text holds too."""
    stems = topic([line]).stems.keys()
    return len(stems & by.stems.keys()) / len(stems) if stems else 0.0
