"""What an archive holds on a fact: the values that its stories give, who gives them, and when."""

from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

from checker.archive import load_stories, reading, search
from checker.model import Report, ResolvedClaim, ValueKind, Verdict
from checker.pipeline import compare_stories, load_judges
from checker.report.alike import same
from checker.report.facts import Value, facts
from checker.settings import Settings

# So many sentences are looked at, the best first.
_SENTENCES = 60
# Kinds of value that are a fact by themselves, where only one story has it.
_TYPED = frozenset(
    {ValueKind.DATE, ValueKind.DURATION, ValueKind.COUNT, ValueKind.MONEY, ValueKind.RECENCY, ValueKind.QUOTE}
)
_SHOWN = (Verdict.CONFLICT, Verdict.UPDATE, Verdict.DISPUTE, Verdict.AGREEMENT)


class Holding(NamedTuple):
    """A fact with its values. `verdict` says how they stand to each other, None where only one story gives it."""

    kind: ValueKind
    verdict: Verdict | None
    values: tuple[Value, ...]
    origins: int


class Holdings(NamedTuple):
    """What an archive holds on some words: facts, nearest to the words first, and the report that they are out of."""

    about: str
    facts: tuple[Holding, ...]
    report: Report


def holdings(archive: Path, about: str, settings: Settings) -> Holdings:
    """Give what the archive holds on the fact that `about` names in a few words, "the death toll in Vienna".

    Looked at are the claims of the sentences that tell of most of the words. They are compared as in a check, so that
    values that agree are one value. Raises ArchiveError.
    """
    with reading(archive) as connection:
        hits = search(connection, about, _SENTENCES)
        numbers = sorted({hit.story for hit in hits})
        stories = dict(zip(numbers, load_stories(connection, numbers), strict=True))
    sentences: dict[str, set[int]] = defaultdict(set)
    best: dict[tuple[str, int], float] = {}
    for hit in hits:
        article = stories[hit.story].article.id
        sentences[article].add(hit.sentence)
        best[article, hit.sentence] = hit.score
    ordered = sorted(stories.values(), key=lambda s: (s.article.path.split("/"), s.article.story))
    asked = settings.model_copy(update={"show": _SHOWN, "min_confidence": 0.0})
    report = compare_stories(ordered, (), asked, load_judges(settings), about=sentences)
    found = [Holding(f.kind, f.verdict, f.values, f.origins) for f in facts(report)]
    told = {c.id for f in found for v in f.values for c in v.claims}
    alone: dict[tuple[str, int, str], ResolvedClaim] = {}
    for claim in report.claims:
        if claim.id not in told and claim.kind in _TYPED:
            alone.setdefault((claim.article, claim.sentence, same(claim.value)), claim)
    found += [Holding(c.kind, None, (Value((c,), 1),), 1) for c in alone.values()]

    def nearness(holding: Holding) -> float:
        return -max(best[c.article, c.sentence] for v in holding.values for c in v.claims)

    return Holdings(about, tuple(sorted(found, key=nearness)), report)  # stable: as a report has them
