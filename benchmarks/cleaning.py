"""How well the text of web pages is told from what surrounds it, beside other extractors, on pages made up for this.

    python benchmarks/cleaning.py [--held-out] [--oracle-python PYTHON] [--errors]

Each of the fifteen publishers of cleaning_pages/publishers.py has five pages with stories of stories.toml, one of them
with a second story. A found line is right where it is a paragraph of a story, wrong where it is not; headlines,
bylines and date lines count neither way. F1 is of all lines of all pages. Stories are right on a page where there are
as many as there should be and none holds a line of another; a date is right where it is that of the first story.

Without --held-out, only the pages that may be looked at while rules are written. With --oracle-python, trafilatura,
jusText and newspaper4k read the same pages in the same run, through the Python that is given, where they are installed;
they give one story a page. Ends with status 1 below a floor of floors.toml, which is held on all pages.
"""

import argparse
import json
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any, NamedTuple

HERE = Path(__file__).resolve().parent
if __name__ == "__main__":
    sys.path[:0] = [str(HERE.parent)]

from benchmarks.cleaning_pages.publishers import HELD_OUT, TO_TUNE_ON, Publisher, Story  # noqa: E402 - run as a script
from checker.ingest.articles import read_file  # noqa: E402
from checker.ingest.document import File  # noqa: E402
from checker.settings import Settings  # noqa: E402

ORACLES = ("trafilatura", "justext", "newspaper4k")
PAGES = 5  # of each publisher
_FIRST = date(2024, 2, 3)


class Page(NamedTuple):
    """A page and what is right about it."""

    name: str
    html: str
    stories: Sequence[Story]
    day: date


class Found(NamedTuple):
    """What an extractor gives of a page: the lines of each story, and the day of the first."""

    stories: Sequence[Sequence[str]]
    day: str


class Score(NamedTuple):
    """Counts over pages."""

    right: int
    found: int
    gold: int
    split: int
    dated: int
    pages: int

    @property
    def f1(self) -> float:
        """F1 of lines."""
        return 2 * self.right / max(self.found + self.gold, 1)

    def rates(self) -> dict[str, float]:
        """Give what floors are held on."""
        return {"line_f1": self.f1, "stories": self.split / self.pages, "dates": self.dated / self.pages}


def stories(*, held_out: bool) -> list[Story]:
    """Give the stories of one half."""
    table = tomllib.loads((HERE / "cleaning_pages" / "stories.toml").read_text("utf-8"))["story"]
    fields = ("title", "place", "byline", "body")
    return [Story(*(one[f] for f in fields)) for one in table if one.get("held_out", False) == held_out]


def pages(*, held_out: bool) -> list[Page]:
    """Make the pages of one half."""
    told = stories(held_out=held_out)
    made = []
    publishers: tuple[Publisher, ...] = HELD_OUT if held_out else TO_TUNE_ON
    for p, publisher in enumerate(publishers):
        for n in range(PAGES):
            first = told[(p + n) % len(told)]
            second = told[(p + n + 3) % len(told)] if n == PAGES - 1 else None
            others = [one.title for one in told if one not in (first, second)]
            day = _FIRST + timedelta(days=37 * (p * PAGES + n))
            shown = [first] if second is None else [first, second]
            made.append(Page(f"{publisher.__name__}-{n}", publisher(first, second, day, others), shown, day))
    return made


def key(line: str) -> str:
    """Give a line as lines are compared: letters and figures alone."""
    return re.sub(r"[\W_]+", "", line.casefold())


def score(made: Iterable[Page], answers: Iterable[Found], errors: list[str] | None = None) -> Score:
    """Count what is right; `errors` takes a line for each mistake."""
    right = found = gold = split = dated = count = 0
    noted = [] if errors is None else errors
    for page, answer in zip(made, answers, strict=True):
        bodies = [{_bare(line) for line in story.body} for story in page.stories]
        wanted = set().union(*bodies)
        neutral = {key(words) for story in page.stories for words in (story.title, story.byline)}
        lines = {_bare(line) for story in answer.stories for line in story}
        lines = {line for line in lines if line and line not in neutral and not _is_date(line, page)}
        right += len(lines & wanted)
        found += len(lines)
        gold += len(wanted)
        noted += [f"{page.name}: not found: {line[:70]}" for line in sorted(wanted - lines)]
        noted += [f"{page.name}: not of the story: {line[:70]}" for line in sorted(lines - wanted)]
        mixed = any(
            sum(bool({_bare(line) for line in story} & body) for body in bodies) > 1 for story in answer.stories
        )
        good = len(answer.stories) == len(bodies) and not mixed
        split += good
        dated += answer.day == page.day.isoformat()
        count += 1
        noted += [] if good else [f"{page.name}: {len(answer.stories)} stories"]
        noted += [] if answer.day == page.day.isoformat() else [f"{page.name}: date {answer.day}, not {page.day}"]
    return Score(right, found, gold, split, dated, count)


def _bare(line: str) -> str:
    """Give a line without a dateline before it or an editor's mark after it: extractors may keep those."""
    line = re.sub(r"^[A-Z ]{3,}, \w+ \d+ \(\w+\) - ", "", line.strip())
    return key(re.sub(r" \(Editor: [\w ]+\)$", "", line))


def _is_date(line: str, page: Page) -> bool:
    day = page.day
    shown = (day.isoformat(), f"{day.day} {day:%B} {day.year}", f"{day:%B} {day.day}, {day.year}")
    return len(line) < 60 and any(key(text) in line for text in shown)


def ours(made: Iterable[Page], ending: str = ".html") -> list[Found]:
    """Read the pages with this project's reader; `.txt` reads what a browser would show, saved as text."""
    answers = []
    for page in made:
        content = page.html if ending == ".html" else as_text(page.html)
        articles, _ = read_file(File(f"{page.name}{ending}", content.encode()), Settings())
        lines = [[paragraph.text for paragraph in article.paragraphs] for article in articles]
        day = articles[0].published if articles else None
        answers.append(Found(lines, day.isoformat() if day else ""))
    return answers


def as_text(html: str) -> str:
    """Give the visible blocks of a page, a blank line between any two, without anything that says what they are."""
    from checker.ingest.markup import html_tree, pieces  # noqa: PLC0415 - of this way only

    return "\n\n".join(seen.piece.text for seen in pieces(html_tree(html, "", 200)))


def oracle(name: str, python: str, made: Sequence[Page]) -> list[Found] | None:
    """Read the pages with another extractor, in a process of its own; None where it cannot, and a line says so."""
    asked = "".join(json.dumps(page.html) + "\n" for page in made)
    done = subprocess.run(  # noqa: S603 - the Python that the command line names
        [python, str(HERE / "cleaning_pages" / "oracles.py"), name],
        input=asked,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        why = (done.stderr.strip().splitlines() or [f"exit status {done.returncode}"])[-1]
        print(f"left out: {name}: {why}", file=sys.stderr)
        return None
    answers: list[dict[str, Any]] = [json.loads(line) for line in done.stdout.splitlines()]
    return [Found([answer["lines"]], answer["day"]) for answer in answers]


def row(name: str, counts: Score) -> str:
    """Give a line of the table."""
    precision, recall = counts.right / max(counts.found, 1), counts.right / max(counts.gold, 1)
    lines = f"{counts.right:5}/{counts.found:<5}{precision:6.3f}{recall:7.3f}{counts.f1:7.3f}"
    return f"{name:22}{lines}{counts.split:9}/{counts.pages}{counts.dated:8}/{counts.pages}"


def main() -> int:
    """Read the command line, measure, give the exit status."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument(
        "--held-out", action="store_true", help="measure on the held-out pages too, and hold the floors"
    )
    parser.add_argument("--oracle-python", metavar="PYTHON", help="a Python in which other extractors are installed")
    parser.add_argument("--errors", action="store_true", help="show our mistakes on the pages to tune on")
    options = parser.parse_args()
    halves = {"pages to tune on": pages(held_out=False)}
    if options.held_out:
        halves["held-out pages"] = pages(held_out=True)
        halves["all pages"] = [page for half in list(halves.values()) for page in half]
    counts = Score(0, 0, 0, 0, 0, 1)
    for half, made in halves.items():
        print(f"\n{half}: {len(made)}, with {sum(len(page.stories) for page in made)} stories")
        print(f"{'':22}{'lines right':>11}{'P':>6}{'R':>7}{'F1':>7}{'stories':>11}{'dates':>11}")
        errors: list[str] = []
        counts = score(made, ours(made), errors)
        print(row("check", counts))
        print(row("check, saved as text", score(made, ours(made, ".txt"))))
        for name in ORACLES if options.oracle_python else ():
            answers = oracle(name, options.oracle_python, made)
            if answers is not None:
                print(row(name, score(made, answers)))
        if options.errors and half == "pages to tune on":
            print("\n".join(errors))
    if not options.held_out:
        return 0
    floors = tomllib.loads((HERE / "floors.toml").read_text("utf-8"))["cleaning"]
    low = [f"{name} is below {floor}" for name, floor in floors.items() if counts.rates()[name] < floor]
    print("".join(f"\nBELOW THE FLOOR: {line}" for line in low), end="\n" if low else "")
    return 1 if low else 0


if __name__ == "__main__":
    sys.exit(main())
