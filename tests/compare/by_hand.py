"""Claims and values made by hand."""

from datetime import date, datetime
from typing import Any

from checker.model import (
    AmountValue,
    Attribution,
    AttributionKind,
    Factuality,
    Grain,
    Interval,
    Mod,
    Participant,
    Proposition,
    Quantity,
    Reached,
    RecencyForm,
    ResolvedClaim,
    ResolvedDate,
    ResolvedRecency,
    ResolvedState,
    Role,
    Span,
    Tense,
    Timex,
    TimexType,
    ValueKind,
)

WORD = Span(start=0, end=1, text="x")
TIMEX = Timex(start=0, end=1, text="x", type=TimexType.DATE, value="2025-05-14")


def claim(value: Any, stems: tuple[str, ...] = (), published: date | None = None, **other: Any) -> ResolvedClaim:
    """Give a claim of a value; the stems tell how alike two of them are, `people` who takes part."""
    people = (Participant(role=Role.AGENT, name=n, mention=WORD, entity="PERSON") for n in other.get("people", ()))
    told = Proposition(
        predicate=other.get("predicate", "go"),
        events=other.get("events", ()),
        negated=False,
        participants=tuple(people),
        stems=stems,
    )
    return ResolvedClaim(
        id="c",
        article="a",
        kind=other.get("kind", ValueKind.DATE),
        span=other.get("span", WORD),
        sentence=0,
        proposition=told,
        attribution=other.get("attribution"),
        factuality=other.get("factuality", Factuality.CERTAIN),
        published=published,
        value=value,
    )


def days(first: int, last: int | None = None) -> Interval:
    """Give the days of May 2025 from the first up to, not with, the last."""
    start, end = datetime(2025, 5, first), datetime(2025, 5, last or first + 1)  # noqa: DTZ001
    return Interval(start=start, end=end, grain=Grain.DAY if last is None else Grain.WEEK)


def amount(number: float, unit: str = "item", noun: str = "", mod: Mod | None = None) -> AmountValue:
    """Give an amount; a bound is open on one side."""
    high = None if mod is Mod.EQUAL_OR_MORE else number
    quantity = Quantity(start=0, end=1, text="x", low=number, high=high, number=number, unit=unit, noun=noun, mod=mod)
    return AmountValue(quantity=quantity)


def on(interval: Interval, *, reported: bool = False, text: str = "x") -> ResolvedDate:
    """Give a date."""
    timex = Timex(start=0, end=len(text), text=text, type=TimexType.DATE, value="2025-05-14")
    return ResolvedDate(timex=timex, tense=Tense.PAST, reported=reported, interval=interval, anchor=None)


def recency(
    form: RecencyForm, last: Interval, *, rank: int = 1, superlative: str = "", now: date | None = date(2025, 5, 20)
) -> ResolvedRecency:
    """Give a claim of a last time that is exact."""
    return ResolvedRecency(
        form=form, timex=TIMEX, last=last, exact=True, now=now, anchor=None, rank=rank, superlative=superlative
    )


def state(name: str, rank: int, *, reached: Reached = Reached.SO, at: Interval | None = None) -> ResolvedState:
    """Give a state of a case, or of an office, which is left in one way only."""
    post = name in {"resigned", "dismissed"}
    return ResolvedState(
        mention=WORD, course="post" if post else "case", state=name, rank=rank, apart=post, reached=reached,
        tense=Tense.PAST, interval=at,
    )  # fmt: skip


def speaker(name: str) -> Attribution:
    """Give who is made to say it."""
    mention = Span(start=0, end=len(name), text=name)
    return Attribution(
        source=name, mention=mention, cue=None, content=WORD, kind=AttributionKind.INDIRECT, entity="PERSON"
    )
