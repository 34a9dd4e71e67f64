"""Who only passes on what others say."""

import tomllib
from functools import lru_cache
from importlib.resources import files

from checker.names.tables import fold


def is_press(name: str) -> bool:
    """Say whether a name, as canonical names are written, is that of a newspaper, a broadcaster or an agency."""
    endings, whole = _press()
    words = fold(name).removeprefix("the ").split()
    return bool(words) and (" ".join(words) in whole or (len(words) > 1 and words[-1] in endings))


@lru_cache(maxsize=1)
def _press() -> tuple[frozenset[str], frozenset[str]]:
    table = tomllib.loads(files(__package__).joinpath("press.toml").read_text(encoding="utf-8"))
    return frozenset(table["endings"]), frozenset((*table["names"], *table["reports"]))
