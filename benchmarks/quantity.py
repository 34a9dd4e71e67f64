"""How well and how fast quantities are read, beside quantulum3.

    python benchmarks/quantity.py [FILE...] [--oracle-python PATH] [--errors]

Scores `checker.quantity.read` on the phrases of tests/quantity/corpus.toml: a quantity is right when its text, bounds,
unit, mod and noun are. Over plain-text FILEs it measures speed, and how many of the figures are part of a quantity or
known to be part of none.

With `--oracle-python`, the interpreter of an environment that has quantulum3 (never a dependency), both are held to
less, for quantulum3 knows neither hedges nor nouns: the share of the corpus's quantities whose value is found, how many
phrases without a quantity draw one, and over FILEs the share of the figures that both read in which they agree.
Ends with status 1 below the floors.
"""

import argparse
import json
import subprocess
import sys
import time
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from checker.model import Quantity
from checker.quantity import read, tables
from checker.quantity.measures import canonical
from checker.quantity.phantoms import masked
from checker.quantity.tokens import tokens

HERE = Path(__file__).resolve().parent
CORPUS = HERE.parent / "tests" / "quantity" / "corpus.toml"
ORACLE = """
import json, sys, time, warnings
warnings.filterwarnings("ignore")
from quantulum3 import parser
parser.parse("5 km")
texts, found, start = json.load(sys.stdin), [], time.process_time()
for text in texts:
    try:
        found.append([[*q.span, q.value, q.unit.name] for q in parser.parse(text)])
    except Exception:
        found.append([])
json.dump({"found": found, "seconds": time.process_time() - start}, sys.stdout)
"""


class Reading(NamedTuple):
    """A value read somewhere in a text, in whatever units it may be held to."""

    start: int
    end: int
    values: tuple[float, ...]


def row(q: Quantity) -> tuple[object, ...]:
    """Give what the corpus says of a quantity, figures to nine digits."""
    low, high = ("open" if bound is None else f"{bound:.9g}" for bound in (q.low, q.high))
    return q.text, low, high, q.unit, str(q.mod or ""), q.noun


def expected(entry: list[Any]) -> tuple[object, ...]:
    """Give an entry of the corpus in the same form."""
    text, low, high, unit, mod, noun = entry
    bounds = (bound if bound == "open" else f"{float(bound):.9g}" for bound in (low, high))
    return text, *bounds, unit, mod, noun


def score_corpus(corpus: dict[str, Any], floors: dict[str, float], *, errors: bool) -> bool:
    """Print precision and recall on the corpus; say whether both are at or above the floors."""
    cases = [(c["text"], [expected(q) for q in c["quantities"]]) for c in corpus["phrase"]]
    cases += [(text, []) for text in corpus["negative"]["texts"]]
    right = found = gold = 0
    for text, wanted in cases:
        got = [row(q) for q in read(text)]
        right += sum(q in wanted for q in got)
        found, gold = found + len(got), gold + len(wanted)
        if errors and got != wanted:
            print(f"{text!r}\n  read   {got}\n  wanted {wanted}")
    precision, recall = right / max(found, 1), right / max(gold, 1)
    print(f"corpus: {len(cases)} phrases, {gold} quantities: precision {precision:.3f}, recall {recall:.3f}")
    return precision >= floors["precision"] and recall >= floors["recall"]


def measure(texts: list[str]) -> None:
    """Print the speed over the texts, and the share of figures that are accounted for."""
    start = time.process_time()
    read_in = [read(text) for text in texts]
    seconds = time.process_time() - start
    words = tables.numbers().ones | tables.numbers().tens | tables.numbers().multipliers
    figures = covered = known = 0
    for text, quantities in zip(texts, read_in, strict=True):
        toks = tokens(text)
        phantoms = masked(text, toks)
        for i, t in enumerate(toks):
            if t.is_figure or t.lower in words:
                figures += 1
                covered += any(q.start <= t.start < q.end for q in quantities)
                known += i in phantoms
    characters = sum(len(t) for t in texts)
    print(f"{len(texts)} texts, {characters} characters: {characters / 1e3 / max(seconds, 1e-9):.0f} KB per CPU second")
    print(f"{figures} figures and number words: {covered} in quantities, {known} in dates, names and the like")


def ask_oracle(python: str, texts: list[str]) -> tuple[list[list[Reading]], float]:
    """Have quantulum3 read the texts in its own environment; give its readings and the seconds it took."""
    run = [python, "-c", ORACLE]
    answer = json.loads(subprocess.run(run, input=json.dumps(texts), capture_output=True, text=True, check=True).stdout)  # noqa: S603 (the user's own interpreter)
    units = {name: u for u in tables.units().unit for name in u.singular}
    readings = []
    for found in answer["found"]:
        line = []
        for start, end, value, name in found:
            unit = units.get(name)
            line.append(Reading(start, end, (value, canonical(value, unit)) if unit is not None else (value,)))
        readings.append(line)
    return readings, answer["seconds"]


def ours(text: str) -> list[Reading]:
    """Give our own readings in the same form."""
    return [Reading(q.start, q.end, tuple(v for v in (q.number, q.low, q.high) if v is not None)) for q in read(text)]


def agree(found: Sequence[float], wanted: Sequence[float]) -> bool:
    """Say whether a value is among the wanted ones, a share being as good as its percentage."""
    return any(abs(f * k - w) <= 1e-3 * max(abs(w), 1e-9) for f in found for w in wanted for k in (1, 100))


def compare_on_corpus(python: str, corpus: dict[str, Any]) -> None:
    """Print beside each other what the two find in the phrases, and in those without a quantity."""
    texts = [c["text"] for c in corpus["phrase"]]
    negatives = corpus["negative"]["texts"]
    theirs, _ = ask_oracle(python, texts + negatives)
    for name, readings in (("check", [ours(t) for t in texts + negatives]), ("quantulum3", theirs)):
        hits = gold = 0
        for case, line in zip(corpus["phrase"], readings, strict=False):
            at = 0
            for span, low, high, *_ in case["quantities"]:
                start = case["text"].index(span, at)
                at = start + len(span)
                bounds = [float(v) for v in (low, high) if v != "open"]
                wanted = [*bounds, sum(bounds) / len(bounds)]
                gold += 1
                hits += any(r.start < at and start < r.end and agree(r.values, wanted) for r in line)
        false = sum(bool(line) for line in readings[len(texts) :])
        print(f"{name}: {hits} of {gold} values found; {false} of {len(negatives)} phrases without one draw one")


def compare_on_news(python: str, texts: list[str]) -> None:
    """Print in how many of the figures that both read they agree, and how fast quantulum3 is."""
    lines = [line for text in texts for line in text.splitlines() if line.strip()]
    theirs, seconds = ask_oracle(python, lines)
    both = same = only_theirs = only_ours = 0
    for line, found in zip(lines, theirs, strict=True):
        mine = ours(line)
        for r in found:
            met = [m for m in mine if m.start < r.end and r.start < m.end]
            both += bool(met)
            only_theirs += not met
            same += any(agree(r.values, m.values) for m in met)
        only_ours += sum(not any(m.start < r.end and r.start < m.end for r in found) for m in mine)
    size = sum(map(len, lines)) / 1e3
    print(f"news: both read {both}, of which {same} alike ({same / max(both, 1):.3f})")
    print(f"only quantulum3 {only_theirs} (years and dates among them), only check {only_ours}")
    print(f"quantulum3: {size / max(seconds, 1e-9):.0f} KB per CPU second")


def main() -> int:
    """Run what the command line asks for; give the exit status."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--oracle-python", help="an interpreter that has quantulum3")
    parser.add_argument("--errors", action="store_true", help="print the phrases that are read wrongly")
    options = parser.parse_args()
    corpus = tomllib.loads(CORPUS.read_text("utf-8"))
    floors = tomllib.loads((HERE / "floors.toml").read_text("utf-8"))["quantity"]
    passed = score_corpus(corpus, floors, errors=options.errors)
    texts = [p.read_text("utf-8", errors="replace") for p in options.files]
    if texts:
        measure(texts)
    if options.oracle_python:
        compare_on_corpus(options.oracle_python, corpus)
        if texts:
            compare_on_news(options.oracle_python, texts)
    return 0 if passed else 1


if __name__ == "__main__":
    sys.exit(main())
