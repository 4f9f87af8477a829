"""What the pages on actors, pairs, instruments, the calendar, sources and the history ask of a record."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from sqlalchemy import ColumnElement, Connection, select

from dragoman.errors import NotInRecord
from dragoman.model import Quotation
from dragoman.model.record import (
    DocumentHead,
    Engagement,
    FeedHealth,
    FiledTenure,
    FollowUp,
    RecordedInstrument,
)
from dragoman.record.contact_counts import (
    ContactCount,
    Counterpart,
    ToldOffice,
    count_contacts,
    count_counterparts,
    count_offices,
)
from dragoman.record.database import Database
from dragoman.record.feed_rows import load_health
from dragoman.record.follow_up_loading import build_follow_ups
from dragoman.record.instrument_loading import load_instruments
from dragoman.record.listing import (
    ALL_ENGAGEMENTS,
    EngagementFilters,
    FollowUpFilters,
    list_conditions,
    select_follow_ups,
)
from dragoman.record.loading import (
    build_tenure,
    in_batches,
    load_heads,
    load_sayings,
    load_texts,
)
from dragoman.record.outlines import PairCount, count_pairs, load_outlines
from dragoman.record.subjects import Subject, name_subjects
from dragoman.record.tables import (
    accounts,
    actors,
    engagements,
    follow_ups,
    history,
    instruments,
    quotations,
    tenures,
)


class Browsing:
    """A part of `Record`: see each method."""

    database: Database

    def outline_engagements(self, filters: EngagementFilters = ALL_ENGAGEMENTS) -> list[Engagement]:
        """The engagements that the filters let through, without accounts, topics, history and reviews: fast, so that
        thousands can be counted and drawn. ValueError where a date is no EDTF."""
        with self.database.read() as connection:
            return load_outlines(connection, filters)

    def count_contacts(self, filters: EngagementFilters = ALL_ENGAGEMENTS) -> list[ContactCount]:
        """How many engagements the filters let through, by month, channel and status. ValueError for no EDTF."""
        with self.database.read() as connection:
            return count_contacts(connection, filters)

    def count_counterparts(self, filters: EngagementFilters, own: str, limit: int = 20) -> list[Counterpart]:
        """The states and organisations in the engagements, without the code `own`, the most frequent first."""
        with self.database.read() as connection:
            return count_counterparts(connection, filters, own, limit)

    def count_offices(self, actor_id: str) -> list[ToldOffice]:
        """The offices that reports of engagements give an actor, the last told first."""
        with self.database.read() as connection:
            return count_offices(connection, actor_id)

    def count_pairs(self, limit: int = 20) -> list[PairCount]:
        """The two states or organisations that held most engagements together, the most first."""
        with self.database.read() as connection:
            return count_pairs(connection, limit)

    def find_due(self, first: str, last: str, with_: Sequence[str] = ()) -> list[FollowUp]:
        """The follow-ups of every state whose last day lies between two ISO days, both included, the soonest first.

        `with_` is that of FollowUpFilters.
        """
        due = follow_ups.c.due_to.between(first, last)
        with self.database.read() as connection:
            rows = connection.execute(select_follow_ups(FollowUpFilters(with_=tuple(with_))).where(due)).all()
            return build_follow_ups(connection, rows)

    def load_last_words(
        self, side: str, *, among: Sequence[str] = (), limit: int = 5
    ) -> list[tuple[DocumentHead, Quotation]]:
        """What an actor (by id), or people of a state or organisation (by code), said last, the latest first.

        `among` keeps to documents that tell of an encounter in which all of these sides take part.
        """
        with self.database.read() as connection:
            return load_last_words(connection, side, tuple(among), limit)

    def load_tenures(self, actor_id: str) -> list[FiledTenure]:
        """The offices of an actor as they were filed, each with its words and the document that tells it."""
        with self.database.read() as connection:
            rows = connection.execute(
                select(tenures).where(tenures.c.actor_id == actor_id).order_by(tenures.c.start, tenures.c.id)
            ).all()
            told = [row.document_id for row in rows if row.document_id]
            heads, texts = load_heads(connection, told), load_texts(connection, told)
        return [
            FiledTenure(build_tenure(row, texts.get(row.document_id, "")), actor_id, heads.get(row.document_id))
            for row in rows
        ]

    def load_instrument(self, instrument_id: str) -> RecordedInstrument:
        """The instrument of an id, with all that texts say of it. Raises NotInRecord."""
        with self.database.read() as connection:
            found = load_instruments(connection, [instrument_id])
        if not found:
            raise NotInRecord(instrument_id, "instrument")
        return found[0]

    def list_instrument_kinds(self) -> list[str]:
        """The kinds of instruments that the record holds ("fund", "treaty"), sorted."""
        with self.database.read() as connection:
            return sorted(connection.execute(select(instruments.c.kind).distinct()).scalars())

    def load_heads(self, document_ids: Iterable[str]) -> dict[str, DocumentHead]:
        """Documents without their texts, by id; what is not in the record is left out."""
        with self.database.read() as connection:
            return load_heads(connection, document_ids)

    def list_feeds(self) -> list[FeedHealth]:
        """How the watched feeds fare, by address."""
        with self.database.read() as connection:
            return load_health(connection)

    def name_subjects(self, ids: Iterable[str]) -> dict[str, Subject]:
        """What to call engagements, accounts, documents, follow-ups, actors and instruments, by id."""
        with self.database.read() as connection:
            return name_subjects(connection, ids)

    def load_change_times(self, ids: Iterable[str]) -> dict[str, list[str]]:
        """When something happened to each of the ids (ISO 8601 in UTC), the oldest first."""
        found: dict[str, list[str]] = defaultdict(list)
        with self.database.read() as connection:
            for batch in in_batches(dict.fromkeys(ids)):
                query = select(history.c.subject, history.c.at).where(history.c.subject.in_(batch))
                for subject, at in connection.execute(query.order_by(history.c.id)):
                    found[subject].append(at)
        return dict(found)


def load_last_words(
    connection: Connection, side: str, among: Sequence[str], limit: int
) -> list[tuple[DocumentHead, Quotation]]:
    people = select(actors.c.id).where((actors.c.id == side) | (actors.c.country == side))
    wanted: list[ColumnElement[bool]] = [quotations.c.speaker_id.in_(people)]
    if among:
        tells = (
            select(accounts.c.document_id)
            .join(engagements, engagements.c.id == accounts.c.engagement_id)
            .where(accounts.c.superseded.is_(False), *list_conditions(EngagementFilters(with_=tuple(among))))
        )
        wanted.append(quotations.c.document_id.in_(tells))
    return load_sayings(connection, wanted, limit)
