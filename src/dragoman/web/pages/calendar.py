"""The calendar: what was held, what is planned and what is due, month by month, and as an iCalendar file."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from fastapi import Query
from starlette.responses import Response

from dragoman.record import EngagementFilters, FollowUpFilters
from dragoman.web.desk import Desk, Reader
from dragoman.web.downloads import answer_filtered_calendar
from dragoman.web.month import WEEKDAYS, Month, build_month, end_month
from dragoman.web.problems import Problem
from dragoman.web.routing import open_router, page
from dragoman.web.sides import Side, find_side
from dragoman.wording import write_date

router = open_router()
SHOWN = 6
"""Entries in the cell of a day; the rest is a link away."""
MONTH = r"\d{4}-(0[1-9]|1[0-2])"

AskedMonth = Annotated[str, Query(alias="month", pattern=f"^({MONTH})?$")]
Who = Annotated[str, Query(alias="with", max_length=200)]


@page(router, "/calendar")
def show_calendar(desk: Reader, asked: AskedMonth = "", with_: Who = "") -> Response:
    """A month, that of today where none is asked for; `with` keeps to what concerns one side."""
    side = find_side(desk.record, with_)
    first = read_month(asked or desk.today[:7])
    month = load_month(desk, first, side)
    latest = None
    if month.empty:
        newest = desk.record.outline_engagements(EngagementFilters(with_=tuple(filter(None, [side.key])), limit=1))
        latest = newest[0].date[:7] if newest and newest[0].date and len(newest[0].date) >= 7 else None
    name = write_date(f"{first:%Y-%m}".zfill(7))
    told = {
        "month": f"{first:%Y-%m}".zfill(7),
        "with": side.key,
        "days": [day for day in month.days if day.engagements or day.due],
        "undated": month.undated,
        "undated_due": month.undated_due,
        "previous": month.previous,
        "next": month.next,
    }
    aids = {
        "name": name,
        "weeks": month.weeks,
        "weekdays": WEEKDAYS,
        "side": side,
        "shown": SHOWN,
        "args": {"with": side.key},
        "latest": latest,
    }
    return desk.show("calendar.html.jinja", f"Calendar, {name}", told, aids)


@router.get("/calendar.ics")
def download_calendar(desk: Reader, asked: AskedMonth = "", with_: Who = "") -> Response:
    """A month as an iCalendar file; without one, all that is ahead of today."""
    side = find_side(desk.record, with_)
    if side.words and not side.key:
        raise Problem(404, "Not in the record", f"The record has no side “{side.words}”, or more than one.")
    keys = tuple(filter(None, [side.key]))
    if asked:
        first = read_month(asked)
        since, until = first.isoformat(), end_month(first).isoformat()
        due = [f for f in desk.record.find_due(since, until, keys) if f.state == "open"]
        filters = EngagementFilters(with_=keys, since=since, until=until, oldest_first=True)
    else:
        due = list(desk.record.follow_ups(FollowUpFilters(with_=keys, status="open", today=desk.today)))
        filters = EngagementFilters(with_=keys, since=desk.today, oldest_first=True)
    due = [follow_up for follow_up in due if not follow_up.engagement]
    heads = desk.record.load_heads(follow_up.document for follow_up in due)
    opened = [(follow_up, heads[follow_up.document]) for follow_up in due]
    told = {"with": side.name} if side.key else {}
    name = f"calendar-{asked}" if asked else "ahead"
    return answer_filtered_calendar(desk, name, filters, opened, asked=told, past=bool(asked))


def read_month(words: str) -> date:
    """The first day of a month. Raises Problem for one that no calendar has."""
    try:
        return date.fromisoformat(f"{words}-01")
    except ValueError:
        raise Problem(422, "No such month", f"“{words}” is no month: write 2025-03.") from None


def load_month(desk: Desk, first: date, side: Side) -> Month:
    """The month that begins on a day, as far as it concerns the side; nothing for words that are no side."""
    if side.words and not side.key:
        return build_month(first, [], [])
    keys = tuple(filter(None, [side.key]))
    since, until = first.isoformat(), end_month(first).isoformat()
    engagements = desk.record.outline_engagements(
        EngagementFilters(with_=keys, since=since, until=until, oldest_first=True)
    )
    return build_month(first, engagements, desk.record.find_due(since, until, keys))
