"""How indexing grows: `check index` itself on folders of made-up news, and gates on what it wrote.

    python -m benchmarks.scale.indexing [--sizes N...] [--jobs N] [--drafts N] [--folder DIR]

For each size the stories of `news.py` are written as files, and `check index` reads them into a new archive. Given are
the processor seconds of the command and its processes without those of loading (a folder of one story), articles per
second of them, the most memory that one process had, bytes an article, and what drafts cost that follow those stories,
as in `measure.py`. The exponent is the slope of log time on log size.
"""

import argparse
import multiprocessing
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from benchmarks.scale.measure import gate_all, slope
from benchmarks.scale.news import stories, write
from checker.ingest import read_text


class Run(NamedTuple):
    """What one size took: processor seconds, MB of the largest process, bytes an article, and its gates."""

    seconds: float
    memory: int
    bytes_each: float
    gates: dict[str, float]


def main(sizes: Sequence[int], jobs: int, drafts: int, folder: Path) -> dict[int, Run]:
    """Measure, print a line for each size as it is done, and give the figures."""
    found: dict[int, Run] = {}
    loading, _ = index(1, folder, jobs)
    for size in sizes:
        seconds, memory = index(size, folder, jobs)
        archive = written(size, folder)
        last = [a for story in islice(stories(1), size, size + drafts) for a in read_text(story.name, story.text)]
        with multiprocessing.get_context("spawn").Pool(1) as alone:  # a process of its own, for its memory
            gates = alone.apply(gate_all, (last, archive))
        run = found[size] = Run(seconds - loading, memory, archive.stat().st_size / size, gates)
        print(f"{size:,} articles: {run.seconds:.0f} s of processor, {size / run.seconds:.1f} a second;", end=" ")
        print(f"{run.memory} MB; {run.bytes_each:.0f} bytes each; a gate:", end=" ")
        print(f"median {gates['median']:.2f} s, p95 {gates['p95']:.2f} s, {gates['MB']} MB over the model", flush=True)
    if len(found) > 1:
        print(f"exponent of indexing: {slope([(size, run.seconds) for size, run in found.items()]):.2f}")
    return found


def written(size: int, folder: Path) -> Path:
    """Give the path of the archive of so many stories."""
    return folder / f"indexed-{size}.archive"


def index(size: int, folder: Path, jobs: int) -> tuple[float, int]:
    """Run `check index` on so many stories; give its processor seconds, and the most memory of a process, in MB."""
    news, archive = folder / f"news-{size}", written(size, folder)
    archive.unlink(missing_ok=True)
    write(size, news, seed=1)
    command = [sys.executable, "-m", "checker", "index", str(archive), str(news), "--jobs", str(jobs)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as running:  # noqa: S603 - our own command
        _, status, used = os.wait4(running.pid, 0)
        running.returncode = os.waitstatus_to_exitcode(status)
    if running.returncode:
        raise subprocess.CalledProcessError(running.returncode, command)
    return used.ru_utime + used.ru_stime, used.ru_maxrss // 1024


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Measure how indexing grows.")
    parser.add_argument("--sizes", type=int, nargs="*", default=[1_000, 10_000])
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--drafts", type=int, default=20)
    parser.add_argument("--folder", type=Path, help="where news and archives are left; a temporary one by default")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        place = options.folder or Path(temporary)
        place.mkdir(parents=True, exist_ok=True)
        main(options.sizes, options.jobs, options.drafts, place)
