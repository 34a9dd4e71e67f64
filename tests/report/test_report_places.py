"""Places in files without lines: each format says the page or the paragraph, and none points at a line that is none."""

import json
from pathlib import Path

import pytest

from checker.model import Mark, Publication, Report, Unit, Verdict
from checker.report import FORMATS, render
from checker.settings import Settings
from tests.ingest.formats.conftest import docx, html, pdf

LEFT = "Anna Berg and Peter Holm signed the treaty about the dam in Vienna on 7 May 2025."
RIGHT = "Anna Berg and Peter Holm signed the treaty about the dam in Vienna on 9 May 2025."
DATE = "2025-05-10"


@pytest.fixture
def conflict(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, parser: object) -> Report:
    """Give the report of a PDF, a DOCX and a page that disagree on a day."""
    from checker import pipeline  # noqa: PLC0415 - brings the models

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(pipeline, "load_parser", lambda _: parser)
    Path("a.pdf").write_bytes(pdf([DATE], [LEFT[:70], LEFT[70:].strip()]))
    Path("b.docx").write_bytes(docx(DATE, "", RIGHT))
    Path("c.html").write_text(
        html(RIGHT.replace("9", "8"), head=f"<meta name='date' content='{DATE}T08:00:00Z'>"), "utf-8"
    )
    return pipeline.check([Path("a.pdf"), Path("b.docx"), Path("c.html")], Settings(nli="off"))


def test_places_are_told_in_every_format(conflict: Report) -> None:
    """A page of the PDF, a paragraph of the DOCX, a line of the page; the text is there for offsets to count in."""
    assert Verdict.CONFLICT in {f.verdict for f in conflict.findings}
    wire = json.loads(render(conflict, "json"))
    texts = {a["id"]: a["text"] for a in wire["articles"]}
    sides = [side for f in wire["findings"] for side in (f["left"], f["right"])]
    assert all(texts[s["article"]][s["start"] : s["end"]] == s["text"] for s in sides)
    assert {(s["path"], s.get("page"), s.get("paragraph")) for s in sides} == {
        ("a.pdf", 2, None),
        ("b.docx", None, 3),
        ("c.html", None, None),
    }
    assert {s["line"] for s in sides if s["path"] == "c.html"} == {6}
    assert [a.get("published_at") for a in wire["articles"]] == [None, None, f"{DATE}T08:00:00+00:00"]
    for name in ("table", "markdown", "html", "claimreview"):
        shown = FORMATS[name].render(conflict, 240)
        assert all(place in shown for place in ("a.pdf, page 2", "b.docx, paragraph 3", "c.html:6")), name


def test_sarif_points_at_no_line_that_is_none(conflict: Report) -> None:
    """A file without lines is named without a region, and the place said in words; a web page has its line."""
    results = json.loads(render(conflict, "sarif"))["runs"][0]["results"]
    places = [p for r in results for p in (*r["locations"], *r.get("relatedLocations", ()))]
    for place in places:
        where = place["physicalLocation"]
        name = where["artifactLocation"]["uri"]
        if name == "c.html":
            assert where["region"]["startLine"] == 6
            assert "startColumn" not in where["region"]
        else:
            assert "region" not in where
            assert place["message"]["text"].startswith(("a.pdf, page 2: ", "b.docx, paragraph 3: "))


def test_comments_count_in_plain_text_alone(conflict: Report) -> None:
    """What was taken out of markup has no comments that could hold a finding back."""
    from datetime import date  # noqa: PLC0415 - of this test only

    from checker.report.suppressions import suppress  # noqa: PLC0415 - of this test only

    said = "# check: ignore-file date: not so\n"
    marked = [a.model_copy(update={"text": said + a.text, "paragraphs": ()}) for a in conflict.articles]
    report = conflict.model_copy(update={"articles": tuple(marked)})
    assert all(a.marks for a in marked)
    assert not any(f.suppressed for f in suppress(report, (), date(2025, 5, 10), whole=True).report.findings)


def test_what_is_said_of_an_article_goes_into_the_json(conflict: Report) -> None:
    """Fields that hold something are there, by their names, and no others."""
    said = Publication(byline="Ana Kral", version="2", embargo="2025-05-11T08:00:00+02:00", correction="CORRECTS a day")
    first = conflict.articles[0].model_copy(update={"publication": said, "unit": Unit.LINE, "marks": (Mark(0, 1),)})
    wire = json.loads(render(conflict.model_copy(update={"articles": (first, *conflict.articles[1:])}), "json"))
    held = wire["articles"][0]
    assert (held["byline"], held["version"], held["correction"]) == ("Ana Kral", "2", "CORRECTS a day")
    assert held["embargo"] == "2025-05-11T08:00:00+02:00"
    assert "url" not in held
