"""All that the record knows of one engagement: what its page shows, read in one transaction."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, func, or_, select

from dragoman.exporting.wording import summarise_engagement
from dragoman.model import Tenure
from dragoman.model.record import (
    Comparison,
    Engagement,
    EngagementParticipant,
    FiledAccount,
    FiledTenure,
    FollowUp,
    Judgement,
    Reason,
)
from dragoman.record.engagement_loading import find_told, list_subjects, load_in_time
from dragoman.record.follow_up_loading import build_follow_ups
from dragoman.record.loading import (
    AnyRow,
    HistoryEvent,
    build_tenure,
    load_heads,
    load_history,
    load_judgements,
    load_reasons,
    load_texts,
    select_where,
)
from dragoman.record.tables import account_commitments, actors, follow_ups, history, tenures
from dragoman.resolving.comparison import compare_accounts
from dragoman.resolving.engagements import FiledEngagement
from dragoman.resolving.offices import find_office_held


@dataclass(frozen=True, slots=True)
class Dossier:
    """An engagement with all that belongs to it.

    `accounts` come by day of publication, with what their documents say in connection; `comparison` has its cells in
    that order. `reasons` tell by account why it stands here. `tenures` holds, for each of `engagement.participants` in
    their order, the office held on that day with its source, None where neither the record nor the shipped register
    tells it. `follow_ups` are due of this engagement, were opened by it or were closed by it; `judgements` are those on
    it and on its accounts, withdrawn ones too. `version` is the number of the last event of its history, 0 for none;
    `summary` one sentence of its fields.
    """

    engagement: Engagement
    accounts: tuple[FiledAccount, ...]
    comparison: Comparison
    reasons: Mapping[str, tuple[Reason, ...]]
    tenures: tuple[FiledTenure | None, ...]
    follow_ups: tuple[FollowUp, ...]
    judgements: tuple[Judgement, ...]
    history: tuple[HistoryEvent, ...]
    version: int
    summary: str


def load_dossier(connection: Connection, engagement_id: str) -> Dossier:
    """The dossier of an engagement; an id that was merged away leads to where its accounts went. May raise NotInRecord."""
    engagement, told = find_told(connection, engagement_id)
    accounts = load_in_time(connection, told)
    return Dossier(
        engagement=engagement,
        accounts=accounts,
        comparison=compare_accounts(engagement.id, accounts),
        reasons=load_reasons(connection, engagement.accounts),
        tenures=tuple(load_offices(connection, engagement.participants, engagement.date)),
        follow_ups=tuple(load_due(connection, engagement)),
        judgements=tuple(load_judgements(connection, list_subjects(FiledEngagement(engagement.id, told)))),
        history=tuple(load_history(connection, engagement.id)),
        version=_load_version(connection, engagement.id),
        summary=summarise_engagement(engagement),
    )


def _load_version(connection: Connection, subject: str) -> int:
    """The number of the last event in the history of a subject, 0 where nothing has happened to it."""
    return connection.execute(select(func.max(history.c.id)).where(history.c.subject == subject)).scalar() or 0


def load_due(connection: Connection, engagement: Engagement) -> list[FollowUp]:
    """What is due of an engagement, or was opened or closed by it; the soonest due first."""
    row = follow_ups.c
    promised = select(account_commitments.c.commitment_id).where(
        account_commitments.c.account_id.in_(engagement.accounts)
    )
    wanted = or_(row.engagement_id == engagement.id, row.closed_by == engagement.id, row.commitment_id.in_(promised))
    order = (row.due_to.asc().nulls_last(), row.opened_on.asc().nulls_last(), row.id)
    return build_follow_ups(connection, connection.execute(select(follow_ups).where(wanted).order_by(*order)).all())


def load_offices(
    connection: Connection, participants: Sequence[EngagementParticipant], day: str | None
) -> list[FiledTenure | None]:
    """The office that each participant held on a day (EDTF), from the record's tenures and the shipped register."""
    people = {row.id: row for row in select_where(connection, actors, "id", (p.actor for p in participants if p.actor))}
    countries = sorted({p.country for p in participants if p.country})
    rows = {row.id: row for row in select_where(connection, tenures, "country", countries)}
    rows |= {row.id: row for row in select_where(connection, tenures, "actor_id", people)}
    told = {number: build_tenure(row, "") for number, row in sorted(rows.items())}
    others = tuple(told.values())
    found: list[tuple[Tenure | None, AnyRow | None]] = []
    for participant in participants:
        person = people.get(participant.actor or "")
        if person is None or person.kind != "person":
            found.append((None, None))
            continue
        own = {number: told[number] for number, row in rows.items() if row.actor_id == person.id}
        held = find_office_held(person.known, participant.role, day, tuple(own.values()), others)
        found.append((held, next((rows[number] for number, tenure in own.items() if tenure is held), None)))
    heads = load_heads(connection, (row.document_id for _, row in found if row is not None and row.document_id))
    texts = load_texts(connection, heads)
    filed: list[FiledTenure | None] = []
    for participant, (held, row) in zip(participants, found, strict=True):
        if held is None:
            filed.append(None)
        elif row is None or row.document_id is None:
            filed.append(FiledTenure(held, participant.actor))
        else:
            with_words = build_tenure(row, texts[row.document_id])
            filed.append(FiledTenure(with_words, participant.actor, heads[row.document_id]))
    return filed
