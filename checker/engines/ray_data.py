"""The engine of `--engine ray`: Ray Data on this machine, or on the cluster that RAY_ADDRESS names.

A piece of work is one Ray Data stage: the items in blocks, a pool of actors that hold the state, and the results in the
order of the items. An actor does its items in a process of its own beside it (see `pool.py`), so that an item which
kills its process is tried once more and then lost, as it is without Ray. A machine that is lost is Ray's business:
its blocks are done again elsewhere.
"""

import logging
import os
import re
import secrets
import sys
import warnings
from collections import deque
from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from itertools import islice
from typing import Any, ClassVar

from checker.engines.pool import Pool, portable
from checker.engines.work import Item, Result, State, Work
from checker.errors import EngineError, SettingsError

# So many items are sent out at once, each in a block of its own, which costs some milliseconds.
_WINDOW = 1000
_STARTS = 3  # of a cluster on this machine
_STORE = 200_000_000  # bytes of the object store on this machine; what does not fit goes to its disk
# Nothing is sent to Ray's makers, nothing but ours is printed, and a slow machine may take its time to start.
_DEFAULTS = {
    "RAY_USAGE_STATS_ENABLED": "0",
    "RAY_BACKEND_LOG_LEVEL": "fatal",
    "RAY_agent_register_timeout_ms": "120000",
}


@dataclass(frozen=True)
class RayData:
    """Does the work in actors: `jobs` of them on this machine, or as many as a cluster has room for.

    Raises SettingsError where Ray is not installed.
    """

    jobs: int
    elsewhere: ClassVar[bool] = True

    def __post_init__(self) -> None:
        missing = next((name for name in ("ray", "pyarrow", "pandas") if find_spec(name) is None), None)
        if missing:
            raise SettingsError(f"--engine ray needs {missing}; pip install 'check-claims[ray]' brings it")

    def map(self, work: Work[State, Item, Result], items: Iterable[Item]) -> Generator[Result]:
        """Give the results in order; see `Engine.map`. Items are taken and sent out a thousand at a time."""
        rest = iter(items)
        while window := [Held(item) for item in islice(rest, _WINDOW)]:
            yield from self._stage(work, window)

    def _stage(self, work: Work[State, Item, Result], items: Sequence["Held"]) -> Iterator[Result]:
        ray = _connected(self.jobs)
        if work.gpu and not ray.cluster_resources().get("GPU"):
            raise EngineError("Ray has no GPU; use --device cpu")  # it would wait for one for ever
        blocks = len(items)
        pool = {"size": min(self.jobs, blocks)} if _is_here() else {"min_size": 1, "max_size": blocks}
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what Ray is to call otherwise in a later version
            answers = ray.data.from_items([{"item": item} for item in items], override_num_blocks=blocks).map_batches(
                Actor,
                fn_constructor_args=(ray.put(work),),
                batch_size=None,
                compute=ray.data.ActorPoolStrategy(**pool),
                num_cpus=1,
                num_gpus=1 if work.gpu else None,
            )
            try:
                for row in answers.iter_rows():
                    result = row["result"].value
                    if isinstance(result, Raised):
                        raise result.error
                    yield result
            except ray.exceptions.RayError as e:
                raise EngineError(f"Ray gave up: {_first_line(e)}") from e


@dataclass(frozen=True)
class Held:
    """What Ray Data is to hand on as it is: it would make a table's columns of tuples and models."""

    value: Any


@dataclass(frozen=True)
class Raised:
    """What stands for a result where an error was raised: Ray itself would try again, for ever."""

    error: BaseException


class Actor:
    """Does what it is given in a process of its own, which holds the state. Ray Data calls it with blocks of items."""

    def __init__(self, work: Any) -> None:
        import ray  # noqa: PLC0415 - an extra

        # A process that is spawned imports the main module first: Ray's own, of which it has no need.
        vars(sys.modules["__main__"]).update(__spec__=None, __file__=None)
        self._given: deque[Any] = deque()
        self._results = Pool(1).map(ray.get(work), self._items())

    def _items(self) -> Iterator[Any]:
        while True:  # whoever asks for a result has put the item there
            yield self._given.popleft()

    def __call__(self, block: dict[str, Any]) -> dict[str, list[Held]]:
        """Give the results of a block, in order."""
        return {"result": [Held(self._done(item.value)) for item in block["item"]]}

    def _done(self, item: Any) -> Any:
        self._given.append(item)
        try:
            return next(self._results)
        except Exception as e:  # noqa: BLE001 - raised again where the results are wanted
            return Raised(portable(e))


def _is_here() -> bool:
    """Say whether the cluster is one of this machine alone, made for this run."""
    return not os.environ.get("RAY_ADDRESS")


def _connected(jobs: int) -> Any:
    """Give the module `ray`, connected to the cluster of RAY_ADDRESS or with one of its own on this machine.

    The latter ends with this process. Whoever is connected already stays so. Raises EngineError where the cluster does
    not answer.
    """
    os.environ.update({name: value for name, value in _DEFAULTS.items() if name not in os.environ})
    own: dict[str, Any] = {}
    if _is_here():
        # Ray listens on all of the machine's addresses: without the token nobody else may use it.
        os.environ.setdefault("RAY_AUTH_MODE", "token")
        os.environ.setdefault("RAY_AUTH_TOKEN", secrets.token_hex(32))
        own = {"address": "local", "num_cpus": jobs, "include_dashboard": False, "object_store_memory": _STORE}
    import ray  # noqa: PLC0415 - an extra, and slow to import
    import ray.data  # noqa: PLC0415

    logging.getLogger("ray").setLevel(logging.CRITICAL)  # what goes wrong is raised
    logging.getLogger("ray.data").setLevel(logging.CRITICAL)
    if not ray.is_initialized():
        _start(ray, own)
    context = ray.data.DataContext.get_current()
    context.execution_options.preserve_order = True
    context.enable_progress_bars = False
    context.print_on_execution_start = False
    return ray


def _start(ray: Any, own: dict[str, Any]) -> None:
    """Connect to a cluster, or start one; Ray gives a busy machine half a minute for it, which may be too little."""
    for left in reversed(range(_STARTS if own else 1)):
        try:
            with _muted():
                ray.init(logging_level=logging.CRITICAL, log_to_driver=False, **own)
        except Exception as e:  # Ray raises kinds of its own, and `Exception` where it does not start in time
            ray.shutdown()
            if not left:
                raise EngineError(f"no Ray cluster: {_first_line(e)}") from e
        else:
            return


@contextmanager
def _muted() -> Iterator[None]:
    """Drop what is written to standard error: Ray's core tells there that it was told to be silent."""
    sys.stderr.flush()
    with open(os.devnull, "wb") as nowhere, os.fdopen(os.dup(2), "wb") as before:  # noqa: PTH123 - no file of anybody's
        os.dup2(nowhere.fileno(), 2)
        try:
            yield
        finally:
            os.dup2(before.fileno(), 2)


def _first_line(error: Exception) -> str:
    """Give what an error says first, without colours."""
    return re.sub(r"\x1b\[[\d;]*m", "", str(error)).strip().partition("\n")[0]
