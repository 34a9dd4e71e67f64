"""Shifting dates by calendar units, up to the ends of the calendar."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.temporal.arithmetic import EARLIEST, LATEST, add, add_months, iso_week, midnight, split_period

moments = st.datetimes(min_value=datetime(1000, 1, 1), max_value=datetime(9000, 1, 1))  # noqa: DTZ001


@pytest.mark.parametrize(
    ("value", "parts"),
    [
        ("P3Y", [(3, "Y")]),
        ("P1Y6M", [(1, "Y"), (6, "M")]),
        ("P1Q", [(1, "Q")]),
        ("P1.5W", [(1.5, "W")]),
        ("PT1H30M", [(1, "TH"), (30, "TM")]),
        ("P1DT12H", [(1, "D"), (12, "TH")]),
        ("PT1M30S", [(1, "TM"), (30, "TS")]),
        ("P2M10D", [(2, "M"), (10, "D")]),
        ("PXY", []),
        ("P3X", []),
        ("3Y", []),
        ("", []),
    ],
)
def test_a_period_is_split_into_counts_and_units(value: str, parts: list[tuple[float, str]]) -> None:
    """Units below a day have a T before them; what is vague or no period gives nothing."""
    assert split_period(value) == parts


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        ("2024-02-29", 12, "2025-02-28"),
        ("2024-02-29", 48, "2028-02-29"),
        ("2025-01-31", 1, "2025-02-28"),
        ("2025-03-31", -1, "2025-02-28"),
        ("2025-05-31", 1, "2025-06-30"),
        ("2025-12-15", 1, "2026-01-15"),
        ("2025-01-15", -1, "2024-12-15"),
        ("2025-01-15", -12, "2024-01-15"),
        ("9998-11-30", 1, "9998-12-30"),
        ("9998-11-30", 2, "9998-12-30"),  # the calendar ends
        ("9998-11-30", 14, "9998-12-30"),
        ("0001-02-10", -1, "0001-01-10"),
        ("0001-02-10", -2, "0001-01-10"),  # and begins
        ("0001-02-10", -14, "0001-01-10"),
    ],
)
def test_months_are_added_on_the_calendar(day: str, months: int, expected: str) -> None:
    """The last day of a shorter month stands for a day that it has not, and the years stay on the calendar."""
    moment = midnight(date.fromisoformat(day)) + timedelta(hours=7)
    assert add_months(moment, months) == midnight(date.fromisoformat(expected)) + timedelta(hours=7)


@pytest.mark.parametrize(
    ("count", "unit", "expected"),
    [
        (1, "Y", "2026-05-16T00:00"),
        (-1, "Q", "2025-02-16T00:00"),
        (2, "M", "2025-07-16T00:00"),
        (0.5, "M", "2025-05-31T04:48"),  # 15.2 days
        (1.5, "Y", "2026-11-16T00:00"),
        (2, "W", "2025-05-30T00:00"),
        (-3, "D", "2025-05-13T00:00"),
        (5, "TH", "2025-05-16T05:00"),
        (30, "TM", "2025-05-16T00:30"),
        (90, "TS", "2025-05-16T00:01:30"),
    ],
)
def test_each_unit_is_added(count: float, unit: str, expected: str) -> None:
    """Years, quarters and months go by the calendar, the rest by the clock."""
    assert add(datetime(2025, 5, 16), count, unit) == datetime.fromisoformat(expected)  # noqa: DTZ001


def test_what_lies_beyond_the_calendar_is_its_end() -> None:
    """So many days ahead or back that no date is there come to the last moment or the first."""
    moment = datetime(2025, 5, 16)  # noqa: DTZ001
    assert add(moment, 10_000_000, "D") == LATEST
    assert add(moment, -10_000_000, "D") == EARLIEST


@given(moments, st.integers(-500, 500))
def test_months_add_up(moment: datetime, months: int) -> None:
    """So many months on it is that month of the year, on the same day or the last, and a year is twelve of them."""
    there = add_months(moment, months)
    assert (there.year * 12 + there.month) - (moment.year * 12 + moment.month) == months
    assert there.day == moment.day or (there.day < moment.day and (there + timedelta(days=1)).day == 1)
    assert add_months(moment, 12 * months) == add(moment, months, "Y")
    assert add_months(moment, 3 * months) == add(moment, months, "Q")


@pytest.mark.parametrize(
    ("day", "week"), [("2025-05-14", "2025-W20"), ("2024-12-30", "2025-W01"), ("2027-01-03", "2026-W53")]
)
def test_weeks_are_those_of_iso_8601(day: str, week: str) -> None:
    """The first days of January may be in a week of the year before, the last of December in one of the next."""
    assert iso_week(date.fromisoformat(day)) == week
