"""Files made to do harm, or broken: each costs one Problem that says why, and harms nothing."""

import gzip
import io
import json
import tarfile
import time
import zipfile
from pathlib import Path

import pytest

from checker.ingest import read
from checker.ingest.formats import FORMATS
from checker.settings import Settings
from tests.ingest.formats.conftest import OTHER, STORY, Read, body, docx, html, pdf, zipped
from tests.ingest.formats.test_formats import ATOM, MAIL, NEWSML, NINJS, RSS

TEXT = "\n\n".join(STORY)
LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


def tarred(*members: tuple[tarfile.TarInfo, bytes], mode: str = "w:gz") -> bytes:
    """Give a tar file of these members."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=mode) as archive:  # type: ignore[call-overload]
        for info, content in members:
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return out.getvalue()


def locked() -> bytes:
    """Give a ZIP file whose only member says that it is encrypted."""
    data = bytearray(zipped({"a.txt": TEXT}))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + offset] |= 1
    return bytes(data)


def member(name: str, kind: bytes = tarfile.REGTYPE) -> tarfile.TarInfo:
    """Give the head of a member of a tar file."""
    info = tarfile.TarInfo(name)
    info.type = kind
    info.linkname = "/etc/passwd" if kind == tarfile.SYMTYPE else ""
    return info


WIDE = ATOM.replace("utf-8", "utf-16")
EMPTY = "Subject: x\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n"
NESTED = "MIME-Version: 1.0\n" + "".join(
    f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(2_000)
)
ENTITIES = "XML that declares entities is not read"
BAD = [
    ("billion laughs in RSS", "a.xml", RSS.replace("<rss", f"{LAUGHS}<rss"), ENTITIES),
    ("a file from outside in NewsML", "a.xml", NEWSML.replace("<newsItem", f"{OUTSIDE}<newsItem"), ENTITIES),
    ("the same in UTF-16", "a.xml", WIDE.replace("<feed", f"{LAUGHS}<feed").encode("utf-16"), ENTITIES),
    ("XML cut off", "a.xml", ATOM[:400], "not well-formed XML"),
    ("XML of another kind", "a.xml", "<svg><p>x</p></svg>", "XML, but no feed and no news: svg"),
    ("a feed without entries", "a.rss", "<rss><channel/></rss>", "the feed has no entries"),
    ("deep XML", "a.xml", "<feed>" * 240 + "</feed>" * 240, "nested deeper than the limit of 200"),
    ("deeper XML", "a.xml", "<feed>" * 100_000, "not well-formed XML"),
    ("deep JSON", "a.json", "[" * 100_000 + "]" * 100_000, "nested deeper than the limit of 200"),
    ("broken JSON", "a.json", '{"text": ', "not valid JSON"),
    ("JSON without a text", "a.json", '{"a": 1}', "no text of an article in it; the fields are a: name them"),
    ("JSON that is a number", "a.json", "9" * 5000, "no text of an article in it"),
    ("a ninjs item without a text", "a.json", json.dumps({"uri": "u:1", "bodies": []}), "the item u:1 has no text"),
    ("a NewsML item without a text", "a.xml", "<newsItem guid='u:1'/>", "the item u:1 has no text"),
    ("a NewsML package", "a.xml", "<packageItem/>", "NewsML-G2 without a newsItem"),
    ("deep HTML", "a.html", html("<div>" * 230 + "x" + "</div>" * 230), "nested deeper than the limit of 200"),
    ("HTML without a text", "a.html", "<html></html>", "no story in English is left"),
    ("HTML with NULs", "a.html", html("a\0b"), "a binary file: NUL"),
    ("HTML in no encoding", "a.html", html("x").encode() + b"\xff\xfe\xfd" * 90, "not valid UTF-8"),
    ("a long line", "a.txt", "x" * 100_001, "a paragraph of 100,001 characters, more than the limit of 100,000"),
    ("a long line of HTML", "a.html", html("word " * 30_000), "a paragraph of 149,999 characters"),
    ("PDF cut off", "a.pdf", pdf(["x"])[:60], "the PDF is broken"),
    ("PDF without text", "a.pdf", pdf([""]), "the PDF holds no text, only pictures"),
    ("a text named PDF", "a.pdf", TEXT, "the PDF is broken"),
    ("DOCX with entities", "a.docx", zipped({"word/document.xml": f"{LAUGHS}<x>&b;</x>"}), ENTITIES),
    ("DOCX that is a bomb", "a.docx", docx("ha " * 2_000_000), "it unpacks to"),
    ("a ZIP file named DOCX", "a.docx", zipped({"x.bin": "x"}), ""),
    ("ZIP cut off", "a.zip", zipped({"a.txt": TEXT})[:80], "the ZIP file is broken"),
    ("a locked ZIP", "a.zip", locked(), "it is locked with a password"),
    ("a bomb", "a.zip", zipped({"a.txt": "0" * 5_000_000}), "it unpacks to"),
    ("a bomb in tar", "a.tar.gz", tarred((member("a.txt"), b"0" * 5_000_000)), "it unpacks to"),
    ("ZIP that leads out", "a.zip", zipped({"../a.txt": TEXT}), "its name leads out of the archive"),
    ("ZIP from the root", "a.zip", zipped({"/etc/a.txt": TEXT}), "its name leads out of the archive"),
    ("ZIP of another system", "a.zip", zipped({"..\\a.txt": TEXT}), "its name leads out of the archive"),
    ("tar that leads out", "a.tgz", tarred((member("../../a.txt"), b"x")), "its name leads out of the archive"),
    ("a link in tar", "a.tar", tarred((member("a.txt", tarfile.SYMTYPE), b""), mode="w"), "a link or a device"),
    ("tar cut off", "a.tar", tarred((member("a.txt"), b"x" * 9000), mode="w")[:3000], "the tar file is broken"),
    ("gzip cut off", "a.tar.gz", tarred((member("a.txt"), TEXT.encode()))[:-20], "the tar file is broken"),
    ("a text named tar", "a.tar", TEXT, "the tar file is broken"),
    ("WARC cut off", "a.warc", b"WARC/1.0\r\nbroken", "the WARC file holds no page"),
    ("mail without a text", "a.eml", EMPTY, "the message has no text"),
    ("mail that is deep", "a.eml", NESTED, "the message is broken: "),
    ("ZIP member without a name", "a.zip", zipped({"Q.txt": TEXT}).replace(b"Q.txt", b"\0.txt"), ""),
    ("two encodings", "a.txt", "café".encode() + "café".encode("cp1252"), "not valid UTF-8: byte 0xe9 at offset 8"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "content", "message"), [case[1:] for case in BAD], ids=[case[0] for case in BAD])
def test_a_bad_file_is_one_problem(tmp_path: Path, name: str, content: str | bytes, message: str) -> None:
    """What is broken or hostile costs one Problem about that file, the good one beside it is read, and it is quick."""
    data = content.encode() if isinstance(content, str) else content
    (tmp_path / name).write_bytes(data)
    (tmp_path / "good.txt").write_text(TEXT, "utf-8")
    begun = time.process_time()
    articles, problems = read([tmp_path], Settings())
    assert time.process_time() - begun < 10
    assert [Path(a.path).name for a in articles] == ["good.txt"]
    if message:
        (problem,) = problems
        assert problem.message.startswith(message)
        assert problem.path.startswith((tmp_path / name).as_posix())


MALFORMED = {
    "latin.txt": "caf\xe9 au lait".encode("latin-1"),
    "empty.md": b"",
    "nul.html": b"<html><body>a\0b</body></html>",
    "cut.pdf": pdf(["x"])[:60],
    "cut.docx": docx(*STORY)[:90],
    "broken.json": b'{"text": ',
    "broken.jsonl": b'{"text": ',
    "laughs.rss": f"{LAUGHS}{RSS.partition('?>')[2]}".encode(),
    "cut.atom": ATOM[:400].encode(),
    "item.xml": b"<newsItem guid='u:1'/>",
    "item.ninjs": json.dumps({"uri": "u:1", "bodies": []}).encode(),
    "empty.eml": EMPTY.encode(),
    "cut.warc": b"WARC/1.0\r\nbroken",
    "cut.warc.gz": gzip.compress(b"WARC/1.0\r\n")[:-4],
    "cut.zip": zipped({"a.txt": TEXT})[:80],
    "cut.tar": tarred((member("a.txt"), b"x" * 9000), mode="w")[:3000],
    "cut.tgz": tarred((member("a.txt"), TEXT.encode()))[:-20],
    "bad.tar.bz2": b"BZh9 no more",
    "cut.parquet": b"PAR1 no more",
    "bad.tar.xz": b"\xfd7zXZ\x00 no more",
}


def test_a_malformed_file_of_each_format_among_many_is_one_line_each(tmp_path: Path) -> None:
    """Two hundred good files are all read; each malformed one costs one Problem, of its own path."""
    for n in range(200):
        (tmp_path / f"{n:03}.txt").write_text(TEXT.replace("140", str(n)), encoding="utf-8")
    for name, data in MALFORMED.items():
        (tmp_path / name).write_bytes(data)
    articles, problems = read([tmp_path], Settings())
    assert [Path(a.path).name for a in articles] == [f"{n:03}.txt" for n in range(200)]
    assert sorted(Path(p.path).name for p in problems) == sorted(MALFORMED)
    endings = {ending for format_ in FORMATS for ending in format_.suffixes} - {
        ".htm",
        ".xhtml",
        ".markdown",
        ".ndjson",
    }
    assert endings <= {name[name.index(".") :] for name in MALFORMED} | {".tar.gz"}


LIMITS = [
    ("max_bytes", 60, zipped({"a.txt": TEXT}), "a.zip"),
    ("max_unpacked", 200, zipped({"a.txt": TEXT, "b.txt": TEXT}), "a.zip"),
    ("max_items", 1, zipped({"a.txt": TEXT, "b.txt": TEXT}), "a.zip"),
    ("max_depth", 2, zipped({"a.zip": zipped({"b.zip": zipped({"c.txt": TEXT})})}), "a.zip"),
    ("max_pages", 1, pdf(["x"], ["y"]), "a.pdf"),
    ("max_paragraph", 50, TEXT.encode(), "a.txt"),
    ("max_nesting", 5, html(*STORY, "<b><i><u>x</u></i></b>").encode(), "a.html"),
    ("max_unpacked", 300, tarred((member("a.txt"), TEXT.encode())), "a.tgz"),
]


@pytest.mark.parametrize(("setting", "limit", "data", "name"), LIMITS, ids=[f"{c[0]} {c[3]}" for c in LIMITS])
def test_a_limit_names_its_setting(given: Read, setting: str, limit: int, data: bytes, name: str) -> None:
    """Every limit is a setting, and its message names it."""
    _, problems = given(name, data, **{setting: limit})
    assert problems
    assert f"raise the setting {setting}" in problems[0].message


def test_one_bad_among_many(tmp_path: Path) -> None:
    """A malformed file in an archive of good ones costs one Problem, and so does a broken reader."""
    files: dict[str, str | bytes] = {f"{n:03}.txt": TEXT.replace("140", str(n)) for n in range(200)}
    (tmp_path / "a.zip").write_bytes(
        zipped({**files, "100.txt": b"\xff broken", "x/b.html": html(*OTHER), "c.png": b"\0"})
    )
    articles, problems = read([tmp_path], Settings())
    assert (len(articles), len(problems)) == (200, 1)
    assert problems[0].path == (tmp_path / "a.zip/100.txt").as_posix()
    assert articles[-1].path == (tmp_path / "a.zip/x/b.html").as_posix()
    assert len({a.id for a in articles}) == 200


def test_a_library_that_fails_is_no_end(given: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    """An error of a kind that nobody thought of is a Problem that names it; with CHECK_DEBUG=1 it is shown whole."""

    def fail(*_: object, **__: object) -> None:
        raise MemoryError("no room")

    monkeypatch.setattr("trafilatura.extract", fail)
    assert given("a.html", html(*STORY))[1][0].message == "cannot be read as HTML: MemoryError: no room"
    monkeypatch.setenv("CHECK_DEBUG", "1")
    with pytest.raises(MemoryError):
        given("a.html", html(*STORY))


def test_archives_of_all_kinds_hold_articles(given: Read) -> None:
    """ZIP, tar and packed tar give the same; hidden members and those that systems add are passed over."""
    files = (("a/b.txt", TEXT.encode()), ("a/.hidden.txt", b"x"), ("__MACOSX/a.txt", b"x"))
    members = [(member(name), content) for name, content in files]
    for name, data in (
        ("a.zip", zipped(dict(files))),
        *((f"a.tar{end}", tarred(*members, mode=f"w:{end[1:]}")) for end in (".gz", ".bz2", ".xz", "")),
    ):
        (article,), problems = given(name, data)
        assert (body(article), problems) == (list(STORY), [])
        assert article.path.endswith(f"{name}/a/b.txt")


def test_a_link_in_zip_is_not_followed(given: Read) -> None:
    """A member that is a symbolic link holds a path, not an article."""
    info = zipfile.ZipInfo("a.txt")
    info.external_attr = 0o120777 << 16
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(info, "/etc/passwd")
    assert given("a.zip", out.getvalue())[1][0].message == "a link; not followed"


def test_mail_with_an_attached_article(given: Read) -> None:
    """What is attached is read by its own format, and what is no article is passed over."""
    part = '--xx\nContent-Type: application/octet-stream\nContent-Disposition: attachment; filename="{}"\n\n{}\n'
    mail = MAIL.replace("alternative", "mixed").format("<p>See the attached file, which we wrote for you.</p>")
    attached = part.format("../b.txt", TEXT) + part.format("logo.png", "x")
    articles, problems = given("a.eml", mail.replace("--xx--", attached + "--xx--"))
    assert [a.path.rpartition("a.eml")[2] for a in articles] == ["", "/.._b.txt"]
    assert problems == []


def test_own_reports_are_passed_over(given: Read) -> None:
    """The JSON that `check` writes is no article, and no mistake either."""
    assert given("report.json", '{"schema": "checker-report/1", "articles": []}') == ([], [])


def test_numbers_of_any_size_in_json(given: Read) -> None:
    """A number of thousands of digits is no reason to give up."""
    data = json.dumps(NINJS)[:-1] + f', "x": {"9" * 9000}}}'
    assert len(given("a.json", data)[0]) == 1


def crawled(address: str, status: str, kind: str, data: bytes) -> bytes:
    """Give a record of a WARC file (ISO 28500) with the answer of a server."""
    answer = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n\r\n".encode() + data
    head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {address}\r\nContent-Length: {len(answer)}\r\n"
    return f"{head}Content-Type: application/http; msgtype=response\r\n\r\n".encode() + answer + b"\r\n\r\n"


def test_warc_gives_the_pages_of_a_crawl(given: Read) -> None:
    """Answers with pages, each by its address, once; pictures and failures are left out."""
    page = html(*STORY).encode()
    answers = [
        ("https://velin.example/a", "200 OK", "text/html; charset=utf-8", page),
        ("https://velin.example/a", "200 OK", "text/html", page),
        ("https://velin.example/b.png", "200 OK", "image/png", b"\x89PNG"),
        ("https://velin.example/c", "404 Not Found", "text/html", page),
        ("https://velin.example/big", "200 OK", "text/plain", b"x" * 4000),
    ]
    records = [crawled(*answer) for answer in answers]
    (article,), (problem,) = given("a.warc.gz", b"".join(map(gzip.compress, records)), max_bytes=3500)
    assert problem.path.endswith("a.warc.gz/https://velin.example/big")
    assert body(article) == list(STORY)
    (article,), problems = given("a.warc", b"".join(records[:-1]))
    assert article.path.endswith("a.warc/https://velin.example/a")
    assert problems == []


def test_warc_without_its_extra(given: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where warcio is not installed, the message says what brings it."""
    monkeypatch.setitem(__import__("sys").modules, "warcio.archiveiterator", None)
    assert "pip install 'check-claims[warc]'" in given("a.warc", b"WARC/1.0\r\n")[1][0].message
