"""Tables with tabs between cells, as event data are passed on: a heading, one row a line, UTF-8."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from typing import Any, TextIO

from dragoman.exporting.heading import ExportHeading


class Rows:
    """Rows with these columns on a stream, after their heading; a cell that its row does not tell is empty."""

    def __init__(self, stream: TextIO, columns: Sequence[str]) -> None:
        self._rows = csv.DictWriter(stream, columns, restval="", delimiter="\t", lineterminator="\n")
        self._rows.writeheader()

    def write(self, row: Mapping[str, object]) -> None:
        """Write a row; ValueError for a cell of a column that there is none of."""
        self._rows.writerow({column: spell_cell(value) for column, value in row.items()})


def spell_cell(value: Any) -> str:
    """A value in one cell: several by '; ', white space of every kind as one space, so that a row is one line."""
    if value is None:
        return ""
    if isinstance(value, list | tuple):
        return "; ".join(spell_cell(one) for one in value)
    return " ".join(str(value).split())


def describe_version(heading: ExportHeading) -> str:
    """What an export is of, in one cell: programme, record, filters, day."""
    state = heading.state
    filters = ", ".join(f"{name} {value}" for name, value in heading.filters.items()) or "none"
    return f"dragoman {state.dragoman}; record {state.name} {state.version}; filters: {filters}; {heading.day}"
