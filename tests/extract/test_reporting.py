"""The table of reporting verbs and nouns."""

import tomllib
from collections import Counter
from importlib.resources import files

import pytest

from checker.errors import TableError
from checker.extract.reporting import TABLE as TABLE_FILE
from checker.extract.reporting import load_reporting, read_reporting

TABLE = """
[[verbs]]
attitude = "{attitude}"
frame = "clause"
lemmas = {lemmas}
[citing]
lemmas = ["quote"]
[occasions]
lemmas = ["letter"]
[nouns]
lemmas = ["claim"]
light_verbs = ["make"]
of_source = ["by"]
"""


@pytest.mark.parametrize(
    ("lemma", "frame", "attitude"),
    [
        ("say", "clause", "speech"),
        ("believe", "clause", "cognition"),
        ("learn", "clause", "perception"),
        ("urge", "infinitive", "speech"),
        ("dub", "name", "speech"),
        ("accuse of", "gerund", "speech"),
        ("welcome", "object", "speech"),
        ("welcome", "clause", None),
    ],
)
def test_verbs_are_looked_up_by_frame(lemma: str, frame: str, attitude: str | None) -> None:
    """A verb reports in the frames that it takes, and in no other."""
    assert {k: v for k, v in load_reporting().attitudes.items() if k == (lemma, frame)} == (
        {(lemma, frame): attitude} if attitude else {}
    )


def test_every_entry_is_a_lemma() -> None:
    """Entries are lower case and, but for verb and preposition, single words."""
    table = load_reporting()
    entries = {*table.lemmas, *table.citing, *table.occasions, *table.nouns, *table.light_verbs, *table.of_source}
    assert [e for e in entries if e != e.lower() or " " in e] == []


def test_no_verb_is_entered_twice_in_a_frame() -> None:
    """A verb has one attitude in each frame."""
    text = files("checker.extract").joinpath(TABLE_FILE).read_text(encoding="utf-8")
    entries = Counter((lemma, v["frame"]) for v in tomllib.loads(text)["verbs"] for lemma in v["lemmas"])
    assert [entry for entry, times in entries.items() if times > 1] == []


def test_only_gerunds_name_a_preposition() -> None:
    """Two words belong to the frame of verb and preposition, and only there."""
    assert [k for k in load_reporting().attitudes if (" " in k[0]) != (k[1] == "gerund")] == []


@pytest.mark.parametrize(
    "text",
    ["[[verbs]", TABLE.format(attitude="song", lemmas='["sing"]'), TABLE.format(attitude="speech", lemmas="[]")],
)
def test_a_malformed_table_is_an_error(text: str) -> None:
    """Broken TOML, an unknown attitude or an empty list is refused, and the table named."""
    with pytest.raises(TableError) as caught:
        read_reporting(text)
    assert caught.value.path == "reporting_verbs.toml"


def test_a_table_can_be_replaced() -> None:
    """A well-formed table loads."""
    assert read_reporting(TABLE.format(attitude="speech", lemmas='["sing"]')).attitudes == {
        ("sing", "clause"): "speech"
    }
