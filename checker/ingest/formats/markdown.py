"""Markdown: front matter, headings, quotes and lists, after CommonMark; inline markup stays in the text.

Only what decides where a paragraph begins and ends is read. The front matter's title and date are those of the page.
"""

import re
from collections.abc import Iterator
from datetime import date, datetime
from typing import NamedTuple

from checker.ingest.decoding import decode
from checker.ingest.document import Document, File, Format
from checker.ingest.moments import day_of, exact, moment
from checker.ingest.page import Block, Line, is_rule, join, lines
from checker.model import Publication
from checker.settings import Settings

_FENCE = re.compile(r"(`{3,}|~{3,})")
_HEADING = re.compile(r"(#{1,6})[ \t]+")
_UNDERLINE = re.compile(r"=+|-+")
_QUOTE = re.compile(r"(?:>[ \t]?)+")
_ITEM = re.compile(r"(?:[-*+]|\d{1,9}[.)])[ \t]+")
_NOT_TEXT = re.compile(r"!\[[^\]]*\](?:\([^)]*\)|\[[^\]]*\])|\[[^\]]+\]:\s*\S+.*|\|.*|</?\w[^>]*>|\[[^\]]*\]\([^)]*\)")
_FIELD = re.compile(r"([A-Za-z_-]+)[ \t]*:[ \t]*(.*)")
_PUBLISHED = ("date", "published", "datepublished", "pubdate", "publishdate", "posted", "updated", "lastmod")
_UPDATED = ("updated", "lastmod", "modified", "datemodified")


class MarkdownPage(NamedTuple):
    """A Markdown text: its blocks, and what its front matter says ("" and None where it has none)."""

    blocks: list[Block]
    title: str
    published: date | None
    publication: Publication


def read(file: File, settings: Settings) -> Iterator[Document]:
    """Give the text as one page."""
    del settings
    text = decode(file.data, file.place)
    page = parse(text)
    yield Document(text, page.blocks, page.title, page.published, page.publication)


def parse(text: str) -> MarkdownPage:
    """Read a Markdown text; offsets refer to the text as given."""
    fields, start = _front_matter(text)

    def first(*names: str) -> str:
        return next((fields[name] for name in names if fields.get(name)), "")

    def when(names: tuple[str, ...]) -> datetime | date | None:
        return next((found for name in names if (found := moment(fields.get(name, ""))) is not None), None)

    published = when(_PUBLISHED)
    updated = when(_UPDATED)
    about = Publication(
        published_at=exact(published),
        updated=updated if updated != published else None,
        byline=first("author", "authors", "byline"),
        outlet=first("outlet", "publisher", "source"),
        language=first("language", "lang"),
        url=first("canonicalurl", "url", "canonical", "link"),
    )
    return MarkdownPage(_blocks(text, start), fields.get("title", ""), day_of(published), about)


def _front_matter(text: str) -> tuple[dict[str, str], int]:
    """Give the fields between two lines of three dashes at the beginning, and the offset where they end."""
    match = re.match(r"---[ \t]*(?:\r\n|\r|\n)", text)
    if match is None:
        return {}, 0
    end = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE).search(text.replace("\r", "\n"), match.end())
    if end is None:
        return {}, 0
    fields: dict[str, str] = {}
    for line in lines(text[match.end() : end.start()]):
        field = _FIELD.match(line.text)
        if field is not None:
            value = field.group(2).strip()
            if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
                value = value[1:-1]
            fields.setdefault(re.sub("[_-]", "", field.group(1)).casefold(), value)
    return fields, end.end()


def _cut(line: Line, at: int) -> Line:
    return Line(line.start + at, line.end, line.text[at:], line.group)


def _visible(text: str, start: int) -> Iterator[Line]:
    """Give the lines outside code fences and comments that are not pictures, bare links, tables or tags."""
    fence = ""
    comment = False
    for line in lines(text, start):
        mark = _FENCE.match(line.text)
        if mark is not None and (not fence or mark.group(1).startswith(fence)):
            fence = "" if fence else mark.group(1)
        elif comment or line.text.startswith("<!--"):
            comment = "-->" not in line.text
        elif not fence and _NOT_TEXT.fullmatch(line.text) is None:
            yield line


def _blocks(text: str, start: int) -> list[Block]:
    blocks: list[Block] = []
    group: list[Line] = []  # the lines of the paragraph that is being read
    for visible in _visible(text, start):
        line = visible
        if group and line.group != group[-1].group:
            blocks += join(group, text)
            group = []
        if len(group) == 1 and len(line.text) > 1 and _UNDERLINE.fullmatch(line.text):
            blocks.append(Block(group[0].start, group[0].end, group[0].text, 1 if line.text[0] == "=" else 2))
            group = []
            continue
        quote = _QUOTE.match(line.text)
        if quote is not None:
            line = _cut(line, quote.end())
        opener = None if is_rule(line.text) else _HEADING.match(line.text) or _ITEM.match(line.text)
        if opener is not None:
            blocks += join(group, text) if group else []
            group = []
            line = _cut(line, opener.end())
            if opener.re is _HEADING:
                blocks += _heading(line, opener.group().count("#"))
                continue
        if line.text:
            group.append(line)
    return blocks + join(group, text) if group else blocks


def _heading(line: Line, level: int) -> list[Block]:
    content = line.text.rstrip("#").rstrip()
    return [Block(line.start, line.start + len(content), content, level)] if content else []


FORMAT = Format("Markdown", (".md", ".markdown"), lambda _: False, read)
