"""At which time of the day: clock times and parts of the day, with the words before them that make bounds of them."""

import re
import tomllib
from functools import cache
from importlib.resources import files

from pydantic import BaseModel, ConfigDict

from checker import temporal
from checker.model import ClockValue, Mod, Sentence, Timex, TimexType

_LAST_WORDS = re.compile(r"(?:(?<![a-z])([a-z]+))?(?<!\s)\s*\b([a-z]+)\s+(?:the\s+)?$")


class _Words(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")
    until: frozenset[str]
    from_: frozenset[str]
    near: frozenset[str]
    reach: int
    about: int
    parts: dict[str, tuple[int, int]]
    zones: dict[str, int]


@cache
def clock_words() -> _Words:
    """Read the table beside this file."""
    table = tomllib.loads(files("checker.extract").joinpath("clocks.toml").read_text("utf-8"))
    return _Words.model_validate({("from_" if key == "from" else key): value for key, value in table.items()})


def clock_of(sentence: Sentence, timex: Timex) -> ClockValue | None:
    """Give the time of the day that `timex` names, in minutes from midnight; None where it names none.

    "By 10 p.m." has no lower bound, "shortly after 10 p.m." a near upper one. `zone` is None where no zone, or only
    "local time", is written.
    """
    if timex.type is not TimexType.TIME:
        return None
    words = clock_words()
    narrow = (span for part, span in words.parts.items() if timex.text.lower().endswith(part))
    span = next(narrow, None) or temporal.hours(timex.value)
    if span is None:
        return None
    low, high = _bounded(sentence, timex, span, words)
    return ClockValue(timex=timex, low=low, high=high, zone=_zone(timex.text, words))


def _bounded(
    sentence: Sentence, timex: Timex, span: tuple[int, int], words: _Words
) -> tuple[float | None, float | None]:
    """Take in what stands before: "by", "just after", "about"."""
    low, high = span
    m = _LAST_WORDS.search(sentence.text[: timex.start - sentence.start].lower())
    before, nearer = (m[2], m[1] or "") if m else ("", "")
    if before in words.until:
        return (low - words.reach if nearer in words.near else None), high
    if before in words.from_:
        return low, (high + words.reach if nearer in words.near else None)
    if timex.mod is Mod.APPROX and low == high:
        return low - words.about, high + words.about
    return low, high


def _zone(text: str, words: _Words) -> int | None:
    """Give the minutes by which the zone written in `text` is ahead of universal time, None where none is written."""
    return next((ahead for name, ahead in words.zones.items() if re.search(rf"\b{name}\b", text)), None)
