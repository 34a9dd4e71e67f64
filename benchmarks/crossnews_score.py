"""Score findings against the gold standard of a folder of clusters: pairs of sentences, and planted edits.

A folder holds `articles/CLUSTER/*.txt`, `gold/CLUSTER.pairs.jsonl` and `gold/CLUSTER.edits.jsonl`; the measures are
described in README.md. A folder that brings a `score.py` of its own is scored by that.
"""

import importlib.util
import json
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

Finding = Mapping[str, Any]  # as in the JSON report; of a path, the file's name counts
Run = Callable[[Path], Sequence[Finding]]
Span = tuple[int, int]


class Row(NamedTuple):
    """One thing scored.

    `what` is "pair" (was a finding of the gold `verdict` made of it?), "edit" (was the planted conflict caught, or did
    the harmless edit raise one?) or "finding" (does the gold standard confirm the conflict?); `hit` answers that.
    `other`: a pair was flagged as a conflict; a planted edit was caught against any other article.
    """

    cluster: str
    what: str
    verdict: str
    kind: str
    hit: bool
    other: bool
    name: str


class Score(NamedTuple):
    """What came of one cluster; `unconfirmed` are the conflicts that the gold standard does not know."""

    rows: list[Row]
    unconfirmed: list[Mapping[str, Any]]


class _Side(NamedTuple):
    doc: str
    start: int
    end: int
    text: str

    def touches(self, doc: str, places: Iterable[Span]) -> bool:
        return self.doc == doc and any(self.start < end and start < self.end for start, end in places)


def score(folder: Path, cluster: str, run: Run) -> Score:
    """Run the checker on a cluster as it is and with its edits, and say what came of each pair, finding and edit."""
    own = folder / "score.py"
    if own.exists():
        return _by_script(own, folder, cluster, run)
    texts = {p.name: p.read_text(encoding="utf-8") for p in sorted((folder / "articles" / cluster).glob("*.txt"))}
    pairs, edits = (read_jsonl(folder / "gold" / f"{cluster}.{part}.jsonl") for part in ("pairs", "edits"))
    found = run(folder / "articles" / cluster)
    conflicts = [f for f in found if f["verdict"] == "conflict"]
    rows = []
    for pair in pairs:
        got = {f["verdict"] for f in found if _joins(f, texts, pair)}
        rows.append(
            Row(cluster, "pair", pair["verdict"], pair["kind"], pair["verdict"] in got, "conflict" in got, pair["id"])
        )
    unconfirmed: list[Mapping[str, Any]] = []
    for finding in conflicts:
        same = [pair["verdict"] for pair in pairs if _joins(finding, texts, pair)]
        rows.append(Row(cluster, "finding", "conflict", finding["kind"], "conflict" in same, False, finding["rule"]))
        if "conflict" not in same:
            unconfirmed.append({"cluster": cluster, "gold": same, **finding})
    for pack in packs(edits):
        rows += _edited(cluster, texts, pack, conflicts, run)
    return Score(rows, unconfirmed)


def packs(edits: Iterable[Mapping[str, Any]]) -> list[list[Mapping[str, Any]]]:
    """Group edits that cannot disturb one another, so that one run of the checker serves many."""
    groups: list[tuple[list[Mapping[str, Any]], set[tuple[str, str]], set[str]]] = []
    for edit in edits:
        doc = edit["doc"]
        touched = {(doc, edit["original"]), *((g["doc"], g["text"]) for g in edit["against"])}
        free = (group for group in groups if not touched & group[1] and doc not in group[2])
        group = next(free, None)
        if group is None:
            group = ([], set(), set())
            groups.append(group)
        group[0].append(edit)
        group[1].update(touched)
        group[2].add(doc)
    return [group[0] for group in groups]


def read_jsonl(path: Path) -> list[Mapping[str, Any]]:
    """Read a value from every line that is not empty."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def _edited(
    cluster: str, texts: Mapping[str, str], pack: Sequence[Mapping[str, Any]], before: Sequence[Finding], run: Run
) -> Iterator[Row]:
    """Make the edits of one pack, run the checker, and say of each whether a conflict follows from it."""
    now = dict(texts)
    for edit in pack:
        now[edit["doc"]] = now[edit["doc"]].replace(edit["original"], edit["edited"])
    with tempfile.TemporaryDirectory() as folder:
        for name, text in now.items():
            (Path(folder) / name).write_text(text, encoding="utf-8")
        after = [f for f in run(Path(folder)) if f["verdict"] == "conflict"]
    for edit in pack:
        doc = edit["doc"]
        known = {(s.doc, s.text) for s in _others(before, doc, _spans(texts[doc], edit["original"]))}
        drawn = list(_others(after, doc, _spans(now[doc], edit["edited"])))
        if edit["expected"] == "conflict":
            gold = [(g["doc"], _spans(now[g["doc"]], g["text"])) for g in edit["against"]]
            hit = any(side.touches(*place) for side in drawn for place in gold)
            yield Row(cluster, "edit", "conflict", edit["kind"], hit, bool(drawn), edit["id"])
        else:
            hit = any((side.doc, side.text) not in known for side in drawn)
            yield Row(cluster, "edit", "no_conflict", edit["kind"], hit, False, edit["id"])


def _others(findings: Iterable[Finding], doc: str, places: Sequence[Span]) -> Iterator[_Side]:
    """Give the sides in other articles of the findings that touch one of the places."""
    for finding in findings:
        left, right = _sides(finding)
        for here, there in ((left, right), (right, left)):
            if here.touches(doc, places) and there.doc != doc:
                yield there


def _sides(finding: Finding) -> tuple[_Side, _Side]:
    left, right = (
        _Side(Path(side["path"]).name, side["start"], side["end"], side["text"])
        for side in (finding["left"], finding["right"])
    )
    return left, right


def _joins(finding: Finding, texts: Mapping[str, str], pair: Mapping[str, Any]) -> bool:
    """Whether the finding touches both sentences of the pair, whichever way round."""
    a, b = _sides(finding)
    left, right = ((s["doc"], _spans(texts[s["doc"]], s["text"])) for s in (pair["left"], pair["right"]))
    return (a.touches(*left) and b.touches(*right)) or (a.touches(*right) and b.touches(*left))


def _spans(text: str, sentence: str) -> list[Span]:
    found, at = [], text.find(sentence)
    while at >= 0:
        found.append((at, at + len(sentence)))
        at = text.find(sentence, at + 1)
    return found


def _by_script(path: Path, folder: Path, cluster: str, run: Run) -> Score:
    """Score by the `score` function of a folder's own script, whose `run` starts a command: ours answers instead."""
    spec = importlib.util.spec_from_file_location("crossnews_own_score", path)
    assert spec is not None  # noqa: S101 - the file is there
    assert spec.loader is not None  # noqa: S101
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    script.run = lambda _command, where: {"findings": run(Path(where))}  # type: ignore[attr-defined]
    rows, unconfirmed, _articles = script.score(folder, cluster, "")
    return Score([Row(cluster, *row) for row in rows], unconfirmed)
