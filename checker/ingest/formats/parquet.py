"""Parquet, by pyarrow: an article a row, by the field names of JSON. Needs the extra `parquet` or `ray`."""

import io
from collections.abc import Iterator
from datetime import date
from typing import Any

from checker.errors import InputError
from checker.ingest.document import Document, File, Format, Start
from checker.ingest.formats.records import article
from checker.model import Problem
from checker.settings import JSON_FIELDS, Settings

_ROWS = 256  # at a time


def read(file: File, settings: Settings) -> Iterator[Document | Problem]:
    """Give an article for each row that has a text, and a Problem for each that has none."""
    try:
        import pyarrow as pa  # noqa: PLC0415 - an extra
        from pyarrow.parquet import ParquetFile  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise InputError(
            "Parquet files need pyarrow; pip install 'check-claims[parquet]' brings it", file.place
        ) from error
    try:
        table = ParquetFile(io.BytesIO(file.data))
        _refuse_large(table.metadata, file.place, settings.max_unpacked)
        table = ParquetFile(io.BytesIO(file.data), read_dictionary=_texts(table.metadata.schema))
        names = _wanted(table.schema_arrow.names, settings)
        number = 0
        for batch in table.iter_batches(_ROWS, columns=names):
            for record in _records(batch):
                number += 1
                yield article(_plain(record), file, settings, f"row {number}: ", None)
    except (pa.ArrowException, OSError) as error:
        raise InputError(f"the Parquet file is broken: {' '.join(str(error).split())}", file.place) from error
    if not number:
        raise InputError("the Parquet file has no rows", file.place)


def _refuse_large(metadata: Any, place: str, limit: int) -> None:
    size = sum(metadata.row_group(n).total_byte_size for n in range(metadata.num_row_groups))
    if size > limit:
        raise InputError(
            f"it unpacks to {size:,} bytes, more than the limit of {limit:,}; raise the setting max_unpacked", place
        )


def _texts(schema: Any) -> list[str]:
    """Give the columns of texts: what a file says once, and means many times, is then kept once."""
    columns = (schema.column(n) for n in range(len(schema)))
    return [column.path for column in columns if column.physical_type == "BYTE_ARRAY"]


def _records(batch: Any) -> Iterator[dict[str, Any]]:
    """Give the rows one at a time: together, rows that share a long text take room for each."""
    for n in range(batch.num_rows):
        yield {name: batch.column(name)[n].as_py() for name in batch.schema.names}


def _wanted(names: list[str], settings: Settings) -> list[str]:
    """Leave out the columns that say nothing of an article; all stay where none does, so that they can be named."""
    fields = [name for usual in JSON_FIELDS.values() for name in usual] + list(settings.json_fields.values())
    known = {name.partition(".")[0] for name in fields} | set(fields)
    return [name for name in names if name in known] or names


def _plain(value: Any) -> Any:
    """Give a value as JSON would have it: days and moments as ISO 8601 writes them."""
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    return value.isoformat() if isinstance(value, date) else value


def _looks(start: Start) -> bool:
    return start.data.startswith(b"PAR1")


FORMAT = Format("Parquet", (".parquet",), _looks, read)
