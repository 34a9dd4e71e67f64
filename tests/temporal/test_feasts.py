"""Days that move: feasts and the nth weekday of a month."""

import subprocess
import sys
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.temporal import recognise
from checker.temporal.feasts import code, on_calendar
from checker.temporal.lexicon import lexicon


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("1916-@EasterMonday", "1916-04-24"),
        ("1998-@GoodFriday", "1998-04-10"),
        ("2024-@Easter", "2024-03-31"),
        ("2024-@AshWednesday", "2024-02-14"),
        ("2024-@Pentecost", "2024-05-19"),
        ("2001-@Thanksgiving", "2001-11-22"),
        ("2018-@LaborDay", "2018-09-03"),
        ("2015-@EidalFitr", "2015-07-17"),
        ("2020-@YomKippur", "2020-09-28"),
        ("2000-@EidalFitr", None),  # twice in that year
        ("1950-@Diwali", None),  # not known so far back
        ("1850-@Easter", None),
        ("2024-@Nothing", None),
        ("XXXX-@Easter", None),
        ("2024-12-25", None),
        ("2024-@M05D1N1", "2024-05-06"),
        ("2024-@M05D5N5", "2024-05-31"),
        ("2024-@M02D1N5", None),
        ("2024-@M11D4NL", "2024-11-28"),
        ("0000-@M11D4NL", None),
    ],
)
def test_on_calendar(value: str, day: str | None) -> None:
    """A day that moves has its date once the year is known, where the library knows it."""
    assert on_calendar(value) == day


@pytest.mark.parametrize("name", sorted(lexicon().feasts))
def test_every_feast_is_known(name: str) -> None:
    """Every name of the table is one that the library knows, and is read from a text."""
    assert on_calendar(f"2023-@{code(name)}") is not None
    assert [t.value for t in recognise(f"on {name}")] == [f"XXXX-@{code(name)}"]


def test_names_have_codes_of_their_own() -> None:
    """No two feasts of different dates share a code."""
    feasts = lexicon().feasts
    codes: dict[str, set[tuple[str, int]]] = {}
    for name, feast in feasts.items():
        codes.setdefault(code(name), set()).add((feast.name, feast.shift))
    assert all(len(days) == 1 for days in codes.values())


@settings(deadline=None)  # the library takes its time for a year that is new to it
@given(st.integers(1900, 2100))
def test_easter_is_a_sunday_in_spring(year: int) -> None:
    """Easter is a Sunday from 22 March to 25 April (the Gregorian computus), and its Monday the day after."""
    easter = date.fromisoformat(on_calendar(f"{year}-@Easter") or "")
    assert easter.isoweekday() == 7
    assert date(year, 3, 22) <= easter <= date(year, 4, 25)
    assert (date.fromisoformat(on_calendar(f"{year}-@EasterMonday") or "") - easter).days == 1


def test_the_library_is_loaded_only_for_a_feast() -> None:
    """A text without a movable feast does not load the library, which takes its time."""
    program = (
        "import sys; from datetime import date; from checker.temporal import read;"
        "read('They met on Christmas Eve, Dec. 24.', date(2024, 12, 27)); assert 'holidays' not in sys.modules;"
        "read('They met at Easter.', date(2024, 12, 27)); assert 'holidays' in sys.modules"
    )
    subprocess.run([sys.executable, "-c", program], check=True)  # noqa: S603 - this interpreter
