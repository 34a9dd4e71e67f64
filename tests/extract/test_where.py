"""Where events are: the place, what it lies in, and the event that is there."""

from collections.abc import Callable

import pytest

from checker.extract import extract, segment
from checker.extract.sentences import Parser
from checker.extract.where import where_table
from checker.model import Article, Claim, WhereValue

Story = Callable[..., Article]

CASES = [
    ("Lars Berg was arrested in Turku on Sunday.", ("turku",), "arrest"),
    ("Lars Berg was arrested in Turku, Finland, on Sunday.", ("turku", "finland"), "arrest"),
    ("Police arrested Lars Berg in the village of Mynamaki.", ("mynamaki",), "arrest"),
    ("Lars Berg escaped from a van in Turku.", ("turku",), "escape"),
    ("The earthquake struck near Padang on Sunday.", ("padang",), "earthquake"),
    ("The town was shaken by an earthquake centered near Padang.", ("padang",), "earthquake"),
    ("The fire in Turku destroyed two warehouses.", ("turku",), "fire"),
    ("Lars Berg was killed in Indonesia's Aceh province.", ("aceh", "indonesia"), "kill"),
]


@pytest.mark.parametrize(("text", "places", "event"), CASES)
def test_a_place_goes_to_its_event(
    text: str, places: tuple[str, ...], event: str, parser: Parser, story: Story
) -> None:
    """The place with what it lies in is a claim about the verb, the event noun, or the quake that a verb locates."""
    (claim,) = _claims(text, parser, story)
    assert isinstance(claim.value, WhereValue)
    assert (claim.value.places, claim.proposition.predicate) == (places, event)
    assert not set(places) & {p.name for p in claim.proposition.participants}


@pytest.mark.parametrize(
    "text",
    [
        "Police in Turku arrested Lars Berg.",  # where the police are
        "Lars Berg was arrested in March.",
        "Lars Berg was arrested in the morning.",
        "Lars Berg said in Turku that the dam was safe.",  # where somebody speaks
        "Lars Berg was arrested with a man in Turku colours.",
        "Lars Berg was arrested in the village.",
    ],
)
def test_what_is_no_place_of_an_event(text: str, parser: Parser, story: Story) -> None:
    """Where a subject is at home, months, common nouns, and where something is only said give no place of an event."""
    assert not _claims(text, parser, story)


@pytest.mark.parametrize(
    ("text", "ways"),
    [
        ("Lars Berg was moved from a prison in Turku to a prison in Tampere.", {"turku": "from", "tampere": "to"}),
        ("Lars Berg fled from a house in Turku.", {"turku": ""}),
    ],
)
def test_the_ends_of_a_movement_are_told_apart(text: str, ways: dict[str, str], parser: Parser, story: Story) -> None:
    """From where and to where are two things; without an end, where it began is where it was."""
    values = [c.value for c in _claims(text, parser, story)]
    assert {v.places[0]: v.way for v in values if isinstance(v, WhereValue)} == ways


@pytest.mark.parametrize(
    ("text", "side", "near"),
    [
        ("The earthquake struck inland on Sunday.", "inland", False),
        ("The earthquake struck off Chile on Sunday.", "offshore", True),
        ("A quake hit off the coast of Chile.", "offshore", True),
        ("The earthquake struck outside Turku on Sunday.", "", True),
        ("The earthquake struck in Turku on Sunday.", "", False),
    ],
)
def test_land_sea_and_nearness(text: str, side: str, near: bool, parser: Parser, story: Story) -> None:
    """Inland and off the coast are told from each other, and near a place from in it."""
    (claim,) = _claims(text, parser, story)
    assert isinstance(claim.value, WhereValue)
    assert (claim.value.side, claim.value.near) == (side, near)


def test_the_table_is_in_lower_case() -> None:
    """Every listed word can be looked up."""
    table = where_table()
    words = table.prepositions.at | table.prepositions.near | table.prepositions.off | table.prepositions.through
    words |= table.kinds.nouns | table.sides.inland | table.sides.offshore | table.locating.verbs
    assert all(w == w.lower() for w in words)


def _claims(text: str, parser: Parser, story: Story) -> list[Claim]:
    claims = extract(story(text), segment(story(text), parser))
    return [c for c in claims if isinstance(c.value, WhereValue)]
