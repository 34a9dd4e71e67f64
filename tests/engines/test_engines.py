"""Engines: results in order and the same wherever the work is done; what dies, fails or is given up leaves nothing."""

import multiprocessing
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Generator, Iterator
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest

from checker.engines import Engine, Work, open_engine, pool
from checker.engines.local import InProcess
from checker.engines.pool import Pool
from checker.errors import EngineError, ModelError

TENS = partial(int, "10")


class OddError(Exception):
    """An error that cannot be copied: it takes what it does not keep."""

    def __init__(self, first: str, second: str) -> None:
        super().__init__(first + second)


def times(state: int, item: int) -> int:
    """Give a product, small ones late, so that results come out of order."""
    time.sleep(0.05 if item == 0 else 0)
    return state * item


def no_result(item: object, how: str) -> str:
    """Say what was lost."""
    return f"{item} lost: {how}"


def moody(state: object, item: Path | int) -> str:
    """Do what an item says: die each time, die the first time, raise, or tell the process."""
    del state
    if isinstance(item, Path) and not item.exists():
        item.write_text("was here")
        os._exit(3)
    if item == 9:
        os.kill(os.getpid(), signal.SIGKILL)
    if item == 7:
        raise OddError("no ", "sevens")
    if item == 6:
        raise ModelError("no sixes", "model", 6)
    return str(os.getpid())


def refusing() -> int:
    """Fail to load."""
    raise ModelError("not installed", "some_model")


def dying() -> int:
    """Die before there is any state."""
    os._exit(4)


def idle(state: object, item: object) -> object:
    """Take a long time."""
    del state
    time.sleep(60)
    return item


MOODY: Work[int, Path | int, str] = Work(TENS, moody, no_result)


@pytest.mark.parametrize("engine", [InProcess(), Pool(1), Pool(3)])
def test_results_come_in_the_order_of_the_items(engine: Engine) -> None:
    """Whoever is done first, and however many processes there are."""
    work: Work[int, int, int | str] = Work(TENS, times, no_result)
    assert list(engine.map(work, range(40))) == list(range(0, 400, 10))


@pytest.mark.parametrize("engine", [InProcess(), Pool(2)])
def test_without_items_nothing_is_loaded(engine: Engine) -> None:
    """A run without articles needs no model."""
    assert list(engine.map(Work(refusing, times, no_result), [])) == []


@pytest.mark.parametrize(("engine", "most"), [(InProcess(), 1), (Pool(2), 32)])
def test_items_are_taken_as_they_are_needed(engine: Engine, most: int) -> None:
    """However many there are, only so many are in memory."""
    taken = 0

    def endless() -> Iterator[int]:
        nonlocal taken
        while True:
            taken += 1
            yield 1

    with closing(engine.map(Work(TENS, times, no_result), endless())) as results:
        assert next(results) == 10
        assert 1 <= taken <= most


def test_every_process_works() -> None:
    """Two jobs are two processes, neither of them this one."""
    slow: Work[int, float, str] = Work(TENS, partial(_after), no_result)
    assert len({*Pool(2).map(slow, [0.2] * 8)} - {str(os.getpid())}) == 2


def _after(state: int, item: float) -> str:
    del state
    time.sleep(item)
    return str(os.getpid())


def test_one_job_is_this_process() -> None:
    """An ordinary run starts no other."""
    assert list(open_engine(1).map(MOODY, [1])) == [str(os.getpid())]
    assert isinstance(open_engine(2), Pool)


def test_what_a_worker_dies_of_is_lost_and_the_rest_is_done() -> None:
    """An item that kills two workers is answered for, in its place, with how they died."""
    found = list(Pool(2).map(MOODY, [1, 9, 2, 3]))
    assert found[1] == "9 lost: killed by SIGKILL, as when memory runs out"
    assert all(pid.isdigit() for pid in (found[0], *found[2:]))


def test_what_a_worker_dies_of_once_is_tried_again(tmp_path: Path) -> None:
    """A worker may have died for want of memory that its fellows had."""
    items: list[Path | int] = [1, tmp_path / "x", 2]
    assert [pid.isdigit() for pid in Pool(2).map(MOODY, items)] == [True, True, True]


def test_a_worker_that_dies_without_work_is_replaced() -> None:
    """Its end is noticed when it is given the next item, which another does."""
    work: Work[int, int, str] = Work(TENS, moody, no_result)
    with closing(Pool(1).map(work, iter([1, 2]))) as results:
        pid = int(next(results))
        os.kill(pid, signal.SIGKILL)
        for child in multiprocessing.active_children():
            child.join()
        again = next(results)
    assert again.isdigit()
    assert int(again) != pid


def test_workers_that_cannot_begin_end_the_run() -> None:
    """Where every worker dies before it has read anything, trying on would never end."""
    with pytest.raises(EngineError, match=r"ended before it could work \(exit status 4\)"):
        list(Pool(2).map(Work(dying, times, no_result), [1]))


def test_processes_that_cannot_be_started_are_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine without room for more processes is no fault of the program."""

    def refuse(_: object) -> None:
        raise BlockingIOError(11, "Resource temporarily unavailable")

    monkeypatch.setattr(multiprocessing.get_context("spawn").Process, "start", refuse)
    with pytest.raises(EngineError, match="Resource temporarily unavailable"):
        list(Pool(2).map(MOODY, [1]))


def test_a_model_that_does_not_load_is_said_as_without_processes() -> None:
    """The error of a worker is the error of the run: kind, message and path."""
    with pytest.raises(ModelError) as caught:
        list(Pool(2).map(Work(refusing, times, no_result), [1]))
    assert str(caught.value) == "some_model: not installed"


@pytest.mark.parametrize(
    ("item", "kind", "text"), [(6, ModelError, "model:6: no sixes"), (7, RuntimeError, "OddError: no sevens")]
)
def test_what_a_worker_raises_is_raised_here(item: int, kind: type[Exception], text: str) -> None:
    """Also where an error cannot be copied; and no process is left."""
    with pytest.raises(kind) as caught:
        list(Pool(2).map(MOODY, [1, item, 2]))
    assert str(caught.value) == text
    assert multiprocessing.active_children() == []


def test_the_traceback_of_a_worker_is_kept() -> None:
    """Who looks for a fault sees the line in the worker."""
    with pytest.raises(ModelError) as caught:
        list(Pool(1).map(MOODY, [6]))
    assert 'raise ModelError("no sixes"' in "".join(caught.value.__notes__)


def test_who_stops_asking_leaves_no_process() -> None:
    """The iterator ends its workers, also those at a long piece of work."""
    results: Generator[object] = Pool(2).map(Work(TENS, _short_first, no_result), [0, 60, 60])
    next(results)
    assert len(multiprocessing.active_children()) == 2
    results.close()
    assert multiprocessing.active_children() == []


def _short_first(state: int, item: int) -> int:
    del state
    time.sleep(item)
    return item


def test_a_worker_that_does_not_end_is_killed(monkeypatch: pytest.MonkeyPatch) -> None:
    """One that is deaf to the signal does not hold up the run."""
    monkeypatch.setattr(pool, "_PATIENCE", 0.2)
    results = Pool(1).map(
        Work(partial(signal.signal, signal.SIGTERM, signal.SIG_IGN), _short_first, no_result), [0, 60]
    )
    next(results)
    results.close()
    assert multiprocessing.active_children() == []


SCRIPT = """
import os, signal, sys, time
import test_engines
from checker.engines import Work
from checker.engines.pool import Pool

def do(seconds, item):
    if item < 2:
        os.write(1, f"{os.getpid()}\\n".encode())  # in one piece: two workers may write at once
    time.sleep(seconds)

if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell has what it runs in the background ignore it
    list(Pool(2).map(Work(test_engines.partial(float, sys.argv[1]), do, test_engines.no_result), range(1000)))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other signals")
@pytest.mark.parametrize(("how", "seconds"), [(signal.SIGINT, 60), (signal.SIGKILL, 0.2)])
def test_no_orphans(tmp_path: Path, how: signal.Signals, seconds: float) -> None:
    """Ctrl-C, which goes to the group, ends workers at once; when the parent is killed, they end by themselves."""
    script = tmp_path / "script.py"
    script.write_text(SCRIPT, "utf-8")
    process = subprocess.Popen(  # noqa: S603 - this interpreter and our script
        [sys.executable, str(script), str(seconds)],
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(Path(__file__).parent), *sys.path])},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert process.stdout is not None
    workers = [int(process.stdout.readline()) for _ in range(2)]
    os.killpg(process.pid, how) if how is signal.SIGINT else process.kill()
    _, said = process.communicate(timeout=20)
    until = time.monotonic() + 10
    while any(map(_alive, workers)) and time.monotonic() < until:
        time.sleep(0.05)
    assert not any(map(_alive, workers))
    # The traceback of the parent, which is no command line here, and none of a worker.
    assert said.count("Traceback") == (how is signal.SIGINT)


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    state = Path(f"/proc/{pid}/stat")
    return not state.exists() or state.read_text().rpartition(")")[2].split()[0] != "Z"


def test_a_worker_does_what_comes_until_the_pipe_ends() -> None:
    """The life of a worker: ready, answers, an error that can be sent, and the end when nobody asks any more."""
    ours, theirs = multiprocessing.Pipe()
    life = threading.Thread(target=pool._labour, args=(theirs, MOODY))
    life.start()
    answers = [ours.recv()]
    for item in (1, 7):
        ours.send(item)
        answers.append(ours.recv())
    ours.close()
    life.join(10)
    assert not life.is_alive()
    assert [(a.ready, a.value, type(a.raised)) for a in answers] == [
        (True, None, type(None)),
        (False, str(os.getpid()), type(None)),
        (False, None, RuntimeError),
    ]


def test_a_worker_that_cannot_load_says_so_and_ends() -> None:
    """It is for the parent to raise."""
    ours, theirs = multiprocessing.Pipe()
    pool._labour(theirs, Work(refusing, times, no_result))
    assert isinstance(ours.recv().raised, ModelError)


def test_without_signal_masks_work_is_done_too(monkeypatch: pytest.MonkeyPatch) -> None:
    """As on Windows."""
    monkeypatch.delattr(signal, "pthread_sigmask")
    assert list(Pool(1).map(Work(TENS, times, no_result), [2])) == [20]


@pytest.mark.parametrize(
    ("status", "said"),
    [(1, "exit status 1"), (-15, "killed by SIGTERM"), (-9, "killed by SIGKILL, as"), (-300, "killed by signal 300")],
)
def test_the_end_of_a_process_in_words(status: int, said: str) -> None:
    """Numbers of signals are for nobody."""
    assert pool._cause(status).startswith(said)
