"""What was found before and may stand: a file of fingerprints, so that only what is new fails a run.

A fingerprint holds the rule and the two claims as they were read, not where they stand, so an article may be edited
elsewhere, moved or renamed. The file is JSON with one line a finding, in order of fingerprint, to be read in a diff.
"""

from collections.abc import Collection
from pathlib import Path
from typing import Literal, NamedTuple

from pydantic import Field, ValidationError

from checker.errors import SettingsError
from checker.model import Finding, Frozen, Report, SuppressedBy, Suppression, Verdict
from checker.report.escape import json_text
from checker.report.files import encoded

SCHEMA = "checker-baseline/1"


class Known(Frozen):
    """A finding of an earlier run. Only the fingerprint counts; the rest is for whoever reads the file."""

    fingerprint: str = Field(min_length=1)
    verdict: str = ""
    rule: str = ""
    level: str = ""
    left: str = ""
    right: str = ""


class Baseline(Frozen):
    """The findings of an earlier run."""

    schema_: Literal["checker-baseline/1"] = Field(alias="schema")
    findings: tuple[Known, ...]


class Compared(NamedTuple):
    """A report in which what is known is marked, and what the baseline holds that was not found this time."""

    report: Report
    gone: tuple[Known, ...]


def render(report: Report, verdicts: Collection[Verdict]) -> str:
    """Give the baseline of a report: its findings of `verdicts`, without those suppressed in another way."""
    kept = {
        f.fingerprint: _known(f)
        for f in report.findings
        if f.verdict in verdicts and (f.suppressed is None or f.suppressed.by is SuppressedBy.BASELINE)
    }
    lines = ",".join(f"\n{json_text(kept[key])}" for key in sorted(kept))
    return f'{{"schema": {json_text(SCHEMA)},\n"findings": [{lines}]}}\n'


def read(file: Path) -> Baseline:
    """Read a baseline. Raises SettingsError where the file is missing or no baseline."""
    try:
        return Baseline.model_validate_json(file.read_bytes())
    except FileNotFoundError as e:
        raise SettingsError("no such baseline; --write-baseline makes one", str(file)) from e
    except OSError as e:
        raise SettingsError(f"cannot be read: {e.strerror}", str(file)) from e
    except ValidationError as e:
        error = e.errors(include_url=False)[0]
        where = "".join(f"{part}: " for part in map(str, error["loc"]))
        raise SettingsError(
            f"not a baseline ({where}{error['msg']}); --write-baseline writes it anew", str(file)
        ) from e


def compare(report: Report, baseline: Baseline, file: Path) -> Compared:
    """Mark what `baseline`, read from `file`, holds of the report's findings; suppressed ones stay as they are."""
    known = {k.fingerprint for k in baseline.findings}
    reason = Suppression(by=SuppressedBy.BASELINE, reason="found before", place=file.as_posix())
    findings = tuple(
        f.model_copy(update={"suppressed": reason}) if f.suppressed is None and f.fingerprint in known else f
        for f in report.findings
    )
    found = {f.fingerprint for f in report.findings}
    return Compared(
        report.model_copy(update={"findings": findings}),
        tuple(k for k in baseline.findings if k.fingerprint not in found),
    )


def _known(finding: Finding) -> dict[str, str]:
    # Paths are written as JSON has to have them: a name that is not UTF-8 holds lone surrogates.
    left, right = (encoded(f"{p.path}: {' '.join(p.text.split())}").decode() for p in (finding.left, finding.right))
    return {
        "fingerprint": finding.fingerprint,
        "verdict": finding.verdict.value,
        "rule": finding.rule,
        "level": finding.level,
        "left": left,
        "right": right,
    }
