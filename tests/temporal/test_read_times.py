"""Reading whole texts: tense from the words around, and times told from other times of the text."""

from datetime import date

import pytest

from checker.model import Tense
from checker.temporal import guess_tense, read

WEDNESDAY = date(2025, 5, 14)


@pytest.mark.parametrize(
    ("sentence", "phrase", "tense"),
    [
        (
            "They planned to hold direct negotiations in Istanbul on Thursday, which would be a first.",
            "Thursday",
            "future",
        ),
        ("The two sides will meet on Thursday.", "Thursday", "future"),
        ("The results will be released on Thursday.", "Thursday", "future"),
        ("A vote is scheduled for Thursday.", "Thursday", "future"),
        ("On Thursday, negotiators will meet.", "Thursday", "future"),
        ("The summit is expected to open on Thursday.", "Thursday", "future"),
        ("Negotiators met in Istanbul on Friday.", "Friday", "past"),
        ("The ministry announced on Wednesday that it would send a delegation.", "Wednesday", "past"),
        ("He will go, the spokesman said on Wednesday.", "Wednesday", "past"),
        ("On Wednesday, Lee arrived in Seoul.", "Wednesday", "past"),
        ("The vote would have taken place on Monday.", "Monday", "past"),
        ("He will go. The army struck on Monday.", "Monday", "past"),
        ("Mr. Lee said on Monday it was over. It will end.", "Monday", "past"),
        ("The office is closed Monday.", "Monday", "past"),
        ("Monday is a holiday.", "Monday", "present"),
        ("Monday", "Monday", "past"),
    ],
)
def test_tense(sentence: str, phrase: str, tense: str) -> None:
    """The nearest cue before an expression in its sentence tells its tense, or else the first one after it."""
    start = sentence.index(phrase)
    assert guess_tense(sentence, start, start + len(phrase)) is Tense(tense)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("They planned to hold talks on Thursday.", ["2025-05-15"]),
        ("They met on Thursday.", ["2025-05-08"]),
        ("It opened on May 2, 2024. The following day it closed.", ["2024-05-02", "2024-05-03"]),
        ("It began on March 10, 2022. Two weeks later it ended.", ["2022-03-10", "2022-W12"]),
        ("They met on Friday. The talks began at 10 a.m.", ["2025-05-09", "2025-05-09T10:00"]),
        ("The talks began at 10 a.m.", ["2025-05-14T10:00"]),
        ("It happened the previous week.", ["2025-W19"]),
        ("In 2019 he won. The previous year he had lost.", ["2019", "2018"]),
        (
            "In the third quarter of 2024 it earned $5 million, up from $4 million a year earlier.",
            ["2024-Q3", "2023-Q3"],
        ),
        ("Last year it earned $5 million, up from $4 million two years ago.", ["2024", "2023"]),
    ],
)
def test_values_in_context(text: str, values: list[str]) -> None:
    """Times are read from the publication date, or from the time that the text has just spoken of."""
    assert [t.value for t in read(text, WEDNESDAY)] == values


def test_undated_text() -> None:
    """Without a publication date, full dates have their values and the rest stay open for later."""
    assert [t.value for t in read("He met him on Friday, the first time since March 2022.", None)] == [
        "XXXX-WXX-5",
        "2022-03",
    ]
