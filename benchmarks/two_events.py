"""How often two events are taken for one: of what is found in made-up news of many events, what is found within one.

    python -m benchmarks.two_events [--articles N] [--seeds N...]

News of a sort is told in the same phrases: two takeovers, two storms in a week. `scale/news.py` makes such news up, and
knows which event each story is about. The first N stories of each seed are compared with each other by the rules alone.
Counted are the findings of each verdict between stories of one event and of two; a finding between two is wrong,
whatever it says.
Ends with status 1 where fewer of the conflicts are within one event than the floor in floors.toml.
"""

import argparse
import tomllib
from collections import Counter
from collections.abc import Sequence
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from tabulate import tabulate

from benchmarks.scale.news import stories
from checker import pipeline
from checker.ingest import read_text
from checker.model import Verdict
from checker.settings import Settings

FLOORS = Path(__file__).parent / "floors.toml"
SHOWN = (Verdict.CONFLICT, Verdict.UPDATE, Verdict.DISPUTE, Verdict.AGREEMENT)


class Share(NamedTuple):
    """So many findings of a verdict are between stories of one event, and so many between stories of two."""

    one: int
    two: int

    @property
    def within(self) -> float:
        """The share of those that are within one event."""
        return self.one / max(1, self.one + self.two)


def main(articles: int, seeds: Sequence[int]) -> None:
    """Print a table for each seed, and hold the conflicts of all to the floor."""
    total = Share(0, 0)
    for seed in seeds:
        found = measured(articles, seed)
        rows = [(verdict.value, share.one, share.two, f"{share.within:.3f}") for verdict, share in found.items()]
        head = (f"seed {seed}", "of one event", "of two", "share of one")
        print(tabulate(rows, head, disable_numparse=True), flush=True)
        total = Share(*map(sum, zip(total, found[Verdict.CONFLICT], strict=True)))
    print(f"{total.within:.3f} of {sum(total)} conflicts are within one event")
    floor = tomllib.loads(FLOORS.read_text("utf-8"))["two_events"]["conflict"]
    if total.within < floor:
        raise SystemExit(f"that is below {floor}")


def measured(articles: int, seed: int) -> dict[Verdict, Share]:
    """Compare so many stories, and count what is found."""
    events: dict[str, int] = {}
    told = []
    for story in islice(stories(seed), articles):
        events[story.name] = story.event
        told += read_text(story.name, story.text)
    settings = Settings(nli="off", show=SHOWN)
    report = pipeline.check_articles(told, [], settings, pipeline.load(settings))
    counts = Counter((f.verdict, len({events[place.path] for place in f.places}) == 1) for f in report.findings)
    return {verdict: Share(counts[verdict, True], counts[verdict, False]) for verdict in SHOWN}


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--seeds", type=int, nargs="+", default=[1, 2, 3])
    options = parser.parse_args()
    main(options.articles, options.seeds)
