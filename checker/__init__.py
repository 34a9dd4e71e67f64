"""check: a claim-consistency checker across news sources.

    from pathlib import Path
    from checker import Settings, Verdict, check

    report = check([Path("draft.md")], Settings(nli="off"), against=[Path("archive")])
    for finding in report.findings:
        if finding.verdict is Verdict.CONFLICT:
            print(finding.left.path, finding.left.line, finding.message)

`check` runs the stages and gives a `Report` of frozen values; suppressions, baselines and exit statuses are the command
line's. `render` writes a report in one of the formats of `--format`. Everything that a caller can mend is a
`CheckerError`. What is not named here may change without notice.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from checker.errors import CheckerError
    from checker.model import Finding, Report, Verdict
    from checker.pipeline import check
    from checker.report import render
    from checker.settings import Settings, load_settings

__all__ = ["CheckerError", "Finding", "Report", "Settings", "Verdict", "check", "load_settings", "render"]

# Looked up when they are asked for: the command line imports this package too, and has to answer at once.
_MODULES = (
    ("checker.errors", ("CheckerError",)),
    ("checker.model", ("Finding", "Report", "Verdict")),
    ("checker.pipeline", ("check",)),
    ("checker.report", ("render",)),
    ("checker.settings", ("Settings", "load_settings")),
)


def __getattr__(name: str) -> Any:
    """Import a public name (PEP 562)."""
    from importlib import import_module  # noqa: PLC0415 - seldom needed

    for module, names in _MODULES:
        if name in names:
            return getattr(import_module(module), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
