"""Set claims on the calendar: relative times are read against the day that their article was published."""

from collections.abc import Iterable

from checker import temporal
from checker.extract.births import age_by_birth
from checker.model import (
    Anchor,
    Article,
    Claim,
    DateValue,
    Interval,
    RecencyForm,
    RecencyValue,
    ResolvedClaim,
    ResolvedDate,
    ResolvedRecency,
    ResolvedState,
    ResolvedValue,
    StateValue,
    Tense,
    Timex,
    TimexType,
)


def resolve(article: Article, claims: Iterable[Claim]) -> tuple[ResolvedClaim, ...]:
    """Give the article's claims with their times resolved; a time that cannot be resolved takes its claim with it.

    A date of birth gives a further claim: how old it makes the person.
    """
    found = ((claim, _resolved(claim, article)) for claim in claims)
    resolved = [
        ResolvedClaim(
            **{name: getattr(claim, name) for name in type(claim).model_fields if name != "value"},
            value=value,
            published=article.published,
        )
        for claim, value in found
        if value is not None
    ]
    return (*resolved, *(age for claim in resolved if (age := age_by_birth(claim)) is not None))


def _resolved(claim: Claim, article: Article) -> ResolvedValue | None:
    value = claim.value
    if isinstance(value, DateValue):
        return _date(value, article)
    if isinstance(value, RecencyValue):
        return _recency(value, article)
    if isinstance(value, StateValue):
        when = None if value.timex is None else _anchored(value.timex, article, value.tense)
        told = value.model_dump(exclude={"kind", "timex"})
        return ResolvedState(**told, interval=None if when is None else when[1])
    return value


def _anchored(timex: Timex, article: Article, tense: Tense) -> tuple[Timex, Interval, Anchor | None] | None:
    """Resolve a point in time; the anchor is None where the expression stands on the calendar without one."""
    absolute = temporal.resolve(timex, None, tense)
    if absolute is not None:
        return temporal.normalise(timex, None, tense), absolute, None
    if article.published is None:
        return None
    interval = temporal.resolve(timex, article.published, tense)
    if interval is None:
        return None
    return temporal.normalise(timex, article.published, tense), interval, _anchor(article)


def _anchor(article: Article) -> Anchor | None:
    if article.published is None:
        return None
    return Anchor(published=article.published, published_from=article.published_from)


def _date(value: DateValue, article: Article) -> ResolvedDate | None:
    found = _anchored(value.timex, article, value.tense)
    if found is None:
        return None
    timex, interval, anchor = found
    return ResolvedDate(timex=timex, tense=value.tense, reported=value.reported, interval=interval, anchor=anchor)


def _recency(value: RecencyValue, article: Article) -> ResolvedRecency | None:
    """Find where the last occurrence lies.

    "Since March 2022" and "last in 2024" put it into that time; "since the war began in February" only before it; "in
    more than three years" that long before the article, by the calendar.
    """
    timex, anchor = value.timex, None
    if timex.type is TimexType.DURATION:
        if article.published is None:
            return None
        last, exact, anchor = temporal.before(article.published, timex), False, _anchor(article)
    else:
        found = _anchored(timex, article, Tense.PAST)
        if found is None:
            return None
        timex, last, anchor = found
        exact = value.form is RecencyForm.LAST or not value.event
        if not exact:
            last = last.model_copy(update={"start": None})
    return ResolvedRecency(
        form=value.form,
        timex=timex,
        last=last,
        exact=exact,
        now=article.published,
        anchor=anchor,
        event=value.event,
        rank=value.rank,
        superlative=value.superlative,
    )
