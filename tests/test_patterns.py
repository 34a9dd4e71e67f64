"""Every pattern that reads text takes time that grows with the text alone, whatever the text."""

import collections
import importlib
import inspect
import pkgutil
import re
import time
from collections.abc import Iterator
from typing import NamedTuple

import pytest

import checker

LENGTH = 30_000
# A pattern whose time grows with the square of the text takes ten and more times as long on texts like these.
SECONDS = 1.0
ANCHORED = {"match", "fullmatch"}
PIECES = [
    "a",
    "A",
    " ",
    "1",
    "\n",
    "-",
    ".",
    ",",
    '"',
    "“",
    "(",
    "<",
    "*",
    "|",
    "1,",
    "1 ",
    "a ",
    "A ",
    "a.",
    "A. ",
    "a-",
]
PIECES += ["a-", "10:", "< ", "a@a.", "\n ", "one ", "May ", "the ", "of the ", "Mr. A ", "said, ", "12 May ", "$1 "]
HOSTILE = [piece * (LENGTH // len(piece)) for piece in PIECES]
HOSTILE += [piece * LENGTH + end + piece * LENGTH + end for piece, end in ((" ", "x"), ("a", "!"), ("1", "x"))]


class Held(NamedTuple):
    """A pattern, and whether the module that holds it only ever tries it at the beginning of a text."""

    pattern: re.Pattern[str]
    anchored: bool


def patterns() -> Iterator[tuple[str, Held]]:
    """Give every pattern for text that a module of the package holds, with its name."""
    for info in pkgutil.walk_packages(checker.__path__, "checker."):
        if info.name.rsplit(".", 1)[-1] == "__main__":
            continue
        try:
            module = importlib.import_module(info.name)
        except ImportError:  # an extra that is not installed
            continue
        source = inspect.getsource(module)
        for name, value in vars(module).items():
            for i, pattern in enumerate(_held(value)):
                uses = re.findall(rf"\b{name}\.(\w+)", source)
                yield f"{info.name}.{name}.{i}", Held(pattern, bool(uses) and set(uses) <= ANCHORED)


def _held(value: object) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
        yield value
    elif isinstance(value, tuple | list | frozenset | set):
        for each in value:
            yield from _held(each)
    elif isinstance(value, dict):
        for each in value.values():
            yield from _held(each)


FOUND = dict(patterns())


def test_patterns_are_found() -> None:
    """The package holds more than a hundred patterns; a test that finds none would pass in silence."""
    assert len(FOUND) > 100


@pytest.mark.parametrize("name", sorted(FOUND))
def test_time_grows_with_the_text_alone(name: str) -> None:
    """No hostile text of 30,000 characters keeps a pattern busy for a second of processor time."""
    held = FOUND[name]
    for text in HOSTILE:
        began = time.process_time()
        if held.anchored:
            held.pattern.match(text)
            held.pattern.fullmatch(text)
        else:
            collections.deque(held.pattern.finditer(text), maxlen=0)
        assert time.process_time() - began < SECONDS, f"{text[:12]!r}…"
