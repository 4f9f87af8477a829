"""Reads the lexicon's tables: tab-separated text, comments after '#', a heading line, cells of several values."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from dragoman.errors import LexiconError


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table: its cells by column, and where it stands."""

    file: str
    line: int
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells[column]

    def values(self, column: str) -> tuple[str, ...]:
        """The values of a cell, which '; ' divides."""
        return tuple(v.strip() for v in self.cells[column].split(";") if v.strip())

    def fault(self, words: str) -> LexiconError:
        return LexiconError(f"{self.file}, line {self.line}: {words}")


def read_text(file: str) -> str:
    """The text of a data file of the lexicon. LexiconError if it is missing or not UTF-8."""
    try:
        return files("dragoman.lexicon").joinpath(file).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as fault:
        raise LexiconError(f"{file}: can't be read: {fault}") from fault


def parse_table(file: str, text: str, columns: Sequence[str], required: int) -> Iterator[Row]:
    """The rows of a table with these columns; the first `required` cells must not be empty.

    Trailing empty cells may be left out. LexiconError names the file and the line.
    """
    heading_read = False
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        if not heading_read:
            if cells != list(columns):
                raise LexiconError(f"{file}, line {number}: the heading must be {', '.join(columns)}")
            heading_read = True
            continue
        if len(cells) > len(columns):
            raise LexiconError(f"{file}, line {number}: {len(cells)} cells for {len(columns)} columns")
        cells += [""] * (len(columns) - len(cells))
        row = Row(file, number, dict(zip(columns, cells, strict=True)))
        for column in columns[:required]:
            if not row[column]:
                raise row.fault(f"{column} is empty")
        yield row


def read_table(file: str, columns: Sequence[str], required: int) -> Iterator[Row]:
    """The rows of a table of the lexicon, as `parse_table` gives them."""
    return parse_table(file, read_text(file), columns, required)


def read_toml(file: str) -> dict[str, Any]:
    """A TOML file of the lexicon. LexiconError names the file and the line of a fault."""
    try:
        return tomllib.loads(read_text(file))
    except tomllib.TOMLDecodeError as fault:
        raise LexiconError(f"{file}: {fault}") from fault
