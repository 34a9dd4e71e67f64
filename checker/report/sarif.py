"""SARIF 2.1.0, which code hosts and editors show beside the line (OASIS, Static Analysis Results Interchange Format).

A finding is a result at its place in the draft; the other places are related locations, with links to them in the
message. What cannot be held against a draft is no failure to SARIF either: an agreement passes, what is undecided is
open. Columns and offsets count Unicode code points.
"""

import re
from importlib.metadata import version
from types import MappingProxyType
from typing import Any, Literal
from urllib.parse import quote

from pydantic import BaseModel, ConfigDict, Field
from pydantic.alias_generators import to_camel

from checker.model import (
    Article,
    Finding,
    Place,
    Problem,
    Report,
    RuleNote,
    Severity,
    SuppressedBy,
    Suppression,
    Unit,
    Verdict,
    quoted,
)
from checker.report import evidence
from checker.report.escape import json_text, plain, shorten

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
# The number is of the way in which a fingerprint is made; a new way would be a new key.
FINGERPRINT = "checkFinding/v1"

_LINKED = 100  # columns of the words of another place in a message
_ROOT = "%SRCROOT%"
_KINDS = MappingProxyType({Verdict.AGREEMENT: "pass", Verdict.UNDECIDED: "open"})
_SECTION = re.compile(r"^([A-Z][a-z]+(?: [a-z]+)*:)", re.MULTILINE)
_BRACKET = re.compile(r"([\[\]\\])")
_IN_SOURCE = MappingProxyType(
    {SuppressedBy.INLINE: "inSource", SuppressedBy.TABLE: "external", SuppressedBy.BASELINE: "external"}
)


class _Object(BaseModel):
    """An object of the standard: its properties are camelCase there."""

    model_config = ConfigDict(alias_generator=to_camel, populate_by_name=True, frozen=True, extra="forbid")


class Message(_Object):
    """A text, perhaps with links to related locations, and the same in Markdown."""

    text: str
    markdown: str | None = None


class ArtifactLocation(_Object):
    """A file, relative to where `check` ran unless its path was given from the root."""

    uri: str
    uri_base_id: str | None = None


class Region(_Object):
    """Characters of a file: lines and columns from 1, the end column one past the last character, offsets from 0."""

    start_line: int
    start_column: int | None = None
    end_line: int | None = None
    end_column: int | None = None
    char_offset: int | None = None
    char_length: int | None = None
    snippet: Message | None = None


class PhysicalLocation(_Object):
    """A region of a file."""

    artifact_location: ArtifactLocation
    region: Region | None = None


class Location(_Object):
    """A place; `id` is what a message links to."""

    id: int | None = None
    physical_location: PhysicalLocation
    message: Message | None = None


class SarifSuppression(_Object):
    """Why a result does not count."""

    kind: Literal["inSource", "external"]
    status: Literal["accepted"] = "accepted"
    justification: str


class Result(_Object):
    """A finding."""

    rule_id: str
    rule_index: int
    kind: Literal["fail", "pass", "open"]
    level: Literal["error", "warning", "note", "none"]
    message: Message
    locations: tuple[Location, ...]
    related_locations: tuple[Location, ...] | None = None
    partial_fingerprints: dict[str, str]
    suppressions: tuple[SarifSuppression, ...] | None = None
    properties: dict[str, Any]


class Configuration(_Object):
    """How loud a rule is where a result does not say so."""

    level: Literal["error", "warning", "note"]


class ReportingDescriptor(_Object):
    """A rule, with its documentation."""

    id: str
    name: str
    short_description: Message
    full_description: Message
    help: Message
    default_configuration: Configuration


class Driver(_Object):
    """The program."""

    name: str = "check"
    version: str
    rules: tuple[ReportingDescriptor, ...]


class Tool(_Object):
    """The program and its extensions, of which there are none."""

    driver: Driver


class Notification(_Object):
    """Something that could not be used."""

    level: Literal["error"] = "error"
    message: Message
    locations: tuple[Location, ...] | None = None


class Invocation(_Object):
    """How the run went."""

    execution_successful: bool
    tool_execution_notifications: tuple[Notification, ...] | None = None


class BaseUri(_Object):
    """What relative paths are relative to; said in words, because a report names no folder of the machine."""

    description: Message


class Run(_Object):
    """One run of the program."""

    tool: Tool
    invocations: tuple[Invocation, ...]
    original_uri_base_ids: dict[str, BaseUri]
    column_kind: Literal["unicodeCodePoints"] = "unicodeCodePoints"
    results: tuple[Result, ...]


class Log(_Object):
    """The file."""

    schema_: str = Field(default=SCHEMA, alias="$schema")
    version: Literal["2.1.0"] = "2.1.0"
    runs: tuple[Run, ...]


def render(report: Report) -> str:
    """Give the report as a SARIF log of one run; the same report gives the same bytes."""
    tree = log(report).model_dump(mode="json", by_alias=True, exclude_none=True)
    return json_text(tree, indent=1) + "\n"


def log(report: Report) -> Log:
    """Give the report as the objects of the standard."""
    told = {note.id: note for note in report.rules}
    ids = list(dict.fromkeys((*told, *sorted({f.rule for f in report.findings}))))
    articles = {article.id: article for article in report.articles}
    notes = [told.get(id_) or RuleNote(id=id_, docs=evidence.words(id_), severity=Severity.ERROR) for id_ in ids]
    problems = tuple(_notification(problem) for problem in report.errors)
    return Log(
        runs=(
            Run(
                tool=Tool(driver=Driver(version=version("check-claims"), rules=tuple(map(_rule, notes)))),
                invocations=(
                    Invocation(execution_successful=not problems, tool_execution_notifications=problems or None),
                ),
                original_uri_base_ids={_ROOT: BaseUri(description=Message(text="The folder that check ran in."))},
                results=tuple(_result(f, ids.index(f.rule), articles, set(report.drafts)) for f in report.findings),
            ),
        )
    )


def _rule(note: RuleNote) -> ReportingDescriptor:
    title = note.docs.splitlines()[0]
    return ReportingDescriptor(
        id=note.id,
        name=to_camel(note.id)[:1].upper() + to_camel(note.id)[1:],
        short_description=Message(text=title),
        full_description=Message(text=_section(note.docs, "Compares") or title),
        help=Message(text=note.docs, markdown=_SECTION.sub(r"\n**\1**", note.docs).replace("\n\n\n", "\n\n")),
        default_configuration=Configuration(level=note.severity.value),
    )


def _section(docs: str, name: str) -> str:
    """Give what the section of that name says, on one line; "" where there is none."""
    parts = _SECTION.split(docs)
    return next((" ".join(t.split()) for n, t in zip(parts[1::2], parts[2::2], strict=True) if n == f"{name}:"), "")


def _result(finding: Finding, rule: int, articles: dict[str, Article], drafts: set[str]) -> Result:
    # The draft is what can be mended, so that is where the finding stands.
    places = sorted(finding.places, key=lambda place: bool(drafts) and place.article not in drafts)
    others = tuple(_location(place, articles, n) for n, place in enumerate(places[1:], 1))
    links = ", ".join(
        f"[{_literal(f'{place.located}')}]({n}) {_literal(quoted(shorten(plain(place.text), _LINKED)))}"
        for n, place in enumerate(places[1:], 1)
    )
    text = _literal(plain(finding.message)) + (f" See {links}." if links else "")
    fails = finding.verdict not in _KINDS
    return Result(
        rule_id=finding.rule,
        rule_index=rule,
        kind=_KINDS.get(finding.verdict, "fail"),
        level=finding.severity.value if fails else "none",
        message=Message(text=f"{finding.verdict.value.capitalize()}: {text}"),
        locations=(_location(places[0], articles),),
        related_locations=others or None,
        partial_fingerprints={FINGERPRINT: finding.fingerprint},
        suppressions=(_suppression(finding.suppressed),) if finding.suppressed else None,
        properties={
            "verdict": finding.verdict.value,
            "kind": finding.kind.value,
            "level": finding.level,
            "confidence": round(finding.confidence, 4),
        },
    )


def _location(place: Place, articles: dict[str, Article], number: int | None = None) -> Location:
    words = quoted(plain(place.text))
    if place.located.unit is not Unit.LINE:  # the standard has regions of text and of bytes, and this is neither
        words = f"{place.located}: {words}"
    return Location(
        id=number,
        physical_location=PhysicalLocation(
            artifact_location=_file(place.path), region=_region(place, articles[place.article])
        ),
        message=Message(text=words) if number or place.located.unit is not Unit.LINE else None,
    )


def _region(place: Place, article: Article) -> Region | None:
    """Give the characters of the file, or its line alone where the text was taken out of markup."""
    if place.located.unit is not Unit.LINE:
        return None
    if article.marks:
        return Region(start_line=place.line, snippet=Message(text=place.text))
    return Region(
        start_line=place.line,
        start_column=_column(article.text, place.start),
        end_line=place.line + article.text.count("\n", place.start, place.end),
        end_column=_column(article.text, place.end),
        char_offset=place.start,
        char_length=place.end - place.start,
        snippet=Message(text=place.text),
    )


def _column(text: str, offset: int) -> int:
    return offset - (text.rfind("\n", 0, offset) + 1) + 1


def _file(path: str) -> ArtifactLocation:
    uri = quote(path, errors="backslashreplace")
    if path.startswith("/"):
        return ArtifactLocation(uri=f"file://{uri}")
    return ArtifactLocation(uri=uri, uri_base_id=_ROOT)


def _suppression(suppression: Suppression) -> SarifSuppression:
    reason = f"{suppression.reason} ({suppression.place})" if suppression.place else suppression.reason
    return SarifSuppression(kind=_IN_SOURCE[suppression.by], justification=reason)


def _notification(problem: Problem) -> Notification:
    region = Region(start_line=problem.line) if problem.line else None
    place = Location(physical_location=PhysicalLocation(artifact_location=_file(problem.path), region=region))
    return Notification(message=Message(text=plain(problem.message)), locations=(place,) if problem.path else None)


def _literal(text: str) -> str:
    r"""Give `text` as plain text of a message, where "[a](b)" would be a link (section 3.11.6 of the standard)."""
    return _BRACKET.sub(r"\\\1", text)
