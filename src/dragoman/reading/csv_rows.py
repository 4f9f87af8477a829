"""Read a CSV table of reports: one report a row, streamed, each broken row a fault of its own."""

from __future__ import annotations

import codecs
import csv
import io
import sys
from collections import Counter
from collections.abc import Iterator
from typing import Any, BinaryIO

from dragoman.config import ReadingSettings
from dragoman.errors import BrokenRow, EmptyDocument, ReadingError, UndecodableText
from dragoman.model import Document
from dragoman.reading.decoding import MARKS, refuse_binary, tell_encoding, tell_wide
from dragoman.reading.documents import Captured, make_document
from dragoman.reading.formats import TEXT_COLUMNS

DELIMITERS = ",;\t|"
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
HEAD = 65_536

# The csv module's own limit of a field is 131,072 characters, and can only be changed for all of the programme: most
# transcripts are longer. The limit of a text is kept below, by `make_document` and by the length of a line.
csv.field_size_limit(min(sys.maxsize, 2**31 - 1))


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
    characters = io.TextIOWrapper(stream, encoding=encoding, newline="")
    lines = LimitedLines(characters, limit)
    try:
        first = next(lines, "")
        delimiter = tell_delimiter(first)
        reader = csv.reader(lines, delimiter=delimiter)
        heading = next(csv.reader([first], delimiter=delimiter), [])
        names = [cell.strip().lower().replace(" ", "_") for cell in heading]
        text_column = next((names.index(column) for column in TEXT_COLUMNS if column in names), None)
        if text_column is None:
            yield BrokenRow(
                f"{name}:1",
                f"no column is named {' or '.join(TEXT_COLUMNS[:3])}",
                "name the column of the texts in the first row: id,title,text,published,source,url,language",
            )
            return
        yield from iter_rows(reader, lines, name, names, text_column, note, settings)
    except UnicodeDecodeError as broken:
        where = f"{name}:{lines.number + 1}"
        yield UndecodableText(where, f"no {encoding} from here on: {broken.reason}", "save it as UTF-8")
    finally:
        characters.detach()  # whoever opened the stream closes it


def iter_rows(
    reader: Any,
    lines: LimitedLines,
    name: str,
    names: list[str],
    text_column: int,
    note: tuple[str, ...],
    settings: ReadingSettings,
) -> Iterator[Document | ReadingError]:
    """The documents of the rows under the heading."""
    while True:
        where = f"{name}:{lines.number + 1}"
        lines.begin_row()
        try:
            row = next(reader, None)
        except csv.Error as fault:
            yield BrokenRow(where, f"no row of a table: {fault}", "look for a quotation mark that is left open")
            continue
        if lines.overlong:
            yield BrokenRow(
                where,
                f"a row of more than {lines.limit:,} characters; what comes after it was not read",
                "look for a quotation mark that is left open; else split the row, or raise --max-characters",
            )
            return
        if row is None:
            return
        if not any(cell.strip() for cell in row):
            continue
        if len(row) > len(names) and any(cell.strip() for cell in row[len(names) :]):
            yield BrokenRow(where, f"{len(row)} cells for {len(names)} columns", "put quotation marks around the text")
            continue
        try:
            yield read_cells(row, where, names, text_column, note, settings)
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


class LimitedLines:
    """Lines of a table for the csv reader, counted; ends a row that grows beyond the limit, as an open quote does."""

    def __init__(self, stream: io.TextIOWrapper, limit: int) -> None:
        self.stream, self.limit = stream, limit
        self.number, self.overlong = 0, False
        self._size = 0

    def begin_row(self) -> None:
        """Count the characters of a row from here."""
        self._size = 0

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self.stream.readline(self.limit)
        self._size += len(line)
        self.overlong = self.overlong or self._size >= self.limit
        if not line or self.overlong:
            raise StopIteration
        self.number += 1
        return line


def read_head(stream: BinaryIO) -> bytes:
    """The first bytes of a stream that can be peeked into."""
    return stream.peek(HEAD)[:HEAD] if hasattr(stream, "peek") else b""


def tell_table_encoding(head: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    """The encoding of a table by its first bytes, and a note where it is not UTF-8. Raises UndecodableText."""
    marked = next((encoding for mark, encoding in MARKS.items() if head.startswith(mark)), None) or tell_wide(head)
    if marked:
        return marked, (f"read as {marked[:6].upper()}",)
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        told = tell_encoding(head)
        if told is None:
            raise UndecodableText(name, "the encoding can't be told", "save it as UTF-8") from None
        return told, (f"no UTF-8; read as {told}",)
    return "utf-8-sig", ()


def tell_delimiter(line: str) -> str:
    """The mark that divides the first row most often; a comma where none does."""
    counted = Counter(character for character in line if character in DELIMITERS)
    return max(DELIMITERS, key=lambda mark: counted[mark])
