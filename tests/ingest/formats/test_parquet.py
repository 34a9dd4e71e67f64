"""Parquet: an article a row, by the names that JSON has for its fields."""

import io
import sys
from datetime import UTC, date, datetime
from typing import Any

import pytest

from checker.model import Unit
from tests.ingest.formats.conftest import OTHER, STORY, TITLE, Read, body

pa = pytest.importorskip("pyarrow", reason="the extra `parquet`")
pq = pytest.importorskip("pyarrow.parquet")


def table(rows: list[dict[str, Any]], **options: Any) -> bytes:
    """Give rows as a file."""
    file = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(rows), file, **options)
    return file.getvalue()


def test_a_row_is_an_article(given: Read) -> None:
    """With its title, its day, its moment and its outlet, whatever else is in the row; found by content, too."""
    rows: list[dict[str, Any]] = [
        {
            "title": TITLE,
            "text": "\n\n".join(STORY),
            "published": datetime(2025, 5, 14, 9, 30, tzinfo=UTC),
            "outlet": "Arda Daily",
            "vector": [0.5] * 8,
        },
        {"title": "Chess", "text": "\n\n".join(OTHER), "published": None, "outlet": None, "vector": None},
    ]
    articles, problems = given("corpus.bin", table(rows))
    assert not problems
    assert [body(article) for article in articles] == [list(STORY), list(OTHER)]
    first, second = articles
    assert (first.title, first.published, first.story) == (TITLE, date(2025, 5, 14), 0)
    assert first.publication.published_at == datetime(2025, 5, 14, 9, 30, tzinfo=UTC)
    assert (first.publication.outlet, second.publication.outlet) == ("Arda Daily", "")
    assert (first.unit, second.published) == (Unit.PARAGRAPH, None)


def test_fields_may_be_named(given: Read) -> None:
    """As for JSON, within structures too; and a day is a day."""
    rows = [{"id": 1, "doc": {"para": "\n\n".join(STORY), "day": date(2025, 5, 14)}}]
    articles, _ = given("corpus.parquet", table(rows), json_fields={"text": "doc.para", "published": "doc.day"})
    assert body(articles[0]) == list(STORY)
    assert articles[0].published == date(2025, 5, 14)


def test_a_row_without_text_is_told_by_its_number(given: Read) -> None:
    """The others are read, also beyond the rows that are read at a time."""
    rows = [{"text": "\n\n".join(STORY)}] * 300
    rows[280] = {"text": ""}
    articles, problems = given("corpus.parquet", table(rows))
    assert len(articles) == 299
    assert [p.message.partition(" in it")[0] for p in problems] == ["row 281: no text of an article"]


def test_unknown_columns_are_named(given: Read) -> None:
    """So that the settings can name the right one."""
    _, (problem,) = given("corpus.parquet", table([{"para": STORY[0], "n": 1}]))
    assert "the fields are n, para: name them with json-fields in the settings" in problem.message


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"PAR1 and no more", "the Parquet file is broken: "),
        (table([{"text": STORY[0]}])[:-40] + b"PAR1", "the Parquet file is broken: "),
        (table([]), "the Parquet file has no rows"),
    ],
)
def test_a_broken_file_is_told(given: Read, data: bytes, said: str) -> None:
    """Whole."""
    articles, (problem,) = given("corpus.parquet", data)
    assert not articles
    assert problem.message.startswith(said)


def test_what_unpacks_to_too_much_is_not_unpacked(given: Read) -> None:
    """Compression may be a trap."""
    data = table([{"text": "a" * 2_000_000}], compression="zstd", use_dictionary=False)
    assert len(data) < 20_000
    _, (problem,) = given("corpus.parquet", data, max_unpacked=1_000_000)
    assert "more than the limit of 1,000,000; raise the setting max_unpacked" in problem.message


def test_without_pyarrow_the_extra_is_named(given: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    """The other files are read."""
    data = table([{"text": STORY[0]}])
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    _, (problem,) = given("corpus.parquet", data)
    assert problem.message == "Parquet files need pyarrow; pip install 'check-claims[parquet]' brings it"


def test_a_text_that_rows_share_counts_for_each(given: Read) -> None:
    """A file that says one long text once, and means it very often, is read to the limit and no further."""
    text = "\n\n".join(STORY * 100)
    rows = [{"text": text}] * 1_000
    packed = table(rows)
    assert len(packed) < len(text) < 100_000
    articles, problems = given("corpus.parquet", packed, max_unpacked=5 * len(text))
    assert len(articles) <= 5
    assert "characters of text in it; raise the setting max_unpacked" in problems[0].message
