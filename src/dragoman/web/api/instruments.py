"""Instruments: programmes, funds, plans, treaties and formats, with the figures claimed of them."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Query
from starlette.responses import Response

from dragoman.client import shapes
from dragoman.record.paging import DEFAULT_SIZE
from dragoman.web.api.parameters import After, Id, Size, Words
from dragoman.web.api.routing import serve
from dragoman.web.api.service import Reading
from dragoman.web.api.telling import tell, tell_instrument

router = APIRouter(tags=["Instruments"])


@serve(
    router,
    "GET",
    "/instruments",
    shapes.Page[shapes.InstrumentLine],
    call="/instruments?words=grain",
    python='for instrument in desk.instruments(words="grain"):\n    print(instrument.name, instrument.documents)',
)
def list_instruments(
    service: Reading,
    kind: Annotated[Words | None, Query(description="Of which kind: fund, treaty, list, …")] = None,
    words: Annotated[Words | None, Query(description="Words that must all occur in a name.")] = None,
    after: After = None,
    size: Size = DEFAULT_SIZE,
) -> Response:
    """List instruments, those that most documents name first."""
    page = service.record.page_instruments(kind, words, after=after, size=size)
    lines = [tell(shapes.InstrumentLine, line) for line in page.items]
    return service.answer(shapes.Page[shapes.InstrumentLine](items=lines, next=service.link_next(page.next)))


@serve(
    router,
    "GET",
    "/instruments/{id}",
    shapes.Instrument,
    call="/instruments/i-09d1",
    python='for figure in desk.instrument("i-09d1").figures:\n    print(figure.as_of, figure.value, figure.unit)',
    also=(404,),
)
def show_instrument(
    service: Reading,
    id: Annotated[Id, Path(alias="id", description="The id of an instrument (`i-…`).", examples=["i-09d1"])],
) -> Response:
    """Show an instrument: its names, its figures in the order of their dates, what replaced what."""
    instrument = service.record.load_instrument(id)
    version = service.record.load_version(instrument.id)
    return service.answer(tell_instrument(instrument, version), version=version)
