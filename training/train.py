"""Train the cross-encoder that config.toml describes, on the CPU, from the base model's weights.

Writes `OUT/checkpoint.pt` every few minutes and goes on from it when it is there, so that a run can be stopped and
resumed. Batches and dropout follow from the seed and the step, not from when a run was interrupted. What is exported
is the running mean of the weights (Polyak and Juditsky 1992), which is steadier than where the last batch left them.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import logging
import os
import random
import shutil
import time
from pathlib import Path
from typing import Any

import mixture
import model as architecture
import torch
import workers

log = logging.getLogger("train")
SYMMETRIC = {"unrelated", "strangers"}  # sets whose pairs are neutral both ways round


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


def make_batches(lengths: list[int], size: int, part: int, rng: random.Random) -> list[list[list[int]]]:
    """Sort by length inside pools of 32 batches, cut into parts, and mix the parts into batches of several lengths."""
    order = list(range(len(lengths)))
    batches = []
    for start in range(0, len(order), size * 32):
        pool = sorted(order[start : start + size * 32], key=lambda index: lengths[index])
        parts = [pool[at : at + part] for at in range(0, len(pool), part)]
        rng.shuffle(parts)
        batches += [parts[at : at + size // part] for at in range(0, len(parts), size // part)]
    return batches


def collate(encodings: list[Any]) -> list[list[list[int]]]:
    """Pad to a multiple of 16 tokens, which the CPU's bf16 kernels like; gives ids, mask and segments."""
    width = -(-max(len(encoding.ids) for encoding in encodings) // 16) * 16
    columns = ([e.ids for e in encodings], [[1] * len(e.ids) for e in encodings], [e.type_ids for e in encodings])
    return [[row + [0] * (width - len(row)) for row in rows] for rows in columns]


def rate(seen: int, stage: dict[str, Any]) -> float:
    """The learning rate after so many pairs of a stage: a linear rise, on top of a straight line over the stage."""
    first, last = stage["rate"]
    rise = min(1.0, (seen + 1) / stage["warmup"]) if stage["warmup"] else 1.0
    return float(rise * (first + (last - first) * min(1.0, seen / stage["pairs"])))


def parameter_groups(model: Any, choices: dict[str, Any]) -> list[dict[str, Any]]:
    """Sort the weights by weight decay (none on biases and norms) and rate (the fresh last layer learns faster)."""
    groups: dict[tuple[float, float], list[Any]] = {}
    for name, weights in model.named_parameters():
        if weights.requires_grad:
            decay = 0.0 if name.endswith("bias") or "LayerNorm" in name else choices["weight_decay"]
            factor = choices["last_layer_factor"] if name.startswith("classifier") else 1.0
            groups.setdefault((decay, factor), []).append(weights)
    return [{"params": p, "weight_decay": decay, "factor": factor} for (decay, factor), p in groups.items()]


def save(path: Path, value: Any) -> None:
    """Write a checkpoint so that a reader never sees half of one."""
    part = path.with_suffix(".part")
    torch.save(value, part)
    part.replace(path)


def turn_round(example: mixture.Example, rng: random.Random, chance: float) -> tuple[str, str]:
    """The two texts, the other way round for some of the contradictions and of what has nothing in common.

    Turned round alone, contradictions would be known by their length: only theirs have the longer text second.
    """
    if (example.label == "contradiction" or example.source in SYMMETRIC) and rng.random() < chance:
        return example.hypothesis, example.premise
    return example.premise, example.hypothesis


def batches_of(
    config: dict[str, Any], mixed: mixture.Mixture, tokenizer: Any, stage: dict[str, Any], number: int
) -> list[list[workers.Part]]:
    """Draw, tokenize and batch one pass of a stage, the same on every run."""
    choices, labels = config["train"], config["model"]["labels"]
    seed = f"{config['data']['seed']}/{stage['name']}/{number}"
    examples = mixed.draw(seed, stage.get("only"), stage.get("leave_out", ()))
    rng = random.Random(seed)
    allowed = {label: [float(label == name) for name in labels] for label in labels}
    allowed[mixture.NOT_ENTAILMENT] = [float(name != "entailment") for name in labels]
    encodings = tokenizer.encode_batch([turn_round(e, rng, choices["swap_contradiction"]) for e in examples])
    batches = make_batches([len(e.ids) for e in encodings], choices["batch"], choices["part"], rng)
    return [
        [(collate([encodings[i] for i in part]), [allowed[examples[i].label] for i in part]) for part in batch]
        for batch in batches
    ]


def train(config: dict[str, Any], out: Path) -> None:
    """Train, or go on training, and write the model."""
    choices = config["train"]
    torch.set_num_threads(1)  # the workers take the cores; threads here would wait for each other behind them
    torch.manual_seed(config["data"]["seed"])
    out.mkdir(parents=True, exist_ok=True)
    folder = base_folder(config)
    tokenizer = load_tokenizer(folder, config["model"]["max_length"])
    model = architecture.new(folder, len(config["model"]["labels"]), choices["dropout"])
    model.train()
    if choices["freeze_word_embeddings"]:
        model.encoder.embeddings.word_embeddings.weight.requires_grad_(requires_grad=False)
    optimizer = torch.optim.AdamW(parameter_groups(model, choices), fused=True)
    factors = [group["factor"] for group in optimizer.param_groups]
    average = {name: weights.clone() for name, weights in model.state_dict().items()}
    checkpoint = out / "checkpoint.pt"
    at = {"stage": 0, "in_stage": 0, "seen": 0, "step": 0, "seconds": 0.0}
    if checkpoint.exists():
        state = torch.load(checkpoint, weights_only=False)
        model.load_state_dict(state["model"])
        average = state["average"]
        if state["optimizer"] is not None:
            optimizer.load_state_dict(state["optimizer"])
        at = {key: state[key] for key in at}
    pool = workers.Workers(
        model, choices["threads"], choices["batch"] // choices["part"], choices["smoothing"]
    )
    moving = [(average[name], weights) for name, weights in model.named_parameters() if weights.requires_grad]

    def write() -> None:
        weights = {"model": model.state_dict(), "average": average, "optimizer": optimizer.state_dict()}
        save(checkpoint, {**weights, **at})

    while at["stage"] < len(choices["stages"]):
        stage = choices["stages"][at["stage"]]
        mixed = mixture.load(config)
        began, saved, losses = time.monotonic(), time.monotonic(), []
        number, skip = 0, at["in_stage"]
        seen_here = 0
        while at["in_stage"] < stage["pairs"]:
            for batch in batches_of(config, mixed, tokenizer, stage, number):
                size = sum(len(targets) for _, targets in batch)
                if skip >= size:  # done before the run was interrupted
                    skip -= size
                    continue
                for group, factor in zip(optimizer.param_groups, factors, strict=True):
                    group["lr"] = factor * rate(at["in_stage"], stage)
                losses.append(pool.gradient(batch, seed=at["step"]))
                pool.clip(choices["clip"])
                optimizer.step()
                at["step"] += 1
                at["seen"] += size
                at["in_stage"] += size
                seen_here += size
                keep = min(choices["average"], at["step"] / (at["step"] + 10))
                for mean, weights in moving:
                    mean.lerp_(weights.detach(), 1 - keep)
                now = time.monotonic()
                if at["step"] % 50 == 0:
                    speed = seen_here / (now - began)
                    left = (stage["pairs"] - at["in_stage"]) / speed / 60
                    log.info(
                        "%s %d/%d pairs, loss %.4f, %.1f pairs/s, %.0f min left in the stage",
                        stage["name"], at["in_stage"], stage["pairs"], sum(losses[-50:]) / len(losses[-50:]), speed, left,
                    )  # fmt: skip
                if now - saved > choices["checkpoint_minutes"] * 60:
                    at["seconds"] += now - saved
                    saved = now
                    write()
                if at["in_stage"] >= stage["pairs"]:
                    break
            number += 1
        at["seconds"] += time.monotonic() - saved
        at["stage"] += 1
        at["in_stage"] = 0
        write()
        shutil.copy(checkpoint, out / f"after-{stage['name']}.pt")  # a point of the learning curve
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
