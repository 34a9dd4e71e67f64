"""The variants of a name become one across the articles of a run."""

from collections.abc import Callable
from datetime import date

import pytest

from checker.match import unify_names
from checker.model import NameValue, ResolvedClaim
from tests.match.conftest import Matched, Texts

Match = Callable[[Texts], Matched]
FRIDAY = date(2025, 5, 16)
ABOUT = " ".join(f"Anna Berg {did}." for did in ("left Vienna", "won a race", "sold the mill", "sang", "fell", "slept"))

VARIANTS = [
    pytest.param("Anna Berg left Vienna.", "Berg left Vienna.", {"anna berg"}, id="a surname"),
    pytest.param("Aleksei Petrenko left.", "Aleksey Petrenko left.", {"aleksei petrenko"}, id="transliteration"),
    pytest.param("Anna Berg left Vienna.", "Anna Holm left Vienna.", {"anna berg", "anna holm"}, id="two people"),
    pytest.param("Anna Berg left Vienna.", "Peter Berg left Vienna.", {"anna berg", "peter berg"}, id="one surname"),
]


def agents(done: Matched) -> set[str]:
    """Give the persons that take part in any claim."""
    return {p.name for c in done.claims for p in c.proposition.participants if p.entity == "PERSON"}


@pytest.mark.parametrize(("left", "right", "names"), VARIANTS)
def test_variants_of_a_name_are_one(matched: Match, left: str, right: str, names: set[str]) -> None:
    """The longest variant stands for all; other people stay other people."""
    assert agents(matched([(left, FRIDAY), (right, FRIDAY)])) == names


def test_a_surname_that_fits_two_people_stays_by_itself(matched: Match) -> None:
    """Nobody is made somebody else where it is not sure who is meant."""
    texts = [("Anna Berg left Vienna.", FRIDAY), ("Peter Berg left Ghent.", FRIDAY), ("Berg left Rome.", FRIDAY)]
    assert agents(matched(texts)) == {"anna berg", "peter berg", "berg"}


def test_a_surname_is_of_whom_nearly_all_is_told(matched: Match) -> None:
    """One mention of a namesake does not take the name from the person whom the stories are about."""
    texts = [(ABOUT, FRIDAY), ("Peter Berg left Ghent.", FRIDAY), ("Berg left Rome.", FRIDAY)]
    assert agents(matched(texts)) == {"anna berg", "peter berg"}


def mistaken(claim: ResolvedClaim, label: str) -> ResolvedClaim:
    """Give a claim whose bearers of a surname go by it alone, with a label that the parser gave it by mistake."""
    people = tuple(
        p.model_copy(update={"name": "berg", "entity": label}) if "berg" in p.name.split() else p
        for p in claim.proposition.participants
    )
    return claim.model_copy(update={"proposition": claim.proposition.model_copy(update={"participants": people})})


@pytest.mark.parametrize(("label", "one"), [("ORG", "anna berg"), ("GPE", "berg")])
def test_a_surname_with_another_label(matched: Match, label: str, one: str) -> None:
    """A surname that the parser takes for a firm is still its bearer's; a place is not short for a person."""
    done = matched([(ABOUT, FRIDAY), ("Peter Berg left Ghent.", FRIDAY), ("Anna Holm saw Berg.", FRIDAY)])
    claims = unify_names([mistaken(c, label) if c.article == "c" else c for c in done.claims])
    names = {p.name for c in claims if c.article == "c" for p in c.proposition.participants if p.entity}
    assert names == {"anna holm", one}


def test_values_and_sources_are_renamed_too(matched: Match) -> None:
    """A name that is a claim's value, and the source of a claim, take the one form."""
    done = matched(
        [("Anna Berg left Vienna on Monday.", FRIDAY), ("Berg left Vienna. Berg said that the dam was safe.", FRIDAY)]
    )
    values = {c.value.name for c in done.claims if isinstance(c.value, NameValue) and c.kind == "entity"}
    sources = {c.attribution.source for c in done.claims if c.attribution}
    assert (values, sources) == ({"anna berg", "vienna"}, {"anna berg"})


def test_unifying_again_changes_nothing(matched: Match) -> None:
    """The form that stands for all variants stands for itself."""
    done = matched([("Anna Berg left Vienna.", FRIDAY), ("Berg left Vienna.", FRIDAY)])
    assert unify_names(done.raw) == done.raw
