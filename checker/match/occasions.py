"""Whether two claims can be about one occasion, by the days that their sentences name."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, time, timedelta

from checker.model import ClockValue, Interval, NameValue, ResolvedClaim, ResolvedDate, ValueKind

Days = Mapping[tuple[str, int], Sequence[Interval]]

# Kinds that carry their own time, or stand for words rather than events.
_TIMELESS = {ValueKind.DATE, ValueKind.RECENCY, ValueKind.QUOTE}
# Two reports of one event put it within this of each other, reporting lags and slips included.
_ONE_OCCASION = timedelta(days=10)
# The same hour of the next day is another occasion.
_ONE_DAY = timedelta(hours=12)
# What a story dates this long before its own publication is background; the rest of it is news.
_BACKGROUND = timedelta(days=45)


def days_told(dates: Iterable[ResolvedClaim]) -> Days:
    """Give the days that each sentence names, by article and sentence. Takes claims of kind DATE."""
    told: dict[tuple[str, int], list[Interval]] = defaultdict(list)
    for claim in dates:
        if isinstance(claim.value, ResolvedDate):
            told[claim.article, claim.sentence].append(claim.value.interval)
    return told


def compatible_days(left: ResolvedClaim, right: ResolvedClaim, days: Days) -> bool:
    """Whether some day of the one sentence is a day of the other, give or take; True where neither names a day.

    A sentence without a day tells news of its article's day, so the background of another story is not its occasion.
    """
    clocks = isinstance(left.value, ClockValue)
    if left.kind in _TIMELESS and not clocks:
        return True
    mine, theirs = (days.get((c.article, c.sentence), ()) for c in (left, right))
    if mine and theirs:
        return any(_near(a, b, _ONE_DAY if clocks else _ONE_OCCASION) for a in mine for b in theirs)
    if isinstance(left.value, NameValue):
        return True  # two clauses that say the same but for a name are of one occasion, background or not
    for told, silent in ((mine, right), (theirs, left)):
        if told and all(_is_background(day, silent) for day in told):
            return False
    return True


def _near(a: Interval, b: Interval, reach: timedelta) -> bool:
    for earlier, later in ((a, b), (b, a)):
        if earlier.end and later.start and later.start - earlier.end > reach:
            return False
    return True


def _is_background(day: Interval, silent: ResolvedClaim) -> bool:
    if silent.published is None or day.end is None:
        return False
    return datetime.combine(silent.published, time.min) - day.end > _BACKGROUND
