"""A headless Chromium for tests, over the DevTools protocol on two pipes; None where there is no Chromium."""

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any

PROGRAM = next((p for n in ("chromium", "chromium-browser", "google-chrome") if (p := shutil.which(n))), None)


class Page:
    """One page of the browser."""

    def __init__(self, sends: int, answers: int) -> None:
        self._sends, self._answers = sends, answers
        self._numbers = count(1)
        self._read = b""
        self._waiting: list[dict[str, Any]] = []
        target = self._ask("Target.createTarget", {"url": "about:blank"})["targetId"]
        self._session = self._ask("Target.attachToTarget", {"targetId": target, "flatten": True})["sessionId"]
        self.ask("Page.enable")

    def ask(self, method: str, **params: object) -> dict[str, Any]:
        """Send a command of the protocol to the page, and give its result."""
        return self._ask(method, params, self._session)

    def open(self, file: Path, fragment: str = "") -> None:
        """Open a file, and wait until it is loaded."""
        self._waiting.clear()
        self.ask("Page.navigate", url=file.as_uri() + fragment)
        while not any(message.get("method") == "Page.loadEventFired" for message in self._waiting):
            self._waiting.append(self._next())

    def value(self, expression: str) -> Any:
        """Give the value of a JavaScript expression in the page."""
        params = {"expression": expression, "returnByValue": True, "awaitPromise": True}
        found = self.ask("Runtime.evaluate", **params)
        assert "exceptionDetails" not in found, found
        return found["result"].get("value")

    def press(self, key: str) -> None:
        """Press and release a key."""
        for kind in ("keyDown", "keyUp"):
            self.ask("Input.dispatchKeyEvent", type=kind, key=key, text=key if kind == "keyDown" else "")

    def _ask(self, method: str, params: dict[str, object], session: str = "") -> dict[str, Any]:
        number = next(self._numbers)
        message = {"id": number, "method": method, "params": params, **({"sessionId": session} if session else {})}
        os.write(self._sends, json.dumps(message).encode() + b"\0")
        while (answer := self._next()).get("id") != number:
            self._waiting.append(answer)
        assert "error" not in answer, answer
        result: dict[str, Any] = answer["result"]
        return result

    def _next(self) -> dict[str, Any]:
        while b"\0" not in self._read:
            more = os.read(self._answers, 1 << 16)
            assert more, "the browser has gone"
            self._read += more
        line, self._read = self._read.split(b"\0", 1)
        message: dict[str, Any] = json.loads(line)
        return message


@contextmanager
def browser(profile: Path) -> Iterator[Page]:
    """Start a browser with a fresh profile and give its page."""
    assert PROGRAM
    # The program reads commands from descriptor 3 and writes answers to 4; a shell puts them there.
    take, sends = os.pipe()
    answers, give = os.pipe()
    options = "--headless --no-sandbox --disable-gpu --disable-dev-shm-usage --remote-debugging-pipe"
    command = f'exec "$0" {options} "--user-data-dir=$1" 3<&{take} 4>&{give}'
    process = subprocess.Popen(  # noqa: S603 - our own words
        ["/bin/bash", "-c", command, PROGRAM, str(profile)],
        pass_fds=(take, give),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(take)
    os.close(give)
    try:
        yield Page(sends, answers)
    finally:
        process.kill()
        process.wait()
        os.close(sends)
        os.close(answers)
