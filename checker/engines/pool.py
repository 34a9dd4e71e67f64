"""The engine of `--jobs N`: processes on this machine, each with the models loaded once.

Each worker has a pipe of its own and one item at a time. So it is known which item a worker died over, where
`concurrent.futures` only knows that one did; and a worker whose parent is gone, however it went, reads the end of its
pipe and leaves.
"""

import copy
import multiprocessing
import signal
import traceback
from collections.abc import Generator, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from types import TracebackType
from typing import Any, ClassVar, Generic, NamedTuple, Self

from checker.engines.work import Item, Result, State, Work
from checker.errors import EngineError

_AHEAD = 16  # items a worker that may be done before the oldest is: one long article does not stop the others at once
_ATTEMPTS = 2  # a worker may have died for want of memory that its fellows had; the second time it is the item's fault
_PATIENCE = 2.0  # seconds that a worker has to end by itself


@dataclass(frozen=True)
class Pool:
    """Does the work in at most `jobs` processes. They start as items come, and end with the iterator."""

    jobs: int
    elsewhere: ClassVar[bool] = True

    def map(self, work: Work[State, Item, Result], items: Iterable[Item]) -> Generator[Result]:
        """Give the results in order; see `Engine.map`. At most 16 items a process are under way or wait their turn."""
        source = enumerate(items)
        done: dict[int, Result] = {}
        given = asked = 0
        more = True
        with _Crew(self.jobs, work) as crew:
            while True:
                while more and crew.has_room and given - asked < self.jobs * _AHEAD:
                    task = next(source, None)
                    more = task is not None
                    if task is not None:
                        crew.give(_Task(*task))
                        given += 1
                done.update(crew.receive(patient=asked not in done))
                if asked in done:
                    yield done.pop(asked)
                    asked += 1
                elif not crew.busy:
                    return


class _Task(NamedTuple):
    """An item, its place among the items, and how often it was tried before."""

    number: int
    item: Any
    tried: int = 0


class _Answer(NamedTuple):
    """What a worker says: once that it is `ready`, then what came of each item; or what was raised."""

    value: Any = None
    raised: BaseException | None = None
    ready: bool = False


@dataclass(eq=False)
class _Worker:
    process: BaseProcess
    pipe: Connection
    at: _Task | None = None
    ready: bool = False


@dataclass
class _Crew(Generic[State, Item, Result]):
    """The workers of one run of `map`."""

    size: int
    work: Work[State, Item, Result]
    workers: list[_Worker] = field(default_factory=list)

    @property
    def busy(self) -> bool:
        return any(w.at is not None for w in self.workers)

    @property
    def has_room(self) -> bool:
        return len(self.workers) < self.size or any(w.at is None for w in self.workers)

    def give(self, task: _Task) -> None:
        """Hand an item to a worker that has none. Raises EngineError where no process can be started."""
        worker = next((w for w in self.workers if w.at is None), None) or self._hire()
        worker.at = task
        # A worker that died without work is found by the end of its pipe, and its item goes to another.
        with suppress(BrokenPipeError, ConnectionResetError):
            worker.pipe.send(task.item)

    def receive(self, *, patient: bool) -> dict[int, Result]:
        """Give what is done, by number; when `patient`, wait until something is, or until nobody is at work."""
        done: dict[int, Result] = {}
        while not done and (at_work := [w for w in self.workers if w.at is not None]):
            heard = wait([w.pipe for w in at_work], None if patient else 0)
            for worker in at_work:
                if worker.pipe in heard:
                    done.update(self._hear(worker))
            if not patient:
                break
        return done

    def _hear(self, worker: _Worker) -> dict[int, Result]:
        try:
            answer: _Answer = worker.pipe.recv()
        except (EOFError, ConnectionResetError):
            return self._bury(worker)
        if answer.raised is not None:
            raise answer.raised
        if answer.ready:
            worker.ready = True
            return {}
        task, worker.at = worker.at, None
        return {} if task is None else {task.number: answer.value}

    def _bury(self, worker: _Worker) -> dict[int, Result]:
        """Take a dead worker out. Its item is given to another, and is lost when that one dies of it too."""
        self.workers.remove(worker)
        worker.pipe.close()
        worker.process.join()
        how = _cause(worker.process.exitcode or 0)
        if not worker.ready:
            raise EngineError(f"a worker process ended before it could work ({how}); try fewer --jobs")
        task = worker.at
        if task is None:
            return {}
        if task.tried + 1 < _ATTEMPTS:
            self.give(task._replace(tried=task.tried + 1))
            return {}
        if self.work.lost is None:
            raise EngineError(f"two worker processes ended over the same work ({how}); try fewer --jobs")
        return {task.number: self.work.lost(task.item, how)}

    def _hire(self) -> _Worker:
        # A fresh interpreter: what is forked from a process with threads may hang, and the models' run times have some.
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(target=_labour, args=(theirs, self.work), daemon=True)
        try:
            with _interrupts_held():
                process.start()
        except OSError as e:
            raise EngineError(f"cannot start a worker process ({e.strerror}); try fewer --jobs") from e
        finally:
            theirs.close()
        worker = _Worker(process, ours)
        self.workers.append(worker)
        return worker

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End every worker, at once where there was no time to let it finish."""
        for worker in self.workers:
            worker.pipe.close()
            if worker.at is not None:
                worker.process.terminate()
        for worker in self.workers:
            worker.process.join(_PATIENCE)
            if worker.process.is_alive():
                worker.process.kill()
                worker.process.join()


def _labour(pipe: Connection, work: Work[Any, Any, Any]) -> None:
    """Do what comes through the pipe until it ends. The life of a worker process."""
    # The pipe ends, and cannot be written any more, when the parent has what it wants or is gone.
    with suppress(EOFError, BrokenPipeError, ConnectionResetError):
        try:
            state = work.load()
        except Exception as e:  # noqa: BLE001 - raised again by the parent
            pipe.send(_Answer(raised=portable(e)))
            return
        pipe.send(_Answer(ready=True))
        while True:
            item = pipe.recv()
            try:
                answer = _Answer(work.do(state, item))
            except Exception as e:  # noqa: BLE001 - raised again by the parent
                answer = _Answer(raised=portable(e))
            pipe.send(answer)


def portable(error: Exception) -> BaseException:
    """Give an error that survives the way through the pipe, with its traceback as a note."""
    error.add_note("".join(traceback.format_exception(error)))
    try:
        copy.deepcopy(error)  # by the same means as it is sent
    except Exception:  # noqa: BLE001 - whatever an error of another library does when it is copied
        return RuntimeError(f"{type(error).__name__}: {error}")
    return error


def _cause(status: int) -> str:
    """Say how a process ended, by its exit code as `multiprocessing` gives it."""
    if status >= 0:
        return f"exit status {status}"
    name = signal.Signals(-status).name if -status in {s.value for s in signal.Signals} else f"signal {-status}"
    return f"killed by {name}, as when memory runs out" if name == "SIGKILL" else f"killed by {name}"


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Let what is started here never see Ctrl-C, which goes to the parent and its workers alike.

    The mask is inherited; this process gets a Ctrl-C of the meantime afterwards. Windows has no masks: there, workers
    end with a message when the parent does.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    # The first process that is spawned brings a helper of multiprocessing's, the start of which would lift the mask.
    resource_tracker.ensure_running()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
