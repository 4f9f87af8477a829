"""Engagements: the list, each with all its accounts, their comparison, and why they are one."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.responses import Response

from dragoman.client import shapes
from dragoman.record import EngagementFilters
from dragoman.record.paging import DEFAULT_SIZE
from dragoman.web.api.parameters import After, EngagementId, Size, ask_engagements
from dragoman.web.api.routing import serve
from dragoman.web.api.service import Reading
from dragoman.web.api.telling import tell, tell_comparison, tell_engagement, tell_follow_ups, tell_line

router = APIRouter(tags=["Engagements"])
Filters = Annotated[EngagementFilters, Depends(ask_engagements)]


@serve(
    router,
    "GET",
    "/engagements",
    shapes.Page[shapes.EngagementLine],
    call="/engagements?with=NOR&with=GHA&since=2024-09",
    python='for engagement in desk.engagements(with_=["NOR", "GHA"], since="2024-09"):\n'
    "    print(engagement.date, engagement.channel, engagement.sources)",
)
def list_engagements(service: Reading, filters: Filters, after: After = None, size: Size = DEFAULT_SIZE) -> Response:
    """List engagements, the newest first.

    All filters must let an engagement through. Those without a date come last.
    """
    page = service.record.page_engagements(filters, after=after, size=size)
    lines = [tell_line(line) for line in page.items]
    return service.answer(shapes.Page[shapes.EngagementLine](items=lines, next=service.link_next(page.next)))


@serve(
    router,
    "GET",
    "/engagements/{id}",
    shapes.Engagement,
    call="/engagements/e-4f21",
    python='engagement = desk.engagement("e-4f21")\n'
    "for account in engagement.accounts:\n"
    "    print(account.source, account.evidence)",
    also=(404,),
)
def show_engagement(service: Reading, id: EngagementId) -> Response:
    """Show an engagement with all its accounts and the words behind them.

    The object that `dragoman export engagements` writes; of each account also quotations, sums and commitments that
    its document tells in connection; what is due; and the judgements. An id that was merged away leads to where its
    accounts went, whose address is then in `Content-Location`.
    """
    record = service.record
    version = record.load_version(id)
    engagement = record.load_engagement(id)
    due = list(record.follow_ups(engagement=engagement.id))
    told = tell_engagement(
        engagement,
        record.load_accounts(engagement.id),
        follow_ups=tell_follow_ups(due, record.load_heads),
        judgements=record.find_judgements(list(dict.fromkeys([id, engagement.id, *engagement.accounts]))),
        version=version,
    )
    return service.answer(told, version=version, at=f"/engagements/{engagement.id}" if engagement.id != id else None)


@serve(
    router,
    "GET",
    "/engagements/{id}/comparison",
    shapes.Comparison,
    call="/engagements/e-4f21/comparison",
    python='for field in desk.comparison("e-4f21").fields:\n    print(field.name, field.verdict)',
    also=(404,),
)
def compare_accounts(service: Reading, id: EngagementId) -> Response:
    """Put the accounts of an engagement side by side.

    Each field has a cell for each account, in the order of `accounts`: whether it agrees with the others, differs, or
    is silent.
    """
    return service.answer(tell_comparison(service.record.compare(id)))


@serve(
    router,
    "GET",
    "/engagements/{id}/reasons",
    shapes.Reasons,
    call="/engagements/e-4f21/reasons",
    python='for account in desk.reasons("e-4f21").accounts:\n    print(account.account, account.reasons)',
    also=(404,),
)
def tell_reasons(service: Reading, id: EngagementId) -> Response:
    """Tell why each account stands with its engagement, with weights; below 0 they speak against it."""
    engagement = service.record.load_engagement(id)
    found = service.record.load_reasons(engagement.id)
    accounts = [
        shapes.AccountReasons(account=account, reasons=[tell(shapes.Reason, reason) for reason in reasons])
        for account, reasons in found.items()
    ]
    return service.answer(shapes.Reasons(engagement=engagement.id, accounts=accounts))


@serve(
    router,
    "GET",
    "/engagements/{id}/history",
    shapes.Page[shapes.Event],
    call="/engagements/e-4f21/history",
    python='for event in desk.history("e-4f21"):\n    print(event.at, event.event, event.detail)',
    also=(404,),
)
def list_history(service: Reading, id: EngagementId, after: After = None, size: Size = DEFAULT_SIZE) -> Response:
    """Tell what happened to an engagement in the record, the newest first."""
    engagement = service.record.load_engagement(id)
    page = service.record.page_history(engagement.id, after=after, size=size)
    events = [tell(shapes.Event, event) for event in page.items]
    return service.answer(shapes.Page[shapes.Event](items=events, next=service.link_next(page.next)))
