"""The conditions that rules are made of, over claims read from short texts."""

from collections.abc import Callable
from datetime import date

import pytest

from checker.compare import relations as r
from checker.model import Grain, Interval, Mod, PublishedFrom, ResolvedClaim, ResolvedDate, ValueKind
from tests.compare.conftest import Read, Told

Condition = Callable[[ResolvedClaim, ResolvedClaim], bool]
DATE, DURATION, COUNT, MONEY, RECENCY, QUOTE, ENTITY = list(ValueKind)[:7]

EARLIER, LATER = date(2025, 5, 15), date(2025, 5, 17)


def told(words: str, published: date | None = date(2025, 5, 16)) -> Told:
    """Give a text of one sentence."""
    return Told(words, published)


MET = "Anna Berg met Peter Holm in Vienna"
CASES: list[tuple[Condition, ValueKind, Told, Told, bool]] = [
    # who says it
    (
        r.different_speakers,
        DATE,
        told("Ole Lund said the mill closed on Tuesday."),
        told("Olga Brandt said the mill closed on Monday."),
        True,
    ),
    (
        r.different_speakers,
        DATE,
        told("Ole Lund said the mill closed on Tuesday."),
        told("Ole Lund said the mill closed on Monday."),
        False,
    ),
    (
        r.different_speakers,
        DATE,
        told("Ole Lund said the mill closed on Tuesday."),
        told("The mill closed on Monday."),
        False,
    ),
    (
        r.different_speakers,
        DATE,
        told("Ole Lund, spokesman for Nordvia, said the mill closed on Tuesday."),
        told("Nordvia said the mill closed on Monday."),
        False,
    ),
    (
        r.different_speakers,
        DATE,
        told("Lund said the mill closed on Tuesday."),
        told("The mill closed on Monday, said Ole Lund."),
        False,
    ),
    (
        r.different_speakers,
        DATE,
        told("Police said the mill closed on Tuesday."),
        told("The police of Turku said the mill closed on Monday."),
        False,
    ),
    # as what it is said
    (
        r.planned_then_happened,
        DATE,
        told("Anna Berg will meet Peter Holm on Friday.", EARLIER),
        told("Anna Berg met Peter Holm on Friday.", LATER),
        True,
    ),
    (
        r.planned_then_happened,
        DATE,
        told("Anna Berg will meet Peter Holm on Friday.", LATER),
        told("Anna Berg met Peter Holm on Friday.", EARLIER),
        False,
    ),
    (
        r.planned_then_happened,
        DATE,
        told("Anna Berg will meet Peter Holm on 17 May 2025.", None),
        told("Anna Berg met Peter Holm on Friday.", LATER),
        True,
    ),
    (
        r.planned_then_happened,
        DATE,
        told("Anna Berg met Peter Holm on Friday.", EARLIER),
        told("Anna Berg met Peter Holm on Friday.", LATER),
        False,
    ),
    (
        r.plan_overtaken,
        DATE,
        told("Anna Berg will meet Peter Holm on Saturday.", EARLIER),
        told("Anna Berg met Peter Holm on Friday.", LATER),
        True,
    ),
    (
        r.plan_overtaken,
        DATE,
        told("Anna Berg will meet Peter Holm on Friday.", EARLIER),
        told("Anna Berg met Peter Holm on Friday.", LATER),
        False,
    ),
    (r.uncertain, DATE, told("Anna Berg may meet Peter Holm on Friday."), told(f"{MET} on Friday."), True),
    (r.uncertain, DATE, told(f"{MET} on Thursday."), told(f"{MET} on Friday."), False),
    # dates
    (r.no_common_grain, DATE, told(f"{MET} on Tuesday."), told(f"{MET} in May."), False),
    (r.no_common_grain, DATE, told(f"{MET} on Tuesday."), told(f"{MET} in the 1990s."), True),
    (r.same_date, DATE, told(f"{MET} on Tuesday."), told(f"{MET} on 13 May."), True),
    (r.same_date, DATE, told(f"{MET} on Tuesday."), told(f"{MET} on Monday."), False),
    (r.date_within_other, DATE, told(f"{MET} on Tuesday."), told(f"{MET} in May."), True),
    (r.date_within_other, DATE, told(f"{MET} on Tuesday."), told(f"{MET} in April."), False),
    (
        r.day_of_the_report,
        DATE,
        told("Officials said on Tuesday that the mill had closed."),
        told("The mill closed on Tuesday."),
        True,
    ),
    (r.day_of_the_report, DATE, told("The mill closed on Tuesday."), told("The mill closed on Tuesday."), False),
    (
        r.loosely_reported,
        DATE,
        told("Officials said on Tuesday that the mill had closed."),
        told("The mill closed on Monday."),
        True,
    ),
    (
        r.loosely_reported,
        DATE,
        told("Officials said on Tuesday that the mill had closed."),
        told("The mill closed on Wednesday."),
        False,
    ),
    (
        r.loosely_reported,
        DATE,
        told("Officials said on Thursday that the mill had closed."),
        told("The mill closed on Monday."),
        False,
    ),
    (r.loosely_reported, DATE, told("The mill closed on Tuesday."), told("The mill closed on Monday."), False),
    (
        r.loosely_reported,
        DATE,
        told("Officials said on Tuesday that the mill had closed."),
        told("Nordvia announced on Thursday it shut the mill."),
        True,
    ),
    (r.adjacent_days, DATE, told(f"{MET} on Tuesday evening."), told(f"{MET} on Wednesday."), True),
    (r.adjacent_days, DATE, told(f"{MET} on Tuesday."), told(f"{MET} on Wednesday."), False),
    (r.adjacent_days, DATE, told(f"{MET} on Monday night."), told(f"{MET} on Wednesday."), False),
    (r.adjacent_days, DATE, told(f"{MET} yesterday."), told(f"{MET} on 14 May 2025."), True),
    (
        r.another_occasion,
        DATE,
        told(f"{MET} on 14 May 2025."),
        told("Berg and Holm held talks at the harbour on 2 March 2025."),
        True,
    ),
    (r.another_occasion, DATE, told(f"{MET} on 14 May 2025."), told(f"{MET} on 14 May 2024."), False),
    (
        r.another_occasion,
        DATE,
        told(f"{MET} on 14 May 2025."),
        told("Berg and Holm held talks at the harbour on 9 May 2025."),
        False,
    ),
    (r.approximate_times, DATE, told(f"{MET} in early April."), told(f"{MET} on 12 April."), True),
    (r.approximate_times, DATE, told(f"{MET} in early April."), told(f"{MET} on 14 May."), False),
    (r.approximate_times, DATE, told(f"{MET} on 3 April."), told(f"{MET} on 4 April."), False),
    (r.weekday_unknown, DATE, told(f"{MET} on Tuesday (May 13)."), told(f"{MET} on Tuesday (May 13)."), False),
    (r.weekday_unknown, DATE, told(f"{MET} on 13 May."), told(f"{MET} on Tuesday (May 13)."), True),
    (r.weekday_agrees, DATE, told(f"{MET} on Tuesday (May 13)."), told(f"{MET} on Tuesday (May 13)."), True),
    (r.weekday_agrees, DATE, told(f"{MET} on Monday (May 13)."), told(f"{MET} on Tuesday (May 13)."), False),
    # recency
    (r.other_occasion, RECENCY, told("They last met in 2012.", date(2014, 2, 3)), told("They last met in 2023."), True),
    (r.other_occasion, RECENCY, told("They last met in 2021."), told("They last met in 2023.", EARLIER), False),
    (
        r.other_occasion,
        RECENCY,
        told("They last met in 2022.", date(2024, 9, 1)),
        told("They have not met since 2020."),
        False,
    ),
    (
        r.last_times_meet,
        RECENCY,
        told("They last met in March 2022."),
        told("It was their first meeting in more than three years."),
        True,
    ),
    (
        r.last_times_meet,
        RECENCY,
        told("They last met in March 2023."),
        told("It was their first meeting in more than three years."),
        False,
    ),
    (
        r.occurrence_in_silence,
        RECENCY,
        told("They last met in 2023."),
        told("They have not met since March 2021."),
        True,
    ),
    (
        r.occurrence_in_silence,
        RECENCY,
        told("They last met in 2020."),
        told("They have not met since March 2021."),
        True,
    ),
    (
        r.occurrence_in_silence,
        RECENCY,
        told("They last met in March 2021."),
        told("They have not met since March 2021."),
        False,
    ),
    (
        r.occurrence_in_silence,
        RECENCY,
        told("They last met in 2023.", None),
        told("They have not met since March 2021.", None),
        False,
    ),
    # amounts
    (r.amounts_incomparable, MONEY, told("Nordvia paid $3 million."), told("Nordvia paid 3 million euros."), True),
    (r.amounts_incomparable, DURATION, told("The call lasted an hour."), told("The call lasted 50 minutes."), False),
    (r.amounts_vague, DURATION, told("The call lasted several hours."), told("The call lasted 50 minutes."), True),
    (r.amounts_vague, DURATION, told("The call lasted an hour."), told("The call lasted 50 minutes."), False),
    (r.amounts_vague, DURATION, told("The trial lasted over two days."), told("The trial lasted five years."), True),
    (r.amounts_vague, DURATION, told("The trial lasted over two days."), told("The trial lasted four days."), False),
    (r.amounts_vague, DURATION, told("The trial lasted less than a year."), told("The trial lasted a day."), True),
    (r.amounts_equal, DURATION, told("The call lasted 60 minutes."), told("The call lasted one hour."), True),
    (r.amounts_equal, COUNT, told("Three miners died."), told("Four miners died."), False),
    (r.amounts_agree, COUNT, told("At least three miners died."), told("Five miners died."), True),
    (r.amounts_agree, COUNT, told("At least seven miners died."), told("Five miners died."), False),
    (
        r.toll_still_counted,
        COUNT,
        told("About 30 people were badly injured, some by glass."),
        told("In all, 249 people were injured by the storm."),
        True,
    ),
    (
        r.toll_still_counted,
        COUNT,
        told("Three miners died."),
        told("A blast at the pit near Ghent killed five men."),
        True,
    ),
    (r.toll_still_counted, COUNT, told("Three miners died."), told("Five miners died."), False),
    (
        r.toll_still_counted,
        COUNT,
        told("The farm sold three cows."),
        told("At the fair in Ghent the farm sold five cows."),
        False,
    ),
    (r.figures_rise, COUNT, told("Three miners died.", EARLIER), told("Five miners died.", LATER), True),
    (r.figures_rise, COUNT, told("Three miners died.", LATER), told("Five miners died.", EARLIER), False),
    (r.figures_rise, COUNT, told("Three miners died.", None), told("Five miners died.", EARLIER), False),
    (r.figures_rise, COUNT, told("The farm sold three cows.", EARLIER), told("The farm sold five cows.", LATER), False),
    (r.figures_rise, COUNT, told("At least three miners died.", LATER), told("Five miners died.", LATER), True),
    (r.figures_rise, COUNT, told("Three miners died.", LATER), told("Five miners died.", LATER), False),
    (r.figures_rise, COUNT, told("At least three miners died.", EARLIER), told("Three miners died.", LATER), False),
    # words
    (
        r.same_words,
        QUOTE,
        told('Olsen said: "The bridge is safe for all."'),
        told('Olsen said: "The bridge is safe, for all".'),
        True,
    ),
    (
        r.same_words,
        QUOTE,
        told('Olsen said: "The bridge is safe for all."'),
        told('Olsen said: "The bridge is not safe for all."'),
        False,
    ),
    (
        r.quote_within_other,
        QUOTE,
        told('Olsen said: "The bridge is safe for all."'),
        told('Olsen said: "The bridge is safe for all and it will last."'),
        True,
    ),
    (
        r.quote_within_other,
        QUOTE,
        told('Olsen said: "The bridge is safe for all."'),
        told('Olsen said: "The bridge is old and it will not last."'),
        False,
    ),
    (
        r.prepositions_differ,
        QUOTE,
        told('Olsen said: "We sail from the islands tomorrow."'),
        told('Olsen said: "We sail to the islands tomorrow."'),
        True,
    ),
    (
        r.prepositions_differ,
        QUOTE,
        told('Olsen said: "We sail from the islands tomorrow."'),
        told('Olsen said: "We sail from the islands tomorrow."'),
        False,
    ),
    (
        r.other_utterance,
        QUOTE,
        told('Olsen said: "We sail from the islands tomorrow."'),
        told('Olsen said: "No mill was ever worth that much."'),
        True,
    ),
    (
        r.other_utterance,
        QUOTE,
        told('Olsen said: "We sail from the islands tomorrow."'),
        told('Olsen said: "We sail from the islands today."'),
        False,
    ),
    # names
    (r.same_name, ENTITY, told("Anna Berg left."), told("Berg left."), True),
    (r.same_name, ENTITY, told("Anna Berg left."), told("Peter Holm left."), False),
    (r.name_within_other, ENTITY, told("Nordvia sold the mill."), told("Nordvia Cargo sold the mill."), True),
    (r.name_within_other, ENTITY, told("Anna Berg left."), told("Peter Holm left."), False),
]
IDS = [f"{c[0].__name__}-{i}" for i, c in enumerate(CASES)]


@pytest.mark.parametrize(("condition", "kind", "left", "right", "holds"), CASES, ids=IDS)
def test_a_condition_holds_or_does_not(  # noqa: PLR0917
    sides: Read, condition: Condition, kind: ValueKind, left: Told, right: Told, holds: bool
) -> None:
    """Each condition, on claims as articles would make them."""
    assert condition(*sides(kind, left, right)) is holds


@pytest.mark.parametrize(("condition", "kind", "left", "right", "holds"), CASES, ids=IDS)
def test_a_condition_is_symmetric(  # noqa: PLR0917
    sides: Read, condition: Condition, kind: ValueKind, left: Told, right: Told, holds: bool
) -> None:
    """Which article comes first does not matter."""
    assert condition(*sides(kind, right, left)) is holds


# Conditions that mean "these two cannot be compared" hold of another kind of value; all others do not.
INCOMPARABLE = [
    r.no_common_grain, r.weekday_unknown, r.other_occasion, r.amounts_incomparable, r.amounts_vague, r.other_utterance,
    r.name_within_other,
]  # fmt: skip
COMPARED = [
    r.same_date, r.date_within_other, r.day_of_the_report, r.loosely_reported, r.adjacent_days, r.another_occasion,
    r.approximate_times, r.weekday_agrees, r.last_times_meet, r.occurrence_in_silence,
    r.amounts_equal, r.amounts_agree, r.figures_rise, r.same_words, r.quote_within_other, r.prepositions_differ,
    r.words_added_or_dropped, r.same_name,
]  # fmt: skip


@pytest.mark.parametrize(("condition", "holds"), [*((c, True) for c in INCOMPARABLE), *((c, False) for c in COMPARED)])
def test_another_kind_of_value_is_not_compared(sides: Read, condition: Condition, holds: bool) -> None:
    """Given statements, which have no value of any of these kinds, a condition finds nothing to compare."""
    two = sides(ValueKind.STATEMENT, told("The mill closed."), told("The mill opened."))
    assert condition(*two) is holds


def inferred(claim: ResolvedClaim) -> ResolvedClaim:
    """Give a dated claim as if its article's day of publication were only inferred."""
    value = claim.value
    assert isinstance(value, ResolvedDate)
    assert value.anchor is not None
    anchor = value.anchor.model_copy(update={"published_from": PublishedFrom.INFERRED})
    return claim.model_copy(update={"value": value.model_copy(update={"anchor": anchor})})


def test_an_inferred_day_may_be_off_by_one(sides: Read) -> None:
    """A weekday that was read against an inferred day is not told apart from the day beside it."""
    left, right = sides(DATE, told(f"{MET} on Tuesday."), told(f"{MET} on Wednesday."))
    assert r.adjacent_days(inferred(left), right)


def test_hedged_times_with_open_ends_are_near_each_other_where_they_overlap(sides: Read) -> None:
    """Two times before some day have no width to measure by, and still no gap between them."""
    two = sides(DATE, told(f"{MET} in early April."), told(f"{MET} on 14 May."))
    ends = (Interval(start=None, end=i.end, grain=Grain.DAY, mod=Mod.APPROX) for i in (c.value.interval for c in two))  # type: ignore[union-attr]
    left, right = (
        c.model_copy(update={"value": c.value.model_copy(update={"interval": e})})
        for c, e in zip(two, ends, strict=True)
    )
    assert r.approximate_times(left, right) is True
