"""Stems of words, and the words of a clause that are no names."""

from checker.model import Participant, Proposition, Role, Span
from checker.names import own_words, stem


def test_words_of_one_family_share_a_stem() -> None:
    """However a word is written and inflected."""
    assert stem("Negotiators") == stem("negotiations")


def test_names_are_none_of_what_is_told() -> None:
    """The words of a named participant go, those of a common noun that takes part stay."""
    place = Span(start=0, end=1, text="x")
    people = (
        Participant(role=Role.AGENT, name="anna berg", mention=place, entity="PERSON"),
        Participant(role=Role.PATIENT, name="mill", mention=place, entity=""),
    )
    told = Proposition(
        predicate="buy", events=(), negated=False, participants=people, stems=("anna", "berg", "buy", "mill", "old")
    )
    assert own_words(told) == {"buy", "mill", "old"}
