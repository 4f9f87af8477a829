"""The formats that are read, and the files that would be, as aligned tables."""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.reading.candidates import Candidate
from dragoman.reading.formats import FormatEntry
from dragoman.views.aligned import AlignedTable, Column
from dragoman.wording import plain


def tabulate_formats(entries: Iterable[FormatEntry]) -> AlignedTable:
    """One format a row, with its endings and by what it is told; what needs an extra says which line installs it."""
    columns = [Column("format"), Column("endings"), Column("told by", words=True)]
    rows = (
        (
            entry.name,
            " ".join(entry.endings),
            entry.told_by + (f"; needs pip install 'dragoman[{entry.extra}]'" if entry.extra else ""),
        )
        for entry in entries
    )
    return AlignedTable(columns, rows, "No format is read.")


def tabulate_candidates(candidates: Iterable[Candidate]) -> AlignedTable:
    """One file a row: its format, or why it would be passed over; sizes in bytes."""
    columns = [Column("format"), Column("bytes", right=True), Column("file"), Column("why", words=True)]
    rows = (
        (
            plain(file.format or "passed over"),
            f"{file.size:,}" if file.size is not None else "",
            plain(file.name),
            plain(file.why),
        )
        for file in candidates
    )
    return AlignedTable(columns, rows, "There is nothing to read.")
