"""What a fuzzing target is, and how inputs are made for it: kept seeds, changed here and there."""

import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from hypothesis import strategies as st

CORPUS = Path(__file__).with_name("corpus")
SECONDS = 20.0  # of processor time: what takes longer hangs
_LONGEST = 20_000  # bytes
# Characters that text is seldom tried with: other spaces, digits and dashes, what acts on terminals or turns the line,
# letters that lower or upper case makes longer, and bytes that are no UTF-8.
ODD = [
    *(
        char.encode()
        for char in "\u00a0\u2009\u3000\u0663\u00b2\u00bd\u2155\u2460\u2013\u2212\u0130\u00df\ufb01\u01c5\ufeff\u200b"
    ),
    *(char.encode() for char in "\0\x1b[2J\x7f\u009b31m\u202e\u2066\u2028\u0301\U000e0041\U0001f469\ue000\r\n\t"),
    *(b"9999", b"0000", b"-0", b"1e309", b"31/12/9999", b"0001-01-01", b"\xff\xfe", b"\xed\xa0\x80", b"9" * 400),
]


class Target(NamedTuple):
    """A part of the program: what it is given to begin with, words worth putting in, and what must hold of any input.

    `holds` raises where something does not hold.
    """

    name: str
    seeds: Sequence[bytes]
    words: Sequence[bytes]
    holds: Callable[[bytes], object]

    def run(self, data: bytes) -> None:
        """Hold that the input does no harm and takes no long time."""
        begun = time.process_time()
        self.holds(data)
        spent = time.process_time() - begun
        assert spent < SECONDS, f"{spent:.0f} seconds for {len(data)} bytes"

    def kept(self) -> list[Path]:
        """Give the inputs that did harm once."""
        return sorted((CORPUS / self.name).glob("*"))


def inputs(target: Target) -> st.SearchStrategy[bytes]:
    """Make inputs: a seed with a few bytes taken out, put in, doubled or turned; or words, one after the other."""
    words = st.sampled_from([*target.words]) | st.binary(max_size=8)
    edit = st.tuples(
        st.floats(0, 1), st.integers(0, 40), words, st.sampled_from(("insert", "replace", "double", "cut"))
    )
    changed = st.builds(_changed, st.sampled_from([*target.seeds]), st.lists(edit, max_size=6))
    strung = st.builds(_strung, st.binary(min_size=4, max_size=4), st.lists(words, max_size=30), st.booleans())
    return changed | strung


def _changed(data: bytes, edits: Sequence[tuple[float, int, bytes, str]]) -> bytes:
    for where, length, word, how in edits:
        at = int(where * len(data))
        piece = data[at : at + length]
        middle = {"insert": word + piece, "replace": word, "double": piece * 20, "cut": b""}[how]
        data = data[:at] + middle + data[at + length :]
    return data[:_LONGEST]


def _strung(head: bytes, words: Sequence[bytes], spaced: bool) -> bytes:
    return head + (b" " if spaced else b"").join(words)


class Reader:
    """Reads an input from its beginning: numbers by a byte or more, then the text that is left."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0

    def number(self, below: int, size: int = 1) -> int:
        """Give a number from 0 up to `below`, of so many bytes."""
        piece = self._data[self._at : self._at + size]
        self._at += size
        return int.from_bytes(piece, "big") % below

    def rest(self) -> bytes:
        """Give what is left."""
        return self._data[self._at :]

    def text(self, longest: int = 2_000) -> str:
        """Give what is left as text; bytes that are none become lone surrogates, as in names of files."""
        return self.rest().decode("utf-8", "surrogateescape")[:longest]
