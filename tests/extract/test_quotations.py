# ruff: noqa: RUF001 (quotation marks are meant)
"""Quotations: which marks belong together, and what to make of marks that are missing or are no marks."""

from collections.abc import Callable

import pytest

from checker.extract.quotations import Quotation, quotations
from checker.extract.sentences import Parser, segment
from checker.model import Article

Story = Callable[..., Article]

FOUND = {
    "straight": ('The mayor said: "We shall rebuild."', ["We shall rebuild."]),
    "curly": ("“We shall rebuild,” she said.", ["We shall rebuild,"]),
    "opened curly and closed straight": ('It was “the last open road" to the coast.', ["the last open road"]),
    "guillemets with thin spaces": ("Il a dit «\u2009we shall see\u2009» at noon.", ["we shall see"]),
    "thin spaces": ("The deal is “\u2009fair and final\u2009”, she said.", ["fair and final"]),
    "low and high marks": ("Er nannte es „a fine day“ in Lima.", ["a fine day"]),
    "two apostrophes": ("''We go,'' he said. ''And soon.''", ["We go,", "And soon."]),
    "typewriter marks": ("``We go,'' he said.", ["We go,"]),
    "single marks": ("She called it 'a very long day' in court.", ["a very long day"]),
    "curly single marks": ("She called it ‘a very long day’.", ["a very long day"]),
    "apostrophes inside single marks": (
        "He said 'we don't know the boys' names yet' today.",
        ["we don't know the boys' names yet"],
    ),
    "possessive at the end": ("The bar 'the Three Sailors' is shut.", ["the Three Sailors"]),
    "several sentences": ('"We came. We saw. We left," he said.', ["We came. We saw. We left,"]),
    "two in one sentence": ('"We came," he said, "and we saw."', ["We came,", "and we saw."]),
    "single inside double": (
        "\"She said 'no, thank you' twice,\" he said.",
        ["She said 'no, thank you' twice,", "no, thank you"],
    ),
    "double inside double": (
        "“He said “never again” to me,” she said.",
        ["He said “never again” to me,", "never again"],
    ),
    "double inside single": ("He said: 'Call it \"a draw\" then'.", ['Call it "a draw" then', "a draw"]),
    "spaces on both sides": ('He said " we go now " and left.', ["we go now"]),
    "opening mark lost": (
        'Rivers rise again. Dams hold," the agency quoted him as saying.',
        ["Rivers rise again. Dams hold,"],
    ),
    "closing mark lost": ('He said "we go now. Then he left.', ["we go now."]),
    "closing mark lost before the next quotation": (
        "He said “we go and “they stay” there.",
        ["we go and", "they stay"],
    ),
    "over two paragraphs": ('"The first part.\n\n"The second part," he said.', ["The first part.", "The second part,"]),
    "paragraphs run together": (
        'He said: "One came. Two came. "Three came. "Four came," and left.',
        ["One came. Two came.", "Three came.", "Four came,"],
    ),
    "height in a quotation": ('"He is 6\'2" tall," she said.', ["He is 6'2\" tall,"]),
}

NOT_FOUND = {
    "apostrophes": "The dogs' food isn't the cats' food.",
    "elisions": "'Twas the '90s, rock 'n' roll 'til dawn.",
    "inches": 'The board was 12" long and 4" wide.',
    "feet and inches": 'He is 6\'2" tall and she is 5’10" tall.',
    "stray closing mark inside a sentence": "It was the last road” to the coast.",
    "nothing inside": 'He typed "" and then " ".',
}


@pytest.fixture(scope="module")
def quote(story: Story, parser: Parser) -> Callable[[str], list[Quotation]]:
    """Give a function from a text to its quotations."""

    def find(text: str) -> list[Quotation]:
        article = story(text)
        return quotations(article, segment(article, parser))

    return find


@pytest.mark.parametrize(("text", "words"), FOUND.values(), ids=FOUND)
def test_the_words_between_the_marks_are_found(
    quote: Callable[[str], list[Quotation]], text: str, words: list[str]
) -> None:
    """Each kind of mark, whole or broken, gives the words that a reader would take as quoted."""
    assert [q.words.text for q in quote(text)] == words


@pytest.mark.parametrize("text", NOT_FOUND.values(), ids=NOT_FOUND)
def test_other_uses_of_the_marks_are_no_quotations(quote: Callable[[str], list[Quotation]], text: str) -> None:
    """Apostrophes, measures and stray marks quote nothing."""
    assert quote(text) == []


@pytest.mark.parametrize("text", [text for text, _ in FOUND.values()], ids=FOUND)
def test_spans_hold_the_article_text(quote: Callable[[str], list[Quotation]], text: str) -> None:
    """Both spans are exact, and the words lie inside the whole."""
    for q in quote(text):
        assert text[q.span.start : q.span.end] == q.span.text
        assert text[q.words.start : q.words.end] == q.words.text
        assert q.span.start <= q.words.start
        assert q.words.end <= q.span.end


@pytest.mark.parametrize(
    ("text", "complete"),
    [
        ('"We go," he said.', [True]),
        ('We go," he said.', [False]),
        ('He said "we go. Then he left.', [False]),
        ('"One.\n\n"Two," he said.', [True, True]),
        ('"One.\n\nTwo, he said.', [False]),
    ],
)
def test_a_missing_mark_is_told(quote: Callable[[str], list[Quotation]], text: str, complete: list[bool]) -> None:
    """A quotation without one of its marks is incomplete, unless the next paragraph carries on."""
    assert [q.complete for q in quote(text)] == complete


def test_a_quotation_that_goes_on_says_so(quote: Callable[[str], list[Quotation]]) -> None:
    """A paragraph without a closing mark before one that opens with a mark continues, after the newspaper's custom."""
    assert [q.continues for q in quote('"One.\n\n"Two.\n\n"Three," he said.')] == [True, True, False]


@pytest.mark.parametrize(
    ("text", "scare"),
    [
        ('NATO "welcomed" the call.', True),
        ("The ‘peace plan’ failed.", True),
        ('"No," he said.', False),
        ('He said: "Not now."', False),
        ('It was "the only way out" of it.', False),
        ('It rained. "Never!" she cried.', False),
        ('He never "won.', False),
    ],
)
def test_short_quotations_inside_a_sentence_are_scare_quotes(
    quote: Callable[[str], list[Quotation]], text: str, scare: bool
) -> None:
    """One or two words built into the sentence are no speech; an utterance of one word is."""
    assert [q.scare for q in quote(text)] == [scare]


def test_many_unmatched_marks_take_linear_time(story: Story) -> None:
    """A page of nothing but opening marks is read through in one go."""
    article = story("“a ‘b " * 20_000)
    assert len(quotations(article, [])) == 20_000
