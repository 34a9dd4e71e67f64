"""Guesses the tense of the clause that a temporal expression stands in, from the words around it, without a parse."""

import functools
import re

from checker.model import Frozen, Tense
from checker.temporal.lexicon import read_table
from checker.temporal.patterns import any_of

_WINDOW = 200
_BOUNDARY = re.compile(r"[.!?][\"'\u201d\u2019)]?\s+(?=[A-Z\"\u201c'\u2018(])|\n\s*\n|;\s")
# Abbreviations whose full stop ends no sentence.
_ABBREVIATED = re.compile(
    r"\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Gen|Sen|Rep|Gov|St|Inc|Corp|Co|Ltd|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|[ap]\.m)\.$"
)


class Cues(Frozen):
    """The words that tell tense."""

    future: tuple[str, ...]
    past: tuple[str, ...]
    present: tuple[str, ...]


@functools.cache
def cues() -> Cues:
    """Give the table of this package."""
    return read_table("tense.toml", Cues)


@functools.cache
def _pattern() -> re.Pattern[str]:
    table = cues()
    future = (
        rf"(?P<future>(?<!\w){any_of(table.future)}(?:\s(?:not\s|also\s|then\s)?be\s\w+|\s(?:have\s)?(?:be\s)?\w+)?)"
    )
    past = rf"(?P<past>\b(?:{any_of(table.past)}|[a-z]{{2,15}}(?<!e)ed))"
    return re.compile(
        rf"(?i)(?P<perfect>\b(?:would|could|should|may|might|must)\shave\s)|(?:{future}|{past}|(?P<present>(?<!\w){any_of(table.present)}))\b"
    )


def _clause_bounds(text: str, start: int, end: int) -> tuple[int, int]:
    left = max(0, start - _WINDOW)
    for m in _BOUNDARY.finditer(text, left, start):
        if not _ABBREVIATED.search(text, max(left, m.start() - 6), m.start() + 1):
            left = m.end()
    right = min(len(text), end + _WINDOW)
    for m in _BOUNDARY.finditer(text, end, right):
        if not _ABBREVIATED.search(text, max(0, m.start() - 6), m.start() + 1):
            return left, m.start() + 1
    return left, right


def _told(m: re.Match[str]) -> Tense:
    if m["future"]:
        return Tense.FUTURE
    return Tense.PRESENT if m["present"] else Tense.PAST


def guess_tense(text: str, start: int, end: int) -> Tense:
    """Guess the tense of the clause around `text[start:end]`.

    It is that of the nearest cue before it in its sentence, or else of the first after it; past when there is none, as
    news tells mostly of what happened.
    """
    left, right = _clause_bounds(text, start, end)
    earlier = list(_pattern().finditer(text, left, start))
    if earlier:
        return _told(earlier[-1])
    later = _pattern().search(text, end, right)
    return _told(later) if later else Tense.PAST
