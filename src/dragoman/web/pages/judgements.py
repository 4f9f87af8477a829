"""All judgements, and where two of them contradict each other."""

from __future__ import annotations

from starlette.responses import Response

from dragoman.web.desk import Reader
from dragoman.web.pages.history import find_address
from dragoman.web.parameters import Cursor
from dragoman.web.routing import open_router, page

router = open_router()


@page(router, "/judgements")
def list_judgements(desk: Reader, after: Cursor = None) -> Response:
    """What people decided, the newest first, withdrawn judgements too; contradictions stand on the first page."""
    found = desk.record.page_judgements(after=after)
    conflicts = [] if after else desk.record.find_conflicts()
    shown = [*found.items, *(one for conflict in conflicts for one in (conflict.earlier, conflict.later))]
    subjects = desk.record.name_subjects(named for one in shown for named in (one.subject, one.other) if named)
    told = {"judgements": found.items, "subjects": subjects, "conflicts": conflicts, "next": found.next}
    aids = {"after": after, "addresses": {key: find_address(one) for key, one in subjects.items()}}
    return desk.show("judgements.html.jinja", "Judgements", told, aids)
