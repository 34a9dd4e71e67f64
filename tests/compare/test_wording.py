"""Word-level comparison of quotations."""

import pytest

from checker.compare.wording import drift, words

HARBOUR = "The harbour will stay open for every ship that comes in peace"


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (HARBOUR, "the harbour will stay open for every ship that comes in peace.", "same"),
        (HARBOUR, "stay open for every ship", "part"),
        ("stay open for every ship", "and it stays open for every ship of theirs", "part"),
        ("a fresh impulse from our trade", "gives a fresh impulse to the trade of both", "turned"),
        ("We will yield to any threat", "We will not yield to any threat", "turned"),
        ("we must never forget them", "we must forget them", "turned"),
        ("the only way forward", "the only safe way forward", "changed"),
        (HARBOUR, "The harbour will stay shut for every ship that comes in peace", "changed"),
        (
            "our harbour will always remain open for every honest ship",
            "our harbour must now remain open to every decent vessel",
            "reworded",
        ),
        (HARBOUR, "The court has no say in the matter of the pension", "other"),
        ("the color of the harbour", "the colour of the harbour", "same"),  # of five letters, one may differ
        ("the tone of the harbour", "the tune of the harbour", "changed"),  # of four, none
        ("they realise the harm of it", "they realize the harm of it", "same"),
        ("a bright house by the harbour", "a fright house by the harbour", "changed"),  # the first letter is the same
        ("peace", "the harbour stays open in peace", "other"),
        ("a fine day", "a fine mess of it", "other"),
    ],
)
@pytest.mark.parametrize("swap", [False, True])
def test_renderings_are_told_apart(left: str, right: str, expected: str, swap: bool) -> None:
    """Each pair of renderings falls into its class, whichever comes first."""
    found = drift(right, left) if swap else drift(left, right)
    got = (
        "other"
        if found.is_other
        else "same"
        if found.is_same
        else "part"
        if found.is_part
        else "turned"
        if found.turns_sense
        else "changed"
        if found.is_near_verbatim
        else "reworded"
    )
    assert got == expected


def test_content_words_that_differ_are_named() -> None:
    """The words that stand in only one rendering are listed, small words are not."""
    assert drift("the only way out", "the only viable way out of it").content == ("viable",)


def test_contractions_of_not_are_taken_apart() -> None:
    """A denial is seen in a contraction, straight or curly apostrophe."""
    assert words("We don't and won’t yield") == ["we", "do", "n't", "and", "wo", "n't", "yield"]  # noqa: RUF001


def test_no_words_at_all_are_another_utterance() -> None:
    """Punctuation alone matches nothing."""
    assert drift("…", "the harbour stays open").is_other


@pytest.mark.parametrize(
    ("left", "right", "counts"),
    [
        # shared, words of the shorter, of the longer, of the stretch
        ("the harbour stays open", "the harbour always and ever stays open", (4, 4, 7, 7)),
        ("the harbour stays open", "so the harbour stays open again", (4, 4, 6, 4)),
        ("the harbour stays open now and then", "the harbour stays open", (4, 4, 7, 4)),
        ("away with it the harbour stays open", "the harbour stays open for us all too", (4, 7, 8, 7)),
    ],
)
def test_how_much_is_shared(left: str, right: str, counts: tuple[int, int, int, int]) -> None:
    """The stretch is the longer side of where the two run side by side, with what the shorter one has beyond it."""
    for found in (drift(left, right), drift(right, left)):
        assert (found.shared, found.shorter, found.longer, found.stretch) == counts
