"""Tables for notebooks: as a pandas data frame, and as the first rows in HTML."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from itertools import islice
from typing import TYPE_CHECKING, Any

from dragoman.errors import MissingExtra
from dragoman.exporting.cells import tell_value
from dragoman.exporting.table import Table

if TYPE_CHECKING:
    import pandas

SHOWN = 10
"""Rows that a notebook shows of a table by itself."""
LONGEST_SHOWN = 120
"""Characters of a cell that a notebook shows."""
TYPES = {"text": "string", "number": "Float64", "count": "Int64", "flag": "boolean", "day": "datetime64[s]"}
"""pandas types by kind of column; lists stay Python lists."""


def build_frame(table: Table[Any], things: Iterable[Any]) -> pandas.DataFrame:
    """The rows of things as a pandas data frame of typed columns. Raises MissingExtra without pandas."""
    try:
        import pandas
    except ImportError:
        raise MissingExtra("data frames need pandas: pip install 'dragoman[pandas]'") from None
    rows = [table.describe(thing) for thing in things]
    return pandas.DataFrame(
        {c.name: pandas.Series([row[c.name] for row in rows], dtype=TYPES.get(c.kind, "object")) for c in table.columns}
    )


def draw_html(table: Table[Any], things: Iterable[Any], total: int) -> str:
    """The first rows as an HTML table, and how many there are."""
    heads = "".join(f"<th>{escape(name)}</th>" for name in table.names)
    rows = []
    for thing in islice(things, SHOWN):
        cells = (shorten_cell(tell_value(value)) for value in table.describe(thing).values())
        rows.append(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in cells)}</tr>")
    told = (
        f"{len(rows):,} of {total:,} {escape(table.name)}" if total > len(rows) else f"{total:,} {escape(table.name)}"
    )
    return f"<table><thead><tr>{heads}</tr></thead><tbody>{''.join(rows)}</tbody></table><p>{told}</p>"


def shorten_cell(words: str) -> str:
    return words if len(words) <= LONGEST_SHOWN else words[: LONGEST_SHOWN - 1] + "…"
