"""The rules as a page of Markdown: what each compares, its levels and its examples, from the rule files themselves."""

import re
from collections.abc import Iterable, Iterator, Sequence
from types import MappingProxyType

from checker.compare import statements, timeline
from checker.compare.rule import SECTIONS, Example, Level, Rule, Scope
from checker.model import RuleNote, Severity, Verdict

_INTRODUCTION = """# Rules

<!-- Written by `make docs` from the files in rules/. Change those, not this. -->

A rule compares two values of one kind as an ordered list of levels; the first level that matches decides.
`check explain RULE` prints the same as this page, for rules of your own too. A level without a severity has its rule's.
"""
_SCOPES = {
    Scope.STORIES: "claims of two stories, about the same fact",
    Scope.SENTENCE: "one claim by itself",
    Scope.STEPS: "two steps of one course of events, in one story or in two",
}
# What decides without levels, but has a name in findings as rules have: the documentation, and the kinds compared.
WITHOUT_LEVELS = MappingProxyType(
    {
        statements.RULE_ID: ((statements.__doc__ or "").strip(), "statement"),
        timeline.RULE_ID: ((timeline.__doc__ or "").strip(), "date, duration"),
    }
)


def handbook(rules: Sequence[Rule]) -> str:
    """Give the page about `rules` and about what decides without levels; the same rules give the same bytes."""
    index = ["| rule | about | kind |", "| --- | --- | --- |"]
    index += [f"| [`{r.id}`](#{r.id}) | {_cell(_title(r.docs))} | {r.compares.value} |" for r in rules]
    index += [f"| [`{id_}`](#{id_}) | {_cell(_title(docs))} | {kind} |" for id_, (docs, kind) in WITHOUT_LEVELS.items()]
    chapters = [
        *(_chapter(rule) for rule in rules),
        f"## {statements.RULE_ID}\n\n{WITHOUT_LEVELS[statements.RULE_ID][0]}",
        _timeline_chapter(),
    ]
    return "\n".join([_INTRODUCTION, *index, "", "\n\n".join(chapters)]) + "\n"


def notes(rules: Sequence[Rule]) -> tuple[RuleNote, ...]:
    """Give `rules` and what decides without levels, as a report carries them."""
    others = (RuleNote(id=id_, docs=docs, severity=Severity.WARNING) for id_, (docs, _) in WITHOUT_LEVELS.items())
    return (*(RuleNote(id=rule.id, docs=rule.docs, severity=rule.severity) for rule in rules), *others)


def _timeline_chapter() -> str:
    docs = WITHOUT_LEVELS[timeline.RULE_ID][0]
    rows = (
        f"| {', '.join(sorted(o.first))} | {', '.join(sorted(o.then))} | {o.within or 'any'} | {_cell(o.reason)} |"
        for o in timeline.orders()
    )
    table = ["| first | then | days apart at most | reason |", "| --- | --- | ---: | --- |", *rows]
    return "\n".join([f"## {timeline.RULE_ID}", "", _title(docs), "", *_sections(docs), "", *table])


def _title(docs: str) -> str:
    return docs.splitlines()[0]


def _chapter(rule: Rule) -> str:
    lines = [
        f"## {rule.id}",
        "",
        _title(rule.docs),
        "",
        *_sections(rule.docs),
        "",
        f"It judges {_SCOPES[rule.scope]}, of kind `{rule.compares.value}`; severity `{rule.severity.value}`.",
        "",
        "| | level | verdict |",
        "| --- | --- | --- |",
        *(f"| {i} | {_cell(level.name)} | {_verdict(rule, level)} |" for i, level in enumerate(rule.levels, 1)),
        "",
        *_examples(rule.examples),
    ]
    return "\n".join(lines)


def _sections(docs: str) -> Iterator[str]:
    """Give the sections of a docstring as a list, each on one line."""
    names = "|".join(re.escape(name) for name in SECTIONS)
    parts = re.split(rf"^({names})", docs, flags=re.MULTILINE)[1:]
    for name, text in zip(parts[::2], parts[1::2], strict=True):
        yield f"- **{name.rstrip(':')}:** {' '.join(text.split())}"


def _verdict(rule: Rule, level: Level) -> str:
    own = level.severity
    loud = f" ({own.value})" if level.verdict is Verdict.CONFLICT and own not in {None, rule.severity} and own else ""
    return f"{level.verdict.value}{loud}"


def _examples(examples: Iterable[Example]) -> Iterator[str]:
    yield "| one story | another | level |"
    yield "| --- | --- | --- |"
    for e in examples:
        sides = (
            f"{_cell(text)}{f' ({day.isoformat()})' if day else ''}"
            for text, day in ((e.left, e.left_published), (e.right, e.right_published))
        )
        yield f"| {' | '.join(sides)} | {_cell(e.level)} |"


def _cell(text: str) -> str:
    return " ".join(text.replace("|", "\\|").split())
