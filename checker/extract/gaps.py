"""How long after or before another event something happens: "two days after the robbery", "before his trial"."""

import re
import tomllib
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict

from checker import temporal
from checker.extract.events import event_at, event_table, is_event_noun, lemma_of
from checker.extract.syntax import children, clause_of, subtree
from checker.model import Sentence, Timex, TimexType
from checker.temporal import algebra

# A length of time is this many words long at most: "just over two and a half".
_WORDS = 6
_ONE = re.compile(r"(a|an|the)\s+(?:very )?(?=\S+$)", re.IGNORECASE)
_HEDGES = re.compile(r"(?:just|only|barely|some|exactly|even)\s+", re.IGNORECASE)
# Before the one, months are short, before the other long: where on the calendar a distance lies is not known.
_DAYS = (date(2001, 3, 1), date(2001, 9, 1))


class _State(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")
    phrase: str
    start: str
    end: str
    reason: str


class _Table(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")
    after: frozenset[str]
    before: frozenset[str]
    spoiled_by: frozenset[str]
    states: tuple[_State, ...]


class Gap(NamedTuple):
    """A distance between two events, in days on the calendar from the other one to this; None is open.

    `event` and `other` are tokens; `first` and `last` those that the wording begins and ends with. Where `state` is
    given, the other event is one of that class with the participants of this one, and `other` is `event`.
    """

    event: int
    other: int
    low: int | None
    high: int | None
    first: int
    last: int
    state: str = ""


@cache
def gap_table() -> _Table:
    """Read the table beside this file."""
    return _Table.model_validate(tomllib.loads(files("checker.extract").joinpath("gaps.toml").read_text("utf-8")))


def gaps(sentence: Sentence, lengths: Sequence[Timex]) -> Iterator[Gap]:
    """Give the distances between events that a sentence states; `lengths` are its DURATIONs, offsets of the article."""
    table = gap_table()
    for i, token in enumerate(sentence.tokens):
        word = token.text.lower()
        if word not in table.after | table.before or (i and sentence.tokens[i - 1].text.lower() in table.spoiled_by):
            continue
        found = _events(sentence, i)
        if found is None:
            continue
        event, other = found
        low, high, first = _length(sentence, i) or (0, None, i)
        least, most = (low, high) if word in table.after else (None if high is None else -high, -low)
        yield Gap(event, other, least, most, first, max(i, subtree(sentence, other)[1]))
    for length in lengths:
        if (gap := _in_state(sentence, length)) is not None:
            yield gap


def days_of(timex: Timex) -> tuple[int, int]:
    """Give the least and the greatest number of steps on the calendar that a DURATION with its hedge stands for."""
    bounds = [_days_before(day, timex) for day in _DAYS]
    low, high = min(b[0] for b in bounds), max(b[1] for b in bounds)
    # So many hours may pass midnight, and a night counts as the day before it or after.
    return (0, high + 1) if timex.value.startswith("PT") else (low, high)


def _days_before(day: date, timex: Timex) -> tuple[int, int]:
    found = temporal.before(day, timex)
    first, last = algebra.days(found)
    if first is None or last is None:
        raise AssertionError("the time before a day has both ends")
    return (day - last).days, (day - first).days


def _events(sentence: Sentence, i: int) -> tuple[int, int] | None:
    """Give the event that token `i`, "after" or "before", puts in relation, and the other one; None for no events."""
    tokens = sentence.tokens
    if tokens[i].dep == "mark":
        other = tokens[i].head
        event = tokens[other].head
        # What is before something told as a clause may have kept it from happening, unless it is so long before.
        sure = tokens[i].text.lower() in gap_table().after or _length(sentence, i) is not None
        told = sure and tokens[other].dep == "advcl" and tokens[other].pos == "VERB"
        return (event_at(sentence, event), other) if told and tokens[event].pos == "VERB" else None
    if tokens[i].dep != "prep":
        return None
    below = [j for j in children(sentence, i) if tokens[j].dep in {"pobj", "pcomp"}]
    if not below or not (is_event_noun(sentence, below[0]) or tokens[below[0]].tag == "VBG"):
        return None
    head = tokens[i].head
    if tokens[head].dep == "npadvmod":  # "the day after the quake" hangs on the day
        head = tokens[head].head
    if is_event_noun(sentence, head):
        return head, below[0]
    return (event_at(sentence, head), below[0]) if tokens[head].pos == "VERB" else None


def _length(sentence: Sentence, i: int) -> tuple[int, int, int] | None:
    """Give the bounds in days of the length of time that ends right before token `i`, and its first token."""
    tokens = sentence.tokens
    for first in range(max(0, i - _WORDS), i):
        words = sentence.text[tokens[first].start - sentence.start : tokens[i - 1].end - sentence.start]
        bare = _HEDGES.sub("", words)
        article = _ONE.match(bare)
        for reading in (_ONE.sub("one ", bare), f"several {bare}"):
            found = temporal.recognise(reading)
            if len(found) != 1 or found[0].text != reading or found[0].type is not TimexType.DURATION:
                continue
            low, high = days_of(found[0])
            if article and article[1].lower() == "the" and high > 1:
                return 0, 2 * high, first  # "the week after" is any time in it
            return low, high, first
    return None


def _in_state(sentence: Sentence, length: Timex) -> Gap | None:
    """Read "captured after eight days on the run": what ends a state comes so long after what began it."""
    rest = sentence.text[length.end - sentence.start :].lstrip().lower()
    state = next((s for s in gap_table().states if re.match(rf"{re.escape(s.phrase)}\b", rest)), None)
    inside = [i for i, t in enumerate(sentence.tokens) if t.start < length.end and length.start < t.end]
    if state is None or not inside:
        return None
    event = event_at(sentence, clause_of(sentence, inside[-1]))
    if state.end not in event_table().classes_of(lemma_of(sentence, event)):
        return None
    low, high = days_of(length)
    last = inside[-1] + len(state.phrase.split())
    return Gap(event, event, max(low - 1, 0), high, inside[0], last, state.start)
