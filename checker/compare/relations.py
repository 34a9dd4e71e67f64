"""Conditions that the levels of a rule are made of: what holds between the values of two claims.

Each takes two resolved claims and gives a bool. All are symmetric: swapping left and right changes nothing. A condition
that is about another kind of value than the claims hold is False.
"""

import re
from datetime import timedelta

from checker.compare.wording import Drift, drift
from checker.model import (
    AmountValue,
    Factuality,
    Grain,
    Interval,
    Mod,
    NameValue,
    PublishedFrom,
    Quantity,
    QuoteValue,
    ResolvedClaim,
    ResolvedDate,
    ResolvedRecency,
)
from checker.quantity import algebra as amounts
from checker.temporal import algebra as times
from checker.temporal import weekday_of

# Only a stretch this long or shorter dates an event; "in recent decades" does not.
_LONGEST_DATE = timedelta(days=400)
# A report may come the day after the event; later than that it is no longer news of the day.
_REPORTING_LAG = timedelta(days=2)

# Classes of events whose victims are counted; such counts rise as rescuers and hospitals report.
_TOLLS = {"die", "injure", "go missing", "displace", "infect", "arrest"}

_DEICTIC = re.compile(r"(?:earlier |late |early )?(?:to(?:day|night|morrow)|yesterday|this|now)\b", re.IGNORECASE)

_PLANNED = {Factuality.PROBABLE}
# Two local times of one moment differ by no more than a few hours where both sides of it are reported.
_ZONES = timedelta(hours=6)
# Days between two dates of one event from which on they are rather of two.
_A_SLIP = 10
# Two clauses that share this much of their words and names tell one thing.
_SAME_SENTENCE = 0.6
# Claims of recency about one occasion are published within this of each other.
_ONE_OCCASION = timedelta(days=60)

# An amount whose bounds lie this many times apart says too little to be held against another.
_LOOSE = 3.5

_TOUCHING = {times.Relation.EQUAL, times.Relation.WITHIN, times.Relation.CONTAINS, times.Relation.OVERLAPS}


def _dates(left: ResolvedClaim, right: ResolvedClaim) -> tuple[ResolvedDate, ResolvedDate] | None:
    a, b = left.value, right.value
    return (a, b) if isinstance(a, ResolvedDate) and isinstance(b, ResolvedDate) else None


def _amounts(left: ResolvedClaim, right: ResolvedClaim) -> tuple[Quantity, Quantity] | None:
    a, b = left.value, right.value
    return (a.quantity, b.quantity) if isinstance(a, AmountValue) and isinstance(b, AmountValue) else None


def _recencies(left: ResolvedClaim, right: ResolvedClaim) -> tuple[ResolvedRecency, ResolvedRecency] | None:
    a, b = left.value, right.value
    return (a, b) if isinstance(a, ResolvedRecency) and isinstance(b, ResolvedRecency) else None


def _drift(left: ResolvedClaim, right: ResolvedClaim) -> Drift | None:
    a, b = left.value, right.value
    return drift(a.words.text, b.words.text) if isinstance(a, QuoteValue) and isinstance(b, QuoteValue) else None


# ── Circumstances: who says it, and as what ──────────────────────────────────────────────────────────────────────────


def different_speakers(left: ResolvedClaim, right: ResolvedClaim) -> bool:
    """Hold where each claim is put into the mouth of a named speaker and neither speaks for the other."""
    a, b = left.attribution, right.attribution
    if a is None or b is None or not a.source or not b.source:
        return False
    return not ({a.source, a.on_behalf_of} - {""}) & {b.source, b.on_behalf_of}


def planned_then_happened(left: ResolvedClaim, right: ResolvedClaim) -> bool:
    """Hold where one claim is of a plan and the other of what happened, and the plan is not the later news."""
    if not _one_is_planned(left, right):
        return False
    plan, fact = (left, right) if left.factuality in _PLANNED else (right, left)
    return plan.published is None or fact.published is None or plan.published <= fact.published


def plan_overtaken(left: ResolvedClaim, right: ResolvedClaim) -> bool:
    """Hold where one claim is of a plan and the other of what happened, at another time than planned."""
    return planned_then_happened(left, right) and not date_within_other(left, right)


def uncertain(left: ResolvedClaim, right: ResolvedClaim) -> bool:
    """Hold where a claim is not stated as a fact by its source, so that both may be true."""
    sure = {Factuality.CERTAIN, Factuality.DENIED, Factuality.PROBABLE}
    if left.factuality is right.factuality and _alike(left, right) >= _SAME_SENTENCE:
        return False  # one demand or one possibility, told twice
    return left.factuality not in sure or right.factuality not in sure or _one_is_planned(left, right)


def _one_is_planned(left: ResolvedClaim, right: ResolvedClaim) -> bool:
    certain = {Factuality.CERTAIN}
    return (left.factuality in _PLANNED and right.factuality in certain) or (
        right.factuality in _PLANNED and left.factuality in certain
    )


def denied_by_one(left: ResolvedClaim, right: ResolvedClaim) -> bool:
    """Hold where one claim is that something did not happen and the other that it did."""
    return (left.factuality is Factuality.DENIED) != (right.factuality is Factuality.DENIED)


# ── Dates ────────────────────────────────────────────────────────────────────────────────────────────────────────────


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
    """Hold where one date lies within the other, or the two overlap: both can be true."""
    pair = _dates(left, right)
    return pair is not None and times.relate(pair[0].interval, pair[1].interval) in _TOUCHING


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
        return not date_within_other(left, right) and _alike(left, right) < _SAME_SENTENCE
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
    finer_than_day = {Grain.SECOND, Grain.MINUTE, Grain.HOUR, Grain.DAYPART}
    return any(d.interval.grain in finer_than_day for d in pair) or _inferred(pair[0]) != _inferred(pair[1])


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

    A slip in a date moves it by days; another year in the same sentence is a slip too, in other words another event.
    """
    pair = _dates(left, right)
    if pair is None or times.gap_days(pair[0].interval, pair[1].interval) <= _A_SLIP:
        return False
    return _alike(left, right) < _SAME_SENTENCE


def _alike(left: ResolvedClaim, right: ResolvedClaim) -> float:
    """Give the share of the stems and names of both claims that they have in common (Jaccard)."""
    sides = [{*c.proposition.stems, *(p.name for p in c.proposition.participants)} for c in (left, right)]
    return len(sides[0] & sides[1]) / max(1, len(sides[0] | sides[1]))


def approximate_times(left: ResolvedClaim, right: ResolvedClaim) -> bool:
    """Hold where a date is hedged ("about", "early", "more than a year ago") and the two lie near each other."""
    pair = _dates(left, right)
    if pair is None or not any(d.interval.mod in {Mod.APPROX, Mod.START, Mod.MID, Mod.END} for d in pair):
        return False
    widths = (d.interval.end - d.interval.start for d in pair if d.interval.start and d.interval.end)
    width = max(widths, default=timedelta(0))
    return timedelta(days=times.gap_days(pair[0].interval, pair[1].interval)) <= width


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


# ── Recency ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def other_occasion(left: ResolvedClaim, right: ResolvedClaim) -> bool:
    """Hold where two claims of recency speak from times too far apart to be about one occasion.

    A first since T that was said years ago and one that is said now are about two occasions, unless one of them falls
    into the silence of the other, which is a contradiction.
    """
    pair = _recencies(left, right)
    if pair is None:
        return True
    a, b = pair[0].now, pair[1].now
    far = a is not None and b is not None and abs(a - b) > _ONE_OCCASION
    return far and not occurrence_in_silence(left, right)


def last_times_meet(left: ResolvedClaim, right: ResolvedClaim) -> bool:
    """Hold where one last occurrence can satisfy both claims."""
    pair = _recencies(left, right)
    return pair is not None and times.relate(pair[0].last, pair[1].last) in _TOUCHING


def last_times_disjoint(left: ResolvedClaim, right: ResolvedClaim) -> bool:
    """Hold where no last occurrence can satisfy both claims."""
    pair = _recencies(left, right)
    return pair is not None and times.relate(pair[0].last, pair[1].last) not in _TOUCHING


def occurrence_in_silence(left: ResolvedClaim, right: ResolvedClaim) -> bool:
    """Hold where one claim names an occurrence that falls into the time in which the other says there was none."""
    pair = _recencies(left, right)
    if pair is None:
        return False
    for a, b in (pair, pair[::-1]):
        quiet_from, quiet_to = b.last.end, b.now
        at = a.last
        if not (a.exact and quiet_from and quiet_to and at.start and at.end):
            continue
        if quiet_from <= at.start and at.end.date() <= quiet_to:
            return True
    return False


# ── Amounts ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def amounts_incomparable(left: ResolvedClaim, right: ResolvedClaim) -> bool:
    """Hold where the amounts are in units that do not convert into each other."""
    pair = _amounts(left, right)
    return pair is None or amounts.relate(*pair) is amounts.Relation.INCOMPARABLE


def amounts_vague(left: ResolvedClaim, right: ResolvedClaim) -> bool:
    """Hold where the amounts do not convert into each other, or one is as vague as "several hours"."""
    pair = _amounts(left, right)
    return amounts_incomparable(left, right) or pair is None or any(_is_loose(q) for q in pair)


def _is_loose(amount: Quantity) -> bool:
    low, high = amount.low, amount.high
    return bool(low and high and high / low >= _LOOSE)


def amounts_equal(left: ResolvedClaim, right: ResolvedClaim) -> bool:
    """Hold where both amounts are the same."""
    pair = _amounts(left, right)
    return pair is not None and amounts.relate(*pair) is amounts.Relation.EQUAL


def amounts_agree(left: ResolvedClaim, right: ResolvedClaim) -> bool:
    """Hold where one amount rounds, contains or overlaps the other."""
    pair = _amounts(left, right)
    return pair is not None and amounts.relate(*pair) not in {
        amounts.Relation.DISJOINT,
        amounts.Relation.INCOMPARABLE,
    }


def toll_still_counted(left: ResolvedClaim, right: ResolvedClaim) -> bool:
    """Hold where the claims count victims in sentences of their own.

    Two copies of one sentence with two numbers are a slip; two tolls in other words are rather two moments of the
    count, or the count of a part.
    """
    tolls = _TOLLS & set(left.proposition.events) & set(right.proposition.events)
    return bool(tolls) and _alike(left, right) < _SAME_SENTENCE


def measures_apart(left: ResolvedClaim, right: ResolvedClaim) -> bool:
    """Hold where the amounts are measures, not counts, and the sentences differ: they may measure two things."""
    pair = _amounts(left, right)
    if pair is None or pair[0].unit == "item":
        return False
    return _alike(left, right) < _SAME_SENTENCE


def figures_rise(left: ResolvedClaim, right: ResolvedClaim) -> bool:
    """Hold where the claims count victims and both articles' dates are known, and the later article counts more."""
    pair = _amounts(left, right)
    if pair is None or not _TOLLS & set(left.proposition.events) & set(right.proposition.events):
        return False
    if left.published is None or right.published is None or left.published == right.published:
        return False
    earlier, later = pair if left.published < right.published else pair[::-1]
    return later.number > earlier.number


# ── Words ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def other_utterance(left: ResolvedClaim, right: ResolvedClaim) -> bool:
    """Hold where the quotations have too little in common to render the same words."""
    found = _drift(left, right)
    return found is None or found.is_other


def same_words(left: ResolvedClaim, right: ResolvedClaim) -> bool:
    """Hold where the quotations are the same but for case, punctuation, spelling and inflection."""
    found = _drift(left, right)
    return found is not None and found.is_same


def quote_within_other(left: ResolvedClaim, right: ResolvedClaim) -> bool:
    """Hold where one quotation is a piece of the other, word for word."""
    found = _drift(left, right)
    return found is not None and found.is_part


def prepositions_differ(left: ResolvedClaim, right: ResolvedClaim) -> bool:
    """Hold where the words are the same but for a preposition or a negation, which turns the sense."""
    found = _drift(left, right)
    return found is not None and found.turns_sense


def words_added_or_dropped(left: ResolvedClaim, right: ResolvedClaim) -> bool:
    """Hold where the renderings are near-verbatim and one has a word that carries meaning and the other lacks."""
    found = _drift(left, right)
    return found is not None and found.is_near_verbatim and bool(found.content) and not found.is_exchange


def words_exchanged(left: ResolvedClaim, right: ResolvedClaim) -> bool:
    """Hold where the renderings are near-verbatim and words that carry meaning stand in each other's place."""
    found = _drift(left, right)
    return found is not None and found.is_near_verbatim and found.is_exchange


def reworded(left: ResolvedClaim, right: ResolvedClaim) -> bool:
    """Hold where the renderings share their matter but not their wording, as two translations do."""
    found = _drift(left, right)
    return found is not None and not found.is_near_verbatim


# ── Names ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def name_within_other(left: ResolvedClaim, right: ResolvedClaim) -> bool:
    """Hold where there is no name on one side, or one name is a part of the other ("Norrair", "Norrair Cargo")."""
    a, b = left.value, right.value
    if not (isinstance(a, NameValue) and isinstance(b, NameValue)):
        return True
    mine, theirs = set(a.name.split()), set(b.name.split())
    return a.name != b.name and (mine <= theirs or theirs <= mine)


def same_name(left: ResolvedClaim, right: ResolvedClaim) -> bool:
    """Hold where both claims name the same person, organisation or place (the matcher has made variants one)."""
    a, b = left.value, right.value
    return isinstance(a, NameValue) and isinstance(b, NameValue) and a.name == b.name
