"""How the archive grows: articles per second, bytes per article, and the time to gate a draft, at several sizes.

    python -m benchmarks.scale.measure [--read N] [--sizes N...] [--drafts N] [--folder DIR]

Two series, of the stories of `news.py`:

- *read*: N whole stories (`--read`, 1,000) read by the parser as `check index` does, in this one process. Their
  processor time gives articles per second per core; the archive of them, bytes per article.
- *made*: archives of `--sizes` stories (1,000, 10,000 and 100,000), of which the newest are the read ones, whole, and
  the others bypass the parser: they are the read ones, taken round after round, each round as long before as the read
  ones last, with other people and towns of the same lengths; days, weekdays and figures in the text stay. Of the claims
  of these they keep the statements, from which the index over words is made, so that an archive of 100,000 is written
  in less than half an hour, and its words are as many and as rare as those of as many stories. The seconds to write
  are those of these stories: they show how cost grows, not how long a whole article takes.

A gate is what a draft costs once the models are loaded: parsed, the archive asked, compared by rules and NLI. Drafts
are whole stories that follow those of the archive, most of them of its events. Given are the median and the 95th
percentile of the processor time of the second of two passes ("warm"), the median of the wall time, which is less where
cores are free for NLI and more where they are not, and the memory that the process took beyond what it had with the
models loaded and one pair compared. The exponents are slopes of log time on log size by least squares: of all writing,
and of the median gate.
"""

import argparse
import json
import math
import multiprocessing
import re
import resource
import statistics
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from benchmarks.scale.news import load_words, stories
from checker import pipeline
from checker.archive import Page, Story, store, writing
from checker.ingest import read_text
from checker.model import Article, Problem, StatementValue
from checker.settings import Settings

_STORY = TypeAdapter(Story)
_SETTINGS = Settings(cache=False)


def main(read: int, sizes: Sequence[int], drafts: int, folder: Path) -> dict[str, Any]:
    """Measure, print a table, and give the figures."""
    context = multiprocessing.get_context("spawn")  # each measurement in a process of its own, for its memory
    with context.Pool(1, maxtasksperchild=1) as pool:
        seconds, memory = pool.apply(read_stories, (read + drafts, folder / "read.jsonl"))
        found: dict[str, Any] = {"read": {"articles per second per core": (read + drafts) / seconds, "MB": memory}}
        print(f"read: {found['read']['articles per second per core']:.1f} articles per second per core, {memory} MB")
        print(f"{'archive':>14}{'articles':>10}{'s to write':>12}{'per second':>12}{'bytes each':>12}", end="")
        print(f"{'gate median s':>15}{'p95 s':>8}{'wall s':>8}{'MB over model':>15}")
        for kind, size in (("read", read), *(("made", size) for size in sizes)):
            file = folder / f"{kind}-{size}.archive"
            wrote = pool.apply(write, (folder / "read.jsonl", read, size, file))
            gate = pool.apply(gates, (folder / "read.jsonl", read, file))
            bytes_each = file.stat().st_size / size
            found[f"{kind} {size}"] = {"write": wrote, "bytes": bytes_each, **gate}
            made = size - read
            print(f"{kind:>14}{size:10,}{wrote:12.1f}{made / wrote if made else 0:12.0f}{bytes_each:12.0f}", end="")
            print(f"{gate['median']:15.2f}{gate['p95']:8.2f}{gate['wall']:8.2f}{gate['MB']:15.0f}", flush=True)
    for what, without in (("write", read), ("median", 0)):
        points = [(size - without, found[f"made {size}"][what]) for size in sizes if size > without]
        if len(points) > 1:
            found[f"exponent of {what}"] = slope(points)
            print(f"exponent of {what}: {found[f'exponent of {what}']:.2f}")
    return found


def slope(points: Sequence[tuple[float, float]]) -> float:
    """Give the slope of log y on log x by least squares."""
    return statistics.linear_regression(*zip(*((math.log(x), math.log(y)) for x, y in points), strict=True)).slope


def read_stories(count: int, file: Path) -> tuple[float, int]:
    """Read so many stories with the parser and keep them, one a line; give processor seconds and the peak memory in MB.

    Each page holds one story; the time is that of reading and parsing, without keeping.
    """
    loaded = pipeline.load(_SETTINGS.model_copy(update={"nli": "off"}))
    articles: list[Article] = []

    def pages() -> Iterator[Article]:
        for story in islice(stories(1), count):
            articles.extend(read_text(story.name, story.text))
            yield articles[-1]

    seconds, start = 0.0, time.process_time()
    with file.open("wb") as out:
        for parsed in pipeline.parse_each(pages(), loaded):
            seconds += time.process_time() - start
            if not isinstance(parsed, Problem):
                plain = tuple(s.model_copy(update={"tokens": ()}) for s in parsed.sentences)
                out.write(_STORY.dump_json(Story(articles.pop(0), plain, parsed.claims)) + b"\n")
            start = time.process_time()
    return seconds, _peak()


def write(file: Path, read: int, size: int, archive: Path) -> float:
    """Write an archive of `size` stories, the read ones last; give the processor seconds that the others took."""
    archive.unlink(missing_ok=True)
    seconds = 0.0

    def pages(stories: Iterator[Story]) -> Iterator[Page]:
        nonlocal seconds
        start = time.process_time()
        for story in stories:
            page = Page(story.article.path, story.article.id, (story,))
            seconds -= time.process_time() - start
            yield page
            start = time.process_time()

    begin = time.process_time()
    with writing(archive) as connection:
        store(connection, pages(islice(earlier(file, read, -((read - size) // read)), max(0, size - read))))
        seconds += time.process_time() - begin
        store(connection, (Page(s.article.path, s.article.id, (s,)) for s in islice(kept(file, read), size)))
    return seconds


def kept(file: Path, read: int) -> Iterator[Story]:
    """Give the first `read` stories of a file."""
    with file.open("rb") as lines:
        for line in islice(lines, read):
            yield _STORY.validate_json(line)


def earlier(file: Path, read: int, rounds: int) -> Iterator[Story]:
    """Give so many rounds of the stories of a file under other names, the earliest first, with statements alone."""
    lean = [
        Story(s.article, s.sentences, tuple(c for c in s.claims if isinstance(c.value, StatementValue)))
        for s in kept(file, read)
    ]
    lines = [_STORY.dump_json(s).decode() for s in lean]
    days = [s.article.published for s in lean if s.article.published is not None]
    weeks = (max(days) - min(days)).days // 7 + 1 if days else 1  # whole weeks, so that a Sunday is one
    made = made_names()
    for number in range(rounds, 0, -1):
        for line in lines:
            story: Story = _STORY.validate_json(renamed(line, number, made))
            published = story.article.published
            if published is not None:
                moved: date = published - timedelta(weeks=weeks * number)
                story = story._replace(article=story.article.model_copy(update={"published": moved}))
            yield story


def renamed(text: str, number: int, made: Mapping[int, Mapping[str, int]]) -> str:
    """Give a story with its made-up names exchanged for others of the same lengths, the same ones all through a round.

    The path is numbered, and the id is of it; the offsets stay.
    """
    order = {length: tuple(names) for length, names in made.items()}

    def other(match: re.Match[str]) -> str:
        word = match[0]
        names = made.get(len(word), {})
        at = names.get(word.capitalize())
        if at is None:
            return word
        chosen = order[len(word)][(at + 7919 * number) % len(names)]
        return chosen if word[0].isupper() else chosen.lower()

    text = re.sub(r"\\.|[A-Za-z]{4,}", other, text)  # what a backslash escapes is no part of a word
    article = str(json.loads(text)[0]["id"])
    again = text.replace(article, f"{number:04x}{article[4:]}")
    return again.replace('"path":"', f'"path":"{number}/', 1)


def made_names() -> dict[int, dict[str, int]]:
    """Give all family and town names that there may be, with their places in an order, by their lengths."""
    words = load_words()
    found: dict[int, dict[str, int]] = {}
    for parts in (words["family"], words["town"]):
        for head in parts["heads"]:
            for middle in ("", "er", "en", "ing", "is", "or"):
                for tail in parts["tails"]:
                    names = found.setdefault(len(head + middle + tail), {})
                    names.setdefault(f"{head}{middle}{tail}", len(names))
    return found


def gates(file: Path, read: int, archive: Path) -> dict[str, float]:
    """Gate each story after the first `read` of a file against an archive; give what `gate_all` gives."""
    with file.open("rb") as lines:
        return gate_all([_STORY.validate_json(line).article for line in islice(lines, read, None)], archive)


def gate_all(drafts: Sequence[Article], archive: Path) -> dict[str, float]:
    """Gate each draft against an archive, twice; give seconds of the second pass, and MB over the model's."""
    loaded = pipeline.load(_SETTINGS)
    pipeline.check_articles(drafts[:1], drafts[1:2], _SETTINGS, loaded)
    model = _peak()
    seconds, walls = _pass(drafts, archive, loaded)
    # Scores are remembered within a run: those of the first pass would make the second too fast.
    seconds, walls = _pass(drafts, archive, pipeline.load(_SETTINGS))
    p95 = sorted(seconds)[math.ceil(0.95 * len(seconds)) - 1]
    wall = statistics.median(walls)
    return {"median": statistics.median(seconds), "p95": p95, "wall": wall, "MB": _peak() - model}


def _pass(drafts: Sequence[Article], archive: Path, loaded: pipeline.Loaded) -> tuple[list[float], list[float]]:
    """Gate each draft; give processor seconds and wall seconds."""
    found: tuple[list[float], list[float]] = [], []
    for draft in drafts:
        start, wall = time.process_time(), time.perf_counter()
        pipeline.check_articles([draft], [], _SETTINGS, loaded, archives=[archive])
        found[0].append(time.process_time() - start)
        found[1].append(time.perf_counter() - wall)
    return found


def _peak() -> int:
    """Give the most memory that this process had, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Measure how the archive grows.")
    parser.add_argument("--read", type=int, default=1000)
    parser.add_argument("--sizes", type=int, nargs="*", default=[1_000, 10_000, 100_000])
    parser.add_argument("--drafts", type=int, default=40)
    parser.add_argument("--folder", type=Path, help="where the archives are left; a temporary one by default")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        place = options.folder or Path(temporary)
        place.mkdir(parents=True, exist_ok=True)
        main(options.read, options.sizes, options.drafts, place)
