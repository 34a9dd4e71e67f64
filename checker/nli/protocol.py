"""What a model of natural language inference gives, whichever back end runs it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

LABELS = ("entailment", "neutral", "contradiction")


@dataclass(frozen=True)
class NliScore:
    """How likely the premise entails the hypothesis, says nothing about it, or contradicts it; the three sum to 1."""

    entailment: float
    neutral: float
    contradiction: float


@dataclass(frozen=True)
class NliThresholds:
    """The probabilities at and above which a label may be believed; 1.0 where no level is known to be safe.

    The embedded model's come from its metadata, where each stands beside the precision that it was chosen for.
    """

    entailment: float
    contradiction: float


class Nli(Protocol):
    """A loaded model."""

    @property
    def name(self) -> str:
        """What a report calls the model."""
        ...

    @property
    def thresholds(self) -> NliThresholds:
        """The probabilities from which its labels count."""
        ...

    def score(self, pairs: Sequence[tuple[str, str]]) -> list[NliScore]:
        """Score (premise, hypothesis) pairs, in their order; the same pairs give the same numbers on every run.

        A pair that occurs more than once is computed once. What is done with text beyond the model's length is the
        back end's business: see `encoder.py` and `hub.py`.
        """
        ...


class IdentifiedNli(Nli, Protocol):
    """A loaded model of which it is known whose scores are the same on another run."""

    @property
    def digest(self) -> str | None:
        """What all of its scores follow from, besides the texts, as a digest; None where they hang on more."""
        ...


@dataclass(frozen=True)
class OfModel:
    """What stands before a model and scores otherwise, but has its name and its thresholds."""

    model: Nli

    @property
    def name(self) -> str:
        """The model's name."""
        return self.model.name

    @property
    def thresholds(self) -> NliThresholds:
        """The model's thresholds."""
        return self.model.thresholds


def score_both_ways(nli: Nli, pairs: Sequence[tuple[str, str]]) -> list[tuple[NliScore, NliScore]]:
    """Score pairs of texts, each with its first text as the premise and then with its second, in their order."""
    scores = nli.score([*pairs, *((second, first) for first, second in pairs)])
    return list(zip(scores[: len(pairs)], scores[len(pairs) :], strict=True))


def score_each_once(
    pairs: Sequence[tuple[str, str]],
    score_batch: Callable[[list[tuple[str, str]]], list[NliScore]],
    batch_size: int,
) -> list[NliScore]:
    """Score every distinct pair once, in batches of like length, and give the scores back in the order of `pairs`.

    Pairs of one length share a batch because a batch is padded to its longest pair. Ties are broken by the texts, so
    the batches, and with them the last digits of the scores, do not hang on the order in which pairs come.
    """
    distinct = sorted(set(pairs), key=lambda pair: (len(pair[0]) + len(pair[1]), pair))
    scores: dict[tuple[str, str], NliScore] = {}
    for start in range(0, len(distinct), batch_size):
        batch = distinct[start : start + batch_size]
        scores.update(zip(batch, score_batch(batch), strict=True))
    return [scores[pair] for pair in pairs]
