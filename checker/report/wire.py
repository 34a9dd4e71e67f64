"""The wire form: the JSON that other programs read, "checker-report/1". What it holds is fixed in the design."""

from datetime import date
from typing import Any

from checker.model import (
    Article,
    Attribution,
    Finding,
    Place,
    Problem,
    Report,
    ResolvedClaim,
    ResolvedRecency,
    ResolvedValue,
    Span,
    reading,
)
from checker.report.escape import json_text
from checker.report.evidence import mention

SCHEMA = "checker-report/1"

# Where the kinds of value keep the words that they were read from.
_MENTIONS = ("timex", "quantity", "mention", "words")


def render(report: Report) -> str:
    """Give the report as JSON: stable order of keys, UTF-8 as it is, one newline at the end.

    Every article, claim, finding and error has a line of its own, so that two reports can be compared line by line.
    """
    parts = {
        "articles": map(_article, report.articles),
        "claims": map(claim_fields, report.claims),
        "findings": map(_finding, report.findings),
        "errors": map(error_fields, report.errors),
        # Only where there are any, so that nothing changes for who suppresses nothing.
        **({"suppressed": map(_finding, report.held_back)} if report.held_back else {}),
    }
    lists = [
        f"{json_text(name)}: [" + ",".join(f"\n{json_text(item)}" for item in items) + "]"
        for name, items in parts.items()
    ]
    return "{" + ",\n".join((f'"schema": {json_text(SCHEMA)}', *lists)) + "}\n"


def _article(article: Article) -> dict[str, Any]:
    return {
        "id": article.id,
        "path": article.path,
        "story": article.story,
        "title": article.title,
        "published": article.published.isoformat() if article.published else None,
        "published_from": article.published_from.value,
        "origin": article.origin,
        **_said(article),
        # Offsets count in this where it is not the file as decoded.
        **({"text": article.text} if article.marks else {}),
    }


def _said(article: Article) -> dict[str, Any]:
    """Give what is said about an article beside its text, where anything is."""
    fields = ((name, value) for name, value in article.publication if value not in {None, ""})
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in fields}


def claim_fields(claim: ResolvedClaim) -> dict[str, Any]:
    """Give a claim in the wire form, ready for JSON."""
    return {
        "id": claim.id,
        "article": claim.article,
        "kind": claim.kind.value,
        **_span(claim.span),
        "value": _value(claim.value),
        "attribution": _attribution(claim.attribution),
        "factuality": claim.factuality.value,
    }


def _value(value: ResolvedValue) -> dict[str, Any]:
    """Flatten a value: the mention's own text and place, what it was read as, and its fields."""
    fields = value.model_dump(mode="json")
    if isinstance(value, ResolvedRecency):
        # Said only of "the third since" and "the worst since", so that nothing changes for who reads plain firsts.
        plain = {"rank": 1, "superlative": ""}
        fields = {key: field for key, field in fields.items() if key not in plain or plain[key] != field}
    own = fields.pop(next(name for name in _MENTIONS if name in fields))
    rest = {key: own[key] for key in own if key not in {"text", "start", "end"}}
    return {"kind": fields.pop("kind"), **_span(mention(value)), "reading": reading(value), **rest, **fields}


def _attribution(attribution: Attribution | None) -> dict[str, Any] | None:
    if attribution is None:
        return None
    return {
        "source": attribution.source,
        "kind": attribution.kind.value,
        "mention": _span(attribution.mention) if attribution.mention else None,
        "cue": _span(attribution.cue) if attribution.cue else None,
        "content": _span(attribution.content),
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "verdict": finding.verdict.value,
        "kind": finding.kind.value,
        "rule": finding.rule,
        "level": finding.level,
        "severity": finding.severity.value,
        "confidence": round(finding.confidence, 4),
        "message": finding.message,
        "fingerprint": finding.fingerprint,
        "left": _place(finding.left),
        "right": _place(finding.right),
        # Only where it takes more than two claims, so that nothing changes for who reads pairs.
        **({"also": [_place(place) for place in finding.also]} if finding.also else {}),
        **({"suppressed": finding.suppressed.model_dump(mode="json")} if finding.suppressed else {}),
    }


def _place(place: Place) -> dict[str, Any]:
    return {
        "claim": place.claim,
        "article": place.article,
        "path": place.path,
        "line": place.line,
        "start": place.start,
        "end": place.end,
        "text": place.text,
        **({"page": place.page} if place.page is not None else {}),
        **({"paragraph": place.paragraph} if place.paragraph is not None else {}),
    }


def error_fields(problem: Problem) -> dict[str, Any]:
    """Give what could not be used in the wire form, ready for JSON."""
    line = "" if problem.line is None else f"line {problem.line}: "
    return {"path": problem.path, "message": f"{line}{problem.message}"}


def _span(span: Span) -> dict[str, Any]:
    return {"text": span.text, "start": span.start, "end": span.end}
