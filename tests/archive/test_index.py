"""`check index`: what is new or changed is read, what is gone no longer answers, and nothing else is touched."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from checker.archive import diagnose, load_stories, reading
from checker.archiving import Indexed, index, indexing
from checker.pipeline import check
from checker.settings import Settings
from tests.archive.conftest import Write, news

ARCHIVE = Path("archive.db")


def counts(done: Indexed) -> tuple[int, int, int, int]:
    """Give how many pages were added, changed, unchanged and gone."""
    assert not done.problems
    return done.added, done.changed, done.unchanged, done.gone


def paths() -> list[str]:
    """Give the paths of the stories that answer."""
    with reading(ARCHIVE) as connection:
        numbers = [n for (n,) in connection.execute("SELECT id FROM stories WHERE current = 1 ORDER BY id")]
        return [story.article.path for story in load_stories(connection, numbers)]


def rebuilt(table: str) -> list[tuple[object, ...]]:
    """Give all rows of a table in order."""
    with closing(sqlite3.connect(ARCHIVE, isolation_level=None)) as connection:
        return sorted(connection.execute(f"SELECT * FROM {table}"))  # noqa: S608 - our own


def test_a_second_run_does_only_what_changed(folder: Write, quick: Settings) -> None:
    """Of four pages one is corrected, one deleted and one added: three are left alone, and two read."""
    articles = news(4)
    where = folder(articles)
    assert counts(index(ARCHIVE, [where], quick)) == (4, 0, 0, 0)
    assert counts(index(ARCHIVE, [where], quick)) == (0, 0, 4, 0)
    folder({"000.txt": articles["001.txt"], "new.txt": articles["002.txt"]})
    (where / "003.txt").unlink()
    assert counts(index(ARCHIVE, [where], quick)) == (1, 1, 2, 1)
    assert sorted(paths()) == ["news/000.txt", "news/001.txt", "news/002.txt", "news/new.txt"]


def test_what_is_made_from_the_stories_is_as_in_a_new_archive(folder: Write, quick: Settings) -> None:
    """After corrections and deletions, the counts of words and names are those of an archive made at once."""
    articles = news(6)
    where = folder({**articles, "000.txt": articles["005.txt"]})
    index(ARCHIVE, [where], quick)
    folder(articles)
    (where / "004.txt").unlink()
    index(ARCHIVE, [where], quick)
    changed = [rebuilt(table) for table in ("spread", "names", "name_keys")]
    told = [str(words) for _, words in rebuilt("profiles")]
    ARCHIVE.unlink()
    index(ARCHIVE, [where], quick)
    assert changed == [rebuilt(table) for table in ("spread", "names", "name_keys")]
    assert sorted(told) == sorted(str(words) for _, words in rebuilt("profiles"))


def test_a_story_comes_back_as_it_was_read(folder: Write, quick: Settings) -> None:
    """What the archive gives is the article and the claims as extracted; sentences lack their syntax."""
    where = folder(news(1))
    index(ARCHIVE, [where], quick)
    with reading(ARCHIVE) as connection:
        (story,) = load_stories(connection, [1])
    report = check([where], quick)
    assert story.article == report.articles[0]
    assert [s.text for s in story.sentences] == [s.text for s in report.sentences[story.article.id]]
    assert {c.span for c in report.claims} <= {c.span for c in story.claims}


def test_a_page_of_two_stories_is_one_page(folder: Write, quick: Settings) -> None:
    """Both stories of a page come with their own claims, and so does what is read after it."""
    folder({})
    seeds = Path(__file__).resolve().parents[2] / "seeds"
    index(ARCHIVE, sorted(seeds.iterdir())[:2], quick)
    with reading(ARCHIVE) as connection:
        stories = list(load_stories(connection, [1, 2, 3]))
    assert [s.article.story for s in stories] == [0, 1, 0]
    assert all({c.article for c in s.claims} == {s.article.id} for s in stories)
    assert diagnose(ARCHIVE)[:4] == (2, 3, (), ())


def test_a_new_reader_reads_everything_again(folder: Write, quick: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """The version of the extractor is part of what a page is known by."""
    where = folder(news(2))
    index(ARCHIVE, [where], quick)
    monkeypatch.setattr(indexing, "reader_version", lambda _: "another")
    assert counts(index(ARCHIVE, [where], quick)) == (0, 2, 0, 0)


def test_the_readers_version_is_that_of_the_model_too(quick: Settings) -> None:
    """Another spaCy model reads otherwise; a model that is not there has a version all the same."""
    versions = {
        indexing.reader_version(quick.model_copy(update={"spacy_model": m})) for m in ("en_core_web_sm", "xx", "a.b")
    }
    assert len(versions) == 3
    assert indexing.reader_version(quick) == indexing.reader_version(quick)


def test_a_folder_that_is_empty_all_at_once_loses_nothing(folder: Write, quick: Settings) -> None:
    """A disk that is not mounted is an empty folder: that is told, and the pages still answer."""
    where = folder(news(2))
    index(ARCHIVE, [where], quick)
    for file in where.iterdir():
        file.unlink()
    done = index(ARCHIVE, [where], quick)
    assert done.gone == 0
    assert [p.path for p in done.problems] == ["news"]
    assert len(paths()) == 2


def test_what_cannot_be_read_any_more_is_kept(folder: Write, quick: Settings) -> None:
    """A page that is damaged on the disk is told, and the archive keeps what it held of it."""
    where = folder(news(2))
    index(ARCHIVE, [where], quick)
    (where / "000.txt").write_bytes(b"\0\1\2")
    done = index(ARCHIVE, [where], quick)
    assert [p.path for p in done.problems] == ["news/000.txt"]
    assert (done.added, done.changed, done.unchanged, done.gone) == (0, 0, 1, 0)
    assert len(paths()) == 2


def test_another_folder_is_not_touched(folder: Write, quick: Settings) -> None:
    """Indexing one folder says nothing of what the archive has from another, though its name begins alike."""
    old, new = folder(news(1), "news"), folder(news(2), "newsroom")
    index(ARCHIVE, [old], quick)
    assert counts(index(ARCHIVE, [new], quick)) == (2, 0, 0, 0)
    assert len(paths()) == 3


def test_a_page_that_comes_back_is_added(folder: Write, quick: Settings) -> None:
    """What was gone and is there again answers again."""
    articles = news(2)
    where = folder(articles)
    index(ARCHIVE, [where], quick)
    (where / "000.txt").unlink()
    index(ARCHIVE, [where], quick)
    folder(articles)
    assert counts(index(ARCHIVE, [where], quick)) == (1, 0, 1, 0)


def test_progress_is_told_page_by_page(folder: Write, quick: Settings) -> None:
    """Whoever asks hears how many of the pages to read are done."""
    told: list[tuple[str, int, int]] = []
    index(ARCHIVE, [folder(news(2))], quick, lambda *step: told.append(step))
    assert told == [("indexing", 1, 2), ("indexing", 2, 2)]


def test_the_files_here_are_relative_paths(folder: Write, quick: Settings, tmp_path: Path) -> None:
    """The dot is the folder of all relative paths, so that what is gone from it is noticed; paths from / are others."""
    folder(news(2))
    far = tmp_path / "far.txt"
    far.write_text(news(1)["000.txt"], "utf-8")
    index(ARCHIVE, [far], quick)
    far.unlink()
    index(ARCHIVE, [Path()], quick)
    Path("news/000.txt").unlink()
    assert counts(index(ARCHIVE, [Path()], quick)) == (0, 0, 1, 1)
    assert sorted(paths()) == [far.as_posix(), "news/001.txt"]
