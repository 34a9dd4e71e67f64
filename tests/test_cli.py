"""Options in, exit status out: what the command line promises, with a report made here in the pipeline's place."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any, get_args

import pytest
from typer.testing import CliRunner, Result

from checker import cli
from checker.compare.rule import Example, Level, Rule, null, otherwise
from checker.errors import InputError, ModelError
from checker.model import (
    Article,
    Factuality,
    Finding,
    Place,
    Problem,
    Proposition,
    PublishedFrom,
    Report,
    ResolvedClaim,
    Severity,
    StatementValue,
    ValueKind,
    Verdict,
)
from checker.nli.card import describe
from checker.report import FORMATS, table
from checker.settings import GRAVITY, Settings, load_settings

Asked = dict[str, Any]


def make_report(*verdicts: Verdict, errors: tuple[Problem, ...] = ()) -> Report:
    """Give a report of two one-sentence articles with a finding of each verdict."""
    articles = [
        Article(
            id=name,
            path=f"{name}.txt",
            story=0,
            title="",
            published=None,
            published_from=PublishedFrom.UNKNOWN,
            origin=name,
            text="They met.",
            paragraphs=(),
        )
        for name in ("left", "right")
    ]
    claims = [
        ResolvedClaim(
            id=f"claim of {article.id}",
            article=article.id,
            kind=ValueKind.STATEMENT,
            span=article.span(0, 8),
            sentence=0,
            proposition=Proposition(predicate="meet", events=(), negated=False, participants=(), stems=()),
            attribution=None,
            factuality=Factuality.CERTAIN,
            value=StatementValue(words=article.span(0, 8)),
        )
        for article in articles
    ]
    sides = {
        a.id: Place(claim=c.id, article=a.id, path=a.path, line=1, **c.span.model_dump())
        for a, c in zip(articles, claims, strict=True)
    }
    findings = [
        Finding(
            verdict=verdict,
            kind=ValueKind.STATEMENT,
            rule="event_date",
            level="apart",
            severity=Severity.ERROR,
            confidence=0.9,
            message="they differ",
            fingerprint=verdict.value,
            left=sides["left"],
            right=sides["right"],
        )
        for verdict in verdicts
    ]
    return Report(articles=tuple(articles), sentences={}, claims=tuple(claims), findings=tuple(findings), errors=errors)


@pytest.fixture
def pipeline(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[..., Asked]:
    """Give a function that sets what the pipeline answers (a report or an error); it returns what it is then asked."""
    monkeypatch.chdir(tmp_path)
    module = ModuleType("checker.pipeline")
    monkeypatch.setitem(sys.modules, "checker.pipeline", module)

    def answer(given: Report | BaseException) -> Asked:
        asked: Asked = {}

        def check(
            paths: Sequence[Path],
            settings: Settings,
            against: Sequence[Path],
            progress: object,
            urls: Sequence[str],
        ) -> Report:
            asked.update(paths=paths, settings=settings, against=against, progress=progress, urls=urls)
            if isinstance(given, BaseException):
                raise given
            return given

        monkeypatch.setattr(module, "check", check, raising=False)
        return asked

    return answer


def run(*words: str) -> Result:
    """Run `check` with these words."""
    return CliRunner().invoke(cli.app, list(words), prog_name="check")


CONFLICT, UPDATE, DISPUTE, AGREEMENT, UNDECIDED = Verdict
BROKEN = Problem(path="a.txt", message="not UTF-8", line=3)


@pytest.mark.parametrize(
    ("found", "flags", "status"),
    [
        ((), (), 0),
        ((AGREEMENT, UPDATE, DISPUTE), (), 0),
        ((CONFLICT,), (), 1),
        ((CONFLICT,), ("--fail-on", "never"), 0),
        ((CONFLICT,), ("--fail-on", "dispute"), 1),
        ((UPDATE,), ("--fail-on", "update"), 1),
        ((DISPUTE,), ("--fail-on", "update"), 0),
        ((DISPUTE,), ("--fail-on", "dispute"), 1),
        ((AGREEMENT,), ("--fail-on", "agreement"), 1),
        ((UNDECIDED,), ("--fail-on", "agreement", "--show", "undecided"), 0),
        ((CONFLICT,), ("--show", "update"), 1),
    ],
)
def test_exit_status_follows_fail_on(
    pipeline: Callable[..., Asked], found: tuple[Verdict, ...], flags: tuple[str, ...], status: int
) -> None:
    """The gate closes on a finding as grave as --fail-on or graver, whether it is listed or not."""
    pipeline(make_report(*found))
    assert run("seeds", *flags).exit_code == status


def test_what_could_not_be_used_weighs_more_than_findings(pipeline: Callable[..., Asked]) -> None:
    """Status 3 wins over 1, because the run was not whole."""
    pipeline(make_report(CONFLICT, errors=(BROKEN,)))
    assert run("seeds").exit_code == 3


def test_show_leaves_the_other_verdicts_out(pipeline: Callable[..., Asked]) -> None:
    """What fails the run is asked of the pipeline, but only what is to be shown is listed."""
    asked = pipeline(make_report(CONFLICT, UPDATE))
    written = json.loads(run("seeds", "--show", "update", "--format", "json").stdout)
    assert [finding["verdict"] for finding in written["findings"]] == ["update"]
    assert asked["settings"].show == (UPDATE, CONFLICT)


def test_options_reach_the_pipeline(pipeline: Callable[..., Asked]) -> None:
    """Every option that steers the run arrives in the settings or the paths."""
    asked = pipeline(make_report())
    words = "a b --against old --against older --rules own --nli off --device cuda --no-cache --jobs 3"
    run(*words.split(), "--min-confidence", "0.5", "--fail-on", "never")
    assert asked["paths"] == [Path("a"), Path("b")]
    assert asked["against"] == [Path("old"), Path("older")]
    given = asked["settings"]
    assert (given.rules, given.nli, given.device, given.cache) == ((Path("own"),), "off", "cuda", False)
    assert (given.jobs, given.min_confidence, given.fail_on) == (3, 0.5, None)


def test_flags_go_over_pyproject(pipeline: Callable[..., Asked], tmp_path: Path) -> None:
    """pyproject.toml gives the defaults of a project, the command line has the last word."""
    (tmp_path / "pyproject.toml").write_text('[tool.checker]\nnli = "off"\nmin-confidence = 0.3\n')
    asked = pipeline(make_report())
    run("seeds", "--min-confidence", "0.7")
    assert (asked["settings"].nli, asked["settings"].min_confidence) == ("off", 0.7)


def test_wrong_settings_name_the_place(pipeline: Callable[..., Asked], tmp_path: Path) -> None:
    """A mistake in pyproject.toml is a message with file and line, and status 2."""
    (tmp_path / "pyproject.toml").write_text("[tool.checker]\nnli = 3\n")
    pipeline(make_report())
    result = run("seeds")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "check: pyproject.toml:2: [tool.checker] nli: input should be a valid string\n"


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("seeds", "--format", "yaml"),
        ("seeds", "--fail-on", "undecided"),
        ("seeds", "--show", "everything"),
        ("seeds", "--min-confidence", "1.5"),
        ("seeds", "--device", "tpu"),
        ("seeds", "--jobs", "0"),
        ("seeds", "--no-such-option"),
        ("seeds", "-o", "missing/out.json"),
        ("seeds", "-o", "out.json", "-o", "./out.json"),
        ("seeds", "-o", "-", "-o", "-"),
        ("seeds", "--format", "json", "-o", "out.md"),
    ],
)
def test_a_wrong_command_line_is_status_2(pipeline: Callable[..., Asked], words: tuple[str, ...]) -> None:
    """No work is begun, and the mistake is said on standard error."""
    asked = pipeline(make_report())
    result = run(*words)
    assert (result.exit_code, result.stdout, asked) == (2, "", {})
    assert result.stderr


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("table", "verdict "),
        ("markdown", "# Do these"),
        ("json", '{"schema"'),
        ("sarif", '{\n "$schema"'),
        ("html", "<!doctype html>"),
        ("claimreview", '{\n "@context": "https://schema.org"'),
    ],
)
def test_format_chooses_what_is_printed(pipeline: Callable[..., Asked], name: str, begins: str) -> None:
    """Results go to standard output, alone."""
    pipeline(make_report(CONFLICT))
    result = run("seeds", "--format", name)
    assert result.stdout.startswith(begins)
    assert result.stderr == ""


@pytest.mark.parametrize(
    ("output", "begins"),
    [
        ("out.json", '{"schema"'),
        ("out.md", "# Do these"),
        ("out.html", "<!doct"),
        ("out.sarif", "{"),
        ("out.jsonld", '{\n "@context"'),
        ("out.txt", "verdict "),
        ("out", "verdict "),
    ],
)
def test_the_ending_of_the_file_chooses_the_format(pipeline: Callable[..., Asked], output: str, begins: str) -> None:
    """Without --format, `-o report.json` is JSON."""
    pipeline(make_report(CONFLICT))
    run("seeds", "-o", output)
    assert Path(output).read_text().startswith(begins)


def test_output_leaves_standard_output_quiet(pipeline: Callable[..., Asked]) -> None:
    """With -o, one line on standard error says what was found and where it was written."""
    pipeline(make_report(CONFLICT))
    result = run("seeds", "--format", "json", "-o", "new/reports/")
    assert result.stdout == ""
    assert result.stderr == "check: 2 stories, 2 claims: 1 conflict; written to new/reports/seeds.json\n"
    assert Path("new/reports/seeds.json").is_file()


def test_several_reports_come_of_one_run(pipeline: Callable[..., Asked]) -> None:
    """`-o` may be repeated, `-` is standard output, and what the table says is not said again."""
    pipeline(make_report(CONFLICT, errors=(BROKEN,)))
    result = run("seeds", "-o", "-", "-o", "a.md", "-o", "a.json")
    assert result.stdout.startswith("verdict ")
    assert result.stderr == "check: written to a.md, a.json\n"
    assert Path("a.md").read_text().startswith("# Do these")
    assert Path("a.json").read_text().startswith('{"schema"')


def test_format_is_for_what_names_none(pipeline: Callable[..., Asked]) -> None:
    """With several reports, --format does not turn a .json file into Markdown."""
    pipeline(make_report(CONFLICT))
    result = run("seeds", "--format", "markdown", "-o", "-", "-o", "a.json")
    assert result.stdout.startswith("# Do these")
    assert Path("a.json").read_text().startswith('{"schema"')


def test_errors_are_said_where_the_report_goes_elsewhere(pipeline: Callable[..., Asked]) -> None:
    """Whoever looks at the terminal learns what could not be used, with control characters spelled out."""
    pipeline(make_report(errors=(BROKEN, Problem(path="\x1b[2J", message="is empty"))))
    assert run("seeds", "--format", "json").stderr == "check: a.txt:3: not UTF-8\ncheck: [U+001B][2J: is empty\n"


def test_a_table_says_errors_once(pipeline: Callable[..., Asked]) -> None:
    """The table lists them itself."""
    pipeline(make_report(errors=(BROKEN,)))
    result = run("seeds")
    assert (result.stderr, result.stdout.count("not UTF-8")) == ("", 1)


@pytest.mark.parametrize(
    ("error", "status", "message"),
    [
        (ModelError("no such model", "x/y"), 3, "check: x/y: no such model\n"),
        (InputError("broken", "a.txt", 4), 3, "check: a.txt:4: broken\n"),
        (KeyboardInterrupt(), 130, ""),
    ],
)
def test_errors_end_in_a_message_and_their_status(
    pipeline: Callable[..., Asked], error: BaseException, status: int, message: str
) -> None:
    """No traceback for what a user can mend, and an interrupt ends as shells expect."""
    pipeline(error)
    result = run("seeds")
    assert (result.exit_code, result.stdout, result.stderr) == (status, "", message)


@pytest.mark.parametrize(("debug", "traceback"), [("1", True), ("", False)])
def test_a_fault_of_ours_asks_for_a_report(
    pipeline: Callable[..., Asked], monkeypatch: pytest.MonkeyPatch, debug: str, traceback: bool
) -> None:
    """An unexpected error is owned up to, and shows its traceback only with CHECK_DEBUG=1."""
    monkeypatch.setenv("CHECK_DEBUG", debug)
    pipeline(KeyError("x"))
    result = run("seeds")
    assert result.exit_code == 3
    assert "check: internal error, KeyError: 'x'." in result.stderr
    assert ("Traceback" in result.stderr) is traceback


def test_progress_is_for_terminals_only(pipeline: Callable[..., Asked]) -> None:
    """In a pipe or a log there is none."""
    asked = pipeline(make_report())
    run("seeds")
    assert asked["progress"] is None


@pytest.mark.parametrize(("patience", "shown"), [(0.0, True), (60.0, False)])
def test_progress_waits(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], patience: float, shown: bool
) -> None:
    """On a terminal, a quick run shows nothing and a slow one its stages."""
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    monkeypatch.setattr(cli, "PATIENCE", patience)
    with cli._progress() as progress:
        assert progress is not None
        progress("reading [articles]", 1, 2)
        progress("comparing", 2, 2)
    assert ("comparing" in capsys.readouterr().err) is shown


def test_progress_gives_rate_and_time_left(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """They are those of the stage: reading articles is another matter than comparing pairs."""
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    monkeypatch.setattr(cli, "PATIENCE", -1.0)
    with cli._progress() as progress:
        assert progress is not None
        for done in range(5):
            progress("reading", done, 100)
    last = re.sub(r"\x1b\[[\d;?]*\w", "", capsys.readouterr().err)
    assert re.search(r"reading .* 4/100 \d+\.\d/s \d:\d\d:\d\d", last), last


def test_a_baseline_lets_what_is_known_pass(pipeline: Callable[..., Asked]) -> None:
    """What was written down fails no later run and is not listed; what is new fails it, and is all that is listed."""
    pipeline(make_report(CONFLICT))
    first = run("seeds", "--write-baseline", "known.json")
    assert (first.exit_code, "what was found is known from now on, by known.json" in first.stderr) == (0, True)
    again = run("seeds", "--baseline", "known.json", "--format", "json")
    assert (again.exit_code, json.loads(again.stdout)["findings"]) == (0, [])
    pipeline(make_report(CONFLICT, UPDATE))
    more = run("seeds", "--baseline", "known.json", "--format", "json", "--fail-on", "update")
    assert (more.exit_code, [f["verdict"] for f in json.loads(more.stdout)["findings"]]) == (1, ["update"])


def test_what_is_held_back_can_be_listed(pipeline: Callable[..., Asked]) -> None:
    """--show-suppressed lists what fails no run, and the run passes all the same."""
    pipeline(make_report(CONFLICT))
    run("seeds", "--write-baseline", "known.json")
    result = run("seeds", "--baseline", "known.json", "--show-suppressed", "--format", "json")
    tree = json.loads(result.stdout)
    assert (result.exit_code, tree["findings"][0]["suppressed"]["by"], "suppressed" in tree) == (0, "baseline", False)


def test_sarif_has_what_is_held_back_only_when_asked(pipeline: Callable[..., Asked]) -> None:
    """A code host shows no result that somebody answers for, unless --show-suppressed gives it with its reason."""
    pipeline(make_report(CONFLICT))
    run("seeds", "--write-baseline", "known.json")
    words = ("seeds", "--baseline", "known.json", "--format", "sarif")
    results = [json.loads(run(*words, *more).stdout)["runs"][0]["results"] for more in ((), ("--show-suppressed",))]
    assert results[0] == []
    assert results[1][0]["suppressions"] == [
        {"kind": "external", "status": "accepted", "justification": "found before (known.json)"}
    ]


def test_a_baseline_holds_what_could_fail_a_stricter_run(pipeline: Callable[..., Asked]) -> None:
    """What is not listed is asked for all the same, so that the baseline is whole."""
    asked = pipeline(make_report(CONFLICT))
    run("seeds", "--write-baseline", "known.json", "--show", "agreement", "--fail-on", "never")
    assert asked["settings"].show == (AGREEMENT, CONFLICT, UPDATE, DISPUTE)


def test_accepting_findings_accepts_no_errors(pipeline: Callable[..., Asked]) -> None:
    """A baseline of a run that was not whole is written, and the status says that it was not whole."""
    pipeline(make_report(CONFLICT, errors=(BROKEN,)))
    assert run("seeds", "--write-baseline", "known.json").exit_code == 3
    assert Path("known.json").is_file()


def test_a_brief_report_is_markdown(pipeline: Callable[..., Asked]) -> None:
    """--brief shortens the Markdown and nothing else, and is refused where there is none."""
    pipeline(make_report(CONFLICT))
    result = run("seeds", "--brief", "-o", "out.md", "-o", "out.json")
    assert result.exit_code == 1
    assert Path("out.md").read_text().startswith("**check**: 2 stories")
    assert json.loads(Path("out.json").read_text())["findings"]
    assert run("seeds", "--brief", "--format", "json").exit_code == 2


def test_a_missing_baseline_is_a_usage_error(pipeline: Callable[..., Asked]) -> None:
    """A gate must not pass or fail by a file that is not there; nothing is checked."""
    asked = pipeline(make_report())
    result = run("seeds", "--baseline", "none.json")
    assert (result.exit_code, asked) == (2, {})
    assert result.stderr == "check: none.json: no such baseline; --write-baseline makes one\n"


def test_version_is_given() -> None:
    """`check --version` names the program and its version."""
    result = run("--version")
    assert (result.exit_code, result.stdout) == (0, "check 0.1.0\n")


def test_words_of_options_are_those_of_the_types() -> None:
    """The choices are written out so that --help is quick; this holds them to the enumerations and formats."""
    assert set(get_args(cli.FormatName)) == set(FORMATS)
    assert {word.value for word in cli.VerdictName} == set(Verdict)
    assert get_args(cli.FailName) == (*GRAVITY, "never")
    assert cli.WIDTH == table.WIDTH


@pytest.fixture
def rules(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[Sequence[Path]]:
    """Stand one rule in for the built-in ones; gives the folders that are asked for."""
    monkeypatch.chdir(tmp_path)
    rule = Rule(
        compares=ValueKind.DATE,
        levels=(
            null("no date", lambda *_: False),
            Level("same day", lambda *_: False, AGREEMENT),
            otherwise("apart", CONFLICT),
        ),
        message="{left} and {right}",
        examples=(
            Example(left="It is.", right="It was.", level="apart", left_published=date(2025, 5, 14)),
            Example(left="Alone.", level="no date"),
        ),
        severity=Severity.WARNING,
        id="event_date",
        docs="Days that differ.",
    )
    asked: list[Sequence[Path]] = []

    def load(folders: Sequence[Path]) -> tuple[Rule, ...]:
        asked.append(folders)
        return (rule,)

    monkeypatch.setattr(cli, "_load_rules", load)
    return asked


EXPLAINED = """\
event_date (compares: date)

Days that differ.

Levels; the first that matches decides:
  1. no date   undecided
  2. same day  agreement
  3. apart     conflict (warning)

Examples:
  “It is.” (2025-05-14)
  “It was.”
    → apart

  “Alone.”
    → no date
"""


def explain(*words: str) -> Result:
    """Run `check explain` with these words."""
    return CliRunner().invoke(cli.explain_app, list(words), prog_name="check explain")


def test_explain_gives_documentation_levels_and_examples(rules: list[Sequence[Path]]) -> None:
    """A rule is explained from its own file, nothing else."""
    result = explain("event_date", "--rules", "own")
    assert (result.exit_code, result.stdout) == (0, EXPLAINED)
    assert rules == [(Path("own"),)]


@pytest.mark.usefixtures("rules")
def test_explain_lists_the_rules_that_there_are() -> None:
    """A misspelt rule is a usage error that says what would have worked."""
    result = explain("event-dates")
    expected = "check: no rule is named 'event-dates'; there are event_date, impossible_timeline, nli, statement\n"
    assert (result.exit_code, result.stderr) == (2, expected)


@pytest.mark.usefixtures("rules")
def test_explain_knows_what_has_no_rule_file() -> None:
    """Findings of the language model name "statement", and that can be asked about too."""
    assert explain("statement").stdout.startswith("statement (compares: statement)\n\nJudge statements by NLI")


@pytest.mark.usefixtures("rules")
def test_explain_knows_the_language_model() -> None:
    """What the embedded model was made from, how good it is and where it fails is a command away."""
    result = explain("nli")
    assert (result.exit_code, result.stdout) == (0, describe())


def test_config_says_what_is_in_force(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The nearest file and its line stand beside what they set; a mistake in it is a usage error."""
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "check.toml"
    file.write_text('fail-on = "update"\n')
    result = CliRunner().invoke(cli.config_app, [], prog_name="check config")
    assert result.exit_code == 0
    assert re.search(r'^fail-on = "update" +# check.toml:1$', result.stdout, re.MULTILINE)
    file.write_text("fail-on = 3\n")
    assert CliRunner().invoke(cli.config_app, [], prog_name="check config").exit_code == 2


def test_a_comment_in_the_settings_lets_a_finding_pass(pipeline: Callable[..., Asked]) -> None:
    """An entry with a reason holds a finding back; one that holds back nothing is reported; both on standard error."""
    pipeline(make_report(CONFLICT))
    Path("check.toml").write_text(
        '[[suppressions]]\nrule = "event_date"\nreason = "AP"\n[[suppressions]]\nrule = "quote"\nreason = "BBC"\n'
    )
    result = run("seeds", "--format", "json")
    tree = json.loads(result.stdout)
    assert (result.exit_code, tree["findings"]) == (0, [])
    assert [f["suppressed"] for f in tree["suppressed"]] == [
        {"by": "table", "reason": "AP", "place": "suppressions, entry 1 (event_date)"}
    ]
    assert result.stderr.splitlines() == [
        "check: suppressions, entry 2 (quote): suppresses nothing, and may go: BBC",
        "check: 1 finding held back; --show-suppressed lists what is",
    ]


@pytest.mark.parametrize("word", ["explain", "config"])
@pytest.mark.parametrize("exists", [False, True])
def test_a_subcommand_is_a_path_where_there_is_one(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, exists: bool, word: str
) -> None:
    """The first word is a subcommand only if no file or folder has that name."""
    called: list[tuple[str, object]] = []
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "argv", ["check", word, "x"])
    monkeypatch.setattr(cli, "app", lambda args, **_: called.append(("app", args)))
    monkeypatch.setattr(cli, f"{word}_app", lambda args, **_: called.append((word, args)))
    if exists:
        (tmp_path / word).mkdir()
    cli.main()
    assert called == [("app", [word, "x"]) if exists else (word, ["x"])]


def check_process(*words: str, cwd: Path, **options: Any) -> subprocess.CompletedProcess[str]:
    """Run `python -m checker` as its own process."""
    return subprocess.run(  # noqa: S603 - our own words
        [sys.executable, "-m", "checker", *words], cwd=cwd, text=True, capture_output=True, check=False, **options
    )


def test_help_is_quick_and_complete(tmp_path: Path) -> None:
    """--help needs no model: it takes well below a second of the processor, however busy the machine is."""
    took = []
    for _ in range(3):
        started = os.times()
        result = check_process("--help", cwd=tmp_path)
        ended = os.times()
        took.append(ended.children_user + ended.children_system - started.children_user - started.children_system)
    assert result.returncode == 0
    assert all(word in result.stdout for word in ("--against", "--fail-on", "check explain RULE", "Exit status"))
    assert min(took) < 0.8


README = (Path(__file__).resolve().parent.parent / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("word", ["app", "explain_app"])
def test_readme_names_every_option(word: str) -> None:
    """What --help lists, the README explains."""
    options = set(re.findall(r"--[a-z-]+", CliRunner().invoke(getattr(cli, word), ["--help"]).stdout))
    assert options - {"--help", "--version"} <= set(re.findall(r"--[a-z-]+", README))


def test_readme_shows_settings_that_load(tmp_path: Path) -> None:
    """The example of pyproject.toml can be copied as it stands."""
    example = re.search(r"```toml\n(.*?)```", README, re.DOTALL)
    assert example
    (tmp_path / "pyproject.toml").write_text(example[1])
    assert load_settings(tmp_path, {}).fail_on is UPDATE


def test_help_imports_nothing_heavy(tmp_path: Path) -> None:
    """What makes --help slow is not even loaded."""
    heavy = {"pydantic", "spacy", "onnxruntime", "transformers", "torch", "tabulate", "rich", "numpy"}
    code = "import sys; from checker import cli; print(*{name.partition('.')[0] for name in sys.modules})"
    result = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, text=True, capture_output=True, check=True)  # noqa: S603
    assert not heavy & set(result.stdout.split())


def test_a_reader_that_leaves_is_no_error() -> None:
    """`check … | head -0`: no traceback, and the status is that of the run."""
    code = "from checker import cli; cli._print('x' * 1_000_000)"
    read, write = os.pipe()
    os.close(read)
    try:
        result = subprocess.run([sys.executable, "-c", code], stdout=write, stderr=subprocess.PIPE, check=False)  # noqa: S603
    finally:
        os.close(write)
    assert (result.returncode, result.stderr) == (0, b"")
