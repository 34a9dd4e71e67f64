"""`--against ARCHIVE`: the same findings as against the folder that the archive was made from."""

from functools import partial
from pathlib import Path

import pytest

from checker import pipeline
from checker.archive import near
from checker.archiving import index
from checker.model import Report, Verdict
from checker.pipeline import check
from checker.settings import Settings
from tests.archive.conftest import Write, news

ARCHIVE = Path("archive.db")
EVERY = tuple(Verdict)


@pytest.mark.parametrize("seed", [1, 2])
def test_findings_are_those_against_the_folder(folder: Write, quick: Settings, seed: int) -> None:
    """For each fourth of twenty-four stories, what an archive answers is to the letter what the folder answers."""
    where = folder(news(24, seed))
    index(ARCHIVE, [where], quick)
    settings = quick.model_copy(update={"show": EVERY})
    found = 0
    for draft in sorted(where.iterdir())[::4]:
        asked, whole = (check([draft], settings, [against]) for against in (ARCHIVE, where))
        assert asked.findings == whole.findings
        assert asked.errors == ()
        found += len(asked.findings)
    assert found > 100


def test_only_the_nearest_are_loaded(folder: Write, quick: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """With room for six of twenty-four stories, the three others of the draft's event are among them."""
    index(ARCHIVE, [folder(news(24))], quick)
    monkeypatch.setattr(pipeline, "candidates", partial(near.candidates, few=6))
    report = check([Path("news/008.txt")], quick, [ARCHIVE])
    assert len(report.articles) <= 7
    paths = {p.path for f in report.findings for p in f.places}
    assert {"news/009.txt", "news/010.txt", "news/011.txt"} <= paths


def test_a_draft_of_no_known_words_is_answered(folder: Write, quick: Settings) -> None:
    """Where nothing is shared, nothing is found."""
    index(ARCHIVE, [folder(news(2))], quick)
    draft = folder(
        {"draft.txt": "date 2025-05-14\n\nGoalkeeper Ada Quist saved four penalties for Zwolle.\n"}, "drafts"
    )
    report = check([draft], quick, [ARCHIVE])
    assert report.findings == ()
    assert [a.path for a in report.articles] == ["drafts/draft.txt"]


def test_an_empty_archive_answers_nothing(folder: Write, quick: Settings) -> None:
    """An archive without a story is one."""
    where = folder(news(1))
    index(ARCHIVE, [where / "none.txt"], quick)
    assert check([where], quick, [ARCHIVE]).findings == ()


def findings(report: Report) -> list[tuple[str, ...]]:
    """Give what a report finds, without the order of the two sides."""
    return sorted((f.rule, f.verdict, *sorted((f.left.path, f.right.path))) for f in report.findings)


def test_archives_and_folders_are_asked_together(folder: Write, quick: Settings) -> None:
    """Two archives and a folder answer as one folder that holds all of it."""
    articles = news(12)
    names = sorted(articles)
    where = [folder({n: articles[n] for n in names[i::4]}, f"part{i}") for i in range(4)]
    first, second = Path("one.db"), Path("two.db")
    index(first, [where[1]], quick)
    index(second, [where[2]], quick)
    drafts = [where[0] / names[0]]
    asked = check(drafts, quick, [first, second, where[3]])
    assert asked.findings
    assert findings(asked) == findings(check(drafts, quick, where[1:]))


def test_a_damaged_archive_is_told_and_the_rest_is_done(folder: Write, quick: Settings) -> None:
    """What cannot be asked is among the errors; the drafts are still checked with each other."""
    where = folder(news(4))
    ARCHIVE.write_bytes(b"SQLite format 3\0 and then nothing of the kind")
    report = check([where], quick, [ARCHIVE])
    assert [e.path for e in report.errors] == [ARCHIVE.as_posix()]
    assert report.findings
