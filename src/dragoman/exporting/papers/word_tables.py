"""Tables of a Word file: their columns, their lines, and rows that are not broken over pages."""

from __future__ import annotations

from collections.abc import Sequence

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Emu
from docx.table import Table, _Row

from dragoman.exporting.papers.word_looks import TEXT_WIDTH

NARROWEST, WIDEST = 4, 64
"""Characters that a column has room for at least, and beyond which its words rather go into a next line."""
PER_CHARACTER = Emu(76_000)
"""What a character of 9 points takes, with room to spare: 2.1 mm."""


def add_columns(document: Document, rows: int, widths: Sequence[int]) -> Table:
    """A table without lines, whose columns have these widths in EMU."""
    table: Table = document.add_table(rows, len(widths))
    table.autofit = False
    margins = OxmlElement("w:tblCellMar")
    for side, twips in (("left", 0), ("right", 140)):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), str(twips))
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    table._tbl.tblPr.find(qn("w:tblLook")).addprevious(margins)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Emu(width)
        for cell in column.cells:
            cell.width = Emu(width)
    return table


def fit_columns(rows: Sequence[Sequence[str]]) -> list[int]:
    """Widths that give each column room by its longest words, in all no more than the text is wide."""
    room = [min(max(NARROWEST, *map(len, column)) + 2, WIDEST) * PER_CHARACTER for column in zip(*rows, strict=True)]
    widths, left = dict.fromkeys(range(len(room)), 0), int(TEXT_WIDTH)
    for done, place in enumerate(sorted(widths, key=room.__getitem__)):  # what the narrow don't need goes to the wide
        widths[place] = min(room[place], left // (len(room) - done))
        left -= widths[place]
    return list(widths.values())


def keep_rows_whole(table: Table) -> None:
    """No row goes over two pages."""
    for row in table.rows:
        _mark_row(row, "w:cantSplit")


def rule_table(table: Table) -> None:
    """Lines above and below the table and its head and thin ones between rows; the head stands on each page."""
    borders = OxmlElement("w:tblBorders")
    for side, size, color in (("top", 6, "7D8B8E"), ("bottom", 6, "7D8B8E"), ("insideH", 4, "DFE3E3")):
        borders.append(_build_line(side, size, color))
    # The schema is a sequence: borders come before the layout.
    table._tbl.tblPr.find(qn("w:tblLayout")).addprevious(borders)
    _mark_row(table.rows[0], "w:tblHeader")
    for cell in table.rows[0].cells:
        lines = OxmlElement("w:tcBorders")
        lines.append(_build_line("bottom", 6, "7D8B8E"))
        cell._tc.get_or_add_tcPr().append(lines)
        cell.paragraphs[0].paragraph_format.keep_with_next = True


def _build_line(side: str, size: int, color: str) -> OxmlElement:  # type: ignore[valid-type]
    line = OxmlElement(f"w:{side}")
    for name, value in (("val", "single"), ("sz", str(size)), ("space", "0"), ("color", color)):
        line.set(qn(f"w:{name}"), value)
    return line


def _mark_row(row: _Row, name: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(name))
