"""`check serve` over a real socket: the same report as the command, and a clear answer to whatever is wrong."""

import json
import socket
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from typer.testing import CliRunner

from checker import cli, pipeline
from checker.errors import ModelError
from checker.extract.sentences import Parser
from checker.serve import workers
from checker.serve.app import Limits, make_app
from checker.serve.service import Answer, Asked, Service, TooLateError
from checker.serve.workers import OneThread, Processes, Workers
from checker.settings import Settings

SIGNED = "Anna Berg and Peter Holm signed the treaty about the dam in Vienna on {} May 2025.\n"
JSON = {"Content-Type": "application/json"}
Reply = tuple[int, Any]


@contextmanager
def serving(check: Callable[[Asked, float], Answer] | Workers, limits: Limits) -> Iterator[int]:
    """Serve on a port of its own, which is given."""
    does = OneThread(check) if callable(check) else check
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        server = uvicorn.Server(uvicorn.Config(make_app(does, limits, "127.0.0.1"), log_level="critical"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        while not server.started:
            time.sleep(0.01)
        try:
            yield listening.getsockname()[1]
        finally:
            server.should_exit = True
            thread.join()
            if callable(check):
                does.close()


def ask(port: int, body: str | bytes | None, path: str = "/check", **headers: str) -> Reply:
    """Give the status and the parsed answer."""
    connection = HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        connection.request("GET" if body is None else "POST", path, body, {**JSON, **headers})
        reply = connection.getresponse()
        return reply.status, json.loads(reply.read())
    finally:
        connection.close()


def draft(day: int, **fields: str) -> str:
    """Give a request with one article."""
    return json.dumps({"articles": [{"text": SIGNED.format(day), "published": "2025-05-10", **fields}]})


@pytest.fixture
def service(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, parser: Parser) -> Service:
    """Give a service with an archive of one article."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(pipeline, "load_parser", lambda _: parser)
    Path("archive.txt").write_text(f"date: 2025-05-10\n\n{SIGNED.format(9)}", "utf-8")
    return Service(Settings(nli="off"), [Path("archive.txt")])


def echo(asked: Asked, deadline: float) -> Answer:
    """Answer at once."""
    del deadline
    return Answer(json.dumps([page.text for page in asked.articles]), 0)


@pytest.fixture(scope="module")
def processes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Processes]:
    """Give two processes with an archive of one article."""
    folder = tmp_path_factory.mktemp("service")
    (folder / "archive.txt").write_text(f"date: 2025-05-10\n\n{SIGNED.format(9)}", "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        two = Processes(Settings(nli="off"), [Path("archive.txt")], 2)
        yield two
        two.close()


def test_fifty_at_once_get_their_own_reports(processes: Processes) -> None:
    """Each of 50 concurrent requests is answered with the conflict of its own draft, or with none; two work at it."""
    assert len(processes._pool._processes) == 2
    with serving(processes, Limits(1_000_000, 120)) as port, ThreadPoolExecutor(50) as clients:
        days = [n % 20 + 1 for n in range(50)]
        replies = list(clients.map(lambda day: ask(port, draft(day, path=f"draft-{day}.md")), days))
    for day, (status, report) in zip(days, replies, strict=True):
        conflicts = [f for f in report["findings"] if f["verdict"] == "conflict"]
        assert (status, report["schema"], len(conflicts)) == (200, "checker-report/1", int(day != 9))
        assert {s["path"] for f in conflicts for s in (f["left"], f["right"])} <= {f"draft-{day}.md", "archive.txt"}


def test_a_process_that_dies_is_replaced(processes: Processes) -> None:
    """The request under way is told to ask again, and the next is answered by a fresh process."""
    with serving(processes, Limits(1_000_000, 120)) as port:
        for process in list(processes._pool._processes.values()):
            process.kill()
            process.join()
        replies = [ask(port, draft(1)) for _ in range(2)]
    assert [status for status, _ in replies] in ([503, 200], [200, 200])  # the pool may have noticed before


def test_what_cannot_be_loaded_is_said() -> None:
    """The fault of a process is the command's own, with its message."""
    with pytest.raises(ModelError, match="no-such-model"):
        Processes(Settings(nli="off", spacy_model="no-such-model"), [], 1)


def test_a_full_line_is_told_when_to_come_again() -> None:
    """Above the limit a request gets 503 with `Retry-After`; the one under way is answered, and then there is room."""
    begun, go_on = threading.Event(), threading.Event()

    def slow(asked: Asked, deadline: float) -> Answer:
        begun.set()
        go_on.wait(10)
        return echo(asked, deadline)

    with serving(slow, Limits(5_000, 20, waiting=1)) as port, ThreadPoolExecutor(1) as clients:
        first = clients.submit(ask, port, draft(1))
        assert begun.wait(10)
        connection = HTTPConnection("127.0.0.1", port, timeout=20)
        connection.request("POST", "/check", draft(2), JSON)
        refused = connection.getresponse()
        go_on.set()
        assert (refused.status, refused.headers["Retry-After"]) == (503, "5")
        connection.close()
        assert [first.result()[0], ask(port, draft(3))[0]] == [200, 200]


def test_a_request_may_bring_what_to_check_against(service: Service) -> None:
    """What it brings counts beside the archive, a title is taken over, and what cannot be read is in the errors."""
    pages = [
        {"text": SIGNED.format(9), "path": "new.txt", "title": "The dam", "published": "2025-05-10"},
        {"text": " "},
    ]
    body = {"articles": pages, "against": [{"text": SIGNED.format(7), "path": "old.txt", "published": "2025-05-10"}]}
    answer = service.check(Asked.model_validate_json(json.dumps(body)), time.monotonic() + 60)
    report = json.loads(answer.report)
    assert report["articles"][0]["title"] == "The dam"
    assert {f["verdict"] for f in report["findings"]} == {"conflict", "agreement"}
    assert (answer.status, report["errors"]) == (3, [{"path": "article-2.txt", "message": "the file is empty"}])


def test_a_check_ends_at_its_deadline(service: Service) -> None:
    """Work that nobody waits for any more is not begun."""
    with pytest.raises(TooLateError):
        service.check(Asked.model_validate_json(draft(1)), time.monotonic() - 1)


@pytest.mark.parametrize(
    ("body", "headers", "status", "error"),
    [
        ("{", {}, 422, "Invalid JSON"),
        (b"\xff\xfe", {}, 422, "Invalid JSON"),
        ("[" * 100_000, {}, 413, "larger than 5,000 bytes"),
        ("[" * 4_000, {}, 422, "Invalid JSON"),
        ("{}", {}, 422, "articles: Field required"),
        ('{"articles": []}', {}, 422, "articles: "),
        ('{"articles": [{"text": 3}]}', {}, 422, "articles: 0: text: "),
        ('{"articles": [{"text": "a", "file": "/etc/passwd"}]}', {}, 422, "articles: 0: file: "),
        ('{"articles": [{"text": "a", "path": "x"}, {"text": "b", "path": "x"}]}', {}, 422, "two articles"),
        ('{"articles": [{"text": "a", "published": "soon"}]}', {}, 422, "articles: 0: published: "),
        ("{}", {"Content-Type": "text/plain"}, 415, "application/json"),
    ],
)
def test_what_is_malformed_is_told_why(body: str | bytes, headers: dict[str, str], status: int, error: str) -> None:
    """No traceback, one line that says what is wrong and where."""
    with serving(echo, Limits(5_000, 5)) as port:
        found, answer = ask(port, body, **headers)
    assert (found, list(answer)) == (status, ["error"])
    assert error in answer["error"]


def test_health_and_openapi() -> None:
    """Health is said without a check; OpenAPI has what a request holds; other paths are 404 in the same form."""
    with serving(echo, Limits(5_000, 5)) as port:
        assert ask(port, None, "/health") == (200, {"status": "ok"})
        schema = ask(port, None, "/openapi.json")[1]["paths"]["/check"]["post"]["requestBody"]
        assert "articles" in schema["content"]["application/json"]["schema"]["properties"]
        assert ask(port, None, "/none") == (404, {"error": "Not Found"})


def test_other_names_are_not_answered() -> None:
    """A page that makes its own name lead to this machine learns nothing."""
    with serving(echo, Limits(5_000, 5)) as port:
        connection = HTTPConnection("127.0.0.1", port)
        connection.request("GET", "/health", headers={"Host": "evil.example"})
        assert connection.getresponse().status == 400
        connection.close()


def test_time_is_limited_for_body_and_check() -> None:
    """A body that does not come is 408, a check that does not end 504, and a fault of ours 500."""

    def slow(asked: Asked, deadline: float) -> Answer:
        time.sleep(max(0.0, deadline - time.monotonic()) + 0.1)
        return echo(asked, deadline)

    def broken(asked: Asked, deadline: float) -> Answer:
        raise KeyError(asked, deadline)

    with serving(slow, Limits(5_000, 0.3)) as port:
        assert ask(port, draft(1))[0] == 504
        with socket.create_connection(("127.0.0.1", port)) as half:
            half.sendall(b"POST /check HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n")
            half.sendall(b"Content-Length: 9\r\n\r\n{")
            assert half.recv(1000).startswith(b"HTTP/1.1 408")
    with serving(broken, Limits(5_000, 5)) as port:
        status, answer = ask(port, draft(1))
        assert (status, "KeyError" in answer["error"]) == (500, False)


def test_a_body_of_unknown_length_is_limited() -> None:
    """A chunked body says no length and is refused as soon as it is too long."""
    with serving(echo, Limits(100, 5)) as port:
        connection = HTTPConnection("127.0.0.1", port)
        connection.request("POST", "/check", iter([b"x" * 90, b"x" * 90]), JSON, encode_chunked=True)
        assert connection.getresponse().status == 413
        connection.close()


def test_the_command_serves(monkeypatch: pytest.MonkeyPatch, service: Service) -> None:
    """`check serve` loads what it is told and serves on loopback; what could not be read is said."""
    del service  # for its folder
    monkeypatch.setattr(workers, "ProcessPoolExecutor", lambda *_, **__: ThreadPoolExecutor(1))
    asked: dict[str, Any] = {}
    monkeypatch.setattr(uvicorn, "run", lambda app, **options: asked.update(options, title=app.title))
    done = CliRunner().invoke(cli.serve_app, ["--nli", "off", "--against", "none.txt", "--jobs", "1"])
    assert (done.exit_code, asked["host"], asked["title"]) == (0, "127.0.0.1", "check")
    assert done.stderr.splitlines() == [
        "check: none.txt: there is no such file or folder",
        "check: serving on http://127.0.0.1:8765",
    ]


def test_a_missing_extra_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the extra the command names it, with status 2."""
    monkeypatch.delitem(sys.modules, "checker.serve.app")
    monkeypatch.setitem(sys.modules, "fastapi", None)
    done = CliRunner().invoke(cli.serve_app, [])
    assert (done.exit_code, done.stderr) == (
        2,
        "check: serve needs fastapi; pip install 'check-claims[serve]' brings it\n",
    )
