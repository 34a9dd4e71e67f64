"""Runs mutants inside one pytest session, each in a fork of the process: tools/mutation.py tells why.

Every fork begins with the tests collected and the parser loaded, and ends at the first test that fails.
"""

import functools
import gc
import inspect
import os
import resource
import signal
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from types import CodeType, FrameType
from typing import Any, Literal, TypeGuard

import hypothesis
import pytest
from mutmut.mutation import trampoline

Outcome = Literal["killed", "timeout", "survived", "no test"]
Function = Callable[..., Any]
_EXAMPLES = 30  # for a property that says nothing else; it is the tables of cases that notice most mutants
_MEMORY = 6 << 30  # bytes: a mutant that fills the memory fails its test


def run_mutants(
    folder: Path, tests: Sequence[str], names: Sequence[str], jobs: int, told: Callable[[str, Outcome], None]
) -> None:
    """Run each mutant of the sources in `folder` against those of its tests that call the mutated function.

    `told` is given what comes of each. Raises RuntimeError with the report where a test fails without a mutant.
    """
    os.chdir(folder)
    sys.path.insert(0, str(Path.cwd()))
    # The same examples each time, and no time spent on making a failing one small.
    phases = (hypothesis.Phase.explicit, hypothesis.Phase.generate)
    hypothesis.settings.register_profile(
        "mutants", derandomize=True, database=None, deadline=None, phases=phases, max_examples=_EXAMPLES
    )
    hypothesis.settings.load_profile("mutants")
    session = _Session(names, jobs, told)
    vars(trampoline)["wrap_in_trampoline"] = session.switchable
    options = ["-o", "addopts=", "-p", "no:terminal", "-p", "no:cacheprovider", "--capture=no", "--assert=plain"]
    with Path(os.devnull).open("w") as nowhere:
        out = os.dup(1)
        os.dup2(nowhere.fileno(), 1)
        status = pytest.main([*options, *tests], plugins=[session])
        os.dup2(out, 1)
    if session.failure or status != pytest.ExitCode.OK:
        raise RuntimeError(session.failure or f"pytest ended with {status!r}")


class _Switch:
    """A function of the program that has mutants, and which of them a call of it comes to."""

    def __init__(self, function: Function, mutants: dict[str, Function]) -> None:
        self.function, self.mutants, self.target = function, mutants, function

    def turn(self, mutant: str) -> None:
        """Let every further call be one of the mutant; class methods are unbound first."""
        self.target = getattr(self.mutants[mutant], "__func__", self.mutants[mutant])


class _Session:
    """The plugin: it takes the place of the loop over the tests."""

    def __init__(self, names: Sequence[str], jobs: int, told: Callable[[str, Outcome], None]) -> None:
        self.failure = ""
        self._names, self._jobs, self._told = names, jobs, told
        self._switches: list[_Switch] = []
        self._of: dict[str, _Switch] = {}  # by mutant
        self._seen: set[_Switch] = set()  # functions that the present test has called
        self._caches: list[Any] = []
        self._cached: set[CodeType] = set()  # functions whose results are kept
        self._calls: dict[_Switch, set[pytest.Item]] = {}  # the tests that call a function
        self._filling: set[_Switch] = set()  # functions that ran while a cache was filled
        self._seconds: dict[pytest.Item, float] = {}
        self._running: dict[int, str] = {}

    def switchable(self, mutants: dict[str, Function], **_: bool) -> Callable[[Function], Function]:
        """Stand in for mutmut's decorator, which is slower since it asks for the mutant at every call."""

        def decorate(function: Function) -> Function:
            switch = _Switch(function, mutants)
            self._switches.append(switch)
            switch.target = self._recorder(switch)

            @functools.wraps(function)
            def call(*args: Any, **kwargs: Any) -> Any:
                return switch.target(*args, **kwargs)

            return call

        return decorate

    def _recorder(self, switch: _Switch) -> Function:
        """Give the function of a switch with a note taken of its calls, for the time before there is a mutant."""

        def record(*args: Any, **kwargs: Any) -> Any:
            if switch not in self._seen:
                self._seen.add(switch)
                if switch not in self._filling and _is_within(self._cached, inspect.currentframe()):
                    self._filling.add(switch)
            return switch.function(*args, **kwargs)

        return record

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Remember a failure."""
        if report.failed:
            self.failure = self.failure or f"{report.nodeid}\n{report.longreprtext}"

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Run every test once without a mutant, then every mutant."""
        self._of = {f"{s.function.__module__}.{name}": s for s in self._switches for name in s.mutants}
        self._without_mutants(session.items)
        self._caches = _caches()  # before they are frozen: what is frozen is not listed any more
        gc.freeze()  # so that a fork does not copy what it only reads
        for name in self._names:
            self._start(name, session.items)
        while self._running:
            self._wait()
        return True

    def _without_mutants(self, items: Sequence[pytest.Item]) -> None:
        self._cached = {cache.__wrapped__.__code__ for cache in _caches()}
        self._filling |= self._seen  # what the modules of the tests call may have filled a cache
        self._seen.clear()
        # What follows the last test keeps what the session has set up: the forks go on from there.
        for item, following in zip(items, [*items[1:], items[0]], strict=True):
            begun = time.process_time()
            self._test(item, following)
            self._seconds[item] = time.process_time() - begun
            for switch in self._seen:
                self._calls.setdefault(switch, set()).add(item)
            self._seen.clear()
            if self.failure:
                pytest.exit(self.failure)
        for switch in self._switches:
            switch.target = switch.function

    def _test(self, item: pytest.Item, following: pytest.Item) -> None:
        if not _is_plain(item):
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
            return
        try:
            item.obj(**(item.callspec.params if hasattr(item, "callspec") else {}))
        except Exception as error:  # noqa: BLE001 - whatever a test raises is its failure
            self.failure = f"{item.nodeid}\n{error!r}"

    def _start(self, name: str, items: Iterable[pytest.Item]) -> None:
        switch = self._of[name]
        callers = self._calls.get(switch, set())
        tests = sorted(callers, key=lambda item: self._seconds[item])
        if switch in self._filling:
            tests += sorted(set(items) - callers, key=lambda item: self._seconds[item])
        if not tests:
            self._told(name, "no test")
            return
        while len(self._running) >= self._jobs:
            self._wait()
        child = os.fork()
        if child:
            self._running[child] = name
        else:
            self._be_mutant(name, tests)

    def _be_mutant(self, name: str, tests: Sequence[pytest.Item]) -> None:
        code = 1
        try:
            seconds = 10 + int(5 * sum(self._seconds[item] for item in tests))
            resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 5))
            resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
            os.environ["MUTANT_UNDER_TEST"] = name  # for what a test starts
            switch = self._of[name]
            switch.turn(name.rpartition(".")[2])
            if switch in self._filling:
                for cache in self._caches:
                    cache.cache_clear()
            for item, following in zip(tests, [*tests[1:], tests[-1]], strict=True):
                self._test(item, following)
                if self.failure:
                    break
            code = 1 if self.failure else 0
        finally:
            os._exit(code)  # also where a mutant raises what pytest does not catch

    def _wait(self) -> None:
        child, status = os.wait()
        name = self._running.pop(child)
        if os.WIFSIGNALED(status) and os.WTERMSIG(status) in (signal.SIGXCPU, signal.SIGKILL):
            self._told(name, "timeout")
        else:
            self._told(name, "survived" if status == 0 else "killed")


def _is_plain(item: pytest.Item) -> TypeGuard[pytest.Function]:
    """Say whether a test is a function of its parameters alone; it is called then without pytest, which is faster."""
    if not isinstance(item, pytest.Function) or {mark.name for mark in item.iter_markers()} - {
        "parametrize",
        "hypothesis",
    }:
        return False
    params = item.callspec.params if hasattr(item, "callspec") else {}
    return set(item.fixturenames) - {"_own_cache"} == set(params)


def _caches() -> list[Any]:
    """Give what functools.cache made of functions of the program."""
    kind = type(functools.cache(lambda: None))
    return [o for o in gc.get_objects() if isinstance(o, kind) and o.__module__.startswith("checker.")]


def _is_within(codes: set[CodeType], frame: FrameType | None) -> bool:
    while frame is not None:
        if frame.f_code in codes:
            return True
        frame = frame.f_back
    return False
