"""How well and how fast times are read, beside other readers: TempEval-3's measures (UzZaman et al. 2013).

    python benchmarks/temporal.py [GOLD.jsonl.gz] [--oracle-python PYTHON] [--errors N] [--documents N]

Each line of GOLD holds `text`, `dct` and `timex3`, a list of {start, end, type, value}. A found expression and one of
the gold standard match strictly where their offsets are the same, and relaxedly where they overlap at all, each with
one other at most. Value and type F1 count the relaxed matches that also have the right value or type. Speed is KB of
text (1,000 bytes of UTF-8) per second of processor time on all cores together, reading alone, once all is loaded.

With --oracle-python, dateparser, recognizers-text and HeidelTime read the same texts in the same run, through
oracles.py and the Python that is given, in which they are installed; one that is not installed is named and left out.
Under the table stand the kinds of our own errors with their counts. Ends with status 1 below a floor of floors.toml.
"""

import argparse
import collections
import gzip
import json
import re
import subprocess
import sys
import time
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from checker.temporal import read

HERE = Path(__file__).resolve().parent
GOLD = HERE.parents[1] / "shared" / "data" / "dates" / "timebank.jsonl.gz"
ORACLES = ("dateparser", "recognizers", "heideltime")

Timex = dict[str, Any]
Match = tuple[Timex | None, Timex | None]


@dataclass(frozen=True)
class Reading:
    """What one reader made of all texts: its expressions by text, and the processor time in seconds."""

    name: str
    found: Sequence[Sequence[Timex]]
    seconds: float


@dataclass(frozen=True)
class Score:
    """Counts over all texts; the four measures follow from them."""

    gold: int
    found: int
    relaxed: int
    strict: int
    value: int
    type: int

    def f1(self, measure: str) -> tuple[float, float, float]:
        """Give precision, recall and F1 of a measure: relaxed, strict, value or type."""
        right = getattr(self, measure)
        p, r = right / max(self.found, 1), right / max(self.gold, 1)
        return p, r, 2 * p * r / max(p + r, 1e-9)


def align(found: Iterable[Timex], gold: Iterable[Timex]) -> list[Match]:
    """Pair each gold expression with the first unused found one that overlaps it; the rest stand alone."""
    pairs: list[Match] = []
    free = sorted(found, key=lambda t: (t["start"], t["end"]))
    for g in sorted(gold, key=lambda g: g["start"]):
        t = next((t for t in free if t["start"] < g["end"] and g["start"] < t["end"]), None)
        if t is not None:
            free.remove(t)
        pairs.append((t, g))
    return [*pairs, *((t, None) for t in free)]


def score(pairs: Iterable[Match]) -> Score:
    """Count what is right in each measure."""
    pairs = list(pairs)
    both = [(t, g) for t, g in pairs if t and g]
    return Score(
        gold=sum(g is not None for _, g in pairs),
        found=sum(t is not None for t, _ in pairs),
        relaxed=len(both),
        strict=sum((t["start"], t["end"]) == (g["start"], g["end"]) for t, g in both),
        value=sum(t["value"] == g["value"] for t, g in both),
        type=sum(t["type"] == g["type"] for t, g in both),
    )


_VAGUE = re.compile(r"(PAST|PRESENT|FUTURE)_REF")
_FIELDS = ("year", "month or week", "day")


def kind_of(t: Timex | None, g: Timex | None) -> str:
    """Name the kind of an error, "" where the value is right: spans are another matter."""
    if t is None or g is None:
        return "missed" if t is None else "found in vain"
    if t["value"] == g["value"]:
        return ""
    vague = [bool(_VAGUE.match(one["value"])) for one in (t, g)]
    if any(vague):
        return "value: another vague time" if all(vague) else "value: a vague time against another"
    if t["type"] != g["type"]:
        return f"value: {t['type']} for {g['type']}"
    return f"value: {g['type']}, {difference(t['value'], g['value'], g['type'])}"


def difference(mine: str, theirs: str, sort: str) -> str:
    """Say in what two different values of one type differ first."""
    if sort in {"DURATION", "SET"}:
        units = [re.sub(r"[\d.X]+", "", value) for value in (mine, theirs)]
        return "another number" if units[0] == units[1] else "another unit"
    days = [value.split("T")[0].split("-") for value in (mine, theirs)]
    if len(days[0]) != len(days[1]):
        return "another grain"
    apart = [field for field, a, b in zip(_FIELDS, *days, strict=False) if a != b]
    return f"another {apart[0]}" if apart else "another time of day"


def read_ours(docs: Sequence[dict[str, Any]]) -> Reading:
    """Read all texts with this project's reader."""
    days = [date.fromisoformat(doc["dct"][:10]) if doc["dct"] else None for doc in docs]
    read("On Friday, 8 May 1998, they met for the first time in three years.", date(1998, 5, 9))  # loads the tables
    start = time.process_time()
    found = [read(doc["text"], day) for doc, day in zip(docs, days, strict=True)]
    seconds = time.process_time() - start
    return Reading("check", [[t.model_dump(mode="json") for t in timexes] for timexes in found], seconds)


def read_oracle(name: str, python: str, docs: Sequence[dict[str, Any]]) -> Reading | None:
    """Read all texts with another reader, in a process of its own; None and a line that says so where it cannot run."""
    texts = "".join(json.dumps({"text": doc["text"], "dct": doc["dct"]}) + "\n" for doc in docs)
    done = subprocess.run(  # noqa: S603 - the Python that the command line names
        [python, str(HERE / "oracles.py"), name], input=texts, capture_output=True, encoding="utf-8", check=False
    )
    if done.returncode:
        why = (done.stderr.strip().splitlines() or [f"exit status {done.returncode}"])[-1]
        print(f"left out: {name}: {why}", file=sys.stderr)
        return None
    head, *answers = map(json.loads, done.stdout.splitlines())
    return Reading(f"{name} {head['version']}", [a["found"] for a in answers], sum(a["seconds"] for a in answers))


def readings(docs: Sequence[dict[str, Any]], python: str | None) -> Iterator[Reading]:
    """Give what each reader that can run makes of the texts, ours first."""
    yield read_ours(docs)
    for name in ORACLES if python else ():
        oracle = read_oracle(name, python or "", docs)
        if oracle is not None:
            yield oracle


def row(reading: Reading, counts: Score, kilobytes: float) -> str:
    """Give a line of the table."""
    spans = "".join("{:8.3f}{:6.3f}{:6.3f}".format(*counts.f1(m)) for m in ("relaxed", "strict"))
    rest = "".join(f"{counts.f1(m)[2]:8.3f}" for m in ("value", "type"))
    return f"{reading.name:28}{counts.found:6}{spans}{rest}{kilobytes / max(reading.seconds, 1e-9):10.1f}"


def around(text: str, start: int, end: int) -> str:
    """Give the expression in brackets with some words around it, on one line."""
    return " ".join(f"{text[max(0, start - 50) : start]}[{text[start:end]}]{text[end : end + 35]}".split())


def print_errors(docs: Sequence[dict[str, Any]], matches: Sequence[Sequence[Match]], most: int) -> None:
    """Print the kinds of errors with their counts, and the most frequent of each kind with a place where it occurs."""
    kinds: dict[str, collections.Counter[str]] = collections.defaultdict(collections.Counter)
    shown: dict[tuple[str, str], str] = {}
    for doc, pairs in zip(docs, matches, strict=True):
        for t, g in pairs:
            kind, one = kind_of(t, g), t or g
            if not kind or one is None:
                continue
            words = doc["text"][one["start"] : one["end"]]
            key = f"{words} {one['value']}" + (f" (gold {g['text']} {g['value']})" if t and g else "")
            kinds[kind][key] += 1
            shown.setdefault((kind, key), around(doc["text"], one["start"], one["end"]))
    both = [(t, g) for pairs in matches for t, g in pairs if t and g]
    longer = sum(t["end"] - t["start"] > g["end"] - g["start"] for t, g in both)
    shorter = sum(t["end"] - t["start"] < g["end"] - g["start"] for t, g in both)
    print(f"\nour errors by kind\n{longer:5}  span too long\n{shorter:5}  span too short")
    for kind, counts in sorted(kinds.items(), key=lambda item: -item[1].total()):
        print(f"{counts.total():5}  {kind}")
        for key, n in counts.most_common(most):
            print(f"         {n:4} {key}   | {shown[kind, key]}")


def main() -> int:
    """Read the command line, measure, give the exit status."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("gold", nargs="?", type=Path, default=GOLD)
    parser.add_argument("--oracle-python", metavar="PYTHON", help="a Python in which other readers are installed")
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="show the N most frequent of each kind")
    parser.add_argument("--documents", type=int, metavar="N", help="only the first N: a quick look, no floors")
    options = parser.parse_args()
    if not options.gold.is_file():
        print(f"{options.gold}: not there; give the file of the gold standard", file=sys.stderr)
        return 2
    with gzip.open(options.gold, "rt", encoding="utf-8") as lines:
        docs = [json.loads(line) for line in lines][: options.documents]
    kilobytes = sum(len(doc["text"].encode()) for doc in docs) / 1000
    print(f"{len(docs)} texts, {kilobytes:.0f} KB, {sum(len(doc['timex3']) for doc in docs)} expressions")
    print(f"{'':28}{'':6}{'relaxed span':^20}{'strict span':^20}{'value':>8}{'type':>8}{'KB/s':>10}")
    print(f"{'reader':28}{'found':>6}{'P      R    F1':>20}{'P      R    F1':>20}{'F1':>8}{'F1':>8}{'per core':>10}")
    ours: list[list[Match]] = []
    for reading in readings(docs, options.oracle_python):
        matches = [align(found, doc["timex3"]) for found, doc in zip(reading.found, docs, strict=True)]
        ours = ours or matches
        print(row(reading, score(m for pairs in matches for m in pairs), kilobytes), flush=True)
    print_errors(docs, ours, options.errors)
    if options.documents:
        return 0
    counts = score(m for pairs in ours for m in pairs)
    floors = tomllib.loads((HERE / "floors.toml").read_text(encoding="utf-8"))["temporal"]
    low = [f"{name} F1 is below {floor}" for name, floor in floors.items() if counts.f1(name)[2] < floor]
    print("".join(f"\nBELOW THE FLOOR: {line}" for line in low), end="\n" if low else "")
    return 1 if low else 0


if __name__ == "__main__":
    sys.exit(main())
