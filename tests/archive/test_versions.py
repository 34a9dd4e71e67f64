"""Versions of one item: the archive answers with the newest, as a folder does, whatever came first."""

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date
from itertools import permutations
from pathlib import Path
from random import Random

import pytest

from checker.archive import diagnose, load_stories, reading, repair
from checker.archiving import changes, index
from checker.archiving.changes import How
from checker.pipeline import check
from checker.settings import Settings
from tests.archive.conftest import Write, news
from tests.archive.test_durable import TO_THIRD

ARCHIVE = Path("archive.db")
TOLD = "A fire at the paper mill in Vienna killed {} people on 12 May 2025, mayor Anna Berg said."
NEWSML = """<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="{item}" version="{version}">
<itemMeta><versionCreated>2025-05-{day}T09:00:00Z</versionCreated><firstCreated>2025-05-13T08:00:00Z</firstCreated>
</itemMeta><contentMeta><headline>Fire at the paper mill</headline></contentMeta>
<contentSet><inlineData contenttype="text/plain">{text}</inlineData></contentSet></newsItem>"""


def newsml(version: int, dead: int, item: str = "urn:mill", day: int | None = None) -> str:
    """Give a version of an item, a day after the one before."""
    return NEWSML.format(item=item, version=version, text=TOLD.format(dead), day=day or 12 + version)


def ninjs(version: int, dead: int, item: str = "urn:mill", day: int | None = None) -> str:
    """Give the same in the other format."""
    told = {
        "uri": item,
        "version": str(version),
        "firstcreated": "2025-05-13T08:00:00Z",
        "versioncreated": f"2025-05-{day or 12 + version}T09:00:00Z",
        "headline": "Fire at the paper mill",
        "body_text": TOLD.format(dead),
    }
    return json.dumps(told)


Wire = Callable[..., str]
WIRES = pytest.mark.parametrize(("wire", "end"), [(newsml, "xml"), (ninjs, "json")], ids=["newsml", "ninjs"])
DRAFT = {"draft.txt": f"date 2025-05-16\n\n{TOLD.format(40)}\n"}


def answering() -> list[str]:
    """Give the paths of the stories that answer, and hold that the archive is as one that was made at once."""
    assert diagnose(ARCHIVE).well
    with reading(ARCHIVE) as connection:
        numbers = [n for (n,) in connection.execute("SELECT id FROM stories WHERE current = 1")]
        return sorted(story.article.path for story in load_stories(connection, numbers))


def same_as_the_folder(where: Path, settings: Settings) -> set[str]:
    """Hold that a draft is told the same of the archive as of the folder; give the paths of the others in it."""
    asked, whole = (check([Path("drafts/draft.txt")], settings, [against]) for against in (ARCHIVE, where))
    assert (asked.findings, asked.errors) == (whole.findings, whole.errors)
    return {p.path for f in asked.findings for p in f.places} - {"drafts/draft.txt"}


@WIRES
@pytest.mark.parametrize("shards", ["", "shards"])
def test_the_newest_version_answers_in_whatever_order(
    folder: Write, quick: Settings, wire: Wire, end: str, shards: str
) -> None:
    """Three versions are indexed one a run in every order: after each, the newest so far answers."""
    folder(DRAFT, "drafts")
    for order in permutations((2, 9, 10)):
        ARCHIVE.unlink(missing_ok=True)
        for n, version in enumerate(order, 1):
            where = folder(
                {f"{version}.{end}": wire(version, version + 1, day=version + 10)}, "-".join(map(str, order))
            )
            assert index(ARCHIVE, [where], quick, shards=shards)[:4] == (1, 0, n - 1, 0)
            assert answering() == [f"{where}/{max(order[:n])}.{end}"]
        assert same_as_the_folder(where, quick) == {f"{where}/10.{end}"}


@WIRES
def test_when_the_newest_is_deleted_the_one_before_answers_again(
    folder: Write, quick: Settings, wire: Wire, end: str
) -> None:
    """And when it comes back, it does; a version that is not the newest goes unnoticed."""
    folder(DRAFT, "drafts")
    where = folder({f"{n}.{end}": wire(n, 12 + n) for n in (1, 2, 3)})
    index(ARCHIVE, [where], quick)
    for gone, left in ((2, 3), (3, 1)):
        (where / f"{gone}.{end}").unlink()
        assert index(ARCHIVE, [where], quick).gone == 1
        assert answering() == [f"news/{left}.{end}"]
        assert same_as_the_folder(where, quick) == {f"news/{left}.{end}"}
    folder({f"3.{end}": wire(3, 15)})
    index(ARCHIVE, [where], quick)
    assert answering() == [f"news/3.{end}"]


def test_a_file_that_becomes_another_item_gives_the_word_back(folder: Write, quick: Settings) -> None:
    """Where the newest version is overwritten by another item, the version before it answers, and both items do."""
    where = folder({"1.xml": newsml(1, 12), "latest.xml": newsml(2, 14)})
    index(ARCHIVE, [where], quick)
    assert answering() == ["news/latest.xml"]
    folder({"latest.xml": newsml(1, 14, "urn:other")})
    index(ARCHIVE, [where], quick)
    assert answering() == ["news/1.xml", "news/latest.xml"]
    assert not changes(ARCHIVE, date(2025, 1, 1), quick).changes


def test_of_two_copies_of_a_version_the_first_answers(folder: Write, quick: Settings) -> None:
    """The first in the order of the folder, in which a folder sorts before a name that goes on."""
    where = folder({"a/1.xml": newsml(1, 12), "a-b.xml": newsml(1, 12), "c.xml": newsml(1, 12)})
    folder(DRAFT, "drafts")
    for path in ("c.xml", "a-b.xml", "a/1.xml"):
        index(ARCHIVE, [where / path], quick)
    assert answering() == ["news/a/1.xml"]
    assert same_as_the_folder(where, quick) == {"news/a/1.xml"}


def test_stories_that_are_no_items_are_left_alone(folder: Write, quick: Settings) -> None:
    """Beside items, a list of several in one file and other pages, the findings are those of the folder."""
    pages = news(8)
    several = [json.loads(ninjs(1, 12)), json.loads(ninjs(1, 13, "urn:two")), json.loads(ninjs(2, 21, "urn:three"))]
    where = folder({**pages, "list.json": json.dumps(several), "zz.json": ninjs(2, 15)})
    folder(DRAFT, "drafts")
    index(ARCHIVE, [where], quick)
    assert len(answering()) == len(pages) + 3
    assert same_as_the_folder(where, quick) >= {"news/list.json", "news/zz.json"}


def test_a_draft_takes_the_place_of_its_earlier_version(folder: Write, quick: Settings) -> None:
    """A corrected version is not held against the one that it corrects, in a folder or an archive; others still are."""
    where = folder({"1.xml": newsml(1, 12), "other.xml": newsml(1, 14, "urn:other")})
    draft = folder({"2.xml": newsml(2, 16)}, "drafts") / "2.xml"
    index(ARCHIVE, [where], quick)
    asked, whole = (check([draft], quick, [against]) for against in (ARCHIVE, where))
    assert asked.findings == whole.findings
    assert {p.path for f in asked.findings for p in f.places} == {"drafts/2.xml", "news/other.xml"}


def test_versions_in_two_archives_are_one(folder: Write, quick: Settings) -> None:
    """The draft is held against the newer of them only, and against the newer of an archive's and a folder's."""
    old, new = folder({"1.xml": newsml(1, 12)}, "old"), folder({"2.xml": newsml(2, 14)}, "new")
    draft = folder(DRAFT, "drafts")
    index(ARCHIVE, [new], quick)
    index(Path("old.db"), [old], quick)
    for against in ([ARCHIVE, Path("old.db")], [ARCHIVE, old], [new, Path("old.db")]):
        report = check([draft], quick, against)
        assert {p.path for f in report.findings for p in f.places} == {"drafts/draft.txt", "new/2.xml"}


@WIRES
def test_a_new_version_is_a_correction(folder: Write, quick: Settings, wire: Wire, end: str) -> None:
    """`check changes` shows what an item says now that it said otherwise, since the day of the version."""
    where = folder({f"1.{end}": wire(1, 12), f"2.{end}": wire(2, 14)})
    index(ARCHIVE, [where], quick)
    (change,) = changes(ARCHIVE, date(2025, 5, 14), quick).changes
    assert change.how is How.CORRECTION
    assert [side.article.path for side in (change.before, change.after)] == [f"news/1.{end}", f"news/2.{end}"]
    assert ["12" in change.before.claim.span.text, "14" in change.after.claim.span.text] == [True, True]
    assert not changes(ARCHIVE, date(2025, 5, 15), quick).changes


def test_a_version_in_the_same_file_is_told_once(folder: Write, quick: Settings) -> None:
    """A file that is overwritten with the next version of its item is a correction by either account, and one."""
    where = folder({"mill.xml": newsml(1, 12)})
    index(ARCHIVE, [where], quick)
    folder({"mill.xml": newsml(2, 14)})
    index(ARCHIVE, [where], quick)
    (change,) = changes(ARCHIVE, date(2025, 5, 14), quick).changes
    assert change.how is How.CORRECTION


def test_any_course_of_events_ends_as_an_archive_made_at_once(folder: Write, quick: Settings) -> None:
    """After forty random writes and deletions, who answers, and all counts, are as in an archive of the folder."""
    chance = Random(3)  # noqa: S311 - what to do
    where = folder({"keep.txt": news(1)["000.txt"]})
    for step in range(40):
        path = where / f"{chance.randrange(4)}.xml"
        if path.exists() and chance.random() < 0.4:
            path.unlink()
        else:
            path.write_text(newsml(chance.randrange(1, 4), step + 10, chance.choice(["urn:a", "urn:b"])), "utf-8")
        if chance.random() < 0.6:
            index(ARCHIVE, [where], quick)
    index(ARCHIVE, [where], quick)
    found = answering()
    with reading(ARCHIVE) as one:
        kept = [sorted(one.execute(f"SELECT * FROM {table}")) for table in ("spread", "names", "name_keys")]  # noqa: S608
    ARCHIVE.unlink()
    index(ARCHIVE, [where], quick)
    assert found == answering()
    with reading(ARCHIVE) as other:
        assert kept == [sorted(other.execute(f"SELECT * FROM {t}")) for t in ("spread", "names", "name_keys")]  # noqa: S608


def test_the_doctor_sees_who_should_answer(folder: Write, quick: Settings) -> None:
    """An older version that answers is found and mended."""
    index(ARCHIVE, [folder({"1.xml": newsml(1, 12), "2.xml": newsml(2, 14)})], quick)
    before = diagnose(ARCHIVE)
    with closing(sqlite3.connect(ARCHIVE, isolation_level=None)) as connection:
        connection.execute("UPDATE stories SET current = 1 - current")
    assert "which stories answer" in diagnose(ARCHIVE).stale
    assert "made anew: which stories answer" in repair(ARCHIVE)
    assert diagnose(ARCHIVE) == before
    assert answering() == ["news/2.xml"]


def test_where_the_newest_is_lost_the_one_before_answers(folder: Write, quick: Settings) -> None:
    """What a repair saves of a damaged archive knows its versions."""
    where = folder({"1.xml": newsml(1, 12), "2.xml": newsml(2, 14)})
    index(ARCHIVE, [where], quick)
    before = diagnose(ARCHIVE).content
    with closing(sqlite3.connect(ARCHIVE, isolation_level=None)) as connection:
        connection.execute("UPDATE stories SET told = x'0011' WHERE current = 1")
    assert "lost: news/2.xml" in repair(ARCHIVE)
    assert answering() == ["news/1.xml"]
    index(ARCHIVE, [where], quick)
    assert diagnose(ARCHIVE).content == before


def test_an_archive_of_the_third_version_learns_of_versions(folder: Write, quick: Settings) -> None:
    """Its pages answer as they did until they are read again, as they are by the first run of the new reader."""
    where = folder({"1.xml": newsml(1, 12), "2.xml": newsml(2, 14)})
    index(ARCHIVE, [where], quick)
    with closing(sqlite3.connect(ARCHIVE)) as old:
        old.executescript(f"{TO_THIRD} PRAGMA user_version = 3")
        old.execute("UPDATE pages SET digest = 'of an older reader'")
        old.execute("UPDATE stories SET current = 1")
        old.commit()
    index(ARCHIVE, [folder(news(1), "elsewhere")], quick)
    with reading(ARCHIVE) as connection:
        assert connection.execute("SELECT count(*) FROM stories WHERE current = 1").fetchone() == (3,)
    assert index(ARCHIVE, [where], quick).changed == 2
    with reading(ARCHIVE) as connection:
        rows = connection.execute("SELECT path FROM stories JOIN pages ON pages.id = page WHERE current = 1")
        assert sorted(path for (path,) in rows) == ["elsewhere/000.txt", "news/2.xml"]
