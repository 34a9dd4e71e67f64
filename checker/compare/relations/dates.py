"""When: conditions between two resolved dates."""

import re
from datetime import timedelta

from checker.compare.relations.events import happens_once
from checker.compare.relations.likeness import SAME_SENTENCE, alike
from checker.model import Grain, Interval, Mod, PublishedFrom, ResolvedClaim, ResolvedDate
from checker.quantity import slipped
from checker.temporal import algebra as times
from checker.temporal import weekday_of

# Only a stretch this long or shorter dates an event; "in recent decades" does not.
_LONGEST_DATE = timedelta(days=400)
# A report may come the day after the event; later than that it is no longer news of the day.
_REPORTING_LAG = timedelta(days=2)
# Two local times of one moment differ by no more than a few hours where both sides of it are reported.
_ZONES = timedelta(hours=6)
# Days between two dates of one event from which on they are rather of two.
_A_SLIP = 10
_DEICTIC = re.compile(r"(?:earlier |late |early )?(?:to(?:day|night|morrow)|yesterday|this|now)\b", re.IGNORECASE)
_FINER_THAN_DAY = {Grain.SECOND, Grain.MINUTE, Grain.HOUR, Grain.DAYPART}
_PARTS = {Mod.START, Mod.MID, Mod.END}
_TOUCHING = {times.Relation.EQUAL, times.Relation.WITHIN, times.Relation.CONTAINS, times.Relation.OVERLAPS}


def _dates(left: ResolvedClaim, right: ResolvedClaim) -> tuple[ResolvedDate, ResolvedDate] | None:
    a, b = left.value, right.value
    return (a, b) if isinstance(a, ResolvedDate) and isinstance(b, ResolvedDate) else None


def no_common_grain(left: ResolvedClaim, right: ResolvedClaim) -> bool:
    """Hold where a date has no end or is too vague to date an event."""
    pair = _dates(left, right)
    return pair is None or any(_is_vague(d.interval) for d in pair)


def _is_vague(interval: Interval) -> bool:
    if interval.start is None or interval.end is None:
        return True
    return interval.end - interval.start > _LONGEST_DATE


def same_date(left: ResolvedClaim, right: ResolvedClaim) -> bool:
    """Hold where both dates are the same stretch of time."""
    pair = _dates(left, right)
    return pair is not None and times.relate(pair[0].interval, pair[1].interval) is times.Relation.EQUAL


def date_within_other(left: ResolvedClaim, right: ResolvedClaim) -> bool:
    """Hold where one date lies within the other, or the two overlap: both can be true. Hours of a day are left out."""
    pair = _dates(left, right)
    return pair is not None and times.relate(_whole_day(pair[0].interval), _whole_day(pair[1].interval)) in _TOUCHING


def _whole_day(interval: Interval) -> Interval:
    """Widen a part of one day to all of it: at which hour is for another rule to compare."""
    start, end = interval.start, interval.end
    if start is None or end is None or interval.grain not in _FINER_THAN_DAY:
        return interval
    midnight = start.replace(hour=0, minute=0, second=0)
    next_midnight = midnight + timedelta(days=1)
    return interval if end > next_midnight else interval.model_copy(update={"start": midnight, "end": next_midnight})


def day_of_the_report(left: ResolvedClaim, right: ResolvedClaim) -> bool:
    """Hold where one date is that of the report and the other, the event's, is the same day."""
    pair = _dates(left, right)
    return pair is not None and pair[0].reported != pair[1].reported and date_within_other(left, right)


def loosely_reported(left: ResolvedClaim, right: ResolvedClaim) -> bool:
    """Hold where a date is only that of the report, and the event may have come shortly before it."""
    pair = _dates(left, right)
    if pair is None or not (pair[0].reported or pair[1].reported):
        return False
    if pair[0].reported and pair[1].reported:
        return not date_within_other(left, right) and alike(left, right) < SAME_SENTENCE
    report, event = (pair[0], pair[1]) if pair[0].reported else (pair[1], pair[0])
    return _starts_before(event.interval, report.interval) and times.gap_days(event.interval, report.interval) < (
        _REPORTING_LAG.days
    )


def _starts_before(a: Interval, b: Interval) -> bool:
    return a.start is None or (b.start is not None and a.start <= b.start)


def adjacent_days(left: ResolvedClaim, right: ResolvedClaim) -> bool:
    """Hold where the dates are neighbouring days and what is known of them does not tell the days apart.

    That is so near midnight (a part of a day or a clock time that touches the boundary), where a time counts from the
    moment of writing ("this morning"), or where a publication date that a weekday was read against is only inferred.
    """
    pair = _dates(left, right)
    if pair is None:
        return False
    if any(_is_deictic(d) for d in pair) and _days_apart(pair) <= 1:
        return True
    if not _near_midnight(pair[0].interval, pair[1].interval):
        return False
    return any(d.interval.grain in _FINER_THAN_DAY for d in pair) or _inferred(pair[0]) != _inferred(pair[1])


def _is_deictic(value: ResolvedDate) -> bool:
    """Whether a time counts from the moment of writing, which can be the day before the day of publication."""
    return bool(_DEICTIC.match(value.timex.text))


def _days_apart(pair: tuple[ResolvedDate, ResolvedDate]) -> int:
    starts = [d.interval.start for d in pair]
    return abs(starts[0].date() - starts[1].date()).days if starts[0] and starts[1] else 0


def _near_midnight(a: Interval, b: Interval) -> bool:
    """Whether the one begins so soon after the other's end that a time zone can lie between."""
    for earlier, later in ((a, b), (b, a)):
        if earlier.end and later.start and timedelta(0) <= later.start - earlier.end <= _ZONES:
            return True
    return False


def _inferred(value: ResolvedDate) -> bool:
    return value.anchor is not None and value.anchor.published_from is PublishedFrom.INFERRED


def another_occasion(left: ResolvedClaim, right: ResolvedClaim) -> bool:
    """Hold where the dates lie so far apart that the two are rather of two events, unless all else is the same.

    A slip in a date moves it by days or changes one part of it; any other year in the same sentence is a slip too, in
    other words another event.
    """
    pair = _dates(left, right)
    if pair is None or times.gap_days(pair[0].interval, pair[1].interval) <= _A_SLIP or slipped(*pair):
        return False
    return alike(left, right) < SAME_SENTENCE and not happens_once(left, right)


def approximate_times(left: ResolvedClaim, right: ResolvedClaim) -> bool:
    """Hold where a date is hedged ("about", "early", "more than a year ago") and the two lie near each other."""
    pair = _dates(left, right)
    if pair is None:
        return False
    mods = [d.interval.mod for d in pair]
    if mods[0] is mods[1] and mods[0] in _PARTS:
        return False  # the ends of two months are two times
    hedged = [d for d in pair if d.interval.mod in {Mod.APPROX, *_PARTS}]
    widths = (d.interval.end - d.interval.start for d in hedged if d.interval.start and d.interval.end)
    width = max(widths, default=timedelta(0))
    return bool(hedged) and timedelta(days=times.gap_days(pair[0].interval, pair[1].interval)) <= width


def weekday_unknown(left: ResolvedClaim, right: ResolvedClaim) -> bool:
    """Hold where a date names no weekday, or is not a single day."""
    pair = _dates(left, right)
    return pair is None or any(weekday_of(d.timex) is None or d.interval.grain is not Grain.DAY for d in pair)


def weekday_agrees(left: ResolvedClaim, right: ResolvedClaim) -> bool:
    """Hold where the weekday that a date names is the one that the calendar gives it."""
    pair = _dates(left, right)
    return pair is not None and all(
        d.interval.start is not None and weekday_of(d.timex) == d.interval.start.isoweekday() for d in pair
    )
