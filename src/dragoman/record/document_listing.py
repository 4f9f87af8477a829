"""Which documents of the record answer a question, and who published them."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, func, select

from dragoman.record.listing import holds_words, takes_part
from dragoman.record.paging import Order, SortKey
from dragoman.record.tables import accounts, documents, engagements
from dragoman.when import When


@dataclass(frozen=True, slots=True)
class DocumentFilters:
    """What documents to look for; the default is all, the newest published first.

    `source` is the publisher, `home` the state whose official site published it, `language` ISO 639-1. `since` and
    `until` are EDTF, for the day of publication. `words` must all occur in the title. `copies` is True for those that
    copy or nearly copy an earlier one, False for the rest. `country` is the code of a side of an encounter that the
    document tells of.
    """

    source: str | None = None
    home: str | None = None
    language: str | None = None
    since: str | None = None
    until: str | None = None
    words: str | None = None
    copies: bool | None = None
    country: str | None = None


@dataclass(frozen=True, slots=True)
class PublisherLine:
    """A publisher in a list: its home state, how many documents, their first and last day (ISO), how many engagements.

    `source` is None for the documents that don't tell their publisher; `home` where none of the documents, or more
    than one state, is told. Rejected engagements don't count.
    """

    source: str | None
    home: str | None
    documents: int
    first: str | None
    last: str | None
    engagements: int


ALL_DOCUMENTS = DocumentFilters()
DOCUMENTS_PUBLISHED = Order(
    "documents",
    (
        SortKey(documents.c.published, str, descending=True, nullable=True),
        SortKey(documents.c.number, int, descending=True),
    ),
)
"""The newest published first, those without a day last."""


def list_document_conditions(filters: DocumentFilters) -> list[ColumnElement[bool]]:
    """What must hold of a row of `documents` that the filters let through. ValueError where a date is no EDTF."""
    row = documents.c
    asked = ((row.source, filters.source), (row.home, filters.home), (row.language, filters.language))
    wanted: list[ColumnElement[bool]] = [column == value for column, value in asked if value is not None]
    if filters.since:
        wanted.append(row.published >= When.parse(filters.since).earliest.isoformat())
    if filters.until:
        wanted.append(row.published <= When.parse(filters.until).latest.isoformat())
    if filters.words:
        wanted.append(holds_words(row.title, filters.words))
    if filters.copies is not None:
        wanted.append(row.copy_of.is_not(None) if filters.copies else row.copy_of.is_(None))
    if filters.country:
        tells = select(accounts.c.document_id).where(
            accounts.c.superseded.is_(False), takes_part(filters.country, accounts.c.engagement_id)
        )
        wanted.append(row.id.in_(tells))
    return wanted


def list_publishers(connection: Connection) -> list[PublisherLine]:
    """The publishers of the record, those of most documents first."""
    column = documents.c
    told = (
        select(column.source, func.count(accounts.c.engagement_id.distinct()).label("number"))
        .join(accounts, accounts.c.document_id == column.id)
        .join(engagements, engagements.c.id == accounts.c.engagement_id)
        .where(accounts.c.superseded.is_(False), engagements.c.rejected.is_(False))
        .group_by(column.source)
    )
    came_up = {row.source: row.number for row in connection.execute(told)}
    query = select(
        column.source,
        func.min(column.home),
        func.max(column.home),
        func.count(),
        func.min(column.published),
        func.max(column.published),
    ).group_by(column.source)
    found = [
        PublisherLine(source, home if home == other else None, number, first, last, came_up.get(source, 0))
        for source, home, other, number, first, last in connection.execute(query)
    ]
    return sorted(found, key=lambda line: (-line.documents, line.source or ""))
