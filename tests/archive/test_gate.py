"""`--against ARCHIVE`: the same findings as against the folder that the archive was made from."""

import gc
from datetime import timedelta
from pathlib import Path

import pytest

from checker import pipeline
from checker.archive import Story, beside, names_like, near, reading
from checker.archiving import index
from checker.ingest import read
from checker.model import Article, Report, Verdict
from checker.names import ALONE, Profile
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
    monkeypatch.setattr(pipeline, "FEW", 6)
    report = check([Path("news/008.txt")], quick, [ARCHIVE])
    assert len(report.articles) <= 7
    paths = {p.path for f in report.findings for p in f.places}
    assert {"news/009.txt", "news/010.txt", "news/011.txt"} <= paths


def test_every_draft_has_its_own_nearest(folder: Write, quick: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """With room for three stories a draft, two drafts find the three others of the event of each."""
    index(ARCHIVE, [folder(news(24))], quick)
    monkeypatch.setattr(pipeline, "FEW", 3)
    report = check([Path("news/008.txt"), Path("news/020.txt")], quick, [ARCHIVE])
    paths = {p.path for f in report.findings for p in f.places}
    assert {f"news/{n:03}.txt" for n in (9, 10, 11, 21, 22, 23)} <= paths


TOLD = (
    "date {}\n\nA fire at the paper mill {} killed {} people on Monday. The {} firefighters worked through the night.\n"
)
OTHERS = {
    "same week.txt": TOLD.format("2025-05-14", "in Vienna", 12, 30),
    "another year.txt": TOLD.format("2021-05-14", "in Lisbon", 15, 40),
    "another year, same place.txt": TOLD.format("2021-05-14", "in Vienna", 17, 50),
    "no date.txt": "A fire at the mill in Oslo killed 19 people. The 60 firefighters worked through the night.\n",
    "nothing shared.txt": "date 2025-05-14\n\nThe choir sang three songs at noon.\n",
}


def loaded(draft: Path, quick: Settings) -> set[str]:
    """Give the paths of the stories that an archive gives for a draft."""
    (article,) = read([draft], quick)[0]
    parsed = pipeline.parse([article], pipeline.load(quick))[0][article.id]
    stories, _ = pipeline.ask(ARCHIVE, [Story(article, *parsed)])
    return {s.article.path.removeprefix("news/").removesuffix(".txt") for s in stories}


def test_what_cannot_be_of_the_drafts_event_is_not_loaded(folder: Write, quick: Settings) -> None:
    """A story of another year is only if it shares names; an undated one may be of any time, and so may a draft."""
    index(ARCHIVE, [folder(OTHERS)], quick)
    text = TOLD.format("2025-05-13", "in Vienna", 13, 35)
    dated, undated = folder({"a.txt": text, "b.txt": text.split("\n\n", 1)[1]}, "drafts").iterdir()
    if undated.name == "a.txt":
        dated, undated = undated, dated
    near_it = {"same week", "another year, same place", "no date"}
    assert loaded(dated, quick) == near_it
    assert loaded(undated, quick) == {*near_it, "another year"}


@pytest.mark.parametrize(("most", "background"), [(1, 0), (2, 1)])
def test_only_so_many_profiles_are_looked_at(
    folder: Write, quick: Settings, monkeypatch: pytest.MonkeyPatch, most: int, background: int
) -> None:
    """Those that share most come first, and room is kept for some of other times that share names."""
    index(ARCHIVE, [folder(OTHERS)], quick)
    monkeypatch.setattr(near, "MOST", most)
    monkeypatch.setattr(near, "_BACKGROUND", background)
    found = loaded(folder({"a.txt": TOLD.format("2025-05-13", "in Vienna", 13, 35)}, "drafts") / "a.txt", quick)
    assert found == {"same week", *(["another year, same place"] if background else [])}


def test_the_rarest_words_are_looked_up_first(folder: Write, quick: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there is time for one word only, it is one that few stories have."""
    index(ARCHIVE, [folder(OTHERS)], quick)
    monkeypatch.setattr(near, "_PLACES", 0)
    words = Profile(None, {"fire": 1, "choir": 1})
    with reading(ARCHIVE) as connection:
        (only,) = near.candidates(connection, words, "", timedelta(days=10), lambda _: ())
        assert near.profiles(connection, [only])[only].words["choir"] == 1
        assert near.candidates(connection, Profile(None, {"zebra": 1}), "", timedelta(days=10), lambda _: ()) == []
        assert beside(connection, ALONE.names, (), ["fire"]).words == {"fire": 4}


def test_a_namesake_that_cannot_be_meant_is_not_given(folder: Write, quick: Settings) -> None:
    """Names that share a surname's consonants and are others cost time with the archive's size, and tell nothing."""
    told = "date 2025-05-14\n\n{} said on Tuesday that the mill would stay closed. {} visited Vienna.\n"
    people = ["Anna Martin", "A. Martin", "Martin", "Petra Martin", "Anna Martino"]
    index(ARCHIVE, [folder({f"{n}.txt": told.format(name, name) for n, name in enumerate(people)})], quick)
    with reading(ARCHIVE) as connection:
        held = {name for (name,) in connection.execute("SELECT name FROM names")}
        assert {"anna martin", "a. martin", "petra martin", "anna martino"} <= held
        assert {name for name, _ in names_like(connection, ["anna martin"])} == {
            name for name in held if name in {"anna martin", "a. martin", "martin"}
        }
        assert not names_like(connection, ["zebra"])


def test_the_collector_of_cycles_is_as_it_was(monkeypatch: pytest.MonkeyPatch, quick: Settings) -> None:
    """It rests while stories are compared, and runs again afterwards, even after an error; one that is off stays so."""
    rested: list[bool] = []

    def origins(*_: object) -> tuple[Article, ...]:
        rested.append(not gc.isenabled())
        raise KeyboardInterrupt

    monkeypatch.setattr(pipeline, "group_origins", origins)
    given = pipeline.load_judges(quick)
    for before in (True, False):
        if not before:
            gc.disable()
        try:
            with pytest.raises(KeyboardInterrupt):
                pipeline.compare_stories((), (), quick, given)
            assert gc.isenabled() is before
        finally:
            gc.enable()
    assert rested == [True, True]


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
