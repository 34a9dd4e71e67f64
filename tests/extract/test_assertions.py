"""What is read as affirmed and as denied, and of what."""

from collections.abc import Callable

import pytest

from checker.errors import TableError
from checker.extract import extract, segment
from checker.extract.opposites import load_opposites, opposites_from
from checker.extract.sentences import Parser
from checker.model import Article, AssertionValue

Story = Callable[..., Article]

# text, mention, a sense, a subject or "", an object or ""
CASES = [
    ("Anna Berg attended the summit.", "attended", ("attend", True), "anna berg", "summit"),
    ("Anna Berg did not attend the summit.", "attend", ("attend", False), "anna berg", "summit"),
    ("Anna Berg skipped the summit.", "skipped", ("attend", False), "anna berg", "summit"),
    ("The summit was attended by Anna Berg.", "attended", ("attend", True), "anna berg", "summit"),
    ("Anna Berg, who was fired, spoke.", "fired", ("resign", False), "", "anna berg"),
    ("The old mill was uninsured.", "uninsured", ("insured", False), "mill", ""),
    ("There were no reports of damage.", "reports", ("report", False), "", "damage"),
    ("The bomb failed to explode.", "explode", ("explode", False), "bomb", ""),
    ("Anna Berg had no permit for the gun.", "permit", ("permit", False), "anna berg", "gun"),
    ("Norway denied that it sank the ship.", "denied", ("admit", False), "norway", "sink"),
    ("Anna Berg came and opened the shop.", "opened", ("open", True), "anna berg", "shop"),
]


@pytest.mark.parametrize(("text", "mention", "sense", "subject", "obj"), CASES)
def test_what_is_asserted(  # noqa: PLR0917
    text: str, mention: str, sense: tuple[str, bool], subject: str, obj: str, parser: Parser, story: Story
) -> None:
    """Each verb is affirmed or denied of its subject and its objects, by itself and by words of contrary sense."""
    value = next(v for v in _assertions(text, parser, story) if v.mention.text == mention)
    assert sense in value.senses
    assert (subject in value.subjects) if subject else not value.subjects
    assert (obj in value.objects) if obj else not value.objects


@pytest.mark.parametrize(
    "text",
    [
        "Anna Berg may attend the summit.",
        "Anna Berg no longer runs the bank.",
        "Anna Berg had not met the governor of the bank since March.",
        "It rained.",
        "Another man opened the shop.",
        "He says that it is so.",
    ],
)
def test_what_asserts_nothing(text: str, parser: Parser, story: Story) -> None:
    """Guesses, changes of state, one of several, what is said of nothing, and mere telling are no assertions."""
    assert not [v for v in _assertions(text, parser, story) if v.mention.text != "is"]


@pytest.mark.parametrize(
    ("text", "passing"),
    [
        ("Police have not arrested Anna Berg.", True),
        ("There were no reports of damage.", True),
        ("Police did not arrest Anna Berg.", False),
        ("Police arrested Anna Berg.", False),
    ],
)
def test_what_is_denied_only_as_yet(text: str, passing: bool, parser: Parser, story: Story) -> None:
    """A denial in the perfect, or of what has been heard, holds up to the report."""
    assert [v.passing for v in _assertions(text, parser, story)] == [passing]


def test_a_denied_contrary_affirms_nothing(parser: Parser, story: Story) -> None:
    """Who did not skip the summit need not have attended it."""
    (value,) = _assertions("Anna Berg did not skip the summit.", parser, story)
    assert value.senses == (("skip", False),)


def test_the_table_of_opposites_has_no_word_that_denies_itself() -> None:
    """Words of a pair differ, are lemmas in lower case, and stand on one side only of each pair."""
    table = load_opposites()
    for pairs in (table.verbs, table.predicates):
        assert len(set(pairs)) == len(pairs)
        assert all(a != b and a == a.lower() and b == b.lower() and (b, a) not in pairs for a, b in pairs)


@pytest.mark.parametrize("text", ["verbs = 1", "no table"])
def test_a_malformed_table_says_so(text: str) -> None:
    """A table that is no TOML or lacks a part cannot be used."""
    with pytest.raises(TableError, match="malformed"):
        opposites_from(text)


def _assertions(text: str, parser: Parser, story: Story) -> list[AssertionValue]:
    claims = extract(story(text), segment(story(text), parser))
    return [c.value for c in claims if isinstance(c.value, AssertionValue)]
