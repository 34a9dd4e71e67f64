"""Reading is linear: a text that was made to be slow takes four times as long when it is four times as long."""

import re
import time

import pytest

from checker.quantity import read, tables
from checker.quantity.tokens import tokens

_MEGABYTE = 1_000_000
# A pattern that is not linear takes many seconds over the stretch that is hard for it; one that is, a tenth of one.
_SECONDS = 3.0

# What the patterns repeat over, back into or look past.
PIECES = [
    "1,", "1-", "1.", "1/", "1:", "1 ", "1'", "9", "0", "a", "a-", "a@", "@a", "a.", "A1", "A ", "US-", "www.", "http://a",
    "+1 ", "Jan ", "1 January ", "Monday 1", "No. 1 ", "#1", "1st ", "Street 1 A ", "1°", "o'clock ", "half past ",
    "1-nil", "between 1 ", "from 1990 to ", " ", "\n", "one one ",
]  # fmt: skip
_STRETCH = _MEGABYTE // len(PIECES)
HARD = "\n\n".join(piece * (_STRETCH // len(piece)) for piece in PIECES)
_ENTRIES = zip(tables.phantoms().phantom, tables.phantoms().compiled(), strict=True)


@pytest.mark.parametrize("pattern", [pytest.param(pair[0], id=entry.name) for entry, pair in _ENTRIES])
def test_no_pattern_goes_back_over_a_megabyte(pattern: re.Pattern[str]) -> None:
    """Each pattern of phantoms.toml gets over a megabyte, in long stretches of one piece each, in no time."""
    start = time.process_time()
    sum(1 for _ in pattern.finditer(HARD))
    assert time.process_time() - start < _SECONDS


@pytest.mark.parametrize(
    "piece",
    [
        "1,", "a ", "a million ", "half a ", "between 1 and ", "at least ", "$1-", "aged 1, ", "one in ", "twice as ",
        "1 people, ", "number of 1 to ", "rose from 1 to ", "3-1 ", "twenty-", "1 hour ", "the third ", "1 1/2 ",
    ],
)  # fmt: skip
def test_reading_grows_as_the_text_does(piece: str) -> None:
    """A text of one piece repeated takes about four times as long when it is four times as long, never sixteen."""
    short, long = (_time_to_read(piece * (size // len(piece))) for size in (1_000, 4_000))
    assert long < 10 * short + 0.1


def _time_to_read(text: str) -> float:
    """Give the shortest of three times: one of them may be that of Python's collector, which looks through all else."""
    return min(_once(text) for _ in range(3))


def _once(text: str) -> float:
    start = time.process_time()
    read(text)
    return time.process_time() - start


def test_digits_in_groups_are_cut_once() -> None:
    """A long text of digits in groups is cut into tokens that cover it in order."""
    text = "1,000 " * (_MEGABYTE // 60)
    cut = tokens(text)
    assert len(cut) == text.count(" ")
    assert all(re.fullmatch("1,000", t.text) for t in cut)
