"""What is known of kinds of events that bears on comparing their times: conditions on what the two claims tell."""

import tomllib
from functools import cache
from importlib.resources import files

from pydantic import BaseModel, ConfigDict

from checker.compare.relations.likeness import SAME_SENTENCE, alike
from checker.model import ResolvedClaim


class _Events(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")
    once: frozenset[str]
    lasting: frozenset[str]
    posts: frozenset[str]
    in_one_place: frozenset[str]


@cache
def event_kinds() -> _Events:
    """Read the table beside this file."""
    text = files("checker.compare.relations").joinpath("events.toml").read_text("utf-8")
    return _Events.model_validate(tomllib.loads(text))


def happens_once(left: ResolvedClaim, right: ResolvedClaim) -> bool:
    """Hold where both claims are of something that happens to anybody or anything only once."""
    return all(c.proposition.predicate in event_kinds().once for c in (left, right))


def another_state(left: ResolvedClaim, right: ResolvedClaim) -> bool:
    """Hold where a claim is of a state such as working somewhere, told in other words: there may be two of them.

    So there may where somebody has worked in two places.
    """
    lasting = any(c.proposition.predicate in event_kinds().lasting for c in (left, right))
    if lasting and alike(left, right) < SAME_SENTENCE:
        return True
    if left.proposition.predicate not in event_kinds().posts:
        return False
    a, b = ({e for e in c.proposition.events if " at " in e} for c in (left, right))
    return bool(a and b) and a.isdisjoint(b)
