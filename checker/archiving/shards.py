"""Read a corpus file by file where an engine runs, each into a shard of its own, and fill an archive from the shards.

Files are read by the machines that parse them, so only what was found goes through the one that writes the archive, and
those need not wait for it. A shard is JSON Lines, packed with gzip: a line an article with all that was read in it, and
a last line with what could not be read, and the SHA-256 of the lines before. Its name is a digest of the file's path,
content and reader, so one that is there need not be made again, after a kill or for another archive.
"""

import gzip
import json
import os
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import cache, partial
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple, cast
from uuid import uuid4

from pydantic import TypeAdapter

from checker.archive import Page, Story
from checker.engines import Work
from checker.errors import ArchiveError, InputError
from checker.extract import Parser, batches
from checker.ingest import File, address_of, load, read_file
from checker.model import Article, Problem
from checker.pipeline import Loaded, Parsed
from checker.settings import Settings

SCHEMA = "checker-shard/1"

Parse = Callable[[Parser, Sequence[Article]], Sequence[Parsed]]


class Source(NamedTuple):
    """A file to read: where it lies, what it is called, and a digest of its content and of what reads it."""

    path: Path
    place: str
    digest: str

    @property
    def name(self) -> str:
        """The name of its shard."""
        return sha256(f"{self.place}\0{self.digest}".encode()).hexdigest()[:32] + ".jsonl.gz"


@dataclass(frozen=True)
class Shards:
    """A folder of shards, at any path or address that fsspec writes."""

    folder: str

    def names(self) -> set[str]:
        """Give the names of all shards. Raises ArchiveError."""
        system, root = self._opened()
        try:
            system.makedirs(root, exist_ok=True)
            return {name.rpartition("/")[2] for name in system.ls(root, detail=False, refresh=True)}
        except Exception as error:  # each store raises kinds of its own
            raise self._trouble("read", error) from error

    def write(self, name: str, data: bytes) -> None:
        """Write a shard that is there whole or not at all. Raises ArchiveError."""
        system, root = self._opened()
        try:
            unfinished = f"{root}/.{uuid4().hex}"
            system.pipe_file(unfinished, data)
            system.mv(unfinished, f"{root}/{name}")
        except Exception as error:  # each store raises kinds of its own
            raise self._trouble("written", error) from error

    def read(self, name: str) -> bytes:
        """Give the bytes of a shard. Raises ArchiveError."""
        system, root = self._opened()
        try:
            data: bytes = system.cat_file(f"{root}/{name}")
        except Exception as error:  # each store raises kinds of its own
            raise self._trouble("read", error) from error
        return data

    def remove(self, name: str) -> None:
        """Delete a shard, so that it is made again."""
        system, root = self._opened()
        system.rm_file(f"{root}/{name}")

    def _opened(self) -> tuple[Any, str]:
        import fsspec  # noqa: PLC0415 - seldom needed

        try:
            system, root = fsspec.core.url_to_fs(self.folder)
        except (ImportError, ValueError) as error:
            raise self._trouble("written", error) from error
        return system, root.rstrip("/")

    def _trouble(self, what: str, error: Exception) -> ArchiveError:
        return ArchiveError(f"shards cannot be {what} there: {' '.join(str(error).split())}", self.folder)


def read_by_shards(
    sources: Sequence[Source],
    shards: Shards,
    settings: Settings,
    loaded: Loaded,
    tell: Callable[[Sequence[Problem]], None],
) -> Iterator[Page]:
    """Give the pages of files in their order, from the shards that are there and from those that are made now.

    `tell` is called for each file, with what of it could not be read. Raises ArchiveError, ModelError and EngineError.
    """
    there = shards.names()
    new = [source for source in sources if source.name not in there]
    parse = cast("Parse", loaded.parsing.do)
    work = Work(loaded.parsing.load, partial(_make, parse, settings, shards), _lost)
    with closing(loaded.engine.map(work, new)) as made:
        for source in sources:
            lost = None if source.name in there else next(made)
            stories, problems = ((), (lost,)) if lost else _unpacked(shards, source)
            tell(problems)
            if stories:
                yield Page(source.place, source.digest, stories)


def _make(parse: Parse, settings: Settings, shards: Shards, parser: Parser, source: Source) -> Problem | None:
    """Read a file and write its shard."""
    articles: list[Article] = []
    try:
        articles, problems = read_file(File(source.place, load(source.path, settings.max_bytes)), settings)
    except InputError as error:
        problems = [Problem(path=source.place, message=error.message)]
    lines = []
    for batch in batches(articles, 1):
        some = [article for _, article in batch]
        for article, parsed in zip(some, parse(parser, some), strict=True):
            lines.append(_story().dump_json(Story(article, *parsed)) + b"\n")
    told = b"".join(lines)
    last = {
        "schema": SCHEMA,
        "path": source.place,
        "digest": source.digest,
        "problems": [problem.model_dump(mode="json") for problem in problems],
        "sha256": sha256(told).hexdigest(),
    }
    shards.write(source.name, gzip.compress(told + json.dumps(last).encode(), mtime=0))
    return None


def _lost(source: Source, how: str) -> Problem:
    return Problem(path=source.place, message=f"the process that read it came to an end twice ({how}); not read")


def _unpacked(shards: Shards, source: Source) -> tuple[tuple[Story, ...], tuple[Problem, ...]]:
    """Give the stories of a shard, and what could not be read of its file. One that is damaged is deleted."""
    packed = shards.read(source.name)
    try:
        told, line, last = gzip.decompress(packed).rpartition(b"\n")
        about = json.loads(last)
        if about["sha256"] == sha256(told + line).hexdigest():
            stories = tuple(_story().validate_json(one) for one in told.split(b"\n") if one)
            return stories, tuple(Problem.model_validate(problem) for problem in about["problems"])
    except (OSError, EOFError, zlib.error, ValueError, KeyError, TypeError):
        pass  # damaged, as where the digest is another
    shards.remove(source.name)
    message = f"its shard {source.name} was damaged, and is deleted: run the same command again"
    return (), (Problem(path=source.place, message=message),)


def source_of(path: Path, place: str, digest: str) -> Source:
    """Give a source that other machines find as well."""
    return Source(path if address_of(path) else Path(os.path.abspath(path)), place, digest)  # noqa: PTH100 - of a link


@cache
def _story() -> TypeAdapter[Story]:
    return TypeAdapter(Story)
