"""The settings in force as a check.toml, with where each comes from."""

import json
from typing import Any

from checker.settings.load import Loaded


def show(loaded: Loaded) -> str:
    """Give every setting on a line of TOML that ends in a comment: a file and its line, a flag, or "default"."""
    tree = loaded.settings.model_dump(mode="json")
    tables = {name: tree.pop(name) for name in ("severities", "suppressions")}
    tree["fail_on"] = tree["fail_on"] or "never"
    rows = []
    for name, value in tree.items():
        origin = loaded.origins.get(name, "default")
        if value is None:
            rows.append((f"# {_key(name)} is not set", origin))
        else:
            rows.append((f"{_key(name)} = {_toml(value)}", origin))
    severities = tables["severities"]
    rows.append((f"severities = {_toml(severities)}", loaded.origins.get("severities", "default")))
    rows += [("suppressions = []", loaded.origins.get("suppressions", "default"))] if not tables["suppressions"] else []
    width = max(len(left) for left, _ in rows)
    lines = [f"{left:{width}}  # {origin}" for left, origin in rows]
    for entry in tables["suppressions"]:
        lines += ["", f"[[suppressions]]  # {loaded.origins['suppressions']}"]
        lines += [f"{key} = {value if key == 'until' else _toml(value)}" for key, value in entry.items() if value]
    return "\n".join(lines) + "\n"


def _key(name: str) -> str:
    return name.replace("_", "-")


def _toml(value: Any) -> str:
    """Write a value as TOML does: as JSON, but for tables."""
    if isinstance(value, dict):
        inner = ", ".join(f"{json.dumps(key)} = {_toml(item)}" for key, item in value.items())
        return f"{{ {inner} }}" if inner else "{}"
    return json.dumps(value, ensure_ascii=False)
