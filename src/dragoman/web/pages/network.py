"""Who met whom: a matrix of the most active sides or of those chosen, and the network around one."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

from fastapi import Query
from starlette.responses import Response

from dragoman.model import Channel, Status
from dragoman.model.paper import Picture
from dragoman.model.record import Engagement
from dragoman.pictures import draw_matrix, draw_network
from dragoman.pictures.matrix import count_active
from dragoman.pictures.sides import SidesBy, name_side, name_sides
from dragoman.record import EngagementFilters, Record
from dragoman.web.desk import Desk, Reader
from dragoman.web.downloads import answer_rows
from dragoman.web.embedding import describe_picture
from dragoman.web.periods import check_date
from dragoman.web.problems import Problem
from dragoman.web.routing import open_router, page
from dragoman.web.sides import Side, find_side
from dragoman.when import When
from dragoman.wording import write_date

router = open_router()
MOST_SIDES = 16
ACTIVE = 24
"""Sides that are offered to look around from."""
DEFAULT_MONTHS = 12

Sides = Annotated[list[str], Query(alias="with", max_length=MOST_SIDES)]
Day = Annotated[str, Query(max_length=21)]


@page(router, "/network")
def show_network(
    desk: Reader,
    with_: Sides = [],  # noqa: B006  # FastAPI copies it
    since: Day = "",
    until: Day = "",
    by: SidesBy = "states",
    status: Status = "held",
    channel: Channel | None = None,
) -> Response:
    """The engagements between sides in a period; without sides the most active ones, with one those around it."""
    sides = choose_sides(desk.record, with_)
    keys = [side.key for side in sides if side.key]
    first, last = choose_period(desk, since, until)
    engagements = find_engagements(desk.record, keys, first, last, status, channel)
    matrix = draw_sides(engagements, by, status, first, last)
    around = draw_network(
        engagements, keys[0], title=f"Around {sides[0].name}", by=by, status=status, among=True
    ) if len(keys) == 1 else None  # fmt: skip
    active = count_active([e for e in engagements if e.status == status], by)
    names = name_sides(engagements, by)
    told = {
        "sides": [{"key": side.key, "name": side.name} for side in sides if side.key],
        "since": first,
        "until": last,
        "by": by,
        "status": status,
        "channel": channel,
        "matrix": describe_picture(matrix),
        "around": describe_picture(around) if around else None,
        "active": [
            {"key": key, "name": names[key].name, "engagements": number} for key, number in active.most_common(ACTIVE)
        ],
    }
    args = {
        "with": keys,
        "since": since,
        "until": until,
        "by": None if by == "states" else by,
        "status": None if status == "held" else status,
        "channel": channel,
    }
    aids = {
        "pictures": [(around, "around")] * bool(around) + [(matrix, "matrix")],
        "unknown": [side for side in sides if not side.key],
        "args": args,
    }
    return desk.show("network.html.jinja", "Network", told, aids)


@router.get("/network.csv")
def download_matrix(
    desk: Reader,
    with_: Sides = [],  # noqa: B006
    since: Day = "",
    until: Day = "",
    by: SidesBy = "states",
    status: Status = "held",
    channel: Channel | None = None,
) -> Response:
    """The numbers of the matrix as a table."""
    keys = [side.key for side in choose_sides(desk.record, with_) if side.key]
    first, last = choose_period(desk, since, until)
    engagements = find_engagements(desk.record, keys, first, last, status, channel)
    drawn = draw_sides(engagements, by, status, first, last)
    return answer_rows("who-met-whom", drawn.columns, drawn.rows)


def choose_sides(record: Record, given: list[str]) -> list[Side]:
    """The sides that were typed, several in one field told apart by commas; each once."""
    words = [part.strip() for one in given for part in one.split(",") if part.strip()]
    if len(words) > MOST_SIDES or any(len(one) > 200 for one in words):
        raise Problem(422, "Too many sides", f"At most {MOST_SIDES} sides can be chosen.")
    found = {side.key or side.words: side for side in (find_side(record, one) for one in words)}
    return list(found.values())


def choose_period(desk: Desk, since: str, until: str) -> tuple[str | None, str | None]:
    """The dates asked for; without any, the twelve months up to the latest engagement that was held."""
    first, last = check_date(since, "From"), check_date(until, "To")
    if first or last:
        return first, last
    newest = desk.record.outline_engagements(EngagementFilters(status="held", limit=1))
    if not newest or not newest[0].date:
        return None, None
    end = When.parse(newest[0].date).latest
    month = end.year * 12 + end.month - DEFAULT_MONTHS
    return f"{month // 12:04}-{month % 12 + 1:02}", f"{end.year:04}-{end.month:02}"


def find_engagements(
    record: Record, keys: list[str], since: str | None, until: str | None, status: Status, channel: Channel | None
) -> list[Engagement]:
    """The engagements of the period: all, those with the one side, or those of at least two of several."""
    with_ = tuple(keys) if len(keys) == 1 else ()
    found = record.outline_engagements(
        EngagementFilters(with_=with_, since=since, until=until, status=status, channel=channel)
    )
    if len(keys) < 2:
        return found
    wanted = set(keys)
    kept = (replace(e, participants=tuple(p for p in e.participants if wanted & {p.country, p.actor})) for e in found)
    return [e for e in kept if len({name_side(p, "states").key for p in e.participants}) > 1]


def draw_sides(
    engagements: list[Engagement], by: SidesBy, status: Status, since: str | None, until: str | None
) -> Picture:
    """The matrix of the sides of the engagements."""
    period = " – ".join(write_date(day) for day in dict.fromkeys((since, until)) if day)
    title = "Who met whom" + (f", {period}" if period else "")
    return draw_matrix(engagements, title=title, by=by, status=status, most=MOST_SIDES)
