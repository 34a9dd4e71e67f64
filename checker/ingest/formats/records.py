"""JSON and JSON Lines: an article, a list of them, or one a line, by the field names of the settings or usual ones."""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any

from checker.errors import InputError
from checker.ingest.decoding import decode
from checker.ingest.document import Document, File, Format, Piece, Start, compose
from checker.ingest.json_values import parse, words
from checker.ingest.markup import bare, fragment
from checker.ingest.moments import day_of, exact, moment
from checker.model import Problem, Publication, Unit
from checker.settings import JSON_FIELDS, Settings

_LISTS = ("articles", "items", "data", "results", "documents", "stories", "entries", "docs", "hits")


def read(file: File, settings: Settings) -> Iterator[Document | Problem]:
    """Give an article for each record that has a text, and a Problem for each that has none or is broken."""
    text = decode(file.data, file.place)
    try:
        value = parse(text, file.place, settings.max_nesting)
    except InputError:
        if not _is_lines(text):
            raise
        yield from _lines(text, file, settings)
        return
    if isinstance(value, dict) and str(value.get("schema", "")).startswith("checker-"):
        return  # a report or a baseline of check's own
    records = _records(value, settings)
    if not records:
        raise InputError(_missing(value if isinstance(value, dict) else {}), file.place)
    for number, record in enumerate(records, 1):
        yield article(record, file, settings, f"record {number}: " if len(records) > 1 else "", None)


def _is_lines(text: str) -> bool:
    """Say whether the first line is a whole record, so that what is broken is a line and not the file."""
    first, *others = (line for line in text.split("\n") if line.strip())
    try:
        return bool(others) and isinstance(json.loads(first), dict)
    except (ValueError, RecursionError):
        return False


def _lines(text: str, file: File, settings: Settings) -> Iterator[Document | Problem]:
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            value = parse(line, file.place, settings.max_nesting)
        except InputError as error:
            yield Problem(path=file.place, message=error.message, line=number)
            continue
        yield article(value, file, settings, "", number)


def _records(value: object, settings: Settings) -> Sequence[Any]:
    """Give the list of records that a JSON value is or holds."""
    if isinstance(value, list):
        return value
    if not isinstance(value, dict):
        return []
    if _field(value, "text", settings) or _field(value, "html", settings):
        return [value]
    return next((value[name] for name in _LISTS if isinstance(value.get(name), list)), [])


def article(record: object, file: File, settings: Settings, which: str, line: int | None) -> Document | Problem:
    """Give the article of a record, or the Problem with it: one of a `line`, or one that is told by `which` it is."""
    if not isinstance(record, dict):
        return Problem(path=file.place, message=f"{which}not an object with the fields of an article", line=line)
    body = _field(record, "text", settings)
    try:
        if body:
            pieces = [Piece(part) for part in _paragraphs(body)]
        else:
            pieces = fragment(_field(record, "html", settings), file.place, settings.max_nesting)
        title = bare(_field(record, "title", settings), file.place, settings.max_nesting)
    except InputError as error:
        return Problem(path=file.place, message=f"{which}{error.message}", line=line)
    if not pieces:
        return Problem(path=file.place, message=f"{which}{_missing(record)}", line=line)
    if line is not None:
        pieces = [piece._replace(number=line) for piece in pieces]
    text, blocks, marks = compose(pieces)
    published = _when(_field(record, "published", settings))
    return Document(
        text,
        blocks,
        " ".join(title.split()),
        day_of(published),
        Publication(
            published_at=exact(published),
            updated=_when(_field(record, "updated", settings)),
            **{name: _field(record, name, settings)[:300] for name in ("byline", "outlet", "language", "url")},
        ),
        whole=True,
        unit=Unit.PARAGRAPH if line is None else Unit.LINE,
        marks=marks,
    )


def _paragraphs(text: str) -> list[str]:
    """Cut a text at its blank lines, or where it has none, at its line ends."""
    parts = [part for part in text.replace("\r\n", "\n").split("\n\n") if part.strip()]
    return parts if len(parts) > 1 else text.split("\n")


def _field(record: Mapping[str, Any], name: str, settings: Settings) -> str:
    """Give a field by the name that the settings give it, else by the first usual one that holds something."""
    chosen = settings.json_fields.get(name)
    for path in (chosen,) if chosen else JSON_FIELDS[name]:
        value: object = record.get(path)
        if value is None and "." in path:
            value = record
            for step in path.split("."):
                value = value.get(step) if isinstance(value, dict) else None
        if found := words(value):
            return found
    return ""


def _when(text: str) -> datetime | date | None:
    """Give a moment; a number is seconds since 1970, or thousandths of them."""
    if text.isdigit() and 9 <= len(text) <= 13:
        return datetime.fromtimestamp(int(text) / (1000 if len(text) > 11 else 1), UTC)
    return moment(text)


def _missing(record: Mapping[str, Any]) -> str:
    names = ", ".join(sorted(map(str, record))[:12]) or "none"
    return f"no text of an article in it; the fields are {names}: name them with json-fields in the settings"


def _looks(start: Start) -> bool:
    return (
        start.suffix in {"", ".txt"} and start.text.lstrip()[:2].rstrip() in {"{", '{"', "[{", "["} and _is_json(start)
    )


def _is_json(start: Start) -> bool:
    try:
        json.loads(start.data)
    except (ValueError, RecursionError):
        return False
    return True


FORMAT = Format("JSON", (".json", ".jsonl", ".ndjson"), _looks, read)
