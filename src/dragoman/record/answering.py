"""What the HTTP API asks of a record beside the lists of its pages."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from sqlalchemy import select

from dragoman.errors import NotInRecord
from dragoman.model import QuotationKind
from dragoman.model.record import FiledQuotation, Judgement
from dragoman.record.contact_counts import count_contacts
from dragoman.record.database import Database
from dragoman.record.listing import ALL_ENGAGEMENTS, EngagementFilters
from dragoman.record.loading import HistoryEvent
from dragoman.record.paging import DEFAULT_SIZE, Order, Page, SortKey, take_page
from dragoman.record.saying_selecting import QUOTATION_QUERY, take_sayings
from dragoman.record.tables import history, judgements, quotations

HAPPENED = Order("changes", (SortKey(history.c.id, int),))


class Answering:
    """A part of `Record`; its pages are those of `Paging`."""

    database: Database

    def page_changes(
        self, since: str | None = None, *, after: str | None = None, size: int = DEFAULT_SIZE
    ) -> Page[HistoryEvent]:
        """What happened in the record since a moment (ISO 8601 in UTC, as it writes them), the oldest first."""
        query = select(history)
        if since is not None:
            query = query.where(history.c.at >= since)
        with self.database.read() as connection:
            rows, following = take_page(connection, query, HAPPENED, after, size)
        return Page(tuple(HistoryEvent(row.at, row.subject, row.event, row.detail) for row in rows), following)

    def page_quotations_of(
        self, actor_id: str, *, kind: QuotationKind | None = None, after: str | None = None, size: int = DEFAULT_SIZE
    ) -> Page[FiledQuotation]:
        """What an actor said, by its id, those of the newest texts first; without those of rejected engagements."""
        wanted = [quotations.c.speaker_id == actor_id, *([quotations.c.kind == kind] if kind else [])]
        with self.database.read() as connection:
            return Page(*take_sayings(connection, QUOTATION_QUERY, ALL_ENGAGEMENTS, after, size, *wanted))

    def count_held(self, filters: EngagementFilters) -> dict[str | None, int]:
        """How many engagements that were held began in each month (“2025-03”), the latest first.

        Those of which no month is told, the year alone or no date, count under None, which comes last.
        """
        held: Counter[str | None] = Counter()
        with self.database.read() as connection:
            for count in count_contacts(connection, replace(filters, status="held")):
                held[count.month] += count.engagements
        return dict(sorted(held.items(), key=lambda pair: pair[0] or "", reverse=True))

    def load_judgement(self, judgement_id: str) -> Judgement:
        """The judgement of an id, withdrawn or not. Raises NotInRecord."""
        with self.database.read() as connection:
            row = connection.execute(select(judgements).where(judgements.c.id == judgement_id)).first()
        if row is None:
            raise NotInRecord(judgement_id, "judgement")
        return Judgement(**row._mapping)
