"""What an archive holds, and what moved in it, as a table for a terminal and as JSON for programs."""

from collections.abc import Iterable, Sequence
from typing import Any

from tabulate import tabulate

from checker.archiving.changes import Change, Changes, Side
from checker.archiving.facts import Holding, Holdings
from checker.model import Article, Problem, ResolvedClaim, reading
from checker.report.escape import json_text, plain, shorten
from checker.report.wire import claim_fields, error_fields

FACTS, CHANGES = "checker-facts/1", "checker-changes/1"


def facts_json(found: Holdings) -> str:
    """Give what an archive holds on some words as JSON, "checker-facts/1", one line a fact."""
    articles = {a.id: a for a in found.report.articles}
    head = {"schema": FACTS, "about": found.about}
    return _lines(head, facts=(_fact(f, articles) for f in found.facts), errors=map(error_fields, found.report.errors))


def changes_json(found: Changes) -> str:
    """Give what moved as JSON, "checker-changes/1", one line a change."""
    head = {"schema": CHANGES, "since": found.since.isoformat()}
    return _lines(head, changes=map(_change, found.changes), errors=map(error_fields, found.errors))


def facts_table(found: Holdings, columns: int) -> str:
    """Give the same as a table of that width, one line a source; a fact's number, kind and verdict stand once."""
    articles = {a.id: a for a in found.report.articles}
    rows = []
    for number, fact in enumerate(found.facts, 1):
        lead = [str(number), fact.kind.value, "one source" if fact.verdict is None else fact.verdict.value]
        for value in fact.values:
            words = plain(reading(value.claims[0].value))
            for claim in value.claims:
                article = articles[claim.article]
                rows.append([*lead, words, _day(article), plain(str(article.located(claim.span.start)))])
                lead, words = ["", "", ""], ""
    table = _table(["", "kind", "values", "value", "published", "where"], rows, columns, wide=(3, 5))
    facts = len(found.facts)
    return f"{table}{_told(found.report.errors)}{facts} fact{'s' * (facts != 1)} about “{plain(found.about)}”\n"


def changes_table(found: Changes, columns: int) -> str:
    """Give the same as a table of that width, one line a change."""
    rows = [
        [
            _day(c.after.article),
            c.how.value,
            c.finding.kind.value,
            plain(reading(c.before.claim.value)),
            plain(reading(c.after.claim.value)),
            plain(str(c.after.article.located(c.after.claim.span.start))),
        ]
        for c in found.changes
    ]
    table = _table(["published", "how", "kind", "before", "after", "where"], rows, columns, wide=(3, 4, 5))
    changes = len(found.changes)
    return f"{table}{_told(found.errors)}{changes} change{'s' * (changes != 1)} since {found.since.isoformat()}\n"


def _table(head: Sequence[str], rows: Sequence[Sequence[str]], columns: int, wide: Sequence[int]) -> str:
    """Give a table in which the `wide` columns share the room that the others leave."""
    if not rows:
        return ""
    narrow = sum(max(len(head[i]) + 2, *(len(row[i]) for row in rows)) for i in range(len(head)) if i not in wide)
    room = max(20, (columns - narrow - 2 * (len(head) - 1)) // len(wide))
    cut = [[shorten(cell, room) if i in wide else cell for i, cell in enumerate(row)] for row in rows]
    lines = tabulate(cut, head, tablefmt="simple", disable_numparse=True).splitlines()
    return "\n".join(line.rstrip() for line in lines) + "\n\n"


def _told(problems: Iterable[Problem]) -> str:
    return "".join(f"{plain(f'{p.path}: {p.message}')}\n" for p in problems)


def _day(article: Article) -> str:
    return article.published.isoformat() if article.published else "unknown"


def _fact(fact: Holding, articles: dict[str, Article]) -> dict[str, Any]:
    values = [
        {
            "reading": reading(value.claims[0].value),
            "origins": value.origins,
            "sources": [_source(c, articles[c.article]) for c in value.claims],
        }
        for value in fact.values
    ]
    verdict = None if fact.verdict is None else fact.verdict.value
    return {"kind": fact.kind.value, "verdict": verdict, "origins": fact.origins, "values": values}


def _change(change: Change) -> dict[str, Any]:
    finding = change.finding
    return {
        "how": change.how.value,
        "kind": finding.kind.value,
        "rule": finding.rule,
        "confidence": round(finding.confidence, 4),
        "message": finding.message,
        "before": _side(change.before),
        "after": _side(change.after),
    }


def _side(side: Side) -> dict[str, Any]:
    return {"reading": reading(side.claim.value), **_source(side.claim, side.article)}


def _source(claim: ResolvedClaim, article: Article) -> dict[str, Any]:
    """Give a claim with where it stands: the article's path, title and day of publication, and the line."""
    return {
        "path": article.path,
        "line": article.line(claim.span.start),
        "title": article.title,
        "published": article.published.isoformat() if article.published else None,
        "published_from": article.published_from.value,
        "origin": article.origin,
        **claim_fields(claim),
    }


def _lines(head: dict[str, Any], **lists: Iterable[dict[str, Any]]) -> str:
    """Give one object with a line for each item of its lists."""
    parts = [f"{json_text(key)}: {json_text(value)}" for key, value in head.items()]
    parts += [
        f"{json_text(name)}: [" + ",".join(f"\n{json_text(item)}" for item in items) + "]"
        for name, items in lists.items()
    ]
    return "{" + ",\n".join(parts) + "}\n"
