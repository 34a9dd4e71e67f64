"""The tables of names: whole, consistent and looked up as written."""

import pytest

from checker.errors import TableError
from checker.names import Kind, fold, load_gazetteer, load_words
from checker.names.tables import gazetteer_from

FORMS = {
    ("US", "U.S.", "America", "Americans", "White House"): "united states",
    ("Türkiye", "Turkish", "Turks", "Ankara"): "turkey",
    ("ROK", "Republic of Korea", "South Korean", "Seoul"): "south korea",
    ("DPRK", "Pyongyang"): "north korea",
    ("Kremlin", "Moscow", "Russians"): "russia",
    ("Downing Street", "UK", "British", "London"): "united kingdom",
    ("UAE", "Emirati", "Abu Dhabi"): "united arab emirates",
    ("NATO",): "nato",
    ("St. Petersburg",): "saint petersburg",
}

# The members of the United Nations, by a count that anybody can make, and two observers.
MEMBERS = 193


@pytest.mark.parametrize(("form", "actor"), [(f, actor) for forms, actor in FORMS.items() for f in forms])
def test_a_form_finds_its_entry(form: str, actor: str) -> None:
    """Shows names, adjectives, inhabitants, capitals and seats of government."""
    entry = load_gazetteer().find(form)
    assert entry is not None
    assert entry.actor == actor


@pytest.mark.parametrize("word", ["us", "who", "un", "polished", "chinaware", ""])
def test_a_word_is_no_country(word: str) -> None:
    """Shows that short forms in capitals are matched as written, and no form as a part of a word."""
    assert load_gazetteer().find(word) is None


def test_all_countries_are_there() -> None:
    """Shows that no member state is left out by count."""
    entries = {**load_gazetteer().forms, **load_gazetteer().exact}.values()
    assert len({e.actor for e in entries if e.kind is Kind.COUNTRY}) >= MEMBERS


def test_a_capital_is_a_city_as_a_place_and_its_country_as_an_actor() -> None:
    """Shows both readings, with the older spelling of the city made the newer."""
    entry = load_gazetteer().find("Kiev")
    assert entry is not None
    assert (entry.actor, entry.place) == ("ukraine", "kyiv")


@pytest.mark.parametrize(
    ("text", "plain"),
    [("Erdoğan", "erdogan"), ("Łódź", "lodz"), ("Jong-un", "jong un"), ("N\u2019Djamena", "n'djamena")],
)
def test_folding_keeps_the_letters(text: str, plain: str) -> None:
    """Shows that diacritics, strokes, hyphens and curly apostrophes do not tell names apart."""
    assert fold(text) == plain


def test_the_words_around_names_are_in_lower_case() -> None:
    """Shows that every listed word can be looked up."""
    words = load_words()
    lists = [
        *words.model_dump(mode="json")["titles"].values(),
        words.sides.plural,
        words.calendar.words,
        words.given.male,
    ]
    assert [w for group in lists for w in group if w != w.lower()] == []


_ROWS = """
[countries]
"norland" = {{ names = [{other}], capitals = ["Norville"] }}
"sudland" = {{ capitals = [{capital}] }}
[places]
states = []
regions = []
cities = []
[places.variants]
[organisations]
"""


def test_a_form_of_two_countries_is_refused() -> None:
    """Shows that the table cannot give one capital to two countries."""
    with pytest.raises(TableError, match='"Norville" stands for both "norland" and "sudland"'):
        gazetteer_from(_ROWS.format(other='"NL"', capital='"Norville"'))


def test_a_malformed_gazetteer_is_refused() -> None:
    """Shows that a table that breaks its schema is named."""
    with pytest.raises(TableError, match=r"gazetteer\.toml"):
        gazetteer_from(_ROWS.format(other="3", capital=""))
