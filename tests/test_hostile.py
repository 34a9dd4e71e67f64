"""What hostile articles can do to a whole run: each trick with its outcome, in every format.

Files that cannot be read are tests/ingest/formats/test_hostile_formats.py's, words in reports tests/fuzz/report.py's.
"""

import io
import json
import logging
import sys
import tracemalloc
import unicodedata
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
from typer.testing import CliRunner, Result

from checker import cli, pipeline
from checker.extract.sentences import Parser
from checker.ingest import read
from checker.report import FORMATS
from checker.settings import Settings

FIRST = "Finland and Sweden signed the treaty in Helsinki on 9 May 2025, President Barack Obama said.\n"
SECOND = "Finland and Sweden signed the treaty in Helsinki on 7 May 2025, President Barack Obama said.\n"
RECORD = {"title": "The treaty", "text": FIRST, "published": "2025-05-10"}

Run = Callable[..., Result]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, parser: Parser) -> Run:
    """Give a function that writes two articles and checks them without the language model."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(pipeline, "load_parser", lambda _: parser)

    def check(first: str, second: str, *words: str) -> Result:
        for name, text in (("first", first), ("second", second)):
            (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
        return CliRunner().invoke(cli.app, ["first.txt", "second.txt", "--nli", "off", *words], prog_name="check")

    return check


def verdicts(result: Result) -> dict[str, int]:
    """Count the findings of a JSON report by verdict."""
    assert result.exception is None or isinstance(result.exception, SystemExit)
    found = [finding["verdict"] for finding in json.loads(result.stdout)["findings"]]
    return {verdict: found.count(verdict) for verdict in found}


# ── Words that look alike ────────────────────────────────────────────────────────────────────────────────────────────

DISGUISES = [
    ("a Cyrillic O", "Obama", "\u041ebama"),
    ("Cyrillic letters in two words", "Finland and", "F\u0456nl\u0430nd \u0430nd"),
    ("a Greek capital", "Helsinki", "\u0397elsinki"),
    ("a soft hyphen", "Obama", "Ob\u00adama"),
    ("a space without width", "Obama", "Oba\u200bma"),
    ("one within a date", "9 May", "9 M\u200bay"),
    ("one within a number of a year", "2025", "20\u200b25"),
    ("letters of full width", "Obama", "\uff2f\uff42\uff41\uff4d\uff41"),
    ("a mark of direction", "Obama", "\u202aObama\u202c"),
]


@pytest.mark.parametrize(("old", "new"), [case[1:] for case in DISGUISES], ids=[case[0] for case in DISGUISES])
def test_disguised_words_are_no_conflict(run: Run, old: str, new: str) -> None:
    """What a reader cannot tell apart is one word: no conflict comes of it, and the agreements are found as before."""
    plain = verdicts(run(FIRST, FIRST, "--format", "json"))
    assert old in FIRST
    disguised = verdicts(run(FIRST, FIRST.replace(old, new), "--format", "json"))
    assert "conflict" not in disguised
    assert disguised == plain


def test_a_conflict_is_found_behind_a_disguise(run: Run) -> None:
    """A day that is written with a Cyrillic letter is still another day, and stands on the article's own characters."""
    disguised = SECOND.replace("7 May", "7 M\u0430y")
    result = run(FIRST, disguised, "--format", "json")
    days = [f for f in json.loads(result.stdout)["findings"] if f["verdict"] == "conflict" and f["kind"] == "date"]
    assert [f["right"]["text"][-10:] for f in days] == ["7 M\u0430y 2025"]
    assert disguised[days[0]["right"]["start"] : days[0]["right"]["end"]] == days[0]["right"]["text"]


@pytest.mark.parametrize("format_", ["table", "markdown", "html", "sarif"])
def test_a_reader_is_told_of_a_disguise(run: Run, format_: str) -> None:
    """Where the words are shown, a letter of another script among Latin ones is spelled."""
    result = run(FIRST, SECOND.replace("7 May", "7 M\u0430y"), "--format", format_)
    assert "M[U+0430]y" in result.stdout.replace("\\[", "[").replace("\\]", "]").replace("\\\\", "")


# ── Characters that act ──────────────────────────────────────────────────────────────────────────────────────────────

ACTING = [
    ("an escape sequence", "\x1b[2J\x1b[31m", "[U+001B]"),
    ("a control of eight bits", "\x9b31m", "[U+009B]"),
    ("a bell and backspaces", "\x07\x08\x08", "[U+0007]"),
    ("a right-to-left override", "\u202e", "[U+202E]"),
    ("an isolate", "\u2067", "[U+2067]"),
    ("letters of a tag", "\U000e0041", "[U+E0041]"),
    ("a private character", "\ue000", "[U+E000]"),
]


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize(("char", "shown"), [case[1:] for case in ACTING], ids=[case[0] for case in ACTING])
def test_what_acts_is_spelled(run: Run, char: str, shown: str, format_: str) -> None:
    """No format passes on what acts on a terminal or turns the line; those for people spell it."""
    result = run(
        FIRST, SECOND.replace("7 May", f"7{char} May").replace("Helsinki", f"Hel{char}sinki"), "--format", format_
    )
    assert result.exit_code in {0, 1, 3}  # more than a few of them make a binary file
    acting = {c for c in result.stdout if unicodedata.category(c) in {"Cc", "Cf", "Cs", "Co"}} - {"\n"}
    assert acting == set()
    if format_ in {"markdown", "html"} and result.exit_code < 3:
        assert shown in result.stdout.replace("\\[", "[").replace("\\]", "]")


def test_json_gives_programs_the_very_characters(run: Run) -> None:
    """An escape in JSON is the character itself to who reads it."""
    result = run(FIRST, SECOND.replace("Helsinki", "Hel\u202esinki"), "--format", "json")
    assert "\\u202e" in result.stdout
    assert any("Hel\u202esinki" in claim["text"] for claim in json.loads(result.stdout)["claims"])


CELLS = ['=HYPERLINK("http://evil.example";"now")', "+1+1", "-1", "@SUM(1)"]


@pytest.mark.parametrize("cell", CELLS)
def test_no_cell_begins_as_a_formula(run: Run, cell: str) -> None:
    """A title that a spreadsheet would run is escaped where it begins a cell of Markdown, and quoted in the table."""
    titled = f"---\ntitle: '{cell}'\n---\n\n"
    run(FIRST, SECOND)
    for name, text in (("first", FIRST), ("second", SECOND)):
        Path(f"{name}.md").write_text(titled + text, encoding="utf-8")
    result = CliRunner().invoke(cli.app, ["first.md", "second.md", "--nli", "off", "--format", "markdown"])
    cells = [c.strip() for line in result.stdout.splitlines() if line.startswith("|") for c in line.split("|")]
    assert any(cell[1:6] in c for c in cells)
    assert not [c for c in cells if c.startswith(("=", "+", "@")) or (c[:1] == "-" and set(c) > {"-", ":"})]
    table = CliRunner().invoke(cli.app, ["first.md", "second.md", "--nli", "off"]).stdout
    assert not [line for line in table.splitlines() if line.startswith(("=", "+", "@"))]


def test_libraries_say_nothing_on_standard_error(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A library's warning would quote a file in its own characters; our own warnings still come through."""
    own = logging.StreamHandler()
    monkeypatch.setattr(logging, "lastResort", own)
    monkeypatch.setattr("sys.argv", ["check", "--version"])
    with pytest.raises(SystemExit):
        cli.main()
    for name in ("warcio.recordloader", "trafilatura.core", "checker.nli.cache"):
        own.setStream(sys.stderr)
        own.handle(logging.LogRecord(name, logging.WARNING, "", 0, f"{name}: \x1b[2J", None, None))
    assert capsys.readouterr().err == "checker.nli.cache: \x1b[2J\n"


# ── Half characters ──────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("format_", FORMATS)
def test_half_a_character_is_no_end(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, parser: Parser, format_: str
) -> None:
    """A lone surrogate, which JSON can hold and UTF-8 cannot, becomes U+FFFD; the articles are checked."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(pipeline, "load_parser", lambda _: parser)
    for name, day in (("a", "9 May"), ("b", "7 May")):
        text = FIRST.replace("9 May", day).replace("signed", "signed \ud800")
        record = RECORD | {"title": "The \udfff treaty", "byline": "A\ud83d", "text": text}
        Path(f"{name}.json").write_text(json.dumps(record), encoding="utf-8")
    words = ["a.json", "b.json", "--nli", "off", "--format", format_]
    result = CliRunner().invoke(cli.app, words, prog_name="check")
    assert (result.exit_code, result.stderr) == (1, "")
    result.stdout.encode()


# ── Size ─────────────────────────────────────────────────────────────────────────────────────────────────────────────


def peak(work: Callable[[], object]) -> int:
    """Give the most bytes that Python held while it did some work."""
    tracemalloc.start()
    try:
        work()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_a_line_of_a_gigabyte_takes_no_memory(tmp_path: Path) -> None:
    """A file of one line of 1 GB is refused by its size; it is sparse, so that the test takes no room either."""
    with (tmp_path / "a.txt").open("wb") as file:
        file.truncate(2**30)
    problems = []
    assert peak(lambda: problems.extend(read([tmp_path / "a.txt"], Settings())[1])) < 2**20
    assert "raise the setting max_bytes" in problems[0].message


def test_endless_input_is_read_to_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    """Standard input that never ends, on one line, is read to its limit and no further."""
    taken: list[int] = []

    class Endless(io.RawIOBase):
        def read(self, size: int = -1) -> bytes:
            taken.append(size)
            return b"x" * size

    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=Endless()))
    _, (problem,) = read([Path("-")], Settings(max_bytes=1_000))
    assert "raise the setting max_bytes" in problem.message
    assert taken == [1_001]


def test_a_long_line_within_the_limits_takes_memory_by_its_length(tmp_path: Path) -> None:
    """A line of 500 kB is refused as a paragraph, without many copies of it."""
    (tmp_path / "a.txt").write_text("word " * 100_000, encoding="utf-8")
    settings = Settings(max_bytes=1_000_000)  # as much is set aside for any file
    _, (problem,) = read([tmp_path / "a.txt"], settings)
    assert "raise the setting max_paragraph" in problem.message
    assert peak(lambda: read([tmp_path / "a.txt"], settings)) < 5_000_000
