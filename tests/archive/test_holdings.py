"""`check facts` and `check changes`: what an archive holds on a fact, and what moved."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from checker import cli
from checker.archiving import Holdings, changes, holdings, index
from checker.model import ValueKind, Verdict, reading
from checker.settings import Settings
from tests.archive.conftest import Write, called, news

ARCHIVE = Path("archive.db")
FIRE = {
    "a.txt": "date 2025-05-13\n\nA fire at the paper mill in Vienna killed 12 people on Tuesday, said Anna Berg.\n",
    "b.txt": "date 2025-05-14\n\nThe fire at the paper mill in Vienna has killed 24 people, Anna Berg told them.\n",
    "c.txt": "date 2025-05-14\n\nPolice said 24 people died in the fire at a paper mill in Vienna on 13 May.\n",
    "d.txt": "date 2025-05-12\n\nThe choir sang 3 songs in Oslo on Monday.\n",
}
EARLY = date(2025, 5, 1)

Ask = Callable[[str], Holdings]


@pytest.fixture
def ask(folder: Write, quick: Settings) -> Ask:
    """Give a function that asks an archive of four stories, three of them on one fire."""
    index(ARCHIVE, [folder(FIRE)], quick)
    return lambda about: holdings(ARCHIVE, about, quick)


def values(found: Holdings, kind: ValueKind) -> list[tuple[Verdict | None, list[tuple[str, int]]]]:
    """Give the facts of a kind: how the values stand to each other, each value and by how many stories it is given."""
    return [
        (f.verdict, [(reading(v.claims[0].value), len(v.claims)) for v in f.values])
        for f in found.facts
        if f.kind is kind
    ]


TOLL = (Verdict.UPDATE, [("“12 people” → 12 (person)", 1), ("“24 people” → 24 (person)", 2)])


@pytest.mark.parametrize("about", ["fire in Vienna", "Vienna paper mill", "killed in the fires at VIENNA's mill"])
def test_a_fact_is_found_by_a_few_words(ask: Ask, about: str) -> None:
    """The toll has two values, the later of which two stories give; inflection and case do not matter."""
    assert TOLL in values(ask(about), ValueKind.COUNT)


def test_words_that_nobody_uses_do_not_stand_in_the_way(ask: Ask) -> None:
    """The words "death toll" stand in no story; the rest of the words says what is asked for."""
    assert TOLL in values(ask("death toll of the paper mill fire in Vienna"), ValueKind.COUNT)


def test_what_one_story_tells_is_a_fact_too(ask: Ask) -> None:
    """A value without a counterpart is listed as of one source."""
    assert values(ask("choir in Oslo"), ValueKind.COUNT) == [(None, [("“3 songs” → 3 (song)", 1)])]


@pytest.mark.parametrize("about", ["penalties of goalkeeper Ada Quist", "in the of", "Zwolle"])
def test_what_the_archive_does_not_know_has_no_facts(ask: Ask, about: str) -> None:
    """Words that occur nowhere find nothing, even when a small one among them does."""
    assert ask(about).facts == ()


def test_facts_as_json_name_every_source(ask: Ask) -> None:
    """The schema is named; each source has its path, line, day, origin and the claim in the wire form."""
    ask("fire in Vienna")
    done = called(cli.facts_app, ARCHIVE, "--about", "fire in Vienna", "--format", "json")
    assert done.exit_code == 0
    told = json.loads(done.stdout)
    assert (told["schema"], told["about"], told["errors"]) == ("checker-facts/1", "fire in Vienna", [])
    (toll,) = [f for f in told["facts"] if f["kind"] == "count"]
    assert (toll["verdict"], toll["origins"]) == ("update", 3)
    assert [v["reading"] for v in toll["values"]] == [text for text, _ in TOLL[1]]
    source = toll["values"][0]["sources"][0]
    assert (source["path"], source["line"], source["published"]) == ("news/a.txt", 3, "2025-05-13")
    assert FIRE["a.txt"][source["start"] : source["end"]] == source["text"]
    assert source["value"]["low"] == 12.0
    assert source["factuality"] == "CT+"


def test_facts_as_a_table(ask: Ask) -> None:
    """One line a source; control characters in what was asked cannot act on the terminal."""
    ask("fire")
    done = called(cli.facts_app, ARCHIVE, "--about", "fire in Vienna\x1b")
    assert "count" in done.stdout
    assert "news/b.txt:3" in done.stdout
    assert done.stdout.endswith("facts about “fire in Vienna[U+001B]”\n")
    assert max(map(len, done.stdout.splitlines())) <= 120
    assert called(cli.facts_app, ARCHIVE, "--about", "Zwolle").stdout == "0 facts about “Zwolle”\n"


@pytest.mark.parametrize("words", [("--about", "…"), ("--about", "x", "--format", "html"), ()])
def test_a_wrong_question_is_a_wrong_command_line(ask: Ask, words: tuple[str, ...]) -> None:
    """Nothing to ask for, another format, no question: 2."""
    ask("fire")
    assert called(cli.facts_app, ARCHIVE, *words).exit_code == 2


@pytest.mark.parametrize(
    ("app", "words"), [(cli.facts_app, ("--about", "fire")), (cli.changes_app, ("--since", "2025-05-01"))]
)
def test_asking_what_is_no_archive(folder: Write, app: object, words: tuple[str, ...]) -> None:
    """A missing file and an article are no archives: 3, with the file's name."""
    where = folder(news(1))
    for path in ("none.db", where / "000.txt"):
        done = called(app, path, *words)
        assert done.exit_code == 3
        assert str(path) in done.stderr


# ── Changes ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def moves(since: date, quick: Settings) -> list[tuple[str, str, str, str]]:
    """Give what moved: how, from what, to what, and where that is told."""
    return [
        (c.how.value, reading(c.before.claim.value), reading(c.after.claim.value), c.after.article.path)
        for c in changes(ARCHIVE, since, quick).changes
    ]


RISEN = ("update", "“12 people” → 12 (person)", "“24 people” → 24 (person)", "news/b.txt")


def test_a_toll_that_rose_is_a_change(folder: Write, quick: Settings) -> None:
    """It is told once, by the first story that gives the later value."""
    index(ARCHIVE, [folder(FIRE)], quick)
    told: list[tuple[int, int]] = []
    found = changes(ARCHIVE, EARLY, quick, lambda _, done, of: told.append((done, of)))
    assert [c.finding.verdict for c in found.changes] == [Verdict.UPDATE]
    assert moves(EARLY, quick) == [RISEN]
    assert told[-1] == (4, 4)


@pytest.mark.parametrize(("since", "number"), [(date(2025, 5, 14), 1), (date(2025, 5, 15), 0)])
def test_only_what_was_published_since_counts(folder: Write, quick: Settings, since: date, number: int) -> None:
    """The later value has to be of that day or later; the earlier one may be of any day."""
    index(ARCHIVE, [folder(FIRE)], quick)
    assert len(moves(since, quick)) == number


def test_a_corrected_story_is_a_change(folder: Write, quick: Settings) -> None:
    """What the page said before is compared with what it says now, under the article's own id."""
    where = folder(FIRE)
    index(ARCHIVE, [where], quick)
    folder({"d.txt": FIRE["d.txt"].replace("3 songs", "5 songs")})
    index(ARCHIVE, [where], quick)
    assert moves(EARLY, quick) == [
        ("correction", "“3 songs” → 3 (song)", "“5 songs” → 5 (song)", "news/d.txt"),
        RISEN,
    ]
    (change, _) = changes(ARCHIVE, EARLY, quick).changes
    assert change.before.article.id == change.after.article.id == change.before.claim.article
    assert moves(date(9999, 1, 1), quick) == []


def test_reading_again_by_a_new_reader_is_no_correction(
    folder: Write, quick: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A page whose text is the same was not corrected."""
    where = folder({"d.txt": FIRE["d.txt"]})
    index(ARCHIVE, [where], quick)
    monkeypatch.setattr("checker.archiving.indexing.reader_version", lambda _: "new")
    assert index(ARCHIVE, [where], quick).changed == 1
    assert moves(EARLY, quick) == []


def test_changes_as_json_and_as_a_table(folder: Write, quick: Settings) -> None:
    """JSON has both sides in full, the table one line a change; both end with 0."""
    index(ARCHIVE, [folder(FIRE)], quick)
    done = called(cli.changes_app, ARCHIVE, "--since", "2025-05-01", "--format", "json")
    assert done.exit_code == 0
    told: dict[str, Any] = json.loads(done.stdout)
    assert (told["schema"], told["since"], told["errors"]) == ("checker-changes/1", "2025-05-01", [])
    (change,) = told["changes"]
    assert (change["how"], change["kind"]) == ("update", "count")
    assert (change["before"]["path"], change["after"]["path"]) == ("news/a.txt", "news/b.txt")
    assert change["after"]["reading"] == RISEN[2]
    done = called(cli.changes_app, ARCHIVE, "--since", "2025-05-01")
    assert done.stdout.splitlines()[2].split()[:3] == ["2025-05-14", "update", "count"]
    assert done.stdout.endswith("1 change since 2025-05-01\n")


def test_a_wrong_day_is_a_wrong_command_line(folder: Write) -> None:
    """A day that is none: 2."""
    folder(news(1))
    assert called(cli.changes_app, ARCHIVE, "--since", "yesterday").exit_code == 2
