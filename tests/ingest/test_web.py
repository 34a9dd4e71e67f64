"""Pages fetched from a server on this machine: what is asked of it, what is heeded, and what ends in a reason."""

import gzip
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import NamedTuple

import pytest

from checker.errors import InputError
from checker.ingest import read
from checker.ingest.web import AGENT, fetch
from checker.settings import Settings

PAGE = b"<html><body><p>The council met on Monday. It approved the budget after a long debate.</p></body></html>"


class Site(NamedTuple):
    """A server: its address, what it answers by path (status, headers, body), and what it was asked."""

    url: str
    answers: dict[str, tuple[int, dict[str, str], bytes]]
    asked: list[tuple[str, str]]


@pytest.fixture
def site() -> Iterator[Site]:
    """Serve on a free port of the loopback, until the test is over."""
    answers: dict[str, tuple[int, dict[str, str], bytes]] = {}
    asked: list[tuple[str, str]] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append((self.path, self.headers.get("User-Agent", "")))
            if self.path == "/slow":
                time.sleep(1)
            status, headers, body = answers.get(self.path, (404, {}, b""))
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            try:
                self.wfile.write(body)
            except OSError:  # the other side has had enough
                return

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    yield Site(f"http://127.0.0.1:{server.server_port}", answers, asked)
    server.shutdown()
    thread.join()
    server.server_close()


def reason(url: str, **settings: object) -> str:
    """Give the message about an address that ends in one."""
    with pytest.raises(InputError) as caught:
        fetch(url, Settings.model_validate(settings))
    assert caught.value.path == url
    return caught.value.message


def test_a_page_is_read_from_its_address(site: Site) -> None:
    """The page is an article by the name of its address; robots.txt is asked for first, both by our name."""
    site.answers["/a"] = (200, {"Content-Type": "text/html; charset=utf-8"}, PAGE)
    articles, problems = read([], Settings(), urls=[f"{site.url}/a"])
    assert [(a.path, a.paragraphs[0].text[:11]) for a in articles] == [(f"{site.url}/a", "The council")]
    assert problems == []
    assert site.asked == [("/robots.txt", AGENT), ("/a", AGENT)]


def test_the_header_says_the_encoding(site: Site) -> None:
    """What a server says of the encoding counts."""
    site.answers["/a"] = (200, {"Content-Type": 'text/html; charset="iso-8859-15"'}, PAGE.replace(b"a long", b"\xa4 5"))
    articles, _ = read([], Settings(), urls=[f"{site.url}/a"])
    assert "€ 5" in articles[0].text


def test_robots_are_heeded(site: Site) -> None:
    """What robots.txt asks programs not to fetch is not fetched."""
    site.answers["/robots.txt"] = (200, {}, b"User-agent: *\nDisallow: /private\n")
    site.answers["/private/a"] = (200, {}, PAGE)
    assert reason(f"{site.url}/private/a") == "the site's robots.txt asks programs not to fetch this address"
    assert [path for path, _ in site.asked] == ["/robots.txt"]


def test_robots_that_cannot_be_read_are_no_permission(site: Site) -> None:
    """A server at fault may have rules that it cannot tell."""
    site.answers["/robots.txt"] = (503, {}, b"")
    assert reason(f"{site.url}/a") == "robots.txt cannot be read: the server answers 503"


def test_long_robots_are_read_to_their_limit(site: Site) -> None:
    """Rules beyond what a crawler has to read are left out, and the page is fetched."""
    site.answers["/robots.txt"] = (200, {}, b"# padding\n" * 60_000)
    site.answers["/a"] = (200, {}, PAGE)
    assert fetch(f"{site.url}/a", Settings()).data == PAGE


def test_redirects_are_followed_within_reason(site: Site) -> None:
    """A few steps lead to the page; a circle, and a step out of the web, do not."""
    site.answers["/a"] = (302, {"Location": "/b"}, b"")
    site.answers["/b"] = (200, {}, PAGE)
    site.answers["/circle"] = (301, {"Location": "/circle"}, b"")
    site.answers["/file"] = (301, {"Location": "file:///etc/passwd"}, b"")
    assert fetch(f"{site.url}/a", Settings()).place == f"{site.url}/a"
    assert reason(f"{site.url}/circle") == "redirected more than 5 times"
    assert reason(f"{site.url}/file") == "not an address of the web: file:///etc/passwd"


def test_size_and_time_have_limits(site: Site) -> None:
    """Too much, also too much once it is unpacked, and too slow are refused by the name of the setting."""
    site.answers["/big"] = (200, {}, PAGE * 1000)
    site.answers["/bomb"] = (200, {"Content-Encoding": "gzip"}, gzip.compress(b" " * 10_000_000))
    site.answers["/slow"] = (200, {}, PAGE)
    for path in ("/big", "/bomb"):
        assert reason(site.url + path, max_bytes=50_000) == (
            "more than the limit of 50,000 bytes; raise the setting max_bytes to read it"
        )
    assert "raise the setting url_seconds" in reason(f"{site.url}/slow", url_seconds=0.2)


def test_trickling_answers_end(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """The time is that of the whole answer: one that comes byte by byte is given up too."""
    site.answers["/a"] = (200, {}, PAGE)
    times = iter((0.0, 1.0, 99.0))
    monkeypatch.setattr("checker.ingest.web.time.monotonic", lambda: next(times, 99.0))
    site.answers["/robots.txt"] = (200, {}, b"User-agent: *\n")
    assert reason(f"{site.url}/a") == (
        "no whole answer within 20 seconds; raise the setting url_seconds to wait longer"
    )


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("ftp://velin.example/a", "not an address of the web: ftp://velin.example/a"),
        ("/etc/passwd", "not an address of the web: /etc/passwd"),
        ("http://[", "not an address"),
        ("http://127.0.0.1:1/a", "cannot be fetched: "),
    ],
)
def test_what_is_no_address_is_said(url: str, message: str) -> None:
    """Another scheme, a path, a slip and a closed door are named."""
    assert reason(url).startswith(message)


def test_a_page_that_is_not_there_is_a_problem(site: Site) -> None:
    """An answer of failure is one Problem beside the pages that were read."""
    site.answers["/a"] = (200, {}, PAGE)
    articles, problems = read([], Settings(), urls=[f"{site.url}/none", f"{site.url}/a"])
    assert len(articles) == 1
    assert [(p.path, p.message) for p in problems] == [(f"{site.url}/none", "the server answers 404 Not Found")]
