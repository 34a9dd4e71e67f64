"""What stands between what was found and what fails a run: findings that are known, or that somebody answers for."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import NamedTuple

from checker.model import Report
from checker.report import baseline, files
from checker.report.summary import plural
from checker.report.suppressions import suppress
from checker.settings import Settings


class Gated(NamedTuple):
    """A report in which what is held back is marked, and what its reader should be told besides."""

    report: Report
    notes: tuple[str, ...]


def load(settings: Settings, write_baseline: Path | None, today: date) -> Callable[[Report], Gated]:
    """Give what marks the findings that are held back, and writes them all to `write_baseline` where that is given.

    Suppressions end by the day that is `today`. What files tell it is read at once, so that a mistake in one is said
    before any work is done. Raises SettingsError.
    """
    file = settings.baseline
    # Whoever writes the baseline that the settings name need not have one yet.
    known = None if file is None or (write_baseline is not None and not file.exists()) else baseline.read(file)

    whole = set(settings.gated) <= {*settings.show, *settings.failing}

    def gate(report: Report) -> Gated:
        report, found = suppress(report, settings.suppressions, today, whole=whole)
        notes = list(found)
        if file is not None and known is not None:
            report, gone = baseline.compare(report, known, file)
            if gone:
                notes.append(
                    f"{file}: {len(gone)} of {plural(len(known.findings), 'known finding')} not found this time"
                )
        told = {*settings.show, *settings.failing}
        held = sum(f.suppressed is not None and f.verdict in told for f in report.findings)
        if held and not settings.show_suppressed:
            notes.append(f"{plural(held, 'finding')} held back; --show-suppressed lists what is")
        if write_baseline is not None:
            files.write(write_baseline, baseline.render(report, settings.gated))
            notes.append(f"what was found is known from now on, by {write_baseline}")
        return Gated(report, tuple(notes))

    return gate


def listed(report: Report, settings: Settings) -> Report:
    """Give the report with the findings that `settings` asks to list; what is held back is set apart otherwise."""
    shown = [f for f in report.findings if f.verdict in settings.show]
    counted = tuple(f for f in shown if f.suppressed is None or settings.show_suppressed)
    held_back = tuple(f for f in shown if f.suppressed is not None and not settings.show_suppressed)
    return report.model_copy(update={"findings": counted, "held_back": held_back})


def exit_status(report: Report, settings: Settings, *, passing: bool = False) -> int:
    """Give the exit status: what could not be used weighs more than what was found, and what is held back nothing.

    With `passing`, what was found has just been accepted.
    """
    if report.errors:
        return 3
    failing = (f for f in report.findings if f.verdict in settings.failing and f.suppressed is None)
    return int(not passing and any(failing))
