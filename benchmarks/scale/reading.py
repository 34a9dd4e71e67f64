"""How reading (parser and extraction) scales over processes: articles per second of processor time, and memory.

    python -m benchmarks.scale.reading [--articles N] [--jobs N...] [--rounds N]

The first N stories of `news.py` are read as `check index` reads them, with each number of `--jobs` in turn, several
rounds of it; each run is a process of its own. Given is the best round: the processor seconds of this process and of
its workers, without those of loading (a run of no more articles than there are jobs), the wall time, with it, and the
most memory that the process and the largest of its workers had. On a shared machine only processor time is worth
comparing: with the same of it for one process and for two, N cores do N times as much.
"""

import argparse
import multiprocessing
import resource
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import islice
from typing import NamedTuple

from benchmarks.scale.news import stories
from checker import pipeline
from checker.ingest import read_text
from checker.model import Problem
from checker.settings import Settings


class Run(NamedTuple):
    """What one run took: seconds, and MB."""

    parent: float
    workers: float
    wall: float
    parent_mb: int
    worker_mb: int


def main(articles: int, jobs: Sequence[int], rounds: int) -> dict[int, Run]:
    """Measure, print a table, and give the best run for each number of jobs, without loading."""
    context = multiprocessing.get_context("spawn")
    best: dict[int, Run] = {}
    with ProcessPoolExecutor(1, context, max_tasks_per_child=1) as pool:
        for _ in range(rounds):
            for n in jobs:
                loading, whole = pool.submit(read, n, n).result(), pool.submit(read, articles, n).result()
                parent, workers = whole.parent - loading.parent, whole.workers - loading.workers
                run = whole._replace(parent=parent, workers=workers)
                if n not in best or parent + workers < best[n].parent + best[n].workers:
                    best[n] = run
    print("jobs  articles/s of processor  parent s  workers s  wall s  parent MB  worker MB")
    for n, run in best.items():
        rate = (articles - n) / (run.parent + run.workers)
        print(f"{n:4}{rate:25.1f}{run.parent:10.2f}{run.workers:11.2f}{run.wall:8.1f}", end="")
        print(f"{run.parent_mb:11}{run.worker_mb:11}")
    return best


def read(articles: int, jobs: int) -> Run:
    """Read so many stories in so many processes."""
    told = [a for story in islice(stories(1), articles) for a in read_text(story.name, story.text)]
    start, wall = time.process_time(), time.perf_counter()
    loaded = pipeline.load_reader(Settings(jobs=jobs, cache=False, nli="off"))
    for parsed in pipeline.parse_each(told, loaded):
        if isinstance(parsed, Problem):
            raise SystemExit(parsed.message)
    own, others = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return Run(
        time.process_time() - start,
        others.ru_utime + others.ru_stime,
        time.perf_counter() - wall,
        own.ru_maxrss // 1024,
        others.ru_maxrss // 1024,
    )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Measure how reading scales over processes.")
    parser.add_argument("--articles", type=int, default=400)
    parser.add_argument("--jobs", type=int, nargs="*", default=[1, 2])
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    main(options.articles, options.jobs, options.rounds)
