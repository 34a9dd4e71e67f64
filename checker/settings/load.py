"""Where settings come from: flags over the nearest check.toml and `[tool.checker]` of pyproject.toml over defaults."""

import json
import os
import re
import tomllib
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any, NamedTuple

from pydantic import ValidationError

from checker.errors import SettingsError
from checker.settings.values import Exemption, Settings

# File by file: the table in which the settings stand; "" is the file itself.
_FILES = {"pyproject.toml": "tool.checker", "check.toml": ""}
_PATHS = ("baseline",)


class Loaded(NamedTuple):
    """Settings, and where each comes from that is not the default: "--flag", or a file with its line."""

    settings: Settings
    origins: Mapping[str, str]


class _Layer(NamedTuple):
    """What one file says: its values by field name, and the line of each key within its table."""

    file: Path
    root: str
    table: dict[str, Any]
    lines: dict[str, int]

    def place(self, *keys: str) -> int | None:
        """Give the line of the first of `keys` that stands in the file."""
        return next((self.lines[key] for key in keys if key in self.lines), None)


def load_settings(folder: Path, flags: Mapping[str, object]) -> Settings:
    """Give the settings of `load` without where they come from."""
    return load(folder, flags).settings


def load(folder: Path, flags: Mapping[str, object]) -> Loaded:
    """Put `flags` (by field name) over the nearest check.toml and pyproject.toml over the defaults.

    The nearest of each name is that of `folder` or else of the closest one above it. Of the two the closer file goes
    first, and check.toml where they lie in one folder. Relative paths in a file count from where it is. Raises
    SettingsError, with the file and the line, for a key that is not known or a value of the wrong type.
    """
    layers = _layers(folder)
    merged: dict[str, Any] = {}
    origins: dict[str, str] = {}
    for layer in layers:
        merged.update(layer.table)
        origins.update({key: f"{layer.file}:{layer.place(key) or 1}" for key in layer.table})
    origins.update({key: f"--{key.replace('_', '-')}" for key in flags})
    try:
        # By way of JSON, because strict validation takes a path or a verdict written as a string only from there.
        settings = Settings.model_validate_json(json.dumps({**merged, **flags}, default=_other), strict=True)
    except ValidationError as e:
        raise _mistake(e, flags, layers) from e
    return Loaded(settings, origins)


def _layers(folder: Path) -> list[_Layer]:
    """Read the nearest file of each name, the one that goes first last."""
    found: list[tuple[int, Path, str]] = []
    for name, root in _FILES.items():
        for distance, place in enumerate((folder, *folder.resolve().parents)):
            if (file := place / name).is_file():
                found.append((distance, file, root))
                break
    # Sorting is stable, so that of two at one distance check.toml stays last.
    return [_read(file, root) for _, file, root in sorted(found, key=lambda f: -f[0])]


def _mistake(error: ValidationError, flags: Mapping[str, object], layers: Sequence[_Layer]) -> SettingsError:
    """Say what is wrong with a value, and where whoever wrote it finds it."""
    first = error.errors(include_url=False)[0]
    key, reason = str(first["loc"][0]), _reason(first["type"], first["msg"], first["loc"])
    where = ".".join(str(part) for part in first["loc"] if isinstance(part, str))
    layer = next((one for one in reversed(layers) if key in one.table), None)
    if key in flags or layer is None:
        return SettingsError(f"--{key.replace('_', '-')}: {reason}")
    exact = ".".join(map(str, first["loc"]))
    line = layer.place(exact, exact.rpartition(".")[0], where, key)
    return SettingsError(f"{_shown(layer.root)}{where}: {reason}", str(layer.file), line)


def _shown(root: str) -> str:
    return f"[{root}] " if root else ""


def _read(file: Path, root: str) -> _Layer:
    """Read the table `root` of a file, with underscores in its keys and its paths counted from here."""
    try:
        text = file.read_text(encoding="utf-8")
        table: Any = tomllib.loads(text)
    except UnicodeDecodeError as e:
        raise SettingsError(f"not UTF-8: {e.reason} at byte {e.start}", str(file)) from e
    except tomllib.TOMLDecodeError as e:
        found = re.search(r"at line (\d+)", str(e))
        raise SettingsError(f"not valid TOML: {e}", str(file), int(found[1]) if found else None) from e
    except OSError as e:
        raise SettingsError(f"cannot be read: {e.strerror}", str(file)) from e
    for name in filter(None, root.split(".")):
        table = table.get(name, {}) if isinstance(table, dict) else {}
    if not isinstance(table, dict):
        raise SettingsError(f"[{root}] is not a table", str(file))
    lines = _lines(text, root)
    settings: dict[str, Any] = {}
    for key, value in table.items():
        name = key.replace("-", "_")
        if name in settings:
            raise SettingsError(f"{_shown(root)}{name}: given with a dash and without", str(file), lines.get(name))
        settings[name] = {k.replace("-", "_"): v for k, v in value.items()} if isinstance(value, dict) else value
    return _Layer(file, root, _from_here(settings, file.parent), lines)


def _from_here(settings: dict[str, Any], folder: Path) -> dict[str, Any]:
    """Make relative paths count from here, and days be written as JSON writes them."""
    changed = dict(settings)
    if isinstance(rules := settings.get("rules"), list):
        changed["rules"] = [os.path.relpath(folder / str(rule)) for rule in rules]
    for key in _PATHS:
        if isinstance(path := settings.get(key), str):
            changed[key] = os.path.relpath(folder / path)
    if isinstance(entries := settings.get("suppressions"), list):
        changed["suppressions"] = [_with_days(e) if isinstance(e, dict) else e for e in entries]
    return changed


def _with_days(entry: dict[str, Any]) -> dict[str, Any]:
    return {k: v.isoformat() if isinstance(v, date) and not isinstance(v, datetime) else v for k, v in entry.items()}


def _lines(text: str, root: str) -> dict[str, int]:
    """Find the line of every key within the table `root`, as "key", "table.key" or "tables.0.key"; for messages only.

    It goes by looks, so a line that only looks like a key within a string of several lines counts too.
    """
    found: dict[str, int] = {}
    times: dict[str, int] = {}
    start = root.replace("-", "_")
    prefix: str | None = None if root else ""
    for number, line in enumerate(text.splitlines(), 1):
        if header := re.match(r"\s*(\[{1,2})([^\[\]]+)\]", line):
            name = re.sub(r"[\s\"']", "", header[2]).replace("-", "_")
            inside = not start or name == start or name.startswith(f"{start}.")
            prefix = name.removeprefix(start).removeprefix(".") if inside else None
            if prefix:
                found.setdefault(prefix, number)
            if prefix and header[1] == "[[":
                times[prefix] = times.get(prefix, -1) + 1
                prefix = f"{prefix}.{times[prefix]}"
                found[prefix] = number
        elif prefix is not None and (key := re.match(r"\s*[\"']?([\w-]+)[\"']?\s*=", line)):
            found[f"{prefix}.{key[1]}".removeprefix(".").replace("-", "_")] = number
    return found


def _reason(kind: str, message: str, where: Sequence[object]) -> str:
    if kind == "extra_forbidden":
        fields = Settings.model_fields if len(where) == 1 else Exemption.model_fields
        known = ", ".join(sorted(name.replace("_", "-") for name in fields))
        return f"no such setting; there are {known}"
    if kind == "missing":
        return "is missing"
    message = message.removeprefix("Value error, ")
    return message[0].lower() + message[1:]


def _other(value: object) -> dict[str, str]:
    """Give a TOML date or time as what no setting takes, so that it is refused like any value of a wrong type."""
    return {"not a setting": str(value)}
