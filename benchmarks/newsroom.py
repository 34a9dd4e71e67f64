"""A made-up newsroom: an archive of news that never happened, told by several outlets, and a draft with planted errors.

    python benchmarks/newsroom.py FOLDER [--articles 200]

writes FOLDER/archive/*.md and FOLDER/drafts/*.md. The texts come from newsroom.toml; the same number of articles gives
the same bytes. `newcomer.py` uses it to time a first day with `check`.
"""

import argparse
import json
import random
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import cycle, product
from pathlib import Path
from typing import Any, NamedTuple

TABLE = Path(__file__).with_suffix(".toml")
FIRST_DAY = date(2025, 3, 3)
SMALL = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
IN_WORDS = {"local", "blog"}  # outlets that spell small numbers
_CHOICE = re.compile(r"\[([^\]]*\|[^\]]*)\]")

Facts = Mapping[str, str]


class Error(NamedTuple):
    """A planted error: what it is about, the words as they are in the draft, and as they should be."""

    what: str
    wrong: str
    right: str


class Newsroom(NamedTuple):
    """Texts by file name, the draft with its errors in it, and these."""

    archive: Mapping[str, str]
    draft: str
    errors: Sequence[Error]


def make(articles: int = 200) -> Newsroom:
    """Make an archive of so many articles and a draft with three errors; the same every time."""
    table = tomllib.loads(TABLE.read_text("utf-8"))
    chance = random.Random(20250303)  # noqa: S311 - for variety, not for secrets
    archive: dict[str, str] = {}
    told: Facts = {}
    for number, (kind, facts) in enumerate(_events(table, chance)):
        if not told and kind["kind"] == table["draft"]["kind"]:
            told = facts
        for outlet, text in kind["texts"].items():
            if len(archive) == articles:
                return Newsroom(archive, *_draft(table["draft"], told))
            name = f"{facts['published']}-{kind['kind']}-{number:03}-{outlet}.md"
            archive[name] = _article(text, outlet, facts, chance)
    raise ValueError(f"no town has two events of one kind, so that there are {len(archive)} articles at most")


def write(newsroom: Newsroom, folder: Path) -> Path:
    """Write the archive and the draft under a folder, and give the draft's file."""
    for name, text in newsroom.archive.items():
        file = folder / "archive" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    draft = folder / "drafts" / "aid-after-the-flood.md"
    draft.parent.mkdir(parents=True, exist_ok=True)
    draft.write_text(newsroom.draft, "utf-8")
    return draft


def _events(table: Mapping[str, Any], chance: random.Random) -> Iterator[tuple[Mapping[str, Any], Facts]]:
    """Give one event after the other, kind by kind, each with its facts; the kind of the draft first."""
    kinds = sorted(table["events"], key=lambda kind: kind["kind"] != table["draft"]["kind"])
    surnames = [a + b for a, b in product(table["last_begins"], table["last_ends"])]
    chance.shuffle(surnames)
    names = cycle(f"{first} {last}" for last in surnames for first in [chance.choice(table["first"])])
    towns = {kind["kind"]: chance.sample(table["town"], len(table["town"])) for kind in kinds}
    for number in range(len(kinds) * len(table["town"])):
        kind = kinds[number % len(kinds)]
        day = FIRST_DAY + timedelta(days=2 * number)
        yield kind, _facts(table, kind, towns[kind["kind"]].pop(), day, names, chance)


def _facts(  # noqa: PLR0913, PLR0917
    table: Mapping[str, Any],
    kind: Mapping[str, Any],
    town: str,
    day: date,
    names: Iterator[str],
    chance: random.Random,
) -> Facts:
    person, chief = next(names), next(names)
    numbers = [chance.randrange(low, high + 1, step) for low, high, step in kind["numbers"]]
    return {
        "town": town,
        "town_upper": town.upper(),
        "county": chance.choice(table["county"]),
        "person": person,
        "last": person.split()[-1],
        "chief": chief,
        "chief_last": chief.split()[-1],
        "weekday": f"{day:%A}",
        "other_weekday": f"{day - timedelta(days=2):%A}",
        "day": f"{day.day} {day:%B}",
        "us_day": f"{day:%B} {day.day}",
        "said": f"{day + timedelta(days=1):%A}",
        "published": (day + timedelta(days=1)).isoformat(),
        "later": (day + timedelta(days=3)).isoformat(),
        **{f"n{n}": str(value) for n, value in enumerate(numbers, 1)},
        "other_n1": str(2 * numbers[0] + 20),
    }


def _article(text: str, outlet: str, facts: Facts, chance: random.Random) -> str:
    """Write an outlet's article: front matter, then its text with a wording chosen wherever there are several."""
    chosen = _CHOICE.sub(lambda m: chance.choice(m[1].split("|")), text)
    told = facts if outlet not in IN_WORDS else {key: _spelled(key, value) for key, value in facts.items()}
    title, _, body = chosen.format_map(told).strip().partition("\n")
    return f"---\ntitle: {json.dumps(title)}\ndate: {facts['published']}\n---\n\n{body.strip()}\n"


def _spelled(key: str, value: str) -> str:
    """Spell a small number, as some outlets do."""
    return SMALL[int(value)] if re.fullmatch(r"n\d", key) and int(value) < len(SMALL) else value


def _draft(table: Mapping[str, Any], facts: Facts) -> tuple[str, Sequence[Error]]:
    title, _, body = table["text"].format_map(facts).strip().partition("\n")
    text = f"---\ntitle: {title}\ndate: {facts['later']}\n---\n\n{body.strip()}\n"
    errors = [Error(e["what"], *(e[key].format_map(facts) for key in ("wrong", "right"))) for e in table["errors"]]
    for error in errors:
        if text.count(error.right) != 1:
            raise AssertionError(f"{error.right!r} should stand in the draft once")
        text = text.replace(error.right, error.wrong)
    return text, errors


def main() -> None:
    """Write a newsroom into a folder."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--articles", type=int, default=200)
    args = parser.parse_args()
    newsroom = make(args.articles)
    print(write(newsroom, args.folder))
    for error in newsroom.errors:
        print(f"  {error.what}: {error.wrong!r} for {error.right!r}")


if __name__ == "__main__":
    main()
