"""The report of the seed articles is the one under reports/, on every machine, and in the wire form of the README."""

import subprocess
import sys
from collections.abc import Sequence
from datetime import date
from difflib import unified_diff
from pathlib import Path
from typing import Annotated, Any, Literal

import pytest
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter
from typer.testing import CliRunner

from checker import cli, pipeline
from checker.extract.sentences import Parser
from checker.ingest.decoding import decode
from checker.ingest.files import load
from checker.model import Factuality, PublishedFrom, Severity, ValueKind, Verdict
from checker.nli import Nli, NliScore, load_nli

ROOT = Path(__file__).resolve().parent.parent
COMMAND = Path(sys.executable).with_name("check")
REVIEW = """
The report of the seed articles is no longer the one in {}. If that is meant:
  make check           writes it anew
  git diff reports/    read every line of the difference as an editor would, and commit it when it is better
The first lines that differ:
"""


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder with the reports of the seeds as `make check` writes them, by the code as it is now."""
    folder = tmp_path_factory.mktemp("reports")
    words = ["seeds/", "--fail-on", "never", "-o", f"{folder}/seeds.md", "-o", f"{folder}/seeds.json"]
    subprocess.run([str(COMMAND), *words], cwd=ROOT, check=True, capture_output=True)  # noqa: S603 - our own words
    return folder


@pytest.mark.parametrize("name", ["seeds.md", "seeds.json"])
def test_the_report_of_the_seeds_is_the_committed_one(fresh: Path, name: str) -> None:
    """Byte for byte; whoever changes it looks at the difference and commits it."""
    golden, now = ((folder / name).read_bytes() for folder in (ROOT / "reports", fresh))
    if golden != now:
        old, new = (text.decode().splitlines() for text in (golden, now))
        differ = list(unified_diff(old, new, "committed", "now", lineterm="", n=0))[:20]
        pytest.fail(REVIEW.format(f"reports/{name}") + "\n".join(line[:300] for line in differ), pytrace=False)


class Shifted:
    """An NLI model that is a little surer or less sure of a label, as on a processor that rounds otherwise."""

    def __init__(self, nli: Nli, shift: NliScore) -> None:
        self.name, self.thresholds = nli.name, nli.thresholds
        self._nli, self._shift = nli, shift

    def score(self, pairs: Sequence[tuple[str, str]]) -> list[NliScore]:
        """Score the pairs and shift the scores."""
        shift = self._shift
        return [
            NliScore(s.entailment + shift.entailment, s.neutral + shift.neutral, s.contradiction + shift.contradiction)
            for s in self._nli.score(pairs)
        ]


@pytest.mark.parametrize("towards", [(0.03, 0, -0.03), (-0.03, 0.03, 0), (0, -0.03, 0.03)])
def test_another_processor_writes_the_same_report(
    monkeypatch: pytest.MonkeyPatch, parser: Parser, fresh: Path, towards: tuple[float, float, float]
) -> None:
    """Rounding moved probabilities by up to 0.022 on 606 pairs; a shift of 0.03 changes nothing in this report.

    Where this fails, a statement of the seeds lies beside a threshold, and the report would depend on the machine.
    """
    nli = load_nli("embedded")
    assert nli is not None
    monkeypatch.chdir(ROOT)
    monkeypatch.setattr(pipeline, "load_parser", lambda _: parser)
    monkeypatch.setattr(pipeline, "load_nli", lambda *_, **_named: Shifted(nli, NliScore(*towards)))
    result = CliRunner().invoke(cli.app, ["seeds/", "--format", "json"], prog_name="check")
    assert result.stdout == (fresh / "seeds.json").read_text(encoding="utf-8")


# ── The wire form ────────────────────────────────────────────────────────────────────────────────────────────────────


class Wire(BaseModel):
    """An object of the wire form: just these keys, of just these types."""

    model_config = ConfigDict(extra="forbid")


class WireSpan(Wire):
    """Words of an article and where they stand."""

    text: Annotated[str, Field(min_length=1)]
    start: Annotated[int, Field(ge=0)]
    end: int


class WireArticle(Wire):
    """A story."""

    id: str
    path: str
    story: Annotated[int, Field(ge=0)]
    title: str
    published: date | None
    published_from: PublishedFrom
    origin: str


class WireAttribution(Wire):
    """Who is made to say it."""

    source: str
    kind: Literal["direct", "indirect", "mixed"]
    mention: WireSpan | None
    cue: WireSpan | None
    content: WireSpan


class WireValue(WireSpan):
    """The words of the value and how they were read; the fields of its kind besides."""

    model_config = ConfigDict(extra="allow")

    kind: str
    reading: str


class WireClaim(WireSpan):
    """A claim."""

    id: str
    article: str
    kind: ValueKind
    value: WireValue
    attribution: WireAttribution | None
    factuality: Factuality


class WirePlace(WireSpan):
    """One side of a finding."""

    claim: str
    article: str
    path: str
    line: Annotated[int, Field(ge=1)]


class WireFinding(Wire):
    """A finding."""

    verdict: Verdict
    kind: ValueKind
    rule: str
    level: str
    severity: Severity
    confidence: Annotated[float, Field(ge=0, le=1)]
    message: Annotated[str, Field(min_length=1)]
    fingerprint: Annotated[str, Field(pattern="^[0-9a-f]{16}$")]
    left: WirePlace
    right: WirePlace


class WireError(Wire):
    """What could not be used."""

    path: str
    message: str


class WireReport(Wire):
    """The whole report."""

    version: Annotated[Literal["checker-report/1"], Field(alias="schema")]
    articles: list[WireArticle]
    claims: list[WireClaim]
    findings: list[WireFinding]
    errors: list[WireError]


@pytest.fixture(scope="module")
def wire(fresh: Path) -> WireReport:
    """Give the JSON report of the seeds, every key and type of it as the design says."""
    return TypeAdapter(WireReport).validate_json((fresh / "seeds.json").read_bytes(), strict=True)


@pytest.fixture(scope="module")
def texts(wire: WireReport) -> dict[str, str]:
    """Give the text of each article by id: its file as decoded."""
    return {a.id: decode(load(ROOT / a.path, 10**6), a.path) for a in wire.articles}


def test_the_wire_form_is_as_promised(wire: WireReport) -> None:
    """Every key is there, none besides, each of its type; and the report is not empty."""
    assert wire.articles
    assert wire.claims
    assert wire.findings
    assert wire.errors == []


def test_every_claim_stands_where_it_says(wire: WireReport, texts: dict[str, str]) -> None:
    """`text == article_text[start:end]` for the claim, its value, and the parts of its attribution."""
    for claim in wire.claims:
        told = claim.attribution
        parts = [told.mention, told.cue, told.content] if told else []
        for span in (claim, claim.value, *filter(None, parts)):
            assert texts[claim.article][span.start : span.end] == span.text


def test_every_side_stands_where_it_says(wire: WireReport, texts: dict[str, str]) -> None:
    """Both sides of every finding give the words, the line, the path and the claim that they are of."""
    articles = {a.id: a for a in wire.articles}
    claims = {c.id: c for c in wire.claims}
    for side in (side for finding in wire.findings for side in (finding.left, finding.right)):
        text = texts[side.article]
        assert text[side.start : side.end] == side.text
        assert text.count("\n", 0, side.start) + 1 == side.line
        assert articles[side.article].path == side.path
        assert claims[side.claim].article == side.article


def test_offsets_count_code_points_of_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, parser: Parser) -> None:
    """Letters outside the basic plane, line ends of Windows and accents do not move a claim from its words."""
    first = "\U0001f3b5 Tõnu café\r\n\r\nFinland and Sweden signed the treaty in Helsinki on 9 May 2025.\r\n"
    (tmp_path / "first.txt").write_bytes(first.encode())
    (tmp_path / "second.txt").write_text(first.replace("9 May", "7 May"), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(pipeline, "load_parser", lambda _: parser)
    result = CliRunner().invoke(cli.app, ["first.txt", "second.txt", "--nli", "off", "--format", "json"])
    found: Any = TypeAdapter(WireReport).validate_json(result.stdout, strict=True).findings
    text = (tmp_path / "first.txt").read_bytes().decode()
    assert {text[f.left.start : f.left.end] for f in found} == {f.left.text for f in found} != set()
