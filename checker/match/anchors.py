"""Find out when an undated story was published, from its own dates and from dated stories about the same event."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from checker import temporal
from checker.match.related import Relatedness
from checker.match.scoring import score
from checker.model import Article, Claim, DateValue, Grain, PublishedFrom, RecencyValue, Tense, Timex

# A weekday in a news story is one of the last few days; the story that it is read against may come a few days off.
_NEAR = timedelta(days=3)
# Only a story with a claim about surely the same dated event lends its date …
_SAME_EVENT = 0.6
# … and every story that comes this near to the best of them must lend the same.
_AS_GOOD = 0.85


def infer_published(
    articles: Sequence[Article], claims: Mapping[str, Sequence[Claim]], related: Relatedness
) -> tuple[Article, ...]:
    """Give the articles with dates inferred where they can be; each such date is marked `inferred`.

    A story's own text dates it if it pairs a weekday with a day of a month and the page prints a full date to tell the
    year by. A related dated story dates it if the story names a weekday: the one nearest to the other's date.
    Otherwise it stays undated.
    """
    dated = {a.id: a for a in articles}
    for article in articles:
        if article.published is None:
            dated[article.id] = _with(article, _from_own_text(article, claims[article.id]))
    stated = [a for a in dated.values() if a.published is not None]
    for article in articles:
        if dated[article.id].published is None:
            dated[article.id] = _with(article, _lent(article, stated, claims, related))
    return tuple(dated[a.id] for a in articles)


def _with(article: Article, published: date | None) -> Article:
    if published is None:
        return article
    return article.model_copy(update={"published": published, "published_from": PublishedFrom.INFERRED})


def _timexes(claims: Sequence[Claim]) -> list[tuple[Timex, Tense]]:
    """Give the points in time that the story names, in the order of its text."""
    found = [(c.value.timex, c.value.tense) for c in claims if isinstance(c.value, DateValue | RecencyValue)]
    return sorted(found, key=lambda pair: pair[0].start)


def _from_own_text(article: Article, claims: Sequence[Claim]) -> date | None:
    """Find the year in which a weekday is that of its date, nearest to a full date printed anywhere on the page.

    A caption's date or a footer's is no date of publication, but it tells the year among those six or eleven apart in
    which the weekday fits.
    """
    printed = _full_dates([(t, Tense.PAST) for t in temporal.recognise(article.text)])
    if not printed:
        return None
    for timex, tense in _timexes(claims):
        weekday = temporal.weekday_of(timex)
        if weekday is None or tense is not Tense.PAST or not _has_month(timex):
            continue
        years = range(min(printed).year - 1, max(printed).year + 2)
        found = (temporal.resolve(timex, date(year, 12, 31), Tense.PAST) for year in years)
        days = {f.start.date() for f in found if f and f.start and f.grain is Grain.DAY}
        fitting = sorted(d for d in days if d.isoweekday() == weekday)
        if fitting:
            return min(fitting, key=lambda d: min(abs(d - p) for p in printed))
    return None


def _has_month(timex: Timex) -> bool:
    """Whether a day of a month is named, so that the weekday is not all there is."""
    return "-W" not in timex.value and timex.value[5:7].isdigit()


def _full_dates(times: Sequence[tuple[Timex, Tense]]) -> list[date]:
    """Give the past days that are named with their year."""
    found = (temporal.resolve(timex, None, tense) for timex, tense in times if tense is Tense.PAST)
    return [f.start.date() for f in found if f and f.start and f.grain is Grain.DAY]


def _lent(
    article: Article, dated: Sequence[Article], claims: Mapping[str, Sequence[Claim]], related: Relatedness
) -> date | None:
    """Give the date that the dated stories about the same event lend this one, if they lend one and the same."""
    evidence = {a.id: _evidence(claims[article.id], claims[a.id], related) for a in dated}
    sure = {a.id: evidence[a.id] + related.of(article.id, a.id) for a in dated if evidence[a.id] >= _SAME_EVENT}
    lenders = [a for a in dated if a.id in sure and sure[a.id] >= _AS_GOOD * max(sure.values())]
    days = {_near(a.published, claims[article.id]) for a in lenders if a.published is not None}
    return days.pop() if len(days) == 1 else None


def _evidence(mine: Sequence[Claim], theirs: Sequence[Claim], related: Relatedness) -> float:
    """Give how surely two stories date one event: the best score of any two of their dated claims."""
    left, right = ([c for c in claims if isinstance(c.value, DateValue | RecencyValue)] for claims in (mine, theirs))
    return max((score(a, b, related)[0] for a in left for b in right), default=0.0)


def _near(lent: date, claims: Sequence[Claim]) -> date | None:
    """Give the day nearest to `lent` that is the weekday which the story first speaks of as past."""
    earliest = max(_full_dates(_timexes(claims)), default=None)
    for timex, tense in _timexes(claims):
        weekday = temporal.weekday_of(timex)
        if weekday is None or tense is not Tense.PAST:
            continue
        days = (lent + timedelta(days=d) for d in range(-_NEAR.days, _NEAR.days + 1))
        day = next(d for d in days if d.isoweekday() == weekday)
        return day if earliest is None or day >= earliest else None
    return None
