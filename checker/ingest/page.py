"""A page as blocks: lines, or the lines of one paragraph where the text was wrapped, each with its place."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from checker.ingest.tables import words

_LINE = re.compile(r"[^\r\n\f\v\u2028\u2029]+|\r\n|\r|\n|[\f\v\u2028\u2029]")
# A comment says nothing to readers. `check` has some of its own, which plain texts hold on lines of their own.
_COMMENT = re.compile(r"(?:<!--(?:(?!-->).)*-->\s*)+$|^\s*#\s*check:.*$")
_BULLET = re.compile(r"(?:[•●▪■◦‣·►▶*\u2013\u2014-]|\(?\d{1,2}[.)])[ \t\u00a0]+(?=\S)")
_RULE = re.compile(r"(?:[*_=~#\u2014\u2013-][ \t]*){3,}")
_END = re.compile(r"[.?!…。:;][\"'”\u2019»)\]}*_]*$")
_WORD = re.compile(r"[^\W\d_]+(?:['\u2019.-][^\W\d_]+)*")
WRAP_AT = 120  # characters: longer lines are paragraphs, not lines of a wrapped one


class Block(NamedTuple):
    """A piece of a page without white space around it. `heading` is the level of a Markdown heading, else 0."""

    start: int
    end: int
    text: str
    heading: int = 0


class Line(NamedTuple):
    """One line without white space around it; `group` numbers the runs of lines without a blank line between."""

    start: int
    end: int
    text: str
    group: int


def lines(text: str, start: int = 0) -> Iterator[Line]:
    """Give the lines of the text that hold more than white space, from offset `start` on; without a comment at the end.

    A line that is nothing but a comment is as good as blank.
    """
    group = 0
    blank = True  # nothing but white space since the last line break
    for match in _LINE.finditer(text, start):
        raw = match.group()
        if raw[0] in "\r\n\f\v\u2028\u2029":
            group += blank
            blank = True
            continue
        stripped = _COMMENT.sub("", raw).strip()
        if stripped and stripped != "\ufeff":
            at = match.start() + len(raw) - len(raw.lstrip())
            yield Line(at, at + len(stripped), stripped, group)
            blank = False


def unbullet(line: Line) -> Line:
    """Leave out a list marker at the beginning of the line."""
    marker = _BULLET.match(line.text)
    if marker is None or is_rule(line.text):
        return line
    return Line(line.start + marker.end(), line.end, line.text[marker.end() :], line.group)


def is_rule(text: str) -> bool:
    """Say whether the line is drawn rather than written."""
    return _RULE.fullmatch(text) is not None


def ends_sentence(text: str) -> bool:
    """Say whether the text ends as a sentence (or a clause that the next line goes on from) does."""
    return _END.search(text[-12:]) is not None


def tokens(text: str) -> list[str]:
    """Give the words of the text: letters, with apostrophes, hyphens and inner points."""
    return _WORD.findall(text)


def has_finite_verb(text: str) -> bool:
    """Guess from word forms alone whether the text holds a finite verb in the past tense, or an auxiliary."""
    finite = words().verbs.finite
    found = tokens(text)
    return any(
        w.casefold().replace("\u2019", "'") in finite or (w.endswith("ed") and len(w) > 4 and w[0].islower())
        for w in found
    )


def title_ratio(text: str) -> float:
    """Give the share of the content words after the first that begin with a capital letter."""
    small = words().english.function_words
    content = [w for w in tokens(text)[1:] if w.casefold() not in small]
    return sum(w[0].isupper() for w in content) / len(content) if content else 0.0


def join(group: list[Line], text: str) -> list[Block]:
    """Make blocks of a run of lines: lines of one wrapped paragraph together, all others each by itself.

    A break lies within a paragraph when the line before it ends no sentence and the next begins in lower case. In a run
    with many such breaks, a full line continues in the next one whatever it ends in.
    """
    if len(group) == 1 or any(len(line.text) > WRAP_AT for line in group):
        return [Block(line.start, line.end, line.text) for line in map(unbullet, group)]
    soft = [
        b.text[0].islower() and len(a.text) > 30 and _BULLET.match(b.text) is None and not ends_sentence(a.text)
        for a, b in pairwise(group)
    ]
    width = max(len(line.text) for line in group)
    wrapped = sum(soft) >= 0.4 * len(soft)
    blocks: list[Block] = []
    first = unbullet(group[0])
    last = group[0]
    for line, inside in zip(group[1:], soft, strict=True):
        full = wrapped and len(last.text) >= 0.75 * width and _BULLET.match(line.text) is None
        if not (inside or full):
            blocks.append(Block(first.start, last.end, text[first.start : last.end]))
            first = unbullet(line)
        last = line
    blocks.append(Block(first.start, last.end, text[first.start : last.end]))
    return blocks


def plain_blocks(text: str) -> list[Block]:
    """Give the blocks of a plain text."""
    blocks: list[Block] = []
    group: list[Line] = []
    for line in lines(text):
        if group and line.group != group[-1].group:
            blocks += join(group, text)
            group = []
        group.append(line)
    return blocks + join(group, text) if group else blocks
