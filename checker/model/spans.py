"""Places in a text: spans, tokens, sentences, and the article that holds them.

Offsets are half-open and count Unicode code points of the article's text, which for plain text is the file as decoded.
"""

from bisect import bisect_right
from contextlib import suppress
from datetime import UTC, date, datetime
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple, Self

from pydantic import BaseModel, ConfigDict, field_validator, model_validator

_DIGITS = 20  # that the number of a version has at most


class Frozen(BaseModel):
    """A value: it never changes after it is made, and takes no field that it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Span(Frozen):
    """A piece of an article's text: `article.text[start:end] == text`."""

    start: int
    end: int
    text: str

    @model_validator(mode="after")
    def _holds_its_text(self) -> Self:
        if not 0 <= self.start < self.end or len(self.text) != self.end - self.start:
            raise ValueError(f"no such span: [{self.start}:{self.end}] for {len(self.text)} characters")
        return self


class Token(NamedTuple):
    """One token of a parsed sentence. `head` is the index of its governor in the same sentence (its own for a root)."""

    start: int
    end: int
    text: str
    lemma: str
    pos: str  # Universal Dependencies part of speech
    tag: str  # Penn Treebank tag
    dep: str  # dependency label (ClearNLP scheme, as spaCy's English models give it)
    head: int
    entity: str  # OntoNotes entity label, "" outside one
    begins_entity: bool
    morph: str  # Universal Dependencies features, "Tense=Past|VerbForm=Fin"


class Sentence(Span):
    """A sentence with its syntax. Token offsets count from the beginning of the article's text."""

    paragraph: int  # index into the article's paragraphs
    index: int  # index among the sentences of the article
    tokens: tuple[Token, ...]

    @cached_property
    def dependents(self) -> tuple[tuple[int, ...], ...]:
        """The dependents of each token, from left to right."""
        found: list[list[int]] = [[] for _ in self.tokens]
        for j, token in enumerate(self.tokens):
            if token.head != j:
                found[token.head].append(j)
        return tuple(map(tuple, found))

    @cached_property
    def phrases(self) -> tuple[tuple[int, int], ...]:
        """The first and the last token of the phrase that each token heads (both within it)."""
        first, last = list(range(len(self.tokens))), list(range(len(self.tokens)))
        for j, token in enumerate(self.tokens):
            below, head = j, token.head
            while head != below:
                first[head], last[head] = min(first[head], j), max(last[head], j)
                below, head = head, self.tokens[head].head
        return tuple(zip(first, last, strict=True))

    def bare(self) -> Self:
        """Give the sentence without its syntax, which takes fifty times the room of its text."""
        return type(self)(
            start=self.start, end=self.end, text=self.text, paragraph=self.paragraph, index=self.index, tokens=()
        )


class PublishedFrom(StrEnum):
    """Where the publication date was read."""

    METADATA = "metadata"  # a date line, front matter, or a field of the format
    TEXT = "text"  # a dateline or a full date in the running text
    INFERRED = "inferred"  # worked out from the story's own dates or from stories that it matches
    UNKNOWN = "unknown"


class Unit(StrEnum):
    """What a person counts by to find a place in a file."""

    LINE = "line"
    PAGE = "page"
    PARAGRAPH = "paragraph"


class Mark(NamedTuple):
    """From the offset `start` on, an article's text stands in the file's line, page or paragraph `number` (from 1)."""

    start: int
    number: int


class Located(NamedTuple):
    """Where in a file something stands: `number` counts what `unit` says, from 1."""

    path: str
    unit: Unit
    number: int

    def __str__(self) -> str:
        return f"{self.path}:{self.number}" if self.unit is Unit.LINE else f"{self.path}, {self.unit} {self.number}"


class Publication(Frozen):
    """What is said about an article beside its text; "" or None where nothing is.

    Times are as the publisher gives them, with their zone if one is given, and a date where that is all there is.
    """

    published_at: datetime | None = None  # the article has the day
    updated: datetime | date | None = None
    byline: str = ""
    outlet: str = ""
    language: str = ""  # BCP 47; "" is English too, or nothing else is checked
    url: str = ""  # the canonical one
    dateline: str = ""  # "KYIV", where it is no part of the text
    item: str = ""  # what an agency calls the item that this is a version of
    version: str = ""
    embargo: datetime | None = None  # not to be published before
    correction: str = ""  # what the publisher says of a correction; "correction" where it says no more than that

    @field_validator("updated", mode="before")
    @classmethod
    def _day_stays_a_day(cls, value: object) -> object:
        return date.fromisoformat(value) if isinstance(value, str) and len(value) == len("2025-05-14") else value

    @property
    def rank(self) -> str:
        """What the versions of one item sort by, the newest last.

        Versions are numbers (NewsML-G2, ninjs); where they are not, the time of the version tells.
        """
        number = int(self.version) if self.version.isdecimal() and len(self.version) < _DIGITS else 0
        when = self.updated or self.published_at or ""
        if isinstance(when, datetime) and when.tzinfo:
            with suppress(OverflowError):  # the first and last hours of the calendar
                when = when.astimezone(UTC).replace(tzinfo=None)
        return f"{number:0{_DIGITS}} {when} {self.version}"


class Article(Frozen):
    """One story: what was published where and when, and which paragraphs of the page belong to it.

    `text` is the whole page, shared by all stories of the page; `paragraphs` are this story's own, in order, without
    boilerplate. `origin` names the independent source behind it; copies of one wire story share it. Where the text is
    not the file as decoded, `marks` say where in the file it stands, in order, and `unit` what they count.
    """

    id: str
    path: str
    story: int
    title: str
    published: date | None
    published_from: PublishedFrom
    origin: str
    text: str
    paragraphs: tuple[Span, ...]
    publication: Publication = Publication()
    unit: Unit = Unit.LINE
    marks: tuple[Mark, ...] = ()

    @model_validator(mode="after")
    def _paragraphs_are_of_the_text(self) -> Self:
        for p in self.paragraphs:
            if self.text[p.start : p.end] != p.text:
                raise ValueError(f"{self.path}: paragraph [{p.start}:{p.end}] is not of the text")
        return self

    def span(self, start: int, end: int) -> Span:
        """Give the span of the article's text from `start` to `end`."""
        return Span(start=start, end=end, text=self.text[start:end])

    def line(self, offset: int) -> int:
        """Give the 1-based line that `offset` is on: of the file, or of the text where the file has no such lines."""
        if self.marks and self.unit is Unit.LINE:
            return self._number(offset)
        return self.text.count("\n", 0, offset) + 1

    def located(self, offset: int) -> Located:
        """Give where in the file `offset` is, as a person looks for it."""
        return Located(self.path, self.unit, self._number(offset) if self.marks else self.line(offset))

    def _number(self, offset: int) -> int:
        return self.marks[max(0, bisect_right(self.marks, offset, key=lambda mark: mark.start) - 1)].number
