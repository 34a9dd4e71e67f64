"""How much of what a comparison with everything finds, a gate on an archive finds: the recall of its candidates.

    python -m benchmarks.archive_recall ARCHIVE [--drafts N] [--few N ...]

Every so many-th story of the archive is a draft once. It is compared with all other stories that the archive holds, and
then with only as many as a gate loads. Counted are the findings of the first that the second has, too: the same rule,
verdict and places. The model stays off: it judges pairs, and has no part in which stories are loaded.
"""

import argparse
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from unittest.mock import patch

from checker import pipeline
from checker.archive import Story, candidates, load_stories, reading
from checker.model import Finding, Verdict
from checker.settings import Settings

SHOWN = (Verdict.CONFLICT, Verdict.UPDATE, Verdict.DISPUTE, Verdict.AGREEMENT)


def main() -> None:
    """Print a line for each number of candidates: the recall of each verdict's findings, and the time a draft takes."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("archive", type=Path)
    parser.add_argument("--drafts", type=int, default=12)
    parser.add_argument("--few", type=int, nargs="+", default=[16, 32, 64, 120])
    options = parser.parse_args()
    with reading(options.archive) as connection:
        numbers = [n for (n,) in connection.execute("SELECT id FROM stories WHERE current = 1 ORDER BY id")]
        chosen = numbers[:: max(1, len(numbers) // options.drafts)][: options.drafts]
        drafts = list(load_stories(connection, chosen))
    whole = [found(options.archive, d, len(numbers))[0] for d in drafts]
    print(f"{len(numbers)} stories, {len(drafts)} drafts: {counted(whole)} findings of a comparison with everything")
    for few in options.few:
        pairs = [found(options.archive, d, few) for d in drafts]
        shared = [all_ & some for all_, (some, _) in zip(whole, pairs, strict=True)]
        more = sum(len(some - all_) for all_, (some, _) in zip(whole, pairs, strict=True))
        seconds = sorted(s for _, s in pairs)
        recall = sum(map(len, shared)) / max(1, sum(map(len, whole)))
        print(
            f"{few:4} candidates: recall {recall:.4f} ({counted(shared)}), {more} that the other lacks;"
            f" CPU seconds a draft: median {seconds[len(seconds) // 2]:.2f}, most {seconds[-1]:.2f}"
        )
        sys.stdout.flush()


Key = tuple[Verdict, str, frozenset[tuple[str, int, int]]]


def found(archive: Path, draft: Story, few: int) -> tuple[set[Key], float]:
    """Give what a gate finds with so many candidates, and the CPU seconds that it took."""
    settings = Settings(nli="off", show=SHOWN)
    loaded = pipeline.load_judges(settings)
    began = time.process_time()
    with at_most(few):
        report = pipeline.compare_stories([draft], (), settings, loaded, archives=[archive])
    if report.errors:
        raise SystemExit(report.errors[0].message)
    return set(map(key, report.findings)), time.process_time() - began


@contextmanager
def at_most(few: int) -> Iterator[None]:
    """Let a gate load so many stories."""
    with patch.object(pipeline, "candidates", partial(candidates, few=few)):
        yield


def key(finding: Finding) -> Key:
    """Tell a finding by its rule, its verdict and its places."""
    return finding.verdict, finding.rule, frozenset((p.path, p.start, p.end) for p in finding.places)


def counted(sets: list[set[Key]]) -> str:
    """Give how many findings there are of each verdict."""
    counts = Counter(verdict for keys in sets for verdict, *_ in keys)
    return ", ".join(f"{counts[v]} {v.value}" for v in SHOWN)


if __name__ == "__main__":
    main()
