"""What `read` does with paths: walking, refusing, decoding."""

import errno
import os
from pathlib import Path

import pytest

from checker.ingest import read
from checker.ingest.decoding import decode
from checker.settings import Settings

STORY = "The council met on Monday. It approved the budget after a long debate.\n"
SETTINGS = Settings(max_bytes=10_000)


def write(path: Path, content: str | bytes = STORY) -> Path:
    """Write a file, with the folders that it needs."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def only_problem(path: Path, settings: Settings = SETTINGS) -> tuple[str, int | None]:
    """Read a bad path beside a good one: give the message and line about the bad one, after checking the rest."""
    good = write(path.parent / "good" / "good.txt")
    articles, problems = read([path, good], settings)
    assert [a.path for a in articles] == [good.as_posix()]
    assert [p.path for p in problems] == [path.as_posix()]
    return problems[0].message, problems[0].line


BAD = [
    ("empty", b"", "the file is empty"),
    ("white space", b" \r\n\t\n", "the file is empty"),
    ("only a byte order mark", b"\xef\xbb\xbf", "the file is empty"),
    ("NUL", b"Some text.\0More text.", "a binary file: NUL at byte 10"),
    ("control characters", b"\x01\x02\x03 Some text, and more of it.", "a binary file: 3 of 30 bytes"),
    ("Latin-1", b"One line.\nTwo lines.\nThe caf\xe9 was closed.", "not valid UTF-8: byte 0xe9 at offset 28"),
    ("UTF-8 after a mark", b"\xef\xbb\xbfAll \xff well.", "not valid UTF-8: byte 0xff at offset 7"),
    ("half a UTF-16 unit", b"\xff\xfeA\0b", "not valid UTF-16"),
    ("menus alone", b"Home\nSubscribe\nRecommended Articles\n", "no story in English is left"),
    (
        "another language",
        "Le président a dit que les négociations et la paix sont dans une impasse.".encode(),
        "no story",
    ),
]


@pytest.mark.parametrize(("content", "message"), [case[1:] for case in BAD], ids=[case[0] for case in BAD])
def test_unusable_content_is_one_problem_with_its_reason(tmp_path: Path, content: bytes, message: str) -> None:
    """Each unusable file gives one Problem that says why, and the other file is still read."""
    assert only_problem(write(tmp_path / "bad.txt", content))[0].startswith(message)


def test_invalid_utf8_is_located_by_line(tmp_path: Path) -> None:
    """The Problem carries the line of the first byte that is wrong, so that an editor can go there."""
    assert only_problem(write(tmp_path / "bad.txt", b"Fine.\nFine.\n\xff\n"))[1] == 3


def test_missing_path(tmp_path: Path) -> None:
    """A path that leads nowhere is named."""
    assert only_problem(tmp_path / "none.txt")[0] == "there is no such file or folder"


def test_huge_file_is_refused_by_its_size_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file of 50 MB is refused without opening it; the message holds both sizes and the name of the setting."""
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    monkeypatch.setattr(Path, "open", lambda *_: pytest.fail("the file was opened"))
    _, problems = read([path], Settings(max_bytes=1_000_000))
    assert problems[0].message == (
        "50,000,000 bytes are more than the limit of 1,000,000; raise the setting max_bytes to read it"
    )


def test_a_file_that_grows_while_it_is_read_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The limit holds for what is read too, not only for the size that the system reports."""
    path = write(tmp_path / "a.txt", "x" * 200)
    small = write(tmp_path / "b.txt", "x").stat()
    monkeypatch.setattr(Path, "stat", lambda *_, **__: small)
    _, problems = read([path], Settings(max_bytes=100))
    assert "more than the limit of 100" in problems[0].message


def test_a_file_of_exactly_the_limit_is_read(tmp_path: Path) -> None:
    """The limit is inclusive."""
    assert read([write(tmp_path / "a.txt")], Settings(max_bytes=len(STORY)))[1] == []


def test_permission_denied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that this user may not read is named with that reason."""
    path = write(tmp_path / "secret.txt")

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    assert read([path], SETTINGS)[1][0].message == "permission denied: this user may not read it"


def test_other_system_errors_keep_the_systems_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An error that has no plain wording of its own is passed on."""
    path = write(tmp_path / "a.txt")

    def fail(*_: object, **__: object) -> None:
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(Path, "open", fail)
    assert read([path], SETTINGS)[1][0].message == "cannot be read: Input/output error"


def test_link_to_itself(tmp_path: Path) -> None:
    """A symbolic link that never arrives is one Problem."""
    link = tmp_path / "loop.txt"
    link.symlink_to(link)
    assert only_problem(link)[0] == "a symbolic link that leads to itself"


def test_folder_that_links_back_to_itself_is_walked_once(tmp_path: Path) -> None:
    """A link to a folder above is reported and not followed for ever."""
    write(tmp_path / "news" / "a.txt")
    (tmp_path / "news" / "again").symlink_to(tmp_path / "news")
    articles, problems = read([tmp_path / "news"], SETTINGS)
    assert (len(articles), [p.path for p in problems]) == (1, [(tmp_path / "news" / "again").as_posix()])


def test_linked_folder_is_followed(tmp_path: Path) -> None:
    """A link to a folder elsewhere is part of the folder."""
    write(tmp_path / "elsewhere" / "a.txt")
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "link").symlink_to(tmp_path / "elsewhere")
    assert [a.path for a in read([tmp_path / "news"], SETTINGS)[0]] == [(tmp_path / "news/link/a.txt").as_posix()]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
def test_named_pipe_is_not_waited_for(tmp_path: Path) -> None:
    """A pipe without a writer would block for ever if it were opened."""
    pipe = tmp_path / "pipe.txt"
    os.mkfifo(pipe)
    assert only_problem(pipe)[0] == "not a regular file (a pipe, socket or device)"


def test_folder_without_articles(tmp_path: Path) -> None:
    """A folder that holds nothing to read is a mistake worth a word."""
    write(tmp_path / "empty" / "notes.png")
    assert only_problem(tmp_path / "empty")[0] == "the folder holds no file that can be read"


def test_broken_links_to_other_things_are_passed_over(tmp_path: Path) -> None:
    """In a folder, a dangling link is reported only where it stands for an article."""
    write(tmp_path / "a.txt")
    (tmp_path / "old.log").symlink_to(tmp_path / "gone.log")
    (tmp_path / "old.txt").symlink_to(tmp_path / "gone.txt")
    assert [p.path for p in read([tmp_path], SETTINGS)[1]] == [(tmp_path / "old.txt").as_posix()]


def test_folders_are_walked_in_sorted_order_without_hidden_and_other_files(tmp_path: Path) -> None:
    """Only files with the ending of a format count, in the order of their names, and nothing hidden."""
    for name in ("b.txt", "a/z.md", "a/c.TXT", ".hidden.txt", ".git/x.txt", "picture.png", "c.rst"):
        write(tmp_path / name)
    articles, problems = read([tmp_path], SETTINGS)
    assert [Path(a.path).relative_to(tmp_path).as_posix() for a in articles] == ["a/c.TXT", "a/z.md", "b.txt"]
    assert problems == []


def test_a_named_file_is_read_whatever_its_suffix(tmp_path: Path) -> None:
    """Who names a file means it."""
    assert len(read([write(tmp_path / "draft.rst")], SETTINGS)[0]) == 1


def test_a_path_named_twice_is_read_once(tmp_path: Path) -> None:
    """A file that is named, lies in a named folder and is linked to is one article, reported to `on_file` once."""
    path = write(tmp_path / "a.txt")
    (tmp_path / "b.txt").symlink_to(path)
    told: list[Path] = []
    articles, _ = read([path, tmp_path, path], SETTINGS, told.append)
    assert ([a.path for a in articles], told) == ([path.as_posix()], [path])


def test_a_name_that_is_not_utf8_is_shown_with_escapes(tmp_path: Path) -> None:
    """A file name of arbitrary bytes neither fails nor reaches the report undecodable."""
    try:
        path = write(Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt")))
    except OSError:
        pytest.skip("the file system takes only UTF-8 names")
    assert read([path], SETTINGS)[0][0].path.endswith("/caf\\xe9.txt")


ENCODED = [("utf-8", "utf-8"), ("utf-8 with a mark", "utf-8-sig"), ("utf-16", "utf-16"), ("utf-32", "utf-32")]


@pytest.mark.parametrize("encoding", [case[1] for case in ENCODED], ids=[case[0] for case in ENCODED])
def test_byte_order_mark_is_no_part_of_the_text(encoding: str) -> None:
    """Whatever the encoding, the text is the same, so offsets are too."""
    text = "The café in Zürich closed on Friday.\n"
    assert decode(text.encode(encoding), "a.txt") == text


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r", "\u2028"], ids=["LF", "CRLF", "CR", "line separator"])
def test_offsets_count_line_ends_as_they_are(tmp_path: Path, newline: str) -> None:
    """Each paragraph is found at its place in the file as decoded, whichever line ends it has."""
    lines = ["Bridge reopens", "", "The bridge reopened on Friday.", "Traffic was light, police said."]
    page = newline.join(lines)
    article = read([write(tmp_path / "a.txt", page)], SETTINGS)[0][0]
    assert article.text == page
    assert [page[p.start : p.end] for p in article.paragraphs] == lines[2:]


def test_same_bytes_same_articles(tmp_path: Path) -> None:
    """Reading twice gives equal articles, ids included; another path gives another id."""
    paths = [write(tmp_path / "a.txt"), write(tmp_path / "b.txt")]
    first, second = read(paths, SETTINGS), read(paths, SETTINGS)
    assert first == second
    assert len({a.id for a in first[0]}) == 2
