"""Results and records as claims: "won 3-1", "a 162-139 record", "voted 219-212"."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from checker.extract.events import lemma_of
from checker.model import Article, Quantity, ScoreValue, Sentence

_SCORE, _VOTE = "score", "vote"
_JOINS = {"-", "\u2010", "\u2011", "\u2013", "to"}
# A record counts the games won and lost so far; one of these stands near it.
_RECORDS = {"record", "mark"}
_REACH = 3


def results(article: Article, sentence: Sentence, amounts: Sequence[Quantity]) -> Iterator[ScoreValue]:
    """Give the scores of a sentence, both sides of each; `amounts` are its quantities, offsets of the article.

    A record keeps its order, wins first; of a result and a vote the larger side is put first, for "lost 3-1" and "lost
    1-3" are one.
    """
    sides = [q for q in amounts if q.unit == _SCORE]
    for a, b in pairwise(sides):
        if article.text[a.end : b.start].strip().lower() not in _JOINS:
            continue
        mention = article.span(a.start, b.end)
        first, second = round(a.number), round(b.number)
        if _is_record(sentence, a, b):
            yield ScoreValue(mention=mention, of="record", first=first, second=second)
        else:
            voted = _VOTE in {a.noun, b.noun}
            high, low = max(first, second), min(first, second)
            yield ScoreValue(mention=mention, of="vote" if voted else "result", first=high, second=low)


def _is_record(sentence: Sentence, a: Quantity, b: Quantity) -> bool:
    """Whether "record" stands close by ("a 50-32 record", "a record of 43-39"), or brackets behind a name."""
    tokens = sentence.tokens
    inside = [i for i, t in enumerate(tokens) if t.start < b.end and a.start < t.end]
    if not inside:
        return False
    first, last = inside[0], inside[-1]
    around = (*range(max(first - _REACH, 0), first), *range(last + 1, min(last + 1 + _REACH, len(tokens))))
    if any(lemma_of(sentence, i) in _RECORDS for i in around):
        return True
    bracketed = first > 1 and tokens[first - 1].text == "(" and last + 1 < len(tokens) and tokens[last + 1].text == ")"
    return bracketed and tokens[first - 2].pos == "PROPN"
