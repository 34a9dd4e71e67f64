"""From inputs to articles: each file by its format, each page to its stories, and what cannot be used by its reason."""

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from checker.errors import InputError
from checker.ingest.boilerplate import classify
from checker.ingest.document import Document, File, encodable
from checker.ingest.files import find, load, shown
from checker.ingest.formats import is_named_like_one, recognise
from checker.ingest.language import foreign
from checker.ingest.stories import Story, split
from checker.ingest.web import fetch
from checker.model import Article, Problem, PublishedFrom, Span
from checker.settings import Settings


def read(
    paths: Sequence[Path],
    settings: Settings,
    on_file: Callable[[Path], None] | None = None,
    urls: Sequence[str] = (),
) -> tuple[list[Article], list[Problem]]:
    """Read the articles in `paths` (files, folders, patterns, `-` for standard input), then those at `urls`, in order.

    `on_file` is told of each file before it is read. Only `urls` open connections. What cannot be used becomes a
    Problem with the path and the reason, and the rest goes on; nothing is raised for it. Offsets count code points of
    an article's text, which for plain text and Markdown is the file as decoded, without a byte order mark, line ends as
    they are.
    """
    return _read(_files(paths, urls, settings, on_file), settings)


def read_file(file: File, settings: Settings) -> tuple[list[Article], list[Problem]]:
    """Read the articles of a file whose bytes are at hand, as `read` does."""
    return _read([file], settings)


def _read(files: Iterable[File | Problem], settings: Settings) -> tuple[list[Article], list[Problem]]:
    found: list[_Page] = []
    problems: list[Problem] = []
    for file in files:
        pages = (file,) if isinstance(file, Problem) else _pages(file, settings, _Spent())
        for page in pages:
            if isinstance(page, Problem):
                problems.append(_shortened(page))
            else:
                found.append(page)
    articles: list[Article] = []
    numbers: Counter[str] = Counter()
    newest = _newest(found)
    for n, page in enumerate(found):
        # Those that are left out count all the same: a file's stories keep their numbers, whatever lies beside it.
        for item in [*_stories(page.place, page.document, numbers)]:
            if n not in newest:
                continue
            if isinstance(item, Problem):
                problems.append(item)
            else:
                articles.append(item)
    return articles, problems


def read_text(name: str, text: str, settings: Settings | None = None) -> list[Article]:
    """Give the stories of a page that is in no file; `name` stands for its path, and no such file is opened.

    Raises InputError as `read` finds problems: where the text is empty or binary, or holds no story.
    """
    articles, problems = read_file(File(shown(Path(name)), text.encode()), settings or Settings())
    if problems:
        raise InputError(problems[0].message, problems[0].path, problems[0].line)
    return articles


_REASON = 400  # characters of a reason


class _Page(NamedTuple):
    place: str
    document: Document


class _Spent:
    """What one file has given so far, however deep in it: archives may hold archives."""

    def __init__(self) -> None:
        self.bytes = 0
        self.text = 0
        self.items = 0

    def take(self, item: Document | File | Problem, place: str, settings: Settings) -> None:
        """Count an item; raise InputError where it is one too many."""
        self.items += 1
        if self.items > settings.max_items:
            raise InputError(_limit("articles and files in it", settings.max_items, "max_items"), place)
        if isinstance(item, Document):
            self.text += len(item.text)
            if self.text > settings.max_unpacked:  # tables and packed pages can say one thing very often
                raise InputError(_limit("characters of text in it", settings.max_unpacked, "max_unpacked"), place)
        if isinstance(item, File):
            self.bytes += len(item.data)
            if self.bytes > settings.max_unpacked:
                raise InputError(_limit("bytes when it is unpacked", settings.max_unpacked, "max_unpacked"), place)
            if item.depth > settings.max_depth:
                raise InputError(_limit("archives, one within the other", settings.max_depth, "max_depth"), place)


def _limit(what: str, limit: int, setting: str) -> str:
    return f"more than the limit of {limit:,} {what}; raise the setting {setting} to read it"


def _files(
    paths: Sequence[Path], urls: Sequence[str], settings: Settings, on_file: Callable[[Path], None] | None
) -> Iterator[File | Problem]:
    for found in find(paths):
        if isinstance(found, Problem):
            yield found
            continue
        if on_file is not None:
            on_file(found)
        try:
            yield File(settings.stdin_name if str(found) == "-" else shown(found), load(found, settings.max_bytes))
        except InputError as error:
            yield _problem(error)
    for url in urls:
        try:
            yield fetch(url, settings)
        except InputError as error:
            yield _problem(error)


def _pages(file: File, settings: Settings, spent: _Spent) -> Iterator[_Page | Problem]:
    """Read a file, and all that lies in it; what a reader raises is one Problem."""
    format_ = recognise(file)
    try:
        for item in format_.read(file, settings):
            if isinstance(item, Problem):
                if item.path == file.place or _is_meant(item.path):
                    yield item
                continue
            if isinstance(item, File) and not _is_meant(item.place):
                continue
            spent.take(item, file.place, settings)
            if isinstance(item, File):
                yield from _pages(item, settings, spent)
            else:
                _refuse_long(item, file.place, settings.max_paragraph)
                yield _Page(file.place, encodable(item))
    except InputError as error:
        yield _problem(error)
    except Exception as error:  # libraries that read what anybody wrote; the other files are not at fault
        if os.environ.get("CHECK_DEBUG") == "1":
            raise
        yield Problem(path=file.place, message=f"cannot be read as {format_.name}: {type(error).__name__}: {error}")


def _is_meant(place: str) -> bool:
    """Say whether what lies in a file is to be read: as in a folder by its ending; pages of the web by any name."""
    return is_named_like_one(place) or "://" in place


def _problem(error: InputError) -> Problem:
    return Problem(path=error.path, message=error.message, line=error.line)


def _shortened(problem: Problem) -> Problem:
    """Cut a reason that quotes the file, as those of libraries do: a report is no place for pages of it."""
    if len(problem.message) <= _REASON:
        return problem
    return problem.model_copy(update={"message": f"{problem.message[:_REASON]} …"})


def _refuse_long(document: Document, place: str, limit: int) -> None:
    """Refuse what no person wrote, before it goes to a parser that takes memory by the length of its input."""
    for block in document.blocks:
        if len(block.text) > limit:
            line = document.text.count("\n", 0, block.start) + 1
            raise InputError(
                f"a paragraph of {len(block.text):,} characters, more than the limit of {limit:,}; raise the setting"
                " max_paragraph to read it",
                place,
                None if document.marks else line,
            )


def _newest(pages: Iterable[_Page]) -> set[int]:
    """Give the places of the pages that no later version of the same item replaces."""
    best: dict[str | int, tuple[str, int]] = {}
    for n, page in enumerate(pages):
        about = page.document.publication
        key = about.item or n
        if key not in best or about.rank > best[key][0]:
            best[key] = (about.rank, n)
    return {n for _, n in best.values()}


def _stories(place: str, document: Document, numbers: Counter[str]) -> Iterator[Article | Problem]:
    """Give the stories of one page, or the Problem that it holds none."""
    blocks = document.blocks
    found = split(blocks, classify(blocks), whole=document.whole)
    if not found:
        language = foreign(document.text)
        yield Problem(
            path=place,
            message="no story in English is left once menus, captions and lists of headlines are taken away"
            + (f"; the text seems to be in {language}, which is not checked" if language else ""),
        )
        return
    if document.title:
        found[0] = found[0]._replace(title=document.title)
    if document.published is not None:
        found[0] = found[0]._replace(published=document.published, published_from=PublishedFrom.METADATA)
    for story in found:
        number = numbers[place]
        numbers[place] += 1
        language = foreign("\n".join(document.text[a:b] for a, b in story.paragraphs))
        if language:
            yield Problem(path=place, message=f"not checked, because it seems to be in {language}: only English is")
        else:
            yield _article(place, number, story, document, first=story is found[0])


def _article(place: str, number: int, story: Story, document: Document, *, first: bool) -> Article:
    name = sha256(f"{place}#{number}".encode()).hexdigest()[:12]
    text = document.text
    about = document.publication
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
        # Who wrote it and when is said of a page's first story; the outlet and the address are those of all.
        publication=about if first else about.model_copy(update={"published_at": None, "updated": None, "byline": ""}),
        unit=document.unit,
        marks=document.marks,
    )
