"""How often the NLI model is right on labelled pairs, and how many pairs it scores a second.

    python benchmarks/nli.py [FOLDER] [--model NAME] [--limit N]

FOLDER holds development sets, one `NAME.*.jsonl.gz` each, with `premise`, `hypothesis` and `label` in every line; none
of them was trained on. Sets with three labels count the likeliest label; sets of entailment and contradiction alone
compare those two; sets labelled entailment or not_entailment give balanced accuracy. Beside each stands what always
giving the commonest label would reach. Ends with status 1 where the embedded model falls below a floor of floors.toml.
The same figures for the unquantized model, and the calibration: training/evaluate.py.
"""

import argparse
import gzip
import json
import sys
import time
import tomllib
from collections import Counter
from pathlib import Path

from checker.nli import LABELS, Nli, NliScore, load_nli

HERE = Path(__file__).resolve().parent
DEV_SETS = HERE.parents[1] / "shared" / "data" / "nli" / "dev"
NOT_ENTAILMENT = "not_entailment"
Row = tuple[str, str, str]


def read_set(path: Path, limit: int) -> list[Row]:
    """Read (premise, hypothesis, label) rows; with a limit, that many spread over the file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [(row["premise"], row["hypothesis"], row["label"]) for row in map(json.loads, lines)]
    return rows[:: max(1, len(rows) // limit)] if limit else rows


def likeliest(score: NliScore, among: list[str]) -> str:
    """Name the label with the highest probability among some."""
    return max(among, key=lambda label: float(getattr(score, label)))


def accuracy(scores: list[NliScore], gold: list[str]) -> tuple[float, float]:
    """Give the accuracy and that of the best constant answer, by the convention for the labels (see the module)."""
    kinds = Counter(gold)
    if NOT_ENTAILMENT in kinds:
        said = ["entailment" if likeliest(s, list(LABELS)) == "entailment" else NOT_ENTAILMENT for s in scores]
        hits = Counter(answer for answer, label in zip(said, gold, strict=True) if answer == label)
        return sum(hits[kind] / kinds[kind] for kind in kinds) / len(kinds), 1 / len(kinds)
    among = [label for label in LABELS if label in kinds]
    right = sum(likeliest(score, among) == label for score, label in zip(scores, gold, strict=True))
    return right / len(gold), max(kinds.values()) / len(gold)


def measure(nli: Nli, folder: Path, limit: int, floors: dict[str, float]) -> bool:
    """Print a row for each set; say whether every floor holds."""
    print(f"{nli.name}\n{'set':24}{'pairs':>7}{'accuracy':>10}{'constant':>10}{'floor':>8}")
    passed, pairs, seconds = True, 0, 0.0
    for path in sorted(folder.glob("*.jsonl.gz")):
        name, rows = path.name.split(".")[0], read_set(path, limit)
        start = time.perf_counter()
        scores = nli.score([(premise, hypothesis) for premise, hypothesis, _ in rows])
        seconds, pairs = seconds + time.perf_counter() - start, pairs + len(rows)
        right, constant = accuracy(scores, [label for _, _, label in rows])
        floor = floors.get(name)
        low = floor is not None and right < floor
        passed = passed and not low
        note = "" if floor is None else f"{floor:8.2f}{' BELOW' if low else ''}"
        print(f"{name:24}{len(rows):7}{right:10.3f}{constant:10.3f}{note}", flush=True)
    print(f"{pairs} pairs, {pairs / max(seconds, 1e-9):.0f} a second")
    return passed


def main() -> int:
    """Read the command line, measure, give the exit status."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("folder", nargs="?", type=Path, default=DEV_SETS)
    parser.add_argument("--model", default="embedded", help="as for check --nli")
    parser.add_argument("--limit", type=int, default=0, help="only so many pairs of each set: a quick look, no floors")
    options = parser.parse_args()
    if not options.folder.is_dir():
        print(f"{options.folder}: not there; give the folder of the development sets", file=sys.stderr)
        return 2
    nli = load_nli(options.model)
    if nli is None:
        parser.error("--model off leaves nothing to measure")
    held = options.model == "embedded" and not options.limit
    floors = tomllib.loads((HERE / "floors.toml").read_text(encoding="utf-8"))["nli"] if held else {}
    return 0 if measure(nli, options.folder, options.limit, floors) else 1


if __name__ == "__main__":
    sys.exit(main())
