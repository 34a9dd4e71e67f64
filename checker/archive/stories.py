"""Stories as the archive holds them: packed into two columns, and given back as they were read."""

import json
import zlib
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from pydantic import TypeAdapter

from checker.archive.schema import Connection
from checker.errors import ArchiveError
from checker.model import Article, Claim, Sentence


class Story(NamedTuple):
    """An article with what was read in it. Of a story that an archive gives, the sentences have no tokens."""

    article: Article
    sentences: tuple[Sentence, ...]
    claims: tuple[Claim, ...]


class Page(NamedTuple):
    """A file with its stories; `digest` is of all that they depend on."""

    path: str
    digest: str
    stories: tuple[Story, ...]


def pack(story: Story) -> tuple[bytes, bytes]:
    """Give the two columns of a story: its page's text, and the rest."""
    article = story.article.model_dump(mode="json", exclude={"text", "paragraphs"})
    article["paragraphs"] = [(p.start, p.end) for p in story.article.paragraphs]
    sentences = [(s.start, s.end, s.paragraph, s.index) for s in story.sentences]
    parts = (_json(article), _json(sentences), _claims().dump_json(story.claims))
    return zlib.compress(story.article.text.encode()), zlib.compress(b"\n".join(parts))


def unpack(text: bytes, told: bytes) -> Story:
    """Give the story of two columns. Raises ValueError or zlib.error where they are damaged."""
    page = zlib.decompress(text).decode()
    article, sentences, claims = zlib.decompress(told).split(b"\n", 2)
    fields = json.loads(article)
    fields["paragraphs"] = [{"start": a, "end": b, "text": page[a:b]} for a, b in fields["paragraphs"]]
    return Story(
        Article.model_validate({**fields, "text": page}),
        tuple(
            Sentence(start=a, end=b, text=page[a:b], paragraph=p, index=i, tokens=())
            for a, b, p, i in json.loads(sentences)
        ),
        _claims().validate_json(claims),
    )


def load_stories(connection: Connection, numbers: Iterable[int]) -> Iterator[Story]:
    """Give the stories of these numbers, in their order. Raises ArchiveError where one of them is damaged."""
    for number in numbers:
        row = connection.execute("SELECT text, told FROM stories WHERE id = ?", (number,)).fetchone()
        if row is not None:
            yield unpacked(number, *row)


def unpacked(number: int, text: bytes, told: bytes) -> Story:
    """Give the story of two columns. Raises ArchiveError with its number where they are damaged."""
    try:
        return unpack(text, told)
    except (ValueError, zlib.error) as error:
        raise ArchiveError(
            f"story {number} is damaged; `check doctor --repair` takes it out, and `check index` reads it again"
        ) from error


@lru_cache(maxsize=1)
def _claims() -> TypeAdapter[tuple[Claim, ...]]:
    return TypeAdapter(tuple[Claim, ...])


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
