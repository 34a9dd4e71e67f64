"""How two written names differ: by custom, by a slip, or as two names."""

import pytest

from checker.names import Likeness, compare_names

Name = tuple[str, str]

SLIPS: list[tuple[Name, Name]] = [
    (("jon", "holm"), ("john", "holm")),
    (("sara", "lind"), ("sarah", "lind")),
    (("karen", "hansen"), ("karen", "hanson")),
    (("peter", "kowalsky"), ("peter", "kowaslky")),
    (("ryan", "brandt"), ("ryan", "brant")),
    (("latisha", "green"), ("latrisha", "green")),
    (("anthony", "lavalle"), ("anthony", "valle")),
    (("jon", "smith"), ("john", "smyth")),
    (("peter", "hansson"), ("pieter", "hanssen")),
    (("", "baker consultants"), ("", "baker consultents")),
]

CUSTOMS: list[tuple[Name, Name]] = [
    (("phil", "holm"), ("philip", "holm")),
    (("p", "holm"), ("peter", "holm")),
    (("p.j.", "holm"), ("pj", "holm")),
    (("bill", "holm"), ("william", "holm")),
    (("nat", "holm"), ("nathaniel", "holm")),
    (("volodymyr", "melnik"), ("volodymyr", "melnyk")),
    (("muammar", "gaddafi"), ("moammar", "qaddafi")),
    (("sergei", "ivanov"), ("sergey", "ivanov")),
    (("mary", "o'neil"), ("mary", "oneil")),
    (("", "defence research institute"), ("", "defense research institute")),
    (("", "labour relations board"), ("", "labor relations board")),
]

OTHERS: list[tuple[Name, Name]] = [
    (("george", "holm"), ("laura", "holm")),
    (("maria", "holm"), ("mario", "holm")),
    (("jean", "holm"), ("joan", "holm")),
    (("dan", "holm"), ("ann", "holm")),
    (("peter", "holm"), ("peter", "berg")),
    (("peter", "li"), ("peter", "lu")),
    (("peter", "route66"), ("peter", "route67")),
    (("", "northern rangers"), ("", "northern ranger")),
    (("", "northern rangers"), ("", "southern rangers")),
    (("", "the rangers"), ("", "rangers")),
    (("", "rangers"), ("", "randers")),
    (("", "bank of york"), ("", "bank of cork")),
]


@pytest.mark.parametrize(("one", "other"), SLIPS)
def test_a_slip_is_told(one: Name, other: Name) -> None:
    """One name misspelt is a slip, whichever way round."""
    assert compare_names(one, other) is compare_names(other, one) is Likeness.SLIP


@pytest.mark.parametrize(("one", "other"), CUSTOMS)
def test_both_spellings_are_right(one: Name, other: Name) -> None:
    """Short forms, initials, transliterations and house style leave both forms right."""
    assert compare_names(one, other) is compare_names(other, one) is Likeness.CUSTOM


@pytest.mark.parametrize(("one", "other"), OTHERS)
def test_two_names_stay_two(one: Name, other: Name) -> None:
    """Names of two people or bodies are no spellings of one, however near they look."""
    assert compare_names(one, other) is compare_names(other, one) is Likeness.OTHER


@pytest.mark.parametrize("name", [("jon", "holm"), ("", "baker consultants")])
def test_a_name_is_the_same_as_itself(name: Name) -> None:
    """Nothing is said of a name that is spelt alike."""
    assert compare_names(name, name) is Likeness.SAME
