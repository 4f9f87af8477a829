"""Engagements counted by the database: by month, channel and status, by counterpart, by the office told."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, case, func, select

from dragoman.model import Channel, Status
from dragoman.record.listing import EngagementFilters, list_conditions
from dragoman.record.tables import engagement_participants, engagements

MONTH = case((engagements.c.date.like("____-%"), func.substr(engagements.c.date, 1, 7)))
"""The month in which an engagement began ("2025-03"); null where only the year is told: "2025", "2025/2026"."""


@dataclass(frozen=True, slots=True)
class ContactCount:
    """How many engagements of a channel and status began in a month ("2025-03"), None where no month is told."""

    month: str | None
    channel: Channel
    status: Status
    engagements: int


@dataclass(frozen=True, slots=True)
class Counterpart:
    """A state or organisation, by its code, and how many engagements somebody held with it."""

    code: str
    engagements: int


@dataclass(frozen=True, slots=True)
class ToldOffice:
    """An office that reports give an actor, in how many engagements, with the first and last of their dates (EDTF)."""

    office: str
    engagements: int
    first: str | None
    last: str | None


def count_contacts(connection: Connection, filters: EngagementFilters) -> list[ContactCount]:
    """The engagements that the filters let through, by month, channel and status. ValueError for a date not in EDTF."""
    by = MONTH.label("month"), engagements.c.channel, engagements.c.status
    query = select(*by, func.count()).where(*list_conditions(filters)).group_by(*by).order_by(*by)
    return [ContactCount(*row) for row in connection.execute(query)]


def count_counterparts(connection: Connection, filters: EngagementFilters, own: str, limit: int) -> list[Counterpart]:
    """The states and organisations that take part in the engagements, without the code `own`, the most first."""
    row = engagement_participants.c
    number = func.count(row.engagement_id.distinct())
    query = (
        select(row.country, number)
        .join(engagements, engagements.c.id == row.engagement_id)
        .where(row.country.is_not(None), row.country != own, *list_conditions(filters))
        .group_by(row.country)
        .order_by(number.desc(), row.country)
        .limit(limit)
    )
    return [Counterpart(*found) for found in connection.execute(query)]


def count_offices(connection: Connection, actor_id: str) -> list[ToldOffice]:
    """The offices that reports give an actor, the last told first."""
    row = engagement_participants.c
    last = func.max(engagements.c.date)
    query = (
        select(row.role, func.count(), func.min(engagements.c.date), last)
        .join(engagements, engagements.c.id == row.engagement_id)
        .where(row.actor_id == actor_id, row.role.is_not(None), engagements.c.rejected.is_(False))
        .group_by(row.role)
        .order_by(last.desc().nulls_last(), func.count().desc(), row.role)
    )
    return [ToldOffice(*found) for found in connection.execute(query)]
