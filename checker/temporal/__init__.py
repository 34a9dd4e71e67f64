"""Time: recognise → normalise → resolve, and the algebra of intervals.

`recognise` finds expressions and gives them underspecified TIMEX3 values; `normalise` resolves the values against the
date of publication and the tense of the clause; `resolve` puts them on the calendar; `read` does the first two for
whole texts.
"""

from checker.temporal.algebra import Relation, gap_days, hull, relate, shift
from checker.temporal.courses import Course, Step, courses
from checker.temporal.normalise import normalise
from checker.temporal.read import read, weekday_of
from checker.temporal.recognise import recognise
from checker.temporal.resolve import before, resolve
from checker.temporal.tense import guess_tense
from checker.temporal.values import hours
from checker.temporal.zones import utc_offset, zone_of

__all__ = [
    "Course",
    "Relation",
    "Step",
    "before",
    "courses",
    "gap_days",
    "guess_tense",
    "hours",
    "hull",
    "normalise",
    "read",
    "recognise",
    "relate",
    "resolve",
    "shift",
    "utc_offset",
    "weekday_of",
    "zone_of",
]
