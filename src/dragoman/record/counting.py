"""How much the record holds, and of what."""

from __future__ import annotations

from sqlalchemy import ColumnElement, Connection, Table, func, select

from dragoman.record.database import Database
from dragoman.record.document_listing import PublisherLine, list_publishers
from dragoman.record.facets import Facet, count_facets, count_months
from dragoman.record.listing import ALL_ENGAGEMENTS, EngagementFilters, list_conditions
from dragoman.record.tables import actors, commitments, documents, engagements, follow_ups, instruments, quotations


class Counting:
    """The numbers of a record; a part of `Record`."""

    database: Database

    def count_all(self) -> dict[str, int]:
        """How many documents, engagements, actors, instruments, commitments, quotations and open_follow_ups there are.

        What was rejected, merged away or superseded doesn't count.
        """
        with self.database.read() as connection:
            return count_all(connection)

    def count_facets(self, filters: EngagementFilters = ALL_ENGAGEMENTS) -> tuple[Facet, ...]:
        """What the engagements can be narrowed down by; each facet counted under all filters but its own.

        ValueError where a date of the filters is no EDTF.
        """
        with self.database.read() as connection:
            return count_facets(connection, filters)

    def count_months(self, filters: EngagementFilters = ALL_ENGAGEMENTS) -> tuple[tuple[str, int], ...]:
        """How many engagements began in each month ("2022-03"), the earliest first; those of no known month left out.

        ValueError where a date of the filters is no EDTF.
        """
        with self.database.read() as connection:
            return count_months(connection, filters)

    def list_publishers(self) -> list[PublisherLine]:
        """The publishers of the documents, those of most documents first."""
        with self.database.read() as connection:
            return list_publishers(connection)


def count_all(connection: Connection) -> dict[str, int]:
    """The numbers of `Counting.count_all`, in one query."""
    counted: dict[str, tuple[Table, list[ColumnElement[bool]]]] = {
        "documents": (documents, []),
        "engagements": (engagements, list_conditions(ALL_ENGAGEMENTS)),
        "actors": (actors, [actors.c.merged_into.is_(None)]),
        "instruments": (instruments, []),
        "commitments": (commitments, [commitments.c.superseded.is_(False)]),
        "quotations": (quotations, []),
        "open_follow_ups": (follow_ups, [follow_ups.c.state == "open"]),
    }
    numbers = [
        select(func.count()).select_from(table).where(*wanted).scalar_subquery().label(name)
        for name, (table, wanted) in counted.items()
    ]
    return dict(connection.execute(select(*numbers)).one()._mapping)
