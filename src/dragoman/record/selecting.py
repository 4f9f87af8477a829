"""What the record holds of one kind, as filters let it through: to iterate, to count, as a data frame."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from sqlalchemy import Connection, func, select

from dragoman.exporting.engagement_tables import (
    CLAIMS,
    ENGAGEMENTS,
    PARTICIPANTS,
    ClaimedPlace,
    TakingPart,
    list_claims,
    list_participants,
)
from dragoman.exporting.frames import build_frame, draw_html
from dragoman.exporting.heading import Told
from dragoman.exporting.parquet import build_arrow
from dragoman.exporting.saying_tables import AMOUNTS, COMMITMENTS, FIGURES, FOLLOW_UPS, QUOTATIONS
from dragoman.exporting.table import Table
from dragoman.model.record import Engagement, FiledAmount, FiledCommitment, FiledFigure, FiledQuotation, FollowUp
from dragoman.record.database import Database
from dragoman.record.engagement_loading import load_told, load_told_belongings
from dragoman.record.listing import (
    ALL_ENGAGEMENTS,
    ALL_FOLLOW_UPS,
    EngagementFilters,
    FollowUpFilters,
    find_engagement_ids,
    select_follow_ups,
)
from dragoman.record.loading import in_batches
from dragoman.record.saying_selecting import (
    AMOUNT_QUERY,
    COMMITMENT_QUERY,
    FIGURE_QUERY,
    FOLLOW_UP_QUERY,
    QUOTATION_QUERY,
    SayingQuery,
    build_follow_ups_told,
    count_sayings,
    iter_sayings,
)

if TYPE_CHECKING:
    import pandas
    import pyarrow

T = TypeVar("T")
F = TypeVar("F", EngagementFilters, FollowUpFilters)
AT_ONCE = 200
"""Engagements that are loaded together when many are asked for."""


@dataclass(frozen=True, slots=True, repr=False)
class Selection(Generic[T]):
    """What the record holds of one kind, as filters let it through.

    Nothing is read before it is asked for, and each time anew: `for` gives the things one by one, `len` counts them.
    `iter_told` gives what `table` tells of, a few hundred in memory at a time; `pick` the thing in it. Every way to
    read raises ValueError where a date of the filters is no EDTF, RecordError where the database fails.
    """

    table: Table[Any]
    read: Callable[[], AbstractContextManager[Connection]]
    iter_told: Callable[[Connection], Iterator[Any]]
    count: Callable[[Connection], int]
    pick: Callable[[Any], T]

    def __iter__(self) -> Iterator[T]:
        return (self.pick(told) for told in self.tell())

    def __len__(self) -> int:
        with self.read() as connection:
            return self.count(connection)

    def tell(self) -> Iterator[Any]:
        """What the table tells of, one for each row."""
        with self.read() as connection:
            yield from self.iter_told(connection)

    def to_dataframe(self) -> pandas.DataFrame:
        """The rows of docs/exports-tables.md as a pandas data frame. Raises MissingExtra without pandas."""
        return build_frame(self.table, self.tell())

    def to_arrow(self) -> pyarrow.Table:
        """The same as an Arrow table. Raises MissingExtra without pyarrow."""
        return build_arrow(self.table, self.tell())

    def __repr__(self) -> str:
        return f"<{len(self):,} {self.table.name}>"

    def _repr_html_(self) -> str:
        return draw_html(self.table, self.tell(), len(self))


class Selecting:
    """The kinds of things that a record is asked for; a part of `Record`.

    Each takes filters, or the fields of `EngagementFilters` (of `FollowUpFilters` for follow-ups) by name, or both; a
    field given by name goes before. TypeError for a field that there is none of.
    """

    database: Database

    def engagements(self, filters: EngagementFilters | None = None, **asked: Any) -> Selection[Engagement]:
        """The engagements that the filters let through, the newest first: `record.engagements(with_="IDN")`."""
        wanted = join_filters(filters or ALL_ENGAGEMENTS, asked)

        def count(connection: Connection) -> int:
            return len(find_engagement_ids(connection, wanted))

        return Selection(
            ENGAGEMENTS, self.database.read, partial(iter_told, filters=wanted), count, lambda told: told[0]
        )

    def participants(self, filters: EngagementFilters | None = None, **asked: Any) -> Selection[TakingPart]:
        """Who takes part in the engagements that the filters let through."""
        return self._spread(PARTICIPANTS, list_participants, join_filters(filters or ALL_ENGAGEMENTS, asked))

    def claims(self, filters: EngagementFilters | None = None, **asked: Any) -> Selection[ClaimedPlace]:
        """What each document claims of the engagements that the filters let through, place by place."""
        return self._spread(CLAIMS, list_claims, join_filters(filters or ALL_ENGAGEMENTS, asked))

    def commitments(self, filters: EngagementFilters | None = None, **asked: Any) -> Selection[FiledCommitment]:
        """The commitments of the engagements that the filters let through, and those that belong to none.

        For the latter, `with_` asks for by and to, `since` and `until` for the day of publication; filters on what only
        encounters have leave them out.
        """
        return self._select(COMMITMENTS, COMMITMENT_QUERY, join_filters(filters or ALL_ENGAGEMENTS, asked))

    def quotations(self, filters: EngagementFilters | None = None, **asked: Any) -> Selection[FiledQuotation]:
        """The quotations and reported statements, as `commitments`; `with_` asks for the speaker."""
        return self._select(QUOTATIONS, QUOTATION_QUERY, join_filters(filters or ALL_ENGAGEMENTS, asked))

    def amounts(self, filters: EngagementFilters | None = None, **asked: Any) -> Selection[FiledAmount]:
        """The sums of money, as `commitments`; `with_` leaves out those that belong to no encounter."""
        return self._select(AMOUNTS, AMOUNT_QUERY, join_filters(filters or ALL_ENGAGEMENTS, asked))

    def figures(self, filters: EngagementFilters | None = None, **asked: Any) -> Selection[FiledFigure]:
        """The figures claimed of instruments, as `amounts`."""
        return self._select(FIGURES, FIGURE_QUERY, join_filters(filters or ALL_ENGAGEMENTS, asked))

    def follow_ups(
        self, filters: FollowUpFilters | EngagementFilters | None = None, **asked: Any
    ) -> Selection[FollowUp]:
        """The follow-ups that the filters let through, the soonest due first; by EngagementFilters those of the
        engagements, as `commitments`."""
        if isinstance(filters, EngagementFilters):
            found = self._select(FOLLOW_UPS, FOLLOW_UP_QUERY, join_filters(filters, asked))
            return replace(found, pick=lambda told: told[0])
        query = partial(select_follow_ups, join_filters(filters or ALL_FOLLOW_UPS, asked))
        return Selection(
            FOLLOW_UPS,
            self.database.read,
            lambda connection: build_follow_ups_told(connection, connection.execute(query()).all()),
            lambda connection: connection.execute(select(func.count()).select_from(query().subquery())).scalar_one(),
            lambda told: told[0],
        )

    def _select(self, table: Table[Any], query: SayingQuery, filters: EngagementFilters) -> Selection[Any]:
        """What texts say beside their encounters, as the filters let it through."""
        return Selection(
            table,
            self.database.read,
            partial(iter_sayings, query=query, filters=filters),
            partial(count_sayings, query=query, filters=filters),
            lambda filed: filed,
        )

    def _spread(
        self, table: Table[Any], spread: Callable[[Told], Iterator[T]], filters: EngagementFilters
    ) -> Selection[T]:
        """What `spread` makes of each of the engagements that the filters let through."""

        def iter_spread(connection: Connection) -> Iterator[T]:
            return (one for told in iter_told(connection, filters) for one in spread(told))

        return Selection(
            table,
            self.database.read,
            iter_spread,
            lambda connection: sum(1 for _ in iter_spread(connection)),
            lambda one: one,
        )


def iter_told(connection: Connection, filters: EngagementFilters, *, belongings: bool = False) -> Iterator[Told]:
    """Engagements with their accounts, as `load_in_batches` gives them."""
    return load_in_batches(connection, find_engagement_ids(connection, filters), belongings=belongings)


def load_in_batches(connection: Connection, ids: Sequence[str], *, belongings: bool) -> Iterator[Told]:
    """Engagements with their accounts, with `belongings` also what their documents say in connection with each."""
    for batch in in_batches(ids, AT_ONCE):
        told = load_told(connection, batch)
        yield from load_told_belongings(connection, told) if belongings else told


def join_filters(filters: F, asked: dict[str, Any]) -> F:
    """The filters with the fields given by name in place of theirs; one side may be given without its tuple."""
    for name in ("with_", "instruments"):
        if isinstance(asked.get(name), str):
            asked = {**asked, name: (asked[name],)}
    return replace(filters, **asked)
