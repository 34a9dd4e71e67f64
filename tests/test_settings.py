"""Settings come from flags over pyproject.toml over the defaults, and a mistake is shown where it stands."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from checker.errors import SettingsError
from checker.model import Severity, Verdict
from checker.settings import GRAVITY, Settings, load, load_settings
from checker.settings.show import show


def write(folder: Path, text: str) -> Path:
    """Write a pyproject.toml."""
    file = folder / "pyproject.toml"
    file.write_text(text, encoding="utf-8")
    return file


@pytest.mark.parametrize(
    ("line", "field", "value"),
    [
        ('fail-on = "update"', "fail_on", Verdict.UPDATE),
        ('fail_on = "update"', "fail_on", Verdict.UPDATE),
        ('fail-on = "never"', "fail_on", None),
        ("min-confidence = 1", "min_confidence", 1.0),
        ('show = ["conflict"]', "show", (Verdict.CONFLICT,)),
        ('nli = "off"', "nli", "off"),
        ("cache = false", "cache", False),
        ("max-bytes = 10", "max_bytes", 10),
        ('severities = { first-since = "note" }', "severities", {"first_since": Severity.NOTE}),
    ],
)
def test_pyproject_goes_over_the_default(tmp_path: Path, line: str, field: str, value: Any) -> None:
    """A key of [tool.checker], with dashes or underscores, sets the field of that name."""
    write(tmp_path, f"[tool.checker]\n{line}\n")
    assert getattr(load_settings(tmp_path, {}), field) == value


def test_flag_goes_over_pyproject(tmp_path: Path) -> None:
    """What is said on the command line holds."""
    write(tmp_path, '[tool.checker]\nfail-on = "update"\nnli = "off"\n')
    settings = load_settings(tmp_path, {"fail_on": "dispute"})
    assert (settings.fail_on, settings.nli) == (Verdict.DISPUTE, "off")


@pytest.mark.parametrize("text", ["", "[tool.other]\nx = 1\n", 'tool = "x"\n'])
def test_without_a_table_the_defaults_hold(tmp_path: Path, text: str) -> None:
    """A pyproject.toml of another tool changes nothing."""
    write(tmp_path, text)
    assert load_settings(tmp_path, {}) == Settings()


def test_the_nearest_pyproject_counts(tmp_path: Path) -> None:
    """The file of the folder itself hides those above it; from a folder without one, the closest above counts."""
    inner = tmp_path / "inner"
    (inner / "deep").mkdir(parents=True)
    write(tmp_path, "[tool.checker]\nmax-bytes = 1\n")
    write(inner, "[tool.checker]\nmax-bytes = 2\n")
    assert load_settings(inner / "deep", {}).max_bytes == 2


def test_rules_count_from_the_file_that_names_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A relative folder of rules, or a baseline, means the same from every working directory."""
    (tmp_path / "inner").mkdir()
    write(tmp_path, '[tool.checker]\nrules = ["own"]\nbaseline = "known.json"\n')
    monkeypatch.chdir(tmp_path / "inner")
    settings = load_settings(Path(), {})
    assert [folder.resolve() for folder in settings.rules] == [tmp_path / "own"]
    assert settings.baseline == Path("../known.json")


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        (
            '[tool.checker]\n\ncolour = "red"\n',
            3,
            r"\[tool.checker\] colour: no such setting; there are baseline, cache, device, engine, fail-on",
        ),
        ('[tool.checker]\nfail-on = "sometimes"\n', 2, r"fail_on: input should be 'conflict', 'update'"),
        ('[tool.checker]\nfail-on = "undecided"\n', 2, "fail_on: what is undecided never fails a run"),
        ('[tool.checker]\nmin-confidence = "0.5"\n', 2, "min_confidence: input should be a valid number"),
        ("[tool.checker]\nmin-confidence = 2\n", 2, "min_confidence: input should be less than or equal to 1"),
        ("[tool.checker]\nmax-bytes = true\n", 2, "max_bytes: input should be a valid integer"),
        ("[tool.checker]\ndevice = 'cpu'\nnli = 1979-05-27\n", 3, "nli: input should be a valid string"),
        ('[tool.checker]\nrules = "own"\n', 2, "rules: input should be a valid array"),
        (
            'x = 1\n[tool.checker.severities]\n"headcount" = "loud"\n',
            3,
            r"severities.headcount: input should be 'error'",
        ),
        ("[tool.checker]\nfail-on = 'update'\nfail_on = 'dispute'\n", 3, "fail_on: given with a dash and without"),
        ("[tool]\nchecker = 3\n", None, "is not a table"),
        ("[tool.checker]\nnli = \n", 2, "not valid TOML"),
        ("[tool.checker", None, "not valid TOML"),
    ],
)
def test_a_mistake_names_file_line_and_key(tmp_path: Path, text: str, line: int | None, message: str) -> None:
    """Whoever wrote the file is told where to mend it, and what would be right."""
    file = write(tmp_path, text)
    with pytest.raises(SettingsError, match=message) as caught:
        load_settings(tmp_path, {})
    assert (caught.value.path, caught.value.line, caught.value.status) == (str(file), line, 2)


def test_a_mistake_in_a_flag_names_the_flag(tmp_path: Path) -> None:
    """A value that came from the command line is not blamed on a file."""
    write(tmp_path, "[tool.checker]\nmax-bytes = 1\n")
    with pytest.raises(SettingsError, match="--min-confidence: input should be a valid number") as caught:
        load_settings(tmp_path, {"min_confidence": "high"})
    assert caught.value.path == ""


def test_a_file_that_cannot_be_read_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A pyproject.toml without leave to read it is a message, not a traceback."""
    write(tmp_path, "")
    monkeypatch.setattr(Path, "read_text", lambda *_, **__: Path("/").read_bytes())
    with pytest.raises(SettingsError, match="cannot be read: Is a directory"):
        load_settings(tmp_path, {})


def test_bytes_that_are_no_text_are_said(tmp_path: Path) -> None:
    """A pyproject.toml in another encoding is a message, not a traceback."""
    (tmp_path / "pyproject.toml").write_bytes(b"[tool.checker]\nnli = '\xff'\n")
    with pytest.raises(SettingsError, match="not UTF-8: invalid start byte at byte 22"):
        load_settings(tmp_path, {})


@pytest.mark.parametrize(
    ("fail_on", "failing"),
    [(None, ()), (Verdict.CONFLICT, GRAVITY[:1]), (Verdict.UPDATE, GRAVITY[:2]), (Verdict.AGREEMENT, GRAVITY)],
)
def test_a_milder_verdict_fails_with_all_that_are_graver(fail_on: Verdict | None, failing: tuple[Verdict, ...]) -> None:
    """`--fail-on update` fails on conflicts too."""
    assert Settings(fail_on=fail_on).failing == failing


# ── check.toml ───────────────────────────────────────────────────────────────────────────────────────────────────────


def write_own(folder: Path, text: str) -> Path:
    """Write a check.toml."""
    file = folder / "check.toml"
    file.write_text(text, encoding="utf-8")
    return file


def test_check_toml_needs_no_table(tmp_path: Path) -> None:
    """A file of our own holds the settings themselves, and goes over the pyproject.toml beside it, key by key."""
    write(tmp_path, '[tool.checker]\nfail-on = "update"\nmax-bytes = 1\n')
    write_own(tmp_path, 'fail-on = "dispute"\n')
    settings = load_settings(tmp_path, {})
    assert (settings.fail_on, settings.max_bytes) == (Verdict.DISPUTE, 1)


def test_the_closer_file_goes_first(tmp_path: Path) -> None:
    """A project within another has the last word, whichever of the two files it uses."""
    inner = tmp_path / "inner"
    inner.mkdir()
    write_own(tmp_path, 'fail-on = "dispute"\nmax-bytes = 1\n')
    write(inner, '[tool.checker]\nfail-on = "update"\n')
    settings = load_settings(inner, {})
    assert (settings.fail_on, settings.max_bytes) == (Verdict.UPDATE, 1)


def test_each_setting_knows_where_it_comes_from(tmp_path: Path) -> None:
    """A flag, or a file with the line; what is not there is the default."""
    project = write(tmp_path, "[tool.checker]\n\nmax-bytes = 1\nmin-confidence = 0.5\n")
    own = write_own(tmp_path, '\n\n[severities]\nheadcount = "note"\n')
    assert load(tmp_path, {"min_confidence": 0.7}).origins == {
        "max_bytes": f"{project}:3",
        "min_confidence": "--min-confidence",
        "severities": f"{own}:3",
    }


SUPPRESSED = """\
[[tool.checker.suppressions]]
rule = "duration"
path = "drafts/*.md"
reason = "AP corrected this on 3 May"
until = 2026-05-10

[[tool.checker.suppressions]]
fingerprint = "8c069cd7d24b12ac"
reason = "both are right"
"""


def test_suppressions_are_a_table(tmp_path: Path) -> None:
    """Each entry has a reason, and a last day where it has one."""
    write(tmp_path, SUPPRESSED)
    first, second = load_settings(tmp_path, {}).suppressions
    assert (first.rule, first.path, first.until) == ("duration", "drafts/*.md", date(2026, 5, 10))
    assert (second.fingerprint, second.reason, second.until) == ("8c069cd7d24b12ac", "both are right", None)


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ('nli = "off"\n\n[[suppressions]]\nrule = "date"\n', 3, "check.toml:3: suppressions.reason: is missing"),
        ('[[suppressions]]\nrule = "date"\nreason = "x"\n[[suppressions]]\nreason = ""\n', 5, "at least 1 character"),
        ('[[suppressions]]\nreason = "x"\n', 1, "suppressions: name a rule or a fingerprint"),
        ('[[suppressions]]\nrule = "date"\nreason = "x"\nuntil = "soon"\n', 4, r"suppressions.until: input should be"),
        ('[[suppressions]]\nrule = "d"\nreason = "x"\nuntil = 2026-05-10T10:00:00\n', 4, r"suppressions.until: input"),
        ('[[suppressions]]\nrule = "d"\nwhy = "x"\n', 1, r"suppressions.reason: is missing"),
        (
            '[[suppressions]]\nrule = "d"\nreason = "r"\nwhy = "x"\n',
            4,
            r"suppressions.why: no such setting; there are fingerprint, path, reason, rule, until",
        ),
        ("suppressions = [3]\n", 1, "suppressions: input should be"),
        ('colour = "red"\n', 1, "check.toml:1: colour: no such setting"),
    ],
)
def test_a_mistake_in_check_toml_is_shown_where_it_stands(tmp_path: Path, text: str, line: int, message: str) -> None:
    """In an array of tables it is the entry at fault whose line is given."""
    file = write_own(tmp_path, text)
    with pytest.raises(SettingsError, match=message) as caught:
        load_settings(tmp_path, {})
    assert (caught.value.path, caught.value.line) == (str(file), line)


# ── check config ─────────────────────────────────────────────────────────────────────────────────────────────────────


def test_what_is_shown_can_be_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`check config` prints a check.toml that means what is in force."""
    monkeypatch.chdir(tmp_path)
    write(tmp_path, 'x = 1\n[tool.checker]\nfail-on = "never"\nseverities = { headcount = "note" }\n' + SUPPRESSED)
    before = load(Path(), {"show": ["conflict"], "baseline": "known.json"})
    write_own(tmp_path, show(before))
    assert load_settings(Path(), {}) == before.settings


def test_what_is_shown_says_where_it_comes_from(tmp_path: Path) -> None:
    """The file and the line, the flag, or that it is the default."""
    file = write_own(tmp_path, 'fail-on = "update"\n')
    shown = [" ".join(line.split()) for line in show(load(tmp_path, {"nli": "off"})).splitlines()]
    assert f'fail-on = "update" # {file}:1' in shown
    assert 'nli = "off" # --nli' in shown
    assert "cache = true # default" in shown
    assert "# baseline is not set # default" in shown
    assert "suppressions = [] # default" in shown
