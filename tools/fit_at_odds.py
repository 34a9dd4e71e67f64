"""Fit the weights of checker/match/at_odds.toml on clusters of stories with annotated conflicts and planted edits.

`python tools/fit_at_odds.py ../shared/crossnews benchmarks/crossnews_public [--write]` prints what cross-validation
(leave one cluster out) finds at several thresholds, and the weights fitted on all clusters; `--write` puts these into
the table. A pair counts as one fact where a planted edit stands against the sentence that it contradicts, or where the
annotation has a conflict.
"""

from __future__ import annotations

import argparse
import importlib.util
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from checker.compare.rule import Rule, Scope, builtin_folder, load_folder
from checker.extract import extract, load_parser, resolve, segment_all
from checker.ingest import read
from checker.match import group_origins, infer_published, relate_stories, unify_names
from checker.match.at_odds import KINDS, features, stories
from checker.match.occasions import compatible_days, days_told
from checker.match.pairs import candidates
from checker.match.scoring import fits
from checker.model import Article, ResolvedClaim, Sentence, ValueKind, Verdict
from checker.settings import Settings

TABLE = Path(__file__).parent.parent / "checker/match/at_odds.toml"
ENOUGH = 0.35
RIDGE = 5.0
THRESHOLDS = (0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5)


class Row(NamedTuple):
    """One candidate pair: where it is from, what speaks for it, whether it is of one fact, and what it stands for."""

    cluster: str
    edited: bool
    features: Mapping[str, float]
    right: bool
    edits: tuple[str, ...]
    harmless: tuple[str, ...]
    gold: tuple[tuple[str, str], ...]


def main() -> None:
    """Read the command line, fit and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", type=Path, nargs="+", help="with articles/ and gold/; the first has score.py")
    parser.add_argument("--write", action="store_true", help="write the weights into the table")
    arguments = parser.parse_args()
    score = load_score(arguments.folders[0])
    named = [(folder, name) for folder in arguments.folders for name in clusters(folder)]
    rows = [row for folder, name in named for row in read_cluster(folder, name, score)]
    names = list(rows[0].features)
    table = np.array([[row.features[name] for name in names] for row in rows])
    right = np.array([float(row.right) for row in rows])
    print(f"{len(rows)} pairs, {int(right.sum())} of one fact; {len(names)} features")
    found = np.zeros(len(rows))
    for cluster in sorted({row.cluster for row in rows}):
        mine = np.array([row.cluster == cluster for row in rows])
        weights = fit(table[~mine], right[~mine])
        found[mine] = probability(table[mine], weights)
    for threshold in THRESHOLDS:
        print(line(rows, found, threshold))
    weights = fit(table, right)
    text = toml(names, weights)
    print(text)
    if arguments.write:
        TABLE.write_text(text, encoding="utf-8")


def clusters(folder: Path) -> list[str]:
    """Give the names of the clusters."""
    return sorted(p.name.split(".")[0] for p in (folder / "gold").glob("*.pairs.jsonl"))


def load_score(folder: Path) -> Any:
    """Load the benchmark's own scorer, which knows what its files mean."""
    spec = importlib.util.spec_from_file_location("score", folder / "score.py")
    if spec is None or spec.loader is None:
        raise SystemExit(f"{folder}/score.py cannot be loaded")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def read_cluster(folder: Path, name: str, score: Any) -> Iterator[Row]:
    """Give the candidate pairs of a cluster as it is, and of it with the edits planted."""
    texts = {p.name: p.read_text(encoding="utf-8") for p in sorted((folder / "articles" / name).glob("*.txt"))}
    pairs, edits = (score.jsonl(folder / "gold" / f"{name}.{kind}.jsonl") for kind in ("pairs", "edits"))
    seen = set()
    for left, right, found in at_odds_in(texts):
        seen.add(_key(left, right))
        finding = _finding(left, right)
        gold = tuple((p["verdict"], p["id"]) for p in pairs if score.joins(finding, texts, p["left"], p["right"]))
        yield Row(name, False, found, any(verdict == "conflict" for verdict, _ in gold), (), (), gold)
    for group in score.packs(edits):
        now = dict(texts)
        for edit in group:
            now[edit["doc"]] = now[edit["doc"]].replace(edit["original"], edit["edited"])
        for left, right, found in at_odds_in(now):
            planted, harmless = set(), set()
            for edit in group:
                here = score.spans(now[edit["doc"]], edit["edited"])
                for this, other in ((left, right), (right, left)):
                    if not score.touches(_place(this), edit["doc"], here):
                        continue
                    if edit["expected"] != "conflict":
                        harmless.add(edit["id"])
                    elif any(
                        score.touches(_place(other), at["doc"], score.spans(now[at["doc"]], at["text"]))
                        for at in edit.get("against", [])
                    ):
                        planted.add(edit["id"])
            new = _key(left, right) not in seen
            if planted or (new and harmless):
                yield Row(name, True, found, bool(planted), tuple(planted), tuple(harmless) if new else (), ())


Told = tuple[ResolvedClaim, str]


def at_odds_in(texts: Mapping[str, str]) -> Iterator[tuple[Told, Told, Mapping[str, float]]]:
    """Give the pairs of claims that a rule would call a conflict, were they of one fact, with their features."""
    with tempfile.TemporaryDirectory() as folder:
        for name, text in texts.items():
            (Path(folder) / name).write_text(text, encoding="utf-8")
        articles, _ = read([Path(folder)], Settings())
    sentences = parsed(articles)
    raw: dict[str, list[Any]] = {a.id: [] for a in articles}
    for claim in unify_names([c for a in articles for c in extract(a, sentences[a.id])]):
        raw[claim.article].append(claim)
    related = relate_stories(articles, (c for a in articles for c in raw[a.id]))
    origins = group_origins(infer_published(articles, raw, related), sentences)
    claims = [c for a in origins for c in resolve(a, raw[a.id])]
    told, days = stories(claims), days_told([c for c in claims if c.kind is ValueKind.DATE])
    name_of = {a.id: Path(a.path).name for a in articles}
    rules = [r for r in load_folder(builtin_folder()) if r.scope is Scope.STORIES]
    for kind in sorted(KINDS):
        of_kind = [r for r in rules if r.compares is kind]
        for left, right in candidates([c for c in claims if c.kind is kind], told, related):
            if not (fits(left, right) and compatible_days(left, right, days) and in_conflict(left, right, of_kind)):
                continue
            found = features(left, right, told, related)
            if found is not None:
                yield (left, name_of[left.article]), (right, name_of[right.article]), found


_PARSED: dict[tuple[str, str], tuple[Sentence, ...]] = {}


def parsed(articles: Sequence[Article]) -> dict[str, tuple[Sentence, ...]]:
    """Parse the articles, each text once."""
    new = [a for a in articles if (a.id, a.text) not in _PARSED]
    if new:
        done = segment_all(new, load_parser(Settings().spacy_model), lambda _: None)
        _PARSED.update(((a.id, a.text), tuple(done[a.id])) for a in new)
    return {a.id: _PARSED[a.id, a.text] for a in articles}


def in_conflict(left: ResolvedClaim, right: ResolvedClaim, rules: Sequence[Rule]) -> bool:
    """Whether a rule finds the two values in conflict, and none finds that they agree or follow each other."""
    verdicts = {rule.level(left, right).verdict for rule in rules if rule.where(left, right)}
    return Verdict.CONFLICT in verdicts and not verdicts & {Verdict.AGREEMENT, Verdict.UPDATE}


def _key(left: Told, right: Told) -> tuple[str, ...]:
    return (
        left[0].kind,
        left[1],
        right[1],
        left[0].span.text,
        right[0].span.text,
        repr(left[0].value),
        repr(right[0].value),
    )


def _place(told: Told) -> tuple[str, int, int]:
    return (told[1], told[0].span.start, told[0].span.end)


def _finding(left: Told, right: Told) -> dict[str, dict[str, object]]:
    sides = {"left": left, "right": right}
    return {
        side: {"path": name, "start": claim.span.start, "end": claim.span.end} for side, (claim, name) in sides.items()
    }


def fit(table: np.ndarray, right: np.ndarray) -> np.ndarray:
    """Fit a logistic regression (Newton, ridge on standardised features); gives the intercept, then the weights."""
    mean, spread = table.mean(axis=0), table.std(axis=0) + 1e-6
    z = np.c_[np.ones(len(table)), (table - mean) / spread]
    ridge = np.diag([0.0, *[RIDGE] * table.shape[1]])
    b = np.zeros(z.shape[1])
    for _ in range(50):
        p = 1 / (1 + np.exp(-np.clip(z @ b, -30, 30)))
        gradient = z.T @ (p - right) + ridge @ b
        b -= np.linalg.solve((z * (p * (1 - p))[:, None]).T @ z + ridge + 1e-9 * np.eye(len(b)), gradient)
    weights = b[1:] / spread
    return np.r_[b[0] - weights @ mean, weights]


def probability(table: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Give the probability that each pair is of one fact."""
    return np.asarray(1 / (1 + np.exp(-np.clip(weights[0] + table @ weights[1:], -30, 30))))


def line(rows: Sequence[Row], found: np.ndarray, threshold: float) -> str:
    """Say what a threshold would let through."""
    over = [row for row, p in zip(rows, found, strict=True) if p >= threshold]
    planted = {e for row in over for e in row.edits}
    harmless = {e for row in over for e in row.harmless}
    plain = [row for row in over if not row.edited]
    gold = Counter(verdict for row in plain for verdict, _ in row.gold)
    return (
        f"at {threshold:.2f}: {len(planted)} planted conflicts, {len(harmless)} harmless edits flagged; "
        f"of {len(plain)} in the stories as they are {sum(row.right for row in plain)} annotated ({dict(gold)})"
    )


def toml(names: Sequence[str], weights: np.ndarray) -> str:
    """Write the table."""
    lines = [f"{name} = {value:.4f}" for name, value in zip(names, weights[1:], strict=True)]
    head = "# Written by tools/fit_at_odds.py; see checker/match/at_odds.py for what the features are."
    return "\n".join([head, f"intercept = {weights[0]:.4f}", f"enough = {ENOUGH}", "", "[features]", *lines, ""])


if __name__ == "__main__":
    main()
