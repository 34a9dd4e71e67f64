"""Courses of events: which step a clause tells, and the hours of TIMEX3 values."""

import pytest

from checker.temporal import Step, courses, hours
from checker.temporal.courses import Course

START = next(c for c in courses() if c.name == "start and end")
LIFE = next(c for c in courses() if c.name == "birth and death")

STEPS = [
    (START, "sieg", ("begin", "sieg"), Step.EARLIER),
    (START, "end", ("sieg",), Step.LATER),
    (START, "sieg", ("begin", "end", "sieg"), None),
    (START, "sieg", ("sieg",), None),
    (LIFE, "bear", ("die",), Step.EARLIER),
    (LIFE, "die", (), Step.LATER),
    (LIFE, "travel", ("bear", "die"), None),
]


@pytest.mark.parametrize(("course", "event", "clause", "step"), STEPS)
def test_the_step_is_told_by_the_event_or_its_clause(
    course: Course, event: str, clause: tuple[str, ...], step: Step | None
) -> None:
    """A start is told by any word of its clause, a birth by its event only; both steps at once tell neither."""
    assert course.step(event, clause) is step


def test_no_stem_is_both_steps_of_a_course() -> None:
    """A course whose steps share a stem could never be told."""
    assert all(course.earlier.isdisjoint(course.later) for course in courses())
    assert all(word == word.lower() for course in courses() for word in course.words)


@pytest.mark.parametrize(
    ("value", "minutes"),
    [
        ("XXXX-XX-XXT09:30", (570, 570)),
        ("2025-05-16T24:00", (1440, 1440)),
        ("XXXX-WXX-1TMO", (0, 719)),
        ("REF+0DTNI", (1080, 1799)),
        ("2025-05-16", None),
        ("XXXX-XX-XXT31:00", None),
    ],
)
def test_hours_of_a_value(value: str, minutes: tuple[int, int] | None) -> None:
    """A clock time is a minute, a part of the day runs to its last minute, a night past midnight; a day has none."""
    assert hours(value) == minutes
