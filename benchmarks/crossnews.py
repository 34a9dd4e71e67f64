"""How much of what is at odds between news stories is found, and how often an alarm is false.

    python benchmarks/crossnews.py [FOLDER] [--ways rules nli both] [--clusters C...] [--thresholds] [--out DIR]

FOLDER holds clusters of stories of one event with a gold standard (see README.md): `../shared/crossnews` where it is
there, else `benchmarks/crossnews_public`. The ways are an ablation: the rules alone; the NLI model alone, on every two
sentences of different stories whose words are alike (tf-idf cosine), as tools without claims do; and both, as shipped.
Each runs in a process of its own. Its time is the processor time of the unedited clusters from a cold start, its memory
the peak of the process. `--thresholds` scores the same findings at several values of `--min-confidence` (way: both).
`--out` keeps rows and unconfirmed conflicts as JSON lines. Ends with status 1 below a floor of floors.toml, which hold
for the public clusters and the rules.
"""

import argparse
import contextlib
import json
import math
import resource
import subprocess
import sys
import time
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from unittest import mock

from benchmarks.crossnews_score import Finding, Row, Run, read_jsonl, score
from checker import pipeline
from checker.extract import extract, segment
from checker.extract.sentences import Parser, load_parser
from checker.ingest import read
from checker.model import Article, Claim, Report, Sentence
from checker.names import stem
from checker.nli import Nli, load_nli, score_both_ways
from checker.settings import Settings

HERE = Path(__file__).resolve().parent
PRIVATE = HERE.parents[1] / "shared" / "crossnews"
PUBLIC = HERE / "crossnews_public"
WAYS = ("rules", "nli", "both")
THRESHOLDS = (0.0, 0.6, 0.8)
# Sentences that share less than this have nothing to do with each other (cosine of tf-idf).
SIMILAR = 0.3
# The measures: title, what, verdict, and whether `other` is asked for instead of `hit`.
MEASURES = {
    "planted_strict": ("planted conflicts caught, against the right sentence", "edit", "conflict", False),
    "planted_loose": ("planted conflicts caught, against any article", "edit", "conflict", True),
    "false_alarms": ("false alarms on harmless edits", "edit", "no_conflict", False),
    "natural_conflict": ("natural conflicts found", "pair", "conflict", False),
    "natural_agreement": ("natural agreements found", "pair", "agreement", False),
    "natural_update": ("natural updates found", "pair", "update", False),
    "natural_dispute": ("natural disputes found", "pair", "dispute", False),
    "undecided_flagged": ("tempting pairs flagged as conflict", "pair", "undecided", True),
    "agreement_flagged": ("agreements flagged as conflict", "pair", "agreement", True),
    "update_flagged": ("updates flagged as conflict", "pair", "update", True),
    "precision": ("conflicts on unedited stories that gold confirms", "finding", "conflict", False),
}
FEWER_IS_BETTER = {"false_alarms", "undecided_flagged", "agreement_flagged", "update_flagged"}


@dataclass
class Parsed:
    """What a text was read as, kept: of the stories of a cluster an edit changes one."""

    parser: Parser
    sentences: dict[object, tuple[Sentence, ...]] = field(default_factory=dict)
    claims: dict[object, list[Claim]] = field(default_factory=dict)

    def segment_all(self, articles: Sequence[Article], parser: Parser) -> dict[str, tuple[Sentence, ...]]:
        """Do what `segment_all` does, for what is new."""
        for article in articles:
            if _key(article) not in self.sentences:
                self.sentences[_key(article)] = tuple(segment(article, parser))
        return {a.id: self.sentences[_key(a)] for a in articles}

    def extract(self, article: Article, sentences: Sequence[Sentence]) -> list[Claim]:
        """Do what `extract` does, for what is new."""
        if _key(article) not in self.claims:
            self.claims[_key(article)] = list(extract(article, sentences))
        return self.claims[_key(article)]


def _key(article: Article) -> object:
    return article.id, article.text


class Checker:
    """One way of checking a folder, with what it has read and scored kept for the next folder."""

    def __init__(self, way: str, similar: float = SIMILAR) -> None:
        self.way = way
        self.similar = similar
        self.settings = Settings(nli="off" if way == "rules" else "embedded")
        self.parsed = Parsed(load_parser(self.settings.spacy_model))
        # Scores are kept in memory alone, so that a run's time does not hang on the runs before it.
        self.nli = load_nli(self.settings.nli, cache=False)
        self.done: dict[tuple[tuple[str, str], ...], list[Finding]] = {}

    def run(self, folder: Path) -> list[Finding]:
        """Give the findings on a folder's stories; a folder with the same stories is not checked twice."""
        key = tuple((p.name, p.read_text(encoding="utf-8")) for p in sorted(folder.glob("*.txt")))
        if key not in self.done:
            # Names of stories hang on their paths as given; from within their folder they are the same for all edits.
            with contextlib.chdir(folder):
                self.done[key] = self._sentences() if self.way == "nli" else _findings(self._pipeline())
        return self.done[key]

    def at(self, least: float) -> Run:
        """Give a way to run that leaves out findings below a confidence, as `--min-confidence` does."""
        return lambda folder: [f for f in self.run(folder) if f["confidence"] >= least]

    def _pipeline(self) -> Report:
        parsed = self.parsed
        with mock.patch.multiple(
            pipeline,
            load_parser=lambda _: parsed.parser,
            segment_all=parsed.segment_all,
            extract=parsed.extract,
            load_nli=lambda *_, **__: self.nli,
        ):
            return pipeline.check([Path()], self.settings)

    def _sentences(self) -> list[Finding]:
        """Judge every two like sentences of different stories by the model's labels: no claims, no rules."""
        articles, _ = read([Path()], self.settings)
        told = [(a, s) for a in articles for s in self.parsed.segment_all([a], self.parsed.parser)[a.id]]
        pairs = list(alike([(a.id, s) for a, s in told], self.similar))
        assert self.nli is not None  # noqa: S101 - this way has one
        return list(_labelled(told, pairs, self.nli))


def alike(sentences: Sequence[tuple[str, Sentence]], least: float) -> Iterator[tuple[int, int, float]]:
    """Give the pairs of sentences of different articles by index whose words' tf-idf cosine is `least` or more."""
    counts = [Counter(stem(t.lemma.lower()) for t in s.tokens if t.text[0].isalnum()) for _, s in sentences]
    spread = Counter(word for c in counts for word in c)
    vectors = []
    for c in counts:
        weighed = {w: n * math.log((1 + len(counts)) / (1 + spread[w])) for w, n in c.items()}
        length = math.sqrt(math.fsum(x * x for x in weighed.values())) or 1.0
        vectors.append({w: x / length for w, x in weighed.items()})
    holders: dict[str, list[int]] = defaultdict(list)
    for i, vector in enumerate(vectors):
        for word in vector:
            holders[word].append(i)
    dots: dict[tuple[int, int], float] = defaultdict(float)
    for word, ids in holders.items():
        for n, i in enumerate(ids):
            for j in ids[n + 1 :]:
                dots[i, j] += vectors[i][word] * vectors[j][word]
    for (i, j), cosine in sorted(dots.items()):
        if cosine >= least and sentences[i][0] != sentences[j][0]:
            yield i, j, cosine


def _labelled(
    told: Sequence[tuple[Article, Sentence]], pairs: Sequence[tuple[int, int, float]], nli: Nli
) -> Iterator[Finding]:
    """Call a contradiction that is likelier than not both ways a conflict, and an entailment one way an agreement."""
    both = score_both_ways(nli, [(told[i][1].text, told[j][1].text) for i, j, _ in pairs])
    for (i, j, _), (forth, back) in zip(pairs, both, strict=True):
        against = min(forth.contradiction, back.contradiction)
        following = max(forth.entailment, back.entailment)
        if max(against, following) >= 0.5:
            yield {
                "verdict": "conflict" if against >= 0.5 else "agreement",
                "kind": "statement",
                "rule": "sentences",
                "confidence": max(against, following),
                "message": "",
                "fingerprint": "",
                **{
                    side: {"path": a.path, "start": s.start, "end": s.end, "text": s.text}
                    for side, (a, s) in (("left", told[i]), ("right", told[j]))
                },
            }


def _findings(report: Report) -> list[Finding]:
    return [f.model_dump(mode="json") for f in report.findings]


def measure(folder: Path, clusters: Sequence[str], way: str, thresholds: Sequence[float]) -> dict[str, Any]:
    """Score one way in this process: seconds and MB of the unedited clusters, and the rows at each threshold."""
    checker = Checker(way)
    wall = time.perf_counter()
    for cluster in clusters:
        checker.run(folder / "articles" / cluster)
    wall, cpu = time.perf_counter() - wall, time.process_time()
    result: dict[str, Any] = {"wall": wall, "cpu": cpu, "rows": {}, "unconfirmed": []}
    for least in thresholds:
        scores = [score(folder, cluster, checker.at(least)) for cluster in clusters]
        result["rows"][str(least)] = [row for s in scores for row in s.rows]
        if least == min(thresholds):
            result["unconfirmed"] = [u for s in scores for u in s.unconfirmed]
    result["mb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return result


def apart(folder: Path, clusters: Sequence[str], way: str, thresholds: Sequence[float]) -> dict[str, Any]:
    """Score one way in a process of its own."""
    words = [sys.executable, __file__, str(folder), "--alone", way, "--clusters", *clusters]
    done = subprocess.run(  # noqa: S603 - ourselves
        [*words, "--at", *map(str, thresholds)], stdout=subprocess.PIPE, text=True, check=True
    )
    answer: dict[str, Any] = json.loads(done.stdout)
    answer["rows"] = {at: [Row(*row) for row in rows] for at, rows in answer["rows"].items()}
    return answer


def hits(rows: Sequence[Row], measure_name: str) -> tuple[int, int]:
    """Give how many of the rows that a measure is about count, and how many there are."""
    _, what, verdict, other = MEASURES[measure_name]
    about = [row for row in rows if (row.what, row.verdict) == (what, verdict)]
    return sum(row.other if other else row.hit for row in about), len(about)


def share(counts: tuple[int, int]) -> str:
    """Give "12.5% (1/8)"."""
    n, of = counts
    return f"{n / of:.1%} ({n}/{of})" if of else "- (0/0)"


def table(columns: Mapping[str, Sequence[Row]]) -> Iterator[str]:
    """Give a line for each measure, and below it for each kind of value, with a column for each set of rows."""
    yield f"{'':58}" + "".join(f"{name:>18}" for name in columns)
    for name, (title, what, verdict, _) in MEASURES.items():
        yield f"{title:58}" + "".join(f"{share(hits(rows, name)):>18}" for rows in columns.values())
        if name in {"planted_strict", "natural_conflict", "natural_agreement", "precision"}:
            told = {r.kind for rows in columns.values() for r in rows if (r.what, r.verdict) == (what, verdict)}
            for kind in sorted(told):
                of_kind = [[row for row in rows if row.kind == kind] for rows in columns.values()]
                yield f"  {kind:56}" + "".join(f"{'{}/{}'.format(*hits(rows, name)):>18}" for rows in of_kind)


def below_floors(rows: Sequence[Row], floors: Mapping[str, float]) -> list[str]:
    """Name the measures that are worse than their floors, which are shares; few false alarms are better than many."""
    worse = []
    for name, floor in floors.items():
        n, of = hits(rows, name)
        reached = n / of if of else 0.0
        if reached > floor if name in FEWER_IS_BETTER else reached < floor:
            worse.append(f"{name}: {reached:.3f} is worse than {floor}")
    return worse


def load_floors() -> dict[str, float]:
    """Give the floors of the public clusters by measure."""
    table: dict[str, float] = tomllib.loads((HERE / "floors.toml").read_text(encoding="utf-8"))["crossnews_public"]
    return table


def cluster_names(folder: Path) -> list[str]:
    """Give the names of a folder's clusters."""
    return sorted(p.name.removesuffix(".pairs.jsonl") for p in (folder / "gold").glob("*.pairs.jsonl"))


def main() -> int:
    """Read the command line, measure, print, give the exit status."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("folder", nargs="?", type=Path, default=PRIVATE if PRIVATE.is_dir() else PUBLIC)
    parser.add_argument("--ways", nargs="+", choices=WAYS, default=WAYS)
    parser.add_argument("--clusters", nargs="+")
    parser.add_argument("--thresholds", action="store_true")
    parser.add_argument("--out", type=Path)
    parser.add_argument("--alone", choices=WAYS, help=argparse.SUPPRESS)
    parser.add_argument("--at", nargs="+", type=float, default=[0.0], help=argparse.SUPPRESS)
    options = parser.parse_args()
    clusters = options.clusters or cluster_names(options.folder)
    if not clusters:
        print(f"{options.folder}: no clusters there", file=sys.stderr)
        return 2
    if options.alone:
        print(json.dumps(measure(options.folder, clusters, options.alone, options.at)))
        return 0
    ways, at = (("both",), THRESHOLDS) if options.thresholds else (options.ways, (0.0,))
    results = {way: apart(options.folder, clusters, way, at) for way in ways}
    articles = sum(1 for c in clusters for _ in (options.folder / "articles" / c).glob("*.txt"))
    pairs = sum(len(read_jsonl(options.folder / "gold" / f"{c}.pairs.jsonl")) for c in clusters)
    print(f"{options.folder.name}: {len(clusters)} clusters, {articles} articles, {pairs} gold pairs")
    if options.thresholds:
        columns = {f"from {least}": results["both"]["rows"][str(least)] for least in at}
    else:
        columns = {way: result["rows"]["0.0"] for way, result in results.items()}
    print("\n".join(table(columns)))
    for way, result in results.items():
        spent = f"{result['cpu']:.1f} s of processor time, {result['wall']:.1f} s of the clock"
        print(f"{way}: {spent}, {result['mb']:.0f} MB")
    if options.out is not None:
        options.out.mkdir(parents=True, exist_ok=True)
        for way, result in results.items():
            for part, lines in (("rows", result["rows"][str(at[0])]), ("unconfirmed", result["unconfirmed"])):
                text = "".join(json.dumps(line) + "\n" for line in lines)
                (options.out / f"{way}.{part}.jsonl").write_text(text, encoding="utf-8")
    whole = options.folder.resolve() == PUBLIC and clusters == cluster_names(PUBLIC) and "rules" in ways
    worse = below_floors(results["rules"]["rows"]["0.0"], load_floors()) if whole else []
    for line in worse:
        print(line, file=sys.stderr)
    return 1 if worse else 0


if __name__ == "__main__":
    sys.exit(main())
