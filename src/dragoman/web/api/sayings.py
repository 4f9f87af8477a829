"""What texts say beside their encounters: commitments, quotations, sums, figures; and what is due of it."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Depends, Query
from starlette.responses import Response

from dragoman.client import shapes
from dragoman.exporting.saying_tables import AMOUNTS, COMMITMENTS, FIGURES, QUOTATIONS
from dragoman.model import CommitmentKind, QuotationKind
from dragoman.model.record import FollowUpKind
from dragoman.record import EngagementFilters, FollowUpFilters
from dragoman.record.listing import FollowUpStatus
from dragoman.record.paging import DEFAULT_SIZE
from dragoman.web.api.parameters import After, Edtf, Id, Size, With, ask_engagements
from dragoman.web.api.routing import serve
from dragoman.web.api.service import Reading
from dragoman.web.api.telling import tell_follow_ups, tell_row

router = APIRouter(tags=["Sayings"])
Filters = Annotated[EngagementFilters, Depends(ask_engagements)]


@serve(
    router,
    "GET",
    "/commitments",
    shapes.Page[shapes.CommitmentRow],
    call="/commitments?with=NOR&kind=pledge",
    python='for commitment in desk.commitments(with_=["NOR"], kind="pledge"):\n'
    "    print(commitment.by, commitment.to, commitment.value, commitment.currency)",
)
def list_commitments(
    service: Reading,
    filters: Filters,
    kind: Annotated[CommitmentKind | None, Query(description="Of which kind.")] = None,
    after: After = None,
    size: Size = DEFAULT_SIZE,
) -> Response:
    """List commitments, those of the newest texts first.

    The rows of `dragoman export commitments`. Those of the engagements that the filters let through; and, where no
    filter asks for what only encounters have, those that belong to none, by their own sides and days.
    """
    page = service.record.page_commitments(filters, kind=kind, after=after, size=size)
    rows = [tell_row(shapes.CommitmentRow, COMMITMENTS, filed) for filed in page.items]
    return service.answer(shapes.Page[shapes.CommitmentRow](items=rows, next=service.link_next(page.next)))


@serve(
    router,
    "GET",
    "/quotations",
    shapes.Page[shapes.QuotationRow],
    call="/quotations?with=AUS&topic=cables",
    python='for said in desk.quotations(with_=["AUS"], topic="cables"):\n    print(said.speaker, said.words)',
)
def list_quotations(
    service: Reading,
    filters: Filters,
    kind: Annotated[QuotationKind | None, Query(description="Of which kind.")] = None,
    after: After = None,
    size: Size = DEFAULT_SIZE,
) -> Response:
    """List quotations and reported statements, those of the newest texts first.

    The rows of `dragoman export quotations`, with the filters of `commitments`.
    """
    page = service.record.page_quotations(filters, kind=kind, after=after, size=size)
    rows = [tell_row(shapes.QuotationRow, QUOTATIONS, filed) for filed in page.items]
    return service.answer(shapes.Page[shapes.QuotationRow](items=rows, next=service.link_next(page.next)))


@serve(
    router,
    "GET",
    "/amounts",
    shapes.Page[shapes.AmountRow],
    call="/amounts?since=2025",
    python='for amount in desk.amounts(since="2025"):\n    print(amount.value, amount.currency, amount.of)',
)
def list_amounts(service: Reading, filters: Filters, after: After = None, size: Size = DEFAULT_SIZE) -> Response:
    """List sums of money, those of the newest texts first.

    The rows of `dragoman export amounts`, with the filters of `commitments`. Never add them up: texts name one sum
    many times.
    """
    page = service.record.page_amounts(filters, after=after, size=size)
    rows = [tell_row(shapes.AmountRow, AMOUNTS, filed) for filed in page.items]
    return service.answer(shapes.Page[shapes.AmountRow](items=rows, next=service.link_next(page.next)))


@serve(
    router,
    "GET",
    "/figures",
    shapes.Page[shapes.FigureRow],
    call="/figures?instrument=i-09d1",
    python='for figure in desk.figures(instrument=["i-09d1"]):\n    print(figure.as_of, figure.property, figure.value)',
)
def list_figures(service: Reading, filters: Filters, after: After = None, size: Size = DEFAULT_SIZE) -> Response:
    """List figures that texts claim of instruments, those of the newest texts first.

    The rows of `dragoman export figures`, with the filters of `commitments`.
    """
    page = service.record.page_figures(filters, after=after, size=size)
    rows = [tell_row(shapes.FigureRow, FIGURES, filed) for filed in page.items]
    return service.answer(shapes.Page[shapes.FigureRow](items=rows, next=service.link_next(page.next)))


@serve(
    router,
    "GET",
    "/follow-ups",
    shapes.Page[shapes.FollowUp],
    call="/follow-ups?status=overdue&with=GHA",
    python='for due in desk.follow_ups(status="overdue", with_=["GHA"]):\n    print(due.due, due.what)',
)
def list_follow_ups(
    service: Reading,
    with_: With = [],  # noqa: B006  # a list of FastAPI's own, made anew for each request
    status: Annotated[FollowUpStatus | None, Query(description="In which state; `open` counts the overdue.")] = None,
    kind: Annotated[FollowUpKind | None, Query(description="Of which kind.")] = None,
    due_before: Annotated[Edtf | None, Query(description="EDTF: due before that day.", examples=["2025-06"])] = None,
    engagement: Annotated[Id | None, Query(description="Of which engagement, planned or closing it.")] = None,
    after: After = None,
    size: Size = DEFAULT_SIZE,
) -> Response:
    """List what is due: meetings planned or proposed, invitations, dated commitments; the soonest first.

    The rows of `dragoman export followups`; `overdue` goes by the server's day.
    """
    filters = FollowUpFilters(due_before, tuple(with_), status, kind, engagement, date.today().isoformat())
    page = service.record.page_follow_ups(filters, after=after, size=size)
    rows = tell_follow_ups(page.items, service.record.load_heads)
    return service.answer(shapes.Page[shapes.FollowUp](items=rows, next=service.link_next(page.next)))
