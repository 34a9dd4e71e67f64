"""Who is made to say what: source, cue and content in the sense of the Penn Discourse TreeBank (Prasad et al. 2007)."""

from bisect import bisect_right
from collections.abc import Sequence

from checker.extract.complements import Cue, cues
from checker.extract.linking import Speaker, link
from checker.extract.quotations import Quotation
from checker.extract.reporting import load_reporting
from checker.extract.sources import is_first_person, mention_of
from checker.model import Article, Attribution, AttributionKind, Sentence, Span


def attributions(article: Article, sentences: Sequence[Sentence], quotations: Sequence[Quotation]) -> list[Attribution]:
    """Give the article's attributions in the order of their contents.

    `source` is the name or description as written, `mention` where it stands; both are empty for passives without an
    agent ("it was reported that"). A content that its own cue interrupts ("The road, he said, is shut") is one stretch.
    """
    table = load_reporting()
    marks = _Marks(quotations)
    said: list[Attribution] = []
    speakers: list[Speaker] = []
    for sentence in sentences:
        for cue in cues(sentence, table):
            within = marks.around(sentence.tokens[cue.verb].start)
            if cue.source is not None and within and is_first_person(sentence, cue.source):
                continue  # the speaker of the quotation, who is known better from outside it
            mention = None if cue.source is None else mention_of(article, sentence, cue.source)
            words = article.span(sentence.tokens[cue.first].start, sentence.tokens[cue.last].end)
            if mention is not None and cue.attitude == "speech" and not within:
                speakers.append(Speaker(sentence=sentence.index, verb=cue.verb, mention=mention, cue=words))
            if cue.content is not None and (place := _content(sentence, cue, marks)) is not None:
                said.append(_attribution(article, mention, words, place, marks))
    said.extend(
        _attribution(article, speaker.mention, speaker.cue, (q.span.start, q.span.end), marks)
        for speaker, q in link(sentences, quotations, said, speakers, table)
    )
    return sorted(said, key=lambda a: (a.content.start, -a.content.end))


def speaker_of(span: Span, attributions: Sequence[Attribution]) -> Attribution | None:
    """Give the innermost of the attributions whose content holds all of `span`; None in the article's own voice."""
    around = [a for a in attributions if a.content.start <= span.start and span.end <= a.content.end]
    return min(around, key=lambda a: a.content.end - a.content.start, default=None)


class _Marks:
    """Quotations by where they stand."""

    def __init__(self, quotations: Sequence[Quotation]) -> None:
        self._outer: list[Quotation] = []
        for q in sorted(quotations, key=lambda q: (q.span.start, -q.span.end)):
            if not self._outer or q.span.start >= self._outer[-1].span.end:
                self._outer.append(q)
        self._starts = [q.span.start for q in self._outer]

    def around(self, offset: int) -> Quotation | None:
        """Give the outermost quotation that `offset` is in."""
        i = bisect_right(self._starts, offset) - 1
        return self._outer[i] if i >= 0 and offset < self._outer[i].span.end else None

    def between(self, start: int, end: int) -> list[Quotation]:
        """Give the outermost quotations that share a character with the stretch."""
        i = max(bisect_right(self._starts, start) - 1, 0)
        found = []
        while i < len(self._outer) and self._outer[i].span.start < end:
            if self._outer[i].span.end > start:
                found.append(self._outer[i])
            i += 1
        return found


def _content(sentence: Sentence, cue: Cue, marks: _Marks) -> tuple[int, int] | None:
    """Give the offsets of the content, without punctuation at its ends and never with half a quotation."""
    assert cue.content is not None  # noqa: S101  (the caller asked)
    first, last = cue.content
    while first <= last and sentence.tokens[first].pos == "PUNCT" and sentence.tokens[first].text not in "([":
        first += 1
    while last >= first and sentence.tokens[last].pos == "PUNCT" and sentence.tokens[last].text not in ")]%":
        last -= 1
    if first > last:
        return None
    start, end = sentence.tokens[first].start, sentence.tokens[last].end
    for q in marks.between(start, end):
        if marks.around(sentence.tokens[cue.verb].start) != q:
            start, end = min(start, q.span.start), max(end, q.span.end)
    return start, end


def _attribution(
    article: Article, mention: Span | None, cue: Span, place: tuple[int, int], marks: _Marks
) -> Attribution:
    start, end = place
    quoted = [q for q in marks.between(start, end) if start <= q.span.start and q.span.end <= end]
    unquoted = (end - start) - sum(q.span.end - q.span.start for q in quoted)
    if quoted and unquoted == 0:
        kind = AttributionKind.DIRECT
    else:
        kind = AttributionKind.MIXED if quoted else AttributionKind.INDIRECT
    return Attribution(
        source="" if mention is None else mention.text,
        mention=mention,
        cue=cue,
        content=article.span(start, end),
        kind=kind,
    )
