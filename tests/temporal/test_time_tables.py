"""The tables of the time reader: what they must hold, and what a broken one says."""

import pytest

from checker.errors import TableError
from checker.model import Mod
from checker.temporal.lexicon import Lexicon, lexicon, read_table
from checker.temporal.patterns import number, ordinal
from checker.temporal.periods import period
from checker.temporal.spread import Spread, spread
from checker.temporal.tense import cues


def test_every_month_and_weekday_is_named() -> None:
    """Months and weekdays are complete."""
    assert set(lexicon().months.values()) == set(range(1, 13))
    assert set(lexicon().weekdays.values()) == set(lexicon().weekday_abbreviations.values()) == set(range(1, 8))


def test_every_unit_has_a_width() -> None:
    """Every unit of the lexicon has a width for exact, hedged and untold numbers."""
    codes = {u.code for u in lexicon().units.values()}
    assert codes == {d.unit for d in spread().distances}
    assert codes <= {v.unit for v in spread().vague}


def test_every_unit_ends_in_a_row_for_all_numbers() -> None:
    """The last row of each unit but the minutes takes every number, so that no figure is without a width."""
    last = {d.unit: d for d in spread().distances}
    assert {d.multiple_of for d in last.values()} == {1}


def test_widths_have_reasons() -> None:
    """Each width says why it is what it is."""
    table = spread()
    groups = (table.distances, table.vague, table.parts, table.about, (table.present,))
    assert all(len(row.model_dump()["reason"]) > 8 for rows in groups for row in rows)


def test_parts_cover_start_mid_and_end() -> None:
    """Every mod that names a part of a period has a share."""
    assert {p.mod for p in spread().parts} == {Mod.START, Mod.MID, Mod.END} == set(lexicon().parts.values())


def test_hedges_are_told_apart() -> None:
    """No phrase is two kinds of hedge."""
    phrases = [p for h in lexicon().hedges for p in h.phrases]
    assert len(phrases) == len(set(phrases))


def test_tense_cues_are_told_apart() -> None:
    """No word tells two tenses."""
    table = cues()
    words = [*table.future, *table.past, *table.present]
    assert len(words) == len(set(words))


@pytest.mark.parametrize(
    ("name", "kind"), [("spread.toml", Lexicon), ("lexicon.toml", Spread), ("absent.toml", Spread)]
)
def test_broken_table(name: str, kind: type[Lexicon] | type[Spread]) -> None:
    """A table that is missing or does not fit its schema is named in the error."""
    with pytest.raises(TableError, match=name):
        read_table(name, kind)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("24", 24), ("1,500", 1500),
        ("2.5", 2.5), ("2 1/2", 2.5), ("2½", 2.5), ("twenty-four", 24), ("ninety nine", 99),
        ("a hundred", 100), ("an hundred", 100),
        ("two thousand", 2000), ("one hundred and five", 105), ("a", 1), ("several", None), ("and", None),
    ],
)  # fmt: skip
def test_numbers(text: str, value: float | None) -> None:
    """Numbers are read in digits and in words."""
    assert number(text) == value


@pytest.mark.parametrize(("text", "value"), [("third", 3), ("21st", 21), ("Twenty-first", 21)])
def test_ordinals(text: str, value: int) -> None:
    """Ordinals are read in digits and in words."""
    assert ordinal(text) == value


@pytest.mark.parametrize(
    ("count", "unit", "value"),
    [
        (3, "years", "P3Y"), (1.5, "hour", "PT1H30M"), (2.5, "years", "P2Y6M"), (0.5, "year", "P6M"),
        (1.5, "days", "P1DT12H"),
        (1.5, "minutes", "PT1M30S"), (2, "decades", "P20Y"),
        (0.5, "century", "P50Y"), (None, "weeks", "PXW"),
        (None, "decades", "PXE"), (None, "hours", "PTXH"), (1, "fortnight", "P2W"), (1.5, "weeks", "P1.5W"),
    ],
)  # fmt: skip
def test_periods(count: float | None, unit: str, value: str) -> None:
    """Lengths are written as TIMEX3 does."""
    assert period(count, unit) == value
