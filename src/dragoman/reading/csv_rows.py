"""Read a CSV table of reports: one report a row, streamed, each broken row a fault of its own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

from dragoman.config import ReadingSettings
from dragoman.errors import BrokenRow, EmptyDocument, ReadingError
from dragoman.model import Document
from dragoman.reading.csv_cells import iter_cells, read_head, shape_names, tell_table_encoding
from dragoman.reading.decoding import refuse_binary
from dragoman.reading.documents import Captured, make_document
from dragoman.reading.formats import TEXT_COLUMNS

COLUMNS = {
    "id": "id",
    "title": "title",
    "headline": "title",
    "published": "published",
    "date": "published",
    "published_at": "published",
    "source": "source",
    "publisher": "source",
    "url": "url",
    "link": "url",
    "language": "language",
    "lang": "language",
    "author": "author",
}
"""Names of columns, in any case of letters, and what each fills; of two for one the first counts."""
ROW_MARGIN = 100_000
"""Characters of a row for its other columns."""


def iter_table(stream: BinaryIO, name: str, settings: ReadingSettings) -> Iterator[Document | ReadingError]:
    """The documents of a table in order; a row that can't be read comes as its error. `stream` can be peeked into.

    Columns are told by their names in the first row, the delimiter by what divides it. Never holds more than one row.
    """
    head = read_head(stream)
    refuse_binary(head[:4096], name)
    if not head.strip():
        yield EmptyDocument(name, "the file is empty")
        return
    encoding, note = tell_table_encoding(head, name)
    limit = settings.max_characters + ROW_MARGIN
    rows = iter_cells(stream, name, encoding, limit, "split the row, or raise --max-characters")
    heading = next(rows)
    if isinstance(heading, ReadingError):
        yield heading
        return
    names = shape_names(heading[1])
    text_column = next((names.index(column) for column in TEXT_COLUMNS if column in names), None)
    if text_column is None:
        yield BrokenRow(
            f"{name}:1",
            f"no column is named {' or '.join(TEXT_COLUMNS[:3])}",
            "name the column of the texts in the first row: id,title,text,published,source,url,language",
        )
        return
    for row in rows:
        if isinstance(row, ReadingError):
            yield row
            continue
        number, cells = row
        try:
            yield read_cells(cells, f"{name}:{number}", names, text_column, note, settings)
        except ReadingError as fault:
            yield fault


def read_cells(
    row: list[str], where: str, names: list[str], text_column: int, notes: tuple[str, ...], settings: ReadingSettings
) -> Document:
    """The document of one row, its text unchanged. Raises ReadingError."""
    if len(row) <= text_column:
        raise BrokenRow(where, f"{len(row)} cells, the text would be number {text_column + 1}")
    fields: dict[str, Any] = {}
    for column, cell in zip(names, row, strict=False):
        key = COLUMNS.get(column)
        if key and cell.strip():
            fields.setdefault(key, cell.strip())
    fields.setdefault("id", where)
    try:
        return make_document(Captured(text=row[text_column], verbatim=True, notes=notes, **fields), settings)
    except ReadingError as fault:
        raise type(fault)(where, fault.fault, fault.remedy) from None
