"""A first day with `check`, timed: from an empty machine to a commit that is stopped, and one that passes.

    python benchmarks/newcomer.py [--articles 200] [--keep FOLDER]

Makes a git repository with an archive (newsroom.py) and does what docs/how-to.md says, with this checkout in place of
the forge: installs `check` and pre-commit into a fresh virtual environment, writes down what the archive has at odds
with itself, copies the page's hook, and commits a draft with three planted errors. That has to fail and to name all
three. Two are mended, the third is answered for in the draft, and the commit has to pass. Prints a table of the times;
ends with status 1 where a step went otherwise than it should, or all took more than five minutes. Needs git and a
package index for pip.
"""

import argparse
import os
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from benchmarks.newsroom import Newsroom, make, write

ROOT = Path(__file__).resolve().parent.parent
HOW_TO = ROOT / "docs" / "how-to.md"
LIMIT = 300.0
_IDENTITY = {
    f"GIT_{who}_{what}": f"{what.lower()}@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")
}


class Step(NamedTuple):
    """A step of the day: what was done, seconds of the clock and of a processor, exit status, and what it printed."""

    name: str
    seconds: float
    processor: float
    status: int
    output: str


class Day:
    """The steps so far, all in one folder and with one environment."""

    def __init__(self, folder: Path, env: Mapping[str, str]) -> None:
        self.folder = folder
        self.env = {**env, **_IDENTITY}
        self.steps: list[Step] = []

    def step(self, name: str, *commands: Sequence[str]) -> Step:
        """Run commands until one fails, as one step."""
        started, before = time.monotonic(), _processor()
        output, status = "", 0
        for command in commands:
            done = subprocess.run(  # noqa: S603 - our own words
                command, cwd=self.folder, env=self.env, capture_output=True, text=True, check=False
            )
            output, status = output + done.stdout + done.stderr, done.returncode
            if status:
                break
        self.steps.append(Step(name, time.monotonic() - started, _processor() - before, status, output))
        return self.steps[-1]


def _processor() -> float:
    """Give the seconds of a processor that finished children have taken."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def from_the_forge(source: Path, revision: str) -> str:
    """Give the page's .pre-commit-config.yaml with `source` in place of the forge."""
    config = _config()
    config["repos"][0] |= {"repo": str(source), "rev": revision}
    return str(yaml.safe_dump(config, sort_keys=False))


def as_installed() -> str:
    """Give the page's .pre-commit-config.yaml with the hook run by the `check` that is on the path."""
    config = _config()
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    (asked,) = config["repos"][0]["hooks"]
    config["repos"][0] = {"repo": "local", "hooks": [{**hook, **asked, "language": "system"}]}
    return str(yaml.safe_dump(config, sort_keys=False))


def trial(day: Day, newsroom: Newsroom, hook: str, settings: str = "") -> None:
    """Go from a repository without `check` to a commit that fails and one that passes; tools are on the path.

    `settings` are lines of check.toml.
    """
    draft = write(newsroom, day.folder)
    (day.folder / "check.toml").write_text(settings, "utf-8")
    day.step("git init, add archive/", ["git", "init", "-q"], ["git", "add", "archive"])
    day.step("check archive/ --write-baseline", ["check", "archive/", "--write-baseline", "baseline.json"])
    (day.folder / "check.toml").write_text(f'{settings}baseline = "baseline.json"\n', "utf-8")
    (day.folder / ".pre-commit-config.yaml").write_text(hook, "utf-8")
    commit = ["git", "commit", "-q", "-m", "A draft"]
    day.step("pre-commit install", ["pre-commit", "install", "--install-hooks"])
    day.step("commit of all but the draft", ["git", "add", "*.json", "*.toml", "*.yaml"], commit)
    day.step("commit of the draft", ["git", "add", "drafts"], commit)
    *mended, excused = newsroom.errors
    text = draft.read_text("utf-8")
    for error in mended:
        text = text.replace(error.wrong, error.right)
    line = next(line for line in text.splitlines() if excused.wrong in line)
    comment = "<!-- check: ignore quotation_drift: heard so on the recording -->"
    draft.write_text(text.replace(line, f"{line} {comment}"), "utf-8")
    day.step("commit of the mended draft", ["git", "add", "drafts"], commit)


def mistakes(steps: Sequence[Step], newsroom: Newsroom) -> list[str]:
    """Say what went otherwise than it should."""
    by_name = {step.name: step for step in steps}
    failing = by_name["commit of the draft"]
    found = [f"{s.name}: exit status {s.status}\n{s.output}" for s in steps if s.status and s is not failing]
    if not failing.status:
        found.append("the draft with its errors was let through")
    shown = re.sub(r"\s+", " ", failing.output)
    rules = {"the day": "event date", "the number of homes": "headcount", "the quotation": "quotation drift"}
    return found + [f"{e.what} was not found\n{failing.output}" for e in newsroom.errors if rules[e.what] not in shown]


def _config() -> Any:
    blocks = re.findall(r"```yaml\n(.*?)```", HOW_TO.read_text("utf-8"), re.DOTALL)
    return yaml.safe_load(next(block for block in blocks if ".pre-commit-config.yaml" in block))


def main() -> None:
    """Time the day."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="do it there, and leave it")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = (args.keep or Path(scratch) / "newsroom").resolve()
        folder.mkdir(parents=True)
        tools = Path(scratch) / "venv"
        env = {k: v for k, v in os.environ.items() if k not in {"PYTHONPATH", "VIRTUAL_ENV"}}
        # Nothing that was cached or installed before is found again.
        env |= {"PRE_COMMIT_HOME": f"{scratch}/hooks", "XDG_CACHE_HOME": f"{scratch}/cache"}
        env |= {"PATH": f"{tools / 'bin'}{os.pathsep}{env['PATH']}"}
        day = Day(folder, env)
        day.step("python -m venv", [sys.executable, "-m", "venv", str(tools)])
        day.step("pip install check", ["pip", "install", "--quiet", str(ROOT)])
        day.step("pip install pre-commit", ["pip", "install", "--quiet", "pre-commit"])
        revision = subprocess.check_output(["git", "rev-parse", "HEAD"], cwd=ROOT, text=True).strip()  # noqa: S607
        newsroom = make(args.articles)
        trial(day, newsroom, from_the_forge(ROOT, revision))
        for step in day.steps:
            failed = f" (exit status {step.status})" if step.status else ""
            print(f"{step.seconds:7.1f} s {step.processor:7.1f} s  {step.name}{failed}")
        total = sum(step.seconds for step in day.steps)
        processor = sum(step.processor for step in day.steps)
        print(f"{total:7.1f} s {processor:7.1f} s  in all, with {args.articles} articles; of the clock, of a processor")
        found = mistakes(day.steps, newsroom)
        if total > LIMIT:
            found.append(f"more than {LIMIT:.0f} seconds")
        print(*found, sep="\n")
        sys.exit(bool(found))


if __name__ == "__main__":
    main()
