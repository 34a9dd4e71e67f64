"""Reading only around key words finds what reading everything finds, in linear time."""

import time
import tomllib
from datetime import date
from pathlib import Path

import pytest

from checker.temporal import clock, distances, durations, points, read, relative, years
from checker.temporal.scan import scan

ENTRIES = tomllib.loads((Path(__file__).parent / "corpus.toml").read_text("utf-8"))["entry"]
PHRASES = [phrase for entry in ENTRIES for phrase in entry["phrases"]]
FILLER = (
    " Officials of both sides were told that nothing else of note was said in the long room that the hall leads to. "
)
PATTERNS = [p for group in (points, years, clock, relative, distances, durations) for p in group.patterns()]


@pytest.mark.parametrize("between", [" ", ". ", FILLER, FILLER * 3], ids=["space", "stop", "sentence", "paragraph"])
def test_key_words_lose_nothing(between: str) -> None:
    """Around its key words a pattern finds what it finds in the whole text, however far apart the matches lie."""
    text = between.join(PHRASES)
    whole = [atom for p in PATTERNS for m in p.regex.finditer(text) for atom in p.read(m)]
    assert list(scan(text)) == whole
    assert len(whole) > len(PHRASES)


@pytest.mark.parametrize(
    "piece",
    [
        "one hundred and ",
        "at least the last ",
        "1,000,000,",
        "May 2022 ",
        "\n",
        "12:",
        "every ",
        "day ",
        "'90s",
        "mid-",
    ],
)
def test_a_megabyte_is_scanned_in_linear_time(piece: str) -> None:
    """No text made to trip the patterns takes more than its length's worth of time."""
    text = piece * (1_000_000 // len(piece))

    def took(length: int) -> float:
        begin = time.process_time()
        list(scan(text[:length]))
        return time.process_time() - begin

    took(10)
    assert took(1_000_000) < 20 * took(100_000) + 0.5


@pytest.mark.parametrize("piece", ["Monday ", "January 4 to ", "three years and ", "the day before "])
def test_dense_times_are_read_in_linear_time(piece: str) -> None:
    """A text of nothing but times takes time in proportion to its length."""

    def took(times: int) -> float:
        begin = time.process_time()
        read(piece * times, date(2025, 5, 14))
        return time.process_time() - begin

    took(10)
    assert took(2000) < 12 * took(500) + 0.5
