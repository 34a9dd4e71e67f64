"""The conditions between ages, hours, measures, sums and steps, over claims read from short texts."""

from collections.abc import Callable
from datetime import date

import pytest

from checker.compare import relations as r
from checker.model import AmountValue, ClockValue, ResolvedClaim, ResolvedDate, ValueKind
from tests.compare.conftest import Read, Told

Condition = Callable[[ResolvedClaim, ResolvedClaim], bool]
COUNT, DATE, MONEY, DURATION = ValueKind.COUNT, ValueKind.DATE, ValueKind.MONEY, ValueKind.DURATION
DAY, NEXT_DAY, YEARS_LATER = date(2025, 5, 16), date(2025, 5, 17), date(2030, 5, 16)


def told(words: str, published: date | None = DAY) -> Told:
    """Give a text of one sentence."""
    return Told(words, published)


def aged(years: int, published: date | None = DAY) -> Told:
    """Give a text that says how old somebody is."""
    return Told(f"The race was won by {years}-year-old Anna Berg.", published)


def born(on: str, published: date | None = DAY) -> Told:
    """Give a text that says when somebody was born."""
    return Told(f"Anna Berg was born {on} in Vienna.", published)


AGES: list[tuple[Condition, Told, Told, bool]] = [
    (r.no_two_ages, aged(47, None), aged(49), True),
    (r.no_two_ages, aged(47, None), aged(47), False),
    (r.no_two_ages, aged(47, None), aged(74), False),
    (r.no_two_ages, aged(47), aged(49), False),
    (r.no_two_ages, aged(47), told("Three mills burned in Ghent."), True),
    (r.same_age, aged(47), aged(47, NEXT_DAY), True),
    (r.same_age, aged(47), aged(48), False),
    (r.same_age, aged(47), aged(47, YEARS_LATER), False),
    (r.same_age, aged(47, None), aged(47), True),
    (r.same_age, born("on 4 May 1978"), aged(47), True),
    (r.same_age, born("in 1978"), aged(46), True),
    (r.same_age, born("in 1978"), aged(47), True),
    (r.years_between_explain, aged(47), aged(52, YEARS_LATER), True),
    (r.years_between_explain, aged(47), aged(62, YEARS_LATER), False),
    (r.years_between_explain, aged(47), aged(47), False),
    (r.years_between_explain, aged(47, None), aged(47), False),
    (r.birthday_between, aged(47), aged(48), True),
    (r.birthday_between, aged(48), aged(47, NEXT_DAY), True),
    (r.birthday_between, aged(47), aged(49), False),
    (r.age_of_the_past, born("on 4 May 1950"), aged(47), True),
    (r.age_of_the_past, born("on 4 May 1990"), aged(47), False),
    (r.age_of_the_past, aged(47), aged(57), False),
]


@pytest.mark.parametrize(("condition", "left", "right", "holds"), AGES)
def test_ages_are_reckoned_from_the_day_of_publication(
    sides: Read, condition: Condition, left: Told, right: Told, holds: bool
) -> None:
    """An age holds on the day its story came out; a date of birth gives one too. Either way round is the same."""
    two = sides(COUNT, left, right, AmountValue)
    assert condition(*two) is holds
    assert condition(*two[::-1]) is holds


def at(words: str) -> Told:
    """Give a text that says at which hour something happened."""
    return Told(f"The mill in Ghent burned {words}.")


CLOCKS: list[tuple[Condition, Told, Told, bool]] = [
    (r.clocks_apart, at("at 09:00 GMT"), at("at 11 a.m."), True),
    (r.clocks_apart, at("at 09:00 GMT"), at("at 9 a.m."), False),
    (r.clocks_apart, at("at 09:00 GMT"), at("at 11:00 GMT"), False),
    (r.same_clock, at("at 9:10 a.m."), at("at 09:10"), True),
    (r.same_clock, at("at 13:30 PST"), at("at 16:30 ET"), True),
    (r.same_clock, at("at 9:10 a.m."), at("at 9:10 p.m."), False),
    (r.clocks_meet, at("shortly after 9 a.m."), at("at 9:40 a.m."), True),
    (r.clocks_meet, at("shortly after 9 a.m."), at("at 10:40 a.m."), False),
    (r.clocks_meet, at("shortly before 9 a.m."), at("at 8:40 a.m."), True),
    (r.clocks_meet, at("by 9 a.m."), at("at 6:40 a.m."), True),
    (r.clocks_meet, at("by 9 a.m."), at("at 9:40 p.m."), False),
    (r.clocks_meet, at("after 9 a.m."), at("at 6:40 a.m."), False),
    (r.clocks_meet, at("after 9 a.m."), at("by 11 a.m."), True),
    (r.clocks_meet, at("about 9 a.m."), at("at 9:25 a.m."), True),
    (r.clocks_meet, at("at 9 a.m."), at("at 9:12 a.m."), True),
    (r.clocks_meet, at("at 9:01 a.m."), at("at 9:12 a.m."), False),
    (r.clocks_meet, at("on Monday night"), at("at 1:15 a.m."), True),
    (r.clocks_meet, at("on Monday morning"), at("at 9:15 p.m."), False),
    (r.clocks_meet, at("in the early hours"), at("at 11:20 a.m."), False),
    (r.clocks_meet, at("in the early hours"), at("at 4:20 a.m."), True),
    (r.clocks_meet, at("at midnight"), at("at 00:10"), True),
    (r.minutes_apart, at("at 9:01 a.m."), at("at 9:12 a.m."), True),
    (r.minutes_apart, at("at 9:01 a.m."), at("at 9:32 a.m."), False),
]


@pytest.mark.parametrize(("condition", "left", "right", "holds"), CLOCKS)
def test_hours_are_told_apart(sides: Read, condition: Condition, left: Told, right: Told, holds: bool) -> None:
    """Clock times and parts of the day meet or do not, whatever the day. Either way round is the same."""
    two = sides(DATE, left, right, ClockValue)
    assert condition(*two) is holds
    assert condition(*two[::-1]) is holds


HIT = "The quake hit Gotland"
NUMBERS: list[tuple[Condition, ValueKind, Told, Told, bool]] = [
    (r.counts_things, COUNT, told("Three mills burned."), told("The mill lost 40 percent of its wool."), True),
    (r.counts_things, COUNT, told(f"{HIT} 10 km deep."), told("The mill lost 40 percent of its wool."), False),
    (r.gives_share, COUNT, told("Three mills burned."), told("The mill lost 40 percent of its wool."), True),
    (r.gives_share, COUNT, told("Three mills burned."), told(f"{HIT} 10 km deep."), False),
    (r.gives_measure, COUNT, told("Three mills burned."), told(f"{HIT} 10 km deep."), True),
    (r.gives_measure, COUNT, told("Three mills burned."), told("The mill lost 40 percent of its wool."), False),
    (r.gives_order, COUNT, told("Anna Berg won her third term."), told("Three mills burned."), True),
    (r.gives_order, COUNT, told("Three mills burned."), told("Four mills burned."), False),
    (r.gives_age, COUNT, aged(47), told("Three mills burned."), True),
    (r.gives_age, COUNT, told("Four mills burned."), told("Three mills burned."), False),
    (r.aspect_unknown, COUNT, told(f"{HIT} 10 km deep."), told(f"{HIT} at a depth of 6 miles."), False),
    (r.aspect_unknown, COUNT, told(f"{HIT} 10 km deep."), told(f"{HIT} 10 km from Visby."), True),
    (r.aspect_unknown, COUNT, told(f"{HIT} 10 km deep."), told("The mill lost 40 percent of its wool."), True),
    (r.other_words, COUNT, told(f"{HIT} 10 km deep."), told("Divers saw a wreck 40 metres deep."), True),
    (r.other_words, COUNT, told(f"{HIT} near Visby 10 km deep."), told(f"{HIT} near Visby 40 km deep."), False),
    (
        r.other_currency,
        MONEY,
        told("Nordvia bought the old mill in Ghent for €83m."),
        told("The mill cost $90m."),
        True,
    ),
    (r.other_currency, MONEY, told("The mill cost €83m."), told("The mill cost €90m."), False),
    (
        r.currency_exchanged,
        MONEY,
        told("Nordvia bought the old mill in Ghent for €83m."),
        told("Nordvia bought the old mill in Ghent for £83m."),
        True,
    ),
    (
        r.currency_exchanged,
        MONEY,
        told("Nordvia bought the old mill in Ghent for €80m."),
        told("Nordvia bought the old mill in Ghent for £80m."),
        False,
    ),
    (r.currency_exchanged, MONEY, told("The mill cost €83m."), told("Nordvia paid £83m to Anna Berg."), False),
    (r.currency_exchanged, MONEY, told("The mill cost €83m."), told("The mill cost £93m."), False),
    (
        r.another_state,
        DURATION,
        told("Anna Berg worked at the mill for five years."),
        told("Anna Berg had hoped to retire and worked in the harbour of Ghent for 15 years."),
        True,
    ),
    (
        r.another_state,
        DURATION,
        told("Anna Berg worked at the old mill in Ghent for five years."),
        told("Anna Berg worked at the old mill in Ghent for 15 years."),
        False,
    ),
    (r.another_state, DURATION, told("The call lasted five hours."), told("The hour-long call was brief."), False),
    (r.happens_once, DATE, told("Anna Berg founded Nordvia in 1990."), told("Nordvia was founded in 1995."), True),
    (r.happens_once, DATE, told("Anna Berg visited Ghent in 1990."), told("Anna Berg left Ghent in 1995."), False),
    (r.another_occasion, DATE, told("Anna Berg founded Nordvia in 1990."), told("Nordvia was founded in 1995."), False),
    (r.names_days, DATE, told("The mill burned on Monday."), told("The mill burned on Tuesday."), True),
    (
        r.date_within_other,
        DATE,
        told("The mill burned on Monday morning."),
        told("The mill burned Monday night."),
        True,
    ),
    (
        r.approximate_times,
        DATE,
        told("The mill burned at the end of June."),
        told("The mill burned at the end of July."),
        False,
    ),
    (r.told_otherwise, DATE, told("The siege began on 9 May."), told("The siege may have ended on 3 May."), True),
    (r.told_otherwise, DATE, told("The siege began on 9 May."), told("The siege ended on 3 May."), False),
    (r.steps_in_order, DATE, told("The siege began on 9 May."), told("The siege ended on 3 May."), False),
    (r.steps_in_order, DATE, told("The siege began on 3 May."), told("The siege ended on 9 May."), True),
    (r.steps_in_order, DATE, told("The mill burned on 3 May."), told("The siege ended on 9 May."), True),
]


@pytest.mark.parametrize(("condition", "kind", "left", "right", "holds"), NUMBERS)
def test_a_condition_holds_or_does_not_either_way_round(
    sides: Read, condition: Condition, kind: ValueKind, left: Told, right: Told, *, holds: bool
) -> None:
    """Each condition on two short texts that differ in what it is about."""
    two = sides(kind, left, right, ResolvedDate if kind is DATE else AmountValue)
    assert condition(*two) is holds
    assert condition(*two[::-1]) is holds


STRANGE = [r.no_two_ages, r.clocks_apart, r.aspect_unknown, r.steps_in_order, r.other_currency]
SILENT = [
    r.same_age, r.years_between_explain, r.birthday_between, r.age_of_the_past, r.same_clock, r.clocks_meet,
    r.minutes_apart, r.currency_exchanged, r.counts_things, r.gives_age, r.names_days, r.names_hours,
]  # fmt: skip


@pytest.mark.parametrize(("condition", "holds"), [*((c, True) for c in STRANGE), *((c, False) for c in SILENT)])
def test_statements_have_none_of_these_values(sides: Read, condition: Condition, holds: bool) -> None:
    """Given values of another kind, a condition finds nothing to compare."""
    two = sides(ValueKind.STATEMENT, told("The mill closed."), told("The mill opened."))
    assert condition(*two) is holds
