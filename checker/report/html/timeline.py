"""What each source says happened when, as the geometry of a drawing: a lane a source, a mark a date.

Time runs to the right, but not evenly: between two neighbouring dates there is more room the longer they lie apart, by
the logarithm, because the dates of a story are days and those of its background are years.
"""

from collections.abc import Sequence
from datetime import datetime
from itertools import pairwise
from math import log2
from typing import NamedTuple

from checker.model import Article, Interval, Report, ResolvedClaim, ResolvedDate, Verdict
from checker.report.summary import ORDER, sources

_MARGIN = 24  # all in CSS pixels
_STEP, _GROWTH = 8.0, 13.0
_TRACK = 20
_LABEL = 84  # so much room a date needs on the axis
_NARROWEST = 12.0
_WIDTH, _SMALLEST = 1000.0, 0.5  # drawn smaller to fit a page, but not so small that marks cannot be told apart
_DAY = 86_400


class Mark(NamedTuple):
    """A date that a story gives: where it is drawn, and what it says. `finding` is its gravest finding's number."""

    claim: ResolvedClaim
    interval: Interval
    x: float
    y: float
    width: float
    verdict: Verdict | None
    finding: int | None


class Lane(NamedTuple):
    """A story's dates, in order of time."""

    article: Article
    y: float
    height: float
    marks: tuple[Mark, ...]


class Tick(NamedTuple):
    """A date on the axis; the label is "" where there is no room for one."""

    x: float
    label: str


class Timeline(NamedTuple):
    """The drawing, in CSS pixels; without lanes where no story gives a date."""

    width: float
    height: float
    ticks: tuple[Tick, ...]
    lanes: tuple[Lane, ...]


def timeline(report: Report) -> Timeline:
    """Lay out every date with a beginning and an end that a story gives which the report lists."""
    listed = sources(report)
    told = {article.id for article in listed}
    dated = [(c, c.value.interval) for c in report.claims if isinstance(c.value, ResolvedDate) and c.article in told]
    closed = [(c, i, i.start, i.end) for c, i in dated if i.start is not None and i.end is not None]
    places = _places([t for *_, start, end in closed for t in (start, end)])
    judged = _judged(report)
    lanes: list[Lane] = []
    y = float(_MARGIN)
    for article in listed:
        own = sorted((t for t in closed if t[0].article == article.id), key=lambda t: (t[2], t[3], t[0].id))
        if not own:
            continue
        tracks: list[float] = []  # where each track of the lane is free again
        marks = []
        for claim, interval, start, end in own:
            x = places[start]
            width = max(places[end] - x, _NARROWEST)
            track = next((i for i, free in enumerate(tracks) if free <= x), len(tracks))
            tracks[track : track + 1] = [x + width + 2]
            finding, verdict = judged.get(claim.id, (None, None))
            marks.append(Mark(claim, interval, x, y + track * _TRACK, width, verdict, finding))
        height = len(tracks) * _TRACK
        lanes.append(Lane(article, y, height, tuple(marks)))
        y += height + _TRACK / 2
    width = max(places.values(), default=0.0) + _LABEL
    return Timeline(width, y + _MARGIN, _ticks({start: places[start] for _, _, start, _ in closed}), tuple(lanes))


def _places(times: Sequence[datetime]) -> dict[datetime, float]:
    """Give every time its place on the axis."""
    ordered = sorted(set(times))
    places = {time: float(_MARGIN) for time in ordered[:1]}
    for before, after in pairwise(ordered):
        days = (after - before).total_seconds() / _DAY
        places[after] = places[before] + _STEP + _GROWTH * log2(1 + days)
    width = max(places.values(), default=0.0) - _MARGIN
    scale = min(1.0, max(_WIDTH / width, _SMALLEST)) if width else 1.0
    return {time: round(_MARGIN + (x - _MARGIN) * scale, 1) for time, x in places.items()}


def _ticks(places: dict[datetime, float]) -> tuple[Tick, ...]:
    ticks: list[Tick] = []
    free = 0.0
    for time, x in sorted(places.items()):
        label = time.date().isoformat() if x >= free else ""
        free = x + _LABEL if label else free
        ticks.append(Tick(x, label))
    return tuple(ticks)


def _judged(report: Report) -> dict[str, tuple[int, Verdict]]:
    """Give for each claim its gravest finding's number and verdict."""
    found: dict[str, tuple[int, Verdict]] = {}
    for number, finding in enumerate(report.findings):
        for place in finding.places:
            before = found.get(place.claim)
            if before is None or ORDER.index(finding.verdict) < ORDER.index(before[1]):
                found[place.claim] = (number, finding.verdict)
    return found
