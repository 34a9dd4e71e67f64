"""Places in a text: spans, tokens, sentences, and the article that holds them.

Offsets are half-open and count Unicode code points of the article's text, which for plain text is the file as decoded.
"""

from datetime import date
from enum import StrEnum
from typing import NamedTuple, Self

from pydantic import BaseModel, ConfigDict, model_validator


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


class PublishedFrom(StrEnum):
    """Where the publication date was read."""

    METADATA = "metadata"  # a date line, front matter, or a field of the format
    TEXT = "text"  # a dateline or a full date in the running text
    INFERRED = "inferred"  # worked out from the story's own dates or from stories that it matches
    UNKNOWN = "unknown"


class Article(Frozen):
    """One story: what was published where and when, and which paragraphs of the page belong to it.

    `text` is the whole page, shared by all stories of the page; `paragraphs` are this story's own, in order, without
    boilerplate. `origin` names the independent source behind it; copies of one wire story share it.
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
        """Give the 1-based line that `offset` is on."""
        return self.text.count("\n", 0, offset) + 1
