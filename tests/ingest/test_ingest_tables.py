"""The tables of ingest: they load, they are well formed, and a malformed one says what is wrong."""

import tomllib
from importlib.resources import files
from typing import Any

import pytest

from checker.errors import TableError
from checker.ingest.boilerplate import Role, classify
from checker.ingest.page import Block
from checker.ingest.tables import _load, parse_phrases, parse_words, phrases, words


def table(name: str) -> dict[str, Any]:
    """Give a table as it is in the package."""
    return tomllib.loads((files("checker.ingest") / name).read_text("utf-8"))


def role(text: str) -> Role:
    """Give the role of a line that stands alone."""
    return classify([Block(0, len(text), text)])[0]


def test_every_kind_of_phrase_is_there() -> None:
    """The table of phrases has patterns of every kind."""
    assert all(m.opening or m.anywhere for m in phrases())


def test_words_are_lower_case_and_no_foreign_word_is_an_english_one() -> None:
    """Words are compared without case; a function word of English must not speak for another language."""
    table_of_words = words()
    lists = [value for section in table("words.toml").values() for value in section.values()]
    assert all(word == word.casefold() for entries in lists for word in entries)
    assert not table_of_words.foreign.function_words & table_of_words.english.function_words


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ({"kind": "noise", "patterns": ["a"]}, "reason"),
        ({"kind": "other", "patterns": ["a"], "reason": "test"}, "kind"),
        ({"kind": "noise", "patterns": [], "reason": "test"}, "patterns"),
        ({"kind": "noise", "patterns": ["("], "reason": "test"}, "unterminated"),
        ({"kind": "noise", "patterns": ["a"], "reason": "test"}, "no phrase of kind list, caption, credit"),
    ],
)
def test_a_malformed_phrase_is_named(entry: dict[str, Any], message: str) -> None:
    """What is missing or wrong in the table stands in the error."""
    with pytest.raises(TableError, match=message):
        parse_phrases({"phrase": [entry]})


def test_a_table_that_is_not_there_is_named() -> None:
    """A broken installation is told apart from a bug."""
    with pytest.raises(TableError, match=r"none\.toml: the table cannot be read"):
        _load("none.toml")


def test_a_missing_list_of_words_is_named() -> None:
    """A table without one of its lists does not load."""
    broken = table("words.toml")
    del broken["verbs"]
    with pytest.raises(TableError, match="verbs"):
        parse_words(broken)


ROLES = {
    Role.NOISE: [
        "We use cookies to make this site better.",
        "Accept all cookies",
        "You can change your cookie settings at any time.",
        "Jump to navigation",
        "Choose your edition",
        "Share this story on Facebook",
        "Facebook | Twitter | Copy link",
        "Follow Harbour News on Instagram",
        "Subscribe to our daily newsletter",
        "Download our app",
        "Click here to join our channel.",
        "For more news, visit our website",
        "ICP licence: 20411234567",
        "Newsroom hotline: 0800 123 4567",
        "Copyright 2024 Harbour News",
        "This material may not be published, broadcast or rewritten.",
        "Story continues below this ad",
        "READ MORE: Ferry stuck in ice",
        "Also read: Ferry stuck in ice",
        "4 min read",
        "3 hours ago",
        "Keywords: ice, ferries",
        "(With inputs from agencies)",
        "Reporting by Ana Ruiz; editing by Bo Li",
        "Ana Ruiz in Osk contributed to this report.",
        "Associated Press",
        "- Reuters",
        "By Ana Ruiz and Bo Li",
        "Ice , Osk , Ferries",
        "Sport | Weather | Travel",
        "https://example.org/a/b/c.html",
        "* 12 345 *",
        "Le port est fermé et les bateaux sont dans la glace.",
        "Der Hafen ist zu und das Eis ist dick.",
        "港口已经关闭。",
        "Порт закрыт из-за льда.",
    ],
    Role.LIST: [
        "Recommended Articles",
        "RELATED STORIES",
        "Most Read",
        "Others Also Liked",
        "You may also like",
        "More from Shipping News",
        "Next In World News",
        "Read next",
        "Trending now",
        "Editor's Picks",
    ],
    Role.CAPTION: [
        "A ferry leaves Osk in this file photo from Jan 2, 2020. - AP",
        "A ferry in the ice, in this picture taken on Monday.",
        "FILE PHOTO: A ferry leaves Osk",
        "Photo: Ana Ruiz/Harbour News",
        "The ferry Anna in the harbour of Osk. (Photo: Ana Ruiz)",
        "The ferry Anna in the harbour of Osk (Ana Ruiz/AFP)",
        "The ferry Anna in the harbour of Osk | Getty Images",
        "REUTERS/Ana Ruiz",
    ],
    Role.DATE: ["Published on 6 February 2024", "For immediate release:", "10:32 GMT"],
    Role.RULE: ["* * *", "-----", "====="],
    Role.HEADLINE: ["Ferry stuck in ice", "World", "Harbour of Osk to Open Again", "UPDATE:"],
    Role.LOOSE: ["The harbour of Osk was closed on Monday", "Ferry returned after night in the ice"],
    Role.TEXT: [
        "The harbour was closed.",
        "We stand by the ferry, he said.",
        "More from the harbour is expected on Tuesday.",
        "Recommended doses differ.",
        "The photo shows a ferry.",
        "Follow-up talks are planned.",
        "Share prices fell by 3 percent on Monday.",
        "Most read it as a threat.",
        "Next in line is the harbour master.",
        "He said the licence was withdrawn in 2020.",
        'He said: "We wait." Then he left, without a hat',
    ],
}


@pytest.mark.parametrize(("wanted", "text"), [(wanted, text) for wanted, texts in ROLES.items() for text in texts])
def test_role_of_a_line(wanted: Role, text: str) -> None:
    """Each line is known for what it is by its own words."""
    assert role(text) is wanted
