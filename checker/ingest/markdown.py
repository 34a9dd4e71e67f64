"""Markdown: front matter, headings, quotes and lists, after CommonMark; inline markup stays in the text.

Only what decides where a paragraph begins and ends is read. The front matter's title and date are those of the page.
"""

import re
from datetime import date
from typing import NamedTuple

from checker.ingest import dates
from checker.ingest.page import Block, Line, join, lines

_FENCE = re.compile(r"(`{3,}|~{3,})")
_HEADING = re.compile(r"(#{1,6})[ \t]+")
_UNDERLINE = re.compile(r"=+|-+")
_QUOTE = re.compile(r"(?:>[ \t]?)+")
_ITEM = re.compile(r"(?:[-*+]|\d{1,9}[.)])[ \t]+")
_NOT_TEXT = re.compile(r"!\[[^\]]*\](?:\([^)]*\)|\[[^\]]*\])|\[[^\]]+\]:\s*\S+.*|\|.*|</?\w[^>]*>|\[[^\]]*\]\([^)]*\)")
_FIELD = re.compile(r"([A-Za-z_-]+)[ \t]*:[ \t]*(.*)")
_DATE_FIELDS = ("date", "published", "datepublished", "pubdate", "publishdate", "posted", "updated", "lastmod")


class MarkdownPage(NamedTuple):
    """A Markdown text: its blocks, and the title and date of its front matter ("" and None where it has none)."""

    blocks: list[Block]
    title: str
    published: date | None


def parse(text: str) -> MarkdownPage:
    """Read a Markdown text; offsets refer to the text as given."""
    fields, start = _front_matter(text)
    published = None
    for name in _DATE_FIELDS:
        found = dates.find(fields.get(name, ""))
        if found and found[0].day is not None:
            published = found[0].day
            break
    return MarkdownPage(_blocks(text, start), fields.get("title", ""), published)


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


def _blocks(text: str, start: int) -> list[Block]:
    blocks: list[Block] = []
    group: list[Line] = []
    fence = ""
    comment = False

    def flush() -> None:
        if group:
            blocks.extend(join(group, text))
            group.clear()

    for raw in lines(text, start):
        line = raw
        opened = _FENCE.match(line.text)
        if opened and (not fence or opened.group(1).startswith(fence)):
            flush()
            fence = "" if fence else opened.group(1)
            continue
        if comment or line.text.startswith("<!--"):
            flush()
            comment = "-->" not in line.text
            continue
        if fence or _NOT_TEXT.fullmatch(line.text):
            continue
        if group and line.group != group[-1].group:
            flush()
        if len(group) == 1 and len(line.text) > 1 and _UNDERLINE.fullmatch(line.text):
            level = 1 if line.text[0] == "=" else 2
            blocks.append(Block(group[0].start, group[0].end, group[0].text, level))
            group.clear()
            continue
        quote = _QUOTE.match(line.text)
        if quote:
            line = _cut(line, quote.end())
        heading = _HEADING.match(line.text)
        if heading:
            flush()
            content = line.text[heading.end() :].rstrip("#").rstrip()
            if content:
                at = line.start + heading.end()
                blocks.append(Block(at, at + len(content), content, len(heading.group(1))))
            continue
        item = _ITEM.match(line.text)
        if item:
            flush()
            line = _cut(line, item.end())
        if line.text:
            group.append(line)
    flush()
    return blocks
