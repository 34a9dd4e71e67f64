"""Any other NLI model: a name on the Hugging Face hub or a folder, run by transformers and PyTorch."""

from __future__ import annotations

import hashlib
import importlib.util
import os
import platform
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from checker.errors import ModelError
from checker.nli.labels import label_positions
from checker.nli.protocol import NliScore, NliThresholds, score_each_once

# Nothing is known of how such a model is calibrated, so its labels count only where it is nearly sure.
UNCALIBRATED = NliThresholds(entailment=0.95, contradiction=0.95)
MAX_LENGTH = 256
BATCH_SIZE = 16
_PICKLED = frozenset({".bin", ".pt", ".pth", ".ckpt", ".pkl", ".pickle"})
EXTRA = "check-claims[hub]"


@dataclass(frozen=True)
class HubNli:
    """A transformers model, loaded."""

    name: str
    thresholds: NliThresholds
    positions: tuple[int, int, int]
    device: str
    max_length: int
    digest: str | None
    model: Any = field(repr=False)
    tokenizer: Any = field(repr=False)

    def score(self, pairs: Sequence[tuple[str, str]]) -> list[NliScore]:
        """Score (premise, hypothesis) pairs in their order; see `Nli.score`."""
        # Padding and company change the last digits of a score. A GPU needs batches all the same, which is why what it
        # gives has no digest; on the CPU, pairs run one by one and a score is the same in every company.
        return score_each_once(pairs, self._score_batch, BATCH_SIZE if self.device == "cuda" else 1)

    def _score_batch(self, pairs: list[tuple[str, str]]) -> list[NliScore]:
        import torch  # noqa: PLC0415 - optional

        inputs = self.tokenizer(
            [premise for premise, _ in pairs],
            [hypothesis for _, hypothesis in pairs],
            padding=True,
            truncation=True,
            max_length=self.max_length,
            return_tensors="pt",
        ).to(self.device)
        with torch.inference_mode():
            rows = self.model(**inputs).logits.double().softmax(dim=-1).tolist()
        entailment, neutral, contradiction = self.positions
        return [NliScore(row[entailment], row[neutral], row[contradiction]) for row in rows]


def _digest(model: Any, tokenizer: Any, device: str, max_length: int) -> str | None:
    """Give the digest of weights, configuration, tokenizer and run time; None where scores follow from more."""
    import torch  # noqa: PLC0415 - optional

    if device != "cpu" or not tokenizer.is_fast:  # what a tokenizer written in Python does is not in its files alone
        return None
    parts = (
        torch.__version__,
        platform.machine(),
        str(max_length),
        model.config.to_json_string(),
        tokenizer.backend_tokenizer.to_str(),
    )
    digest = hashlib.sha256("\n".join(parts).encode())
    for name, weights in sorted(model.state_dict().items()):
        digest.update(f"{name} {weights.dtype} {tuple(weights.shape)}".encode())
        digest.update(weights.contiguous().reshape(-1).view(torch.uint8).numpy())  # as bytes: NumPy has no bfloat16
    return digest.hexdigest()


def _is_path(name: str) -> bool:
    """Whether a name can only be a place on disk: names on the hub are "model" or "owner/model"."""
    return Path(name).is_absolute() or name.startswith((".", "~")) or name.count("/") > 1


def _refuse_code(name: str) -> None:
    """Refuse a folder whose weights are in a format that can run code when it is loaded; other names are no folder."""
    folder = Path(name)
    if not folder.is_dir() or any(folder.glob("*.safetensors")):
        return
    if found := sorted(path.name for path in folder.iterdir() if path.suffix in _PICKLED):
        raise ModelError(
            f"{found[0]} is a pickle, which can run any program when it is loaded, and is not read; save the model as"
            " model.safetensors (save_pretrained does)",
            name,
        )


def load_hub(name: str, device: str = "cpu") -> HubNli:
    """Load a model by its hub name or from a folder, onto "cpu" or "cuda".

    Weights are read from safetensors only, and no code that comes with a model is run. Raises ModelError when PyTorch
    is not installed, the model cannot be found or read, its labels are not those of NLI, or there is no such device.
    """
    if _is_path(name) and not Path(name).exists():
        raise ModelError("there is no such model folder; give embedded, off, a folder, or a name on the hub", name)
    _refuse_code(name)
    if importlib.util.find_spec("torch") is None:
        raise ModelError(
            f"--nli with a model of your own needs PyTorch: pip install '{EXTRA}'; or use --nli embedded", name
        )
    # PyTorch is optional, and importing transformers takes seconds.
    os.environ.setdefault("HF_HUB_DISABLE_TELEMETRY", "1")  # read when the hub's client is imported
    import torch  # noqa: PLC0415
    from transformers import AutoConfig, AutoModelForSequenceClassification, AutoTokenizer  # noqa: PLC0415
    from transformers.utils import logging  # noqa: PLC0415

    if device == "cuda" and not torch.cuda.is_available():
        raise ModelError("PyTorch sees no CUDA device here; use --device cpu", name)
    logging.set_verbosity_error()
    logging.disable_progress_bar()
    try:
        config = AutoConfig.from_pretrained(name, trust_remote_code=False)
        positions = label_positions(config.id2label, name)
        tokenizer = AutoTokenizer.from_pretrained(name, trust_remote_code=False)
        model = AutoModelForSequenceClassification.from_pretrained(name, trust_remote_code=False, use_safetensors=True)
        model = model.to(device).eval()
    except ModelError:
        raise
    except Exception as error:  # the hub client, safetensors and transformers raise kinds without a common base
        reason = str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
        raise ModelError(
            f"cannot load it as an NLI model ({reason}); give embedded, off, a folder, or a name on the hub", name
        ) from error
    positions_in_model = getattr(config, "max_position_embeddings", MAX_LENGTH)
    # Some models count from an offset of two (RoBERTa), so the very last places stay unused.
    max_length = max(8, min(MAX_LENGTH, positions_in_model - 2))
    return HubNli(
        name=name,
        thresholds=UNCALIBRATED,
        positions=positions,
        device=device,
        max_length=max_length,
        digest=_digest(model, tokenizer, device, max_length),
        model=model,
        tokenizer=tokenizer,
    )
