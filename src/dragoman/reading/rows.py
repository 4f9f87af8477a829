"""Read JSON lines: one report a row, streamed, each broken row a fault of its own."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from dragoman.config import ReadingSettings
from dragoman.errors import BrokenRow, EmptyDocument, ReadingError, TooLong
from dragoman.model import Document
from dragoman.reading.documents import Captured, make_document

BYTES_A_CHARACTER = 6
"""The longest way JSON has to write a character of the basic plane, "\\u00e9"."""
ROW_MARGIN = 100_000
"""Bytes of a row for its other keys (gold records stay under 20,000)."""


def iter_rows(lines: BinaryIO, name: str, settings: ReadingSettings) -> Iterator[Document | ReadingError]:
    """The documents of a JSON lines stream in order; a row that can't be read comes as its error.

    Never holds more than one row in memory.
    """
    limit = settings.max_characters * BYTES_A_CHARACTER + ROW_MARGIN
    number = 0
    while line := lines.readline(limit):
        number += 1
        where = f"{name}:{number}"
        if len(line) == limit and not line.endswith(b"\n"):
            while line and not line.endswith(b"\n"):
                line = lines.readline(limit)
            yield TooLong(where, f"a row of more than {limit:,} bytes", "split it, or raise --max-characters")
            continue
        line = line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line
        if line.strip():
            try:
                yield read_row(line, where, settings)
            except ReadingError as fault:
                yield fault
    if number == 0:
        yield EmptyDocument(name, "the file is empty")


def read_row(line: bytes, where: str, settings: ReadingSettings) -> Document:
    """The document of one row, its text unchanged. Raises ReadingError, BrokenRow where it is no object with a text."""
    try:
        row = json.loads(line)
    except UnicodeDecodeError as broken:
        raise BrokenRow(where, f"byte {broken.start} of the row is no UTF-8") from None
    except json.JSONDecodeError as broken:
        raise BrokenRow(where, f"no JSON: {broken.msg} at column {broken.colno}") from None
    except RecursionError:
        raise BrokenRow(where, "no JSON that can be read: nested too deeply") from None
    if not isinstance(row, dict):
        raise BrokenRow(where, "the row is no JSON object", 'a row is {"id": …, "text": …}')
    text = row.get("text")
    if not isinstance(text, str):
        raise BrokenRow(where, 'the row has no "text"', 'a row is {"id": …, "text": …}')
    known: dict[str, Any] = {}
    notes: list[str] = []
    for key in ("title", "published", "source", "url", "language"):
        value = row.get(key)
        if isinstance(value, str) and value.strip():
            known[key] = value
        elif value not in (None, ""):
            notes.append(f"{key!r} of the row is no string; left out")
    identity = row.get("id")
    number_or_name = identity if isinstance(identity, str | int) and not isinstance(identity, bool) else None
    try:
        "".join((text, str(number_or_name), *known.values())).encode("utf-8")
    except UnicodeEncodeError:
        raise BrokenRow(where, "half of a surrogate pair stands in the row") from None
    try:
        return make_document(
            Captured(
                id=where if number_or_name in (None, "") else str(number_or_name),
                text=text,
                verbatim=True,
                notes=tuple(notes),
                **known,
            ),
            settings,
        )
    except ReadingError as fault:
        raise type(fault)(where, fault.fault, fault.remedy) from None
