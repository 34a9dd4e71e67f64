"""Dates that cannot all be true though any two can: found in stories, reported with all claims, and nothing else."""

from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.compare.timeline import RULE_ID, compare_timeline, orders
from checker.extract import extract, resolve, segment
from checker.extract.sentences import Parser
from checker.match import gather_timeline, relate_stories, unify_names
from checker.model import (
    Article,
    ClaimPair,
    Comparison,
    Factuality,
    GapValue,
    Grain,
    Interval,
    Proposition,
    ResolvedClaim,
    ResolvedDate,
    Severity,
    Span,
    Tense,
    Timeline,
    Timex,
    TimexType,
    ToldDate,
    ToldGap,
    ValueKind,
    Verdict,
    reading,
)

Story = Callable[..., Article]
Judge = Callable[..., list[Comparison]]

ROBBERY = "The robbery of the Turku bank took place on 3 May 2009."
TWO_DAYS = "Anna Berg was arrested two days after the robbery of the bank in Turku."
ARREST = "Police arrested Anna Berg in Turku on {} May 2009."
ESCAPE = "Ray Holm escaped from the Oslo prison on Nov. 30, 2009."
EIGHT_DAYS = "Ray Holm, the escaped prisoner, was captured after eight days on the run."
CAUGHT = "Ray Holm was recaptured in Bergen on Dec. {}, 2009."


@pytest.fixture
def judge(parser: Parser, story: Story) -> Judge:
    """Give a function that takes texts, each a story, through the line up to the conflicts of their timeline."""

    def run(*texts: str, published: Sequence[date | None] = (), known: Sequence[Comparison] = ()) -> list[Comparison]:
        days = [*published, *[None] * (len(texts) - len(published))]
        stories = [story(text, day, f"s{n}") for n, (text, day) in enumerate(zip(texts, days, strict=True))]
        raw = unify_names([c for a in stories for c in extract(a, segment(a, parser))])
        claims = [c for a in stories for c in resolve(a, [c for c in raw if c.article == a.id])]
        return list(compare_timeline(gather_timeline(claims, relate_stories(stories, raw)), known, {}))

    return run


def _words(found: Comparison) -> list[str]:
    claims = (found.pair.left, *found.also, found.pair.right)
    return [c.value.words.text if isinstance(c.value, GapValue) else c.value.timex.text for c in claims]  # type: ignore[union-attr]


def test_three_stories_of_which_any_two_agree(judge: Judge) -> None:
    """Two dates and the distance between them are one conflict, with all three claims in the order of time."""
    (found,) = judge(ROBBERY, TWO_DAYS, ARREST.format(9))
    assert _words(found) == ["3 May 2009", "two days after the robbery of the bank in Turku", "9 May 2009"]
    assert (found.verdict, found.rule, found.severity) == (Verdict.CONFLICT, RULE_ID, Severity.WARNING)
    assert found.message.endswith("They miss each other by 4 days.")
    assert {c.article for c in (found.pair.left, *found.also, found.pair.right)} == {"s0", "s1", "s2"}


@pytest.mark.parametrize("texts", [(ROBBERY, TWO_DAYS), (ROBBERY, ARREST.format(9)), (TWO_DAYS, ARREST.format(9))])
def test_any_two_of_them_are_no_conflict(judge: Judge, texts: tuple[str, str]) -> None:
    """It takes all three."""
    assert judge(*texts) == []


def test_what_fits_is_no_conflict(judge: Judge) -> None:
    """Two days after 3 May is 5 May."""
    assert judge(ROBBERY, TWO_DAYS, ARREST.format(5)) == []


@pytest.mark.parametrize(("day", "found"), [(3, 1), (6, 1), (7, 0), (8, 0), (20, 1)])
def test_days_on_the_run_are_counted_with_or_without_the_first(judge: Judge, day: int, found: int) -> None:
    """Eight days from 30 November end on 7 December if that day counts, on the 8th if it does not, on no other day."""
    assert len(judge(ESCAPE, EIGHT_DAYS, CAUGHT.format(day))) == found


def test_one_story_is_not_held_against_itself(judge: Judge) -> None:
    """What a single story tells is left alone."""
    assert judge(f"{ROBBERY} {TWO_DAYS} {ARREST.format(9)}", "Snow fell in Oslo.") == []


def test_two_robberies_are_not_told_apart(judge: Judge) -> None:
    """Where the robbery can be one of two, nothing is said of the days after it."""
    assert judge(ROBBERY, TWO_DAYS, ARREST.format(9), "The robbery of the Turku bank took place on 7 May 2009.") == []


@pytest.mark.parametrize(
    "robbery",
    [
        "The robbery of the Turku bank may have taken place on 3 May 2009.",
        "The robbery of the Turku bank was to take place on 3 May 2009.",
        "The robbery of the Turku bank took place in early May 2009.",
        "The robbery of the Turku bank took place in the 1990s.",
    ],
)
def test_what_is_not_a_fact_of_a_day(judge: Judge, robbery: str) -> None:
    """Possibilities, plans and vague times bind nothing."""
    assert judge(robbery, TWO_DAYS, ARREST.format(9)) == []


def test_a_claim_in_conflict_already_is_left_out(judge: Judge) -> None:
    """One slip is found once."""
    (first,) = judge(ROBBERY, TWO_DAYS, ARREST.format(9))
    pair = ClaimPair(left=first.pair.left, right=first.pair.left, score=0.9, reasons=())
    assert judge(ROBBERY, TWO_DAYS, ARREST.format(9), known=[first.model_copy(update={"pair": pair, "also": ()})]) == []


def test_today_may_be_the_day_before(judge: Judge) -> None:
    """What counts from the moment of writing is not held to the day of publication."""
    today = "Police arrested Anna Berg in Turku {} after they had searched two houses."
    days = [None, None, date(2009, 5, 6)]
    assert judge(ROBBERY, TWO_DAYS, today.format("today"), published=days) == []
    assert len(judge(ROBBERY, TWO_DAYS, today.format("on 6 May"), published=days)) == 1


def test_order_of_what_happens_to_one_person(judge: Judge) -> None:
    """A marriage before birth takes two stories and the table of orders."""
    (found,) = judge(
        "Anna Berg was born in Turku on 3 May 1959.", "Anna Berg married Peter Holm in Turku on 9 June 1957."
    )
    assert _words(found) == ["9 June 1957", "3 May 1959"]
    assert not found.also


@pytest.mark.parametrize(
    ("first", "then", "found"),
    [
        ("Anna Berg was arrested in Turku on 9 May 2009.", "Anna Berg was convicted in Turku on 3 May 2009.", 1),
        ("Anna Berg was arrested in Turku on 3 May 2009.", "Anna Berg was convicted in Turku on 9 May 2009.", 0),
        ("Anna Berg was arrested in Turku on 9 May 2009.", "Anna Berg was convicted in Turku on 3 May 2004.", 0),
        ("Anna Berg was arrested in Turku on 9 May 2009.", "Peter Holm was convicted in Turku on 3 May 2009.", 0),
        (
            "Anna Berg was arrested in Turku on 9 May 2009.",
            "Anna Berg, a judge, convicted him in Turku on 3 May 2009.",
            0,
        ),
    ],
)
def test_orders_hold_for_one_person_and_one_case(judge: Judge, first: str, then: str, found: int) -> None:
    """Nobody is convicted before arrest; but years ago, as another person or as the judge it is another matter."""
    assert len(judge(first, then)) == found


def test_the_table_of_orders() -> None:
    """No event comes before itself, in one order or round a circle of them, and every order has its reason."""
    edges = {(a, b) for o in orders() for a in o.first for b in o.then}
    reach = set(edges)
    while more := {(a, d) for a, b in reach for c, d in edges if b == c} - reach:
        reach |= more
    assert all(a != b for a, b in reach)
    assert all(len(o.reason) > 10 for o in orders())


def _claim(name: str, article: str, value: ResolvedDate | GapValue) -> ResolvedClaim:
    return ResolvedClaim(
        id=name,
        article=article,
        kind=ValueKind.DATE if isinstance(value, ResolvedDate) else ValueKind.DURATION,
        span=Span(start=0, end=1, text="x"),
        sentence=0,
        proposition=Proposition(predicate="go", events=("travel",), negated=False, participants=(), stems=()),
        attribution=None,
        factuality=Factuality.CERTAIN,
        value=value,
    )


def _dated(occasion: int, day: int) -> ToldDate:
    start = date.fromordinal(733_000 + day)
    interval = Interval(
        start=datetime.combine(start, time()),
        end=datetime.combine(start, time()) + timedelta(days=1),
        grain=Grain.DAY,
    )
    timex = Timex(start=0, end=1, text="x", type=TimexType.DATE, value=start.isoformat())
    value = ResolvedDate(timex=timex, tense=Tense.PAST, reported=False, interval=interval, anchor=None)
    return ToldDate(claim=_claim(f"d{occasion}", f"a{occasion}", value), occasion=occasion, score=0.9)


def _gap(n: int, event: int, other: int, low: int, high: int) -> ToldGap:
    words = Span(start=0, end=1, text="x")
    nothing = Proposition(predicate="go", events=(), negated=False, participants=(), stems=())
    value = GapValue(words=words, low=low, high=high, other=nothing)
    return ToldGap(claim=_claim(f"g{n}", f"b{n}", value), event=event, other=other, score=0.8)


days = st.lists(st.integers(0, 300), min_size=2, max_size=6)


@given(days, st.data())
def test_what_really_happened_is_never_a_conflict(real: list[int], data: st.DataObject) -> None:
    """Dates and distances that are all true give nothing, however many there are."""
    where = st.integers(0, len(real) - 1)
    gaps = [
        _gap(n, a, b, real[a] - real[b] - slack, real[a] - real[b] + slack)
        for n, (a, b, slack) in enumerate(data.draw(st.lists(st.tuples(where, where, st.integers(0, 9)), max_size=8)))
    ]
    told = Timeline(dates=tuple(_dated(i, day) for i, day in enumerate(real)), gaps=tuple(gaps))
    assert list(compare_timeline(told, (), {})) == []


@given(days, st.integers(1, 50), st.data())
def test_one_false_distance_is_found_with_the_dates_that_it_contradicts(
    real: list[int], off: int, data: st.DataObject
) -> None:
    """A distance that is off is in one conflict, with just the two dates, whatever else is told."""
    a, b = data.draw(st.permutations(range(len(real))))[:2]
    true = [_gap(n, n, n - 1, real[n] - real[n - 1], real[n] - real[n - 1]) for n in range(1, len(real))]
    false = _gap(99, a, b, real[a] - real[b] + off, real[a] - real[b] + off)
    told = Timeline(dates=tuple(_dated(i, day) for i, day in enumerate(real)), gaps=(*true, false))
    found = list(compare_timeline(told, (), {}))
    assert any("g99" in {c.id for c in (f.pair.left, *f.also, f.pair.right)} for f in found)
    # The false distance is against the two dates, or against true distances that lead the same way round.
    assert all(len(f.also) <= 1 for f in found[:1])


def _impossible(**how: frozenset[str] | None) -> Timeline:
    """Give two dates ten days apart, and a distance of two days between them."""
    return Timeline.model_validate({"dates": (_dated(0, 0), _dated(1, 10)), "gaps": (_gap(0, 1, 0, 2, 2),), **how})


def test_a_conflict_says_what_and_by_how_much_and_how_surely() -> None:
    """The message has each claim as read; it is as sure as its least sure claim, and as loud as the settings say."""
    (found,) = compare_timeline(_impossible(), (), {RULE_ID: Severity.ERROR})
    assert found.message.startswith("They cannot all be true: ")
    assert found.message.endswith(" They miss each other by 8 days.")
    assert all(reading(c.value) in found.message for c in (found.pair.left, *found.also, found.pair.right))
    assert (found.confidence, found.pair.score, found.severity) == (0.8, 0.8, Severity.ERROR)


@pytest.mark.parametrize(
    ("drafts", "found"),
    [
        (None, 1),
        (frozenset({"a0"}), 1),
        (frozenset({"b0"}), 1),
        (frozenset({"a0", "other"}), 1),
        (frozenset({"other"}), 0),
        (frozenset(), 0),
    ],
)
def test_a_draft_must_have_part_in_it(drafts: frozenset[str] | None, found: int) -> None:
    """What no draft tells of is not asked for; what only the archive has at odds is no news."""
    assert len(list(compare_timeline(_impossible(drafts=drafts), (), {}))) == found


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("3 May", 1),
        ("two days later", 0),
        ("the previous Friday", 0),
        ("Translater Day", 1),
        ("The Following Day", 0),
    ],
)
def test_what_is_told_from_another_event_is_no_date_of_the_calendar(words: str, found: int) -> None:
    """A date such as "two days later" is as sure as what it is told from, which is not known here."""
    told = _impossible()
    first = told.dates[0]
    value = first.claim.value
    assert isinstance(value, ResolvedDate)
    timex = value.timex.model_copy(update={"text": words})
    other = first.claim.model_copy(update={"value": value.model_copy(update={"timex": timex})})
    dates = (first.model_copy(update={"claim": other}), told.dates[1])
    assert len(list(compare_timeline(told.model_copy(update={"dates": dates}), (), {}))) == found


def test_what_is_bound_to_a_draft_by_the_calendar_alone_is_not_asked_for() -> None:
    """Of two conflicts that share no occasion, only the one that a draft has part in is told."""
    other = [_dated(n, day) for n, day in ((2, 0), (3, 10))]
    told = Timeline(
        dates=(_dated(0, 0), _dated(1, 10), *other),
        gaps=(_gap(0, 1, 0, 2, 2), _gap(1, 3, 2, 2, 2)),
        drafts=frozenset({"b0"}),
    )
    (found,) = compare_timeline(told, (), {})
    assert {c.article for c in (found.pair.left, *found.also, found.pair.right)} == {"a0", "a1", "b0"}
    assert len(list(compare_timeline(told.model_copy(update={"drafts": None}), (), {}))) == 2
