"""Make labelled sentence pairs from unlabelled news.

What goes in: articles as plain text. What comes out: (premise, hypothesis, label), where the label follows from the
edits that made the pair. One side of a pair is a sentence, sometimes among its neighbours; the other is that sentence
after one to three edits (`edits.py`, `grammar.py`). If one of them contradicts, the label is contradiction, either way
round; if none takes anything away, entailment, either way round; if some do, entailment one way and neutral the other.
Further neutral pairs are two sentences of one article about the same name.

Every edit occurs in chains of each label, so that a model cannot answer from the edit alone. The idea is that of
contrast sets (Gardner et al. 2020, "Evaluating Models' Local Decision Boundaries").
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import grammar
from edits import CHANGES, REWORDINGS, Edit, Effect

_SENTENCE_END = re.compile(r"(?<=[.!?])[\"']?\s+(?=[\"'A-Z£$])")
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|St|Sir|Inc|Ltd|Corp|Co|No|vs|Prof|Gen|Sen|Rep|Gov|Rev|Lt|Jan|Feb|Sept|Oct|Nov|Dec)|\b[A-Z])\.$"
)
_MIN_WORDS, _MAX_WORDS = 8, 40
_MOST_CONTEXT = 70  # words of premise beside the sentence itself
_NEUTRAL_SHARE = 0.15
_CONTRADICTION_SHARE = 0.36
_CONTEXT_SHARE = 0.25
_ATTEMPTS = 40  # articles that a pair is tried on
_TRIES = 6  # edits that a sentence is tried with


@dataclass(frozen=True)
class Pair:
    """A made pair: what is given, what is asked, the label, and the names of what made it."""

    premise: str
    hypothesis: str
    label: str
    made_by: str


@dataclass(frozen=True)
class Sentence:
    """One sentence of an article, parsed, and where it stands among the article's."""

    text: str
    doc: Any = field(repr=False)
    number: int


def is_prose(text: str) -> bool:
    """Say whether a text is an article, not program code that slipped into the collection."""
    return not re.search(r"^\s*(?:import |from \S+ import|def |class |#)|\"\"\"", text, re.MULTILINE)


def sentences(text: str) -> list[str]:
    """Split an article into sentences of 8 to 40 words that state something (no questions, no open quotation)."""
    found: list[str] = []
    for line in text.replace("“", '"').replace("”", '"').replace("’", "'").splitlines():
        pending = ""
        for piece in _SENTENCE_END.split(line.strip()):
            pending = f"{pending} {piece}".strip()
            if _ABBREVIATION.search(pending):
                continue
            if (
                pending.endswith(".")
                and pending.count('"') % 2 == 0
                and _MIN_WORDS <= len(pending.split()) <= _MAX_WORDS
            ):
                found.append(pending)
            pending = ""
    return found


class Maker:
    """Makes pairs from parsed articles."""

    def __init__(self, articles: Sequence[Sequence[Sentence]]) -> None:
        self.articles = articles
        self.names = grammar.Names(sentence.doc for article in articles for sentence in article)
        changes: list[tuple[grammar.ParsedEdit, int]] = [(self.names.swap_name, 22), (self.names.swap_quoted, 5)]
        self.parsed = [*grammar.REORDERINGS, *changes]

    def _change(
        self, sentence: Sentence, rng: random.Random, *, contradict: bool
    ) -> tuple[str, set[Effect], list[str]]:
        """Edit a sentence: at most one edit of its parse, then up to two of its text; one of them contradicts if asked."""
        text, effects, names = sentence.text, set(), []
        parsed, weights = zip(*self.parsed, strict=True)

        def take(edit: Edit | None) -> bool:
            nonlocal text
            if (
                edit is None
                or edit.text == text
                or (edit.effect is Effect.OTHER and (not contradict or Effect.OTHER in effects))
            ):
                return False
            text = edit.text
            effects.add(edit.effect)
            names.append(edit.made_by)
            return True

        if rng.random() < (0.65 if contradict else 0.85):
            for _ in range(_TRIES):
                if take(rng.choices(parsed, weights)[0](sentence.doc, rng)):
                    break
        for _ in range(rng.choice([0, 1, 1, 2]) if effects else rng.choice([1, 1, 2])):
            take(rng.choices(*zip(*REWORDINGS, strict=True))[0](text, rng))
        if contradict and Effect.OTHER not in effects:
            for _ in range(_TRIES):
                if take(rng.choices(*zip(*CHANGES, strict=True))[0](text, rng)):
                    break
        return text, effects, names

    def edited(self, article: Sequence[Sentence], rng: random.Random) -> Pair | None:
        """Pair a sentence, or a stretch with it inside, with the sentence after some edits."""
        sentence = rng.choice(article)
        contradict = rng.random() < _CONTRADICTION_SHARE
        changed, effects, names = self._change(sentence, rng, contradict=contradict)
        if not effects or (contradict and Effect.OTHER not in effects):
            return None
        made_by = "+".join(names)
        label = "contradiction" if contradict else "entailment"
        if rng.random() < _CONTEXT_SHARE:
            return Pair(self._with_context(article, sentence, rng), changed, label, f"{made_by}+context")
        if rng.random() < 0.5:
            return Pair(sentence.text, changed, label, made_by)
        if not contradict and Effect.LESS in effects:
            label = "neutral"
        return Pair(changed, sentence.text, label, made_by)

    @staticmethod
    def _with_context(article: Sequence[Sentence], sentence: Sentence, rng: random.Random) -> str:
        """The sentence between some of its neighbours."""
        at = article.index(sentence)
        first, last = at, at
        words = 0
        while words < _MOST_CONTEXT and (first > 0 or last < len(article) - 1):
            before = first > 0 and (last == len(article) - 1 or rng.random() < 0.5)
            added = article[first - 1] if before else article[last + 1]
            words += len(added.text.split())
            first, last = (first - 1, last) if before else (first, last + 1)
        return " ".join(s.text for s in article[first : last + 1])

    def unrelated(self, article: Sequence[Sentence], rng: random.Random) -> Pair | None:
        """Two sentences of one article that share a name but do not stand side by side."""
        first, second = rng.choice(article), rng.choice(article)
        if abs(first.number - second.number) < 2:
            return None
        names = [set(re.findall(r"(?<=[a-z,] )[A-Z]\w{2,}", s.text)) for s in (first, second)]
        return Pair(first.text, second.text, "neutral", "same_article") if names[0] & names[1] else None

    def same(self, article: Sequence[Sentence], rng: random.Random) -> Pair:
        """A sentence and itself."""
        text = rng.choice(article).text
        return Pair(text, text, "entailment", "same")


def parse(articles: Iterable[str], parser: Any) -> list[list[Sentence]]:
    """Split and parse articles; those with fewer than four sentences are left out."""
    split = [found for text in articles if is_prose(text) and len(found := sentences(text)) >= 4]
    docs = parser.pipe((text for found in split for text in found), batch_size=256)
    return [[Sentence(text, next(docs), number) for number, text in enumerate(found)] for found in split]


def denials(pairs: Iterable[Pair], parser: Any) -> Iterator[Pair]:
    """Deny the hypothesis of labelled pairs: what was entailed is contradicted, what was contradicted is entailed.

    A neutral pair stays neutral. Hypotheses with quantifiers are left out: a denial after "all" has two readings.
    """
    turned = {"entailment": "contradiction", "contradiction": "entailment", "neutral": "neutral"}
    kept = list(pairs)
    for pair, doc in zip(kept, parser.pipe((p.hypothesis for p in kept), batch_size=256), strict=True):
        single = sum(token.dep_ == "ROOT" for token in doc) == 1
        edit = grammar.deny(doc, random.Random(0)) if single and not grammar.is_quantified(doc) else None
        if edit is not None:
            yield Pair(pair.premise, edit.text, turned[pair.label], edit.made_by)


def make(articles: Iterable[str], count: int, seed: int, parser: Any) -> Iterator[Pair]:
    """Yield up to `count` pairs, the same ones for the same articles, seed and parser (a loaded spaCy pipeline).

    How a pair is made is drawn first, then an article on which that works, so that long articles do not crowd out others.
    """
    rng = random.Random(seed)
    pool = parse(articles, parser)
    maker = Maker(pool)
    seen: set[tuple[str, str]] = set()
    for _ in range(count):
        drawn = rng.random()
        make_one = maker.same if drawn < 0.02 else maker.unrelated if drawn < 0.02 + _NEUTRAL_SHARE else maker.edited
        for _ in range(_ATTEMPTS):
            pair = make_one(rng.choice(pool), rng)
            if pair is not None and (pair.premise, pair.hypothesis) not in seen:
                seen.add((pair.premise, pair.hypothesis))
                yield pair
                break
