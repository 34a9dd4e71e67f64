"""The table fits the terminal, one line a fact, and nothing in it acts on the terminal."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

import pytest

from checker.model import Report, Verdict
from checker.report.escape import width
from checker.report.table import MOST, render

if TYPE_CHECKING:
    from tests.report.conftest import Bench


@pytest.fixture
def long(bench: "Bench") -> Report:
    """Give a report whose paths, words and levels are all longer than any terminal."""
    sides = []
    for name in "ab":
        words = f"a very long statement 新闻新闻 {'and so on ' * 20}"
        article = bench.article(f"{'folder/' * 20}{name * 40}.txt", f"\n\n{words}.")
        sides.append(bench.statement(article, words))
    bench.finding(Verdict.CONFLICT, *sides, level="a level " * 20)
    return bench.report()


@pytest.mark.parametrize("columns", [60, 80, 100, 120, 200])
def test_fits_the_width(long: Report, columns: int) -> None:
    """No line is wider than the terminal, wide characters counted as two columns."""
    assert max(width(line) for line in render(long, columns).splitlines()) <= columns


def test_uses_the_width(long: Report) -> None:
    """What is cut is cut no shorter than it must be."""
    assert max(width(line) for line in render(long, 100).splitlines()) > 95


@pytest.mark.parametrize("columns", [80, 100, 200])
def test_line_number_survives_cutting(long: Report, columns: int) -> None:
    """A location is cut in the middle: the end of the file's name and the line number stay."""
    assert render(long, columns).count("xt:3 ") == 2


def test_common_folder_goes_before_names_are_cut(bench: "Bench") -> None:
    """What all paths share tells least."""
    sides = [bench.statement(bench.article(f"some/folder/{name * 14}.txt", "They met."), "They met") for name in "ab"]
    bench.finding(Verdict.CONFLICT, *sides)
    shown = render(bench.report(), 100)
    assert "some/folder" not in shown
    assert f"  {'a' * 14}.txt:1 “" in shown


def test_one_line_a_fact(report: Report) -> None:
    """A fact takes one line, that of its gravest verdict: severity, kind, how many stories, both places and words."""
    rows = render(report, 100).splitlines()[2:5]
    assert rows[0].split() == ["conflict", "error", "date", "3", "a.txt:1", "“Thursday”", "b.txt:3", "“Friday”"]
    assert [row.split()[0] for row in rows] == ["conflict", "dispute", "agreement"]


def test_every_value_of_a_fact_has_its_place(bench: "Bench") -> None:
    """A third value stands on a line of its own; who says the same as another is only counted."""
    names = {"a": "Monday", "b": "Tuesday", "c": "Friday", "d": "Friday"}
    days = [bench.article(f"{name}.txt", f"They met on {day}.") for name, day in names.items()]
    first, *others = (
        bench.date(a, day, date(2025, 5, n)) for a, day, n in zip(days, names.values(), (12, 13, 16, 16), strict=True)
    )
    for other in others:
        bench.finding(Verdict.CONFLICT, first, other)
    bench.finding(Verdict.AGREEMENT, others[1], others[2])
    rows = render(bench.report(), 100).splitlines()[2:]
    assert [row.split() for row in rows[:3]] == [
        ["conflict", "error", "date", "4", "a.txt:1", "“Monday”", "b.txt:1", "“Tuesday”"],
        ["c.txt:1", "“Friday”"],
        [],
    ]


def test_the_draft_stands_first(bench: "Bench") -> None:
    """What can be mended is on the left."""
    old, new = (bench.article(f"{name}.txt", "They met.") for name in ("old", "new"))
    bench.finding(Verdict.CONFLICT, bench.statement(old, "They met"), bench.statement(new, "They met"))
    row = render(bench.report().model_copy(update={"drafts": (new.id,)}), 100).splitlines()[2]
    assert row.index("new.txt") < row.index("old.txt")


def test_what_agrees_does_not_push_conflicts_out_of_sight(bench: "Bench") -> None:
    """Of a verdict that fails nothing a screenful is listed, and the rest counted; of conflicts, every one."""
    for n in range(MOST + 5):
        sides = [bench.statement(bench.article(f"{n}{side}.txt", "They met."), "They met") for side in "ab"]
        bench.finding(Verdict.CONFLICT, *sides)
        sides = [bench.statement(bench.article(f"{n}{side}.txt", "They met."), "They met") for side in "cd"]
        bench.finding(Verdict.AGREEMENT, *sides)
    shown = render(bench.report(), 100)
    assert [shown.count(f"\n{word}  ") for word in ("conflict", "agreement")] == [MOST + 5, MOST]
    assert "\n\n… and more: 5 agreement facts; -o report.md lists them all\n\n" in shown


def test_a_claim_at_odds_with_itself_is_shown_once(bench: "Bench") -> None:
    """A weekday that is not that date's has nothing to show on the right."""
    claim = bench.statement(bench.article("a.txt", "On Monday (Dec 6)."), "Monday (Dec 6)")
    bench.finding(Verdict.CONFLICT, claim, claim)
    assert render(bench.report(), 100).count("a.txt:1") == 1


def test_wide_terminal_has_the_reason(report: Report) -> None:
    """Where there is room, rule and level say why."""
    assert "event date: apart" in render(report, 120)


def test_a_terminal_that_is_too_narrow_gets_sixty_columns(report: Report) -> None:
    """Below that, a table says nothing."""
    assert render(report, 20) == render(report, 60)


def test_last_line_counts(report: Report) -> None:
    """The last line sums the run up."""
    last = "3 stories, 8 claims: 1 conflict, 1 update, 1 dispute, 3 agreements on 1 fact; 1 could not be used\n"
    assert render(report, 100).endswith(f"\n\n{last}")


def test_errors_are_listed(report: Report) -> None:
    """What could not be used stands between the table and the counts."""
    assert "\n\nempty.txt: the file is empty\n\n" in render(report, 100)


def test_no_findings_is_one_line() -> None:
    """Without findings there is no empty table."""
    empty = Report(articles=(), sentences={}, claims=(), findings=(), errors=())
    assert render(empty) == "0 stories, 0 claims: no findings\n"


@pytest.mark.parametrize("text", ["\x1b[2J", "\x9b31m", "a\u202eb", "a\rb", "a\nb", "a\x07b", "\ue000"])
def test_article_text_cannot_act_on_the_terminal(hostile: Callable[[str], Report], text: str) -> None:
    """Escapes, controls and bidirectional overrides are spelled out, and a line break is a space."""
    shown = render(hostile(text), 120)
    assert not set(shown) & (set(text) - set("[]ab\n2J31m"))
    assert len(shown.splitlines()) == 8


def test_columns_of_wide_characters_line_up(bench: "Bench") -> None:
    """A right side starts in the same column below wide characters as below narrow ones."""
    for words in ("新闻新闻", "abcdefgh"):
        sides = [bench.statement(bench.article(f"{name}{len(words)}.txt", f"{words}."), words) for name in "ab"]
        bench.finding(Verdict.CONFLICT, *sides)
    rows = [line for line in render(bench.report(), 100).splitlines() if line.startswith("conflict")]
    assert width(rows[0].split("b4.txt")[0]) == width(rows[1].split("b8.txt")[0])
