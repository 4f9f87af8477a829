"""Lists to take away: CSV tables and calendar files, written as they are sent."""

from __future__ import annotations

import csv
import io
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from starlette.responses import Response, StreamingResponse

from dragoman.exporting.cells import write_cell
from dragoman.exporting.heading import ExportHeading, Told
from dragoman.exporting.ics import write_calendar
from dragoman.exporting.table import Table
from dragoman.model.record import DocumentHead, FollowUp
from dragoman.record import EngagementFilters
from dragoman.web.desk import Desk

ROWS_AT_ONCE = 200


def name_file(name: str) -> dict[str, str]:
    """The header that makes a browser keep an answer as a file; `name` is one of ours, plain ASCII."""
    return {"Content-Disposition": f'attachment; filename="{name}"'}


def answer_csv(table: Table[Any], told: Iterable[Any]) -> Response:
    """The rows of a table, as `dragoman export` writes them: UTF-8, a header line, no cell that runs as a formula."""
    return answer_rows(table.name, table.names, (table.describe(thing).values() for thing in told))


def answer_rows(name: str, columns: Sequence[str], rows: Iterable[Iterable[Any]]) -> Response:
    """Rows of values as a CSV file of that name."""
    lines = iter_lines(columns, rows)
    return StreamingResponse(lines, media_type="text/csv; charset=utf-8", headers=name_file(f"{name}.csv"))


def iter_lines(columns: Sequence[str], rows: Iterable[Iterable[Any]]) -> Iterator[str]:
    """The lines of a CSV file, some hundreds at a time."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(columns)
    for number, row in enumerate(rows, 1):
        writer.writerow([write_cell(value) for value in row])
        if number % ROWS_AT_ONCE == 0:
            yield stream.getvalue()
            stream.seek(0)
            stream.truncate()
    yield stream.getvalue()


def answer_filtered_calendar(
    desk: Desk,
    name: str,
    filters: EngagementFilters,
    follow_ups: Iterable[tuple[FollowUp, DocumentHead]] = (),
    *,
    asked: Mapping[str, str] | None = None,
    past: bool = False,
) -> Response:
    """A calendar file of the engagements that filters let through, `asked` for in these words, and of what is due."""
    ids = [engagement.id for engagement in desk.record.outline_engagements(filters)]
    reviewed = len(desk.record.engagements(filters, reviewed=True)) if filters.reviewed is not False else 0
    told = desk.record.iter_engagements(filters)
    return answer_calendar(desk, name, told, follow_ups, ids=ids, reviewed=reviewed, asked=asked, past=past)


def answer_calendar(
    desk: Desk,
    name: str,
    told: Iterable[Told],
    follow_ups: Iterable[tuple[FollowUp, DocumentHead]] = (),
    *,
    ids: Sequence[str],
    reviewed: int,
    asked: Mapping[str, str] | None = None,
    past: bool = False,
) -> Response:
    """A calendar file of engagements (with `past` also those that are over) and of what is due.

    `ids` are those of the engagements, `reviewed` is how many of them have values that a person looked at.
    """
    due = list(follow_ups)
    changes = desk.record.load_change_times([*ids, *(follow_up.id for follow_up, _ in due)])
    heading = ExportHeading(desk.record.describe_state(), asked or {}, desk.today, len(ids), reviewed)
    with tempfile.TemporaryFile("w+", encoding="utf-8", newline="") as stream:
        write_calendar(
            told,
            heading,
            stream,
            load_changes=lambda subject: changes.get(subject, []),
            follow_ups=due,
            past=past,
        )
        stream.seek(0)
        return Response(stream.read(), media_type="text/calendar; charset=utf-8", headers=name_file(f"{name}.ics"))
