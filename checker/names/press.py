"""Who only passes on what others say, and the news agencies among them."""

import tomllib
from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib.resources import files
from typing import Any

from checker.names.tables import fold


def is_press(name: str) -> bool:
    """Say whether a name, as canonical names are written, is that of a newspaper, a broadcaster or an agency."""
    endings, whole = _press()
    words = fold(name).removeprefix("the ").split()
    return bool(words) and (" ".join(words) in whole or (len(words) > 1 and words[-1] in endings))


def agencies() -> Mapping[str, Sequence[str]]:
    """Give the names under which stories credit each news agency, as they are written."""
    return {agency: tuple(names) for agency, names in _table()["agencies"].items()}


@lru_cache(maxsize=1)
def _press() -> tuple[frozenset[str], frozenset[str]]:
    table = _table()
    credited = (fold(name) for names in table["agencies"].values() for name in names)
    return frozenset(table["endings"]), frozenset((*table["names"], *table["reports"], *credited))


@lru_cache(maxsize=1)
def _table() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("press.toml").read_text(encoding="utf-8"))
