"""When two names cannot be of one bearer."""

import pytest

from checker.names import apart, distinct

APART = [
    ("brazos county", "harris county"),
    ("anna berg", "peter holm"),
    ("nordea bank", "handelsbanken"),
    ("bank of finland", "bank of sweden"),
    ("university of turku", "university of tampere"),
    ("turku", "tampere"),
]

ONE = [
    pytest.param("anna berg", "berg", id="a surname"),
    pytest.param("lakeside news agency", "lakeside news", id="a part"),
    pytest.param("palmer fire department", "palmer public safety", id="a word of its own in common"),
    pytest.param("pacific ocean", "pacific basin", id="one thing in two words"),
    pytest.param("l.a. county", "los angeles", id="initials with stops"),
    pytest.param("lapd", "los angeles", id="initials of the place that it is of"),
    pytest.param("tex", "teixeira", id="the first letters"),
    pytest.param("philly", "philadelphia", id="a pet form"),
    pytest.param("france", "paris", id="a country and its capital"),
    pytest.param("the university", "the hospital", id="nothing but words of kind"),
    pytest.param("county hospital", "st olaf hospital", id="one of them names nobody"),
]


@pytest.mark.parametrize(("left", "right"), APART)
def test_names_of_two_bearers(left: str, right: str) -> None:
    """Other words are other bearers, and so are other names before one word of kind."""
    assert apart(left, right)
    assert apart(right, left)


@pytest.mark.parametrize(("left", "right"), ONE)
def test_names_that_may_be_of_one_bearer(left: str, right: str) -> None:
    """Parts, abbreviations, short forms and what shares a telling word may be one."""
    assert not distinct(left, right)
    assert not distinct(right, left)


def test_a_place_is_not_apart_from_what_it_lies_in() -> None:
    """Turku and Finland are two places, but what is in the one is in the other."""
    assert distinct("turku", "finland")
    assert not apart("turku", "finland")


def test_people_of_one_surname_are_not_told_apart_here() -> None:
    """Where a name is somebody's, a shared word is a surname, whatever else it may be."""
    assert distinct("anna park", "peter park")
    assert not distinct("anna park", "peter park", person=True)
