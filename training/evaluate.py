"""Calibrate the exported model and measure it: metadata.json, figures.json, the plot and the tables of MODEL_CARD.md.

    python training/evaluate.py [--run FOLDER]            all of it, in one go
    python training/evaluate.py --limit 100               a quick look at a run, finished or not; writes metadata alone
    python training/evaluate.py --sets wice_oracle fm2    measure these anew, keep the other figures and the calibration
    python training/evaluate.py --sets                    measure nothing: after a change of the card's words or floors

Texts are read by the code that the package runs, windows and all. Accuracy is on development sets, which nothing was
trained on but against which choices may have been made; it is not a test-set figure. Sets with three labels count the
likeliest label. Sets that hold only entailment and contradiction compare those two. Sets labelled entailment or not
count whether entailment is the likeliest label, and are reported as balanced accuracy, because two thirds of their
pairs are of one kind.
"""

from __future__ import annotations

import argparse
import json
import logging
import os
import sys
import tomllib
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import card
import mixture
import numpy as np
import unrelated
from calibration import allowed, calibrate, calibration_error, false_alarms, softmax
from mixture import NOT_ENTAILMENT, Example

sys.path.append(str(mixture.ROOT))  # the package, where it is not installed
from checker.nli.encoder import Encoder, open_encoder

log = logging.getLogger("evaluate")
HERE = Path(__file__).parent
FIGURES = HERE / "figures.json"
UNRELATED = 3000  # pairs of unrelated sentences, to choose thresholds by and to count false alarms on


def logits_of(encoder: Encoder, examples: Sequence[Example]) -> np.ndarray:
    """The logits of examples, a row each."""
    return np.array(encoder.logits([(e.premise, e.hypothesis) for e in examples]))


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


def strangers(config: dict[str, Any], count: int) -> list[Example]:
    """Pair sentences of different articles that gave no training pair, as check compares them: one with one."""
    pairs = unrelated.unrelated(mixture.articles(config)[1], count, config["data"]["seed"])
    return [Example(p.premise, p.hypothesis, p.label, "unrelated") for p in pairs]


def measure(
    models: dict[str, Encoder], examples: list[Example], labels: list[str], temperature: float
) -> dict[str, Any]:
    """The row of one development set."""
    logits = {kind: logits_of(encoder, examples) for kind, encoder in models.items()}
    scores = {kind: accuracy(values, examples, labels) for kind, values in logits.items()}
    ece = calibration_error(softmax(logits["int8"], temperature), allowed(examples, labels))
    same = (logits["int8"].argmax(axis=1) == logits["fp32"].argmax(axis=1)).mean()
    return {
        "pairs": len(examples),
        "labels": "/".join(sorted({e.label for e in examples})),
        "int8": round(scores["int8"][0], 4),
        "fp32": round(scores["fp32"][0], 4),
        "constant": round(scores["int8"][1], 4),
        "ece": round(ece, 4),
        "same_label": round(float(same), 4),
    }


def some_of(examples: list[Example], limit: int) -> list[Example]:
    """So many examples, spread over the list; 0 for all."""
    return examples[:: max(1, len(examples) // limit)] if limit else examples


def load_models(run: Path, shipped: Path, metadata: dict[str, Any]) -> dict[str, Encoder]:
    """The shipped model and the one it was made from, both with the shipped tokenizer."""
    files = {"int8": shipped / "model.int8.onnx", "fp32": run / "model.fp32.onnx"}
    vocabulary = (shipped / "tokenizer.json").read_text(encoding="utf-8")
    entailment, windows = metadata["labels"].index("entailment"), metadata["long_text"] == "windows"
    return {
        kind: open_encoder(path.read_bytes(), vocabulary, metadata["max_length"], entailment, windows=windows)
        for kind, path in files.items()
    }


def write(metadata: dict[str, Any], figures: dict[str, Any], to: Path) -> None:
    """Write figures.json, the card's tables and plot, and the metadata with the card in short."""
    marks = tomllib.loads((mixture.ROOT / "benchmarks/floors.toml").read_text(encoding="utf-8"))
    floors, goals = marks["nli"], marks["nli_goals"]
    FIGURES.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")
    model_card = HERE / "MODEL_CARD.md"
    card.update(model_card, card.table(figures, floors, goals))
    calibrated = figures["calibration"]
    if "reliability" in calibrated:
        card.plot(calibrated["reliability"], calibrated["ece_after"], HERE / "reliability.png")
    in_short = card.in_short(model_card.read_text(encoding="utf-8"), figures, floors, goals)
    write_metadata(metadata | {"card": in_short}, to)


def write_metadata(metadata: dict[str, Any], to: Path) -> None:
    """Write metadata.json beside the weights."""
    text = json.dumps(metadata, indent=2, ensure_ascii=False) + "\n"
    (to / "metadata.json").write_text(text, encoding="utf-8")


def main() -> None:
    """Calibrate, measure, write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--run", type=Path, default=Path(os.environ.get("NLI_RUN", "build/nli")))
    parser.add_argument("--to", type=Path, default=mixture.ROOT / "checker/nli/embedded_model")
    parser.add_argument("--limit", type=int, default=0, help="only so many pairs of each set; the card is left alone")
    parser.add_argument("--sets", nargs="*", help="measure these alone, with the calibration there is")
    arguments = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    config = mixture.load_config()
    labels = config["model"]["labels"]

    if arguments.sets is not None:
        metadata = json.loads((arguments.to / "metadata.json").read_text(encoding="utf-8"))
        figures = json.loads(FIGURES.read_text(encoding="utf-8"))
        dev = mixture.dev_sets(config) if arguments.sets else {}
        if "contrast_news" in arguments.sets:
            dev["contrast_news"] = mixture.load(config).contrast_dev
        dev = {name: dev[name] for name in arguments.sets}
        models = load_models(arguments.run, arguments.to, metadata) if dev else {}
    else:
        metadata = json.loads((arguments.run / "metadata.json").read_text(encoding="utf-8"))
        models = load_models(arguments.run, arguments.to, metadata)
        made = mixture.load(config)
        held_out = [e for e in made.held_out if e.source in config["calibrate"]["sources"]]
        held_out = some_of(held_out, arguments.limit * 4)
        strange = logits_of(models["int8"], some_of(strangers(config, UNRELATED), arguments.limit))
        # Every other one helps to choose the thresholds, the rest say how well they hold.
        calibrated = calibrate(config, logits_of(models["int8"], held_out), held_out, strange[::2])
        log.info("%s", json.dumps(calibrated))
        metadata |= {key: calibrated[key] for key in ("temperature", "thresholds")}
        apart = softmax(strange[1::2], calibrated["temperature"])
        figures = {
            "dev": {},
            "calibration": calibrated,
            "training": metadata["training"],
            "unrelated": false_alarms(apart, calibrated["thresholds"], labels),
        }
        dev = {**mixture.dev_sets(config), "contrast_news": made.contrast_dev}

    for name, examples in dev.items():
        rows = some_of(examples, arguments.limit)
        figures["dev"][name] = measure(models, rows, labels, figures["calibration"]["temperature"])
        log.info("%s %s", name, figures["dev"][name])
    measured = [row for row in figures["dev"].values() if "same_label" in row]
    if len(measured) == len(figures["dev"]):
        same = sum(row["same_label"] * row["pairs"] for row in measured) / sum(row["pairs"] for row in measured)
        figures["same_label"] = round(same, 4)
    if arguments.limit:
        write_metadata(metadata, arguments.to)
    else:
        write(metadata, figures, arguments.to)


if __name__ == "__main__":
    main()
