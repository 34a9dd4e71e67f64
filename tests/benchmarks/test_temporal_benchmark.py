"""The measures of benchmarks/temporal.py: what counts as a match, what as right, and how errors are sorted."""

import sys
import tomllib
from datetime import datetime
from pathlib import Path

import pytest

from benchmarks import oracles, temporal
from benchmarks.temporal import Reading, align, difference, kind_of, readings, row, score


def timex(start: int, end: int, value: str = "1998-05-08", sort: str = "DATE") -> dict[str, object]:
    """Give an expression of a reader or of the gold standard."""
    return {"start": start, "end": end, "type": sort, "value": value, "text": "words"}


def test_each_expression_is_matched_once() -> None:
    """Two found expressions within one of the gold standard are one match and one found in vain."""
    pairs = align([timex(0, 4), timex(5, 9)], [timex(0, 9), timex(20, 25)])
    assert [(bool(t), bool(g)) for t, g in pairs] == [(True, True), (False, True), (True, False)]


def test_measures_follow_from_counts() -> None:
    """Relaxed counts any overlap, strict the same offsets; values and types count among the relaxed matches."""
    found = [timex(0, 4), timex(10, 14, "1998"), timex(20, 24, "P3D"), timex(40, 44)]
    gold = [timex(0, 4), timex(11, 14, "1999"), timex(20, 25, "P3D", "DURATION"), timex(50, 52), timex(60, 62)]
    counts = score(align(found, gold))
    assert (counts.gold, counts.found, counts.relaxed, counts.strict) == (5, 4, 3, 1)
    assert (counts.value, counts.type) == (2, 2)
    assert counts.f1("relaxed") == pytest.approx((3 / 4, 3 / 5, 2 / 3))
    assert score([]).f1("value") == (0, 0, 0)


@pytest.mark.parametrize(
    ("mine", "theirs", "kind"),
    [
        (None, timex(0, 4), "missed"),
        (timex(0, 4), None, "found in vain"),
        (timex(0, 4), timex(0, 9), ""),
        (timex(0, 4, "PRESENT_REF"), timex(0, 4, "FUTURE_REF"), "value: another vague time"),
        (timex(0, 4, "PRESENT_REF"), timex(0, 4), "value: a vague time against another"),
        (timex(0, 4), timex(0, 4, "P1D", "DURATION"), "value: DATE for DURATION"),
        (timex(0, 4, "1998-05-09"), timex(0, 4), "value: DATE, another day"),
    ],
)
def test_errors_have_kinds(mine: dict[str, object] | None, theirs: dict[str, object] | None, kind: str) -> None:
    """An error is named for what is wrong first; a right value is none, whatever its span."""
    assert kind_of(mine, theirs) == kind


@pytest.mark.parametrize(
    ("mine", "theirs", "sort", "what"),
    [
        ("P3D", "P4D", "DURATION", "another number"),
        ("P3D", "P3W", "DURATION", "another unit"),
        ("1998-05", "1998", "DATE", "another grain"),
        ("1997-05-08", "1998-05-08", "DATE", "another year"),
        ("1998-06-08", "1998-05-08", "DATE", "another month or week"),
        ("1998-05-08TMO", "1998-05-08TEV", "TIME", "another time of day"),
    ],
)
def test_values_differ_in_one_thing_first(mine: str, theirs: str, sort: str, what: str) -> None:
    """Values are compared from the coarsest part on."""
    assert difference(mine, theirs, sort) == what


def test_a_reader_that_cannot_run_is_left_out(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A Python without packages has no other reader; each is named with the reason, and ours is scored."""
    docs = [{"text": "They met on 8 May 1998.", "dct": "1998-05-09", "timex3": [timex(12, 22)]}]
    bare = tmp_path / "python"
    bare.write_text(f'#!/bin/sh\nexec "{sys.executable}" -S "$@"\n', encoding="utf-8")
    bare.chmod(0o755)
    (ours,) = list(readings(docs, str(bare)))
    said = capsys.readouterr().err
    assert all(f"left out: {name}:" in said for name in temporal.ORACLES)
    assert [t["value"] for t in ours.found[0]] == ["1998-05-08"]


def test_a_row_gives_speed_by_processor_time() -> None:
    """Fifty kilobytes in two seconds are 25 a second."""
    assert row(Reading("any", [], 2.0), score([]), 50.0).endswith(" 25.0")


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ({"type": "date", "timex": "XXXX-WXX-5", "value": "1998-05-08"}, ("DATE", "1998-05-08")),
        ({"type": "daterange", "timex": "XXXX-10", "start": "1997-10-01"}, ("DATE", "1997-10")),
        ({"type": "daterange", "timex": "1998-W18", "start": "1998-04-27"}, ("DATE", "1998-W18")),
        ({"type": "duration", "timex": "P3Y", "value": "94608000"}, ("DURATION", "P3Y")),
        ({"type": "datetime", "timex": "PRESENT_REF", "value": "1998-05-09 00:00:00"}, ("DATE", "PRESENT_REF")),
        ({"type": "time", "timex": "T15:30", "value": "15:30:00"}, ("TIME", "1998-05-09T15:30")),
    ],
)
def test_recognizers_text_becomes_timex3(answer: dict[str, str], expected: tuple[str, str]) -> None:
    """Its own TIMEX is kept where it is complete, and filled from the past candidate where it is not."""
    assert oracles.timex3(answer, datetime(1998, 5, 9)) == expected  # noqa: DTZ001


def test_the_table_has_its_floors() -> None:
    """The floors name measures that there are."""
    floors = Path(temporal.__file__).with_name("floors.toml").read_text(encoding="utf-8")
    assert set(tomllib.loads(floors)["temporal"]) == {"relaxed", "value"}
