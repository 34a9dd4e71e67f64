"""The table of widths: how far a hedge or a vague word reaches."""

import functools

from pydantic import Field

from checker.model import Frozen, Grain, Mod
from checker.temporal.lexicon import read_table


class Distance(Frozen):
    """How exact a figure of so many units is, in units."""

    unit: str
    multiple_of: int = Field(gt=0)
    least: int = Field(default=0, alias="from")
    round: float
    more: float
    less: float
    reason: str


class Vague(Frozen):
    """How many units an untold number of them is."""

    unit: str
    low: float
    high: float
    reason: str


class Part(Frozen):
    """Which share of a period a part word names."""

    mod: Mod
    low: float
    high: float
    reason: str


class About(Frozen):
    """How many times its own length a period may be off."""

    grain: Grain
    share: float
    reason: str


class Present(Frozen):
    """How far the present reaches, in days to either side."""

    days: int
    reason: str


class Spread(Frozen):
    """How wide hedged and vague times are."""

    distances: tuple[Distance, ...]
    vague: tuple[Vague, ...]
    parts: tuple[Part, ...]
    about: tuple[About, ...]
    present: Present

    def distance(self, count: float, unit: str) -> Distance:
        """Give the row for `count` units; the last row of each unit takes every count."""
        rows = [d for d in self.distances if d.unit == unit]
        return next((d for d in rows if count >= d.least and count % d.multiple_of == 0), rows[-1])


@functools.cache
def spread() -> Spread:
    """Give the table of this package."""
    return read_table("spread.toml", Spread)
