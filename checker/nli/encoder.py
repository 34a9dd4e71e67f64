"""Run the cross-encoder: pairs of texts in, logits out, one pair at a time, a long premise in windows of sentences.

Importing this module loads onnxruntime.
"""

import math
import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from sentencex import segment
from tokenizers import Tokenizer

# Official builds of onnxruntime from 1.29 on keep an identifier of the device on disk and report each model that is
# loaded to their maker (microsoft/onnxruntime#27379). This program is offline: it has to say so before the import.
os.environ.setdefault("ORT_DISABLE_TELEMETRY", "1")
import onnxruntime

_SPECIAL = 3  # tokens of a pair that are no text: one before, one between, one after
_LEAST_ROOM = 32  # tokens for a window; where the hypothesis leaves fewer, windows would hold no sentence


@dataclass(frozen=True)
class Encoder:
    """A session and its tokenizers. `entailment` is the position of that label among the logits."""

    max_length: int
    entailment: int
    windows: bool
    session: Any = field(repr=False)
    tokenizer: Any = field(repr=False)
    counter: Any = field(repr=False)

    def logits(self, pairs: Sequence[tuple[str, str]]) -> list[list[float]]:
        """Give the logits of (premise, hypothesis) pairs, in their order.

        Pairs are tokenized together and run one by one: int8 activations are scaled over the whole input, so a
        batch-mate would change a pair's score, and in one pair of fifty its likeliest label. Alone, a pair scores the
        same in every company, nothing is spent on padding, and pairs run side by side without changing each other.

        Where a pair is too long, its premise is read in windows of whole sentences, and the window that supports the
        hypothesis best speaks for all of it (after SummaC, Laban et al. 2022): the others are about something else.
        What contradicts the hypothesis counts only where it stands in that window. Without `windows`, and where the
        hypothesis leaves no room, the longer of the two is cut.
        """
        parts = [self._parts(*pair) for pair in zip(pairs, self.tokenizer.encode_batch(pairs), strict=True)]
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            rows = iter(list(pool.map(self._run, (encoding for some in parts for encoding in some))))
        return [max((next(rows) for _ in some), key=self._support) for some in parts]

    def _parts(self, pair: tuple[str, str], encoding: Any) -> list[Any]:
        if not (self.windows and encoding.overflowing):
            return [encoding]
        premise, hypothesis = pair
        sentences = [text.strip() for text in segment("en", premise) if text.strip()]
        *lengths, taken = (len(e.ids) for e in self.counter.encode_batch([*sentences, hypothesis]))
        room = self.max_length - _SPECIAL - taken
        if room < _LEAST_ROOM:
            return [encoding]
        texts = [" ".join(sentences[start:end]) for start, end in windows(lengths, room)]
        return list(self.tokenizer.encode_batch([(text, hypothesis) for text in texts])) or [encoding]

    def _run(self, encoding: Any) -> list[float]:
        feed = {
            "input_ids": np.array([encoding.ids], dtype=np.int64),
            "attention_mask": np.array([encoding.attention_mask], dtype=np.int64),
            "token_type_ids": np.array([encoding.type_ids], dtype=np.int64),
        }
        logits: list[float] = self.session.run(["logits"], feed)[0][0].tolist()
        return logits

    def _support(self, logits: list[float]) -> float:
        return softmax(logits, 1.0)[self.entailment]


def windows(lengths: Sequence[int], room: int) -> list[tuple[int, int]]:
    """Give the half-open ranges of sentences that fit into `room` tokens, each as long as can be.

    `lengths` are the sentences' tokens. A window begins with the last sentence of the one before where that fits, for
    pronouns that point back. A sentence longer than the room is a window by itself.
    """
    found: list[tuple[int, int]] = []
    end = 0
    while end < len(lengths):
        back = end > 0 and lengths[end - 1] + lengths[end] <= room
        start = end - 1 if back else end
        total, end = sum(lengths[start : end + 1]), end + 1
        while end < len(lengths) and total + lengths[end] <= room:
            total, end = total + lengths[end], end + 1
        found.append((start, end))
    return found


def softmax(logits: Sequence[float], temperature: float) -> list[float]:
    """Turn logits into probabilities, flattened or sharpened by a temperature (Guo et al. 2017)."""
    top = max(logits)
    powers = [math.exp((value - top) / temperature) for value in logits]
    total = sum(powers)
    return [power / total for power in powers]


def open_encoder(model: bytes, vocabulary: str, max_length: int, entailment: int, *, windows: bool) -> Encoder:
    """Load an ONNX model and a tokenizer in Hugging Face's JSON; raises what onnxruntime and tokenizers raise."""
    onnxruntime.disable_telemetry_events()  # what the variable above does not reach: events of Windows
    options = onnxruntime.SessionOptions()
    # One thread a pair, so that sums are never split and a score does not hang on how many cores there are.
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
    tokenizer, counter = Tokenizer.from_str(vocabulary), Tokenizer.from_str(vocabulary)
    tokenizer.enable_truncation(max_length, strategy="longest_first")
    tokenizer.no_padding()
    counter.no_truncation()
    counter.no_padding()
    return Encoder(max_length, entailment, windows, session, tokenizer, counter)
