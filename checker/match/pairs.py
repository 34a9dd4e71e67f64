"""Pair the claims of different stories that are about the same fact: block, score, keep the best of each story."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from itertools import product

from checker.match.at_odds import KINDS, Stories, at_odds, stories
from checker.match.occasions import compatible_days, days_told
from checker.match.other_words import NOTHING, in_other_words
from checker.match.related import Relatedness
from checker.match.scoring import fits, keys, score
from checker.model import Article, ClaimPair, FillerValue, ResolvedClaim, ValueKind

# Two claims are looked at only if they share this many keys (names, stems, classes of events).
_SHARED_KEYS = 2
# A key that more claims of a kind hold than this tells nothing, and would pair everything with everything.
_COMMON_KEY = 400
# News of one event comes out within this of each other; the same words later are about another.
_ONE_EVENT = timedelta(days=60)
# Below this score two claims are not held to be about the same fact.
FAINT = 0.45
# What two claims need that are at odds; the rules hold them to it.
SURE = 0.72
# A fact told in other words is just as sure, so that a counterpart in the same words comes before it.
_IN_OTHER_WORDS = 0.02
# In each other story a claim is compared with its best counterpart, and with others that come as near as this.
_MARGIN = 0.25


def match(
    articles: Sequence[Article],
    claims: Iterable[ResolvedClaim],
    related: Relatedness,
    kinds: Iterable[ValueKind] = tuple(ValueKind),
) -> tuple[ClaimPair, ...]:
    """Give the pairs of claims of different, related stories that are about the same fact, in a fixed order.

    Kind by kind, so that the `kinds` may be done apart.
    """
    found: list[ClaimPair] = []
    order = {a.id: i for i, a in enumerate(articles)}
    by_kind: dict[ValueKind, list[ResolvedClaim]] = defaultdict(list)
    for claim in claims:
        if isinstance(claim.value, FillerValue):
            continue  # paired with all that both stories tell of the role, by `fillers`
        by_kind[claim.kind].append(claim)
    told = stories(c for of_kind in by_kind.values() for c in of_kind)
    days = days_told(by_kind[ValueKind.DATE])
    for kind in kinds:
        of_kind = sorted(by_kind[kind], key=lambda c: (order[c.article], c.span.start, c.span.end, c.id))
        scored = []
        for left, right in candidates(of_kind, told, related):
            if not _of_one_time(left, right):
                continue
            if fits(left, right) and compatible_days(left, right, days):
                total, reasons = _sureness(left, right, told, related)
                if total >= FAINT:
                    scored.append(ClaimPair(left=left, right=right, score=round(total, 4), reasons=reasons))
        found += _best(scored)
    return tuple(found)


def within_sentences(claims: Iterable[ResolvedClaim]) -> tuple[ClaimPair, ...]:
    """Pair each dated claim with itself, for rules that look at a single expression."""
    return tuple(
        ClaimPair(left=c, right=c, score=1.0, reasons=("one expression",)) for c in claims if c.kind is ValueKind.DATE
    )


def _sureness(
    left: ResolvedClaim, right: ResolvedClaim, told: Stories, related: Relatedness
) -> tuple[float, tuple[str, ...]]:
    """Give how surely two claims are of one fact, told in the same words or in others, and why."""
    total, reasons = score(left, right, related)
    if total < SURE and left.kind in KINDS:
        probability, why = at_odds(left, right, told, related)
        if probability:
            return SURE + _IN_OTHER_WORDS * probability, why
    if total < FAINT:
        return in_other_words(left, right, told.around, related)
    return total, reasons


def candidates(
    claims: Sequence[ResolvedClaim], told: Stories, related: Relatedness
) -> Iterator[tuple[ResolvedClaim, ResolvedClaim]]:
    """Give the pairs of related stories that share enough keys, through an inverted index: work grows with the matches.

    A value may have its keys in the rest of its sentence: there is no more to "It weighs 6.6 pounds" than its figure.
    """
    holders: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for i, claim in enumerate(claims):
        around = told.around[claim.article, claim.sentence] if claim.kind in KINDS else NOTHING
        for key in keys(claim) | {f"stem:{s}" for s in around.stems} | {f"name:{n}" for n in around.names}:
            holders[key][claim.article].append(i)
    near = related.neighbours()
    shared: Counter[tuple[int, int]] = Counter()
    for by_story in holders.values():
        if sum(map(len, by_story.values())) > _COMMON_KEY:
            continue
        for story, ids in by_story.items():
            others = near.get(story, frozenset())
            for other in others if len(others) < len(by_story) else by_story:
                # Claims come story by story: the first of each tells which story is the earlier.
                if other in others and other in by_story and ids[0] < by_story[other][0]:
                    shared.update(product(ids, by_story[other]))
    for (i, j), n in sorted(shared.items()):
        if n >= _SHARED_KEYS:
            yield claims[i], claims[j]


def _of_one_time(left: ResolvedClaim, right: ResolvedClaim) -> bool:
    """Whether the two articles came out near enough to each other to be about one event."""
    a, b = left.published, right.published
    ages = left.proposition.predicate == right.proposition.predicate == "age"  # that of a person, not of an event
    return ages or a is None or b is None or abs(a - b) <= _ONE_EVENT


def _best(pairs: Sequence[ClaimPair]) -> list[ClaimPair]:
    """Keep a pair only if it is near the best that each of its two claims has in the other's story."""
    best: dict[tuple[str, str], float] = defaultdict(float)
    for p in pairs:
        for here, there in ((p.left, p.right), (p.right, p.left)):
            best[here.id, there.article] = max(best[here.id, there.article], p.score)
    return [
        p
        for p in pairs
        if p.score >= best[p.left.id, p.right.article] - _MARGIN
        and p.score >= best[p.right.id, p.left.article] - _MARGIN
    ]
