"""Pictures of the record within pages, and their rows as a table to download."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

from markupsafe import Markup
from starlette.responses import Response

from dragoman.exporting.cells import write_cell
from dragoman.model.paper import Picture

NAMED = re.compile(r'aria-labelledby="title desc"|id="(title|desc)"')


def embed_picture(picture: Picture, name: str) -> Markup:
    """The drawing as part of a page; `name` tells its ids from those of other pictures there."""
    head, found, rest = picture.svg.partition("<rect")

    def rename(match: re.Match[str]) -> str:
        return f'id="{name}-{match[1]}"' if match[1] else f'aria-labelledby="{name}-title {name}-desc"'

    # We draw the pictures ourselves, and their words are escaped there.
    return Markup(NAMED.sub(rename, head) + found + rest)


def describe_picture(picture: Picture) -> dict[str, object]:
    """The numbers of a picture, for the JSON twin."""
    return {"title": picture.title, "columns": picture.columns, "rows": picture.rows}


def answer_csv(name: str, columns: Sequence[str], rows: Iterable[Sequence[str | int | float | None]]) -> Response:
    """A table as a CSV file of that name."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([write_cell(cell) for cell in row] for row in rows)
    disposition = {"Content-Disposition": f'attachment; filename="{name}.csv"'}
    return Response(stream.getvalue(), media_type="text/csv; charset=utf-8", headers=disposition)
