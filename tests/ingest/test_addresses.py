"""Articles at addresses that fsspec reads: what is found there, how it is called, and what is said of what is not."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import fsspec
import pytest

from checker.ingest import address_of, find, read, shown, state_at
from checker.model import Problem
from checker.settings import Settings

TEXT = b"The river Arda flooded the old town of Velin on Tuesday night, mayor Petra Hladik told reporters.\n"


@pytest.fixture
def store() -> Iterator[Any]:
    """Give a store in memory with some files in it."""
    system = fsspec.filesystem("memory")
    for name in ("b/two.txt", "b/one.txt", "b.txt", "a/three.txt", ".git/four.txt", "five.exe"):
        system.pipe_file(f"/news/{name}", TEXT)
    yield system
    system.rm("/news", recursive=True)


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("s3://bucket/a.parquet", "s3://bucket/a.parquet"),
        ("abfs://box@account.dfs.core.windows.net/x", "abfs://box@account.dfs.core.windows.net/x"),
        ("C:/news", ""),
        ("news/a.txt", ""),
        ("https://example.org/a", ""),
        ("file:///news", ""),
    ],
)
def test_what_is_an_address(path: str, address: str) -> None:
    """By its scheme, with the slash that a path loses put back."""
    assert address_of(Path(path)) == address
    assert not address or shown(Path(path)) == address


@pytest.mark.usefixtures("store")
@pytest.mark.parametrize(
    ("path", "names"),
    [
        ("memory://news", ["a/three.txt", "b/one.txt", "b/two.txt", "b.txt"]),
        ("memory://news/b/one.txt", ["b/one.txt"]),
        ("memory://news/five.exe", ["five.exe"]),
        ("memory://news/b*", ["b.txt"]),
        ("memory://news/*/t*.txt", ["a/three.txt", "b/two.txt"]),
    ],
)
def test_files_are_found(path: str, names: list[str]) -> None:
    """In a folder as in one here: in order, articles alone, nothing hidden; by name or pattern, what fits."""
    assert [shown(one) for one in find([Path(path)]) if isinstance(one, Path)] == [f"memory://news/{n}" for n in names]


@pytest.mark.usefixtures("store")
def test_articles_are_read() -> None:
    """Each is called by its address."""
    articles, problems = read([Path("memory://news/b")], Settings())
    assert [article.path for article in articles] == ["memory://news/b/one.txt", "memory://news/b/two.txt"]
    assert not problems


@pytest.mark.usefixtures("store")
def test_what_is_too_large_is_not_loaded() -> None:
    """As with files of this machine."""
    _, problems = read([Path("memory://news/b.txt")], Settings(max_bytes=50))
    assert "more than the limit of 50" in problems[0].message


@pytest.mark.usefixtures("store")
@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("memory://nowhere", "nothing is there that can be read"),
        ("memory://news/*.pdf", "nothing is there that can be read"),
        ("nosuch://news", "cannot be read: Protocol not known: nosuch"),
    ],
)
def test_what_is_not_there_is_said(address: str, said: str) -> None:
    """With the address."""
    (problem,) = find([Path(address)])
    assert isinstance(problem, Problem)
    assert (problem.path, problem.message) == (address, said)


def test_a_file_that_goes_is_said(store: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is no fault of the others; nor is a store that fails without a word."""
    found = [path for path in find([Path("memory://news/b")]) if isinstance(path, Path)]
    store.rm("/news/b/one.txt")
    monkeypatch.setattr("checker.ingest.articles.find", lambda _: found)
    articles, problems = read([Path("memory://news/b")], Settings())
    assert [article.path for article in articles] == ["memory://news/b/two.txt"]
    assert [(p.path, p.message) for p in problems] == [("memory://news/b/one.txt", "there is no such file or folder")]
    monkeypatch.setattr(type(store), "open", _fail)
    _, problems = read([], Settings())
    assert [p.message for p in problems] == ["cannot be read: TimeoutError"] * 2


def _fail(*_: object, **__: object) -> None:
    raise TimeoutError


def test_the_state_tells_that_a_file_changed(store: Any) -> None:
    """By what the store says, without reading the file; "" where there is none."""
    before = state_at("memory://news/b.txt")
    assert before == state_at("memory://news/b.txt")
    store.pipe_file("/news/b.txt", TEXT * 2)
    assert before
    assert state_at("memory://news/b.txt") not in {"", before}
    assert state_at("memory://news/none.txt") == ""
