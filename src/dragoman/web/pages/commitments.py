"""Commitments: who undertook, asked for or delivered what, under which instrument, by the stage of the money."""

from __future__ import annotations

from typing import get_args

from starlette.responses import Response

from dragoman.exporting.saying_tables import tell_stage
from dragoman.model import CommitmentKind
from dragoman.web.desk import Reader
from dragoman.web.downloads import answer_csv
from dragoman.web.parameters import AskedFor, Cursor, Words, choose_value
from dragoman.web.routing import open_router, page

router = open_router()


@page(router, "/commitments")
def list_commitments(desk: Reader, asked: AskedFor, kind: Words = "", after: Cursor = None) -> Response:
    """Those of the newest texts first. Sums stand in their own currency and are never added up."""
    chosen = choose_value(kind, "kind", get_args(CommitmentKind))
    found = desk.record.page_commitments(asked.filters, kind=chosen, after=after)
    told = {"commitments": found.items, "next": found.next, "asked": asked.query | {"kind": kind}}
    aids = {"kinds": get_args(CommitmentKind), "after": after, "stages": [tell_stage(one) for one in found.items]}
    return desk.show("commitments.html.jinja", "Commitments", told, aids)


@router.get("/commitments.csv")
def give_commitments(desk: Reader, asked: AskedFor) -> Response:
    """All of them as a table."""
    found = desk.record.commitments(asked.filters)
    return answer_csv(found.table, found.tell())
