"""Findings that somebody answers for, in the draft or in the settings: with a reason, for as long as that holds."""

from datetime import date
from typing import TYPE_CHECKING

import pytest

from checker.model import Article, Finding, Report, RuleNote, Severity, SuppressedBy, Verdict
from checker.report.suppressions import suppress
from checker.settings import Exemption

if TYPE_CHECKING:
    from tests.report.conftest import Bench

TODAY = date(2025, 5, 20)
RULES = tuple(RuleNote(id=name, docs=name, severity=Severity.ERROR) for name in ("event_date", "first_since"))


def draft_with(bench: "Bench", text: str, path: str = "draft.md", verdict: Verdict = Verdict.CONFLICT) -> Report:
    """Give a report of a draft of this text, in which “Friday” is at odds with an article of the archive."""
    draft = bench.article(path, text)
    old = bench.article(
        "archive/old.md", "They met on Thursday.\n<!-- check: ignore event_date: of no account here -->"
    )
    sides = bench.date(draft, "Friday", date(2025, 5, 16)), bench.date(old, "Thursday", date(2025, 5, 15))
    bench.finding(verdict, *sides)
    return bench.report().model_copy(update={"drafts": (draft.id,), "rules": RULES})


def marked(report: Report, *exemptions: Exemption) -> tuple[Finding, tuple[str, ...]]:
    """Give the one finding of a report after suppression, and what there is to say."""
    excused = suppress(report, exemptions, TODAY, whole=True)
    return excused.report.findings[0], excused.notes


@pytest.mark.parametrize(
    "text",
    [
        "They met on Friday. <!-- check: ignore event_date: AP corrected this -->",
        "They met on Friday. <!-- check: ignore event-date: AP corrected this -->",
        "They met on Friday. <!--check:ignore date :AP corrected this-->",
        "They met on Friday. <!-- check: ignore first_since, event_date: AP corrected this -->",
        "They met on Friday. <!-- check: ignore date until 2025-05-20: AP corrected this -->",
        "<!-- check: ignore date: AP corrected this -->\nThey met on Friday.",
        "<!-- check: ignore date: AP corrected this -->\n\n\nThey met\non Friday.",
        "# check: ignore date: AP corrected this\nThey met on Friday.",
        "They met\non Friday,\nit is said.\n# check: ignore date: AP corrected this",
        "A.\n\n<!-- check: ignore date: AP corrected this -->\n\n# check: ignore quote: other\n\nOn Friday.",
        "On Friday.\n\nLater.\n\n<!-- check: ignore-file date: AP corrected this -->",
    ],
)
def test_a_comment_answers_for_its_paragraph(bench: "Bench", text: str) -> None:
    """By rule or by kind, in the paragraph or above it, as HTML comment or as a line of its own; the reason is kept."""
    finding, _ = marked(draft_with(bench, text))
    assert finding.suppressed is not None
    assert (finding.suppressed.by, finding.suppressed.reason) == (SuppressedBy.INLINE, "AP corrected this")


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("They met on Friday.\n\nLater. <!-- check: ignore date: AP corrected this -->", 3),
        ("Later.\n<!-- check: ignore date: AP corrected this -->\n\nThey met on Friday.", 2),
        ("They met on Friday. <!-- check: ignore quote: AP corrected this -->", 1),
        ("They met on Friday.\n\n<!-- check: ignore date: AP corrected this -->\n", 3),
    ],
)
def test_a_comment_answers_for_nothing_else(bench: "Bench", text: str, line: int) -> None:
    """Another paragraph or another kind still counts, and a comment that holds back nothing is reported."""
    finding, notes = marked(draft_with(bench, text))
    assert finding.suppressed is None
    assert notes == (f"draft.md:{line}: suppresses nothing, and may go: AP corrected this",)


@pytest.mark.parametrize(
    "comment",
    [
        "ignore date",
        "ignore date:",
        "ignore date: ",
        "ignore: no name",
        "ignore date until tomorrow: reason",
        "ignore date until 2025-13-40: reason",
        "skip date: reason",
    ],
)
def test_a_comment_without_a_reason_suppresses_nothing(bench: "Bench", comment: str) -> None:
    """What cannot be read is said with the way to write it, and the finding counts."""
    finding, notes = marked(draft_with(bench, f"They met on Friday. <!-- check: {comment} -->"))
    assert finding.suppressed is None
    assert len(notes) == 1
    assert notes[0].startswith("draft.md:1: this comment is not understood and suppresses nothing; write <!-- check: ")


def test_a_misspelt_rule_is_said(bench: "Bench") -> None:
    """A name that no rule has is most likely a slip."""
    _, notes = marked(draft_with(bench, "On Friday. <!-- check: ignore event_dates: AP corrected this -->"))
    assert notes[0] == "draft.md:1: no rule or kind is named event_dates"


def test_an_expired_comment_counts_no_more(bench: "Bench") -> None:
    """The day after its last the finding is back, and the reader is told why."""
    text = "They met on Friday. <!-- check: ignore date until 2025-05-19: AP looks into it -->"
    finding, notes = marked(draft_with(bench, text))
    assert finding.suppressed is None
    assert notes == ("draft.md:1: expired on 2025-05-19, so this counts again: AP looks into it",)


def test_the_archive_excuses_nothing(bench: "Bench") -> None:
    """What stands in an article that was published is no word on the draft."""
    finding, notes = marked(draft_with(bench, "They met on Friday."))
    assert (finding.suppressed, notes) == (None, ())


def test_without_drafts_every_article_is_one(bench: "Bench") -> None:
    """In a report that tells no drafts from an archive, each article speaks for itself."""
    report = draft_with(bench, "They met on Friday.").model_copy(update={"drafts": ()})
    finding, _ = marked(report)
    assert finding.suppressed is not None
    assert finding.suppressed.place == "archive/old.md:2"


def test_an_agreement_needs_no_excuse(bench: "Bench") -> None:
    """Only what can fail a run is suppressed."""
    text = "They met on Friday. <!-- check: ignore date: AP corrected this -->"
    finding, notes = marked(draft_with(bench, text, verdict=Verdict.AGREEMENT))
    assert finding.suppressed is None
    assert notes == ("draft.md:1: suppresses nothing, and may go: AP corrected this",)


def test_two_stories_of_a_page_share_its_comments(bench: "Bench") -> None:
    """A comment on a page with two stories is read, and reported, once."""
    text = "Later. <!-- check: ignore date: AP corrected this -->\n\nThey met on Friday."
    report = draft_with(bench, text)
    second: Article = report.articles[0].model_copy(update={"id": "second", "story": 1})
    twice = report.model_copy(update={"articles": (*report.articles, second), "drafts": (*report.drafts, "second")})
    assert len(marked(twice)[1]) == 1


def test_nothing_is_unused_in_a_report_that_is_not_whole(bench: "Bench") -> None:
    """Where some findings were not asked for, nobody can say that a suppression holds back none."""
    report = draft_with(bench, "Friday.\n\nLater. <!-- check: ignore date: AP corrected this -->")
    assert suppress(report, (Exemption(rule="quote", reason="r"),), TODAY, whole=False).notes == ()


@pytest.mark.parametrize(
    "fields",
    [
        {"rule": "event_date"},
        {"rule": "event-date"},
        {"rule": "date"},
        {"fingerprint": "f0"},
        {"rule": "date", "path": "*.md"},
        {"rule": "date", "path": "archive/*"},
        {"rule": "date", "until": TODAY},
    ],
)
def test_an_entry_of_the_settings_answers_for_findings(bench: "Bench", fields: dict[str, object]) -> None:
    """By rule, kind or fingerprint, and by the files that the finding is about."""
    entry = Exemption.model_validate({"reason": "AP corrected this", **fields})
    finding, notes = marked(draft_with(bench, "They met on Friday."), entry)
    assert finding.suppressed is not None
    assert (finding.suppressed.by, finding.suppressed.reason) == (SuppressedBy.TABLE, "AP corrected this")
    assert notes == ()


def test_an_entry_that_fits_nothing_is_said(bench: "Bench") -> None:
    """Unless it is about files that were not checked at all, as when a hook is given one of many drafts."""
    entries = (
        Exemption(rule="quote", reason="one"),
        Exemption(fingerprint="no such", reason="two"),
        Exemption(rule="date", path="other/*.md", reason="three"),
        Exemption(rule="date", until=date(2025, 5, 19), reason="four"),
    )
    finding, notes = marked(draft_with(bench, "They met on Friday."), *entries)
    assert finding.suppressed is None
    assert notes == (
        "suppressions, entry 1 (quote): suppresses nothing, and may go: one",
        "suppressions, entry 2 (no such): suppresses nothing, and may go: two",
        "suppressions, entry 4 (date): expired on 2025-05-19, so this counts again: four",
    )
