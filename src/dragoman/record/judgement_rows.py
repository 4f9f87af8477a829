"""Read a table in which a person has written judgements: the CSV of `dragoman export engagements`, filled in.

The column `judgements` holds clauses in the words of `dragoman judge`, divided by semicolons: "accept",
"reject participants Ratna Wijaya", "correct date 2025-03-14". The csv may have been through a spreadsheet: delimiters,
encoding and the order of columns are told by looking; columns of other names are passed over.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import cast, get_args

from dragoman.errors import BrokenRow, EmptyDocument, ReadingError
from dragoman.exporting.cells import read_cell
from dragoman.model.record import JudgementVerb
from dragoman.reading.csv_cells import HEAD, iter_cells, read_head, shape_names, tell_table_encoding
from dragoman.reading.decoding import refuse_binary

LONGEST_ROW = 1_000_000
"""Characters; the words of an engagement that many texts tell of fill long cells."""
HOW = "write it as after `dragoman judge`: accept; reject place Geneva; correct date 2025-03-14"
QUOTES = {'"': '"', "“": "”", "'": "'"}


@dataclass(frozen=True, slots=True)
class JudgementClause:
    """One judgement as a person writes it: the verb, and what of field, value and other thing comes after it."""

    verb: JudgementVerb
    field: str | None = None
    value: str | None = None
    other: str | None = None


@dataclass(frozen=True, slots=True)
class JudgementRow:
    """The judgements of one row on the thing of an id; `where` is path:line, `why` empty where no reason is given."""

    where: str
    subject: str
    clauses: tuple[JudgementClause, ...]
    why: str


def read_judgement_rows(path: Path) -> Iterator[JudgementRow | ReadingError]:
    """The rows with judgements, in order; a row that can't be read comes as its error. Raises ReadingError for a file
    that is no such table."""
    with path.open("rb", buffering=HEAD) as stream:
        head = read_head(stream)
        refuse_binary(head[:4096], str(path))
        if not head.strip():
            raise EmptyDocument(str(path), "the file is empty")
        encoding, _ = tell_table_encoding(head, str(path))
        with closing(iter_cells(stream, str(path), encoding, LONGEST_ROW, "split the row")) as rows:
            yield from read_rows(rows, path)


def read_rows(
    rows: Iterator[tuple[int, list[str]] | ReadingError], path: Path
) -> Iterator[JudgementRow | ReadingError]:
    """The rows with judgements under the heading."""
    heading = next(rows)
    if isinstance(heading, ReadingError):
        raise heading
    names = shape_names(heading[1])
    for wanted in ("id", "judgements"):
        if wanted not in names:
            remedy = "export the table with `dragoman export csv`, and fill in its column judgements"
            raise BrokenRow(f"{path}:1", f"no column is named {wanted}", remedy)
    for row in rows:
        if isinstance(row, ReadingError):
            yield row
            continue
        number, cells = row
        told = {name: read_cell(cell) for name, cell in zip(names, cells, strict=False)}
        if not told.get("judgements"):
            continue
        try:
            clauses = tuple(read_clauses(told["judgements"]))
        except ValueError as fault:
            yield refuse(f"{path}:{number}", "judgements", str(fault), HOW)
        else:
            yield JudgementRow(f"{path}:{number}", told.get("id", ""), clauses, told.get("why", ""))


def refuse(where: str, column: str, fault: str, remedy: str) -> BrokenRow:
    """The error of a row that names its column."""
    return BrokenRow(where, f"column {column}: {fault}", remedy)


def read_clauses(cell: str) -> Iterator[JudgementClause]:
    """The judgements of a cell. ValueError for a clause that is none."""
    for clause in cell.split(";"):
        if not clause.strip():
            continue
        verb, *rest = clause.split(maxsplit=2)
        verb = verb.lower()
        if verb not in get_args(JudgementVerb):
            raise ValueError(f"{clause.strip()!r} begins with none of {', '.join(get_args(JudgementVerb))}")
        known = cast(JudgementVerb, verb)
        if known in ("same", "not-same"):
            if len(rest) != 1:
                raise ValueError(f"{clause.strip()!r}: {verb} is followed by one id")
            yield JudgementClause(known, other=rest[0])
        else:
            field, value = ([*rest, None, None])[:2]
            yield JudgementClause(known, field.lower() if field else None, unquote(value) if value else None)


def unquote(value: str) -> str:
    """A value without the quotation marks around all of it, as one writes for a shell."""
    value = value.strip()
    return value[1:-1].strip() if len(value) > 2 and QUOTES.get(value[0]) == value[-1] else value
