"""Files: whatever the bytes and the name, reading ends with articles that are whole or with a reason."""

import gzip
import io
import os
import tarfile
from collections.abc import Callable
from functools import partial
from unittest.mock import patch

from checker.ingest.articles import read_file
from checker.ingest.document import File
from checker.model import Article, Problem
from checker.settings import Settings
from tests.fuzz.target import ODD, Reader, Target
from tests.ingest.formats.conftest import OTHER, STORY, docx, each, html, pdf, record, zipped
from tests.ingest.formats.test_formats import ATOM, LINKED, MAIL, NEWSML, NINJS, RSS

# So small that inputs of a few thousand bytes reach them.
_SETTINGS = Settings(
    max_bytes=100_000, max_unpacked=200_000, max_items=50, max_depth=2, max_nesting=40, max_paragraph=5_000, max_pages=9
)
_ENDINGS = (
    *(
        ".txt",
        ".md",
        ".html",
        ".pdf",
        ".docx",
        ".json",
        ".jsonl",
        ".rss",
        ".xml",
        ".ninjs",
        ".eml",
        ".warc",
        ".warc.gz",
    ),
    *(".zip", ".tar", ".tgz", ".tar.bz2", ".tar.xz", ""),
)
_SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_DOCX = f"<w:document xmlns:w='{_SPACE}'><w:p><w:r><w:t>A dog ran home.</w:t></w:r></w:p></w:document>"
_CORE = '<cp:coreProperties xmlns:cp="urn:c" xmlns:dc="urn:d"><dc:title>{}</dc:title></cp:coreProperties>'


def _tarred(name: str, content: bytes) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        info = tarfile.TarInfo(name)
        info.size = len(content)
        archive.addfile(info, io.BytesIO(content))
    return out.getvalue()


def _crawled(name: str, content: bytes) -> bytes:
    """Give a WARC file (ISO 28500) with one answer of a server, which the content holds as a whole."""
    head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example/{name}\r\n"
    kind = "Content-Type: application/http; msgtype=response\r\n"
    return f"{head}{kind}Content-Length: {len(content)}\r\n\r\n".encode() + content + b"\r\n\r\n"


def _answered(name: str, content: bytes) -> bytes:
    return _crawled(name, b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + content)


def _mailed(name: str, content: bytes) -> bytes:
    kind = f'Content-Type: text/plain; name="{name}"\nContent-Disposition: attachment'
    return b"MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n--x\n%b\n\n%b\n--x--\n" % (
        kind.encode(),
        content,
    )


def _part(part: str, name: str, content: bytes) -> bytes:
    """Give a DOCX of which the content is one part."""
    del name
    return zipped({"word/document.xml": _DOCX, part: content})


# What the bytes lie in, with its ending: so that a change to them is no broken check sum.
_HOLDERS: tuple[tuple[str, Callable[[str, bytes], bytes]], ...] = (
    ("", lambda _, content: content),
    ("", lambda _, content: content),
    (".gz", lambda _, content: gzip.compress(content, 1)),
    (".zip", lambda name, content: zipped({name: content})),
    (".tar.gz", lambda name, content: gzip.compress(_tarred(name, content), 1)),
    (".warc", _crawled),
    (".warc", _answered),
    (".eml", _mailed),
    (".docx", partial(_part, "word/document.xml")),
    (".docx", partial(_part, "docProps/core.xml")),
)


def holds(data: bytes) -> None:
    """Read a file whose name, and what it lies in, the first bytes choose, and hold what is promised of the outcome."""
    told = Reader(data)
    ending, (around, hold) = _ENDINGS[told.number(len(_ENDINGS))], _HOLDERS[told.number(len(_HOLDERS))]
    charset = ("", "", "utf-8", "windows-1252", "utf-16", "gb18030", "x-none")[told.number(7)]
    place = f"a{ending}{around}"
    # An error that no reader thought of is told as one as well; here it is what is looked for.
    with patch.dict(os.environ, CHECK_DEBUG="1"):
        articles, problems = read_file(File(place, hold(f"b{ending}", told.rest()), charset), _SETTINGS)
    for problem in problems:
        _is_told(problem, place)
    for article in articles:
        _is_whole(article, place)
    assert len({a.id for a in articles}) == len(articles)


def _is_told(problem: Problem, place: str) -> None:
    assert problem.path.startswith(place)
    assert problem.message.strip()
    assert len(problem.message) < 1_000
    assert problem.line is None or problem.line >= 1


def _is_whole(article: Article, place: str) -> None:
    assert article.path.startswith(place)
    assert article.paragraphs
    article.text.encode()  # what UTF-8 cannot write, no parser and no report takes
    article.model_dump_json()
    end = 0
    for paragraph in article.paragraphs:
        assert paragraph.start >= end
        assert article.text[paragraph.start : paragraph.end] == paragraph.text
        assert article.located(paragraph.start).number >= 1
        end = paragraph.end


def _seed(ending: str, content: bytes | str, holder: int = 0) -> bytes:
    body = content.encode() if isinstance(content, str) else content
    return bytes((_ENDINGS.index(ending), holder, 0)) + body


_TEXT = "\n\n".join(("Two towns of Velin", "5 June 2024", *STORY, "---", "Okafor wins", *OTHER))
_MATTER = "---\ntitle: Flood\ndate: 2024-06-05T08:12:00+02:00\nauthor: Ana\n---\n\n# Flood\n\n> "
_RECORD = record(title="Flood", body=" ".join(STORY), published="2024-06-05", author=["Ana"])
_FILES: tuple[tuple[str, bytes | str], ...] = (
    (".txt", _TEXT),
    (".txt", _TEXT.encode("utf-16")),
    (".md", _MATTER + _TEXT + "\n\n```\ncode\n```\n\n| a | b |\n|---|---|\n\n<!-- x -->\n1. item\n"),
    (".html", html(*STORY, head=f"<meta charset=utf-8><script type='application/ld+json'>{LINKED}</script>")),
    (".html", html(*STORY) + f"<article><h2>Okafor wins</h2>{''.join(each(OTHER))}</article>"),
    (".html", html("<br><br>".join(STORY)).replace("<p>", "<table><tr><td>").encode("utf-16")),
    (
        ".pdf",
        pdf([STORY[0][:70], STORY[1][:60], "", "# Title"], ["page 2", STORY[3]], info="/Title (A flood) /Author (A)"),
    ),
    (".docx", docx(("Heading1", "A flood"), *STORY, core=_CORE.format("A flood"))),
    (".json", _RECORD),
    (".json", f'{{"articles": [{_RECORD}, {{"html": "<p>The dog ran.</p>", "date": 1717574400}}, 7]}}'),
    (".jsonl", f"{_RECORD}\n{{broken\n\n{_RECORD}"),
    (".rss", RSS),
    (".xml", ATOM),
    (".xml", NEWSML),
    (".xml", f"<newsMessage><itemSet>{NEWSML.partition('?>')[2]}</itemSet></newsMessage>"),
    (".ninjs", record(**NINJS)),
    (".eml", MAIL.format(html(*STORY))),
    (".eml", MAIL.format("x").replace("alternative", "mixed").replace("text/html", "message/rfc822")),
    (".warc", _answered("x", html(*STORY).encode())),
    (".warc.gz", gzip.compress(_answered("x", html(*STORY).encode()))),
    (".zip", zipped({"a/b.txt": _TEXT, "c.html": html(*OTHER), "../d.txt": "x"})),
    (".tar", _tarred("a.txt", _TEXT.encode())),
    (".tgz", gzip.compress(_tarred("a.md", _TEXT.encode()))),
)
_WORDS_OF_FORMATS = """
<p> </p> <article> <h1> <h2> <br> <table> <td> <svg> <script type='application/ld+json'> <meta name='date'
content=' <time datetime=' itemprop=' lang=' hidden <!-- --> <![CDATA[ ]]> <!DOCTYPE <?xml encoding=" charset=
&#0; &amp; &#xD800; &#x202e; {" ["" "]" ":null ":1e999 ":true ":[] ":{} "\\ud800" "title" "text" "html" "body"
"date" "published" "uri" "version" "bodies" "pubstatus" "articles" "schema" xmlns:a=' newsItem guid=' version='
contentSet inlineXML inlineData contenttype=' embargoed Content-Type: multipart/mixed; boundary= message/rfc822
text/html; charset= Content-Transfer-Encoding: base64 quoted-printable Content-Encoding: gzip Transfer-Encoding:
chunked Content-Length: -1 WARC/1.0 WARC-Type: response HTTP/1.1 =?utf-8?q?=FF?= =?x?b?/?= Date: From: Subject:
filename= obj endobj stream endstream /Kids /Count /Type /Page xref trailer startxref PK\x03\x04 PK\x01\x02
ustar --- ``` ~~~ # > - 1. | === title: date: 2024-06-05 5/6/24 By Ana (Reuters) - Updated: Advertisement Also
read
"""

TARGET = Target(
    "ingest",
    [
        *(_seed(ending, content) for ending, content in _FILES),
        _seed(".html", html(*STORY), 3),
        _seed(".txt", _TEXT, 4),
        _seed(".txt", "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n" + _TEXT, 5),
        _seed(".html", html(*STORY), 6),
        _seed(".json", _RECORD, 7),
        _seed(".docx", _DOCX, 8),
        _seed(".docx", _CORE.format("A flood"), 9),
    ],
    [*(word.encode() for word in _WORDS_OF_FORMATS.split()), *ODD],
    holds,
)
