"""Engagements: all of the record, by filters."""

from __future__ import annotations

from itertools import islice

from starlette.responses import Response

from dragoman.web.desk import Reader
from dragoman.web.routing import open_router, page

router = open_router()


@page(router, "/engagements")
def list_engagements(desk: Reader) -> Response:
    """The newest engagements."""
    return desk.show(
        "engagements.html.jinja", "Engagements", {"engagements": list(islice(desk.record.engagements(), 50))}
    )
