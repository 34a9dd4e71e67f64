"""What pages show of a terminal: blocks of `console`, where a line `$ …` is a command and the rest what it prints.

A line of `…` stands for any number of lines.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

_BLOCK = re.compile(r"^```(\S*)([^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
ELISION = "…"


class Block(NamedTuple):
    """A fenced block of a page: its language, what else its first line says, its text, and its line."""

    language: str
    info: str
    text: str
    line: int


class Shown(NamedTuple):
    """A command and what the page says that it prints."""

    command: str
    output: str


def blocks(page: str) -> Iterator[Block]:
    """Give the fenced blocks of a page of Markdown, in order."""
    for found in _BLOCK.finditer(page):
        yield Block(found[1], found[2].strip(), found[3], page.count("\n", 0, found.start()) + 1)


def session(block: str) -> list[Shown]:
    """Give the commands of a `console` block with what each prints."""
    parts = re.split(r"^\$ (.*)\n", block, flags=re.MULTILINE)
    return [Shown(command, output) for command, output in zip(parts[1::2], parts[2::2], strict=True)]


def agrees(shown: str, printed: str) -> bool:
    """Whether a page shows what a command printed, white space at the ends of lines aside."""
    lines = [line.rstrip() for line in shown.strip().splitlines()]
    pattern = "".join(r"(?:.*\n)*?" if line == ELISION else f"{re.escape(line)}\n" for line in lines)
    return re.fullmatch(pattern, "".join(f"{line.rstrip()}\n" for line in printed.strip().splitlines())) is not None
