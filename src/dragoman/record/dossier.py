"""All that the record knows of one engagement: what its page shows, read in one transaction."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, or_, select

from dragoman.exporting.wording import summarise_engagement
from dragoman.model import Tenure
from dragoman.model.record import (
    Comparison,
    DocumentHead,
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
from dragoman.record.tables import account_commitments, actors, follow_ups, tenures
from dragoman.record.versions import find_version
from dragoman.resolving.comparison import compare_accounts
from dragoman.resolving.engagements import FiledEngagement
from dragoman.resolving.offices import find_office_held

TENURE_KEY = ("actor_id", "person", "office", "country", "start", "end")
"""The columns in which two rows of one tenure are alike."""


@dataclass(frozen=True, slots=True)
class Dossier:
    """An engagement with all that belongs to it.

    `accounts` come by day of publication, with what their documents say in connection; `comparison` has its cells in
    that order. `reasons` tell by account why it stands here. `tenures` holds, for each of `engagement.participants` in
    their order, the office held on that day with its source, None where neither the record nor the shipped register
    tells it. `follow_ups` are due of this engagement, were opened by it or were closed by it; `judgements` are those on
    it and on its accounts, withdrawn ones too. `version` is that of `Record.load_version`;
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
    """The dossier of an engagement; an id that was merged away leads on. Raises NotInRecord for an unknown one."""
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
        version=find_version(connection, engagement.id),
        summary=summarise_engagement(engagement),
    )


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
    told = load_tenures(connection, people, {p.country for p in participants if p.country})
    anybodys = [tenure for _, tenure in told]
    found: list[tuple[str, Tenure, AnyRow | None] | None] = []
    for participant in participants:
        person = people.get(participant.actor or "")
        held = None
        if person is not None and person.kind == "person":
            own = [tenure for row, tenure in told if row.actor_id == person.id]
            held = find_office_held(person.known, participant.role, day, own, anybodys)
        row = next((row for row, tenure in told if tenure is held), None)
        found.append((person.id, held, row) if person is not None and held is not None else None)
    heads = load_heads(connection, (one[2].document_id for one in found if one and one[2] and one[2].document_id))
    texts = load_texts(connection, heads)
    return [file_tenure(*one, heads, texts) if one else None for one in found]


def load_tenures(
    connection: Connection, actor_ids: Iterable[str], countries: Iterable[str]
) -> list[tuple[AnyRow, Tenure]]:
    """The tenures of actors, and all of countries; of many texts that tell of one tenure the first is enough."""
    rows = select_where(connection, tenures, "country", countries) + select_where(
        connection, tenures, "actor_id", actor_ids
    )
    first: dict[tuple[str | None, ...], AnyRow] = {}
    for row in sorted(rows, key=lambda row: row.id):
        first.setdefault(tuple(row._mapping[name] for name in TENURE_KEY), row)
    return [(row, build_tenure(row, "")) for row in first.values()]


def file_tenure(
    actor_id: str, held: Tenure, row: AnyRow | None, heads: Mapping[str, DocumentHead], texts: Mapping[str, str]
) -> FiledTenure:
    """A tenure with its actor; one that a text tells with the document and its words."""
    if row is None or row.document_id is None:
        return FiledTenure(held, actor_id)
    return FiledTenure(build_tenure(row, texts[row.document_id]), actor_id, heads[row.document_id])
