"""A folder of made-up news of several events, which several stories tell, not all alike."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from checker import pipeline
from checker.extract.sentences import Parser
from checker.settings import Settings

PEOPLE = [
    "Anna Berg",
    "Peter Holm",
    "Maria Lindgren",
    "Jonas Falk",
    "Karin Ek",
    "Olof Dahl",
    "Eva Strand",
    "Nils Bruun",
]
TOWNS = ["Vienna", "Oslo", "Lisbon", "Prague", "Dublin", "Warsaw", "Athens", "Helsinki"]
NEWS = [
    "{who} and {other} signed the treaty about the dam in {town} on {day} May 2025.",
    "A fire at the paper mill in {town} killed {n} people on {day} May 2025, said {who}.",
    "{who} opened the {n}-kilometre tunnel under the river in {town} on {day} May 2025 with {other}.",
    "The court in {town} sentenced {who} to {n} years in prison for fraud on {day} May 2025.",
    "{who} bought the shipyard in {town} for {n} million euros from {other} on {day} May 2025.",
    "An earthquake near {town} injured {n} people on {day} May 2025, mayor {who} said.",
]
MORE = [
    "{who} told reporters in {town} that the talks had lasted {n} hours.",
    "The mayor of {town}, {other}, thanked {who} for the work of {n} volunteers.",
    "{other} was not in {town} that day, a spokesman for {who} said.",
    "Hundreds of residents of {town} came to see {who}.",
]


def news(number: int, seed: int = 1) -> dict[str, str]:
    """Give so many articles by name; every four tell of one event, with a figure or a day changed here or there."""
    chance = random.Random(seed)  # noqa: S311 - made-up news
    found = {}
    for k in range(number):
        event = random.Random(f"{seed}-{k // 4}")  # noqa: S311
        who, other = event.sample(PEOPLE, 2)
        facts = {"who": who, "other": other, "town": event.choice(TOWNS)}
        line, day, n = event.choice(NEWS), event.randrange(3, 12), event.randrange(13, 60)
        rest = event.sample(MORE, 2)
        if chance.random() < 0.4:
            day, n = day + chance.choice([0, 1, 2]), n + chance.choice([0, 4, 10])
        told = [line, *chance.sample(rest, chance.randrange(1, 3))]
        text = "\n\n".join(t.format(**facts, day=day, n=n) for t in told)
        found[f"{k:03}.txt"] = f"date 2025-05-{13 + chance.randrange(3)}\n\n{text}\n"
    return found


def called(app: object, *words: str | Path) -> Result:
    """Call a command with these words."""
    return CliRunner().invoke(app, [str(w) for w in words])  # type: ignore[arg-type]


Write = Callable[..., Path]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Write:
    """Give a function that writes articles, given by name, into a folder, and gives its path as a newsroom would."""
    monkeypatch.chdir(tmp_path)

    def write(articles: dict[str, str], name: str = "news") -> Path:
        for file, text in articles.items():
            path = tmp_path / name / file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return Path(name)

    return write


@pytest.fixture(autouse=True)
def _parsed_once(monkeypatch: pytest.MonkeyPatch, parser: Parser) -> None:
    """Let every run use the parser of the suite."""
    monkeypatch.setattr(pipeline, "load_parser", lambda _: parser)


@pytest.fixture
def quick() -> Settings:
    """Give settings without the language model, which nothing here is about."""
    return Settings(nli="off")
