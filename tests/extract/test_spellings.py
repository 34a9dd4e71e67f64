"""Which forms of a name are claimed of an article."""

from collections.abc import Callable

import pytest

from checker.extract import extract, segment
from checker.extract.sentences import Parser
from checker.model import Article, SpellingValue

Story = Callable[..., Article]

CASES = [
    ("Anna Berg met Lars Holm in Oslo.", {("anna", "berg"), ("lars", "holm")}),
    ("Anna Maria Berg spoke. Berg smiled.", {("anna", "berg")}),
    ("Anna Bergman spoke in Oslo. The crowd saw that Bergmann smiled.", {("anna", "bergman"), ("anna", "bergmann")}),
    ("Berg smiled.", set()),
    ("Jon Smith and John Smith were at home in Oslo.", set()),
    ("He works for Baker Industries Group in Oslo.", {("", "baker industries group")}),
    ("Norway and Sweden signed the treaty.", set()),
]


@pytest.mark.parametrize(("text", "forms"), CASES)
def test_forms_of_names(text: str, forms: set[tuple[str, str]], parser: Parser, story: Story) -> None:
    """Full names, surnames with their bearer's given name, and bodies of several words; no relatives, no places."""
    claims = extract(story(text), segment(story(text), parser))
    values = [c.value for c in claims if isinstance(c.value, SpellingValue)]
    assert {(v.given, v.family) for v in values} == forms


def test_a_form_is_claimed_once_where_it_first_stands(parser: Parser, story: Story) -> None:
    """The same form further down says nothing new; the claim's words are the name's."""
    article = story("Anna Berg spoke. Anna Berg smiled.")
    (value,) = [c.value for c in extract(article, segment(article, parser)) if isinstance(c.value, SpellingValue)]
    assert (value.mention.start, value.mention.text) == (0, "Anna Berg")
