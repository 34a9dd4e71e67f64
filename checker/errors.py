"""Errors for the person who can mend them: what is wrong, where, and what to do.

A user's mistake never shows a traceback: everything that a user can cause is a `CheckerError`, and `cli` prints it.
"""


class CheckerError(Exception):
    """Something that a user can mend.

    `path` says which file or model it is about ("" when none), `line` the 1-based line in it when there is one.
    `status` is the exit status that the kind leads to: 2 for the command line and settings, 3 for what could not be
    used.
    """

    status = 3

    def __init__(self, message: str, path: str = "", line: int | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.path = path
        self.line = line

    def __str__(self) -> str:
        where = self.path if self.line is None else f"{self.path}:{self.line}"
        return f"{where}: {self.message}" if where else self.message


class SettingsError(CheckerError):
    """The command line or the settings are wrong."""

    status = 2


class InputError(CheckerError):
    """An article could not be read."""


class RuleError(CheckerError):
    """A rule file is broken: it does not load, or an example does not do what it says."""


class ModelError(CheckerError):
    """A language model (spaCy or NLI) is missing, corrupt or of the wrong kind."""


class TableError(CheckerError):
    """A TOML table beside the code is malformed."""


class EngineError(CheckerError):
    """The processes or the machines that a run was to use are not to be had."""


class ArchiveError(CheckerError):
    """An archive could not be opened, read or written: damaged, locked, full, of another version, or none at all."""
