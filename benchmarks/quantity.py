"""How well and how fast quantities are read.

    python benchmarks/quantity.py [FILE...] [--errors]

Scores `checker.quantity.read` on the phrases of tests/quantity/corpus.toml: a quantity is right when its text, bounds,
unit, mod and noun are. Over plain-text FILEs it measures speed, and how many of the figures are part of a quantity or
known to be part of none. Ends with status 1 below the floors.
"""

import argparse
import sys
import time
import tomllib
from pathlib import Path
from typing import Any

from checker.model import Quantity
from checker.quantity import read, tables
from checker.quantity.phantoms import masked
from checker.quantity.tokens import tokens

CORPUS = Path(__file__).resolve().parent.parent / "tests" / "quantity" / "corpus.toml"
FLOOR_PRECISION = 0.99
FLOOR_RECALL = 0.98


def row(q: Quantity) -> tuple[object, ...]:
    """Give what the corpus says of a quantity, figures to nine digits."""
    low, high = ("open" if bound is None else f"{bound:.9g}" for bound in (q.low, q.high))
    return q.text, low, high, q.unit, str(q.mod or ""), q.noun


def expected(entry: list[Any]) -> tuple[object, ...]:
    """Give an entry of the corpus in the same form."""
    text, low, high, unit, mod, noun = entry
    bounds = (bound if bound == "open" else f"{float(bound):.9g}" for bound in (low, high))
    return text, *bounds, unit, mod, noun


def score_corpus(*, errors: bool) -> bool:
    """Print precision and recall on the corpus; say whether both are at or above the floors."""
    corpus = tomllib.loads(CORPUS.read_text("utf-8"))
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
    return precision >= FLOOR_PRECISION and recall >= FLOOR_RECALL


def measure(paths: list[Path]) -> None:
    """Print the speed over the files, and the share of figures that are accounted for."""
    texts = [p.read_text("utf-8", errors="replace") for p in paths]
    start = time.perf_counter()
    read_in = [read(text) for text in texts]
    seconds = time.perf_counter() - start
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
    rate = characters / 1e6 / max(seconds, 1e-9)
    print(f"{len(texts)} files, {characters} characters: {rate:.2f} million characters a second")
    print(f"{figures} figures and number words: {covered} in quantities, {known} in dates, names, scores and the like")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--errors", action="store_true", help="print the phrases that are read wrongly")
    options = parser.parse_args()
    passed = score_corpus(errors=options.errors)
    if options.files:
        measure(options.files)
    sys.exit(0 if passed else 1)
