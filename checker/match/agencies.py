"""Which news agency a story is credited to: by its dateline, its byline, or a line at its end."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from checker.model import Article, Frozen
from checker.names import agencies

TABLE = "agencies.toml"
# A credit stands within so many lines above or below a story, or so many characters from its beginning or its end.
_LINES, _CHARACTERS = 4, 160


class _Credits(Frozen):
    opening: tuple[str, ...]
    line: tuple[str, ...]
    ending: tuple[str, ...]
    credit: tuple[str, ...]


class _Table(Frozen):
    credits: _Credits


class Agencies(NamedTuple):
    """The agency behind each name, and what credits one, where; see the comments of the table beside this module."""

    by_name: dict[str, str]
    opening: re.Pattern[str]
    ending: re.Pattern[str]
    line: re.Pattern[str]


@cache
def load_agencies() -> Agencies:
    """Read the table of agencies."""
    table = _Table.model_validate(tomllib.loads(files("checker.match").joinpath(TABLE).read_text(encoding="utf-8")))
    by_name = {name: agency for agency, names in agencies().items() for name in names}
    longest_first = sorted(by_name, key=len, reverse=True)
    name = f"(?P<agency>{'|'.join(map(re.escape, longest_first))})(?!\\w)"
    said = table.credits

    def compiled(*patterns: str) -> re.Pattern[str]:
        # A group has one name once in a pattern: each alternative gets its own.
        told = (p.replace("{agency}", name.replace("agency", f"agency{n}")) for n, p in enumerate(patterns))
        return re.compile("|".join(told))

    return Agencies(
        by_name,
        compiled(*said.opening, *said.credit),
        compiled(*said.ending, *said.credit),
        compiled(*said.line, *said.credit),
    )


def credited(article: Article, others: Sequence[Article] = ()) -> str | None:
    """Give the one agency that the story is credited to; None where there is none, or more than one.

    `others` are the stories of the same page: their lines say nothing of this one.
    """
    if not article.paragraphs:
        return None
    table = load_agencies()
    text, own = article.text, article.paragraphs
    spans = [p for other in others if other.id != article.id for p in other.paragraphs]
    floor = max((p.end for p in spans if p.end <= own[0].start), default=0)
    ceiling = min((p.start for p in spans if p.start >= own[-1].end), default=len(text))
    # A byline or a credit may also have been taken for a paragraph.
    above = [*_lines(text[floor : own[0].start])[-_LINES:], *(line for p in own[:2] for line in _lines(p.text)[:1])]
    below = [*(line for p in own[-2:] for line in _lines(p.text)[-1:]), *_lines(text[own[-1].end : ceiling])[:_LINES]]
    found = {
        *_named(table, table.line, (line for line in (*above, *below) if len(line) <= _CHARACTERS)),
        *_named(table, table.opening, (line[:_CHARACTERS] for line in above)),
        *_named(table, table.ending, (line[-_CHARACTERS:] for line in below)),
    }
    return found.pop() if len(found) == 1 else None


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _named(table: Agencies, pattern: re.Pattern[str], lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        for match in pattern.finditer(line):
            yield from (table.by_name[name] for name in match.groupdict().values() if name)
