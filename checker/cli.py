"""The command line: options in, exit status out. The only module that prints.

Results go to standard output; messages and progress to standard error.

Nothing heavy is imported before it is needed, so that `check --help` answers at once.
"""

import logging
import os
import shutil
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from datetime import date, datetime
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from checker.errors import CheckerError, SettingsError

if TYPE_CHECKING:
    from checker.compare.rule import Level, Rule
    from checker.model import Report, Verdict
    from checker.pipeline import Progress
    from checker.settings import Settings

# As words, because the enumerations and the formats themselves would bring pydantic in; a test holds them together.
FormatName = Literal["table", "markdown", "json", "sarif", "html", "claimreview"]
FailName = Literal["conflict", "update", "dispute", "agreement", "never"]
DeviceName = Literal["cpu", "cuda"]
EngineName = Literal["local", "ray"]
# typer takes a list of an enumeration, but not one of literals
VerdictName = StrEnum("VerdictName", ["CONFLICT", "UPDATE", "DISPUTE", "AGREEMENT", "UNDECIDED"])

WIDTH = 120  # columns of a table where there is no terminal to fit
PATIENCE = 2.0  # seconds before progress is shown
MOST_CHECKS = 4  # at a time, unless more are asked for: each has the models in memory, some 600 MB

_EPILOG = """
`check explain RULE` gives a rule's documentation, its levels and its examples; `check explain nli` says what the
language model can do and cannot. `check index ARCHIVE PATH...` puts articles into an archive, to be asked with
--against. `check config` prints the settings in force and where each comes from. `check serve`
answers drafts over HTTP.

\b
Exit status:
  0  done, nothing at or above --fail-on
  1  done, findings at or above it
  2  the command line or the settings are wrong
  3  an article, a rule or a model could not be used; the rest was checked

Defaults may stand in the nearest check.toml, or in [tool.checker] of pyproject.toml, by the names of the options.
"""


def _typer() -> typer.Typer:
    return typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)


# What more than one command takes.
RulesOption = Annotated[
    list[Path] | None,
    typer.Option(metavar="DIR", help="A folder of further rules; repeatable. Loading a rule file runs it."),
]
NliOption = Annotated[
    str | None,
    typer.Option(metavar="MODEL|off", help="A Hugging Face NLI model by name or path [default: the embedded one]."),
]
DeviceOption = Annotated[DeviceName | None, typer.Option(help="Where the NLI model runs [default: cpu].")]
JobsOption = Annotated[
    int | None, typer.Option(min=1, max=1024, metavar="N", help="Read articles in N processes [default: 1].")
]
EngineOption = Annotated[
    EngineName | None,
    typer.Option(help="Do the work here, or on Ray, on the cluster of RAY_ADDRESS [default: local]."),
]
HeldFormat = Annotated[Literal["table", "json"], typer.Option("--format", help="How to write it.")]

app = _typer()
explain_app = _typer()
config_app = _typer()
serve_app = _typer()
index_app = _typer()
facts_app = _typer()
changes_app = _typer()
doctor_app = _typer()


def main() -> None:
    """Run `check` with the arguments of this process, and leave with its exit status."""
    words = sys.argv[1:]
    if logging.lastResort is not None:
        # Libraries warn of what they meet in a file, in its own characters; what matters of it is in the report.
        logging.lastResort.addFilter(logging.Filter("checker"))
    # A file or folder of that name wins: paths are what `check` is mostly given.
    others = {
        "explain": explain_app,
        "config": config_app,
        "serve": serve_app,
        "index": index_app,
        "facts": facts_app,
        "changes": changes_app,
        "doctor": doctor_app,
    }
    word = words[0] if words else ""
    if word in others and not Path(word).exists():
        others[word](args=words[1:], prog_name=f"check {word}")
    else:
        app(args=words, prog_name="check")


def _version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version  # noqa: PLC0415 - takes a while

        typer.echo(f"check {version('check-claims')}")
        raise typer.Exit


@app.command(epilog=_EPILOG)
def check(  # noqa: PLR0913, PLR0917 - one parameter an option
    paths: Annotated[
        list[Path] | None,
        typer.Argument(metavar="PATH", help="Articles, folders or archives of them, patterns; - is standard input."),
    ] = None,
    url: Annotated[
        list[str] | None,
        typer.Option(metavar="URL", help="Fetch and check this page; repeatable. Without it, no network is used."),
    ] = None,
    stdin_name: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="What to call standard input, with its ending [default: stdin.txt]."),
    ] = None,
    against: Annotated[
        list[Path] | None,
        typer.Option(
            metavar="PATH",
            help="Compare PATH... with these too, or with what an archive holds of them, but not these with each other;"
            " repeatable.",
        ),
    ] = None,
    format_: Annotated[
        FormatName | None,
        typer.Option("--format", help="How to write what -o does not name a format for [default: table]."),
    ] = None,
    output: Annotated[
        list[str] | None,
        typer.Option(
            "-o",
            "--output",
            metavar="FILE|DIR|-",
            help="Write the report there; - is standard output. A name in .md, .json … says its format. Repeatable.",
        ),
    ] = None,
    fail_on: Annotated[
        FailName | None,
        typer.Option(help="Exit with 1 on findings of this verdict, or one named before it [default: conflict]."),
    ] = None,
    show: Annotated[
        list[VerdictName] | None,
        typer.Option(metavar="VERDICT", help="List these verdicts only; repeatable [default: all but undecided]."),
    ] = None,
    rules: RulesOption = None,
    nli: NliOption = None,
    device: DeviceOption = None,
    jobs: JobsOption = None,
    engine: EngineOption = None,
    no_cache: Annotated[
        bool, typer.Option("--no-cache", help="Compute every NLI score anew, and keep none for the next run.")
    ] = False,
    min_confidence: Annotated[
        float | None, typer.Option(min=0, max=1, metavar="X", help="Leave out findings below this [default: 0].")
    ] = None,
    baseline: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Hold back what this file says was found before.")
    ] = None,
    write_baseline: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Write there what is found now, for --baseline, and exit with 0."),
    ] = None,
    brief: Annotated[
        bool, typer.Option("--brief", help="Write Markdown that is short enough for a comment on a change.")
    ] = False,
    show_suppressed: Annotated[
        bool, typer.Option("--show-suppressed", help="List what is held back too, marked; it fails no run.")
    ] = False,
    version: Annotated[  # noqa: ARG001 - acts when it is parsed
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    """Say where articles agree, where they conflict, and why; offline, pointing at exact words."""
    flags = {
        "fail_on": fail_on,
        "show": show,
        "rules": [str(folder) for folder in rules or ()],
        "nli": nli,
        "device": device,
        "jobs": jobs,
        "engine": engine,
        "cache": False if no_cache else None,
        "min_confidence": min_confidence,
        "baseline": None if baseline is None else str(baseline),
        "show_suppressed": show_suppressed or None,
        "stdin_name": stdin_name,
    }
    with _mishaps():
        from checker.report import files  # noqa: PLC0415 - brings pydantic
        from checker.report.gate import exit_status, listed  # noqa: PLC0415 - brings pydantic
        from checker.report.gate import load as load_gate  # noqa: PLC0415 - brings pydantic

        settings = _settings(flags)
        articles = (*_inputs(paths or (), url or (), settings.stdin_name), *(against or ()))
        outputs = _outputs(output or ["-"], format_, articles)
        if brief and "markdown" not in (name for name, _ in outputs):
            raise SettingsError("--brief is for Markdown: add --format markdown, or -o with a name in .md")
        fresh = None if write_baseline is None else files.target(str(write_baseline), "json", articles)
        gate = load_gate(settings, fresh, date.today())  # noqa: DTZ011 - the day where the user is
        with _progress() as progress:
            gated = settings.gated if fresh or settings.baseline else settings.failing
            found, notes = gate(_pipeline(paths or (), settings, against or (), progress, gated, url or ()))
        for note in notes:
            _say(note)
        _deliver(listed(found, settings), outputs, brief=brief)
        raise typer.Exit(exit_status(found, settings, passing=fresh is not None))


@explain_app.command()
def explain(
    rule: Annotated[
        str, typer.Argument(metavar="RULE|nli", help="The rule's id, as findings give it; nli is the language model.")
    ],
    rules: RulesOption = None,
) -> None:
    """Give a rule's documentation, its levels and its examples."""
    with _mishaps():
        from checker.compare.handbook import WITHOUT_LEVELS  # noqa: PLC0415 - brings pydantic

        loaded = _load_rules(_settings({"rules": [str(folder) for folder in rules or ()]}).rules)
        known = {r.id: _explanation(r) for r in loaded}
        # What the language model or all dates together decide has no levels, but findings name it as they name rules.
        known |= {id_: f"{id_} (compares: {kind})\n\n{docs}\n" for id_, (docs, kind) in WITHOUT_LEVELS.items()}
        if rule == "nli" and rule not in known:
            from checker.nli.card import describe  # noqa: PLC0415 - brings pydantic

            known[rule] = describe()
        if rule not in known:
            raise SettingsError(f"no rule is named {rule!r}; there are {', '.join(sorted({*known, 'nli'}))}")
        _print(known[rule])


@config_app.command()
def config() -> None:
    """Print the settings in force, as a check.toml, with where each comes from."""
    with _mishaps():
        from checker.settings import load  # noqa: PLC0415 - brings pydantic
        from checker.settings.show import show  # noqa: PLC0415 - brings pydantic

        _print(show(load(Path(), {})))


@index_app.command()
def index(
    archive: Annotated[
        Path, typer.Argument(metavar="ARCHIVE", help="The archive's file; it is made if there is none.")
    ],
    paths: Annotated[list[Path], typer.Argument(metavar="PATH", help="Articles, or folders of them.")],
    jobs: JobsOption = None,
    engine: EngineOption = None,
    shards: Annotated[
        str,
        typer.Option(
            metavar="FOLDER",
            help="Read each file into a shard there first, at any path or address; those that are there are used.",
        ),
    ] = "",
) -> None:
    """Put articles into an archive, or bring it up to date with them: only what changed is read again."""
    with _mishaps():
        from checker.archiving import index as run  # noqa: PLC0415 - brings the models

        with _progress() as progress:
            done = run(archive, paths, _settings({"jobs": jobs, "engine": engine}), progress, shards)
        for problem in done.problems:
            _say(str(CheckerError(problem.message, problem.path, problem.line)))
        _print(f"{archive}: {done.added} added, {done.changed} changed, {done.unchanged} unchanged, {done.gone} gone\n")
        raise typer.Exit(3 if done.problems else 0)


@facts_app.command()
def facts(
    archive: Annotated[Path, typer.Argument(metavar="ARCHIVE", help="The archive's file.")],
    about: Annotated[str, typer.Option(metavar="TEXT", help="What the fact is about, in a few words.")],
    format_: HeldFormat = "table",
) -> None:
    """List what an archive holds on a fact: every value, who gives it, and when."""
    with _mishaps():
        from checker.archiving import facts_json, facts_table, holdings  # noqa: PLC0415 - brings the models

        if not any(char.isalnum() for char in about):
            raise SettingsError("--about: say in a few words what the fact is about")
        found = holdings(archive, about, _settings({}))
        _print(facts_json(found) if format_ == "json" else facts_table(found, _columns()))
        raise typer.Exit(3 if found.report.errors else 0)


@changes_app.command()
def changes(
    archive: Annotated[Path, typer.Argument(metavar="ARCHIVE", help="The archive's file.")],
    since: Annotated[datetime, typer.Option(metavar="DATE", formats=["%Y-%m-%d"], help="The first day that counts.")],
    format_: HeldFormat = "table",
) -> None:
    """List the facts whose values moved since a day: what later stories update, and what was corrected."""
    with _mishaps():
        from checker.archiving import changes as run  # noqa: PLC0415 - brings the models
        from checker.archiving import changes_json, changes_table  # noqa: PLC0415 - brings the models

        with _progress() as progress:
            found = run(archive, since.date(), _settings({}), progress)
        _print(changes_json(found) if format_ == "json" else changes_table(found, _columns()))
        raise typer.Exit(3 if found.errors else 0)


@doctor_app.command()
def doctor(
    archive: Annotated[Path, typer.Argument(metavar="ARCHIVE", help="The archive's file.")],
    repair: Annotated[
        bool, typer.Option("--repair", help="Make anew what can be, and save what can be read of a damaged file.")
    ] = False,
) -> None:
    """Say whether an archive is whole, without changing it, or mend it. Exits with 3 where something is or was lost."""
    with _mishaps():
        from checker.archive import diagnose  # noqa: PLC0415 - brings pydantic
        from checker.archive import repair as mend  # noqa: PLC0415 - brings pydantic

        with _progress() as progress:
            tell = None if progress is None else partial(progress, "examining")
            done = mend(archive, tell) if repair else ()
            found = diagnose(archive, tell)
        for line in done:
            _print(f"{line}\n")
        for what in (*found.damaged, *(f"not as it should be: {table}" for table in found.stale)):
            _print(f"{what}\n")
        state = "well" if found.well else "damaged" if found.damaged else "stale; --repair makes it anew"
        _print(f"{archive}: {state}; {found.pages} pages, {found.stories} stories{_digest(found.content)}\n")
        raise typer.Exit(0 if found.well and not any(line.startswith("lost") for line in done) else 3)


def _digest(content: str) -> str:
    return f", content {content[:16]}" if content else ""


@serve_app.command()
def serve(  # noqa: PLR0913, PLR0917 - one parameter an option
    against: Annotated[
        list[Path] | None,
        typer.Option(
            metavar="PATH",
            help="Compare every draft with these, read once, or with an archive, asked each time; repeatable.",
        ),
    ] = None,
    host: Annotated[str, typer.Option(help="The address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535, help="The port to listen on.")] = 8765,
    max_body: Annotated[int, typer.Option(min=1, metavar="BYTES", help="Refuse larger requests.")] = 1_000_000,
    timeout: Annotated[float, typer.Option(min=0.1, metavar="SECONDS", help="Give up on a check after this.")] = 60.0,
    jobs: Annotated[
        int | None,
        typer.Option(
            min=1,
            max=64,
            metavar="N",
            help=f"Run N checks at a time, each in a process of its own [default: one a core, {MOST_CHECKS} at most].",
        ),
    ] = None,
    waiting: Annotated[
        int, typer.Option(min=1, metavar="N", help="Refuse requests while so many are under way or in line.")
    ] = 200,
    rules: RulesOption = None,
    nli: NliOption = None,
    device: DeviceOption = None,
) -> None:
    """Answer POST /check with the report of a draft, as --format json writes it; needs the extra `serve`."""
    with _mishaps():
        try:
            from checker.serve.app import Limits, run  # noqa: PLC0415 - an extra
        except ImportError as e:
            raise SettingsError(f"serve needs {e.name}; pip install 'check-claims[serve]' brings it") from e
        from checker.serve.workers import Processes  # noqa: PLC0415 - brings the models

        folders = [str(folder) for folder in rules or ()]
        # Each check has a process of its own: a cluster, too, would be one for each of them.
        settings = _settings({"rules": folders, "nli": nli, "device": device, "engine": "local"})
        workers = Processes(settings, against or (), jobs or min(os.cpu_count() or 1, MOST_CHECKS))
        for problem in workers.problems:
            _say(str(CheckerError(problem.message, problem.path, problem.line)))
        _say(f"serving on http://{host}:{port}")
        run(workers, Limits(body=max_body, seconds=timeout, waiting=waiting), host, port)


def _settings(flags: Mapping[str, object]) -> "Settings":
    from checker.settings import load_settings  # noqa: PLC0415 - brings pydantic

    return load_settings(Path(), {key: value for key, value in flags.items() if value not in (None, [])})


def _load_rules(folders: Sequence[Path]) -> "Sequence[Rule]":
    from checker.compare.rule import load_rules  # noqa: PLC0415 - brings pydantic

    return load_rules(folders)


def _pipeline(  # noqa: PLR0913, PLR0917 - what a run is told
    paths: Sequence[Path],
    settings: "Settings",
    against: Sequence[Path],
    progress: "Progress | None",
    gated: "Sequence[Verdict]",
    urls: Sequence[str],
) -> "Report":
    """Run the stages. What is `gated` is asked for even where it is not to be listed."""
    from checker.pipeline import check as run  # noqa: PLC0415 - brings the models

    wanted = tuple(dict.fromkeys((*settings.show, *gated)))
    return run(paths, settings.model_copy(update={"show": wanted}), against, progress, urls)


def _inputs(paths: Sequence[Path], urls: Sequence[str], stdin_name: str) -> list[Path]:
    """Give what a report is named for and must not overwrite: the paths, with standard input under its name."""
    if not (paths or urls):
        raise SettingsError("nothing to check: name articles or folders of them, or an address with --url")
    return [Path(stdin_name) if str(path) == "-" else path for path in paths]


def _outputs(
    names: Sequence[str], format_: FormatName | None, paths: Sequence[Path]
) -> list[tuple[FormatName, Path | None]]:
    """Give the format and the file of every report to write, before any work is done that would be lost.

    A file of None is standard output. The name of a file says its format first, then --format, which has to be used.
    """
    from checker.report import FORMATS, files  # noqa: PLC0415 - brings pydantic

    endings: dict[str, FormatName] = {
        ".md": "markdown",
        ".json": "json",
        ".sarif": "sarif",
        ".html": "html",
        ".jsonld": "claimreview",
    }
    formats = [endings.get(Path(name).suffix) for name in names]
    if format_ is not None and not {None, format_} & set(formats):
        raise SettingsError(f"--format {format_}: the name says another format; leave out one of the two", names[0])
    outputs = [
        (format_here, None if name == "-" else files.target(name, FORMATS[format_here].extension, paths))
        for name, format_here in zip(names, (f or format_ or "table" for f in formats), strict=True)
    ]
    for file, times in Counter(file for _, file in outputs).items():
        if times > 1:
            raise SettingsError("-o names this more than once", "-" if file is None else str(file))
    return outputs


def _columns() -> int:
    """Give how wide a table on standard output may be."""
    return shutil.get_terminal_size((WIDTH, 24)).columns if sys.stdout.isatty() else WIDTH


def _deliver(report: "Report", outputs: Sequence[tuple[FormatName, Path | None]], *, brief: bool) -> None:
    """Write the report, files first, and say on standard error what nothing on standard output says."""
    from checker.report import BRIEF, FORMATS, files, summary_line  # noqa: PLC0415 - brings pydantic

    formats = {**FORMATS, "markdown": BRIEF} if brief else FORMATS
    written = [file for _, file in outputs if file is not None]
    for name, file in outputs:
        if file is not None:
            files.write(file, formats[name].render(report, WIDTH))
    table_shown = ("table", None) in outputs
    if not table_shown:
        for problem in report.errors:
            _say(str(CheckerError(problem.message, problem.path, problem.line)))
    if written:
        said = "" if table_shown else f"{summary_line(report)}; "
        _say(f"{said}written to {', '.join(map(str, written))}")
    for name, file in outputs:
        if file is None:
            _print(formats[name].render(report, _columns()))


def _print(text: str) -> None:
    """Print to standard output as UTF-8. Where the reader has gone (`check … | head`), that is no error."""
    from checker.report.files import encoded  # noqa: PLC0415 - brings pydantic

    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(encoded(text))
        sys.stdout.flush()
    except BrokenPipeError:
        # Python flushes once more on leaving; let that go nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _say(message: str) -> None:
    """Print one line to standard error, with nothing in it that could act on the terminal."""
    from checker.report.escape import plain  # noqa: PLC0415 - brings pydantic

    typer.echo(f"check: {plain(message)}", err=True)


@contextmanager
def _mishaps() -> Iterator[None]:
    """Turn what goes wrong into a message and an exit status; a traceback only with CHECK_DEBUG=1."""
    try:
        yield
    except CheckerError as e:
        _say(str(e))
        raise typer.Exit(e.status) from e
    except typer.Exit:
        raise
    except Exception as e:
        if os.environ.get("CHECK_DEBUG") == "1":
            import traceback  # noqa: PLC0415 - for this moment only

            traceback.print_exc()
        _say(
            f"internal error, {type(e).__name__}: {e}. This is a fault of check, not of your articles:"
            " please report it, with what CHECK_DEBUG=1 shows"
        )
        raise typer.Exit(3) from e


@contextmanager
def _progress() -> Iterator["Progress | None"]:
    """Give what the pipeline reports its progress to; shown on a terminal only, and only when it takes a while."""
    if not sys.stderr.isatty():
        yield None
        return
    started = time.monotonic()
    with ExitStack() as stack:
        bars: list[Callable[[str, int, int], None]] = []

        def show(stage: str, done: int, total: int) -> None:
            if not bars and time.monotonic() - started >= PATIENCE:
                bars.append(_bar(stack))
            for update in bars:
                update(stage, done, total)

        yield show


def _bar(stack: ExitStack) -> Callable[[str, int, int], None]:
    """Open a progress bar, with the rate and the time left of the stage, that goes away with `stack`."""
    from rich.console import Console  # noqa: PLC0415 - seldom needed
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn  # noqa: PLC0415

    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}", markup=False),
        TimeRemainingColumn(),
    )
    bar = stack.enter_context(Progress(*columns, console=Console(stderr=True), transient=True))
    task = bar.add_task("", rate="")

    def show(stage: str, done: int, total: int) -> None:
        if bar.tasks[0].description != stage:
            bar.reset(task, description=stage)
        speed = bar.tasks[0].speed
        bar.update(task, completed=done, total=total, rate=f"{speed:.1f}/s" if speed else "")

    return show


def _explanation(rule: "Rule") -> str:
    """Give a rule as text: its documentation, its levels in order, and the examples that hold it to its word."""
    width = max(len(level.name) for level in rule.levels)
    levels = [
        f"  {i}. {level.name:{width}}  {level.verdict.value}{_loudness(rule, level)}"
        for i, level in enumerate(rule.levels, 1)
    ]
    examples = []
    for example in rule.examples:
        sides = ((example.left, example.left_published), (example.right, example.right_published))
        lines = [f"  “{text}”{f' ({day.isoformat()})' if day else ''}" for text, day in sides if text]
        examples += ["", *lines, f"    → {example.level}"]
    return "\n".join(
        [
            f"{rule.id} (compares: {rule.compares.value})",
            "",
            rule.docs,
            "",
            "Levels; the first that matches decides:",
            *levels,
            "",
            "Examples:",
            *examples[1:],
            "",
        ]
    )


def _loudness(rule: "Rule", level: "Level") -> str:
    """Give the severity of a conflict found at a level; all else has the same severity in every rule."""
    return f" ({(level.severity or rule.severity).value})" if level.verdict == "conflict" else ""
