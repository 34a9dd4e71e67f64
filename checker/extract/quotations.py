# ruff: noqa: RUF001 (quotation marks are meant)
"""What stands between quotation marks.

Double marks (straight, curly, guillemets, two apostrophes) are matched with a stack, paragraph by paragraph, so that a
missing mark spoils one quotation and not the rest of the article. Single marks are looked for afterwards, as pairs,
because most of them are apostrophes.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from checker.model import Article, Frozen, Sentence, Span

_MARK = re.compile(r"``|''|[\"“”„«»‹›]")
_OPENS, _CLOSES = frozenset({"“", "„", "«", "‹", "``"}), frozenset({"”", "»", "›"})
_BEFORE_OPENING = frozenset("([{—–-/:“‘«„\"'")
_FEET_AND_INCHES = re.compile(r"\d\s?['’′]\s?\d+(?:[.,]\d+)?$")
_SENTENCE_PUNCTUATION = ",.!?…"
_SINGLE_OPENING = re.compile(r"(?<![\w'’.,!?])(?:‘|'(?!'))(?=\w|\s?[\"“…])")
_SINGLE_CLOSING = re.compile(r"(?<=[\w.,!?…”\"%)])(?:’|'(?!'))(?!\w)|(?<=\s)’(?!\w)")
# Words that begin with an apostrophe of their own.
_ELISION = re.compile(r"(?:\d\ds?|em|tis|twas|til|cause|n|bout|cos|round)\b", re.IGNORECASE)
_LONGEST_SINGLE = 1500  # characters searched for the other mark
_SCARE_WORDS = 2


class Quotation(Frozen):
    """Words that the article gives as somebody's own.

    `span` includes the marks, `words` is what stands inside them without white space. A quotation over several
    paragraphs is one Quotation for each.
    """

    span: Span
    words: Span
    complete: bool  # both marks are there, or the next paragraph carries on
    continues: bool  # it goes on in the next paragraph
    scare: bool  # one or two words inside a sentence: distance or a term rather than speech


class _Mark(NamedTuple):
    start: int
    end: int
    opens: bool


class _Pair(NamedTuple):
    """Offsets in the paragraph: of the whole, and of what is inside the marks."""

    start: int
    inner_start: int
    inner_end: int
    end: int
    complete: bool = True
    continues: bool = False


def quotations(article: Article, sentences: Sequence[Sentence]) -> list[Quotation]:
    """Give the article's quotations in the order they begin; one that holds another comes before it.

    `sentences` (of the same article) say how far a quotation reaches whose other mark is missing.
    """
    starts: dict[int, list[int]] = {}
    for sentence in sentences:
        starts.setdefault(sentence.paragraph, []).append(sentence.start)
    found = []
    for p, paragraph in enumerate(article.paragraphs):
        bounds = sorted({0, *(start - paragraph.start for start in starts.get(p, ())), len(paragraph.text)})
        following = article.paragraphs[p + 1].text if p + 1 < len(article.paragraphs) else ""
        doubles = list(_doubles(paragraph.text, bounds, carried_on=_begins_with_mark(following)))
        for pair in sorted([*doubles, *_singles(paragraph.text, doubles)], key=lambda q: (q.start, -q.end)):
            inside = paragraph.text[pair.inner_start : pair.inner_end]
            words = inside.strip()
            if any(c.isalnum() for c in words):
                first = paragraph.start + pair.inner_start + len(inside) - len(inside.lstrip())
                found.append(
                    Quotation(
                        span=article.span(paragraph.start + pair.start, paragraph.start + pair.end),
                        words=article.span(first, first + len(words)),
                        complete=pair.complete,
                        continues=pair.continues,
                        scare=pair.complete and _is_scare(paragraph.text, pair, words, bounds),
                    )
                )
    return found


def _begins_with_mark(text: str) -> bool:
    return bool((mark := _MARK.match(text)) and mark[0] not in _CLOSES)


def _doubles(text: str, bounds: Sequence[int], *, carried_on: bool) -> Iterator[_Pair]:
    """Match the double marks of a paragraph; `bounds` are where its sentences begin, and its end."""
    stack: list[_Mark] = []
    marks: list[_Mark] = []
    for mark in _read_marks(text, stack):
        marks.append(mark)
        if mark.opens:
            stack.append(mark)
        elif stack:
            opening = stack.pop()
            yield _Pair(opening.start, opening.end, mark.start, mark.end)
        elif len(marks) == 1 and _ends_speech(text, mark):
            # The paragraph has lost its opening mark. A stray one inside a sentence tells nothing and is passed over.
            yield _Pair(0, 0, mark.start, mark.end, complete=False)
    next_mark = dict(pairwise(m.start for m in marks))
    openings = {m.start for m in marks if m.opens}
    for depth, opening in enumerate(stack):
        following = next_mark.get(opening.start, len(text))
        goes_on = carried_on and depth == 0 and following == len(text)
        if following in openings and bounds[bisect_left(bounds, following)] == following:
            # Paragraphs of one quotation, each with an opening mark, that have been run together.
            goes_on = True
        end = following if goes_on else min(bounds[bisect_right(bounds, opening.start)], following)
        end = opening.end + len(text[opening.end : end].rstrip())
        yield _Pair(opening.start, opening.end, end, end, complete=goes_on, continues=goes_on)


def _read_marks(text: str, stack: Sequence[_Mark]) -> Iterator[_Mark]:
    """Tell opening from closing marks; `stack` holds those that are open when the next mark is asked for."""
    for m in _MARK.finditer(text):
        if m[0] in _OPENS:
            german = m[0] == "“" and bool(stack) and text[stack[-1].start] == "„"
            yield _Mark(m.start(), m.end(), opens=not german)
        elif m[0] in _CLOSES:
            yield _Mark(m.start(), m.end(), opens=False)
        elif not _is_inches(text, m.start(), quoted=bool(stack)):
            before, after = text[m.start() - 1 : m.start()], text[m.end() : m.end() + 1]
            can_open = (not before or before.isspace() or before in _BEFORE_OPENING) and bool(after.strip())
            if stack and text[stack[-1].start] == m[0] and _ends_loosely(text[: m.start()], after):
                can_open = False
            can_close = bool(before.strip()) and not after.isalnum()
            yield _Mark(m.start(), m.end(), opens=not stack if can_open == can_close else can_open)


def _ends_loosely(before: str, after: str) -> bool:
    """Whether a straight mark after a space ends what is open: `We go, " he said`, `We go, "he said`.

    After a full stop and before a capital it may as well open the next paragraph of one quotation, run together.
    """
    last = before.rstrip()[-1:]
    return last in {",", "?", "!"} or (last in _SENTENCE_PUNCTUATION and after.islower())


def _is_inches(text: str, mark: int, *, quoted: bool) -> bool:
    before = text[max(0, mark - 12) : mark]
    return bool(_FEET_AND_INCHES.search(before)) or (not quoted and before[-1:].isdigit())


def _ends_speech(text: str, mark: _Mark) -> bool:
    before, after = text[: mark.start].rstrip()[-1:], text[mark.end : mark.end + 2].lstrip()[:1]
    return before in _SENTENCE_PUNCTUATION or after in {",", ""}


def _singles(text: str, doubles: Sequence[_Pair]) -> Iterator[_Pair]:
    """Find single marks that pair up without cutting through a double quotation."""
    edges = sorted([(d.start, 1) for d in doubles] + [(d.end - 1, -1) for d in doubles])
    position = 0
    while opening := _SINGLE_OPENING.search(text, position):
        position = opening.end()
        if _ELISION.match(text, position):
            continue
        closings = [
            closing.start()
            for closing in _SINGLE_CLOSING.finditer(text, position, position + _LONGEST_SINGLE)
            if _is_balanced(edges, opening.start(), closing.start())
        ]
        if closings:
            # "the dogs' food": after an s and before a word it may be a possessive; take a surer one when there is.
            end = next((c for c in closings if not _is_possessive(text, c)), closings[0])
            yield _Pair(opening.start(), opening.end(), end, end + 1)


def _is_balanced(edges: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Whether what opens between two offsets closes between them, and nothing else closes there."""
    depths = list(accumulate(step for _, step in edges[bisect_left(edges, (start,)) : bisect_left(edges, (end,))]))
    return not depths or (depths[-1] == 0 and min(depths) >= 0)


def _is_possessive(text: str, mark: int) -> bool:
    return text[mark - 1] in "sS" and bool(re.match(r"\s\w", text[mark + 1 : mark + 3]))


def _is_scare(text: str, pair: _Pair, words: str, bounds: Sequence[int]) -> bool:
    """Whether a short quotation is built into a sentence, which neither begins with it nor introduces it."""
    begin = bounds[bisect_right(bounds, pair.start) - 1]
    before = text[begin : pair.start].rstrip()
    return len(words.split()) <= _SCARE_WORDS and bool(before) and not before.endswith((",", ":"))
