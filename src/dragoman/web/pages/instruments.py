"""Instruments: the list, and the page of one: names, figures over time, shares, what replaced what, engagements."""

from __future__ import annotations

from typing import Annotated

from fastapi import Query
from starlette.responses import Response

from dragoman.model import Span
from dragoman.model.paper import Picture
from dragoman.model.record import DocumentHead, RecordedInstrument
from dragoman.pictures import draw_figures
from dragoman.record import EngagementFilters
from dragoman.resolving.shares import order_figures
from dragoman.web.desk import Desk, Reader, SentForm, take_field
from dragoman.web.downloads import answer_rows
from dragoman.web.routing import open_router, page
from dragoman.web.security.addresses import choose_own_address

router = open_router()
SHOWN = 50
"""Engagements on the page of an instrument; the rest is a link away."""
MOST_MENTIONS = 25


@page(router, "/instruments")
def list_instruments(
    desk: Reader,
    kind: Annotated[str, Query(max_length=100)] = "",
    name: Annotated[str, Query(max_length=200)] = "",
    after: Annotated[str | None, Query(max_length=2_000)] = None,
) -> Response:
    """The instruments of a kind, those that most documents name first."""
    kind, name = kind.strip(), name.strip()
    found = desk.record.page_instruments(kind or None, name or None, after=after)
    told = {
        "instruments": found.items,
        "next": found.next,
        "filters": {"kind": kind or None, "name": name or None},
    }
    aids = {
        "kinds": desk.record.list_instrument_kinds(),
        "args": {"kind": kind or None, "name": name or None, "after": after},
    }
    return desk.show("instruments.html.jinja", "Instruments", told, aids)


@router.get("/instruments/{instrument_id}.csv")
def download_figures(desk: Reader, instrument_id: str) -> Response:
    """The figures of an instrument as a table."""
    instrument = desk.record.load_instrument(instrument_id)
    drawn, _ = draw_instrument(desk, instrument)
    return answer_rows(f"figures-{instrument.id}", drawn.columns, drawn.rows)


@page(router, "/instruments/{instrument_id}")
def show_instrument(desk: Reader, instrument_id: str) -> Response:
    """A programme, fund, plan, treaty, format or list that the texts speak of."""
    instrument = desk.record.load_instrument(instrument_id)
    drawn, documents = draw_instrument(desk, instrument)
    latest = desk.record.page_engagements(EngagementFilters(instruments=(instrument.id,)), size=SHOWN)
    told = {
        "instrument": instrument,
        "series": order_figures(instrument.figures),
        "documents": documents,
        "engagements": latest.items,
        "mentions": [{"document": document, "span": span} for document, span in instrument.mentions],
    }
    aids = {
        "picture": drawn,
        "followed": instrument.id in desk.record.desk.list_follows(desk.visitor.name),
        "named_in": list_latest_mentions(instrument, documents),
        "reports": len({document for document, _ in instrument.mentions}),
    }
    return desk.show("instrument.html.jinja", instrument.name, told, aids)


@router.post("/instruments/{instrument_id}/follow")
def follow_instrument(desk: Reader, instrument_id: str, form: SentForm) -> Response:
    """Follow an instrument, or no more."""
    instrument = desk.record.load_instrument(instrument_id)
    if take_field(form, "follow") == "yes":
        desk.record.desk.follow(desk.visitor.name, instrument.id)
        notice = f"You follow {instrument.name}: what is new stands on your first page."
    else:
        desk.record.desk.unfollow(desk.visitor.name, instrument.id)
        notice = f"You follow {instrument.name} no more."
    return desk.go(choose_own_address(f"/instruments/{instrument.id}", "/instruments"), notice)


def list_latest_mentions(
    instrument: RecordedInstrument, documents: dict[str, DocumentHead]
) -> list[tuple[DocumentHead, Span]]:
    """The latest documents that name an instrument, each with the first words that do."""
    first: dict[str, Span] = {}
    for document, span in instrument.mentions:
        first.setdefault(document, span)
    found = [(documents[document], span) for document, span in first.items()]
    return sorted(found, key=lambda pair: (pair[0].published or "", pair[0].number), reverse=True)[:MOST_MENTIONS]


def draw_instrument(desk: Desk, instrument: RecordedInstrument) -> tuple[Picture, dict[str, DocumentHead]]:
    """The figures over time, and the documents that speak of the instrument, by id."""
    told = [figure.document for figure in instrument.figures]
    told += [document for _, document, _ in (*instrument.replaced, *instrument.replaced_by)]
    told += [document for document, _ in instrument.mentions]
    documents = desk.record.load_heads(told)
    return draw_figures(instrument, documents=documents), documents
