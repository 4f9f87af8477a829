"""What the HTTP API asks of a record beside the lists of its pages."""

from __future__ import annotations

from sqlalchemy import func, select

from dragoman.errors import NotInRecord
from dragoman.model import QuotationKind
from dragoman.model.record import FiledQuotation, Judgement
from dragoman.record.database import Database
from dragoman.record.listing import ALL_ENGAGEMENTS, EngagementFilters, list_conditions
from dragoman.record.loading import HistoryEvent
from dragoman.record.paging import DEFAULT_SIZE, Order, Page, SortKey, take_page
from dragoman.record.saying_selecting import QUOTATION_QUERY, take_sayings
from dragoman.record.tables import engagements, history, judgements, quotations

HAPPENED = Order("changes", (SortKey(history.c.id, int),))
MONTH = len("2025-03")


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

        Those of which only the year is told count under the year, those without a date under None, which comes last.
        """
        month = func.substr(engagements.c.date, 1, MONTH)
        query = (
            select(month, func.count())
            .where(engagements.c.status == "held", *list_conditions(filters))
            .group_by(month)
            .order_by(month.desc().nulls_last())
        )
        with self.database.read() as connection:
            return {row[0]: row[1] for row in connection.execute(query)}

    def load_judgement(self, judgement_id: str) -> Judgement:
        """The judgement of an id, withdrawn or not. Raises NotInRecord."""
        with self.database.read() as connection:
            row = connection.execute(select(judgements).where(judgements.c.id == judgement_id)).first()
        if row is None:
            raise NotInRecord(judgement_id, "judgement")
        return Judgement(**row._mapping)
