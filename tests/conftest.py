"""What tests all over the suite use: the parser, loaded once, and articles made from a text."""

import re
from collections.abc import Callable
from datetime import date

import pytest

from checker.extract.sentences import Parser, load_parser
from checker.model import Article, PublishedFrom, Span
from checker.settings import Settings

Story = Callable[..., Article]


@pytest.fixture(scope="session")
def parser() -> Parser:
    """Give the spaCy model of the default settings."""
    return load_parser(Settings().spacy_model)


@pytest.fixture(scope="session")
def story() -> Story:
    """Give a function that makes an Article of a text; blank lines part its paragraphs."""

    def make(text: str, published: date | None = None, article: str = "a") -> Article:
        paragraphs = tuple(
            Span(start=m.start(), end=m.end(), text=m[0]) for m in re.finditer(r"\S(?:.|\n(?!\s*\n))*", text)
        )
        return Article(
            id=article,
            path=f"{article}.txt",
            story=0,
            title="",
            published=published,
            published_from=PublishedFrom.UNKNOWN if published is None else PublishedFrom.METADATA,
            origin=article,
            text=text,
            paragraphs=paragraphs,
        )

    return make
