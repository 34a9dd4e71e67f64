"""Bring an archive up to date with the files that it is made from: only what changed is read again."""

import json
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

import checker
from checker.archive import Connection, Page, Story, forget, paths_under, state_of, store, writing
from checker.archiving.shards import Shards, Source, read_by_shards, source_of
from checker.ingest import address_of, find, read, shown, state_at
from checker.model import Article, Problem
from checker.pipeline import Loaded, Progress, load_reader, parse_each
from checker.settings import Settings

# What an article is read by: when any of it changes, every article is read again.
_READERS = ("model", "names", "temporal", "quantity", "ingest", "extract")


class Indexed(NamedTuple):
    """What became of the pages: how many are new, changed, as they were, and gone; and what could not be read."""

    added: int
    changed: int
    unchanged: int
    gone: int
    problems: tuple[Problem, ...]


def index(
    archive: Path, paths: Sequence[Path], settings: Settings, progress: Progress | None = None, shards: str = ""
) -> Indexed:
    """Put the articles under `paths` into the archive, which is made where there is none.

    A page is known by its path as it is given here, and read when its content or the reader has changed. Pages that the
    archive has of a folder in `paths` and that are not there any more no longer answer; not so where nothing at all is
    left of the folder, which may not be mounted. What cannot be read is told, and the archive keeps what it held of it.
    Every few pages are committed. With `shards`, a folder, each file is read into a shard there first, and those that
    are there are not made again (see `shards.py`). Raises ArchiveError, ModelError, EngineError and SettingsError.
    """
    reader = load_reader(settings)
    with writing(archive) as connection:
        found = _look(connection, paths, settings)
        total = connection.execute("SELECT count(*) FROM todo").fetchone()[0]
        problems = list(found.problems)
        done = iter(range(1, total + 1))

        def tell() -> None:
            if progress is not None:
                progress("indexing", next(done), total)

        def told(unread: Iterable[Problem]) -> None:
            problems.extend(unread)
            tell()

        if shards:
            pages = read_by_shards(_sources(connection), Shards(shards), settings, reader, told)
        else:
            pages = _read(connection, settings, reader, problems, tell)
        written = store(connection, pages)
        gone = forget(connection, _missing(connection, found.folders))
    return Indexed(*written, found.unchanged, gone, tuple(problems))


class _Found(NamedTuple):
    unchanged: int
    folders: tuple[str, ...]
    problems: tuple[Problem, ...]


def _look(connection: Connection, paths: Sequence[Path], settings: Settings) -> _Found:
    """Find the files, and note in the table `todo` which to read, and in `seen` all that there are."""
    connection.execute("CREATE TEMP TABLE seen (path TEXT PRIMARY KEY)")
    connection.execute("CREATE TEMP TABLE todo (id INTEGER PRIMARY KEY, path BLOB, digest TEXT)")
    version = reader_version(settings)
    unchanged = 0
    problems: list[Problem] = []
    folders: dict[str, None] = {}
    for path in paths:
        for found in find([path]):
            if isinstance(found, Problem):
                problems.append(found)
                connection.execute("INSERT OR IGNORE INTO seen VALUES (?)", (found.path,))
                continue
            if path.is_dir():
                folders[shown(path)] = None
            new = connection.execute("INSERT OR IGNORE INTO seen VALUES (?)", (shown(found),)).rowcount
            digest = _digest(found, version, settings.max_bytes)
            if new and digest == state_of(connection, shown(found)):
                unchanged += 1
            elif new:
                connection.execute("INSERT INTO todo (path, digest) VALUES (?, ?)", (os.fsencode(found), digest))
    return _Found(unchanged, tuple(folders), tuple(problems))


def _digest(path: Path, version: str, max_bytes: int) -> str:
    """Hash a file's bytes with the reader's version; "" where it cannot be read, which reading it will tell.

    What lies at an address is not loaded for it: its store says whether it changed.
    """
    if address := address_of(path):
        state = state_at(address)
        return state and sha256(f"{version}{state}".encode()).hexdigest()
    try:
        with path.open("rb") as file:
            return sha256(version.encode() + file.read(max_bytes + 1)).hexdigest()
    except OSError:
        return ""


def _sources(connection: Connection) -> list[Source]:
    rows = (
        (Path(os.fsdecode(name)), digest)
        for name, digest in connection.execute("SELECT path, digest FROM todo ORDER BY id")
    )
    return [source_of(path, shown(path), digest) for path, digest in rows]


def _read(
    connection: Connection, settings: Settings, reader: Loaded, problems: list[Problem], tell: Callable[[], None]
) -> Iterator[Page]:
    """Read the files of the table `todo`; what cannot be read is added to `problems`."""
    under_way: deque[tuple[str, str, deque[Article]]] = deque()

    def articles() -> Iterator[Article]:
        number = 0
        while row := connection.execute("SELECT id, path, digest FROM todo WHERE id > ? LIMIT 1", (number,)).fetchone():
            number, name, digest = row
            path = Path(os.fsdecode(name))
            found, unread = read([path], settings)
            problems.extend(unread)
            if found:
                under_way.append((shown(path), digest, deque(found)))
                yield from found
            else:
                tell()

    told: list[Story] = []
    lost = False
    with closing(parse_each(articles(), reader)) as parsed:
        for result in parsed:
            path, digest, of_page = under_way[0]
            if isinstance(result, Problem):
                problems.append(result)
                lost = True
                of_page.popleft()
            else:
                told.append(Story(of_page.popleft(), *result))
            if of_page:
                continue
            under_way.popleft()
            if not lost:
                yield Page(path, digest, tuple(told))
            told, lost = [], False
            tell()


def _missing(connection: Connection, folders: Iterable[str]) -> list[str]:
    held = {path for folder in folders for path in paths_under(connection, folder)}
    seen = {path for (path,) in connection.execute("SELECT path FROM seen")}
    return sorted(held - seen)


def reader_version(settings: Settings) -> str:
    """Give a digest of the code and the tables that read an article, and of what the settings say of reading."""
    found = sha256()
    root = Path(checker.__file__).parent
    for folder in _READERS:
        for file in sorted((root / folder).rglob("*")):
            if file.suffix in {".py", ".toml"}:
                found.update(file.relative_to(root).as_posix().encode() + b"\0" + file.read_bytes() + b"\0")
    found.update(json.dumps(settings.json_fields, sort_keys=True).encode())
    found.update(settings.spacy_model.encode() + b"\0" + _meta(settings.spacy_model))
    return found.hexdigest()


def _meta(model: str) -> bytes:
    """Give what a spaCy model, an installed package or a folder, says of itself."""
    folder = Path(model)
    if not folder.is_dir():
        try:
            spec = find_spec(model)
        except (ImportError, ValueError):
            return b""
        if spec is None or spec.origin is None:
            return b""
        folder = Path(spec.origin).parent
    try:
        return (folder / "meta.json").read_bytes()
    except OSError:
        return b""
