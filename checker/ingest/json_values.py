"""JSON read within limits, and its values as text."""

import json
import re
from typing import Any

from checker.errors import InputError

_BRACKET = re.compile(r'"(?:[^"\\]|\\.)*"|[\[\]{}]', re.DOTALL)


def parse(text: str, place: str, max_nesting: int) -> Any:
    """Parse JSON; raise InputError, with the line, where it is broken or nested too deep."""
    depth = 0
    for token in _BRACKET.finditer(text):
        if token[0] in "[{":
            depth += 1
            if depth > max_nesting:
                raise InputError(
                    f"nested deeper than the limit of {max_nesting}; raise the setting max_nesting",
                    place,
                    text.count("\n", 0, token.start()) + 1,
                )
        elif token[0] in "]}":
            depth -= 1
    try:
        return json.loads(text, parse_int=_number)
    except ValueError as error:
        line = error.lineno if isinstance(error, json.JSONDecodeError) else None
        said = error.msg if isinstance(error, json.JSONDecodeError) else str(error)
        raise InputError(f"not valid JSON: {said}", place, line) from error


def _number(digits: str) -> int | str:
    """Read a whole number; one of so many digits that it would take long stays text."""
    return int(digits) if len(digits) < 100 else digits


def words(value: object) -> str:
    """Give a value as text: itself, the name of an object, the parts of a list with commas; "" for anything else."""
    match value:
        case str():
            return value.strip()
        case bool():
            return ""
        case int():
            return str(value)
        case {"name": name} | {"literal": name} | {"value": name}:
            return words(name)
        case [*items]:
            return ", ".join(filter(None, map(words, items[:20])))
        case _:
            return ""
