"""From comparisons to findings: which are listed, in which order, and what a fingerprint depends on."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import pytest

from checker.model import ClaimPair, Comparison, Finding, Report, ResolvedClaim, Severity, Verdict
from checker.report.findings import make_report

if TYPE_CHECKING:
    from tests.report.conftest import Bench

CONFLICT, UPDATE, DISPUTE, AGREEMENT, UNDECIDED = Verdict


def comparison(left: ResolvedClaim, right: ResolvedClaim, verdict: Verdict, confidence: float = 0.9) -> Comparison:
    """Give a comparison of two claims."""
    return Comparison(
        pair=ClaimPair(left=left, right=right, score=1, reasons=()),
        rule="duration",
        level="a level",
        verdict=verdict,
        severity=Severity.ERROR,
        confidence=confidence,
        message="a message",
    )


def listed(bench: "Bench", comparisons: Sequence[Comparison], drafts: str = "ab", minimum: float = 0) -> Report:
    """Give the report of these comparisons; `drafts` are the names of the articles under check."""
    return make_report(
        bench.articles,
        {},
        bench.claims,
        comparisons,
        bench.errors,
        show=set(Verdict) - {UNDECIDED},
        min_confidence=minimum,
        drafts={f"{name}.txt#0" for name in drafts},
    )


@pytest.fixture
def sides(bench: "Bench") -> tuple[ResolvedClaim, ResolvedClaim]:
    """Give two claims of two articles."""
    left, right = (bench.article(f"{name}.txt", "\nIt took an hour. It took an hour.") for name in "ab")
    return bench.duration(left, "an hour", 3600, 3600), bench.duration(right, "an hour", 3600, 3600)


def test_the_gravest_and_surest_come_first(bench: "Bench", sides: tuple[ResolvedClaim, ResolvedClaim]) -> None:
    """A reader meets conflicts before agreements, and of each the surest first."""
    given = [(AGREEMENT, 0.9), (CONFLICT, 0.5), (UPDATE, 0.9), (CONFLICT, 0.8)]
    made = [comparison(*sides, v, c).model_copy(update={"message": f"{v} {c}"}) for v, c in given]
    findings = listed(bench, made).findings
    assert [(f.verdict, f.confidence) for f in findings] == [
        (CONFLICT, 0.8),
        (CONFLICT, 0.5),
        (UPDATE, 0.9),
        (AGREEMENT, 0.9),
    ]


@pytest.mark.parametrize(
    ("verdict", "confidence", "drafts", "shown"),
    [
        (CONFLICT, 0.5, "ab", True),
        (CONFLICT, 0.5, "a", True),
        (CONFLICT, 0.5, "b", True),
        (CONFLICT, 0.5, "c", False),
        (CONFLICT, 0.4, "ab", False),
        (UNDECIDED, 0.9, "ab", False),
    ],
)
def test_what_was_not_asked_for_is_left_out(  # noqa: PLR0917
    bench: "Bench",
    sides: tuple[ResolvedClaim, ResolvedClaim],
    verdict: Verdict,
    confidence: float,
    drafts: str,
    shown: bool,
) -> None:
    """A finding is listed if its verdict is, if it is sure enough, and if it touches an article under check."""
    report = listed(bench, [comparison(*sides, verdict, confidence)], drafts, minimum=0.5)
    assert bool(report.findings) is shown


def test_the_same_of_the_same_words_counts_once(bench: "Bench", sides: tuple[ResolvedClaim, ResolvedClaim]) -> None:
    """Two comparisons that differ in their confidence only are one finding, the surer."""
    report = listed(bench, [comparison(*sides, CONFLICT, c) for c in (0.7, 0.8, 0.6)])
    assert [f.confidence for f in report.findings] == [0.8]


def test_a_side_says_where_it_stands(bench: "Bench", sides: tuple[ResolvedClaim, ResolvedClaim]) -> None:
    """Path, line and offsets point at the claim's words."""
    left = listed(bench, [comparison(*sides, CONFLICT)]).findings[0].left
    assert (left.path, left.line, left.start, left.end, left.text) == ("a.txt", 2, 9, 16, "an hour")


def fingerprint(bench: "Bench", left: ResolvedClaim, right: ResolvedClaim) -> str:
    """Give the fingerprint of a conflict between two claims."""
    finding: Finding = listed(bench, [comparison(left, right, CONFLICT)]).findings[0]
    return finding.fingerprint


def test_fingerprint_survives_a_move(bench: "Bench", sides: tuple[ResolvedClaim, ResolvedClaim]) -> None:
    """A paragraph added above moves a claim, but not the identity of what was found."""
    moved = bench.article("a.txt", "A new paragraph.\n\nIt took an hour.", id="moved", story=1)
    again = bench.duration(moved, "an hour", 3600, 3600)
    report = make_report(
        bench.articles,
        {},
        bench.claims,
        [comparison(again, sides[1], CONFLICT)],
        (),
        show=set(Verdict),
        min_confidence=0,
        drafts={"moved"},
    )
    assert report.findings[0].fingerprint == fingerprint(bench, *sides)


def test_fingerprint_is_the_same_both_ways_round(bench: "Bench", sides: tuple[ResolvedClaim, ResolvedClaim]) -> None:
    """Which article is read first does not matter."""
    assert fingerprint(bench, *sides) == fingerprint(bench, *reversed(sides))


def test_fingerprint_changes_with_the_value(bench: "Bench", sides: tuple[ResolvedClaim, ResolvedClaim]) -> None:
    """Another value in the same words is another finding."""
    other = bench.duration(bench.articles[1], "an hour", 3000, 3600)
    assert fingerprint(bench, *sides) != fingerprint(bench, sides[0], other)
