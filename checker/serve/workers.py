"""Who does the checks: one thread of this process, or several processes, each with models and archive of its own."""

import json
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import lru_cache
from pathlib import Path
from typing import Protocol

from checker.model import Problem
from checker.serve.service import Answer, Asked, Service
from checker.settings import Settings


class Workers(Protocol):
    """Does checks, so many at a time."""

    def submit(self, asked: Asked, deadline: float) -> Future[Answer]:
        """Put a check in line; one whose future is cancelled is not begun."""
        ...

    def close(self) -> None:
        """Drop what waits, and begin nothing more."""
        ...


class OneThread:
    """One check after the other, by calling `check` in a thread: parsers are not for two threads at a time."""

    def __init__(self, check: Callable[[Asked, float], Answer]) -> None:
        self._check = check
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="check")

    def submit(self, asked: Asked, deadline: float) -> Future[Answer]:
        """Put a check in line; see `Workers`."""
        return self._thread.submit(self._check, asked, deadline)

    def close(self) -> None:
        """Drop what waits; see `Workers`."""
        self._thread.shutdown(wait=False, cancel_futures=True)


class Processes:
    """As many checks at a time as there are processes, which are loaded when this returns.

    `problems` are what could not be used. When a process dies, the checks under way and in line fail with
    BrokenProcessPool, and fresh processes take the next. Raises the ModelError or SettingsError of the loading.
    """

    def __init__(self, settings: Settings, against: Sequence[Path], number: int) -> None:
        self._number = number
        # Sent with every question, because a process that is started later has to load them too.
        self._key = json.dumps([settings.model_dump_json(), *map(str, against)])
        self._changing = threading.Lock()
        self._pool = self._start()
        try:
            # As many questions as processes, put before one of them can answer, so that each of them loads.
            loading = [self._pool.submit(_load, self._key) for _ in range(number)]
            self.problems: tuple[Problem, ...] = [each.result() for each in loading][-1]
        except BaseException:
            self.close()
            raise

    def submit(self, asked: Asked, deadline: float) -> Future[Answer]:
        """Put a check in line, for fresh processes where one has died; see `Workers`."""
        with self._changing:
            try:
                return self._pool.submit(_check, self._key, asked, deadline)
            except BrokenProcessPool:
                self._pool = self._start()
                return self._pool.submit(_check, self._key, asked, deadline)

    def close(self) -> None:
        """Drop what waits; processes end when they have done what they do; see `Workers`."""
        self._pool.shutdown(wait=False, cancel_futures=True)

    def _start(self) -> ProcessPoolExecutor:
        # A fresh interpreter each: what is forked from a process with threads may hang.
        return ProcessPoolExecutor(self._number, multiprocessing.get_context("spawn"), initializer=_begin)


def _begin() -> None:
    """Make a new process leave with its parent, which alone answers to Ctrl-C."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_leave_with_parent, daemon=True).start()


def _leave_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


@lru_cache(maxsize=1)
def _service(key: str) -> Service:
    """Load the models and the archive, once a process."""
    settings, *against = json.loads(key)
    return Service(Settings.model_validate_json(settings), tuple(map(Path, against)))


def _load(key: str) -> tuple[Problem, ...]:
    return _service(key).problems


def _check(key: str, asked: Asked, deadline: float) -> Answer:
    return _service(key).check(asked, deadline)
