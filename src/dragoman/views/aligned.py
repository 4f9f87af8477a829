"""Rows of cells as an aligned table: ids and days are never cut, words wrap, narrow terminals get them underneath."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.segment import Segment
from rich.table import Table
from rich.text import Text

from dragoman.views.sections import Hanging
from dragoman.wording import plain

Cell = str | Text

GAP = 2
NARROWEST = 20
"""Cells of a terminal that a column of words must have to be read with ease."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading; one of words is wrapped, others never; right ones hold figures."""

    heading: str
    words: bool = False
    right: bool = False


class AlignedTable:
    """What `rich` prints of rows of cells; `none` where there are no rows.

    Where the columns of words would be too narrow, they stand under their row, each beside its heading.
    """

    def __init__(self, columns: Sequence[Column], rows: Iterable[Sequence[Cell]], none: str = "Nothing found.") -> None:
        self.columns, self.none = columns, none
        self.rows = [[cell if isinstance(cell, Text) else Text(plain(cell)) for cell in row] for row in rows]

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        if not self.rows:
            yield Text(self.none, "italic")
            return
        widths = self.share_out(options.max_width)
        if widths:
            yield Trimmed(self.tabulate(range(len(self.columns)), self.rows, widths))
        else:
            yield from self.stack(options.max_width)

    def measure(self, number: int) -> int:
        """The widest cell of a column, its heading counted in."""
        return max(Text(self.columns[number].heading).cell_len, *(row[number].cell_len for row in self.rows))

    def share_out(self, width: int) -> list[int] | None:
        """The width of each column; None where columns of words would be too narrow to read."""
        natural = [self.measure(number) for number in range(len(self.columns))]
        worded = [number for number, column in enumerate(self.columns) if column.words]
        left = width - GAP * (len(self.columns) - 1) - sum(w for n, w in enumerate(natural) if n not in worded)
        widths = list(natural)
        # The narrowest first: what one does not need, the next may have.
        for place, number in enumerate(sorted(worded, key=lambda n: natural[n])):
            share = left // (len(worded) - place)
            if share < min(natural[number], NARROWEST):
                return None
            widths[number] = min(natural[number], share)
            left -= widths[number]
        return widths if left >= 0 else None

    def tabulate(self, numbers: Sequence[int], rows: Iterable[Sequence[Text]], widths: Sequence[int]) -> Table:
        table = Table(box=None, pad_edge=False, padding=(0, GAP, 0, 0), header_style="bold")
        for number in numbers:
            column = self.columns[number]
            justify, overflow = "right" if column.right else "left", "fold"
            table.add_column(column.heading, justify=justify, overflow=overflow, width=widths[number])  # type: ignore[arg-type]
        for row in rows:
            table.add_row(*(row[number] for number in numbers))
        return table

    def stack(self, width: int) -> Iterator[RenderableType]:
        """Each row on a line, its words under it."""
        whole = [number for number, column in enumerate(self.columns) if not column.words]
        room = max(NARROWEST, width)
        widths = [min(self.measure(number), room) for number in range(len(self.columns))]
        label = max(len(column.heading) for column in self.columns if column.words) if len(whole) < len(widths) else 0
        heading = [Text(column.heading) for column in self.columns]
        yield Text("  ".join(pad(heading[n], widths[n], self.columns[n].right).plain for n in whole).rstrip(), "bold")
        for row in self.rows:
            line = Text("  ").join(pad(row[number], widths[number], self.columns[number].right) for number in whole)
            line.rstrip()
            yield Hanging("", line)
            for number, column in enumerate(self.columns):
                if column.words and row[number].plain:
                    yield Hanging(f"    {column.heading:{label}}  ", row[number])


def pad(cell: Text, width: int, right: bool) -> Text:
    """The cell, as wide as its column."""
    padded = cell.copy()
    padded.align("right" if right else "left", max(width, cell.cell_len))
    return padded


class Trimmed:
    """What it holds, without the blanks at the ends of lines."""

    def __init__(self, content: RenderableType) -> None:
        self.content = content

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        for line in console.render_lines(self.content, options, pad=False):
            kept = list(line)
            while kept and not kept[-1].text.strip():
                kept.pop()
            if kept:
                kept[-1] = Segment(kept[-1].text.rstrip(), kept[-1].style, kept[-1].control)
            yield from kept
            yield Segment.line()
