"""Engagements as a list shows them: one line each, without claims and their words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, select

from dragoman.model import Account, Channel, Claim, DateBasis, Participant, Status
from dragoman.model.record import FiledAccount
from dragoman.record.loading import in_batches, load_heads, select_where
from dragoman.record.tables import accounts, claims, engagement_participants, engagement_topics, engagements
from dragoman.resolving.comparison import list_differing


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

    `differing` names the fields in which its accounts contradict each other: those of `list_differing`.
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
    differing = find_differences(connection, [row.id for row in rows.values() if row.accounts > 1])
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
            differing=differing.get(i, ()),
        )
        for i in asked
        if i in rows
    }


def find_differences(connection: Connection, ids: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """The fields in which the accounts of engagements contradict each other; those without a difference left out."""
    found = {i: list_differing(told) for i, told in load_compared(connection, ids).items()}
    return {i: fields for i, fields in found.items() if fields}


def load_compared(connection: Connection, engagement_ids: Iterable[str]) -> dict[str, list[FiledAccount]]:
    """The standing accounts of engagements as far as `list_differing` looks at them, without the words of claims."""
    rows = [row for row in select_where(connection, accounts, "engagement_id", engagement_ids) if not row.superseded]
    named: dict[str, list[Participant]] = defaultdict(list)
    single: dict[tuple[str, str], Claim[str]] = {}
    columns = (claims.c.account_id, claims.c.field, claims.c.value, claims.c.country)
    for batch in in_batches(row.id for row in rows):
        wanted = (claims.c.account_id.in_(batch), claims.c.field.in_(("participant", "time", "initiator")))
        for account_id, field, value, country in connection.execute(select(*columns).where(*wanted)):
            if field == "participant":
                named[account_id].append(Participant(value, None, country, ()))
            else:
                single[account_id, field] = Claim(value)
    heads = load_heads(connection, (row.document_id for row in rows))
    found: dict[str, list[FiledAccount]] = defaultdict(list)
    for row in rows:
        account = Account(
            id=f"e{row.ordinal}",
            channel=Claim(row.channel),
            status=Claim(row.status),
            date=None if row.date is None else Claim(row.date),
            date_basis=row.date_basis,
            place=None if row.place is None else Claim(row.place),
            participants=tuple(named[row.id]),
            topics=(),
            evidence=(),
            time=single.get((row.id, "time")),
            initiator=single.get((row.id, "initiator")),
        )
        unknown = (None,) * len(account.participants)
        found[row.engagement_id].append(FiledAccount(row.id, heads[row.document_id], account, unknown))
    return found
