"""What a request asks, and the check that answers it, with the models and the archive loaded once."""

import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple, Self

from pydantic import Field, model_validator

from checker.archive import is_archive
from checker.errors import InputError
from checker.ingest import read, read_text
from checker.model import Article, Frozen, Problem, PublishedFrom
from checker.pipeline import check_articles, load, parse
from checker.report import gate, render
from checker.settings import Settings


class TooLateError(Exception):
    """A check did not end in its time."""


class Draft(Frozen):
    """A page to check. `path` only names it in the report: no file is opened; its ending says whether it is Markdown.

    `title` and `published` go over what the text says of its first story.
    """

    path: str = Field(default="", max_length=500)
    title: str = Field(default="", max_length=1000)
    text: str
    published: date | None = None


class Asked(Frozen):
    """A request: articles to check, and further ones to check them with beside the archive."""

    articles: tuple[Draft, ...] = Field(min_length=1)
    against: tuple[Draft, ...] = ()

    @model_validator(mode="after")
    def _each_has_its_name(self) -> Self:
        names = [name for name, _ in self.named()]
        if twice := sorted({name for name in names if names.count(name) > 1}):
            raise ValueError(f"two articles have the path {twice[0]!r}")
        return self

    def named(self) -> list[tuple[str, Draft]]:
        """Give every page with what the report is to call it."""
        pages = enumerate((*self.articles, *self.against), 1)
        return [(Path(page.path).as_posix() if page.path else f"article-{n}.txt", page) for n, page in pages]


class Answer(NamedTuple):
    """A report in the wire form, and the exit status that the command line would give."""

    report: str
    status: int


class Service:
    """Checks drafts with articles that are read and parsed once, and with archives, which each check asks anew.

    Not for two threads at a time: parsers are not.

    `problems` are what could not be used when it was set up. Raises ModelError and SettingsError.
    """

    def __init__(self, settings: Settings, against: Sequence[Path]) -> None:
        self._settings = settings
        gate.load(settings, None, date.today())  # noqa: DTZ011 - a broken baseline is said before anybody asks
        self._loaded = load(settings)
        self._archives = [path for path in against if is_archive(path)]
        self._archive, problems = read([path for path in against if path not in self._archives], settings)
        self._known, unread = parse(self._archive, self._loaded)
        self._unread = (*problems, *unread)
        self.problems = (*self._unread, *self._loaded.problems)

    def check(self, asked: Asked, deadline: float) -> Answer:
        """Answer a request; TooLateError when `time.monotonic()` passes `deadline` at the end of a stage."""

        def in_time(stage: str = "", done: int = 0, total: int = 0) -> None:
            del stage, done, total
            if time.monotonic() > deadline:
                raise TooLateError

        in_time()
        settings = self._settings
        pages: list[list[Article]] = []
        problems = list(self._unread)
        for name, draft in asked.named():
            try:
                pages.append(_stories(name, draft))
            except InputError as e:
                pages.append([])
                problems.append(Problem(path=e.path, message=e.message, line=e.line))
        first = len(asked.articles)
        drafts, others = ([a for page in part for a in page] for part in (pages[:first], pages[first:]))
        # What the request brings goes before what the archive has under the same name.
        brought = {a.id for a in others}
        archive = [*others, *(a for a in self._archive if a.id not in brought)]
        wanted = settings.model_copy(update={"show": tuple(dict.fromkeys((*settings.show, *settings.gated)))})
        known = {key: found for key, found in self._known.items() if key not in brought}
        loaded, archives = self._loaded, self._archives
        report = check_articles(drafts, archive, wanted, loaded, problems, in_time, known, archives)
        found = gate.load(settings, None, date.today())(report).report  # noqa: DTZ011 - the day where the user is
        return Answer(render(gate.listed(found, settings), "json"), gate.exit_status(found, settings))


def _stories(name: str, draft: Draft) -> list[Article]:
    first, *rest = read_text(name, draft.text)
    if draft.title:
        first = first.model_copy(update={"title": draft.title})
    if draft.published:
        first = first.model_copy(update={"published": draft.published, "published_from": PublishedFrom.METADATA})
    return [first, *rest]
