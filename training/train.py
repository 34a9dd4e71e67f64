"""Train the cross-encoder that config.toml describes, on the CPU, from the base model's weights.

Writes `OUT/checkpoint.pt` every few minutes and goes on from it when it is there, so that a run can be stopped and
resumed. Batches and dropout follow from the seed and the step, not from when a run was interrupted.
The first pass opens with one easy set (`[data.first]`): from the mixture alone the model learned nothing in 450 steps.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import logging
import math
import os
import random
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import mixture

log = logging.getLogger("train")


def base_folder(config: dict[str, Any]) -> Path:
    """Find the base model inside its package and check its digest."""
    spec = importlib.util.find_spec(config["model"]["base_package"])
    if spec is None or spec.origin is None:
        message = f"install {config['model']['base_package']} first: see training/requirements.txt"
        raise SystemExit(message)
    folder = Path(spec.origin).parent / "model"
    digest = hashlib.sha256((folder / "model.safetensors").read_bytes()).hexdigest()
    if digest != config["model"]["base_sha256"]:
        message = f"{folder}/model.safetensors: SHA-256 is {digest}, config.toml expects another"
        raise SystemExit(message)
    return folder


def load_tokenizer(folder: Path, max_length: int) -> Any:
    """Load a fast tokenizer that cuts the longer text first and does not pad."""
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.enable_truncation(max_length, strategy="longest_first")
    tokenizer.no_padding()
    return tokenizer


def make_batches(chosen: Sequence[int], lengths: list[int], size: int, rng: random.Random) -> list[list[int]]:
    """Shuffle, then sort by length inside pools of 64 batches, so that batches hold little padding yet stay mixed."""
    order = list(chosen)
    rng.shuffle(order)
    batches = []
    for start in range(0, len(order), size * 64):
        pool = sorted(order[start : start + size * 64], key=lambda index: lengths[index])
        batches += [pool[at : at + size] for at in range(0, len(pool), size)]
    rng.shuffle(batches)
    return batches


def collate(encodings: list[Any]) -> list[list[list[int]]]:
    """Pad to a multiple of 16 tokens, which the CPU's bf16 kernels like; gives ids, mask and segments."""
    width = -(-max(len(encoding.ids) for encoding in encodings) // 16) * 16
    columns = ([e.ids for e in encodings], [[1] * len(e.ids) for e in encodings], [e.type_ids for e in encodings])
    return [[row + [0] * (width - len(row)) for row in rows] for rows in columns]


def rate(step: int, steps: int, warmup: float) -> float:
    """Linear warm-up, then linear decay to nought: the factor on the learning rate."""
    rise = max(1, round(steps * warmup))
    return (step + 1) / rise if step < rise else max(0.0, (steps - step) / (steps - rise))


def parameter_groups(model: Any, choices: dict[str, Any]) -> list[dict[str, Any]]:
    """Sort the weights by weight decay (none on biases and norms) and rate (the fresh last layer learns faster)."""
    groups: dict[tuple[float, float], list[Any]] = {}
    for name, weights in model.named_parameters():
        if weights.requires_grad:
            decay = 0.0 if name.endswith("bias") or "LayerNorm" in name else choices["weight_decay"]
            factor = choices["last_layer_factor"] if name.startswith("classifier") else 1.0
            groups.setdefault((decay, factor), []).append(weights)
    return [{"params": p, "weight_decay": decay, "factor": factor} for (decay, factor), p in groups.items()]


def save(path: Path, value: Any, torch: Any) -> None:
    """Write a checkpoint so that a reader never sees half of one."""
    part = path.with_suffix(".part")
    torch.save(value, part)
    part.replace(path)


def train(config: dict[str, Any], out: Path) -> None:
    """Train, or go on training, and write the model."""
    import torch

    import model as architecture
    import workers

    choices, labels = config["train"], config["model"]["labels"]
    torch.set_num_threads(choices["threads"])
    torch.manual_seed(config["data"]["seed"])
    out.mkdir(parents=True, exist_ok=True)
    folder = base_folder(config)
    mixed = mixture.load(config)
    examples = mixed.train
    tokenizer = load_tokenizer(folder, config["model"]["max_length"])
    encodings = tokenizer.encode_batch([(e.premise, e.hypothesis) for e in examples])
    allowed = {label: [float(label == name) for name in labels] for label in labels}
    allowed[mixture.NOT_ENTAILMENT] = [float(name != "entailment") for name in labels]
    lengths = [len(encoding.ids) for encoding in encodings]

    model = architecture.new(folder, len(labels))
    model.train()
    if choices["freeze_word_embeddings"]:
        model.encoder.embeddings.word_embeddings.weight.requires_grad_(requires_grad=False)
    groups = parameter_groups(model, choices)
    optimizer = torch.optim.AdamW(groups, lr=choices["learning_rate"], fused=True)
    factors = [group["factor"] for group in groups]
    per_pass = sum(math.ceil(count / choices["batch"]) for count in (mixed.first, len(examples) - mixed.first))
    steps = round(per_pass * choices["passes"])
    step, spent = 0, 0.0
    checkpoint = out / "checkpoint.pt"
    if checkpoint.exists():
        state = torch.load(checkpoint, weights_only=False)
        model.load_state_dict(state["model"])
        optimizer.load_state_dict(state["optimizer"])
        step, spent = state["step"], state["seconds"]
    pool = workers.Workers(model, choices["threads"], -(-choices["batch"] // choices["part"]))
    log.info(
        "%d pairs, mean length %.1f, steps %d, from step %d", len(examples), sum(lengths) / len(lengths), steps, step
    )

    started = saved = time.monotonic()
    running: list[float] = []
    batches: list[list[int]] = []
    while step < steps:
        current_pass, at = divmod(step, per_pass)
        if at == 0 or not batches:
            rng = random.Random(f"{config['data']['seed']}/{current_pass}")
            parts = (range(mixed.first), range(mixed.first, len(examples)))
            batches = [batch for part in parts for batch in make_batches(part, lengths, choices["batch"], rng)]
            if current_pass > 0:
                rng.shuffle(batches)
        chosen = batches[at]
        for group, factor in zip(optimizer.param_groups, factors, strict=True):
            group["lr"] = factor * choices["learning_rate"] * rate(step, steps, choices["warmup"])
        parts = [chosen[at : at + choices["part"]] for at in range(0, len(chosen), choices["part"])]
        tasks = [(collate([encodings[i] for i in part]), [allowed[examples[i].label] for i in part]) for part in parts]
        running.append(pool.gradient(tasks, seed=step))
        pool.clip(choices["clip"])
        optimizer.step()
        step += 1
        now = time.monotonic()
        if step % 50 == 0:
            speed = len(running) * choices["batch"] / (now - started)
            left = (steps - step) * choices["batch"] / speed / 60
            log.info(
                "step %d/%d loss %.4f, %.1f pairs/s, %.0f min left", step, steps, sum(running[-50:]) / 50, speed, left
            )
        if now - saved > choices["checkpoint_minutes"] * 60 or step == steps:
            seconds = spent + now - started
            state = {"model": model.state_dict(), "optimizer": optimizer.state_dict()}
            save(checkpoint, {**state, "step": step, "steps": steps, "seconds": seconds, "pairs": len(examples)}, torch)
            saved = now
    pool.close()


def main() -> None:
    """Read the command line and train."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=Path(os.environ.get("NLI_RUN", "build/nli")))
    parser.add_argument("--config", type=Path, default=None)
    arguments = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    train(mixture.load_config(arguments.config), arguments.out)


if __name__ == "__main__":
    main()
