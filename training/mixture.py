"""Read the training mixture that config.toml describes.

Sets come from `data/nli/train` (three labels) and `data/nli/train2way` (entailment or not), and pairs made from
unlabelled news by contrast.py. A pair that also stands in a development set is dropped. Pairs are told apart by a
hash of their premise, so a premise is either trained on or held out, never both.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import random
import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import contrast
import unrelated

ROOT = Path(__file__).resolve().parent.parent
NOT_ENTAILMENT = "not_entailment"


@dataclass(frozen=True)
class Example:
    """One labelled pair and the set that it comes from."""

    premise: str
    hypothesis: str
    label: str
    source: str


@dataclass(frozen=True)
class Mixture:
    """What is trained on by set, what calibrates, the made dev pairs, and how many dev duplicates were dropped."""

    train: dict[str, list[Example]]
    held_out: list[Example]
    contrast_dev: list[Example]
    dropped: int
    caps: dict[str, int]

    def draw(self, seed: str, only: Mapping[str, int] | None = None, leave_out: Sequence[str] = ()) -> list[Example]:
        """Draw one pass: of every set its cap (0: all of it), another sample for another seed, in random order.

        A cap above a set's size takes the set as often as it fits, and a sample of it for the rest.
        `only` names the sets and caps of a pass that does not follow the configuration; `leave_out` drops sets.
        """
        rng = random.Random(seed)
        chosen = []
        for name, cap in (only or self.caps).items():
            pairs = self.train[name]
            if name not in leave_out:
                times, rest = divmod(cap, len(pairs)) if cap else (1, 0)
                chosen += pairs * times + rng.sample(pairs, rest)
        rng.shuffle(chosen)
        return chosen


def load_config(path: Path | None = None) -> dict[str, Any]:
    """Read config.toml."""
    return tomllib.loads((path or Path(__file__).with_name("config.toml")).read_text(encoding="utf-8"))


def read_jsonl(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the rows of a gzip-compressed JSON Lines file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def bucket(text: str, modulus: int) -> int:
    """Hash a text to 0 … modulus - 1, the same on every machine and run."""
    return int.from_bytes(hashlib.sha256(text.strip().lower().encode()).digest()[:8]) % modulus


def data_root(config: dict[str, Any]) -> Path:
    """Where the data lies."""
    return (ROOT / config["data"]["root"]).resolve()


def read_set(path: Path) -> list[Example]:
    """Read one labelled file."""
    name = path.name.split(".")[0]
    return [Example(row["premise"], row["hypothesis"], row["label"], name) for row in read_jsonl(path)]


def dev_sets(config: dict[str, Any]) -> dict[str, list[Example]]:
    """Read every development set, by name."""
    return {
        path.name.split(".")[0]: read_set(path) for path in sorted((data_root(config) / "nli/dev").glob("*.jsonl.gz"))
    }


def _key(example: Example) -> str:
    return " ".join(re.findall(r"\w+", f"{example.premise} | {example.hypothesis}".lower()))


def articles(config: dict[str, Any]) -> tuple[list[str], list[str]]:
    """Read the unlabelled articles: those that pairs are made from, and those that dev pairs are made from."""
    root, seen = data_root(config), set[str]()
    sides: tuple[list[str], list[str]] = ([], [])
    for name in config["data"]["contrast"]["texts"]:
        for row in read_jsonl(root / name):
            # The opening decides, so that a story printed twice with another ending stays on one side.
            side = sides[bucket(row["text"][:80], config["data"]["contrast"]["dev_out_of"]) == 0]
            if row["text"] not in seen:
                seen.add(row["text"])
                side.append(row["text"])
    return sides


def _make(config: dict[str, Any], sets: dict[str, list[Example]], forbidden: set[str]) -> dict[str, list[Example]]:
    """Make the pairs that no data set holds: contrast pairs for training and for dev, and denied hypotheses."""
    import spacy

    choices, seed = config["data"]["contrast"], config["data"]["seed"]
    parser = spacy.load(choices["parser"], exclude=["senter", "textcat"])
    train, dev = articles(config)
    made = {
        "contrast": list(contrast.make(train, choices["pairs"], seed, parser)),
        "contrast_news": list(contrast.make(dev, choices["dev_pairs"], seed, parser)),
    }
    plain = [
        contrast.Pair(e.premise, e.hypothesis, e.label, "")
        for name in choices["denied_sets"]
        for e in sets[name]
        if _key(e) not in forbidden
    ]
    drawn = random.Random(seed).sample(plain, min(len(plain), 2 * choices["denied"]))
    made["denied"] = list(contrast.denials(drawn, parser))[: choices["denied"]]
    return {name: [Example(p.premise, p.hypothesis, p.label, name) for p in pairs] for name, pairs in made.items()}


def _made(config: dict[str, Any], sets: dict[str, list[Example]], forbidden: set[str]) -> dict[str, list[Example]]:
    """The made pairs, kept in the build folder under a digest of everything that decides them: parsing takes minutes."""
    here = Path(__file__).parent
    sources = [here / name for name in ("contrast.py", "edits.py", "grammar.py", "contrast.toml")]
    decides = [config["data"]["seed"], config["data"]["contrast"], config["data"]["held_out_of"]]
    digest = hashlib.sha256(json.dumps(decides, sort_keys=True).encode())
    for source in sources:
        digest.update(source.read_bytes())
    kept = ROOT / "build/made" / f"{digest.hexdigest()[:16]}.json"
    if not kept.exists():
        made = _make(config, sets, forbidden)
        kept.parent.mkdir(parents=True, exist_ok=True)
        rows = {name: [(e.premise, e.hypothesis, e.label) for e in pairs] for name, pairs in made.items()}
        kept.write_text(json.dumps(rows), encoding="utf-8")
    stored = json.loads(kept.read_text(encoding="utf-8"))
    return {name: [Example(*row, name) for row in rows] for name, rows in stored.items()}


def load(config: dict[str, Any]) -> Mixture:
    """Read, cap, mix and split everything, deterministically."""
    data, root = config["data"], data_root(config) / "nli"
    forbidden = {_key(example) for examples in dev_sets(config).values() for example in examples}
    caps = {**data["three_way"], **data["two_way"]}
    sets = {name: read_set(root / "train" / f"{name}.jsonl.gz") for name in data["three_way"]}
    sets |= {name: read_set(root / "train2way" / f"{name}.jsonl.gz") for name in data["two_way"]}
    made = _made(config, sets, forbidden)
    contrast_dev = made.pop("contrast_news")
    pairs = unrelated.unrelated(articles(config)[0], data["unrelated"]["pairs"], data["seed"])
    made["unrelated"] = [Example(p.premise, p.hypothesis, p.label, "unrelated") for p in pairs]
    known = [
        contrast.Pair(e.premise, e.hypothesis, e.label, "") for name in data["strangers"]["sets"] for e in sets[name]
    ]
    pairs = unrelated.strangers(known, data["strangers"]["pairs"], data["seed"])
    made["strangers"] = [Example(p.premise, p.hypothesis, p.label, "strangers") for p in pairs]
    sets |= made
    caps |= data["made"]
    train: dict[str, list[Example]] = {}
    held_out: list[Example] = []
    dropped = 0
    for name, examples in sets.items():
        train[name] = []
        rests = []
        for example in examples:
            if _key(example) in forbidden:
                dropped += 1
            elif bucket(example.premise, data["held_out_of"]) == 0:
                rests.append(example)
            else:
                train[name].append(example)
        # Of a capped set, no larger a part is held out than of the others.
        held_out += random.Random(data["seed"]).sample(
            rests, min(len(rests), caps[name] // data["held_out_of"] or len(rests))
        )
    return Mixture(train, held_out, contrast_dev, dropped, caps)


def main() -> None:
    """Print how many pairs of each set and label there are to draw from, and how large a pass is."""
    mixture = load(load_config())
    for name, examples in sorted(mixture.train.items()):
        counts = Counter(example.label for example in examples)
        cap = mixture.caps[name]
        print(f"{name:24} {cap or len(examples):7} of {len(examples):7}  {dict(counts)}")
    print(f"a pass {len(mixture.draw(''))}; held out {len(mixture.held_out)}")
    print(f"contrast dev {len(mixture.contrast_dev)}; dropped as in a dev set {mixture.dropped}")


if __name__ == "__main__":
    main()
