"""Words are compared as a reader sees them, and shown so that a reader sees what they are."""

import unicodedata

import pytest

from checker.errors import TableError
from checker.names import look_alikes, visible
from checker.names.letters import letters_from, load_letters

SEEN = [
    ("plain text, café, Øster", "plain text, café, Øster"),
    ("\u041ebama", "Obama"),  # a Cyrillic O
    ("\u0391thens and \u0421airo", "Athens and Cairo"),  # a Greek and a Cyrillic capital
    ("\u0420\u043e\u0440\u0435 Francis", "Pope Francis"),  # every letter of the word is Cyrillic
    ("Moscow (Москва) and Athens (Αθήνα)", "Moscow (Москва) and Athens (Αθήνα)"),  # words of those languages
    ("an \u03b1 particle of 5 µm", "an \u03b1 particle of 5 µm"),  # a letter by itself is a sign
    ("the KoЯn concert", "the KoЯn concert"),  # Я looks like no Latin letter
    ("O\u00adba\u200bma\u2060 met\u202e them", "Obama met them"),
    ("\uff2fbama met \uff11\uff12 people", "Obama met 12 people"),
    ("\U0001d40ebama", "Obama"),
    ("\U0001d6fc-rays", "\U0001d6fc-rays"),  # a Greek letter of mathematics stays one
    ("", ""),
]


@pytest.mark.parametrize(("text", "seen"), SEEN)
def test_text_is_read_as_it_is_seen(text: str, seen: str) -> None:
    """Look-alikes are Latin letters, what is invisible is gone, and words of other scripts stay."""
    assert visible(text)[0] == seen


@pytest.mark.parametrize("text", [text for text, _ in SEEN])
def test_each_character_keeps_its_place(text: str) -> None:
    """The offsets lead from what is seen to the text, in order; a letter that did not change is the same there."""
    seen, offsets = visible(text)
    assert len(seen) == len(offsets)
    assert list(offsets) == sorted(set(offsets))
    changed = [i for i, char in enumerate(seen) if text[offsets[i]] != char]
    assert all(ord(text[offsets[i]]) > 0x24F and seen[i].isascii() for i in changed)


def test_a_word_without_a_latin_letter_may_be_meant() -> None:
    """Where words are shown, only those that mix scripts are marked."""
    assert [place for place, _ in look_alikes("\u041ebama \u0420\u043e\u0440\u0435", mixed=True)] == [0]
    assert [letter for _, letter in look_alikes("\u041ebama \u0420\u043e\u0440\u0435")] == [*"OPope"]


def test_every_letter_of_the_table_is_of_another_script_and_of_one_case() -> None:
    """No Latin letter stands among them, and capitals stand for capitals."""
    for char, latin in load_letters().items():
        assert not unicodedata.name(char).startswith("LATIN")
        assert char.isupper() == latin.isupper()


@pytest.mark.parametrize("text", ["[greek]\nAB = 'A'", "[greek]\n'\u0391' = 'ä'", "x = 1", "["])
def test_a_malformed_table_is_refused(text: str) -> None:
    """A table that holds anything but a letter for a letter is an error with its name."""
    with pytest.raises(TableError) as caught:
        letters_from(text)
    assert caught.value.path == "letters.toml"
