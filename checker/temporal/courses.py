"""Courses of events whose steps can only come in one order: birth and death, start and end, opening and deadline."""

from collections.abc import Collection
from enum import StrEnum
from functools import cache
from typing import Literal

from pydantic import Field

from checker.model import Frozen
from checker.temporal.lexicon import read_table


class Step(StrEnum):
    """A step of a course of two."""

    EARLIER = "earlier"
    LATER = "later"


class Course(Frozen):
    """Two steps, by the stems that tell them. `of` says what two claims must share to be of one course."""

    name: str
    earlier: frozenset[str] = Field(min_length=1)
    later: frozenset[str] = Field(min_length=1)
    read: Literal["event", "clause"]
    of: Literal["person", "event"]

    @property
    def words(self) -> frozenset[str]:
        """The stems of both steps."""
        return self.earlier | self.later

    def step(self, event: str, clause: Collection[str]) -> Step | None:
        """Give the step that a clause tells, by the stem of its event and those of its words; None for none or both."""
        told = {event} if self.read == "event" else {event, *clause}
        sides = [step for step, words in ((Step.EARLIER, self.earlier), (Step.LATER, self.later)) if told & words]
        return sides[0] if len(sides) == 1 else None


class _Courses(Frozen):
    course: tuple[Course, ...] = Field(min_length=1)


@cache
def courses() -> tuple[Course, ...]:
    """Read the table beside this file."""
    return read_table("courses.toml", _Courses).course
