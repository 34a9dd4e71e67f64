"""Calibrate the exported model and measure it: writes metadata.json, figures.json and the tables of MODEL_CARD.md.

Accuracy is on development sets, which nothing was trained on but against which choices may have been made; it is not
a test-set figure. Sets with three labels count the likeliest label. Sets that hold only entailment and contradiction
compare those two. Sets labelled entailment or not count whether entailment is the likeliest label, and are reported
as balanced accuracy, because two thirds of their pairs are of one kind.
"""

from __future__ import annotations

import argparse
import json
import logging
import os
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import mixture
import numpy as np
from mixture import NOT_ENTAILMENT, Example

log = logging.getLogger("evaluate")
BINS = 15


def run_onnx(path: Path, tokenizer_path: Path, examples: Sequence[Example]) -> np.ndarray:
    """Score pairs one at a time, as the package does, so that no pair's padding changes another's answer."""
    import onnxruntime
    from tokenizers import Tokenizer

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    tokenizer = Tokenizer.from_file(str(tokenizer_path))

    def run(encoding: Any) -> np.ndarray:
        feed = {
            "input_ids": encoding.ids,
            "attention_mask": encoding.attention_mask,
            "token_type_ids": encoding.type_ids,
        }
        return session.run(None, {name: np.array([values], dtype=np.int64) for name, values in feed.items()})[0][0]

    with ThreadPoolExecutor(os.cpu_count()) as pool:
        return np.array(list(pool.map(run, tokenizer.encode_batch([(e.premise, e.hypothesis) for e in examples]))))


def softmax(logits: np.ndarray, temperature: float = 1.0) -> np.ndarray:
    """Probabilities at a temperature."""
    scaled = logits / temperature
    powers = np.exp(scaled - scaled.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)


def allowed(examples: Sequence[Example], labels: list[str]) -> np.ndarray:
    """Which labels are right, as a 0/1 table: two of them for "not_entailment"."""
    return np.array(
        [[e.label == name or (e.label == NOT_ENTAILMENT and name != "entailment") for name in labels] for e in examples]
    )


def accuracy(logits: np.ndarray, examples: Sequence[Example], labels: list[str]) -> tuple[float, float]:
    """Accuracy, and that of the best constant guess, by the convention for the set's labels (see the module)."""
    kinds = Counter(example.label for example in examples)
    gold = np.array([example.label for example in examples])
    if NOT_ENTAILMENT in kinds:
        said = logits.argmax(axis=1) == labels.index("entailment")
        entailed = gold == "entailment"
        return float((said[entailed].mean() + (~said)[~entailed].mean()) / 2), 0.5
    options = [name for name in labels if name in kinds]
    columns = logits[:, [labels.index(name) for name in options]]
    right = np.array(options)[columns.argmax(axis=1)] == gold
    return float(right.mean()), max(kinds.values()) / len(examples)


def fit_temperature(logits: np.ndarray, right: np.ndarray) -> float:
    """The temperature with the least negative log-likelihood (Guo et al. 2017), by a search over a fine grid."""
    grid = np.exp(np.linspace(np.log(0.5), np.log(4), 200))
    losses = [-np.log((softmax(logits, t) * right).sum(axis=1) + 1e-12).mean() for t in grid]
    return round(float(grid[int(np.argmin(losses))]), 4)


def calibration_error(probabilities: np.ndarray, right: np.ndarray) -> float:
    """Expected calibration error of the likeliest label over 15 equal bins (Guo et al. 2017)."""
    confidence = probabilities.max(axis=1)
    correct = right[np.arange(len(right)), probabilities.argmax(axis=1)]
    bins = np.minimum((confidence * BINS).astype(int), BINS - 1)
    gaps = [
        (bins == b).mean() * abs(confidence[bins == b].mean() - correct[bins == b].mean())
        for b in range(BINS)
        if (bins == b).any()
    ]
    return float(sum(gaps))


def choose_threshold(scores: np.ndarray, right: np.ndarray, precision: float, least: int) -> dict[str, float]:
    """The lowest probability at and above which a label is right at least as often as `precision` says.

    Gives the probability, the precision reached and the recall on the split; 1.0 where no threshold reaches it.
    """
    order = np.argsort(-scores, kind="stable")
    reached = np.cumsum(right[order]) / np.arange(1, len(order) + 1)
    good = np.flatnonzero((reached >= precision) & (np.arange(1, len(order) + 1) >= least))
    if not len(good):
        return {"probability": 1.0, "precision": 1.0, "recall": 0.0}
    last = good[-1]
    recall = right[order][: last + 1].sum() / max(1, right.sum())
    return {
        "probability": round(float(scores[order[last]]), 4),
        "precision": round(float(reached[last]), 4),
        "recall": round(float(recall), 4),
    }


def calibrate(config: dict[str, Any], logits: np.ndarray, held_out: list[Example]) -> dict[str, Any]:
    """Fit the temperature on one half of the held-out pairs; choose thresholds and measure the error on the other."""
    choices, labels = config["calibrate"], config["model"]["labels"]
    half = np.array([mixture.bucket(e.premise + "|half", 2) for e in held_out]) == 0
    right = allowed(held_out, labels)
    temperature = fit_temperature(logits[half], right[half])
    rest = softmax(logits[~half], temperature)
    rest_right = right[~half]
    three_way = rest_right.sum(axis=1) == 1
    thresholds = {}
    for name in ("entailment", "contradiction"):
        # A pair known only as "not entailment" cannot judge a contradiction.
        rows = three_way if name == "contradiction" else np.ones(len(rest), dtype=bool)
        column = labels.index(name)
        thresholds[name] = choose_threshold(
            rest[rows, column], rest_right[rows, column], choices[f"{name}_precision"], choices["least_pairs"]
        )
    return {
        "temperature": temperature,
        "thresholds": thresholds,
        "pairs": {"temperature": int(half.sum()), "thresholds": int((~half).sum())},
        "ece_before": round(calibration_error(softmax(logits[~half]), rest_right), 4),
        "ece_after": round(calibration_error(rest, rest_right), 4),
    }


def false_alarms(probabilities: np.ndarray, thresholds: dict[str, Any], labels: list[str]) -> dict[str, float]:
    """How often unrelated sentences reach each threshold: every one of these would be a false alarm."""
    columns = {
        name: probabilities[:, labels.index(name)] >= chosen["probability"] for name, chosen in thresholds.items()
    }
    likeliest = float((probabilities.argmax(axis=1) == labels.index("contradiction")).mean())
    return {
        "pairs": len(probabilities),
        "contradiction_likeliest": round(likeliest, 4),
        **{name: round(float(hits.mean()), 4) for name, hits in columns.items()},
    }


def unrelated(examples: list[Example]) -> list[Example]:
    """Pair each sentence with one from half the list away, as good as always from another article."""
    half = len(examples) // 2
    return [
        Example(a.premise, b.premise, "neutral", "unrelated") for a, b in zip(examples, examples[half:], strict=False)
    ]


def table(figures: dict[str, Any]) -> str:
    """The figures as Markdown."""
    lines = [
        "| development set | pairs | labels | int8 | fp32 | constant guess | ECE |",
        "| --- | ---: | --- | ---: | ---: | ---: | ---: |",
    ]
    for name, row in figures["dev"].items():
        values = " | ".join(f"{row[column]:.3f}" for column in ("int8", "fp32", "constant", "ece"))
        lines.append(f"| {name} | {row['pairs']} | {row['labels']} | {values} |")
    c = figures["calibration"]
    error, before = c["ece_after"], c["ece_before"]
    lines += [
        "",
        f"Temperature {c['temperature']}, fitted on {c['pairs']['temperature']} held-out pairs.",
        f"On {c['pairs']['thresholds']} others the expected calibration error is {error:.3f}",
        f"({before:.3f} without the temperature), and these thresholds were chosen:",
        "",
    ]
    lines += ["| label | probability | precision | recall |", "| --- | ---: | ---: | ---: |"]
    lines += [
        f"| {name} | {t['probability']:.3f} | {t['precision']:.3f} | {t['recall']:.3f} |"
        for name, t in c["thresholds"].items()
    ]
    u = figures["unrelated"]
    lines += [
        "",
        f"Of {u['pairs']} pairs of sentences from different articles, {u['contradiction']:.1%} reach the threshold for",
        f"contradiction and {u['entailment']:.1%} that for entailment;",
        f"for {u['contradiction_likeliest']:.1%} contradiction is the likeliest label.",
    ]
    lines += [
        "",
        f"int8 and fp32 give the same likeliest label on {figures['same_label']:.1%} of all development pairs.",
    ]
    return "\n".join(lines)


def update_card(card: Path, text: str) -> None:
    """Put the tables between the card's markers."""
    start, end = "<!-- figures: written by evaluate.py -->\n", "\n<!-- end of figures -->"
    whole = card.read_text(encoding="utf-8")
    before, after = whole.index(start) + len(start), whole.index(end)
    card.write_text(whole[:before] + text + whole[after:], encoding="utf-8")


def main() -> None:
    """Calibrate, measure, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run", type=Path, default=Path(os.environ.get("NLI_RUN", "build/nli")))
    parser.add_argument("--to", type=Path, default=mixture.ROOT / "checker/nli/embedded_model")
    parser.add_argument(
        "--limit", type=int, default=0, help="only so many pairs of each set (a quick look; the card is left alone)"
    )
    arguments = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    config = mixture.load_config()
    labels = config["model"]["labels"]
    made = mixture.load(config)
    models = {"int8": arguments.to / "model.int8.onnx", "fp32": arguments.run / "model.fp32.onnx"}
    tokenizer = arguments.to / "tokenizer.json"

    held_out = [e for e in made.held_out if e.source in config["calibrate"]["sources"]]
    if arguments.limit:
        held_out = held_out[:: max(1, len(held_out) // (arguments.limit * 4))]
    calibration = calibrate(config, run_onnx(models["int8"], tokenizer, held_out), held_out)
    metadata = json.loads((arguments.run / "metadata.json").read_text(encoding="utf-8"))
    metadata |= {key: calibration[key] for key in ("temperature", "thresholds")}
    (arguments.to / "metadata.json").write_text(json.dumps(metadata, indent=2) + "\n", encoding="utf-8")
    log.info("%s", json.dumps(calibration))

    figures: dict[str, Any] = {"dev": {}, "calibration": calibration, "training": metadata["training"]}
    same: list[np.ndarray] = []
    for name, examples in {**mixture.dev_sets(config), "contrast_news": made.contrast_dev}.items():
        if arguments.limit:
            examples = examples[:: max(1, len(examples) // arguments.limit)]
        logits = {kind: run_onnx(path, tokenizer, examples) for kind, path in models.items()}
        same.append(logits["int8"].argmax(axis=1) == logits["fp32"].argmax(axis=1))
        scores = {kind: accuracy(values, examples, labels) for kind, values in logits.items()}
        ece = calibration_error(softmax(logits["int8"], calibration["temperature"]), allowed(examples, labels))
        kinds = "/".join(sorted({e.label for e in examples}))
        figures["dev"][name] = {
            "pairs": len(examples),
            "labels": kinds,
            "int8": round(scores["int8"][0], 4),
            "fp32": round(scores["fp32"][0], 4),
            "constant": round(scores["int8"][1], 4),
            "ece": round(ece, 4),
        }
        log.info("%s %s", name, figures["dev"][name])
    apart = softmax(run_onnx(models["int8"], tokenizer, unrelated(made.contrast_dev)), calibration["temperature"])
    figures["unrelated"] = false_alarms(apart, calibration["thresholds"], labels)
    figures["same_label"] = round(float(np.concatenate(same).mean()), 4)
    print(table(figures))
    if not arguments.limit:
        here = Path(__file__).parent
        (here / "figures.json").write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")
        update_card(here / "MODEL_CARD.md", table(figures))


if __name__ == "__main__":
    main()
