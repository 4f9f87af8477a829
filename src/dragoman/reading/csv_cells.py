"""Read the cells of a CSV table, row by row: its encoding, its delimiter, its broken rows."""

from __future__ import annotations

import codecs
import csv
import io
import sys
from collections import Counter
from collections.abc import Generator, Iterator
from typing import BinaryIO

from dragoman.errors import BrokenRow, ReadingError, UndecodableText
from dragoman.reading.decoding import MARKS, tell_encoding, tell_wide

DELIMITERS = ",;\t|"
HEAD = 65_536

# The csv module's own limit of a field is 131,072 characters, and can only be changed for all of the programme: most
# transcripts are longer. The limit of a row is kept below, by the length of a line.
csv.field_size_limit(min(sys.maxsize, 2**31 - 1))


def iter_cells(
    stream: BinaryIO, name: str, encoding: str, limit: int, remedy: str
) -> Generator[tuple[int, list[str]] | ReadingError]:
    """The rows of a table with the numbers of their lines, the heading first; a row that can't be read as its error.

    The delimiter is told by what divides the heading. Empty rows are passed over. A row of more than `limit` characters
    ends the table; `remedy` says what to do then. Never holds more than one row.
    """
    characters = io.TextIOWrapper(stream, encoding=encoding, newline="")
    lines = LimitedLines(characters, limit)
    try:
        first = next(lines, "")
        delimiter = tell_delimiter(first)
        names = next(csv.reader([first], delimiter=delimiter), [])
        yield 1, names
        reader = csv.reader(lines, delimiter=delimiter)
        while True:
            number = lines.number + 1
            where = f"{name}:{number}"
            lines.begin_row()
            try:
                row = next(reader, None)
            except csv.Error as fault:
                yield BrokenRow(where, f"no row of a table: {fault}", "look for a quotation mark that is left open")
                continue
            if lines.overlong:
                told = f"a row of more than {lines.limit:,} characters; what comes after it was not read"
                yield BrokenRow(where, told, f"look for a quotation mark that is left open; else {remedy}")
                return
            if row is None:
                return
            if not any(cell.strip() for cell in row):
                continue
            if len(row) > len(names) and any(cell.strip() for cell in row[len(names) :]):
                told = f"{len(row)} cells for {len(names)} columns"
                yield BrokenRow(where, told, "put quotation marks around the text")
                continue
            yield number, row
    except UnicodeDecodeError as broken:
        where = f"{name}:{lines.number + 1}"
        yield UndecodableText(where, f"no {encoding} from here on: {broken.reason}", "save it as UTF-8")
    finally:
        characters.detach()  # whoever opened the stream closes it


def shape_names(heading: list[str]) -> list[str]:
    """The names of columns as they are looked up: small letters, no space."""
    return [cell.strip().lower().replace(" ", "_") for cell in heading]


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
