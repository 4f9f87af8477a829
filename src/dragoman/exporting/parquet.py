"""Tables for Apache Arrow and Parquet, with typed columns and what the export is of in the schema's metadata."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING, Any, BinaryIO

from dragoman.contract import Json
from dragoman.errors import MissingExtra
from dragoman.exporting.heading import ExportHeading
from dragoman.exporting.table import Table

if TYPE_CHECKING:
    import pyarrow

ROW_GROUP = 5_000
"""Rows that are held and written together."""
HEADING_KEY = "dragoman"
"""Under which the schema's metadata hold the heading, as JSON."""


def write_parquet(table: Table[Any], things: Iterable[Any], heading: ExportHeading, stream: BinaryIO) -> None:
    """Write the rows of things as Parquet, a few thousand at a time. Raises MissingExtra without pyarrow."""
    arrow = import_arrow()
    from pyarrow import parquet

    schema = build_schema(table, heading.describe())
    rows = iter_rows(table, things)
    with parquet.ParquetWriter(stream, schema) as writer:
        while batch := list(islice(rows, ROW_GROUP)):
            writer.write_table(arrow.Table.from_pylist(batch, schema))


def build_arrow(table: Table[Any], things: Iterable[Any]) -> pyarrow.Table:
    """The rows of things as an Arrow table. Raises MissingExtra without pyarrow."""
    arrow = import_arrow()
    return arrow.Table.from_pylist(list(iter_rows(table, things)), build_schema(table))


def import_arrow() -> Any:
    """The pyarrow library. Raises MissingExtra."""
    try:
        import pyarrow
    except ImportError:
        raise MissingExtra("Parquet and Arrow need pyarrow: pip install 'dragoman[parquet]'") from None
    return pyarrow


def build_schema(table: Table[Any], heading: Json | None = None) -> pyarrow.Schema:
    """The Arrow schema of a table: each field with its meaning, the whole with the heading."""
    arrow = import_arrow()
    person = [(name, arrow.string()) for name in ("name", "role", "country", "kind", "actor")]
    types = {
        "text": arrow.string(),
        "texts": arrow.list_(arrow.string()),
        "number": arrow.float64(),
        "count": arrow.int64(),
        "day": arrow.date32(),
        "flag": arrow.bool_(),
        "participants": arrow.list_(arrow.struct([*person, ("accounts", arrow.list_(arrow.string()))])),
    }
    fields = [arrow.field(c.name, types[c.kind], metadata={"description": c.meaning}) for c in table.columns]
    metadata = {"table": table.name, "description": table.meaning}
    if heading is not None:
        metadata[HEADING_KEY] = json.dumps(heading, ensure_ascii=False)
    return arrow.schema(fields, metadata=metadata)


def iter_rows(table: Table[Any], things: Iterable[Any]) -> Iterator[Json]:
    """The rows of things, their days as dates."""
    days = [column.name for column in table.columns if column.kind == "day"]
    for thing in things:
        row = table.describe(thing)
        for name in days:
            row[name] = date.fromisoformat(row[name]) if row[name] else None
        yield row
