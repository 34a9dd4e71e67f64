"""How well attributions are found on news annotated after PolNeAR (Newell, Margolin and Ruths 2018).

    python benchmarks/attribution.py FILE.jsonl.gz [--errors]

A source is right when an annotated attribution overlaps it in source and in cue. Contents are scored by proportional
overlap (Johansson and Moschitti 2010): how much of each found content is annotated, how much of each annotated one is
found. PolNeAR also annotates attitudes ("criticised her plan", "wants the job"), which the checker leaves in the
writer's voice on purpose; recall is therefore given a second time over the cues that hold a verb of saying.
"""

import gzip
import json
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from checker.extract.attribution import attributions
from checker.extract.quotations import quotations
from checker.extract.reporting import load_reporting
from checker.extract.sentences import load_parser, segment
from checker.model import Article, PublishedFrom, Sentence, Span
from checker.settings import Settings

Stretch = tuple[tuple[int, int], ...]


class Case(NamedTuple):
    """One attribution, annotated or found, as offsets."""

    source: Stretch
    cue: Stretch
    content: Stretch


class Score(NamedTuple):
    """A found or annotated attribution: whether the other side has its source, how much it has of its content."""

    source: bool
    content: float
    saying: bool


def main(path: Path, *, errors: bool) -> None:
    """Print precision, recall and F1 of sources and contents."""
    if not path.exists():
        print(f"{path}: not here; nothing measured")
        return
    parser = load_parser(Settings().spacy_model)
    precision: list[Score] = []
    recall: list[Score] = []
    for text, gold in _documents(path):
        article = _article(text)
        sentences = segment(article, parser)
        found = [
            Case(((a.mention.start, a.mention.end),), ((a.cue.start, a.cue.end),), ((a.content.start, a.content.end),))
            for a in attributions(article, sentences, quotations(article, sentences))
            if a.mention is not None and a.cue is not None
        ]
        spoken = _spoken(sentences)
        scores = [_score(case, gold, spoken) for case in found], [_score(case, found, spoken) for case in gold]
        precision.extend(scores[0])
        recall.extend(scores[1])
        if errors:
            _explain(text, "not annotated", found, scores[0])
            _explain(text, "missed", gold, [s._replace(source=s.source or not s.saying) for s in scores[1]])
    print(f"{len(precision)} found, {len(recall)} annotated")
    _print("sources", [float(s.source) for s in precision], [float(s.source) for s in recall])
    _print("contents", [s.content for s in precision], [s.content for s in recall])
    saying = [s for s in recall if s.saying]
    _print("sources, verbs of saying", [float(s.source) for s in precision], [float(s.source) for s in saying])
    _print("contents, verbs of saying", [s.content for s in precision], [s.content for s in saying])


def _print(label: str, precision: Sequence[float], recall: Sequence[float]) -> None:
    p, r = sum(precision) / max(len(precision), 1), sum(recall) / max(len(recall), 1)
    print(f"{label:26} precision {p:.3f}  recall {r:.3f} of {len(recall)}  F1 {2 * p * r / max(p + r, 1e-9):.3f}")


def _documents(path: Path) -> Iterator[tuple[str, list[Case]]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            document = json.loads(line)
            yield document["text"], list(_cases(next(iter(document["ann"].values()))))


def _cases(annotation: str) -> Iterator[Case]:
    """Read brat's standoff format; attributions without a source are left out."""
    rows = [line.split("\t") for line in annotation.splitlines() if line]
    spans = {
        row[0]: tuple((int(a), int(b)) for a, b in re.findall(r"(\d+) (\d+)", row[1]))
        for row in rows
        if row[0][0] == "T"
    }
    for row in rows:
        if row[0][0] == "E":
            roles = dict(part.split(":") for part in row[1].split())
            if {"Source", "Cue", "Content"} <= roles.keys():
                yield Case(spans[roles["Source"]], spans[roles["Cue"]], spans[roles["Content"]])


def _article(text: str) -> Article:
    paragraphs = tuple(Span(start=m.start(), end=m.end(), text=m[0]) for m in re.finditer(r"\S.*", text))
    return Article(
        id="", path="", story=0, title="", published=None, published_from=PublishedFrom.UNKNOWN, origin="", text=text,
        paragraphs=paragraphs,
    )  # fmt: skip


def _spoken(sentences: Sequence[Sentence]) -> set[int]:
    """Give the offsets of the verbs of saying."""
    attitudes = load_reporting().attitudes
    return {
        t.start
        for s in sentences
        for t in s.tokens
        if attitudes.get((t.lemma, "clause")) == "speech" or t.text.lower() == "according"
    }


def _score(case: Case, others: Sequence[Case], spoken: set[int]) -> Score:
    near = [o for o in others if _shared(case.cue, o.cue)]
    shared = max((_shared(case.content, o.content) for o in near), default=0)
    return Score(
        source=any(_shared(case.source, o.source) for o in near),
        content=shared / sum(b - a for a, b in case.content),
        saying=any(a <= offset < b for a, b in case.cue for offset in spoken),
    )


def _shared(left: Stretch, right: Stretch) -> int:
    return sum(max(0, min(b, d) - max(a, c)) for a, b in left for c, d in right)


def _explain(text: str, label: str, cases: Sequence[Case], scores: Sequence[Score]) -> None:
    for case, score in zip(cases, scores, strict=True):
        source, cue, content = (text[s[0][0] : s[0][1]] for s in case)
        if not score.source:
            print(f"{label}: {source} | {cue} | {content[:110]}")
        elif score.content < 0.5:
            print(f"{label}, half: {cue} | {content[:110]}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), errors="--errors" in sys.argv)
