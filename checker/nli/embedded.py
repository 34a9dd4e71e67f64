"""The model inside the package: a small cross-encoder in int8 ONNX, run by onnxruntime on the CPU.

How it was made and how good it is: `training/` and its model card. Importing this module loads onnxruntime;
`load_nli` imports it only when the model is wanted.
"""

import platform
from collections.abc import Sequence
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path

from checker.errors import ModelError
from checker.nli.encoder import Encoder, open_encoder, softmax
from checker.nli.metadata import FOLDER, MODEL_FILE, TOKENIZER_FILE, read_metadata, read_verified, scoring_digest
from checker.nli.protocol import NliScore, NliThresholds, score_each_once

BATCH_SIZE = 1024


@dataclass(frozen=True)
class EmbeddedNli:
    """The embedded model, loaded."""

    name: str
    thresholds: NliThresholds
    labels: tuple[str, str, str]
    temperature: float
    digest: str
    encoder: Encoder = field(repr=False)

    def score(self, pairs: Sequence[tuple[str, str]]) -> list[NliScore]:
        """Score (premise, hypothesis) pairs in their order; see `Nli.score`."""
        return score_each_once(pairs, self._score_batch, BATCH_SIZE)

    def _score_batch(self, pairs: list[tuple[str, str]]) -> list[NliScore]:
        rows = (softmax(logits, self.temperature) for logits in self.encoder.logits(pairs))
        return [NliScore(**dict(zip(self.labels, row, strict=True))) for row in rows]


def load_embedded(folder: Path = FOLDER) -> EmbeddedNli:
    """Load the model of a folder; raise ModelError when a file is missing, damaged or not what it should be."""
    metadata = read_metadata(folder)
    model = read_verified(folder, MODEL_FILE, metadata)
    vocabulary = read_verified(folder, TOKENIZER_FILE, metadata)
    try:
        encoder = open_encoder(
            model,
            vocabulary.decode(),
            metadata.max_length,
            metadata.labels.index("entailment"),
            windows=metadata.long_text == "windows",
        )
    except Exception as error:  # onnxruntime and tokenizers raise kinds of their own, without a common base
        raise ModelError(f"onnxruntime cannot load the model: {error}", str(folder / MODEL_FILE)) from error
    # Another version of these may round or split otherwise, and so may another kind of processor.
    versions = (version(name) for name in ("onnxruntime", "tokenizers", "sentencex"))
    return EmbeddedNli(
        name=metadata.name,
        thresholds=NliThresholds(
            entailment=metadata.thresholds.entailment.probability,
            contradiction=metadata.thresholds.contradiction.probability,
        ),
        labels=metadata.labels,
        temperature=metadata.temperature,
        digest=scoring_digest(metadata, *versions, platform.machine()),
        encoder=encoder,
    )
