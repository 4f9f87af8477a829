"""From rows to follow-ups and the commitments that open and close them, with their words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, select

from dragoman.model import Span
from dragoman.model.record import FiledCommitment, FollowUp
from dragoman.record.loading import (
    AnyRow,
    build_commitment,
    in_batches,
    load_heads,
    load_texts,
    select_where,
)
from dragoman.record.tables import account_commitments, accounts, commitments, follow_ups


def load_commitments(connection: Connection, ids: Sequence[str]) -> list[FiledCommitment]:
    """Commitments with their documents and the first account that each belongs to, in the order of the ids."""
    rows = {row.id: row for row in select_where(connection, commitments, "id", ids)}
    heads = load_heads(connection, (row.document_id for row in rows.values()))
    texts = load_texts(connection, heads)
    owner: dict[str, AnyRow] = {}
    for batch in in_batches(rows):
        query = (
            select(account_commitments.c.commitment_id, accounts.c.id, accounts.c.engagement_id)
            .join(accounts, accounts.c.id == account_commitments.c.account_id)
            .where(account_commitments.c.commitment_id.in_(batch))
            .order_by(accounts.c.ordinal.desc())
        )
        owner |= {row.commitment_id: row for row in connection.execute(query)}
    return [
        FiledCommitment(
            i,
            heads[rows[i].document_id],
            build_commitment(rows[i], texts[rows[i].document_id]),
            owner[i].id if i in owner else None,
            owner[i].engagement_id if i in owner else None,
        )
        for i in ids
        if i in rows
    ]


def load_follow_ups(connection: Connection, ids: Iterable[str]) -> list[FollowUp]:
    """Follow-ups by id, in no order."""
    return build_follow_ups(connection, select_where(connection, follow_ups, "id", ids))


def build_follow_ups(connection: Connection, rows: Sequence[AnyRow]) -> list[FollowUp]:
    """Follow-ups of their rows, in their order, with the words that opened and closed them."""
    texts = load_texts(connection, (i for row in rows for i in (row.document_id, row.closing_document_id) if i))

    def cut(document_id: str, start: int, end: int) -> Span:
        return Span(start, end, texts[document_id][start:end])

    return [
        FollowUp(
            id=row.id,
            kind=row.kind,
            by=row.by,
            to=row.to,
            what=row.what,
            state=row.state,
            document=row.document_id,
            opened=cut(row.document_id, row.start, row.end),
            opened_on=row.opened_on,
            due=row.due,
            engagement=row.engagement_id,
            instrument=row.instrument,
            closing_document=row.closing_document_id,
            closed=cut(row.closing_document_id, row.closing_start, row.closing_end)
            if row.closing_document_id
            else None,
            closed_on=row.closed_on,
            why=row.why,
            reviewed=row.reviewed,
        )
        for row in rows
    ]
