"""What queries of pages may hold: bounded words, dates, cursors; and the filters made of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, get_args

from fastapi import Depends, Query

from dragoman.model import Channel, Status
from dragoman.model.record import DifferingField
from dragoman.record import EngagementFilters
from dragoman.web.desk import Desk, Reader
from dragoman.web.periods import check_date
from dragoman.web.problems import Problem
from dragoman.web.rendering import join_query
from dragoman.web.sides import find_side

Words = Annotated[str, Query(max_length=300)]
Cursor = Annotated[str | None, Query(max_length=2_000)]


@dataclass(frozen=True, slots=True)
class Asked:
    """The filters that a list of engagements was asked for, and the query that asks for them again."""

    filters: EngagementFilters
    query: dict[str, Any]

    def name_address(self, path: str, **changed: Any) -> str:
        """The address of a list with these filters, some of them changed; None or empty leaves one out."""
        return join_query(path, **(self.query | changed))


def read_filters(
    desk: Reader,
    with_: Annotated[list[str], Query(alias="with", max_length=10)] = [],  # noqa: B006  # FastAPI copies it
    since: Words = "",
    until: Words = "",
    channel: Words = "",
    status: Words = "",
    topic: Words = "",
    place: Words = "",
    instrument: Words = "",
    sources: Annotated[int, Query(ge=1, le=1_000)] = 1,
    differing: Words = "",
    reviewed: Words = "",
    rejected: Words = "",
) -> Asked:
    """The filters of a query. Raises Problem for values that there are none of."""
    sides = [one for one in with_ if one.strip()]
    filters = EngagementFilters(
        with_=tuple(find_key(desk, one) for one in sides),
        since=check_date(since, "Since"),
        until=check_date(until, "Until"),
        channel=choose_value(channel, "channel", get_args(Channel)),
        status=choose_value(status, "status", get_args(Status)),
        topic=topic.strip() or None,
        place=place.strip() or None,
        instruments=(instrument,) if instrument else None,
        min_sources=sources,
        differing=choose_value(differing, "field in which accounts can differ", get_args(DifferingField)),
        reviewed={"yes": True, "no": False}.get(reviewed),
        rejected=rejected == "yes",
    )
    query = {
        "with": sides,
        "since": since,
        "until": until,
        "channel": channel,
        "status": status,
        "topic": topic,
        "place": place,
        "instrument": instrument,
        "sources": sources if sources > 1 else None,
        "differing": differing,
        "reviewed": reviewed if reviewed in ("yes", "no") else None,
        "rejected": "yes" if rejected == "yes" else None,
    }
    return Asked(filters, query)


AskedFor = Annotated[Asked, Depends(read_filters)]


def find_key(desk: Desk, words: str) -> str:
    """The code or actor's id that words mean. Raises Problem where they mean nobody, or several."""
    side = find_side(desk.record, words[:300])
    if side.key:
        return side.key
    if side.choices:
        named = ", ".join(f"{actor.name} ({actor.id})" for actor in side.choices[:10])
        raise Problem(422, "Which one?", f"“{words}” may be {named}: give the id.")
    raise Problem(422, "Nobody of that name", f"The record knows no “{words}”: search for another spelling.")


def choose_value(value: str, name: str, allowed: tuple[Any, ...]) -> Any:
    """One of the words allowed, None for an empty one. Raises Problem for others."""
    if value and value not in allowed:
        raise Problem(422, f"No such {name}", f"“{value}” is none of {', '.join(allowed)}.")
    return value or None
