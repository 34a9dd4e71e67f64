"""The engine of an ordinary run: this process."""

from collections.abc import Generator, Iterable
from typing import ClassVar

from checker.engines.work import Item, Result, State, Work


class InProcess:
    """Does the work here, one item after the other."""

    elsewhere: ClassVar[bool] = False

    def map(self, work: Work[State, Item, Result], items: Iterable[Item]) -> Generator[Result]:
        """Give the results in order; see `Engine.map`. The state is loaded when the first item comes."""
        rest = iter(items)
        for first in rest:
            state = work.load()
            yield work.do(state, first)
            for item in rest:
                yield work.do(state, item)
