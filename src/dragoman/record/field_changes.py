"""Which fields of an engagement are others than they were, in words for its history."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from dragoman.model.record import Engagement
from dragoman.record.tables import engagement_participants, engagement_topics, engagements

MOST_NAMED = 5
"""Participants or topics that came or went which are named; a summit brings dozens."""
TakingPart = tuple[str, str | None, str | None, str, str | None]
"""A participant: name, role, country, kind, actor."""


@dataclass(frozen=True, slots=True)
class Fields:
    """What is told of an engagement, as its rows hold it."""

    channel: str
    status: str
    date: str | None
    place: str | None
    rejected: bool
    participants: tuple[TakingPart, ...]
    topics: tuple[str, ...]


def load_fields(connection: Connection, engagement_id: str) -> Fields:
    """The fields of an engagement as they were written last."""
    e, p, t = engagements.c, engagement_participants.c, engagement_topics.c
    row = connection.execute(
        select(e.channel, e.status, e.date, e.place, e.rejected).where(e.id == engagement_id)
    ).one()
    people = connection.execute(
        select(p.name, p.role, p.country, p.kind, p.actor_id)
        .where(p.engagement_id == engagement_id)
        .order_by(p.ordinal)
    )
    topics = connection.execute(select(t.topic).where(t.engagement_id == engagement_id).order_by(t.ordinal)).scalars()
    return Fields(*row, tuple((*person,) for person in people), tuple(topics))


def list_fields(engagement: Engagement) -> Fields:
    """The same of an engagement that was worked out."""
    e = engagement
    people = tuple((p.name, p.role, p.country, p.kind, p.actor) for p in e.participants)
    return Fields(e.channel, e.status, e.date, e.place, e.rejected, people, e.topics)


def tell_changes(before: Fields, after: Fields) -> Iterator[tuple[str, str]]:
    """An event with its detail for each field that has changed: (“changed date”, “2031-03-05 → 2031-03-04”).

    The order of participants and topics, which grows out of how many texts tell them, is no change.
    """
    if before.status != after.status:
        yield "status", f"{before.status} → {after.status}"
    for field in ("channel", "date", "place"):
        old, new = getattr(before, field), getattr(after, field)
        if old != new:
            yield f"changed {field}", f"{old or 'none'} → {new or 'none'}"
    if before.rejected != after.rejected:
        yield ("rejected" if after.rejected else "no longer rejected"), ""
    if set(before.participants) != set(after.participants):
        yield "changed participants", tell_list([p[0] for p in before.participants], [p[0] for p in after.participants])
    if set(before.topics) != set(after.topics):
        yield "changed topics", tell_list(before.topics, after.topics)


def tell_list(before: Sequence[str], after: Sequence[str]) -> str:
    """“with Ida Lind; without Mateo Soto”; empty where the names are the same (an office or state has changed)."""
    came = [name for name in after if name not in before]
    went = [name for name in before if name not in after]
    return "; ".join(f"{sign} {name_first(names)}" for sign, names in (("with", came), ("without", went)) if names)


def name_first(names: Sequence[str]) -> str:
    """The first names of a list, and how many there are more."""
    more = f" and {len(names) - MOST_NAMED} more" if len(names) > MOST_NAMED else ""
    return ", ".join(names[:MOST_NAMED]) + more
