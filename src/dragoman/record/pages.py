"""The long lists of a record, a page at a time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, select

from dragoman.model import ActorKind, CommitmentKind, QuotationKind
from dragoman.model.record import (
    DocumentHead,
    FiledAmount,
    FiledCommitment,
    FiledFigure,
    FiledQuotation,
    FollowUp,
    Judgement,
)
from dragoman.record.database import Database
from dragoman.record.document_listing import (
    ALL_DOCUMENTS,
    DOCUMENTS_PUBLISHED,
    DocumentFilters,
    list_document_conditions,
)
from dragoman.record.follow_up_loading import build_follow_ups
from dragoman.record.lines import EngagementLine, find_first_reports, load_lines
from dragoman.record.listing import (
    ALL_ENGAGEMENTS,
    ALL_FOLLOW_UPS,
    FOLLOW_UPS_DUE,
    EngagementFilters,
    FollowUpFilters,
    list_conditions,
    list_follow_up_conditions,
    order_engagements,
)
from dragoman.record.loading import HEAD_COLUMNS, HistoryEvent
from dragoman.record.named_lines import ActorLine, InstrumentLine, page_actors, page_instruments
from dragoman.record.paging import DEFAULT_SIZE, Order, Page, SortKey, take_page
from dragoman.record.saying_selecting import (
    AMOUNT_QUERY,
    COMMITMENT_QUERY,
    FIGURE_QUERY,
    QUOTATION_QUERY,
    SayingQuery,
    take_sayings,
)
from dragoman.record.tables import commitments, engagements, follow_ups, history, judgements, quotations

HISTORY_TOLD = Order("history", (SortKey(history.c.id, int, descending=True),))
JUDGEMENTS_ENTERED = Order(
    "judgements",
    (SortKey(judgements.c.at, str, descending=True), SortKey(judgements.c.id, str, descending=True)),
)


class Paging:
    """The long lists of a record; a part of `Record`.

    Each method gives `size` rows, 1 to 500, that stand after the cursor `after`, which an earlier page gave as `next`;
    without it the first ones. ValueError for another size and where a date of the filters is no EDTF, BadCursor for a
    cursor that this list has not given. The `limit` of filters doesn't count here.
    """

    database: Database

    def page_engagements(
        self, filters: EngagementFilters = ALL_ENGAGEMENTS, *, after: str | None = None, size: int = DEFAULT_SIZE
    ) -> Page[EngagementLine]:
        """The engagements that the filters let through, the newest first or as they say; those without a day last."""
        query = select(engagements.c.id).where(*list_conditions(filters))
        with self.database.read() as connection:
            rows, following = take_page(connection, query, order_engagements(filters.oldest_first), after, size)
            return Page(tuple(load_lines(connection, [row.id for row in rows]).values()), following)

    def find_first_reports(self, ids: Sequence[str]) -> dict[str, str]:
        """The first day on which a report of each engagement was published; those of no known day left out."""
        with self.database.read() as connection:
            return find_first_reports(connection, ids)

    def load_lines(self, ids: Sequence[str]) -> dict[str, EngagementLine]:
        """The lines of engagements by id, in the order of the ids; what was emptied or merged away is left out."""
        with self.database.read() as connection:
            return load_lines(connection, ids)

    def page_documents(
        self, filters: DocumentFilters = ALL_DOCUMENTS, *, after: str | None = None, size: int = DEFAULT_SIZE
    ) -> Page[DocumentHead]:
        """The documents that the filters let through, the newest published first, those without a day last."""
        query = select(*HEAD_COLUMNS).where(*list_document_conditions(filters))
        with self.database.read() as connection:
            rows, following = take_page(connection, query, DOCUMENTS_PUBLISHED, after, size)
        return Page(tuple(DocumentHead(*row[: len(HEAD_COLUMNS)]) for row in rows), following)

    def page_commitments(
        self,
        filters: EngagementFilters = ALL_ENGAGEMENTS,
        *,
        kind: CommitmentKind | None = None,
        after: str | None = None,
        size: int = DEFAULT_SIZE,
    ) -> Page[FiledCommitment]:
        """The commitments that the filters let through as in `commitments`, those of the newest texts first."""
        wanted = [] if kind is None else [commitments.c.kind == kind]
        return self._page_sayings(COMMITMENT_QUERY, filters, after, size, wanted)

    def page_quotations(
        self,
        filters: EngagementFilters = ALL_ENGAGEMENTS,
        *,
        kind: QuotationKind | None = None,
        after: str | None = None,
        size: int = DEFAULT_SIZE,
    ) -> Page[FiledQuotation]:
        """The quotations that the filters let through as in `quotations`, those of the newest texts first."""
        wanted = [] if kind is None else [quotations.c.kind == kind]
        return self._page_sayings(QUOTATION_QUERY, filters, after, size, wanted)

    def page_amounts(
        self, filters: EngagementFilters = ALL_ENGAGEMENTS, *, after: str | None = None, size: int = DEFAULT_SIZE
    ) -> Page[FiledAmount]:
        """The sums of money that the filters let through as in `amounts`, those of the newest texts first."""
        return self._page_sayings(AMOUNT_QUERY, filters, after, size)

    def page_figures(
        self, filters: EngagementFilters = ALL_ENGAGEMENTS, *, after: str | None = None, size: int = DEFAULT_SIZE
    ) -> Page[FiledFigure]:
        """The figures of instruments that the filters let through as in `figures`, those of the newest texts first."""
        return self._page_sayings(FIGURE_QUERY, filters, after, size)

    def page_follow_ups(
        self, filters: FollowUpFilters = ALL_FOLLOW_UPS, *, after: str | None = None, size: int = DEFAULT_SIZE
    ) -> Page[FollowUp]:
        """The follow-ups that the filters let through, the soonest due first, those without a day last."""
        query = select(follow_ups).where(*list_follow_up_conditions(filters))
        with self.database.read() as connection:
            rows, following = take_page(connection, query, FOLLOW_UPS_DUE, after, size)
            return Page(tuple(build_follow_ups(connection, rows)), following)

    def page_actors(
        self,
        kind: ActorKind | None = None,
        country: str | None = None,
        words: str | None = None,
        *,
        after: str | None = None,
        size: int = DEFAULT_SIZE,
    ) -> Page[ActorLine]:
        """The actors of a kind and country, in one of whose names all words occur, in any script.

        Those who take part in most engagements come first, then by name. Whom an actor was merged into stands for it.
        """
        with self.database.read() as connection:
            return page_actors(connection, kind, country, words, after, size)

    def page_instruments(
        self, kind: str | None = None, words: str | None = None, *, after: str | None = None, size: int = DEFAULT_SIZE
    ) -> Page[InstrumentLine]:
        """The instruments of a kind, in one of whose names all words occur; those that most documents name first."""
        with self.database.read() as connection:
            return page_instruments(connection, kind, words, after, size)

    def page_history(
        self, subject: str | None = None, *, after: str | None = None, size: int = DEFAULT_SIZE
    ) -> Page[HistoryEvent]:
        """What happened in the record, or to one engagement, actor, document or follow-up; the newest first."""
        query = select(history)
        if subject is not None:
            query = query.where(history.c.subject == subject)
        with self.database.read() as connection:
            rows, following = take_page(connection, query, HISTORY_TOLD, after, size)
        return Page(tuple(HistoryEvent(row.at, row.subject, row.event, row.detail) for row in rows), following)

    def page_judgements(self, *, after: str | None = None, size: int = DEFAULT_SIZE) -> Page[Judgement]:
        """The judgements, withdrawn ones too, the newest first."""
        with self.database.read() as connection:
            rows, following = take_page(connection, select(judgements), JUDGEMENTS_ENTERED, after, size)
        columns = [column.name for column in judgements.columns]
        return Page(tuple(Judgement(**{name: getattr(row, name) for name in columns}) for row in rows), following)

    def _page_sayings(
        self,
        query: SayingQuery,
        filters: EngagementFilters,
        after: str | None,
        size: int,
        wanted: Sequence[ColumnElement[bool]] = (),
    ) -> Page[Any]:
        """A page of what texts say beside their encounters."""
        with self.database.read() as connection:
            return Page(*take_sayings(connection, query, filters, after, size, *wanted))
