"""Actors: people, states, organisations and bodies, what they said; and what two sides have with each other."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Query
from starlette.responses import Response

from dragoman.client import shapes
from dragoman.errors import NotInRecord
from dragoman.exporting.saying_tables import QUOTATIONS
from dragoman.lexicon.names import find_organisation, name_of
from dragoman.lexicon.states import is_state
from dragoman.model import ActorKind, QuotationKind
from dragoman.record import EngagementFilters, FollowUpFilters, Record
from dragoman.record.paging import DEFAULT_SIZE
from dragoman.web.api.parameters import After, Id, Since, Size, Until, Words
from dragoman.web.api.routing import serve
from dragoman.web.api.service import Reading
from dragoman.web.api.telling import tell, tell_actor, tell_follow_ups, tell_line, tell_row

router = APIRouter(tags=["Actors"])
LATEST = 20
"""Engagements of a pair that are told with it; the list of engagements gives all."""
MOST_OPEN = 100
ActorId = Annotated[
    Id, Path(alias="id", description="The id of a person (`p-…`), state, organisation or body.", examples=["p-1c04"])
]


@serve(
    router,
    "GET",
    "/actors",
    shapes.Page[shapes.ActorLine],
    call="/actors?kind=person&country=GHA",
    python='for actor in desk.actors(kind="person", country="GHA"):\n    print(actor.name, actor.office)',
)
def list_actors(
    service: Reading,
    kind: Annotated[ActorKind | None, Query(description="Of which kind.")] = None,
    country: Annotated[Id | None, Query(description="Of which state or organisation, by its code.")] = None,
    words: Annotated[Words | None, Query(description="Words that must all occur in a name, in any script.")] = None,
    after: After = None,
    size: Size = DEFAULT_SIZE,
) -> Response:
    """List actors, those who take part in most engagements first."""
    page = service.record.page_actors(kind, country, words, after=after, size=size)
    lines = [tell(shapes.ActorLine, line) for line in page.items]
    return service.answer(shapes.Page[shapes.ActorLine](items=lines, next=service.link_next(page.next)))


@serve(
    router,
    "GET",
    "/actors/{id}",
    shapes.Actor,
    call="/actors/p-1c04",
    python='actor = desk.actor("p-1c04")\nprint(actor.name, [tenure.office for tenure in actor.tenures])',
    also=(404,),
)
def show_actor(service: Reading, id: ActorId) -> Response:
    """Show an actor with all names and offices.

    An id that was merged away leads to where it went, whose address is then in `Content-Location`.
    """
    version = service.record.load_version(id)
    actor = service.record.load_actor(id)
    told = tell_actor(actor, service.record.find_contradictions(actor.id), version)
    return service.answer(told, version=version, at=f"/actors/{actor.id}" if actor.id != id else None)


@serve(
    router,
    "GET",
    "/actors/{id}/quotations",
    shapes.Page[shapes.QuotationRow],
    call="/actors/p-1c04/quotations?kind=direct",
    python='for said in desk.actor_quotations("p-1c04", kind="direct"):\n    print(said.published, said.words)',
    also=(404,),
)
def list_actor_quotations(
    service: Reading,
    id: ActorId,
    kind: Annotated[QuotationKind | None, Query(description="Of which kind.")] = None,
    after: After = None,
    size: Size = DEFAULT_SIZE,
) -> Response:
    """List what an actor said, by whom the record knows to have said it, the newest first."""
    actor = service.record.load_actor(id)
    page = service.record.page_quotations_of(actor.id, kind=kind, after=after, size=size)
    rows = [tell_row(shapes.QuotationRow, QUOTATIONS, filed) for filed in page.items]
    return service.answer(shapes.Page[shapes.QuotationRow](items=rows, next=service.link_next(page.next)))


@serve(
    router,
    "GET",
    "/pairs/{one}/{other}",
    shapes.Pair,
    call="/pairs/NOR/GHA?since=2024",
    python='pair = desk.pair("NOR", "GHA", since="2024")\nprint(pair.months)',
    also=(404,),
)
def show_pair(
    service: Reading,
    one: Annotated[Id, Path(description="A country code, an acronym, or the id of an actor.", examples=["NOR"])],
    other: Annotated[Id, Path(description="The other side.", examples=["GHA"])],
    since: Since = None,
    until: Until = None,
) -> Response:
    """Show what two sides have with each other.

    How many engagements they held each month, the latest twenty of any status, and the follow-ups open between them.
    """
    record = service.record
    sides = (one, other)
    names = [name_side(record, side) for side in sides]
    filters = EngagementFilters(with_=sides, since=since, until=until)
    months = record.count_held(filters)
    due = record.page_follow_ups(FollowUpFilters(with_=sides, status="open"), size=MOST_OPEN)
    return service.answer(
        shapes.Pair(
            sides=list(sides),
            names=names,
            months=[shapes.MonthCount(month=month, engagements=number) for month, number in months.items()],
            engagements=[tell_line(line) for line in record.page_engagements(filters, size=LATEST).items],
            follow_ups=tell_follow_ups(due.items, record.load_heads),
        )
    )


def name_side(record: Record, side: str) -> str:
    """What to call a code or an actor's id. Raises NotInRecord for what is neither."""
    if is_state(side) or find_organisation(side) == side:
        return name_of(side)
    try:
        return record.load_actor(side).name
    except NotInRecord:
        raise NotInRecord(side, "state, organisation or actor") from None
