"""Sentences: where they begin and end, and that their syntax points at the article's own characters."""

from collections.abc import Callable

import pytest

from checker.errors import ModelError
from checker.extract.sentences import MAX_CHARACTERS, Parser, load_parser, segment, segment_all
from checker.model import Article, Sentence

Story = Callable[..., Article]

SPLITS = {
    "abbreviations": (
        "The U.S. Consul met Mr. Oduya at 9 p.m. on Friday. Talks went on.",
        ["The U.S. Consul met Mr. Oduya at 9 p.m. on Friday.", "Talks went on."],
    ),
    "clock time with the day behind it": (
        "The shop closed shortly after 8:30 p.m. Thursday. It burned.",
        ["The shop closed shortly after 8:30 p.m. Thursday.", "It burned."],
    ),
    "clock time with its zone": (
        "The match begins at 4:30 p.m. ET on the coast. It rained.",
        ["The match begins at 4:30 p.m. ET on the coast.", "It rained."],
    ),
    "clock time at the end": (
        "The fire was out by 6:40 a.m. The building is a loss.",
        ["The fire was out by 6:40 a.m.", "The building is a loss."],
    ),
    "quotation kept whole": (
        '"We came. We saw. We left," said the envoy. He smiled.',
        ['"We came. We saw. We left," said the envoy.', "He smiled."],
    ),
    "thin spaces inside the marks": (
        "“\u2009Rivers rise. Dams hold\u2009”, the mayor said. He left.",
        ["“\u2009Rivers rise. Dams hold\u2009”, the mayor said.", "He left."],
    ),
    "opening mark missing": (
        'It is over," he said. "We go home." He left.',
        ['It is over," he said.', '"We go home."', "He left."],
    ),
    "closing mark left over": (
        "“ She said: “We go. Now.” ” Then she left.",
        ["“ She said: “We go. Now.” ”", "Then she left."],
    ),
    "line break within a paragraph": (
        "The bridge\nfell on Monday. Nobody\nwas hurt.",
        ["The bridge\nfell on Monday.", "Nobody\nwas hurt."],
    ),
    "paragraphs": ("No full stop here\n\nSecond one", ["No full stop here", "Second one"]),
    "beyond the first plane and other scripts": (
        "The 😀 sign hung in Türkiye. 中文 was written on it. “É” too.",
        ["The 😀 sign hung in Türkiye.", "中文 was written on it.", "“É” too."],
    ),
    "space at either end": (" \u2009 It rained.  It poured. \t", ["It rained.", "It poured."]),
}


@pytest.fixture(scope="module")
def parse(story: Story, parser: Parser) -> Callable[[str], list[Sentence]]:
    """Give a function from a text to its sentences."""
    return lambda text: segment(story(text), parser)


@pytest.mark.parametrize(("text", "expected"), SPLITS.values(), ids=SPLITS)
def test_sentences_begin_and_end_where_a_reader_says(
    parse: Callable[[str], list[Sentence]], text: str, expected: list[str]
) -> None:
    """Abbreviations, quotations, odd spaces and stray marks do not move a boundary."""
    assert [s.text for s in parse(text)] == expected


@pytest.mark.parametrize("text", [text for text, _ in SPLITS.values()], ids=SPLITS)
def test_offsets_are_code_points_of_the_article(parse: Callable[[str], list[Sentence]], text: str) -> None:
    """Sentences and tokens hold exactly the article's characters, whatever they are."""
    for sentence in parse(text):
        assert text[sentence.start : sentence.end] == sentence.text
        for token in sentence.tokens:
            assert text[token.start : token.end] == token.text


def test_sentences_know_their_place(parse: Callable[[str], list[Sentence]]) -> None:
    """Paragraphs and sentences are numbered in reading order."""
    places = [(s.paragraph, s.index) for s in parse("It rained. It poured.\n\nIt stopped.")]
    assert places == [(0, 0), (0, 1), (1, 2)]


def test_thin_spaces_do_not_change_the_parse(parse: Callable[[str], list[Sentence]]) -> None:
    """A thin space inside quotation marks is typography, not a word."""
    wide = parse("The mayor called the plan “\u2009\u2009a\u00a0bold step\u2009” on Friday.")[0]
    plain = parse("The mayor called the plan “a bold step” on Friday.")[0]
    assert [t[2:] for t in wide.tokens] == [t[2:] for t in plain.tokens]


def test_heads_are_indexes_into_the_sentence(parse: Callable[[str], list[Sentence]]) -> None:
    """A dependent points at its governor, and a root at itself."""
    tokens = parse("It rained. The new bridge fell.")[1].tokens
    by_text = {t.text: t for t in tokens}
    heads = [tokens[by_text[word].head].text for word in ("new", "bridge", "fell")]
    assert heads == ["bridge", "fell", "fell"]


def test_a_quotation_of_two_sentences_keeps_both_roots(parse: Callable[[str], list[Sentence]]) -> None:
    """Several sentences within one quotation are several trees of one Sentence."""
    (sentence,) = parse('"The river rose. The bridge fell," said the mayor.')
    assert sum(t.head == i for i, t in enumerate(sentence.tokens)) >= 2


def test_entities_keep_their_beginnings(parse: Callable[[str], list[Sentence]]) -> None:
    """The label and the beginning of each entity are kept."""
    tokens = parse("Angela Merkel visited Japan.")[0].tokens
    assert [(t.entity, t.begins_entity) for t in tokens if t.entity] == [
        ("PERSON", True),
        ("PERSON", False),
        ("GPE", True),
    ]


LONG = {
    "at a full stop": ('"' + "The river rose again and again. " * 150 + '"', "."),
    "at a comma": ("the river rose and the bridge fell, " * 150, ","),
    "at white space": ("river " * 900, "river"),
    "anywhere": ("x" * 5000, "x"),
}


@pytest.mark.parametrize(("text", "last"), LONG.values(), ids=LONG)
def test_overlong_sentences_are_cut(parse: Callable[[str], list[Sentence]], text: str, last: str) -> None:
    """A page without full stops is cut at the best place there is, and nothing of it is lost."""
    found = parse(text)
    assert len(found) > 1
    assert all(len(s.text) <= MAX_CHARACTERS for s in found)
    assert all(s.text.endswith(last) for s in found[:-1])
    assert "".join("".join(s.text for s in found).split()) == "".join(text.split())


def test_an_article_without_paragraphs_has_no_sentences(parse: Callable[[str], list[Sentence]]) -> None:
    """Nothing in, nothing out."""
    assert parse("  \n\n ") == []


def test_an_article_reads_the_same_in_any_company(story: Story, parser: Parser) -> None:
    """What an article is checked with does not change its parse, and each one is announced when done."""
    first, second = story("It rained in Lima.", article="a"), story("The bridge fell. Nobody was hurt.", article="b")
    done: list[str] = []
    together = segment_all([first, second], parser, on_article=lambda a: done.append(a.id))
    assert together == {"a": tuple(segment(first, parser)), "b": tuple(segment(second, parser))}
    assert segment_all([second], parser)["b"] == together["b"]
    assert done == ["a", "b"]


def test_a_missing_model_says_how_to_get_one() -> None:
    """The message names the model, a command and the setting."""
    with pytest.raises(ModelError, match=r"'no_such_model'.*pip install.*spacy_model") as caught:
        load_parser("no_such_model")
    assert caught.value.path == "no_such_model"


def test_a_model_without_a_parser_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A blank pipeline loads, but cannot do the work."""
    import spacy  # noqa: PLC0415

    monkeypatch.setattr(spacy, "load", lambda _name, **_: spacy.blank("en"))
    with pytest.raises(ModelError, match="no ner and no parser and no tagger"):
        load_parser("blank")
