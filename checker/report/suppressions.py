"""Findings that somebody answers for: by a comment in the draft, or by an entry of the settings.

A comment is `<!-- check: ignore duration: AP corrected this on 3 May -->`, or in a plain text a line of its own that
begins with `# check: ignore duration: …`. It covers the paragraph that it stands in; where it stands alone, the next
one; with `ignore-file`, the whole file. It names rules or kinds, with commas between them, and after `until 2026-05-10`
it does not count. The reason is not optional: a suppression is read by people who were not there.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from pathlib import PurePosixPath
from typing import NamedTuple

from checker.model import Finding, Report, SuppressedBy, Suppression, ValueKind, Verdict
from checker.settings import Exemption

_COMMENT = re.compile(r"<!--\s*check:(.*?)-->|^[ \t]*#[ \t]*check:(.*)$")
_IGNORE = re.compile(r"\s*ignore(-file)?\s+([\w-]+(?:\s*,\s*[\w-]+)*)(?:\s+until\s+([\d-]+))?\s*:\s*(\S.*?)\s*")
_HOW = "write <!-- check: ignore RULE: REASON -->, or ignore RULE until YYYY-MM-DD: REASON"
# What is never held against a draft needs no excuse.
_HARMLESS = frozenset({Verdict.AGREEMENT, Verdict.UNDECIDED})


class Excuse(NamedTuple):
    """A suppression with what it holds for; `about` says whether it is about anything that was checked at all."""

    reason: Suppression
    until: date | None
    holds: Callable[[Finding], bool]
    about: bool = True


class Excused(NamedTuple):
    """A report in which what is suppressed is marked, and what is wrong with the suppressions, one line each."""

    report: Report
    notes: tuple[str, ...]


def suppress(report: Report, exemptions: Sequence[Exemption], today: date, *, whole: bool) -> Excused:
    """Mark the findings that comments in the drafts or `exemptions` answer for, comments first.

    `today` is the day that expiry counts from. Unless the report is `whole`, that is has every finding that a run could
    fail on, nothing is said of suppressions that hold back none.
    """
    notes: list[str] = []
    excuses = [*_comments(report, notes), *(_entry(report, n, e) for n, e in enumerate(exemptions, 1))]
    used: set[int] = set()
    findings = []
    for finding in report.findings:
        fitting = [n for n, e in enumerate(excuses) if finding.verdict not in _HARMLESS and e.holds(finding)]
        used.update(fitting)
        valid = next((excuses[n].reason for n in fitting if not _expired(excuses[n], today)), None)
        findings.append(finding.model_copy(update={"suppressed": valid}) if valid else finding)
    for n, excuse in enumerate(excuses):
        if n in used and _expired(excuse, today):
            notes.append(
                f"{excuse.reason.place}: expired on {excuse.until}, so this counts again: {excuse.reason.reason}"
            )
        elif n not in used and whole and excuse.about:
            notes.append(f"{excuse.reason.place}: suppresses nothing, and may go: {excuse.reason.reason}")
    return Excused(report.model_copy(update={"findings": tuple(findings)}), tuple(notes))


def _expired(excuse: Excuse, today: date) -> bool:
    return excuse.until is not None and excuse.until < today


def _comments(report: Report, notes: list[str]) -> Iterator[Excuse]:
    """Read the comments of the drafts, each file once."""
    # What was taken out of markup or a binary file has no comments.
    drafts = (a for a in report.articles if not a.marks and (not report.drafts or a.id in report.drafts))
    texts = {a.path: a.text for a in drafts}
    known = {rule.id for rule in report.rules} | set(ValueKind)
    for path, text in texts.items():
        lines = text.split("\n")
        for index, line in enumerate(lines):
            for comment in _COMMENT.finditer(line):
                place = f"{path}:{index + 1}"
                read = _IGNORE.fullmatch(comment[1] or comment[2] or "")
                until = _day(read[3]) if read and read[3] else None
                if read is None or (read[3] and until is None):
                    notes.append(f"{place}: this comment is not understood and suppresses nothing; {_HOW}")
                    continue
                names = {_norm(name) for name in read[2].split(",")}
                if report.rules and (strange := sorted(names - known)):
                    notes.append(f"{place}: no rule or kind is named {', '.join(strange)}")
                covered = range(len(lines)) if read[1] else _paragraph(lines, index)
                reason = Suppression(by=SuppressedBy.INLINE, reason=read[4], place=place)
                yield Excuse(reason, until, _here(path, names, covered))


def _here(path: str, names: set[str], covered: range) -> Callable[[Finding], bool]:
    """Give whether a finding is of one of `names` and has a place on the `covered` lines (from 0) of a file."""

    def holds(finding: Finding) -> bool:
        return bool(names & {finding.rule, finding.kind.value}) and any(
            place.path == path and place.line - 1 < covered.stop and covered.start < place.line + place.text.count("\n")
            for place in finding.places
        )

    return holds


def _paragraph(lines: Sequence[str], index: int) -> range:
    """Give the lines that a comment on line `index` covers."""
    rest = [_COMMENT.sub("", line).strip() for line in lines]
    start, end = _run(lines, index)
    while not any(rest[start:end]) and end < len(lines):
        following = next((i for i in range(end, len(lines)) if lines[i].strip()), len(lines))
        if following == len(lines):
            break
        start, end = _run(lines, following)
    return range(start, end)


def _run(lines: Sequence[str], index: int) -> tuple[int, int]:
    """Give where the run of lines around `index` that are not blank begins and ends."""
    start, end = index, index + 1
    while start > 0 and lines[start - 1].strip():
        start -= 1
    while end < len(lines) and lines[end].strip():
        end += 1
    return start, end


def _entry(report: Report, number: int, exemption: Exemption) -> Excuse:
    """Read an entry of the settings."""
    wanted = _norm(exemption.rule)

    def on_path(paths: Iterable[str]) -> bool:
        return not exemption.path or any(PurePosixPath(path).match(exemption.path) for path in paths)

    def holds(finding: Finding) -> bool:
        return (
            (not wanted or wanted in {finding.rule, finding.kind.value})
            and exemption.fingerprint in {"", finding.fingerprint}
            and on_path(place.path for place in finding.places)
        )

    what = exemption.fingerprint or exemption.rule
    place = f"suppressions, entry {number} ({what})"
    reason = Suppression(by=SuppressedBy.TABLE, reason=exemption.reason, place=place)
    return Excuse(reason, exemption.until, holds, on_path(article.path for article in report.articles))


def _norm(name: str) -> str:
    return name.strip().replace("-", "_")


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
