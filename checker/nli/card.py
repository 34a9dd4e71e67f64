"""What `check explain nli` says of the embedded model: the model card in short, from the file beside the weights."""

from pathlib import Path
from textwrap import fill

from checker.errors import ModelError
from checker.nli.metadata import FOLDER, METADATA_FILE, REMEDY, SetFigures, Threshold, read_metadata

_WIDTH = 100


def describe(folder: Path = FOLDER) -> str:
    """Give the card of a folder's model as text; loads no weights.

    Raises ModelError where its metadata are missing, malformed or without a card.
    """
    metadata = read_metadata(folder)
    card = metadata.card
    if card is None:
        raise ModelError(f"it says nothing of what the model can do; {REMEDY}", str(folder / METADATA_FILE))
    rows = [("base", card.base), ("data", card.data), ("licence", card.licence)]
    thresholds = (("entailment", metadata.thresholds.entailment), ("contradiction", metadata.thresholds.contradiction))
    alarms = card.false_alarms
    lines = [
        f"nli (the embedded model, {metadata.name})",
        "",
        _wrapped(card.summary),
        "",
        *(_wrapped(f"{name}: {text}", "  ") for name, text in rows),
        "",
        "Right on development sets, which nothing was trained on; beside it the unquantized model, always giving the",
        "commonest label, the floor that is held, and the goal:",
        "",
        f"  {'set':22}{'pairs':>6}{'int8':>8}{'fp32':>8}{'constant':>10}{'floor':>7}{'goal':>7}",
        *(_figures(row) for row in card.figures),
        "  * balanced accuracy",
        "",
        _wrapped(
            f"Probabilities are off by {card.calibration_error:.3f} on average (expected calibration error on "
            f"{card.calibration_pairs} held-out pairs, temperature {metadata.temperature}). "
            "A label is believed from a threshold on:"
        ),
        "",
        *(_threshold(name, threshold) for name, threshold in thresholds),
        "",
        _wrapped(
            f"Of {alarms.pairs} pairs of unrelated sentences, {alarms.contradiction:.1%} reach the threshold for "
            f"contradiction and {alarms.entailment:.1%} that for entailment."
        ),
        "",
        "Limits:",
        *(_wrapped(f"- {limit}", "  ") for limit in card.limits),
        "",
    ]
    return "\n".join(lines)


def _wrapped(text: str, indent: str = "") -> str:
    return fill(text, _WIDTH, initial_indent=indent, subsequent_indent=indent + "  " * bool(indent))


def _figures(row: SetFigures) -> str:
    name = row.set + "*" * (row.measure != "accuracy")
    floor, goal = ("" if mark is None else f"{mark:.2f}" for mark in (row.floor, row.goal))
    line = f"  {name:22}{row.pairs:6}{row.int8:8.3f}{row.fp32:8.3f}{row.constant:10.3f}{floor:>7}{goal:>7}"
    return line.rstrip()


def _threshold(name: str, threshold: Threshold) -> str:
    return (
        f"  {name:14} {threshold.probability:.3f}: right {threshold.precision:.0%} of the time, "
        f"finds {threshold.recall:.0%} of them"
    )
