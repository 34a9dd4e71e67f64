"""Scores `checker.temporal.read` against gold TIMEX3 annotation, as TempEval-3 does (UzZaman et al. 2013).

    python benchmarks/temporal.py GOLD.jsonl.gz [--errors N]

Each line of GOLD holds `text`, `dct` and `timex3`, a list of {start, end, type, value}. Printed are span F1 (strict:
the same offsets; relaxed: any overlap), and the F1 of values and types among the relaxed matches.
"""

import argparse
import collections
import gzip
import json
from datetime import date
from pathlib import Path
from typing import Any

from checker.model import Timex
from checker.temporal import read

Gold = dict[str, Any]
Match = tuple[Timex | None, Gold | None, str]


def align(text: str, found: list[Timex], gold: list[Gold]) -> list[Match]:
    """Pair each gold expression with the first unused found one that overlaps it; the rest stand alone."""
    pairs: list[Match] = []
    free = list(found)
    for g in sorted(gold, key=lambda g: g["start"]):
        t = next((t for t in free if t.start < g["end"] and g["start"] < t.end), None)
        if t is not None:
            free.remove(t)
        pairs.append((t, g, text))
    return pairs + [(t, None, text) for t in free]


def f1(right: int, found: int, gold: int) -> str:
    """Write precision, recall and F1."""
    p, r = right / max(found, 1), right / max(gold, 1)
    return f"P {p:.3f}  R {r:.3f}  F1 {2 * p * r / max(p + r, 1e-9):.3f}"


def score(pairs: list[Match]) -> None:
    """Print the figures."""
    both = [(t, g) for t, g, _ in pairs if t and g]
    found, gold = sum(t is not None for t, _, _ in pairs), sum(g is not None for _, g, _ in pairs)
    strict = sum((t.start, t.end) == (g["start"], g["end"]) for t, g in both)
    print(f"expressions: {gold} gold, {found} found")
    print("relaxed ", f1(len(both), found, gold))
    print("strict  ", f1(strict, found, gold))
    print("value   ", f1(sum(t.value == g["value"] for t, g in both), found, gold))
    print("type    ", f1(sum(t.type == g["type"] for t, g in both), found, gold))


def around(text: str, start: int, end: int) -> str:
    """Give the expression in brackets with some words around it, on one line."""
    return " ".join(f"{text[max(0, start - 50) : start]}[{text[start:end]}]{text[end : end + 35]}".split())


def errors(pairs: list[Match], most: int) -> None:
    """Print what was missed, what was found in vain, and wrong values, the most frequent first."""
    kinds: dict[str, collections.Counter[str]] = collections.defaultdict(collections.Counter)
    shown: dict[tuple[str, str], str] = {}
    for t, g, text in pairs:
        if t and g and t.value == g["value"]:
            continue
        if t and g:
            kind, key = "value", f"{t.text} {t.value} (gold {g['text']} {g['value']})"
        else:
            kind, key = ("missed", f"{g['text']} {g['value']}") if g else ("in vain", f"{t.text if t else ''}")
        kinds[kind][key] += 1
        place = (t.start, t.end) if t else (g["start"], g["end"]) if g else (0, 0)
        shown.setdefault((kind, key), around(text, *place))
    for kind, counts in kinds.items():
        print(f"\n{kind}: {sum(counts.values())}")
        for key, n in counts.most_common(most):
            print(f"{n:4} {key}   | {shown[kind, key]}")


def main() -> None:
    """Score a file of gold annotation."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--errors", type=int, default=0, help="print this many of each kind of error")
    options = parser.parse_args()
    pairs: list[Match] = []
    with gzip.open(options.gold, "rt", encoding="utf-8") as lines:
        for line in lines:
            doc = json.loads(line)
            published = date.fromisoformat(doc["dct"][:10]) if doc["dct"] else None
            pairs += align(doc["text"], read(doc["text"], published), doc["timex3"])
    score(pairs)
    if options.errors:
        errors(pairs, options.errors)


if __name__ == "__main__":
    main()
