"""Which place lies in which, and what is left undecided."""

import gzip
from importlib.resources import files

import pytest

from checker.errors import TableError
from checker.names import Bond, bond, load_places, within
from checker.names.places import Grain, Place, other_names, readings

WITHIN = [
    ("Turku", "Finland", True),
    ("Tampere", "Turku", False),
    ("Lyon", "France", True),
    ("Brooklyn", "New York", True),
    ("Kiev", "Ukraine", True),
    ("Scotland", "UK", True),
    ("Cupertino", "Calif.", True),
    ("Calif.", "United States", True),
    ("Aceh province", "Indonesia", True),
    ("Finland", "Turku", False),
    ("Turku", "Turku", True),
    ("Neverheardofit", "Finland", None),
    ("Turku", "Neverheardofit", None),
]


@pytest.mark.parametrize(("inner", "outer", "expected"), WITHIN)
def test_a_place_lies_in_another(inner: str, outer: str, expected: bool | None) -> None:
    """Towns, provinces and countries under any of their names; None where the table does not know one of them."""
    assert within(inner, outer) is expected


def test_every_country_holds_the_capitals_that_the_table_has() -> None:
    """A capital that is a town of the table lies in its country, by some reading of its name."""
    for capital, country in (("Oslo", "Norway"), ("Nairobi", "Kenya"), ("Lima", "Peru"), ("Hanoi", "Vietnam")):
        assert within(capital, country)
        assert within(country, capital) is False


BONDS = [
    (("turku",), ("turku",), Bond.SAME),
    (("turku", "finland"), ("Turku",), Bond.SAME),
    (("kiev",), ("kyiv",), Bond.SAME),
    (("turku",), ("finland",), Bond.WITHIN),
    (("unheard village", "turku"), ("turku",), Bond.WITHIN),
    (("turku",), ("oslo",), Bond.APART),
    (("texas",), ("maryland",), Bond.APART),
    (("brazos county",), ("harris county",), Bond.APART),
    (("georgia",), ("france",), Bond.APART),
    (("springfield", "illinois"), ("springfield", "missouri"), Bond.UNKNOWN),
    (("turku",), ("norway",), Bond.UNKNOWN),
    (("pasadena", "texas"), ("houston",), Bond.UNKNOWN),
    (("unheard village",), ("turku",), Bond.UNKNOWN),
    ((), ("turku",), Bond.UNKNOWN),
]


@pytest.mark.parametrize(("left", "right", "expected"), BONDS)
def test_how_two_places_lie(left: tuple[str, ...], right: tuple[str, ...], expected: Bond) -> None:
    """Apart are only two places of one grain; suburbs, namesakes, other grains and the unknown are undecided."""
    assert bond(left, right) is bond(right, left) is expected


def test_what_is_near_may_be_in_the_next_place() -> None:
    """Near one town is not apart from another of the same province, and is apart from one of another country."""
    assert bond(("turku",), ("salo",)) in {Bond.APART, Bond.UNKNOWN}
    assert bond(("baytown", "texas"), ("conroe", "texas")) is Bond.APART
    assert bond(("baytown", "texas"), ("conroe", "texas"), near=True) is Bond.UNKNOWN
    assert bond(("turku",), ("oslo",), near=True) is Bond.APART


def test_what_a_place_lies_in_tells_its_namesakes_apart() -> None:
    """A town with its state is one place, and with a container that the table does not know any Paris may be meant."""
    (texan,) = readings(("paris", "texas"))
    assert (texan.province, texan.country, texan.grain) == ("texas", "united states", Grain.TOWN)
    assert readings(("paris", "neverheardofit")) == load_places().named("paris")


def test_a_town_lies_in_its_county_of_the_same_name() -> None:
    """What holds a town is compared from its own grain up."""
    town = Place("york", "york", "england", "united kingdom")
    assert town.lies_in(Place("", "york", "england", "united kingdom"))
    assert not town.lies_in(Place("", "york", "ontario", "canada"))


def test_the_table_is_whole_and_small() -> None:
    """Every row has a country and a town, all folded, and other names lead to names of the table."""
    packed = files("checker.names").joinpath("places.tsv.gz").read_bytes()
    rows = [line.split("\t") for line in gzip.decompress(packed).decode().splitlines()]
    assert len(packed) <= 400_000
    assert all(len(row) > 3 and row[0] and all(row[3:]) for row in rows)
    assert all(row == [w.lower() for w in row] for row in rows)
    places = load_places()
    assert [other for other in places.others if not places.named(other)] == []


def test_malformed_other_names_are_refused() -> None:
    """A table that breaks its schema is named."""
    with pytest.raises(TableError, match=r"places\.toml"):
        other_names("[provinces]\nala = 3\n")
