"""Which offices an article gives whom."""

from collections.abc import Callable

import pytest

from checker.errors import TableError
from checker.extract import extract, segment
from checker.extract.sentences import Parser
from checker.extract.titles import load_offices, offices_from
from checker.model import Article, TitleValue

Story = Callable[..., Article]

CASES = [
    ("Fire Chief Anna Berg spoke.", {("anna berg", "fire chief", False)}),
    ("Anna Berg, the chief executive officer, spoke.", {("anna berg", "chief executive", False)}),
    ("Former police chief Anna Berg spoke.", {("anna berg", "police chief", True)}),
    ("Deputy defence minister Anna Berg spoke.", set()),
    ("Police chief Anna Berg spoke. Fire chief Anna Berg left.", set()),
    ("Anna Berg spoke.", set()),
]


@pytest.mark.parametrize(("text", "told"), CASES)
def test_offices_are_read(text: str, told: set[tuple[str, str, bool]], parser: Parser, story: Story) -> None:
    """Titles before a name and behind it, by any of their names; no deputies, nobody with two offices of one field."""
    claims = extract(story(text), segment(story(text), parser))
    values = [c.value for c in claims if isinstance(c.value, TitleValue)]
    assert {(v.name, v.office, v.former) for v in values} == told


def test_every_office_is_in_lower_case() -> None:
    """A name of an office that is written otherwise would never be found."""
    assert all(name == name.lower() for name in load_offices())


@pytest.mark.parametrize("text", ["a = 1", "no table", '[a]\nb = ["x"]\nc = ["x"]'])
def test_a_malformed_table_says_so(text: str) -> None:
    """A table that is no TOML, has another form, or gives one name two offices cannot be used."""
    with pytest.raises(TableError):
        offices_from(text)
