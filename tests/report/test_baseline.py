"""A baseline holds back what was found before, whatever moved meanwhile, and nothing else."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from checker.errors import SettingsError
from checker.model import Finding, Report, SuppressedBy, Suppression, Verdict
from checker.report import FORMATS, baseline, gate, summary_line
from checker.settings import Settings

TODAY = date(2025, 5, 20)
GRAVE = (Verdict.CONFLICT, Verdict.UPDATE, Verdict.DISPUTE)


@pytest.fixture
def file(tmp_path: Path, report: Report) -> Path:
    """Give the baseline of the sample report."""
    file = tmp_path / "baseline.json"
    file.write_text(baseline.render(report, GRAVE), "utf-8")
    return file


def counting(report: Report) -> list[Finding]:
    """Give the findings that count."""
    return [f for f in report.findings if f.suppressed is None]


def without(report: Report, index: int) -> Report:
    """Give the report without one finding."""
    return report.model_copy(update={"findings": report.findings[:index] + report.findings[index + 1 :]})


def test_what_is_in_the_baseline_is_held_back(report: Report, file: Path) -> None:
    """Everything but agreements was written, so only they count afterwards; each held one says by what."""
    compared = baseline.compare(report, baseline.read(file), file)
    assert {f.verdict for f in counting(compared.report)} == {Verdict.AGREEMENT}
    assert compared.report.findings[0].suppressed == Suppression(
        by=SuppressedBy.BASELINE, reason="found before", place=file.as_posix()
    )
    assert compared.gone == ()


def test_what_is_new_counts(tmp_path: Path, report: Report) -> None:
    """A finding that the baseline does not hold is left as it is."""
    file = tmp_path / "b.json"
    file.write_text(baseline.render(without(report, 0), GRAVE), "utf-8")
    compared = baseline.compare(report, baseline.read(file), file)
    assert counting(compared.report)[0] == report.findings[0]


def test_what_is_gone_is_given(report: Report, file: Path) -> None:
    """What the baseline holds and the run did not find is named, so that somebody can write it anew."""
    compared = baseline.compare(without(report, 0), baseline.read(file), file)
    assert [known.fingerprint for known in compared.gone] == [report.findings[0].fingerprint]


def test_the_file_is_for_a_diff(report: Report) -> None:
    """One line a finding, in order of fingerprint, with the words of both sides; the same report, the same bytes."""
    turned = report.model_copy(update={"findings": report.findings[::-1]})
    text = baseline.render(report, GRAVE)
    assert text == baseline.render(turned, GRAVE)
    lines = [line.strip(",]}") + "}" for line in text.splitlines()[2:]]
    first = json.loads(lines[0])
    assert len(lines) == 3
    assert (first["fingerprint"], first["left"], first["right"]) == ("f0", "a.txt: Thursday", "b.txt: Friday")


def test_what_a_comment_answers_for_is_not_written(report: Report) -> None:
    """A suppression has a reason and perhaps an end; a baseline that held its finding too would outlive both."""
    reason = Suppression(by=SuppressedBy.INLINE, reason="AP corrected this", place="a.txt:1")
    findings = tuple(f.model_copy(update={"suppressed": reason}) for f in report.findings)
    text = baseline.render(report.model_copy(update={"findings": findings}), GRAVE)
    assert json.loads(text)["findings"] == []


def test_a_path_that_is_not_utf8_is_spelled(hostile: Callable[[str], Report]) -> None:
    """A lone surrogate from a file's name does not keep a baseline from being written."""
    report = hostile("\udcff")
    assert "\\udcff" in json.loads(baseline.render(report, GRAVE))["findings"][0]["left"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (None, "no such baseline; --write-baseline makes one"),
        (b"", "not a baseline"),
        (b'{"schema": "checker-report/1", "findings": []}', r"not a baseline \(schema: "),
        (b'{"schema": "checker-baseline/1", "findings": [{}]}', r"not a baseline \(findings: 0: fingerprint: "),
    ],
)
def test_what_is_no_baseline_is_said(tmp_path: Path, content: bytes | None, message: str) -> None:
    """A missing or broken file is the user's to mend, and never an empty baseline."""
    file = tmp_path / "b.json"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(SettingsError, match=message) as caught:
        baseline.read(file)
    assert (caught.value.path, caught.value.status) == (str(file), 2)


def test_a_folder_is_no_baseline(tmp_path: Path) -> None:
    """What cannot be read is said with the system's own reason."""
    with pytest.raises(SettingsError, match="cannot be read: Is a directory"):
        baseline.read(tmp_path)


def test_the_gate_says_what_it_held_back(report: Report, file: Path) -> None:
    """A reader of a short report learns that it is short, and which entries are out of date."""
    gated = gate.load(Settings(baseline=file), None, TODAY)(without(report, 0))
    assert gated.notes == (
        f"{file}: 1 of 3 known findings not found this time",
        "2 findings held back; --show-suppressed lists what is",
    )


def test_the_gate_is_silent_where_there_is_nothing_to_say(report: Report) -> None:
    """Without a baseline a report passes as it is."""
    assert gate.load(Settings(), None, TODAY)(report) == (report, ())


def test_the_gate_writes_what_it_found(tmp_path: Path, report: Report) -> None:
    """The baseline that is written holds what the one before held and was found again, and what is new."""
    file = tmp_path / "b.json"
    notes = gate.load(Settings(baseline=file), file, TODAY)(without(report, 0)).notes
    assert notes == (f"what was found is known from now on, by {file}",)
    gate.load(Settings(baseline=file), file, TODAY)(report)
    assert [known.fingerprint for known in baseline.read(file).findings] == ["f0", "f1", "f2"]


def test_agreements_are_written_where_they_fail_a_run(tmp_path: Path, report: Report) -> None:
    """A run that fails on agreements needs them in its baseline."""
    file = tmp_path / "b.json"
    gate.load(Settings(fail_on=Verdict.AGREEMENT), file, TODAY)(report)
    assert len(baseline.read(file).findings) == len(report.findings)


def test_a_missing_baseline_stops_a_run_before_it_begins(tmp_path: Path) -> None:
    """A gate without its baseline would fail on everything, or on nothing."""
    with pytest.raises(SettingsError, match="no such baseline"):
        gate.load(Settings(baseline=tmp_path / "b.json"), None, TODAY)


def test_listed_ones_are_marked(report: Report, file: Path) -> None:
    """Where held findings are listed, the table, the JSON and the count say that they do not count."""
    marked = baseline.compare(report, baseline.read(file), file).report
    assert "held back (found before)" in FORMATS["table"].render(marked, 200)
    found = json.loads(FORMATS["json"].render(marked, 80))["findings"]
    assert found[0]["suppressed"] == {"by": "baseline", "reason": "found before", "place": file.as_posix()}
    assert "suppressed" not in found[-1]
    assert summary_line(marked).endswith("3 of them held back; 1 could not be used")
