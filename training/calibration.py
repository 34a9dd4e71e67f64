"""Make probabilities mean what they say: the temperature, the thresholds, and how far off they still are.

Logits and probabilities are arrays of a row a pair and a column a label; `right` is a table of the same shape that has
1 where a label is right (two of them for "not_entailment").
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import mixture
import numpy as np
from mixture import NOT_ENTAILMENT, Example

BINS = 15


def softmax(logits: np.ndarray, temperature: float = 1.0) -> np.ndarray:
    """Probabilities at a temperature."""
    scaled = logits / temperature
    powers = np.exp(scaled - scaled.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)


def allowed(examples: Sequence[Example], labels: list[str]) -> np.ndarray:
    """Which labels are right, as a 0/1 table."""
    return np.array(
        [[e.label == name or (e.label == NOT_ENTAILMENT and name != "entailment") for name in labels] for e in examples]
    )


def fit_temperature(logits: np.ndarray, right: np.ndarray) -> float:
    """The temperature with the least negative log-likelihood (Guo et al. 2017), by a search over a fine grid."""
    grid = np.exp(np.linspace(np.log(0.5), np.log(4), 200))
    losses = [-np.log((softmax(logits, t) * right).sum(axis=1) + 1e-12).mean() for t in grid]
    return round(float(grid[int(np.argmin(losses))]), 4)


def reliability(probabilities: np.ndarray, right: np.ndarray) -> list[dict[str, float]]:
    """Of the likeliest labels in each of 15 equal bins of probability: how many, how sure, and how often right."""
    confidence = probabilities.max(axis=1)
    correct = right[np.arange(len(right)), probabilities.argmax(axis=1)]
    bins = np.minimum((confidence * BINS).astype(int), BINS - 1)
    return [
        {
            "from": round(b / BINS, 4),
            "pairs": int((bins == b).sum()),
            "confidence": round(float(confidence[bins == b].mean()), 4),
            "accuracy": round(float(correct[bins == b].mean()), 4),
        }
        for b in range(BINS)
        if (bins == b).any()
    ]


def calibration_error(probabilities: np.ndarray, right: np.ndarray) -> float:
    """Expected calibration error of the likeliest label over 15 equal bins (Guo et al. 2017)."""
    rows = reliability(probabilities, right)
    return float(sum(r["pairs"] * abs(r["confidence"] - r["accuracy"]) for r in rows) / len(right))


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


def raise_threshold(
    chosen: dict[str, float], scores: np.ndarray, right: np.ndarray, apart: np.ndarray, most: float
) -> dict[str, float]:
    """Raise a threshold until no larger a share than `most` of pairs that have nothing in common reaches it.

    `apart` are the label's probabilities for such pairs. Gives precision and recall at the threshold that comes out.
    """
    ranked = np.sort(apart)[::-1]
    allowed_over = int(most * len(ranked))
    least = float(np.floor(ranked[allowed_over] * 1e4 + 1) / 1e4) if allowed_over < len(ranked) else 0.0
    if least <= chosen["probability"]:
        return chosen
    over = scores >= least
    return {
        "probability": round(least, 4),
        "precision": round(float(right[over].mean()), 4) if over.any() else 1.0,
        "recall": round(float(right[over].sum() / max(1, right.sum())), 4),
    }


def calibrate(config: dict[str, Any], logits: np.ndarray, held_out: list[Example], apart: np.ndarray) -> dict[str, Any]:
    """Fit the temperature on one half of the held-out pairs; choose thresholds and measure the error on the other.

    `apart` are the logits of pairs with nothing in common, of which hardly any may reach a threshold: sets for
    inference hold no such pairs, and news compared with news holds little else.
    """
    choices, labels = config["calibrate"], config["model"]["labels"]
    half = np.array([mixture.bucket(e.premise + "|half", 2) for e in held_out]) == 0
    right = allowed(held_out, labels)
    temperature = fit_temperature(logits[half], right[half])
    rest = softmax(logits[~half], temperature)
    rest_right = right[~half]
    three_way = rest_right.sum(axis=1) == 1
    strange = softmax(apart, temperature)
    thresholds = {}
    for name in ("entailment", "contradiction"):
        # A pair known only as "not entailment" cannot judge a contradiction.
        rows = three_way if name == "contradiction" else np.ones(len(rest), dtype=bool)
        column = labels.index(name)
        scores, correct = rest[rows, column], rest_right[rows, column]
        chosen = choose_threshold(scores, correct, choices[f"{name}_precision"], choices["least_pairs"])
        thresholds[name] = raise_threshold(chosen, scores, correct, strange[:, column], choices["most_unrelated"])
    return {
        "temperature": temperature,
        "thresholds": thresholds,
        "pairs": {"temperature": int(half.sum()), "thresholds": int((~half).sum())},
        "ece_before": round(calibration_error(softmax(logits[~half]), rest_right), 4),
        "ece_after": round(calibration_error(rest, rest_right), 4),
        "reliability": reliability(rest, rest_right),
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
