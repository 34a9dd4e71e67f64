"""Who only passes on what others say."""

import pytest

from checker.names import agencies, is_press


@pytest.mark.parametrize(
    "name",
    ["the daily news", "Detroit Free Press", "ap", "reuters", "the new york times", "report", "BBC News", "kyodo"],
)
def test_the_press(name: str) -> None:
    """Newspapers, broadcasters and agencies are known by their names, and by the common nouns for them."""
    assert is_press(name)


@pytest.mark.parametrize("name", ["", "police", "james gage", "white house", "news"])
def test_who_is_not(name: str) -> None:
    """People and bodies are not, and a last word alone is no name."""
    assert not is_press(name)


def test_every_agency_is_of_the_press() -> None:
    """By each name that it is credited under."""
    assert all(is_press(name) for names in agencies().values() for name in names)
