"""Whose the quotations are that have no cue of their own."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from checker.extract.quotations import Quotation
from checker.extract.reporting import Reporting
from checker.extract.syntax import ancestors
from checker.model import Attribution, AttributionKind, Sentence, Span

_BESIDE = 4  # characters of punctuation and space between a quotation and the cue or source beside it
_DEEPEST = 12  # governors looked at from the quoted words upwards
# What the quoted words may be to the verb that reports them.
_INSIDE = frozenset({
    "dobj", "pobj", "prep", "pcomp", "xcomp", "ccomp", "oprd", "attr", "acomp", "conj", "amod", "compound", "appos",
    "dative", "acl", "advcl", "nmod", "dep", "npadvmod", "advmod",
})  # fmt: skip


class Speaker(NamedTuple):
    """A source with its reporting verb, outside any quotation."""

    sentence: int
    verb: int
    mention: Span
    cue: Span


_Content = tuple[int, int, Speaker | None]


def link(
    sentences: Sequence[Sentence],
    quotations: Sequence[Quotation],
    said: Sequence[Attribution],
    speakers: Sequence[Speaker],
    table: Reporting,
) -> Iterator[tuple[Speaker, Quotation]]:
    """Give a speaker for each quotation that no content in `said` covers, where the text tells it.

    In order: the reporting verb that governs the quoted words; a cue beside the quotation; a direct quotation of the
    same sentence; the speaker of the sentence before, when the quotation is a sentence of the same paragraph or a colon
    introduces it; the speaker of the quotation that it carries on from another paragraph.
    """
    outer = _outermost(quotations)
    text = _Text(sentences, speakers, said, table)
    owners = [text.owner(q) for q in outer]
    known = [owner is not None for owner in owners]
    for i, q in enumerate(outer):
        before, last = (outer[i - 1], owners[i - 1]) if i else (None, None)
        if not known[i]:
            carried = last if before is not None and before.continues else None
            owners[i] = carried or text.find(q) or text.follow(q, before, last)
    for i in range(len(outer) - 2, -1, -1):
        if owners[i] is None and outer[i].continues:
            owners[i] = owners[i + 1]
    for q, owner, was_known in zip(outer, owners, known, strict=True):
        if owner is not None and not was_known:
            yield owner, q


def _outermost(quotations: Sequence[Quotation]) -> list[Quotation]:
    outer: list[Quotation] = []
    for q in quotations:
        if not outer or q.span.start >= outer[-1].span.end:
            outer.append(q)
    return outer


class _Text:
    """The sentences of an article with what is known of their speakers."""

    def __init__(
        self, sentences: Sequence[Sentence], speakers: Sequence[Speaker], said: Sequence[Attribution], table: Reporting
    ) -> None:
        self._sentences, self._table = sentences, table
        self._starts = [s.start for s in sentences]
        self._speakers: dict[int, list[Speaker]] = {}
        for speaker in speakers:
            self._speakers.setdefault(speaker.sentence, []).append(speaker)
        by_cue = {speaker.cue.start: speaker for speaker in speakers}
        self._direct = {a.cue.start for a in said if a.cue and a.kind is not AttributionKind.INDIRECT}
        contents: list[_Content] = sorted(
            ((a.content.start, a.content.end, by_cue.get(a.cue.start)) for a in said if a.cue), key=lambda c: c[:2]
        )
        self._content_starts = [start for start, _, _ in contents]
        # The content that reaches furthest among those that begin up to here.
        self._reach: list[_Content] = list(accumulate(contents, _further))

    def owner(self, q: Quotation) -> Speaker | None:
        """Give the speaker whose content covers the quotation."""
        i = bisect_right(self._content_starts, q.words.start) - 1
        return self._reach[i][2] if i >= 0 and self._reach[i][1] >= q.words.end else None

    def find(self, q: Quotation) -> Speaker | None:
        """Give the speaker that the quotation's own sentence tells, or the one before with a colon."""
        first, last = self._at(q.span.start), self._at(q.span.end - 1)
        if (governor := self._governor(q, first)) is not None:
            return governor
        if q.scare:
            return None
        here: list[Speaker] = [*self._speakers.get(first, ()), *(self._speakers.get(last, ()) if last != first else ())]
        beside = [s for s in here if _gap(s, q) <= _BESIDE or s.cue.start in self._direct]
        if beside:
            return min(beside, key=lambda s: _gap(s, q))
        sentence = self._sentences[first]
        before = sentence.text[: max(q.span.start - sentence.start, 0)].rstrip()
        if before.endswith(":"):
            return self._main([s for s in here if s.cue.end <= q.span.start])
        if not before and first and self._sentences[first - 1].text.endswith(":"):
            return self._main(self._speakers.get(first - 1, []))
        return None

    def follow(self, q: Quotation, before: Quotation | None, last: Speaker | None) -> Speaker | None:
        """Give the speaker of the sentence before, when the quotation is a sentence by itself in the same paragraph."""
        first, end = self._at(q.span.start), self._at(q.span.end - 1)
        whole = q.span.start <= self._sentences[first].start and q.span.end >= self._sentences[end].end - 1
        if not whole or not first or self._sentences[first - 1].paragraph != self._sentences[first].paragraph:
            return None
        if here := self._speakers.get(first - 1):
            return self._main(here)
        return last if before is not None and self._at(before.span.end - 1) == first - 1 else None

    def _at(self, offset: int) -> int:
        return max(bisect_right(self._starts, offset) - 1, 0)

    def _main(self, speakers: Sequence[Speaker]) -> Speaker | None:
        """Give the speaker whose verb stands highest in its sentence."""
        return min(speakers, key=lambda s: len(list(ancestors(self._sentences[s.sentence], s.verb))), default=None)

    def _governor(self, q: Quotation, index: int) -> Speaker | None:
        """Give the speaker by the reporting verb that the quoted words depend on: 'called for "restraint"'."""
        sentence = self._sentences[index]
        inside = [i for i, t in enumerate(sentence.tokens) if q.words.start <= t.start < q.words.end]
        tops = [i for i in inside if sentence.tokens[i].head not in inside]
        if not tops or sentence.tokens[tops[0]].pos == "PUNCT":
            return None
        i = tops[0]
        for _ in range(_DEEPEST):
            token = sentence.tokens[i]
            if token.dep not in _INSIDE or token.head == i:
                return None
            i = token.head
            if sentence.tokens[i].pos in {"VERB", "AUX"}:
                return next((s for s in self._speakers.get(index, ()) if s.verb == i), None)
        return None


def _further(left: _Content, right: _Content) -> _Content:
    return left if left[1] > right[1] else right


def _gap(speaker: Speaker, q: Quotation) -> int:
    """How many characters lie between the speaker with the cue and the quotation."""
    start = min(speaker.mention.start, speaker.cue.start)
    end = max(speaker.mention.end, speaker.cue.end)
    return max(q.span.start - end, start - q.span.end, 0)
