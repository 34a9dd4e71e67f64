"""Which facts of an archive moved since a day: later stories report a later state, or a story was corrected."""

from collections.abc import Iterable, Iterator
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from checker.archive import Story, load_stories, reading, recent, replaced, superseded
from checker.model import Article, Finding, Problem, Report, ResolvedClaim, Verdict
from checker.pipeline import Progress, compare_stories, load_judges
from checker.report.alike import same
from checker.settings import Settings

_OLD = "-before"
# What may be a change; the other verdicts are not asked for.
_MOVES = (Verdict.CONFLICT, Verdict.UPDATE)


class How(StrEnum):
    """How a value moved."""

    UPDATE = "update"  # a later story reports a later state
    CORRECTION = "correction"  # the story itself was changed


class Side(NamedTuple):
    """A value, the article that gives it, and the line it stands on; `before` it was corrected."""

    claim: ResolvedClaim
    article: Article
    line: int
    before: bool = False


class Change(NamedTuple):
    """A fact whose value moved from one state to another."""

    how: How
    finding: Finding
    before: Side
    after: Side


class Changes(NamedTuple):
    """What moved since a day, by the day that it is told, and what could not be used."""

    since: date
    changes: tuple[Change, ...]
    errors: tuple[Problem, ...]


def changes(archive: Path, since: date, settings: Settings, progress: Progress | None = None) -> Changes:
    """Give the facts whose values moved since a day.

    Looked at are the stories published on that day or later (those without a date: indexed), each against what the
    archive holds of its facts; the pages that were replaced since, against what they are now; and the versions of items
    that were followed by another since, against the newest one. Raises ArchiveError.
    """
    asked = settings.model_copy(update={"show": _MOVES, "min_confidence": 0.0, "nli": "off"})
    loaded = load_judges(asked)
    with reading(archive) as connection:
        numbers = recent(connection, since)
        corrected = dict.fromkeys((*replaced(connection, since), *superseded(connection, since)))
    found: dict[tuple[object, ...], Change] = {}
    problems: dict[Problem, None] = dict.fromkeys(loaded.problems)
    total = len(numbers) + len(corrected)
    for done, (story, before) in enumerate(_stories(archive, numbers, corrected), 1):
        if before is None:
            report = compare_stories([story], (), asked, loaded, archives=[archive])
            moved = _moved(report, How.UPDATE, {Verdict.UPDATE})
        else:
            report = compare_stories([story], [before], asked, loaded)
            moved = _moved(report, How.CORRECTION, {Verdict.UPDATE, Verdict.CONFLICT})
        problems.update(dict.fromkeys(report.errors))
        for change in moved:
            if change.how is How.CORRECTION or change.after.article.id == story.article.id:
                found.setdefault(
                    (change.how, change.before.claim.id, change.after.claim.id, change.finding.rule), change
                )
        if progress is not None:
            progress("comparing", done, total)
    return Changes(since, tuple(_first_told(found.values())), tuple(problems))


def _stories(
    archive: Path, numbers: Iterable[int], corrected: Iterable[tuple[int, int]]
) -> Iterator[tuple[Story, Story | None]]:
    """Give each story that is to be looked at, one at a time, and what it was before where it was replaced."""
    for number in numbers:
        with reading(archive) as connection:
            for story in load_stories(connection, [number]):
                yield story, None
    for old, new in corrected:
        with reading(archive) as connection:
            before, after = load_stories(connection, [old, new])
        yield after, _renamed(before)


def _renamed(story: Story) -> Story:
    """Give an article's earlier state as an article of its own."""
    about = story.article.publication.model_copy(update={"item": ""})
    article = story.article.model_copy(update={"id": f"{story.article.id}{_OLD}", "publication": about})
    claims = (c.model_copy(update={"id": f"{c.id}{_OLD}", "article": article.id}) for c in story.claims)
    return story._replace(article=article, claims=tuple(claims))


def _moved(report: Report, how: How, verdicts: set[Verdict]) -> Iterator[Change]:
    claims = {c.id: c for c in report.claims}
    articles = {a.id: a for a in report.articles}
    for finding in report.findings:
        if finding.verdict not in verdicts or len(finding.places) != 2:
            continue
        sides = [_side(claims[p.claim], articles[p.article], p.line) for p in finding.places]
        before, after = sorted(sides, key=_age)
        if (before.article.id, before.before) != (after.article.id, after.before):
            yield Change(how, finding, before, after)


def _side(claim: ResolvedClaim, article: Article, line: int) -> Side:
    """Give a side under the ids of the archive."""
    before = article.id.endswith(_OLD)
    own = {"id": claim.id.removesuffix(_OLD), "article": article.id.removesuffix(_OLD)}
    return Side(claim.model_copy(update=own), article.model_copy(update={"id": own["article"]}), line, before=before)


def _first_told(found: Iterable[Change]) -> Iterator[Change]:
    """Leave out who tells of a change again: keep the first story of the later value, and the last of the earlier."""
    ordered = sorted(found, key=lambda c: (_order(c), c.finding.fingerprint))
    firsts: dict[tuple[str, str], Change] = {}
    for change in ordered:
        firsts.setdefault((change.before.claim.id, same(change.after.claim.value)), change)
    lasts: dict[tuple[str, str], Change] = {}
    for change in sorted(firsts.values(), key=lambda c: _age(c.before)):
        lasts[change.after.claim.id, same(change.before.claim.value)] = change
    yield from (c for c in ordered if lasts.get((c.after.claim.id, same(c.before.claim.value))) is c)


def _age(side: Side) -> tuple[bool, date, bool]:
    """Order two sides: an article's earlier state, the earlier published, on one day a plan before what came of it."""
    plan = side.claim.factuality.value.startswith("PR")
    return not side.before, side.article.published or date.max, not plan


def _order(change: Change) -> tuple[object, ...]:
    after = change.after
    return after.article.published or date.max, after.article.path, after.claim.span.start, change.finding.rule
