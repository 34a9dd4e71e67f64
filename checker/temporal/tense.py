"""Guesses the tense of the clause that a temporal expression stands in, from the words around it, without a parse."""

import functools
import re
from collections.abc import Mapping, Sequence

from checker.model import Frozen, Tense
from checker.temporal.lexicon import read_table

_WINDOW = 200
_BOUNDARY = re.compile(r"[.!?][\"'\u201d\u2019)]?\s+(?=[A-Z\"\u201c'\u2018(])|\n\s*\n|;\s")
# Abbreviations whose full stop ends no sentence.
_ABBREVIATED = re.compile(
    r"\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Gen|Sen|Rep|Gov|St|Inc|Corp|Co|Ltd|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|[ap]\.m)\.$"
)
# Words, endings that are words ('ll, 's), and punctuation, which keeps the words around it apart.
_TOKEN = re.compile(r"'(?:ll|s)\b|[a-z]+(?:'t\b)?|[^\sa-z]+")
_ED = re.compile(r"[a-z]{2,15}(?<!e)ed")


class Cues(Frozen):
    """The words that tell tense.

    `modals` with "have" tell of the past; after `determiners`, with or without `adverbs`, a participle is an adjective.
    """

    future: tuple[str, ...]
    past: tuple[str, ...]
    present: tuple[str, ...]
    modals: tuple[str, ...]
    fillers: tuple[str, ...]
    determiners: tuple[str, ...]
    adverbs: tuple[str, ...]


@functools.cache
def cues() -> Cues:
    """Give the table of this package."""
    return read_table("tense.toml", Cues)


@functools.cache
def _phrases() -> Mapping[str, Sequence[tuple[tuple[str, ...], Tense]]]:
    """Give the cues by their first word, the longest first."""
    table = cues()
    told = [
        (tuple(_TOKEN.findall(phrase)), tense)
        for phrases, tense in (
            (table.past, Tense.PAST), (table.future, Tense.FUTURE), (table.present, Tense.PRESENT),
            ([f"{modal} have" for modal in table.modals], Tense.PAST),
        )
        for phrase in phrases
    ]  # fmt: skip
    out: dict[str, list[tuple[tuple[str, ...], Tense]]] = {}
    for words, tense in sorted(told, key=lambda cue: -len(cue[0])):
        out.setdefault(words[0], []).append((words, tense))
    return out


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


def _words(text: str) -> list[str]:
    return _TOKEN.findall(text.lower().replace("\u2019", "'"))


def _is_adjective(words: Sequence[str], i: int) -> bool:
    """Say whether the participle at `i` stands before a noun: "the planned attack", "a still unspecified date"."""
    before = words[max(0, i - 2) : i]
    if len(before) > 1 and (before[-1] in cues().adverbs or before[-1].endswith("ly")):
        before = before[:-1]
    return bool(before) and before[-1] in cues().determiners


def _after_future(words: Sequence[str], i: int) -> int:
    """Give where the verb group of a future cue that ends at `i` ends: "will | not be released"."""
    for optional in (cues().fillers, ("have",), ("be",)):
        if i < len(words) and words[i] in optional:
            i += 1
    return i + 1


def _tell(words: Sequence[str], first: bool) -> Tense | None:
    """Give the tense that the first cue among the words tells, or the last one; None without a cue."""
    told: Tense | None = None
    phrases, i = _phrases(), 0
    while i < len(words):
        word = words[i]
        found = next((c for c in phrases.get(word, ()) if tuple(words[i : i + len(c[0])]) == c[0]), None)
        if found:
            told = found[1]
            i += len(found[0])
            i = _after_future(words, i) if told is Tense.FUTURE else i
        else:
            if _ED.fullmatch(word) and not _is_adjective(words, i):
                told = Tense.PAST
            i += 1
        if first and told:
            break
    return told


def guess_tense(text: str, start: int, end: int) -> Tense:
    """Guess the tense of the clause around `text[start:end]`.

    It is that of the nearest cue before it in its sentence, or else of the first after it; past when there is none, as
    news tells mostly of what happened.
    """
    left, right = _clause_bounds(text, start, end)
    return _tell(_words(text[left:start]), first=False) or _tell(_words(text[end:right]), first=True) or Tense.PAST
