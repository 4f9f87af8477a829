"""The record as a whole: its state, what has changed, and a search through all of it."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import Response

from dragoman.client import shapes
from dragoman.record.paging import DEFAULT_SIZE
from dragoman.web.api.parameters import After, Moment, Size
from dragoman.web.api.routing import serve
from dragoman.web.api.service import Reading
from dragoman.web.api.telling import tell

router = APIRouter(tags=["Record"])
HITS = 20


@serve(router, "GET", "/state", shapes.State, call="/state", python="print(desk.state().version)")
def show_state(service: Reading) -> Response:
    """Tell which record this is and in which state; its version grows with every change."""
    return service.answer(tell(shapes.State, service.record.describe_state()))


@serve(
    router,
    "GET",
    "/search",
    shapes.Hits,
    call="/search?q=grain%20corridor",
    python='for hit in desk.search("grain corridor"):\n    print(hit.kind, hit.title, hit.snippet)',
)
def search_record(
    service: Reading,
    q: Annotated[
        str,
        Query(
            min_length=1,
            max_length=500,
            pattern=r"^[^\x00]+$",
            description="Words that must all occur, in any script; “words in quotation marks” must stand together.",
            examples=["grain corridor"],
        ),
    ],
    size: Size = HITS,
) -> Response:
    """Search actors and instruments by name, documents by their words; the best first."""
    hits = [tell(shapes.Hit, hit) for hit in service.record.search(q, size)]
    return service.answer(shapes.Hits(items=hits))


@serve(
    router,
    "GET",
    "/changes",
    shapes.Page[shapes.Event],
    call="/changes?since=2025-03-14",
    python='for event in desk.changes(since="2025-03-14"):\n    print(event.at, event.subject, event.event)',
)
def list_changes(
    service: Reading,
    since: Annotated[
        Moment | None,
        Query(
            description="A day or moment in ISO 8601; without a zone it is in UTC.", examples=["2025-03-14T08:00:00Z"]
        ),
    ] = None,
    after: After = None,
    size: Size = DEFAULT_SIZE,
) -> Response:
    """List what has happened in the record since a moment, the oldest first.

    To follow it, ask with the `changed_at` of `state` as it was the last time.
    """
    page = service.record.page_changes(since, after=after, size=size)
    events = [tell(shapes.Event, event) for event in page.items]
    return service.answer(shapes.Page[shapes.Event](items=events, next=service.link_next(page.next)))
