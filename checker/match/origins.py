"""Which stories share a source: copies of one wire story, and what one agency wrote of one event, count once."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from checker.match.agencies import credited
from checker.match.related import Relatedness
from checker.model import Article, ClaimFields, QuoteValue, Sentence

_PERMUTATIONS = 128
_SEED = 42
_SHINGLE = 5
# Jaccard similarity of word 5-shingles, estimated by MinHash (Broder 1997), from which on two stories are one text.
_ONE_TEXT = 0.5
# A shortened reprint has most of its words in sentences that stand in the other story, word for word. Sentences of
# fewer words than this may be alike by chance, and so may stories of fewer words in such sentences.
_SENTENCE, _COPIED, _SHARE = 8, 40, 0.5
# Two reporters who hear one speech choose different words of it. Stories that give so many long quotations word for
# word, and few others, have them from one source.
_QUOTATION, _QUOTATIONS, _QUOTED = 8, 3, 0.6
# Two stories this alike in names and words (tf-idf cosine) are about one event; those of others stay below.
_ONE_EVENT = 0.15
_WORD = re.compile(r"\w+(?:['’]\w+)*")  # noqa: RUF001 - the typographic apostrophe is meant

Pair = tuple[int, int]


def group_origins(
    articles: Sequence[Article],
    sentences: Mapping[str, Sequence[Sentence]],
    claims: Iterable[ClaimFields] = (),
    related: Relatedness | None = None,
) -> tuple[Article, ...]:
    """Give the stories of one source one origin: the id of the first of them.

    Of one source are stories of like text, one that has most of its text from the other, stories that share most of
    their quotations (given their `claims`), and stories of one event that one agency is credited with (given how the
    stories are `related`). Never stories that are credited to different agencies.
    """
    agencies = _agencies(articles)
    told = [_sentences(sentences.get(a.id, ())) for a in articles]
    above = list(range(len(articles)))

    def leader(i: int) -> int:
        while above[i] != i:
            above[i] = i = above[above[i]]
        return i

    behind: dict[int, str] = {i: agency for i, agency in enumerate(agencies) if agency}
    pairs = (
        *_one_text(articles, sentences),
        *_copies(told),
        *_quotations(articles, claims),
        *_one_agency(articles, agencies, related),
    )
    for i, j in pairs:
        first, second = sorted((leader(i), leader(j)))
        if first != second and len({behind[k] for k in (first, second) if k in behind}) < 2:
            above[second] = first
            if second in behind:
                behind[first] = behind[second]
    return tuple(a.model_copy(update={"origin": articles[leader(i)].origin}) for i, a in enumerate(articles))


def _agencies(articles: Sequence[Article]) -> list[str | None]:
    pages: dict[str, list[Article]] = defaultdict(list)
    for article in articles:
        pages[article.path].append(article)
    return [credited(article, pages[article.path]) for article in articles]


def _one_text(articles: Sequence[Article], sentences: Mapping[str, Sequence[Sentence]]) -> Iterator[Pair]:
    """Give the stories that are one text but for small edits."""
    from rensa import RMinHash  # noqa: PLC0415  (compiled; only a run that matches pays for it)

    prints = []
    for i, article in enumerate(articles):
        words = [word for s in sentences.get(article.id, ()) for word in _WORD.findall(s.text.lower())]
        if len(words) < _SHINGLE:
            continue
        sketch = RMinHash(num_perm=_PERMUTATIONS, seed=_SEED)
        sketch.update([" ".join(words[k : k + _SHINGLE]) for k in range(len(words) - _SHINGLE + 1)])
        prints.append((i, sketch))
    for (i, one), (j, other) in combinations(prints, 2):
        if one.jaccard(other) >= _ONE_TEXT:
            yield i, j


def _sentences(sentences: Sequence[Sentence]) -> dict[str, int]:
    """Give the story's long sentences, as words alone, with the number of their words; "" stands for all others."""
    found: Counter[str] = Counter()
    for sentence in sentences:
        words = _WORD.findall(sentence.text.lower())
        found[" ".join(words) if len(words) >= _SENTENCE else ""] += len(words)
    return found


def _copies(told: Sequence[Mapping[str, int]]) -> Iterator[Pair]:
    """Give the stories of which one has most of its words in sentences of the other."""
    copied: Counter[Pair] = Counter()
    for pair, sentence in _shared({i: list(story) for i, story in enumerate(told)}):
        copied[pair] += told[pair[0]][sentence]
    for (i, j), words in copied.items():
        if words >= max(_COPIED, _SHARE * min(sum(told[i].values()), sum(told[j].values()))):
            yield i, j


def _quotations(articles: Sequence[Article], claims: Iterable[ClaimFields]) -> Iterator[Pair]:
    """Give the stories that share most of their long quotations."""
    number = {article.id: i for i, article in enumerate(articles)}
    said: dict[int, dict[str, None]] = defaultdict(dict)
    for claim in claims:
        value = getattr(claim, "value", None)
        if isinstance(value, QuoteValue):
            words = _WORD.findall(value.words.text.lower())
            if len(words) >= _QUOTATION:
                said[number[claim.article]][" ".join(words)] = None
    shared = Counter(pair for pair, _ in _shared(said))
    for (i, j), n in shared.items():
        if n >= max(_QUOTATIONS, _QUOTED * min(len(said[i]), len(said[j]))):
            yield i, j


def _shared(held: Mapping[int, Iterable[str]]) -> Iterator[tuple[Pair, str]]:
    """Give every two stories that hold the same words, with the words, through an inverted index."""
    holders: dict[str, list[int]] = defaultdict(list)
    for i, texts in held.items():
        for text in texts:
            if text:
                holders[text].append(i)
    for text, ids in holders.items():
        for i, j in combinations(sorted(ids), 2):
            yield (i, j), text


def _one_agency(
    articles: Sequence[Article], agencies: Sequence[str | None], related: Relatedness | None
) -> Iterator[Pair]:
    """Give the stories of one event that are credited to one agency."""
    by_agency: dict[str, list[int]] = defaultdict(list)
    for i, agency in enumerate(agencies):
        if agency and related is not None:
            by_agency[agency].append(i)
    for ids in by_agency.values():
        for i, j in combinations(ids, 2):
            if related is not None and related.of(articles[i].id, articles[j].id) >= _ONE_EVENT:
                yield i, j
