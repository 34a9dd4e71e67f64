"""Everything that a run can be told: from flags, from check.toml or pyproject.toml, or by default."""

from checker.settings.load import Loaded, load, load_settings
from checker.settings.values import DEFAULT_MAX_BYTES, GRAVITY, JSON_FIELDS, Exemption, Settings

__all__ = ["DEFAULT_MAX_BYTES", "GRAVITY", "JSON_FIELDS", "Exemption", "Loaded", "Settings", "load", "load_settings"]
