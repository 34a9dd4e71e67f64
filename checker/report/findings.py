"""From comparisons to the findings of a report: what is worth a reader's time, in the order to be read."""

import hashlib
import re
from collections.abc import Collection, Iterable, Mapping, Sequence

from checker.model import (
    Article,
    Comparison,
    FillerValue,
    Finding,
    Place,
    Problem,
    Report,
    ResolvedClaim,
    RuleNote,
    Sentence,
    Unit,
    Verdict,
)

_ORDER = list(Verdict)
_SPACE = re.compile(r"\s+")


def make_report(  # noqa: PLR0913
    articles: Sequence[Article],
    sentences: Mapping[str, tuple[Sentence, ...]],
    claims: Sequence[ResolvedClaim],
    comparisons: Iterable[Comparison],
    problems: Sequence[Problem],
    *,
    show: Collection[Verdict],
    min_confidence: float,
    drafts: Collection[str],
    rules: Sequence[RuleNote] = (),
    held: Collection[str] = (),
) -> Report:
    """Give the report of a run. Of the articles `held` in an archive (ids), only those of findings are listed.

    Left out are verdicts not in `show`, findings below `min_confidence`, and findings that touch no article of `drafts`
    (ids). Two comparisons that say the same of the same words count once.
    """
    by_id = {a.id: a for a in articles}
    found: dict[tuple[object, ...], Finding] = {}
    for c in comparisons:
        about = {claim.article for claim in (c.pair.left, c.pair.right, *c.also)}
        if c.verdict not in show or c.confidence < min_confidence or about.isdisjoint(drafts):
            continue
        finding = _finding(c, by_id)
        sides = tuple((s.article, s.start, s.end) for s in (finding.left, finding.right, *finding.also))
        key = (finding.rule, finding.verdict, finding.message, sides)
        if key not in found or found[key].confidence < finding.confidence:
            found[key] = finding
    told = {place.article for f in found.values() for place in f.places}
    listed = [a for a in articles if a.id not in held or a.id in told]
    ids = {a.id for a in listed}
    return Report(
        articles=tuple(listed),
        sentences={id_: of_story for id_, of_story in sentences.items() if id_ in ids},
        claims=_listed((c for c in claims if c.article in ids), found.values()),
        findings=tuple(sorted(found.values(), key=_reading_order)),
        errors=tuple(problems),
        drafts=tuple(a.id for a in listed if a.id in drafts),
        rules=tuple(rules),
    )


def _listed(claims: Iterable[ResolvedClaim], findings: Iterable[Finding]) -> tuple[ResolvedClaim, ...]:
    """Give the claims that a reader may look up: all but the roles of names that no finding is about.

    Every name fills several roles, and other claims of the clause tell of them too.
    """
    needed = {place.claim for f in findings for place in (f.left, f.right, *f.also)}
    return tuple(c for c in claims if not isinstance(c.value, FillerValue) or c.id in needed)


def _reading_order(f: Finding) -> tuple[object, ...]:
    left, right = f.left, f.right
    place = (left.path, left.start, left.end, right.path, right.start, right.end)
    return (_ORDER.index(f.verdict), -f.confidence, place, f.rule, f.message)


def _finding(c: Comparison, articles: Mapping[str, Article]) -> Finding:
    left, right = c.pair.left, c.pair.right
    return Finding(
        verdict=c.verdict,
        kind=left.kind,
        rule=c.rule,
        level=c.level,
        severity=c.severity,
        confidence=c.confidence,
        message=c.message,
        fingerprint=_fingerprint(c.rule, left, right, *c.also),
        left=_place(left, articles[left.article]),
        right=_place(right, articles[right.article]),
        also=tuple(_place(claim, articles[claim.article]) for claim in c.also),
    )


def _place(claim: ResolvedClaim, article: Article) -> Place:
    span = claim.span
    where = article.located(span.start)
    return Place(
        claim=claim.id,
        article=article.id,
        path=article.path,
        line=article.line(span.start),
        start=span.start,
        end=span.end,
        text=span.text,
        **({} if where.unit is Unit.LINE else {where.unit.value: where.number}),
    )


def _fingerprint(rule: str, *claims: ResolvedClaim) -> str:
    """Hash the rule and the claims without their places, so that it survives edits elsewhere in the article."""
    sides = sorted(map(_normal, claims))
    return hashlib.sha256("\x1e".join((rule, *sides)).encode()).hexdigest()[:16]


def _normal(claim: ResolvedClaim) -> str:
    value = claim.value.model_dump(mode="json", exclude={"anchor"})
    return "\x1f".join((claim.kind, _SPACE.sub(" ", claim.span.text).casefold(), repr(_placeless(value))))


def _placeless(value: object) -> object:
    if isinstance(value, dict):
        return {
            k: _placeless(v) for k, v in sorted(value.items()) if k not in {"start", "end"} or not isinstance(v, int)
        }
    return value
