"""What tests all over the suite use: the parser, loaded once, and articles made from a text."""

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any

import pytest

from checker.extract.sentences import Parser, load_parser
from checker.model import Article, PublishedFrom, Span
from checker.settings import Settings

Story = Callable[..., Article]


class Remembering:
    """A parser that parses a text once, because many tests read the same articles with a sentence changed."""

    def __init__(self, parser: Parser) -> None:
        self._parser = parser
        self._parsed: dict[str, Any] = {}

    def pipe(self, texts: Iterable[str], *, batch_size: int) -> Iterator[Any]:
        """Parse what is new, and give one spaCy Doc a text."""
        wanted = list(texts)
        new = [text for text in dict.fromkeys(wanted) if text not in self._parsed]
        self._parsed.update(zip(new, self._parser.pipe(new, batch_size=batch_size), strict=True))
        return (self._parsed[text] for text in wanted)


@pytest.fixture(scope="session", autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep what tests cache out of the user's folder, and what the user's folder holds out of the tests."""
    with pytest.MonkeyPatch.context() as patch:
        folder = str(tmp_path_factory.mktemp("cache"))
        patch.setenv("XDG_CACHE_HOME", folder)
        patch.setenv("LOCALAPPDATA", folder)
        yield


@pytest.fixture(scope="session")
def parser() -> Parser:
    """Give the spaCy model of the default settings."""
    return Remembering(load_parser(Settings().spacy_model))


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
