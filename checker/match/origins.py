"""Which stories share a source: copies of one wire story count once."""

from collections.abc import Mapping, Sequence

from checker.model import Article, Sentence

_PERMUTATIONS = 128
_SEED = 42
_SHINGLE = 5
# Jaccard similarity of word 5-shingles, estimated by MinHash (Broder 1997), from which on two stories are one text.
_ONE_TEXT = 0.5


def group_origins(articles: Sequence[Article], sentences: Mapping[str, Sequence[Sentence]]) -> tuple[Article, ...]:
    """Give the articles with near-duplicates under one origin: the id of the first of them."""
    from rensa import RMinHash  # noqa: PLC0415  (compiled; only a run that matches pays for it)

    prints = []
    for article in articles:
        words = [t.text.lower() for s in sentences.get(article.id, ()) for t in s.tokens if t.text[0].isalnum()]
        sketch = RMinHash(num_perm=_PERMUTATIONS, seed=_SEED)
        sketch.update([" ".join(words[i : i + _SHINGLE]) for i in range(max(1, len(words) - _SHINGLE + 1))])
        prints.append((len(words) >= _SHINGLE, sketch))
    origins: list[str] = []
    for i, article in enumerate(articles):
        long_enough, sketch = prints[i]
        earlier = (
            origins[j] for j in range(i) if long_enough and prints[j][0] and prints[j][1].jaccard(sketch) >= _ONE_TEXT
        )
        origins.append(next(earlier, article.origin))
    return tuple(a.model_copy(update={"origin": o}) for a, o in zip(articles, origins, strict=True))
