"""NLI as a stage: pairs of texts scored where an engine runs."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from checker.engines.work import Engine, Work
from checker.nli import Nli, NliScore, OfModel

_PIECE = 256  # pairs an item: a multiple of the batches of every back end, so that these are cut as they are elsewhere

Pair = tuple[str, str]


@dataclass(frozen=True)
class SpreadNli(OfModel):
    """A model whose pairs are scored by an engine. `model` tells its name here; `load` gives it there."""

    load: Callable[[], Nli | None]
    engine: Engine = field(repr=False)
    gpu: bool = False

    def score(self, pairs: Sequence[Pair]) -> list[NliScore]:
        """Score (premise, hypothesis) pairs in their order; see `Nli.score`. Raises EngineError."""
        distinct = sorted(set(pairs), key=lambda pair: (len(pair[0]) + len(pair[1]), pair))
        pieces = [distinct[start : start + _PIECE] for start in range(0, len(distinct), _PIECE)]
        work: Work[Nli | None, list[Pair], list[NliScore]] = Work(self.load, _score, gpu=self.gpu)
        scores = [score for piece in self.engine.map(work, pieces) for score in piece]
        found = dict(zip(distinct, scores, strict=True))
        return [found[pair] for pair in pairs]


def _score(model: Nli | None, pairs: list[Pair]) -> list[NliScore]:
    return [] if model is None else model.score(pairs)
