"""Whom or what an id leads to: one that was merged away to what it was merged into, a given id to its document."""

from __future__ import annotations

from sqlalchemy import Connection, Table, select

from dragoman.errors import NotInRecord
from dragoman.model.record import DocumentHead
from dragoman.record.loading import load_heads
from dragoman.record.tables import documents


def follow_id(connection: Connection, table: Table, subject: str, kind: str) -> str:
    """The id that an id leads to: itself, or that into which it was merged. NotInRecord for an unknown one."""
    row = connection.execute(select(table.c.id, table.c.merged_into).where(table.c.id == subject)).first()
    if row is None:
        raise NotInRecord(subject, kind)
    return str(row.merged_into or row.id)


def find_head(connection: Connection, document_id: str) -> DocumentHead:
    """A document by its id in the record, or by the id it came with (the first of that). NotInRecord for neither."""
    found = load_heads(connection, [document_id]).get(document_id)
    if found is None:
        query = select(documents.c.id).where(documents.c.given_id == document_id).order_by(documents.c.number)
        named = connection.execute(query).scalars().first()
        if named is None:
            raise NotInRecord(document_id, "document")
        found = load_heads(connection, [named])[named]
    return found
