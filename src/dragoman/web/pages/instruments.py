"""Instruments: the list, and the page of one: names, figures over time, shares, what replaced what, engagements."""

from __future__ import annotations

from typing import Annotated

from fastapi import Query
from starlette.responses import Response

from dragoman.model.paper import Picture
from dragoman.model.record import DocumentHead, RecordedInstrument
from dragoman.pictures import draw_figures
from dragoman.resolving.shares import order_figures
from dragoman.web.desk import Desk, Reader, SentForm, take_field
from dragoman.web.embedding import answer_csv
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
    return answer_csv(f"figures-{instrument.id}", drawn.columns, drawn.rows)


@page(router, "/instruments/{instrument_id}")
def show_instrument(desk: Reader, instrument_id: str) -> Response:
    """A programme, fund, plan, treaty, format or list that the texts speak of."""
    instrument = desk.record.load_instrument(instrument_id)
    drawn, documents = draw_instrument(desk, instrument)
    latest = list(reversed(instrument.engagements))[:SHOWN]
    told = {
        "instrument": instrument,
        "series": order_figures(instrument.figures),
        "documents": documents,
        "engagements": list(desk.record.load_lines(latest).values()),
        "mentions": [{"document": document, "span": span} for document, span in instrument.mentions],
    }
    aids = {
        "picture": drawn,
        "followed": instrument.id in desk.record.desk.list_follows(desk.visitor.name),
        "shown_mentions": MOST_MENTIONS,
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


def draw_instrument(desk: Desk, instrument: RecordedInstrument) -> tuple[Picture, dict[str, DocumentHead]]:
    """The figures over time, and the documents that speak of the instrument, by id."""
    told = [figure.document for figure in instrument.figures]
    told += [document for _, document, _ in (*instrument.replaced, *instrument.replaced_by)]
    told += [document for document, _ in instrument.mentions]
    documents = desk.record.load_heads(told)
    return draw_figures(instrument, documents=documents), documents
