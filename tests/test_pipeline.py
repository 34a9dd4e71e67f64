"""The stages in order: what is compared with what, what is left out and said, and the same bytes on every run."""

from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

import pytest

from checker import pipeline
from checker.compare.rule import builtin_folder
from checker.engines import Work
from checker.errors import ModelError
from checker.extract.sentences import Parser
from checker.model import Article, Claim, Finding, Report, Verdict
from checker.pipeline import Parsed, check, parse_each
from checker.report import FORMATS
from checker.settings import Settings

Check = Callable[..., Report]

TEXT = "date 2025-05-16\n\n{}\n"
NINTH = TEXT.format("Anna Berg and Peter Holm signed the treaty about the dam in Vienna on 9 May 2025.")
SEVENTH = NINTH.replace("9 May", "7 May")
FIFTH = NINTH.replace("9 May", "5 May")
BROKEN = '"""A rule."""\n\nRULE = 1 / 0\n'


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, parser: Parser) -> Check:
    """Give `check` with the parser of the suite, and without the language model unless told otherwise."""
    monkeypatch.setattr(pipeline, "load_parser", lambda _: parser)

    def checked(*paths: Path, against: tuple[Path, ...] = (), **settings: Any) -> Report:
        return check(paths, Settings.model_validate({"nli": "off", **settings}), against)

    return checked


@pytest.fixture
def files(tmp_path: Path) -> Callable[..., tuple[Path, ...]]:
    """Give a function that writes texts under names, and gives their paths."""

    def write(**texts: str) -> tuple[Path, ...]:
        for name, text in texts.items():
            (tmp_path / f"{name}.txt").write_text(text, "utf-8")
        return tuple(tmp_path / f"{name}.txt" for name in texts)

    return write


def names(finding: Finding) -> set[str]:
    """Give the names of the two files that a finding is about."""
    return {Path(finding.left.path).stem, Path(finding.right.path).stem}


def conflicts(report: Report) -> list[set[str]]:
    """Give the files of each conflict."""
    return [names(f) for f in report.findings if f.verdict is Verdict.CONFLICT]


Files = Callable[..., tuple[Path, ...]]


def test_articles_are_checked_with_each_other(run: Check, files: Files) -> None:
    """Two days of one signing are a conflict."""
    assert conflicts(run(*files(a=NINTH, b=SEVENTH))) == [{"a", "b"}]


def test_equal_articles_agree(run: Check, files: Files) -> None:
    """A copy contradicts nothing, and every finding is an agreement."""
    found = run(*files(a=NINTH, b=NINTH)).findings
    assert {f.verdict for f in found} == {Verdict.AGREEMENT}


def test_the_archive_is_not_checked_with_itself(run: Check, files: Files) -> None:
    """Only findings that touch a draft are reported."""
    draft, old, older = files(draft=NINTH, old=SEVENTH, older=FIFTH)
    found = conflicts(run(draft, against=(old, older)))
    assert sorted(map(sorted, found)) == [["draft", "old"], ["draft", "older"]]


def test_drafts_are_checked_with_each_other_too(run: Check, files: Files) -> None:
    """With an archive, two drafts are still held against each other."""
    first, second, old = files(first=NINTH, second=SEVENTH, old=NINTH)
    found = conflicts(run(first, second, against=(old,)))
    assert sorted(map(sorted, found)) == [["first", "second"], ["old", "second"]]


def test_a_draft_that_lies_in_the_archive_is_read_once(run: Check, files: Files) -> None:
    """An archive may hold the draft; it is not held against itself."""
    draft, old = files(draft=NINTH, old=SEVENTH)
    report = run(draft, against=(draft, old))
    assert sorted(Path(a.path).stem for a in report.articles) == ["draft", "old"]


def test_a_broken_rule_is_said_and_the_rest_is_done(run: Check, files: Files, tmp_path: Path) -> None:
    """A folder with a broken rule is named with its line, and the built-in rules still find what they find."""
    folder = tmp_path / "own"
    folder.mkdir()
    (folder / "broken.py").write_text(BROKEN, "utf-8")
    report = run(*files(a=NINTH, b=SEVENTH), rules=(folder,))
    assert [(Path(e.path).name, e.line) for e in report.errors] == [("broken.py", 3)]
    assert conflicts(report) == [{"a", "b"}]


def test_a_missing_folder_of_rules_is_said(run: Check, files: Files, tmp_path: Path) -> None:
    """A mistyped folder is a mistake, not a run without those rules."""
    report = run(*files(a=NINTH, b=SEVENTH), rules=(tmp_path / "none",))
    assert [Path(e.path).name for e in report.errors] == ["none"]


def test_a_rule_of_ones_own_takes_the_place_of_the_built_in_one(run: Check, files: Files, tmp_path: Path) -> None:
    """The same id means the same rule, and the later folder has its way."""
    folder = tmp_path / "own"
    folder.mkdir()
    text = (builtin_folder() / "event_date.py").read_text("utf-8")
    (folder / "event_date.py").write_text(text.replace("Verdict.CONFLICT", "Verdict.DISPUTE"), "utf-8")
    report = run(*files(a=NINTH, b=SEVENTH), rules=(folder,))
    assert {f.verdict for f in report.findings if f.rule == "event_date"} == {Verdict.DISPUTE}


def test_a_missing_language_model_is_said_and_the_rules_still_work(
    run: Check, files: Files, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without the model statements are not judged, everything else is, and the report says why."""

    def missing(name: str, *_: str, **_named: bool) -> None:
        raise ModelError("no such model", name)

    monkeypatch.setattr(pipeline, "load_nli", missing)
    report = run(*files(a=NINTH, b=SEVENTH), nli="nobody/nothing")
    assert [(e.path, e.message) for e in report.errors] == [("nobody/nothing", "no such model")]
    assert conflicts(report) == [{"a", "b"}]


def test_without_a_parser_nothing_can_be_done(files: Files) -> None:
    """A parser that is not installed ends the run with an error that names it."""
    with pytest.raises(ModelError) as caught:
        check(files(a=NINTH), Settings(nli="off", spacy_model="xx_no_such_model"))
    assert "xx_no_such_model" in str(caught.value)


def test_an_unreadable_file_spoils_nothing(run: Check, files: Files, tmp_path: Path) -> None:
    """What cannot be read is listed with its path, and the others are checked."""
    good = files(a=NINTH, b=SEVENTH)
    (tmp_path / "bad.txt").write_bytes(b"\x00\xff\x00\xfe binary")
    report = run(good[0], tmp_path / "bad.txt", tmp_path / "none.txt", good[1])
    assert [Path(e.path).name for e in report.errors] == ["bad.txt", "none.txt"]
    assert conflicts(report) == [{"a", "b"}]


def test_unreadable_files_of_the_archive_are_said_too(run: Check, files: Files, tmp_path: Path) -> None:
    """The archive is read with the same care as the drafts."""
    report = run(*files(a=NINTH), against=(tmp_path / "none.txt",))
    assert [Path(e.path).name for e in report.errors] == ["none.txt"]


def test_no_articles_give_an_empty_report(run: Check, tmp_path: Path) -> None:
    """A folder without articles has nothing to compare."""
    report = run(tmp_path / "none.txt")
    assert (report.articles, report.claims, report.findings) == ((), (), ())


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_the_same_input_gives_the_same_bytes(run: Check, files: Files, form: str) -> None:
    """Two runs over the same files write the same report, byte for byte."""
    paths = files(a=NINTH, b=SEVENTH, c=FIFTH)
    first, second = (FORMATS[form].render(run(*paths), 100) for _ in range(2))
    assert first.encode() == second.encode()


def test_settings_reach_the_report(run: Check, files: Files) -> None:
    """What is shown, and how loud it is, is as set."""
    paths = files(a=NINTH, b=SEVENTH)
    loud = run(*paths, show=("conflict",), severities={"event_date": "note"})
    assert {(f.verdict, f.severity.value) for f in loud.findings} == {(Verdict.CONFLICT, "note")}


def test_progress_tells_every_article_read(files: Files, parser: Parser, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever waits is told how many of how many articles are parsed, and then how many pairs there are."""
    monkeypatch.setattr(pipeline, "load_parser", lambda _: parser)
    told: list[tuple[str, int, int]] = []
    check(files(a=NINTH, b=SEVENTH), Settings(nli="off"), (), lambda *step: told.append(step))
    assert told[:2] == [("reading", 1, 2), ("reading", 2, 2)]
    assert told[2][0] == "comparing"


def test_every_finding_points_at_its_own_words(run: Check, files: Files) -> None:
    """The offsets of both sides are of the files as they are."""
    paths = files(a=NINTH, b=f"\n\n{SEVENTH}")
    texts = {str(p): p.read_text("utf-8") for p in paths}
    sides = [side for f in run(*paths).findings for side in (f.left, f.right)]
    assert sides
    assert [s for s in sides if texts[s.path][s.start : s.end] != s.text] == []


def test_a_fingerprint_survives_a_new_paragraph_and_a_new_name(run: Check, files: Files) -> None:
    """A baseline stays good while an article grows and moves; it does not when the fact changes."""
    a, b = files(a=NINTH, b=SEVENTH)
    grown = files(renamed=NINTH.replace("\n\nAnna", "\n\nRain fell on the coast all day.\n\nAnna"))[0]
    changed = files(changed=NINTH.replace("9 May", "8 May"))[0]

    def prints(one: Path) -> set[str]:
        return {f.fingerprint for f in run(one, b).findings if f.verdict is Verdict.CONFLICT}

    assert prints(a) == prints(grown) != prints(changed)


def test_a_finding_is_known_again_after_an_edit(run: Check, files: Files, tmp_path: Path) -> None:
    """Paragraphs before and after, another name and another order of the files change no fingerprint."""
    ninth, seventh = files(ninth=NINTH, seventh=SEVENTH)
    (before,) = (f for f in run(ninth, seventh).findings if f.verdict is Verdict.CONFLICT)
    moved = tmp_path / "moved.txt"
    head, body = NINTH.split("\n\n", 1)
    snow = "Schools in the valley will stay closed because of the snow, the mayor of Lillehammer wrote to parents."
    moved.write_text(f"{head}\n\n{snow}\n\n{body}\n{snow}\n", "utf-8")
    (after,) = (f for f in run(seventh, moved).findings if f.verdict is Verdict.CONFLICT)
    assert after.fingerprint == before.fingerprint


def test_an_article_that_nothing_can_read_is_said_and_the_rest_is_checked(
    files: Files, parser: Parser, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where two processes died over an article it is an entry of the errors, and the others are compared."""

    def dying(work: Work[Any, Any, Any], items: Iterable[Any]) -> Iterator[Any]:
        for item in items:
            if work.lost is not None:
                died = any(Path(article.path).stem == "c" for article in item)
                yield work.lost(item, "killed by SIGKILL") if died else work.do(parser, item)
            else:
                yield work.do(work.load(), item)

    loaded = pipeline.load(Settings(nli="off", jobs=2))
    monkeypatch.setattr(type(loaded.engine), "map", lambda _, work, articles: dying(work, articles))
    report = check(files(a=NINTH, b=SEVENTH, c=FIFTH), Settings(nli="off", jobs=2))
    assert [(Path(e.path).stem, "killed by SIGKILL" in e.message) for e in report.errors] == [("c", True)]
    assert conflicts(report) == [{"a", "b"}]


def test_of_articles_that_are_read_together_the_one_at_fault_is_found(
    story: Callable[..., Article], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where a process died over several articles, each is read alone, and the order is kept."""
    together: list[int] = []

    class Engine:
        elsewhere = True

        def map(self, work: Work[Any, Any, Any], items: Iterable[Any]) -> Generator[Any]:
            for item in items:
                together.append(len(item))
                died = any(article.id == "23" for article in item)
                yield work.lost(item, "killed") if died and work.lost else work.do(None, item)

    def parsed(_: Parser, articles: Sequence[Article]) -> list[Parsed]:
        return [Parsed((), cast("tuple[Claim, ...]", (article,))) for article in articles]

    articles = [story(f"It rained for {n % 7} hours.", article=str(n)) for n in range(120)]
    monkeypatch.setattr(pipeline, "open_engine", lambda *_: Engine())
    loaded = pipeline.load_reader(Settings(jobs=2))
    loaded = loaded._replace(parsing=replace(loaded.parsing, do=parsed))
    found = list(parse_each(articles, loaded))
    assert max(together) > 1
    assert [p.claims[0].id if isinstance(p, Parsed) else None for p in found] == [
        None if n == 23 else str(n) for n in range(120)
    ]
    (problem,) = [p for p in found if not isinstance(p, Parsed)]
    assert "came to an end twice (killed)" in problem.message


def test_processes_change_no_byte(run: Check, files: Files, monkeypatch: pytest.MonkeyPatch) -> None:
    """The report of two processes with a parser each is that of one."""
    paths = files(a=NINTH, b=SEVENTH, c=FIFTH, d=NINTH.replace("Vienna", "Graz"))
    one = run(*paths)
    monkeypatch.undo()  # the parser of the suite cannot be sent to a process
    two = check(paths, Settings(nli="off", jobs=2))
    assert one == two
    assert FORMATS["json"].render(one, 120) == FORMATS["json"].render(two, 120)
