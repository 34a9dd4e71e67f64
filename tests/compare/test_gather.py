"""One conflict for a misspelt name, however many stories are at odds with it."""

import pytest

from checker.compare import compare
from checker.compare.rule import Rule, builtin_folder, load_folder
from checker.model import ClaimPair, SpellingValue, ValueKind, Verdict
from tests.compare.conftest import Read, Told, paired

HOLMGREN = Told("Fire chief John Holmgren said that the fire was out.")
SLIP = Told("The fire was out by noon, said the city's fire chief, Jon Holmgren.")
SANDBERG = Told("Olaf Sandberg, a spokesman, spoke in Ghent.")
SANBERG = Told("A spokesman, Olaf Sanberg, spoke in Ghent.")


@pytest.fixture
def spelling() -> Rule:
    """Give the rule of the spelling of names."""
    return next(rule for rule in load_folder(builtin_folder()) if rule.id == "name_spelling")


def spelt(sides: Read, left: Told, right: Told, names: tuple[str, str]) -> ClaimPair:
    """Give a pair of spellings in two stories of these names."""
    found = sides(ValueKind.ENTITY, left, right, SpellingValue)
    mine, theirs = (
        c.model_copy(update={"article": name, "id": f"{c.id}/{name}"}) for c, name in zip(found, names, strict=True)
    )
    return paired((mine, theirs))


def test_one_misspelling_is_one_conflict_that_says_how_many_write_what(sides: Read, spelling: Rule) -> None:
    """Against three stories that spell a name right, one that does not draws one conflict with the counts in it."""
    pairs = [spelt(sides, SLIP, HOLMGREN, ("slip", other)) for other in ("a", "b", "c")]
    found = compare(pairs, [], [spelling], None, {})
    assert [c.verdict for c in found] == [Verdict.CONFLICT]
    assert found[0].message.endswith("3 stories give “John Holmgren”, 1 “Jon Holmgren”.")


def test_of_the_pairs_of_one_misspelling_the_surest_is_told(sides: Read, spelling: Rule) -> None:
    """The conflict is that of the pair that is surest to be of one bearer; where as many write either, a to z."""
    one, two = (spelt(sides, SLIP, HOLMGREN, ("slip", other)) for other in ("a", "b"))
    pairs = [one.model_copy(update={"score": 0.8}), two]
    for order in (pairs, pairs[::-1]):
        (found,) = compare(order, [], [spelling], None, {})
        assert found.pair.right.article == "b"
    mine, theirs = (spelt(sides, SLIP, HOLMGREN, names) for names in (("a", "b"), ("c", "d")))
    (found,) = compare([mine, theirs], [], [spelling], None, {})
    assert found.message.endswith(" 2 stories give “John Holmgren”, 2 “Jon Holmgren”.")
    (found,) = compare([mine, mine], [], [spelling], None, {})
    assert found.message.endswith(" 1 story gives “John Holmgren”, 1 “Jon Holmgren”.")


def test_two_misspellings_are_two_conflicts(sides: Read, spelling: Rule) -> None:
    """Other names are gathered apart, and of a pair by itself nothing is counted."""
    pairs = [spelt(sides, SLIP, HOLMGREN, ("a", "b")), spelt(sides, SANBERG, SANDBERG, ("a", "b"))]
    found = compare(pairs, [], [spelling], None, {})
    assert [c.verdict for c in found] == [Verdict.CONFLICT, Verdict.CONFLICT]
    assert not any("stories give" in c.message for c in found)
