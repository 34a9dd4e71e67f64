"""The tables beside the code: phrases that belong to no story, and the words that a line's features are read from."""

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any, Literal, NamedTuple

from pydantic import Field, ValidationError

from checker.errors import TableError
from checker.model import Frozen

Kind = Literal["noise", "list", "caption", "credit"]


class Phrase(Frozen):
    """One entry of phrases.toml."""

    kind: Kind
    reason: str = Field(min_length=3)
    patterns: tuple[str, ...] = Field(min_length=1)


class PhraseFile(Frozen):
    """The schema of phrases.toml."""

    phrase: tuple[Phrase, ...] = Field(min_length=1)


class English(Frozen):
    """Words without a topic: `function_words` of the language, `news_words` of the trade."""

    function_words: frozenset[str]
    news_words: frozenset[str]


class Verbs(Frozen):
    """Finite verb forms."""

    finite: frozenset[str]


class Dates(Frozen):
    """What stands beside a date on a date line."""

    labels: frozenset[str]
    fillers: frozenset[str]
    updates: frozenset[str]
    month_first_zones: frozenset[str]
    other_zones: frozenset[str]


class Credits(Frozen):
    """Suppliers of text."""

    agencies: frozenset[str]


class Foreign(Frozen):
    """Function words of other languages."""

    function_words: frozenset[str]


class Words(Frozen):
    """The schema of words.toml."""

    english: English
    verbs: Verbs
    dates: Dates
    credits: Credits
    foreign: Foreign


class Matcher(NamedTuple):
    """The patterns of one kind: those that begin with "^" are tried once a line, the others at every place of it."""

    opening: re.Pattern[str] | None
    anywhere: re.Pattern[str] | None

    def search(self, text: str, start: int = 0) -> re.Match[str] | None:
        """Give the first match from `start` on; patterns for the beginning of a line match only at `start` 0."""
        found = self.opening.match(text) if self.opening is not None and start == 0 else None
        return found or (self.anywhere.search(text, start) if self.anywhere is not None else None)


class Phrases(NamedTuple):
    """The patterns of each kind."""

    noise: Matcher
    list: Matcher
    caption: Matcher
    credit: Matcher


def _load(name: str) -> dict[str, Any]:
    try:
        return tomllib.loads(files(__package__).joinpath(name).read_text("utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise TableError(f"the table cannot be read: {error}", path=name) from error


def parse_phrases(table: dict[str, Any], name: str = "phrases.toml") -> Phrases:
    """Turn the content of phrases.toml into one compiled expression a kind; raise TableError if it is malformed."""
    try:
        entries = PhraseFile.model_validate(table).phrase
    except ValidationError as error:
        raise TableError(str(error), path=name) from error
    parts: dict[str, list[str]] = {kind: [] for kind in Phrases._fields}
    for entry in entries:
        for pattern in entry.patterns:
            try:
                re.compile(pattern)
            except re.error as error:
                raise TableError(f"{pattern!r} ({entry.reason}): {error}", path=name) from error
            parts[entry.kind].append(pattern)
    missing = [kind for kind, patterns in parts.items() if not patterns]
    if missing:
        raise TableError(f"no phrase of kind {', '.join(missing)}", path=name)
    return Phrases(**{kind: _matcher(patterns) for kind, patterns in parts.items()})


def _matcher(patterns: list[str]) -> Matcher:
    def joined(group: list[str]) -> re.Pattern[str] | None:
        return re.compile("|".join(group), re.IGNORECASE) if group else None

    return Matcher(
        joined([p for p in patterns if p.startswith("^")]), joined([p for p in patterns if not p.startswith("^")])
    )


def parse_words(table: dict[str, Any], name: str = "words.toml") -> Words:
    """Turn the content of words.toml into sets; raise TableError if it is malformed."""
    try:
        return Words.model_validate(table)
    except ValidationError as error:
        raise TableError(str(error), path=name) from error


@cache
def phrases() -> Phrases:
    """Give the compiled phrases (read once; they never change)."""
    return parse_phrases(_load("phrases.toml"))


@cache
def words() -> Words:
    """Give the word lists (read once; they never change)."""
    return parse_words(_load("words.toml"))
