"""The wire form holds what the design fixes, and the same report gives the same bytes."""

import json
from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Any

import pytest

from checker.model import (
    Grain,
    Interval,
    NameValue,
    Problem,
    RecencyForm,
    Report,
    ResolvedRecency,
    Timex,
    TimexType,
    ValueKind,
    Verdict,
)
from checker.report import FORMATS
from checker.report.wire import render

if TYPE_CHECKING:
    from tests.report.conftest import Bench

ARTICLE = {"id": str, "path": str, "story": int, "title": str, "published": str, "published_from": str, "origin": str}
PLACE = {"claim": str, "article": str, "path": str, "line": int, "start": int, "end": int, "text": str}
FINDING = {
    "verdict": str,
    "kind": str,
    "rule": str,
    "level": str,
    "severity": str,
    "confidence": float,
    "message": str,
    "fingerprint": str,
    "left": dict,
    "right": dict,
}
CLAIM = {
    "id": str,
    "article": str,
    "kind": str,
    "text": str,
    "start": int,
    "end": int,
    "value": dict,
    "attribution": dict | None,
    "factuality": str,
}


@pytest.fixture
def tree(report: Report) -> Any:
    """Give the wire form of the sample report, parsed."""
    return json.loads(render(report))


def test_top_level_has_the_schema_first(tree: Any) -> None:
    """A reader knows from the first key what it has."""
    assert list(tree) == ["schema", "articles", "claims", "findings", "errors"]
    assert tree["schema"] == "checker-report/1"


@pytest.mark.parametrize(("part", "shape"), [("articles", ARTICLE), ("claims", CLAIM), ("findings", FINDING)])
def test_every_item_has_the_keys_and_types_of_the_design(tree: Any, part: str, shape: dict[str, Any]) -> None:
    """Keys come in the design's order, none is missing or added, and each is of its type."""
    for item in tree[part]:
        assert list(item) == list(shape)
        absent = {"published"} if item.get("published_from") and item["published"] is None else set()
        assert all(isinstance(item[key], kind) for key, kind in shape.items() if key not in absent)


def test_both_sides_of_a_finding_are_places(tree: Any) -> None:
    """A side says which claim of which article it is, and where that stands."""
    for side in ("left", "right"):
        for finding in tree["findings"]:
            assert {key: type(value) for key, value in finding[side].items()} == PLACE


def test_an_unknown_publication_date_is_null(tree: Any) -> None:
    """No date is made up for an article that has none."""
    assert tree["articles"][2]["published"] is None


def test_every_claim_of_a_finding_is_there(tree: Any) -> None:
    """A finding's sides can be looked up among the claims."""
    known = {claim["id"] for claim in tree["claims"]}
    assert {f[side]["claim"] for f in tree["findings"] for side in ("left", "right")} <= known


def test_date_value_holds_the_timex_the_interval_and_the_anchor(tree: Any) -> None:
    """A resolved date is written out whole, with the mention's own text and place."""
    assert tree["claims"][0]["value"] == {
        "kind": "resolved date",
        "text": "Thursday",
        "start": 12,
        "end": 20,
        "reading": "“Thursday” → 2025-05-15 (from the article's date, 2025-05-14)",
        "type": "DATE",
        "value": "2025-05-15",
        "mod": None,
        "tense": "past",
        "reported": False,
        "interval": {"start": "2025-05-15T00:00:00", "end": "2025-05-16T00:00:00", "grain": "day", "mod": None},
        "anchor": {"published": "2025-05-14", "published_from": "metadata"},
    }


def test_amount_value_holds_the_quantity(tree: Any) -> None:
    """An amount is written with its bounds, unit and figure."""
    value = next(claim["value"] for claim in tree["claims"] if claim["kind"] == "duration")
    assert value == {
        "kind": "amount",
        "text": "almost an hour",
        "start": 38,
        "end": 52,
        "reading": "“almost an hour” → 45 to 60 minutes",
        "low": 2700.0,
        "high": 3600.0,
        "number": 3600.0,
        "unit": "second",
        "mod": None,
        "noun": "",
    }


def test_recency_and_name_are_flattened_alike(bench: "Bench") -> None:
    """Every kind of value begins with its kind, the mention's text and place, and the reading."""
    article = bench.article("a.txt", "Xi called since March.")
    name, time = bench.span(article, "Xi"), bench.span(article, "March")
    march = Interval(start=datetime.fromisoformat("2022-03-01"), end=None, grain=Grain.MONTH)
    since = ResolvedRecency(
        form=RecencyForm.FIRST,
        timex=Timex(**time.model_dump(), type=TimexType.DATE, value="2022-03"),
        last=march,
        exact=True,
        now=None,
        anchor=None,
    )
    bench.claim(article, name, ValueKind.ENTITY, NameValue(mention=name, name="xi jinping", role="agent"))
    bench.claim(article, time, ValueKind.RECENCY, since)
    values = [claim["value"] for claim in json.loads(render(bench.report()))["claims"]]
    assert [list(value) for value in values] == [
        ["kind", "text", "start", "end", "reading", "name", "role"],
        [
            *("kind", "text", "start", "end", "reading", "type", "value", "mod"),
            *("form", "last", "exact", "now", "anchor", "event"),
        ],
    ]


def test_attribution_says_who_and_how(tree: Any) -> None:
    """A quotation names its source, and null stands for words that only imply it."""
    said = next(claim["attribution"] for claim in tree["claims"] if claim["kind"] == "quote")
    content = {"text": "“Peace is near”", "start": 54, "end": 69}
    assert said == {"source": "minister", "kind": "direct", "mention": None, "cue": None, "content": content}


@pytest.mark.parametrize(
    ("line", "message"), [(None, "the file is empty"), (3, "line 3: the file is empty")], ids=["file", "line"]
)
def test_error_has_path_and_message(bench: "Bench", line: int | None, message: str) -> None:
    """What could not be used is listed with the reason, and the line where there is one."""
    bench.errors.append(Problem(path="a.txt", message="the file is empty", line=line))
    assert json.loads(render(bench.report()))["errors"] == [{"path": "a.txt", "message": message}]


def test_text_is_written_as_it_is(hostile: Callable[[str], Report]) -> None:
    """Letters of any script are not escaped, and what JSON must escape survives the journey."""
    text = "新闻 <b>\u202e \x1b[2J"
    written = render(hostile(text))
    assert "新闻 <b>" in written
    assert json.loads(written)["findings"][0]["left"]["text"] == text


def test_every_item_has_its_line(report: Report) -> None:
    """Two reports can be compared line by line."""
    assert sum(line.startswith('{"verdict": ') for line in render(report).splitlines()) == len(report.findings)


def test_ends_with_one_newline(report: Report) -> None:
    """The file is a text file."""
    assert render(report).endswith("}\n")


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_report_gives_the_same_text(report: Report, name: str) -> None:
    """No format holds a clock, a host or an order that changes from run to run."""
    copy = Report.model_validate_json(report.model_dump_json())
    assert FORMATS[name].render(report, 100) == FORMATS[name].render(copy, 100)


def test_confidence_is_rounded(bench: "Bench") -> None:
    """Digits that differ between machines are not part of the report."""
    a, b = (bench.article(f"{name}.txt", "They met.") for name in "ab")
    bench.finding(Verdict.CONFLICT, bench.statement(a, "They"), bench.statement(b, "They"), confidence=0.123456789)
    assert json.loads(render(bench.report()))["findings"][0]["confidence"] == 0.1235
