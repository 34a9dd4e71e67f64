"""NLI as a stage: every pair is scored once, wherever that is, and given back in its place."""

from collections.abc import Sequence
from functools import partial

from checker.engines import SpreadNli
from checker.engines.local import InProcess
from checker.nli import NliScore, NliThresholds


class Counting:
    """A model that keeps what it was asked, and takes the length of the premise for a probability."""

    name = "counting"
    thresholds = NliThresholds(entailment=0.9, contradiction=0.8)

    def __init__(self) -> None:
        self.asked: list[list[tuple[str, str]]] = []

    def score(self, pairs: Sequence[tuple[str, str]]) -> list[NliScore]:
        """Score pairs, and note them."""
        self.asked.append(list(pairs))
        return [NliScore(len(premise) / 1000, 1 - len(premise) / 1000, 0.0) for premise, _ in pairs]


def test_scores_come_in_the_order_of_the_pairs() -> None:
    """More pairs than a piece holds, some of them twice; the shortest are scored first, as back ends do it."""
    there = Counting()
    spread = SpreadNli(model=Counting(), load=partial(_given, there), engine=InProcess())
    pairs = [("x" * (n % 400), "y") for n in range(700)]
    assert [score.entailment for score in spread.score(pairs)] == [n % 400 / 1000 for n in range(700)]
    assert [len(piece) for piece in there.asked] == [256, 144]
    assert [pair for piece in there.asked for pair in piece] == sorted(set(pairs), key=lambda pair: len(pair[0]))


def _given(model: Counting) -> Counting:
    return model


def test_it_is_the_model_that_it_spreads() -> None:
    """By name and thresholds; without pairs nothing is loaded."""
    model = Counting()
    spread = SpreadNli(model=model, load=partial(int, "no number"), engine=InProcess())  # type: ignore[arg-type]
    assert (spread.name, spread.thresholds) == ("counting", model.thresholds)
    assert spread.score([]) == []
