"""How much of what a comparison with everything finds, a gate on an archive finds: the recall of its candidates.

    python -m benchmarks.archive_recall ARCHIVE [--drafts N] [--few N ...]

Every so many-th story of the archive is a draft once. It is compared with all other stories that the archive holds, and
then with only as many as a gate loads. Counted are the findings of the first that the second has, too: the same rule,
verdict and places. The model stays off: it judges pairs, and has no part in which stories are loaded. Ends with
status 1 where the last recall is below the floor in floors.toml.
"""

import argparse
import time
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple
from unittest.mock import patch

from checker import pipeline
from checker.archive import Story, load_stories, reading
from checker.model import Finding, Verdict
from checker.settings import Settings

FLOORS = Path(__file__).parent / "floors.toml"
SHOWN = (Verdict.CONFLICT, Verdict.UPDATE, Verdict.DISPUTE, Verdict.AGREEMENT)


def main() -> None:
    """Print a line for each number of candidates: the recall of each verdict's findings, and the time a draft takes."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("archive", type=Path)
    parser.add_argument("--drafts", type=int, default=12)
    parser.add_argument("--few", type=int, nargs="+", default=[30, 120, pipeline.FEW])
    options = parser.parse_args()
    for line in measured(options.archive, options.drafts, options.few):
        print(line.text, flush=True)
    floor = tomllib.loads(FLOORS.read_text("utf-8"))["archive"]["recall"]
    if line.recall < floor:
        raise SystemExit(f"recall {line.recall:.4f} is below {floor}")


class Line(NamedTuple):
    """What is found with so many candidates: a share of what a comparison with everything finds, and in words."""

    recall: float
    text: str


def measured(archive: Path, drafts: int, few: Sequence[int]) -> Iterator[Line]:
    """Compare so many stories of an archive with all others, and then with as many as are given each time."""
    with reading(archive) as connection:
        numbers = [n for (n,) in connection.execute("SELECT id FROM stories WHERE current = 1 ORDER BY id")]
        stories = list(load_stories(connection, numbers))
    step = max(1, len(stories) // drafts)
    chosen = stories[step // 2 :: step][:drafts]
    whole = [found(d, [s for s in stories if s.article.id != d.article.id])[0] for d in chosen]
    del stories
    yield Line(1.0, f"{len(numbers)} stories, {len(chosen)} drafts: {counted(whole)} in a comparison with everything")
    for most in few:
        with patch.object(pipeline, "FEW", most):
            pairs = [found(d, (), archive) for d in chosen]
        shared = [all_ & some for all_, (some, _) in zip(whole, pairs, strict=True)]
        more = sum(len(some - all_) for all_, (some, _) in zip(whole, pairs, strict=True))
        seconds = sorted(s for _, s in pairs)
        recall = sum(map(len, shared)) / max(1, sum(map(len, whole)))
        yield Line(
            recall,
            f"{most:4} candidates: recall {recall:.4f} ({counted(shared)}), {more} that the other lacks;"
            f" CPU seconds a draft: median {seconds[len(seconds) // 2]:.2f}, most {seconds[-1]:.2f}",
        )


Key = tuple[Verdict, str, frozenset[tuple[str, int, int]]]


def found(draft: Story, others: Sequence[Story], *archives: Path) -> tuple[set[Key], float]:
    """Give what is found in a draft against others and what archives hold, and the CPU seconds that it took."""
    settings = Settings(nli="off", show=SHOWN)
    loaded = pipeline.load_judges(settings)
    began = time.process_time()
    report = pipeline.compare_stories([draft], others, settings, loaded, archives=archives)
    if report.errors:
        raise SystemExit(report.errors[0].message)
    return set(map(key, report.findings)), time.process_time() - began


def key(finding: Finding) -> Key:
    """Tell a finding by its rule, its verdict and its places."""
    return finding.verdict, finding.rule, frozenset((p.path, p.start, p.end) for p in finding.places)


def counted(sets: list[set[Key]]) -> str:
    """Give how many findings there are of each verdict."""
    counts = Counter(verdict for keys in sets for verdict, *_ in keys)
    return ", ".join(f"{counts[v]} {v.value}" for v in SHOWN)


if __name__ == "__main__":
    main()
