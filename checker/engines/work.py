"""What an engine is given to do, and what every engine offers."""

from collections.abc import Callable, Generator, Iterable
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

State = TypeVar("State")
Item = TypeVar("Item")
Result = TypeVar("Result")


@dataclass(frozen=True)
class Work(Generic[State, Item, Result]):
    """A function over items, with what it needs loaded once.

    `load` makes the state that each process keeps (a model); `do` gives the result of one item, and nothing but the
    state and the item may bear on it. `lost` gives what stands for an item whose process died twice over it; its second
    argument says how; without it, that ends the run. An engine may send all of this to other processes, so functions
    are module-level ones (`functools.partial` binds their settings), and items and results can be pickled.
    """

    load: Callable[[], State]
    do: Callable[[State, Item], Result]
    lost: Callable[[Item, str], Result] | None = None
    gpu: bool = False


class Engine(Protocol):
    """Where work is done: in this process, in several, or on several machines. The results are the same to the byte."""

    @property
    def elsewhere(self) -> bool:
        """Whether work is done in other processes, so that it is worth cutting up and its state is sent there."""
        ...

    def map(self, work: Work[State, Item, Result], items: Iterable[Item]) -> Generator[Result]:
        """Give the result of each item, in the order of the items, as they are asked for.

        Items are taken as they are needed, so that neither they nor results pile up. What `load` and `do` raise is
        raised here, and ends the rest; so does closing the iterator. Raises EngineError where processes or machines
        cannot be had.
        """
        ...
