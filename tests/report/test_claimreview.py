"""ClaimReview: drafts of fact-check items that a person can finish and a page can carry."""

import json
import re
from collections.abc import Callable
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest

from checker.model import Report, SuppressedBy, Suppression, Verdict
from checker.report.claimreview import render

if TYPE_CHECKING:
    from tests.report.conftest import Bench

TEXT = {"type": "string", "minLength": 1}
ARTICLE = {
    "type": "object",
    "required": ["@type", "url", "identifier"],
    "additionalProperties": False,
    "properties": {
        "@type": {"const": "NewsArticle"},
        "url": {"type": "string", "pattern": "^[!-;=?-~]+$"},
        "identifier": {"type": "string", "pattern": ":[1-9][0-9]*$"},
        "headline": TEXT,
        "datePublished": {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},
    },
}
CLAIM = {
    "type": "object",
    "required": ["@type", "text", "appearance"],
    "additionalProperties": False,
    "properties": {
        "@type": {"const": "Claim"},
        "text": TEXT,
        "author": {"type": "object", "required": ["name"], "additionalProperties": False, "properties": {"name": TEXT}},
        "appearance": ARTICLE,
    },
}
# The properties of schema.org that an item has. No rating is among them.
ITEM = {
    "type": "object",
    "required": ["@type", "@id", "creativeWorkStatus", "claimReviewed", "reviewBody", "itemReviewed"],
    "additionalProperties": False,
    "properties": {
        "@type": {"const": "ClaimReview"},
        "@id": {"type": "string", "pattern": "^urn:check:finding:."},
        "creativeWorkStatus": {"const": "Draft"},
        "claimReviewed": TEXT,
        "reviewBody": TEXT,
        "itemReviewed": {"type": "array", "minItems": 1, "items": CLAIM},
    },
}


def items(report: Report) -> list[Any]:
    """Give the items of a report, each of which has the shape."""
    tree = json.loads(render(report))
    assert list(tree) == ["@context", "@graph"]
    jsonschema.Draft202012Validator({"type": "array", "items": ITEM}).validate(tree["@graph"])
    return list(tree["@graph"])


def test_a_conflict_is_an_item_with_both_claims(report: Report) -> None:
    """Only conflicts are drafts; both sides are quoted in full with where they stand and when they were published."""
    (item,) = items(report)
    assert item["claimReviewed"] == "They met on Thursday."
    assert item["reviewBody"] == "the days differ"
    assert [(c["text"], c["appearance"]) for c in item["itemReviewed"]] == [
        (
            text,
            {"@type": "NewsArticle", "url": p, "identifier": at, "headline": "A title", "datePublished": "2025-05-14"},
        )
        for text, p, at in [
            ("They met on Thursday.", "a.txt", "a.txt:1"),
            ("Title They met on Friday.", "b.txt", "b.txt:3"),
        ]
    ]


def test_nothing_found_is_an_empty_graph() -> None:
    """A run without conflicts is valid JSON-LD too."""
    assert items(Report(articles=(), sentences={}, claims=(), findings=(), errors=())) == []


def test_the_draft_comes_first(bench: "Bench") -> None:
    """Whichever side the archive is on, what is reviewed is the draft's claim."""
    old, new = bench.article("old.txt", "They met on Thursday."), bench.article("new.txt", "They met on Friday.")
    bench.finding(Verdict.CONFLICT, bench.statement(old, "Thursday"), bench.statement(new, "Friday"))
    (item,) = items(bench.report().model_copy(update={"drafts": (new.id,)}))
    assert item["claimReviewed"] == "They met on Friday."
    assert [c["appearance"]["url"] for c in item["itemReviewed"]] == ["new.txt", "old.txt"]


def test_a_claim_at_odds_with_itself_is_one_claim(bench: "Bench") -> None:
    """“Friday, 4 May” of a year in which that is no Friday has no other side."""
    claim = bench.statement(bench.article("a b.txt", "It was Friday.", title="", published=None), "Friday")
    bench.finding(Verdict.CONFLICT, claim, claim)
    (item,) = items(bench.report())
    (only,) = item["itemReviewed"]
    assert only["appearance"] == {"@type": "NewsArticle", "url": "a%20b.txt", "identifier": "a b.txt:1"}


def test_who_is_made_to_say_it_is_named(bench: "Bench") -> None:
    """A quotation is its speaker's; a statement of the article's own has no author but the article."""
    a, b = bench.article("a.txt", "“Peace is near”, he said."), bench.article("b.txt", "Peace is dear.")
    bench.finding(Verdict.CONFLICT, bench.quote(a, "“Peace is near”"), bench.statement(b, "Peace is dear"))
    (item,) = items(bench.report())
    assert [c.get("author") for c in item["itemReviewed"]] == [{"name": "Minister"}, None]


def test_what_is_answered_for_is_no_draft(report: Report) -> None:
    """A suppressed conflict that is listed all the same needs no fact-check."""
    known = Suppression(by=SuppressedBy.TABLE, reason="corrected", place="")
    findings = tuple(f.model_copy(update={"suppressed": known}) for f in report.findings)
    assert items(report.model_copy(update={"findings": findings})) == []


@pytest.mark.parametrize(
    "text", ["</script><script>alert(1)</script>", "<!--<script>", "a & b\u2028c", "]]>", "\x1b[2J"]
)
def test_it_may_stand_in_a_script_element(hostile: Callable[[str], Report], text: str) -> None:
    """No word of an article ends the element, and a browser's parser finds the same JSON in it."""
    found: list[str] = []

    class Scripts(HTMLParser):
        def handle_data(self, data: str) -> None:
            found.append(data)

    report = hostile(text)
    written = render(report)
    assert not re.search("[<>&\u2028\x1b]", written)
    Scripts().feed(f'<script type="application/ld+json">{written}</script>')
    assert json.loads("".join(found))["@graph"] == items(report)
