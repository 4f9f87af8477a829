"""Engagements as a list shows them: one line each, without claims and their words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from dragoman.model import Channel, DateBasis, Status
from dragoman.record.loading import in_batches, select_where
from dragoman.record.tables import accounts, documents, engagement_participants, engagement_topics, engagements


@dataclass(frozen=True, slots=True)
class ParticipantLine:
    """Somebody who takes part: name, office, country code and, where the record knows who it is, the actor's id."""

    name: str
    role: str | None
    country: str | None
    actor: str | None


@dataclass(frozen=True, slots=True)
class EngagementLine:
    """One encounter in a list; see Engagement. `accounts` and `sources` are numbers, `date` is EDTF.

    `differing` names the fields in which its accounts contradict each other, as `list_differing` tells them.
    """

    id: str
    channel: Channel
    status: Status
    date: str | None
    date_basis: DateBasis | None
    place: str | None
    participants: tuple[ParticipantLine, ...]
    topics: tuple[str, ...]
    sources: int
    accounts: int
    reviewed: bool
    rejected: bool
    differing: tuple[str, ...] = ()


def load_lines(connection: Connection, ids: Iterable[str]) -> dict[str, EngagementLine]:
    """The lines of engagements by id, in the order of the ids; what was emptied or merged away is left out."""
    asked = list(dict.fromkeys(ids))
    rows = {row.id: row for row in select_where(connection, engagements, "id", asked) if row.accounts > 0}
    told: dict[str, dict[int, ParticipantLine]] = defaultdict(dict)
    for row in select_where(connection, engagement_participants, "engagement_id", rows):
        told[row.engagement_id][row.ordinal] = ParticipantLine(row.name, row.role, row.country, row.actor_id)
    topics: dict[str, dict[int, str]] = defaultdict(dict)
    for row in select_where(connection, engagement_topics, "engagement_id", rows):
        topics[row.engagement_id][row.ordinal] = row.topic
    return {
        i: EngagementLine(
            id=i,
            channel=rows[i].channel,
            status=rows[i].status,
            date=rows[i].date,
            date_basis=rows[i].date_basis,
            place=rows[i].place,
            participants=tuple(told[i][n] for n in sorted(told[i])),
            topics=tuple(topics[i][n] for n in sorted(topics[i])),
            sources=rows[i].sources,
            accounts=rows[i].accounts,
            reviewed=rows[i].reviewed,
            rejected=rows[i].rejected,
            differing=tuple(rows[i].differing.split()),
        )
        for i in asked
        if i in rows
    }


def find_first_reports(connection: Connection, ids: Iterable[str]) -> dict[str, str]:
    """The first day on which a report of each engagement was published; those of no known day left out."""
    found: dict[str, str] = {}
    for batch in in_batches(dict.fromkeys(ids)):
        query = (
            select(accounts.c.engagement_id, func.min(documents.c.published).label("first"))
            .join(documents, documents.c.id == accounts.c.document_id)
            .where(accounts.c.engagement_id.in_(batch), ~accounts.c.superseded, documents.c.published.is_not(None))
            .group_by(accounts.c.engagement_id)
        )
        found |= {row.engagement_id: row.first for row in connection.execute(query)}
    return found
