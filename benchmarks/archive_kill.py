"""Kill `check index` at random points, resume it, and see whether the archive is the same as after an undisturbed run.

    python -m benchmarks.archive_kill [--points N] [--articles N] [--seed N]

For each point a new archive is begun, the process gets SIGKILL at a random moment of its run, the archive is examined,
and the command is run again. "The same" is the digest that `check doctor` prints: pages, texts, claims and the counts
made from them, without times and row numbers. Ends with status 1 where one differs or was not well after the kill.
"""

import argparse
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.scale.news import stories
from checker.archive import diagnose
from checker.errors import ArchiveError


def main() -> int:
    """Print a line for each point."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--points", type=int, default=20)
    parser.add_argument("--articles", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    chance = random.Random(options.seed)  # noqa: S311 - when to kill
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for story in (s for s, _ in zip(stories(options.seed), range(options.articles), strict=False)):
            page = folder / "news" / story.name
            page.parent.mkdir(parents=True, exist_ok=True)
            page.write_text(story.text, encoding="utf-8")
        began = time.monotonic()
        index(folder, "whole.db").wait()
        took = time.monotonic() - began
        whole = diagnose(folder / "whole.db")
        print(f"undisturbed: {took:.1f} s, {whole.stories} stories, content {whole.content[:16]}")
        wrong = 0
        for point in range(1, options.points + 1):
            archive = folder / f"{point}.db"
            process = index(folder, archive.name)
            moment = chance.uniform(0, took)
            try:
                process.wait(moment)
            except subprocess.TimeoutExpired:
                process.send_signal(signal.SIGKILL)
                process.wait()
            well, held = state(archive)
            resumed = index(folder, archive.name).wait()
            same = diagnose(archive).content == whole.content
            wrong += not (well and same and resumed == 0)
            print(f"{point:3}: killed after {moment:5.1f} s, {held:4} stories held, {'well' if well else 'NOT WELL'};"
                  f" resumed: {'the same' if same else 'NOT THE SAME'}", flush=True)  # fmt: skip
    print(f"{options.points - wrong} of {options.points} the same")
    return int(bool(wrong))


def index(folder: Path, archive: str) -> "subprocess.Popen[bytes]":
    """Start `check index` in the folder, on its news."""
    command = [sys.executable, "-m", "checker", "index", archive, "news"]
    return subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL)  # noqa: S603 - our own


def state(archive: Path) -> tuple[bool, int]:
    """Say whether an archive is well, and how many stories it holds; one that was not begun yet is well."""
    try:
        found = diagnose(archive)
    except ArchiveError:
        return not archive.exists() or archive.stat().st_size == 0, 0
    return found.well, found.stories


if __name__ == "__main__":
    sys.exit(main())
