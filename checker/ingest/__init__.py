"""Reads pages and gives their stories: title, publication date and paragraphs, without what surrounds them."""

from collections.abc import Callable, Sequence
from hashlib import sha256
from pathlib import Path

from checker.errors import InputError
from checker.ingest.boilerplate import classify
from checker.ingest.files import decode, find, load, shown
from checker.ingest.markdown import parse
from checker.ingest.page import plain_blocks
from checker.ingest.stories import Story, split
from checker.model import Article, Problem, PublishedFrom, Span

__all__ = ["find", "read", "read_text", "shown"]


def read(
    paths: Sequence[Path], max_bytes: int, on_file: Callable[[Path], None] | None = None
) -> tuple[list[Article], list[Problem]]:
    """Read the articles in `paths` (files, and folders with their .txt and .md files), in order.

    `max_bytes` is the size in bytes above which a file is not read; `on_file` is told of each file before it is read.
    What cannot be used becomes a Problem with the path and the reason, and the rest goes on; nothing is raised for it.
    Offsets count code points of the file as decoded, without a byte order mark, line ends as they are.
    """
    articles: list[Article] = []
    problems: list[Problem] = []
    for found in find(paths):
        if isinstance(found, Problem):
            problems.append(found)
            continue
        if on_file is not None:
            on_file(found)
        try:
            articles += _articles(found, load(found, max_bytes))
        except InputError as error:
            problems.append(Problem(path=error.path, message=error.message, line=error.line))
    return articles, problems


def read_text(name: str, text: str) -> list[Article]:
    """Give the stories of a page that is in no file; `name` stands for its path, and no such file is opened.

    Raises InputError as `read` finds problems: where the text is empty or binary, or holds no story.
    """
    path = Path(name)
    return _articles(path, decode(text.encode(), shown(path)))


def _articles(path: Path, text: str) -> list[Article]:
    """Give the stories of one page; raise InputError when it holds none."""
    place = shown(path)
    title, published = "", None
    if path.suffix.lower() == ".md":
        page = parse(text)
        blocks, title, published = page.blocks, page.title, page.published
    else:
        blocks = plain_blocks(text)
    found = split(blocks, classify(blocks))
    if not found:
        raise InputError(
            "no story in English is left once menus, captions and lists of headlines are taken away", place
        )
    if title:
        found[0] = found[0]._replace(title=title)
    if published is not None:
        found[0] = found[0]._replace(published=published, published_from=PublishedFrom.METADATA)
    return [_article(place, number, story, text) for number, story in enumerate(found)]


def _article(place: str, number: int, story: Story, text: str) -> Article:
    name = sha256(f"{place}#{number}".encode()).hexdigest()[:12]
    return Article(
        id=name,
        path=place,
        story=number,
        title=story.title,
        published=story.published,
        published_from=story.published_from,
        origin=name,
        text=text,
        paragraphs=tuple(Span(start=a, end=b, text=text[a:b]) for a, b in story.paragraphs),
    )
