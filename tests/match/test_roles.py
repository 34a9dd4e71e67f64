"""Names that two stories put into one role, told in other words."""

from collections.abc import Callable, Sequence

import pytest

from checker.compare import compare
from checker.compare.rule import builtin_folder, load_folder
from checker.match import fillers
from checker.model import Article, Comparison, NameValue, Verdict
from tests.match.conftest import Line

Story = Callable[..., Article]
Judge = Callable[[Sequence[str]], list[Comparison]]

# Stories of other things: words that few stories share tell more.
OTHER_NEWS = [
    f"{who} {what}."
    for who, what in zip(
        ("A bank", "The bridge", "A ferry", "The harvest", "An orchestra", "The museum", "A bakery", "The glacier"),
        ("closed", "was painted", "sank", "began", "tuned", "reopened", "burned down", "melted"),
        strict=True,
    )
]
SIGNED = "The club signed the young runner Hans Berg from the Turku practice squad on Monday."
LEFT = "She completed her residency in family medicine in 1987 at the University of Tampere."


@pytest.fixture
def judged(line: Line, story: Story) -> Judge:
    """Give a function that gives what comes of the roles in some texts."""

    def run(texts: Sequence[str]) -> list[Comparison]:
        done = line([story(text, None, f"story {i}") for i, text in enumerate([*texts, *OTHER_NEWS])])
        rules = [r for r in load_folder(builtin_folder()) if r.id == "role_filler"]
        return list(compare(fillers(done.claims, done.related), (), rules, None, {}))

    return run


def conflicts(found: Sequence[Comparison]) -> set[frozenset[str]]:
    """Give the names at odds, each two as a set."""
    return {
        frozenset((c.pair.left.value.mention.text, c.pair.right.value.mention.text))  # type: ignore[union-attr]
        for c in found
        if c.verdict is Verdict.CONFLICT
    }


CONFLICTS = [
    pytest.param(
        SIGNED,
        "Hans Berg, a young runner who was signed on Monday, comes from the Oulu practice squad.",
        {"Turku", "Oulu"},
        id="of one word",
    ),
    pytest.param(
        LEFT,
        "She completed her residency in family practice at the University of Oulu in 1987.",
        {"University of Tampere", "University of Oulu"},
        id="of the word above it",
    ),
]


@pytest.mark.parametrize(("left", "right", "names"), CONFLICTS)
def test_another_name_in_one_role_is_a_conflict(left: str, right: str, names: set[str], judged: Judge) -> None:
    """Neither sentence is a copy of the other; the role and what is told around it make them one."""
    assert conflicts(judged([left, right])) == {frozenset(names)}
    assert conflicts(judged([right, left])) == {frozenset(names)}


SILENT = [
    pytest.param(
        "Hans Berg was signed on Monday from the Oulu practice squad and the Turku practice squad.", id="both"
    ),
    pytest.param(
        "Hans Berg was signed from the Oulu practice squad. His Turku practice squad signed on.", id="told too"
    ),
    pytest.param("Hans Berg may have been signed from the Oulu practice squad, a young runner.", id="not a fact"),
    pytest.param("The young runner Hans Berg was not signed from the Oulu practice squad on Monday.", id="denied"),
    pytest.param(
        "The young runner Hans Berg was signed from the Finland practice squad on Monday.", id="what it is in"
    ),
    pytest.param("The young runner Hans Berg was signed from the Oulu and Lahti practice squad.", id="several"),
    pytest.param("A practice squad of the town of Oulu trains in the rain.", id="something else"),
]


@pytest.mark.parametrize("other", SILENT)
def test_what_is_no_conflict(other: str, judged: Judge) -> None:
    """Names that a story gives to the role as well, that are not stated, that go together, or of another thing."""
    assert not conflicts(judged([SIGNED, other]))


def test_another_occasion_is_another_role(judged: Judge) -> None:
    """The same words of two days far apart are told of two events, each with its own place."""
    once = "The club signed the young runner Hans Berg from the Turku practice squad on 3 March 2019."
    again = "Hans Berg, a young runner who was signed on {}, comes from the Oulu practice squad."
    assert conflicts(judged([once, again.format("4 March 2019")])) == {frozenset({"Turku", "Oulu"})}
    assert not conflicts(judged([once, again.format("9 May 2024")]))


def test_a_bearing_is_no_name_in_a_role(judged: Judge) -> None:
    """A plant called the Northeast one may well be the Turku one."""
    left = "The dairy has closed its Northeast plant until further notice after the fire, Hans Berg said."
    right = "After the fire the dairy has closed the Turku plant until further notice, Hans Berg said."
    assert not conflicts(judged([left, right]))


def test_other_stories_make_it_surer(judged: Judge) -> None:
    """A name that nobody else has in the role, against one that further stories have there too."""
    right = "Hans Berg, a young runner who was signed on Monday, comes from the Oulu practice squad."
    alone = judged([SIGNED, right])
    backed = judged([SIGNED, right, "On Monday the young runner Hans Berg was signed from the Oulu practice squad."])
    best = [max(c.confidence for c in found if c.verdict is Verdict.CONFLICT) for found in (alone, backed)]
    assert best[1] > best[0]


def test_two_names_that_all_stories_know_need_the_same_path(judged: Judge) -> None:
    """Where both names are told elsewhere too, each may have a role of its own; only a twin of the sentence decides."""
    here = "Eva Lund was standing in the doorway of the office of Peter Holm when the gunman shot her, police found."
    there = (
        "Eva Lund, who was standing in the doorway of the office of Hans Berg, was shot by the gunman, police found."
    )
    known = " Peter Holm and Hans Berg lived in Turku."
    assert conflicts(judged([here + known, there + known])) == {frozenset(("Peter Holm", "Hans Berg"))}
    looser = "Police found that a gunman who shot Eva Lund in a doorway had been standing near the office of Hans Berg."
    assert not conflicts(judged([here + known, looser + known]))


def test_one_name_in_one_role_agrees(judged: Judge) -> None:
    """Told in other words, the role is the same."""
    found = judged([SIGNED, "Hans Berg, a young runner who was signed on Monday, comes from the Turku practice squad."])
    assert {c.verdict for c in found} == {Verdict.AGREEMENT}
    assert any("Turku" in c.message for c in found)


def test_roles_are_not_paired_as_other_claims_are(line: Line, story: Story) -> None:
    """The usual matching pairs claims one by one, without what the rest of the stories tells of the role."""
    done = line([story(SIGNED, None, "a"), story(SIGNED.replace("Turku", "Oulu"), None, "b")])
    assert not [p for p in done.pairs if p.left.value.kind == "filler"]
    assert [p for p in done.pairs if isinstance(p.left.value, NameValue)] or done.pairs
