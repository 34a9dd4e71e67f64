"""SARIF that code hosts take: valid by its schema, at the draft's own characters, with the other side linked."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest

from checker.compare.handbook import notes
from checker.compare.rule import load_rules
from checker.model import Problem, Report, SuppressedBy, Suppression, Verdict
from checker.report import FORMATS
from checker.report.sarif import FINGERPRINT, render

if TYPE_CHECKING:
    from tests.report.conftest import Bench

SCHEMA = json.loads((Path(__file__).parent / "schemas" / "sarif-2.1.0-rtm.5.json").read_text("utf-8"))


def log(report: Report) -> Any:
    """Give the run of a report's log, which is valid by the schema and by its own URI references."""
    tree = json.loads(render(report))
    jsonschema.Draft4Validator(SCHEMA).validate(tree)
    (run,) = tree["runs"]
    return run


def test_the_sample_is_valid_and_whole(report: Report) -> None:
    """Every finding is a result with its fingerprint, in the order of the report."""
    results = log(report)["results"]
    assert [r["partialFingerprints"] for r in results] == [{FINGERPRINT: f.fingerprint} for f in report.findings]
    assert [r["properties"]["verdict"] for r in results] == [f.verdict for f in report.findings]


def test_an_empty_report_is_valid() -> None:
    """A run without findings is a log with no results, which is how a code host learns that all is mended."""
    run = log(Report(articles=(), sentences={}, claims=(), findings=(), errors=()))
    assert (run["results"], run["invocations"]) == ([], [{"executionSuccessful": True}])


@pytest.mark.parametrize(
    ("verdict", "kind", "level"),
    [
        (Verdict.CONFLICT, "fail", "error"),
        (Verdict.UPDATE, "fail", "note"),
        (Verdict.AGREEMENT, "pass", "none"),
        (Verdict.UNDECIDED, "open", "none"),
    ],
)
def test_only_what_is_wrong_fails(hostile: Callable[[str], Report], verdict: Verdict, kind: str, level: str) -> None:
    """An agreement is no alert: SARIF has a kind for it, and then no level."""
    report = hostile("words")
    chosen = next(r for r in log(report)["results"] if r["properties"]["verdict"] == verdict)
    assert (chosen["kind"], chosen["level"]) == (kind, level)


def test_a_region_is_the_very_characters(bench: "Bench") -> None:
    """Line, columns and offset of a region all say where the words stand, in code points, from 1 and from 0."""
    a = bench.article("a b.txt", "Ünïcode 𝄞\nfirst line.\nThey met on Thursday\nor so. And then")
    b = bench.article("/home/b.txt", "They met on Friday.")
    bench.finding(Verdict.CONFLICT, bench.statement(a, "Thursday\nor so"), bench.statement(b, "Friday"))
    (result,) = log(bench.report())["results"]
    place = result["locations"][0]["physicalLocation"]
    region = place["region"]
    lines = a.text.split("\n")
    first, last = lines[region["startLine"] - 1], lines[region["endLine"] - 1]
    words = f"{first[region['startColumn'] - 1 :]}\n{last[: region['endColumn'] - 1]}"
    assert words == "Thursday\nor so" == region["snippet"]["text"]
    assert a.text[region["charOffset"] :][: region["charLength"]] == words
    assert place["artifactLocation"] == {"uri": "a%20b.txt", "uriBaseId": "%SRCROOT%"}
    other = result["relatedLocations"][0]["physicalLocation"]["artifactLocation"]
    assert other == {"uri": "file:///home/b.txt"}


def test_the_finding_stands_in_the_draft(bench: "Bench") -> None:
    """Whichever side the archive is on, the alert is on the draft, which can still be mended."""
    old = bench.article("archive/old.txt", "They met on Thursday.")
    new = bench.article("draft.txt", "They met on Friday.")
    bench.finding(Verdict.CONFLICT, bench.statement(old, "Thursday"), bench.statement(new, "Friday"))
    report = bench.report().model_copy(update={"drafts": (new.id,)})
    (result,) = log(report)["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "draft.txt"
    assert [related["id"] for related in result["relatedLocations"]] == [1]
    assert result["message"]["text"] == "Conflict: the days differ See [archive/old.txt:1](1) “Thursday”."


def test_a_claim_at_odds_with_itself_has_one_place(bench: "Bench") -> None:
    """“Wednesday, 5 May” has no other side to link to."""
    a = bench.article("a.txt", "It was Friday.")
    claim = bench.statement(a, "Friday")
    bench.finding(Verdict.CONFLICT, claim, claim, message="no such Friday")
    (result,) = log(bench.report())["results"]
    assert ("relatedLocations" in result, result["message"]["text"]) == (False, "Conflict: no such Friday")


def test_words_of_an_article_make_no_link(hostile: Callable[[str], Report]) -> None:
    """What looks like a link in an article's words is not one, and control characters are spelled."""
    report = hostile("[now](http://evil.example/)\x1b[2J")
    text = log(report)["results"][0]["message"]["text"]
    assert "\\[now\\](http://evil.example/)\\[U+001B\\]" in text
    assert "\x1b" not in text


def test_rules_bring_their_documentation(report: Report) -> None:
    """Each rule is there once with help from its docstring, and results point at it by number."""
    run = log(report.model_copy(update={"rules": notes(load_rules())}))
    rules = run["tool"]["driver"]["rules"]
    duration = next(rule for rule in rules if rule["id"] == "duration")
    assert duration["help"]["text"].startswith(duration["shortDescription"]["text"])
    assert "**Conflict:**" in duration["help"]["markdown"]
    assert "Compares:" not in duration["fullDescription"]["text"]
    assert all(rules[result["ruleIndex"]]["id"] == result["ruleId"] for result in run["results"])
    assert len({rule["id"] for rule in rules}) == len(rules)


def test_what_could_not_be_used_is_a_notification(report: Report) -> None:
    """A log with errors says that the run was not whole, and where; an error about no file has no place."""
    errors = (Problem(path="a.txt", message="not UTF-8", line=3), Problem(path="", message="no model"))
    (invocation,) = log(report.model_copy(update={"errors": errors}))["invocations"]
    first, second = invocation["toolExecutionNotifications"]
    assert invocation["executionSuccessful"] is False
    assert first["locations"][0]["physicalLocation"]["region"] == {"startLine": 3}
    assert "locations" not in second


@pytest.mark.parametrize(
    ("by", "kind"),
    [(SuppressedBy.INLINE, "inSource"), (SuppressedBy.TABLE, "external"), (SuppressedBy.BASELINE, "external")],
)
def test_a_suppressed_finding_says_why(report: Report, by: SuppressedBy, kind: str) -> None:
    """Where suppressed findings are listed at all, the standard's own field says that they do not count."""
    reason = Suppression(by=by, reason="AP corrected this", place="a.txt:1")
    known = report.findings[0].model_copy(update={"suppressed": reason})
    (result,) = log(report.model_copy(update={"findings": (known,)}))["results"]
    expected = {"kind": kind, "status": "accepted", "justification": "AP corrected this (a.txt:1)"}
    assert result["suppressions"] == [expected]


def test_the_same_report_gives_the_same_bytes(report: Report) -> None:
    """No clock and no host: a log can be committed."""
    assert FORMATS["sarif"].render(report, 80) == FORMATS["sarif"].render(report, 120) == render(report)
