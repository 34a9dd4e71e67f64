"""Findings that take more than two claims: every claim is shown, counted and part of the finding's identity."""

import json
from datetime import date

import pytest

from checker.model import (
    ClaimPair,
    Comparison,
    Finding,
    GapValue,
    Proposition,
    Report,
    ResolvedClaim,
    Severity,
    ValueKind,
    Verdict,
    reading,
)
from checker.report import markdown, summary, table, wire
from checker.report.findings import make_report
from tests.report.conftest import Bench, sentences


class Three:
    """Three stories, each with a claim, that only together cannot be true."""

    def __init__(self, bench: Bench) -> None:
        self.bench = bench
        robbery = bench.article("a.txt", "The bank was robbed on May 3.")
        gap = bench.article("b.txt", "A woman was caught two days after the robbery.")
        arrest = bench.article("c.txt", "The woman was caught on May 9.")
        self.first = bench.date(robbery, "May 3", date(2009, 5, 3))
        span = bench.span(gap, "two days after the robbery")
        other = Proposition(predicate="robbery", events=("steal",), negated=False, participants=(), stems=())
        value = GapValue(words=span, low=2, high=2, other=other)
        self.gap = bench.claim(gap, span, ValueKind.DURATION, value)
        self.last = bench.date(arrest, "May 9", date(2009, 5, 9))

    def comparison(self, *also: ResolvedClaim) -> Comparison:
        """Give the conflict of the two dates with these further claims."""
        return Comparison(
            pair=ClaimPair(left=self.first, right=self.last, score=0.8, reasons=()),
            also=also,
            rule="impossible_timeline",
            level="no days fit them all",
            verdict=Verdict.CONFLICT,
            severity=Severity.WARNING,
            confidence=0.8,
            message="they miss each other",
        )

    def report(self, *comparisons: Comparison, drafts: set[str] | None = None) -> Report:
        """Give the report of a run that came to these comparisons."""
        articles = self.bench.articles
        return make_report(
            articles,
            {a.id: sentences(a) for a in articles},
            self.bench.claims,
            comparisons,
            (),
            show={Verdict.CONFLICT},
            min_confidence=0,
            drafts={a.id for a in articles} if drafts is None else drafts,
        )


@pytest.fixture
def three(bench: Bench) -> Three:
    """Give the three stories."""
    return Three(bench)


def _finding(report: Report) -> Finding:
    (finding,) = report.findings
    return finding


def test_the_places_are_those_of_all_claims(three: Three) -> None:
    """The further claims stand between the two of the pair, as they were given."""
    finding = _finding(three.report(three.comparison(three.gap)))
    assert [p.path for p in finding.places] == ["a.txt", "b.txt", "c.txt"]
    assert [p.path for p in finding.also] == ["b.txt"]


def test_json_has_them_only_where_there_are_some(three: Three) -> None:
    """Who reads pairs reads them as before; further places have the same fields as the two."""
    (with_one,) = json.loads(wire.render(three.report(three.comparison(three.gap))))["findings"]
    (without,) = json.loads(wire.render(three.report(three.comparison())))["findings"]
    assert [place["text"] for place in with_one["also"]] == ["two days after the robbery"]
    assert with_one["also"][0].keys() == with_one["left"].keys()
    assert "also" not in without
    assert {k: v for k, v in with_one.items() if k not in {"also", "fingerprint"}} == {
        k: v for k, v in without.items() if k != "fingerprint"
    }


def test_json_gives_the_distance_itself(three: Three) -> None:
    """The claim's value holds its bounds, its reading and the other event."""
    claims = json.loads(wire.render(three.report()))["claims"]
    (value,) = (c["value"] for c in claims if c["value"]["kind"] == "gap")
    assert (value["text"], value["low"], value["high"]) == ("two days after the robbery", 2, 2)
    assert value["reading"] == "“two days after the robbery” → 2 days after it"
    assert value["other"]["predicate"] == "robbery"


def test_markdown_quotes_every_side_once(three: Three) -> None:
    """The sentences stand in the order in which they are to be read, each with its place."""
    text = markdown.render(three.report(three.comparison(three.gap)))
    quoted = [line for line in text.splitlines() if line.startswith("> ")]
    assert quoted == [
        "> The bank was robbed on **May 3**.",
        "> A woman was caught **two days after the robbery**.",
        "> The woman was caught on **May 9**.",
    ]


@pytest.mark.parametrize("columns", [110, 160])
def test_the_table_gives_them_lines_of_their_own(three: Three, columns: int) -> None:
    """Two sides a line; verdict and reason stand on the first alone."""
    lines = table.render(three.report(three.comparison(three.gap)), columns).splitlines()
    assert len([line for line in lines if "conflict " in line]) == 1
    rows = [line for line in lines if ".txt" in line]
    assert [row.count(".txt") for row in rows] == [2, 1]
    assert "c.txt" in rows[1]
    assert max(map(len, lines)) <= columns


def test_an_article_of_a_further_claim_counts(three: Three) -> None:
    """It is among the articles that the finding is in, and a draft that only it stands in has the finding."""
    report = three.report(three.comparison(three.gap), drafts={three.gap.article})
    assert [found[Verdict.CONFLICT] for _, found in summary.counts_by_article(report)] == [1, 1, 1]
    assert three.report(three.comparison(), drafts={three.gap.article}).findings == ()


def test_further_claims_are_part_of_the_identity(three: Three) -> None:
    """The same two dates with another distance are another finding."""
    alone, together = (_finding(three.report(three.comparison(*also))).fingerprint for also in ((), (three.gap,)))
    assert alone != together
    assert _finding(three.report(three.comparison(three.gap))).fingerprint == together


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (2, 2, "2 days after it"),
        (1, 1, "1 day after it"),
        (3, 11, "3 to 11 days after it"),
        (0, 2, "0 to 2 days after it"),
        (-4, -4, "4 days before it"),
        (-25, -17, "17 to 25 days before it"),
        (0, None, "on its day or later"),
        (2, None, "2 days after it or later"),
        (None, 0, "on its day or earlier"),
        (None, -3, "3 days before it or earlier"),
    ],
)
def test_distances_in_words(three: Three, low: int | None, high: int | None, words: str) -> None:
    """Bounds are said as an editor would count them."""
    assert isinstance(three.gap.value, GapValue)
    value = three.gap.value.model_copy(update={"low": low, "high": high})
    assert reading(value) == f"“two days after the robbery” → {words}"
