"""Walking a parsed sentence."""

from collections.abc import Callable, Iterable

import pytest

from checker.extract.sentences import Parser, segment
from checker.extract.syntax import ancestors, children, clause_of, subtree
from checker.model import Article, Sentence

Story = Callable[..., Article]
TEXT = "The old mayor of Lima said that the bridge had fallen."


@pytest.fixture(scope="module")
def parse(story: Story, parser: Parser) -> Callable[[str], Sentence]:
    """Give a function from a text to its first sentence."""
    return lambda text: segment(story(text), parser)[0]


def at(sentence: Sentence, word: str) -> int:
    """Give the index of the first token `word`."""
    return next(i for i, t in enumerate(sentence.tokens) if t.text == word)


def words(sentence: Sentence, indexes: Iterable[int]) -> list[str]:
    """Give the tokens at `indexes`."""
    return [sentence.tokens[i].text for i in indexes]


def test_children_come_from_left_to_right(parse: Callable[[str], Sentence]) -> None:
    """The dependents of a noun are its own words, itself left out."""
    sentence = parse(TEXT)
    assert words(sentence, children(sentence, at(sentence, "mayor"))) == ["The", "old", "of"]


def test_ancestors_end_at_the_root(parse: Callable[[str], Sentence]) -> None:
    """Governors come nearest first; the root has none."""
    sentence = parse(TEXT)
    assert words(sentence, list(ancestors(sentence, at(sentence, "Lima")))) == ["of", "mayor", "said"]
    assert list(ancestors(sentence, at(sentence, "said"))) == []


def test_a_sentence_can_be_kept_without_its_syntax(parse: Callable[[str], Sentence]) -> None:
    """What was worked out of the syntax does not stay behind."""
    sentence = parse(TEXT)
    assert children(sentence, 0) == ()
    bare = sentence.bare()
    assert (bare.text, bare.start, bare.tokens, bare.dependents, bare.phrases) == (TEXT, 0, (), (), ())


@pytest.mark.parametrize(
    ("word", "first", "last"),
    [("mayor", "The", "Lima"), ("fallen", "that", "fallen"), ("Lima", "Lima", "Lima"), ("said", "The", ".")],
)
def test_a_subtree_spans_the_whole_phrase(parse: Callable[[str], Sentence], word: str, first: str, last: str) -> None:
    """The phrase runs from its first to its last word."""
    sentence = parse(TEXT)
    assert words(sentence, list(subtree(sentence, at(sentence, word)))) == [first, last]


@pytest.mark.parametrize(
    ("text", "word", "head"),
    [
        (TEXT, "Lima", "said"),
        (TEXT, "bridge", "fallen"),
        (TEXT, "had", "fallen"),
        ("The bridge is an old one.", "one", "is"),
        ("A growing crowd cheered.", "growing", "cheered"),
        ("Nobody knew whether talks planned for Monday would start.", "Monday", "planned"),
        ("Heavy rain in Lima", "Lima", "rain"),
    ],
)
def test_the_clause_of_a_word_is_its_nearest_verb(
    parse: Callable[[str], Sentence], text: str, word: str, head: str
) -> None:
    """An auxiliary or a participle before a noun heads no clause; a headline's clause is its root."""
    sentence = parse(text)
    assert words(sentence, [clause_of(sentence, at(sentence, word))]) == [head]
