"""The short report for a comment on a change: what is wrong, in few lines, whatever the articles hold."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from checker.model import Report, SuppressedBy, Suppression, Verdict
from checker.report.brief import render

if TYPE_CHECKING:
    from tests.report.conftest import Bench


def test_what_is_wrong_has_a_line_each(report: Report) -> None:
    """A line for each fact at odds, by its gravest verdict, with both sides and why; agreements are counted only."""
    assert render(report) == (
        "**check**: 3 stories, 8 claims: 1 conflict, 1 update, 1 dispute, 3 agreements on 1 fact; "
        "1 could not be used.\n"
        "\n"
        "- **Conflict** `a.txt:1` “Thursday” · `b.txt:3` “Friday”: event date, apart\n"
        "- **Dispute** `a.txt:1` “Peace is near” · `b.txt:3` “Peace is dear”: quotation drift, by two speakers\n"
        "- **Not used** `empty.txt`: the file is empty\n"
    )


def test_the_draft_comes_first(report: Report) -> None:
    """The comment is on the draft, so that side is named before the archive's."""
    drafts = {"drafts": ("b.txt#0",)}
    assert "**Conflict** `b.txt:3` “Friday” · `a.txt:1`" in render(report.model_copy(update=drafts))


def test_nothing_wrong_is_one_line(bench: "Bench") -> None:
    """A comment that has nothing to say says so and ends."""
    assert render(bench.report()) == "**check**: 0 stories, 0 claims: no findings.\n"


def test_there_is_an_end_to_it(bench: "Bench") -> None:
    """Twenty findings are shown, and how many there are more."""
    a = bench.article("a.txt", "It was.")
    claim = bench.statement(a, "It was")
    for _ in range(23):
        bench.finding(Verdict.CONFLICT, claim, claim)
    lines = render(bench.report()).splitlines()
    assert (len(lines), lines[-1]) == (23, "- … and 3 more")


def test_what_is_held_back_says_so(report: Report) -> None:
    """Where suppressed findings are listed, the line has the reason."""
    reason = Suppression(by=SuppressedBy.INLINE, reason="AP *corrected* this", place="a.txt:1")
    first = report.findings[0].model_copy(update={"suppressed": reason})
    text = render(report.model_copy(update={"findings": (first,)}))
    assert "- **Conflict** (held back: AP \\*corrected\\* this) `a.txt:1`" in text


def test_words_of_an_article_stay_words(hostile: Callable[[str], Report]) -> None:
    """Markup in an article's words shows as its characters, on one line."""
    text = render(hostile("<script>x</script> [now](http://evil.example)\n\n# Head"))
    assert "<script>" not in text
    assert "[now](" not in text
    assert "\n# Head" not in text
