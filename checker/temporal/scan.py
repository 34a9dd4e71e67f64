"""Runs the patterns over a text, each only around the words that its matches cannot do without.

Most of a text is far from any temporal expression, so one pass over its words finds out where each pattern is worth
trying. What is found is the same as when every pattern reads the whole text.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from checker.temporal import clock, distances, durations, points, relative, years
from checker.temporal.patterns import DIGITS, Atom, Pattern

_WORD = re.compile(r"([A-Za-z]+)|\d+")
_AFTER = 64  # characters: no match, with what it looks ahead at, goes on for longer after its key word

Windows = list[tuple[int, int]]


class _All(NamedTuple):
    """The patterns with each one's group; the groups, of patterns with the same key words, by key word; their reach."""

    patterns: tuple[tuple[Pattern, int], ...]
    groups: Mapping[str, tuple[int, ...]]
    reach: tuple[int, ...]


@cache
def _all() -> _All:
    patterns = tuple(p for group in (points, years, clock, relative, distances, durations) for p in group.patterns())
    kinds = list(dict.fromkeys((p.by, p.reach) for p in patterns))
    table: dict[str, list[int]] = {}
    for i, (words, _) in enumerate(kinds):
        for word in words:
            table.setdefault(word, []).append(i)
    return _All(
        tuple((p, kinds.index((p.by, p.reach))) for p in patterns),
        {w: tuple(ids) for w, ids in table.items()},
        tuple(reach for _, reach in kinds),
    )


def _windows(text: str, table: Mapping[str, Sequence[int]], reach: Sequence[int]) -> list[Windows]:
    """Give for each group the stretches of text around its key words, in order, those that touch as one."""
    found: list[Windows] = [[] for _ in reach]
    digits, get = table.get(DIGITS, ()), table.get
    for m in _WORD.finditer(text):
        ids = get(m[0].lower()) if m.lastindex else digits
        if ids:
            begin, end = m.span()
            for i in ids:
                windows, start = found[i], begin - reach[i]
                if windows and start <= windows[-1][1]:
                    windows[-1] = (windows[-1][0], end + _AFTER)
                else:
                    windows.append((max(start, 0), end + _AFTER))
    return found


def scan(text: str) -> Iterator[Atom]:
    """Give what the patterns find in `text`, pattern by pattern, in time linear in its length."""
    patterns, groups, reach = _all()
    windows = _windows(text, groups, reach)
    for p, group in patterns:
        for begin, end in windows[group]:
            for m in p.regex.finditer(text, begin, end):
                yield from p.read(m)
