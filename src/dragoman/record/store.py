"""The record as the rest of Dragoman sees it: add documents, look things up, judge; the only door to the database."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from dragoman import __version__
from dragoman.config import DEFAULTS, ReadingSettings
from dragoman.errors import NotInRecord, ReadingError
from dragoman.exporting.engagements import describe_recorded
from dragoman.exporting.heading import Told
from dragoman.model import Document, Quotation, Tenure
from dragoman.model.record import (
    Actor,
    Comparison,
    DocumentHead,
    Engagement,
    FiledAccount,
    FiledCommitment,
    FiledTenure,
    Imprint,
    Judgement,
    Reason,
    RecordedInstrument,
    RecordState,
)
from dragoman.record.adding import SMALL_BATCH, Reader, add_documents, file_documents
from dragoman.record.answering import Answering
from dragoman.record.browsing import Browsing
from dragoman.record.changes import (
    ChangedEngagements,
    MadeBrief,
    find_changes_for,
    find_last_brief,
    find_last_event,
    list_briefs,
    load_changes,
    remember_brief,
)
from dragoman.record.counting import Counting
from dragoman.record.database import DEFAULT_ADDRESS, Database, open_database
from dragoman.record.deciding import Deciding
from dragoman.record.desk import Desk
from dragoman.record.engagement_loading import find_told, load_in_time
from dragoman.record.follow_up_loading import load_commitments
from dragoman.record.inspecting import Inspecting
from dragoman.record.instrument_loading import find_instrument_ids, load_instruments
from dragoman.record.listing import (
    ALL_ENGAGEMENTS,
    EngagementFilters,
)
from dragoman.record.loading import (
    HistoryEvent,
    load_actors,
    load_captures,
    load_history,
    load_imprint,
    load_judgements,
    load_reasons,
    load_sayings,
    load_texts,
)
from dragoman.record.outcome import AddOutcome, Watcher
from dragoman.record.pages import Paging
from dragoman.record.previewing import Previewing
from dragoman.record.redirects import find_head, follow_id
from dragoman.record.registering import RegisterOutcome, enter_tenures, list_filed_tenures, tell_contradictions
from dragoman.record.search import Hit, find_named_ids, search_record
from dragoman.record.selecting import Selecting, iter_told, load_in_batches
from dragoman.record.state import load_state
from dragoman.record.tables import actors, quotations
from dragoman.resolving.judgements import Conflict, find_conflicts

MOST_NAMED = 50
"""Names that are looked through for those of one kind."""


def open_record(address: str | Path = DEFAULT_ADDRESS, *, create: bool = True, patience: float = 10.0) -> Record:
    """The record in a SQLite file or at postgresql://USER:PASSWORD@HOST:PORT/DATABASE; made if missing and `create`.

    `patience` is the number of seconds to wait for another writer. Raises RecordError, MissingExtra.
    """
    return Record(open_database(address, create=create, patience=patience))


class Record(Selecting, Browsing, Paging, Counting, Inspecting, Previewing, Deciding, Answering):
    """An open record. Every method raises RecordError where the database fails, NotInRecord for an id it has not.

    Use it as a context manager, or `close` it.
    """

    def __init__(self, database: Database) -> None:
        self.database = database
        self.desk = Desk(database)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        self.database.close()

    # Writing

    def add(
        self,
        paths: Iterable[str | Path],
        *,
        jobs: int = 1,
        settings: ReadingSettings = DEFAULTS,
        reread: bool = False,
        on_document: Watcher | None = None,
    ) -> AddOutcome:
        """Read files, folders and "-" into the record, on `jobs` processes; what it has is not read again.

        `on_document` is told what becomes of each document. What can't be read is in the outcome's faults.
        """
        return add_documents(
            self.database,
            paths,
            version=__version__,
            jobs=jobs,
            settings=settings,
            reread=reread,
            watch=on_document,
        )

    def add_documents(
        self,
        documents: Iterable[Document | ReadingError],
        read: Reader,
        *,
        command: str = "add",
        on_document: Watcher | None = None,
    ) -> AddOutcome:
        """Have `read` read those documents that the record does not know, and file what it gives; else as `add`.

        Where the documents or the readings end early, what was given until then is filed.
        """
        return file_documents(
            self.database,
            documents,
            read,
            version=__version__,
            batch=SMALL_BATCH,
            command=command,
            watch=on_document,
        )

    def describe_state(self) -> RecordState:
        """Which record this is, and its version: it grows with every change."""
        with self.database.read() as connection:
            return load_state(connection, self.database.address, __version__)

    # Engagements

    def iter_engagements(
        self, filters: EngagementFilters = ALL_ENGAGEMENTS, *, belongings: bool = False
    ) -> Iterator[Told]:
        """Engagements with their accounts, with `belongings` also what their documents say in connection with each.

        Holds a few hundred at a time. ValueError where a date is no EDTF.
        """
        with self.database.read() as connection:
            yield from iter_told(connection, filters, belongings=belongings)

    def load_engagement(self, engagement_id: str) -> Engagement:
        """The engagement of an id; an id that was merged away leads to where its accounts went."""
        with self.database.read() as connection:
            return find_told(connection, engagement_id)[0]

    def load_engagements(self, ids: Sequence[str]) -> Iterator[Told]:
        """Engagements by their ids, with accounts and belongings; what was emptied or merged away is left out."""
        with self.database.read() as connection:
            yield from load_in_batches(connection, ids, belongings=True)

    def load_accounts(self, engagement_id: str) -> tuple[FiledAccount, ...]:
        """The accounts of an engagement by day of publication, each with what its document says in connection."""
        with self.database.read() as connection:
            return load_in_time(connection, find_told(connection, engagement_id)[1])

    def load_reasons(self, engagement_id: str) -> dict[str, tuple[Reason, ...]]:
        """Why each account stands with its engagement, by account."""
        with self.database.read() as connection:
            return load_reasons(connection, find_told(connection, engagement_id)[0].accounts)

    def compare(self, engagement_id: str) -> Comparison:
        """The accounts of an engagement side by side, field by field."""
        from dragoman.resolving.comparison import compare_accounts

        accounts = self.load_accounts(engagement_id)
        return compare_accounts(accounts[0].engagement or engagement_id, accounts)

    def export_engagements(self, filters: EngagementFilters = ALL_ENGAGEMENTS) -> Iterator[dict[str, object]]:
        """The public objects of engagements, a few hundred in memory at a time."""
        for engagement, accounts in self.iter_engagements(filters):
            yield describe_recorded(engagement, accounts)

    # Documents

    def load_document(self, document_id: str) -> DocumentHead:
        """A document by its id in the record, or by the id it came with."""
        with self.database.read() as connection:
            return find_head(connection, document_id)

    def load_captures(self, document_ids: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """Under which other ids the very texts of documents were met, by document."""
        with self.database.read() as connection:
            return load_captures(connection, document_ids)

    def load_text(self, document_id: str) -> str:
        """The stored text of a document, which all offsets count in."""
        with self.database.read() as connection:
            texts = load_texts(connection, [document_id])
        if document_id not in texts:
            raise NotInRecord(document_id, "document")
        return texts[document_id]

    def load_texts(self, document_ids: Iterable[str]) -> dict[str, str]:
        """The stored texts of documents, by id; those that are unknown left out."""
        with self.database.read() as connection:
            return load_texts(connection, document_ids)

    def load_imprint(self, document_id: str) -> Imprint:
        """What a document says of itself beside its head, and when and by which version it was read."""
        with self.database.read() as connection:
            found = load_imprint(connection, document_id)
        if found is None:
            raise NotInRecord(document_id, "document")
        return found

    def search(self, query: str, limit: int = 20) -> list[Hit]:
        """Actors, instruments and documents that hold all words of the query, in any script; the best first."""
        with self.database.read() as connection:
            return search_record(connection, query, limit)

    # Actors

    def find_actors(self, name: str, limit: int = 10) -> list[Actor]:
        """The actors of a name, in any script and spelling, or of an id; the best first."""
        with self.database.read() as connection:
            ids = find_named_ids(connection, "actor", name, limit)
            found = load_actors(connection, ids)
        return [found[actor_id] for actor_id in ids]

    def load_actor(self, actor_id: str) -> Actor:
        """The actor of an id; an id that was merged away leads to where it went."""
        with self.database.read() as connection:
            living = follow_id(connection, actors, actor_id, "actor")
            return load_actors(connection, [living])[living]

    def load_sayings(self, actor_id: str, limit: int = 5) -> list[tuple[DocumentHead, Quotation]]:
        """What an actor said last, in the words of which document; the latest first."""
        with self.database.read() as connection:
            return load_sayings(connection, [quotations.c.speaker_id == actor_id], limit)

    def find_contradictions(self, actor_id: str) -> list[str]:
        """Where a tenure of an actor can't be right together with another one of the same office, in sentences."""
        with self.database.read() as connection:
            return tell_contradictions(connection, actor_id)

    def import_tenures(self, given: Iterable[Tenure]) -> RegisterOutcome:
        """Enter the tenures of a register; what was entered before is left."""
        with self.write() as writing:
            return enter_tenures(writing, given)

    def list_filed_tenures(self) -> list[FiledTenure]:
        """All tenures, those of texts and those of registers, by country, office and start.

        Each comes with the actor who holds the office, and the document that tells of it, if one does.
        """
        with self.database.read() as connection:
            return list(list_filed_tenures(connection))

    # Instruments, judgements

    def find_instruments(self, name: str, limit: int = 10) -> list[RecordedInstrument]:
        """The instruments of a name or acronym, with figures, shares and successions; the best first."""
        with self.database.read() as connection:
            ids = find_instrument_ids(connection, name) or find_named_ids(connection, "instrument", name, limit)
            return load_instruments(connection, ids)

    def load_commitments(self, commitment_ids: Sequence[str]) -> list[FiledCommitment]:
        """Commitments by their ids, with their documents; what is not in the record is left out."""
        with self.database.read() as connection:
            return load_commitments(connection, commitment_ids)

    def find_judgements(self, subjects: Sequence[str] | None = None) -> list[Judgement]:
        """The judgements on any of the ids, all of them for None, the oldest first, withdrawn ones too."""
        with self.database.read() as connection:
            return load_judgements(connection, subjects)

    def find_conflicts(self) -> list[Conflict]:
        """Standing judgements that contradict each other."""
        return find_conflicts(self.find_judgements())

    # Changes and briefs

    def find_changes(self, *, since: str | None = None, after: int | None = None) -> dict[str, list[HistoryEvent]]:
        """What happened since a moment (ISO 8601 in UTC), or after the event of a number, by subject."""
        with self.database.read() as connection:
            return load_changes(connection, since=since, after=after)

    def find_last_event(self) -> int:
        """The number of the last event of the history, 0 where nothing has happened: what a look has seen."""
        with self.database.read() as connection:
            return find_last_event(connection)

    def find_changes_for(
        self, since_event: int, subjects: Sequence[str] = (), *, limit: int = 50
    ) -> ChangedEngagements:
        """The engagements that are new, and those that were told, judged or merged anew, after the event of a number.

        With `subjects`, country codes and ids of actors and instruments, only where one of them takes part or comes up;
        without rejected ones; at most `limit` new and as many changed ones, the newest first.
        """
        with self.database.read() as connection:
            return find_changes_for(connection, since_event, subjects, limit)

    def find_last_brief(self, subject: str, before: str) -> tuple[str, int] | None:
        """The day of the last brief on a subject made before a day, and the number of the last event it knew."""
        with self.database.read() as connection:
            return find_last_brief(connection, subject, before)

    def list_briefs(self, limit: int = 20) -> list[MadeBrief]:
        """The briefs that were made last, the latest first; of several on the same, the last one."""
        with self.database.read() as connection:
            return list_briefs(connection, limit)

    def remember_brief(self, subject: str, made_on: str) -> None:
        """Keep that a brief on a subject was made on a day (ISO date)."""
        with self.database.write() as connection:
            remember_brief(connection, subject, made_on)

    def load_history(self, subject: str) -> list[HistoryEvent]:
        """What happened to an engagement, actor, document or follow-up, the oldest first."""
        with self.database.read() as connection:
            return load_history(connection, subject)
