"""Time zones: which one a clock time is told in, and how far it is ahead of UTC."""

from datetime import date, timedelta

import pytest

from checker.model import Timex
from checker.temporal import recognise, utc_offset, zone_of
from checker.temporal.lexicon import lexicon

WINTER, SUMMER = date(2024, 1, 15), date(2024, 7, 15)


def timex(text: str) -> Timex:
    """Give the one expression of the text."""
    (found,) = recognise(text)
    return found


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("at 0737 GMT", "GMT"),
        ("at 7:37 AM local time", "local time"),
        ("at 3:37 a.m. EDT on Tuesday", "EDT"),
        ("Tuesday at 9 p.m. (ET)", "ET"),
        ("at 10.30pm BST", "BST"),
        ("6 p.m. Eastern Time", "Eastern Time"),
        ("06:00Z", "Z"),
        ("at 9 p.m.", None),
        ("on Tuesday", None),
    ],
)
def test_zone(text: str, zone: str | None) -> None:
    """The zone belongs to the expression and is known by the name that stands there."""
    assert zone_of(timex(text)) == zone


@pytest.mark.parametrize(
    ("text", "winter", "summer"),
    [
        ("at 0737 GMT", 0, 0),
        ("at 7 p.m. EST", -5, -5),
        ("at 7 p.m. ET", -5, -4),
        ("at 7 p.m. London time", 0, 1),
        ("at 19:00 MSK", 3, 3),
        ("at 7 p.m. Jakarta time", 7, 7),
        ("2018-12-22T21:03+07:00", 7, 7),
        ("2018-12-22T21:03-0330", -3.5, -3.5),
        ("at 7 p.m. local time", None, None),
        ("at 7 p.m. CST", None, None),
        ("at 7 p.m.", None, None),
    ],
)
def test_offset(text: str, winter: float | None, summer: float | None) -> None:
    """The offset follows the season where the zone does, and is not known where the name does not tell it."""
    hours = [None if h is None else timedelta(hours=h) for h in (winter, summer)]
    assert [utc_offset(timex(text), day) for day in (WINTER, SUMMER)] == hours


def test_one_moment_in_two_zones() -> None:
    """07:37 GMT and 03:37 EDT are the same moment once both are put into UTC."""
    first, second = recognise("It struck at 07:37 GMT (03:37 EDT).")
    ahead = [utc_offset(t, SUMMER) for t in (first, second)]
    assert ahead == [timedelta(0), timedelta(hours=-4)]
    assert (first.value[-5:], second.value[-5:]) == ("07:37", "03:37")


def test_the_days_on_which_clocks_change() -> None:
    """On the day of the change the offset is that of noon."""
    evening = timex("at 7 p.m. ET")
    assert utc_offset(evening, date(2024, 3, 9)) == timedelta(hours=-5)
    assert utc_offset(evening, date(2024, 3, 10)) == timedelta(hours=-4)


def test_a_machine_without_zone_data(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the machine does not know a zone, its offset is not known, and nothing raises."""
    monkeypatch.setitem(lexicon().zones, "ET", "No/Such_Zone")
    assert utc_offset(timex("at 7 p.m. ET"), SUMMER) is None


def test_zones_are_hours_or_names() -> None:
    """Every zone has an offset that exists, an IANA name, or a question mark."""
    for name, zone in lexicon().zones.items():
        assert (isinstance(zone, int) and -12 <= zone <= 14) or zone == "?" or "/" in str(zone), name
