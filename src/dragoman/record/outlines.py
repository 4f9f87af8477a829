"""Engagements as pictures and calendars need them: many at once, without accounts and their words."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from dragoman.model.record import Engagement, EngagementParticipant
from dragoman.record.listing import EngagementFilters, select_engagements
from dragoman.record.tables import engagement_participants, engagements


@dataclass(frozen=True, slots=True)
class PairCount:
    """Two states or organisations, by their codes in order, and how many engagements they held together."""

    one: str
    other: str
    engagements: int


def load_outlines(connection: Connection, filters: EngagementFilters) -> list[Engagement]:
    """The engagements that the filters let through, in their order, without accounts, topics, history and reviews.

    ValueError where a date is no EDTF.
    """
    passing = select_engagements(filters)
    rows = connection.execute(select(engagements).where(engagements.c.id.in_(passing.subquery().select()))).all()
    place = {engagement_id: number for number, engagement_id in enumerate(connection.execute(passing).scalars())}
    row = engagement_participants.c
    told: dict[str, list[EngagementParticipant]] = defaultdict(list)
    taking_part = (
        select(row.engagement_id, row.name, row.role, row.country, row.kind, row.actor_id)
        .where(row.engagement_id.in_(passing.subquery().select()))
        .order_by(row.engagement_id, row.ordinal)
    )
    for engagement_id, name, role, country, kind, actor in connection.execute(taking_part):
        told[engagement_id].append(EngagementParticipant(name, role, country, kind, actor, ()))
    return [
        Engagement(
            id=row.id,
            channel=row.channel,
            status=row.status,
            date=row.date,
            date_basis=row.date_basis,
            place=row.place,
            participants=tuple(told[row.id]),
            topics=(),
            accounts=(),
            sources=row.sources,
        )
        for row in sorted(rows, key=lambda row: place[row.id])
    ]


def count_pairs(connection: Connection, limit: int) -> list[PairCount]:
    """The two states or organisations that held most engagements together, the most first."""
    one, other = engagement_participants.alias("one"), engagement_participants.alias("other")
    number = func.count(engagements.c.id.distinct())
    query = (
        select(one.c.country, other.c.country, number)
        .join(other, other.c.engagement_id == one.c.engagement_id)
        .join(engagements, engagements.c.id == one.c.engagement_id)
        .where(
            one.c.country < other.c.country,
            engagements.c.status == "held",
            engagements.c.rejected.is_(False),
            engagements.c.accounts > 0,
        )
        .group_by(one.c.country, other.c.country)
        .order_by(number.desc(), one.c.country, other.c.country)
        .limit(limit)
    )
    return [PairCount(*row) for row in connection.execute(query)]
