"""The model inside the package: a small cross-encoder in int8 ONNX, run by onnxruntime on the CPU.

How it was made and how good it is: `training/` and its model card. Importing this module loads onnxruntime;
`load_nli` imports it only when the model is wanted.
"""

import math
import os
import platform
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from tokenizers import Tokenizer

from checker.errors import ModelError
from checker.nli.metadata import MODEL_FILE, TOKENIZER_FILE, read_metadata, read_verified, scoring_digest
from checker.nli.protocol import NliScore, NliThresholds, score_each_once

# Official builds of onnxruntime from 1.29 on keep an identifier of the device on disk and report each model that is
# loaded to their maker (microsoft/onnxruntime#27379). This program is offline: it has to say so before the import.
os.environ.setdefault("ORT_DISABLE_TELEMETRY", "1")
import onnxruntime

FOLDER = Path(__file__).with_name("embedded_model")
BATCH_SIZE = 1024


@dataclass(frozen=True)
class EmbeddedNli:
    """The embedded model, loaded."""

    name: str
    thresholds: NliThresholds
    labels: tuple[str, str, str]
    temperature: float
    digest: str
    session: Any = field(repr=False)
    tokenizer: Any = field(repr=False)

    def score(self, pairs: Sequence[tuple[str, str]]) -> list[NliScore]:
        """Score (premise, hypothesis) pairs in their order; see `Nli.score`."""
        return score_each_once(pairs, self._score_batch, BATCH_SIZE)

    def _score_batch(self, pairs: list[tuple[str, str]]) -> list[NliScore]:
        # Tokenized together, run one by one: int8 activations are scaled over the whole input, so a batch-mate would
        # change a pair's score, and in one pair of fifty its likeliest label. Alone, a pair scores the same in every
        # company, nothing is spent on padding, and pairs run side by side without changing each other.
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            return list(pool.map(self._score_one, self.tokenizer.encode_batch(pairs)))

    def _score_one(self, encoding: Any) -> NliScore:
        feed = {
            "input_ids": np.array([encoding.ids], dtype=np.int64),
            "attention_mask": np.array([encoding.attention_mask], dtype=np.int64),
            "token_type_ids": np.array([encoding.type_ids], dtype=np.int64),
        }
        logits = self.session.run(["logits"], feed)[0][0].tolist()
        return NliScore(**dict(zip(self.labels, softmax(logits, self.temperature), strict=True)))


def softmax(logits: Sequence[float], temperature: float) -> list[float]:
    """Turn logits into probabilities, flattened or sharpened by a temperature (Guo et al. 2017)."""
    top = max(logits)
    powers = [math.exp((value - top) / temperature) for value in logits]
    total = sum(powers)
    return [power / total for power in powers]


def load_embedded(folder: Path = FOLDER) -> EmbeddedNli:
    """Load the model of a folder; raise ModelError when a file is missing, damaged or not what it should be."""
    metadata = read_metadata(folder)
    model = read_verified(folder, MODEL_FILE, metadata)
    vocabulary = read_verified(folder, TOKENIZER_FILE, metadata)
    onnxruntime.disable_telemetry_events()  # what the variable above does not reach: events of Windows
    options = onnxruntime.SessionOptions()
    # One thread a pair, so that sums are never split and a score does not hang on how many cores there are.
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    try:
        session = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
        tokenizer = Tokenizer.from_str(vocabulary.decode())
    except Exception as error:  # onnxruntime and tokenizers raise kinds of their own, without a common base
        raise ModelError(f"onnxruntime cannot load the model: {error}", str(folder / MODEL_FILE)) from error
    tokenizer.enable_truncation(metadata.max_length, strategy="longest_first")
    tokenizer.no_padding()
    return EmbeddedNli(
        name=metadata.name,
        thresholds=NliThresholds(
            entailment=metadata.thresholds.entailment.probability,
            contradiction=metadata.thresholds.contradiction.probability,
        ),
        labels=metadata.labels,
        temperature=metadata.temperature,
        # Another run time, or another kind of processor, may round differently.
        digest=scoring_digest(metadata, onnxruntime.__version__, platform.machine()),
        session=session,
        tokenizer=tokenizer,
    )
