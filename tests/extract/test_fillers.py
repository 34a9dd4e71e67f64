"""Names in their roles: constructions that say the same give one role."""

from collections.abc import Callable

import pytest

from checker.extract import extract, segment
from checker.extract.sentences import Parser
from checker.model import Article, Claim, FillerValue

Story = Callable[..., Article]

ROLES = [
    pytest.param("Hans Berg replaced the coach in May.", "hans berg", "agent", "replac", id="a subject"),
    pytest.param("The coach was replaced by Hans Berg in May.", "hans berg", "agent", "replac", id="an agent"),
    pytest.param("Hans Berg was replaced in May.", "hans berg", "patient", "replac", id="a passive subject"),
    pytest.param("The board replaced Hans Berg in May.", "hans berg", "patient", "replac", id="an object"),
    pytest.param(
        "Hans Berg was hired in May and fired in June.", "hans berg", "patient", "fire", id="a shared subject"
    ),
    pytest.param("Hans Berg, who replaced the coach, is ill.", "hans berg", "agent", "replac", id="a relative clause"),
    pytest.param("Hans Berg, who was replaced in May, is ill.", "hans berg", "patient", "replac", id="its passive"),
    pytest.param("Hans Berg, replaced in May, is ill.", "hans berg", "patient", "replac", id="a participle"),
    pytest.param("He was shot in Hans Berg's office.", "hans berg", "of", "offic", id="a possessor"),
    pytest.param("He was shot in the office of Hans Berg.", "hans berg", "of", "offic", id="of"),
    pytest.param("He called agent Hans Berg on Monday.", "hans berg", "is", "agent", id="before a name"),
    pytest.param("Her agent, Hans Berg, called the club.", "hans berg", "is", "agent", id="an apposition"),
    pytest.param("Her agent is Hans Berg.", "hans berg", "is", "agent", id="a predicate"),
    pytest.param("Hans Berg is her agent.", "hans berg", "is", "agent", id="a predicate turned round"),
    pytest.param("She fled from the prison in Turku.", "turku", "in", "prison", id="a place"),
    pytest.param("A robbery out of Harris County was solved.", "harris county", "out of", "robberi", id="two in a row"),
    pytest.param("The mosque collapsed in Kaunis village.", "kaunis", "in", "collaps", id="a name's own kind"),
]


@pytest.mark.parametrize(("text", "name", "relation", "word"), ROLES)
def test_a_name_fills_a_role(  # noqa: PLR0917
    text: str, name: str, relation: str, word: str, parser: Parser, story: Story
) -> None:
    """The link and the word are read alike from constructions that say the same."""
    assert (name, relation, word) in {(v.name, v.relation, v.path[0]) for v in _values(text, parser, story)}


@pytest.mark.parametrize(
    "text",
    [
        "The ship sank south of Turku.",
        "The agents of Hans Berg called.",
        "Hans Berg said that the dam was safe.",
        "According to Hans Berg, the dam was safe.",
    ],
)
def test_what_is_no_role_of_one(text: str, parser: Parser, story: Story) -> None:
    """A direction is seen from many places, a plural has many fillers, and who speaks is the source."""
    assert not [v for v in _values(text, parser, story) if v.name in {"turku", "hans berg"}]


def test_others_in_the_role_are_its_fellows(parser: Parser, story: Story) -> None:
    """Names joined by "and" share a role, and what else says where a thing is goes with it."""
    found = _values("Anna Berg and Peter Holm fled.", parser, story)
    assert {v.name: v.fellows for v in found} == {"anna berg": ("peter holm",), "peter holm": ("anna berg",)}
    found = _values("He was robbed in Anna Holm's shop in Turku.", parser, story)
    assert {v.name: v.fellows for v in found if v.path[0] == "shop"} == {
        "anna holm": ("turku",),
        "turku": ("anna holm",),
    }


def test_a_pronoun_fills_a_role_for_whom_it_stands_for(parser: Parser, story: Story) -> None:
    """It is marked as not written there."""
    (he,) = [v for v in _values("Hans Berg left. He was replaced in May.", parser, story) if v.path[0] == "replac"]
    assert (he.name, he.written) == ("hans berg", False)


def test_what_is_told_around_a_role(parser: Parser, story: Story) -> None:
    """The words of its clause, without those of names, and who else takes part; not the words of other clauses."""
    text = "Anna Lund said that the tired coach Eva Dahl was replaced by Hans Berg, and that it rained."
    (claim,) = [c for c in _claims(text, parser, story) if _is(c, "hans berg", "replac")]
    assert {"coach", "replac", "tire"} <= set(claim.proposition.stems)
    assert not {"berg", "dahl", "rain"} & set(claim.proposition.stems)
    assert [p.name for p in claim.proposition.participants] == ["eva dahl"]


def _is(claim: Claim, name: str, word: str) -> bool:
    return isinstance(claim.value, FillerValue) and (claim.value.name, claim.value.path[0]) == (name, word)


def _values(text: str, parser: Parser, story: Story) -> list[FillerValue]:
    return [c.value for c in _claims(text, parser, story) if isinstance(c.value, FillerValue)]


def _claims(text: str, parser: Parser, story: Story) -> list[Claim]:
    article = story(text)
    return list(extract(article, segment(article, parser)))
