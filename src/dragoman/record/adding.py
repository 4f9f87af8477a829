"""Add documents to a record: read what is new, file it in batches; a run that was killed goes on where it was."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from sqlalchemy import Connection, insert, update
from sqlalchemy.exc import DBAPIError

from dragoman.config import DEFAULTS, ReadingSettings
from dragoman.errors import DragomanError, ReadingError
from dragoman.model import Document, Reading
from dragoman.record.database import Database
from dragoman.record.filing import capture_document, file_reading, find_document, is_captured
from dragoman.record.outcome import AddedDocument, AddOutcome, Watcher
from dragoman.record.tables import runs
from dragoman.record.writing import Writing
from dragoman.workers import spread

R = TypeVar("R")
Reader = Callable[[Iterable[Document | ReadingError]], Iterable[Reading | ReadingError]]
"""What reads documents, one after the other, in their order."""

BATCH_DOCUMENTS, BATCH_SECONDS = 50, 5.0
"""What one transaction holds: a kill loses a few seconds of reading, and the record is locked for a moment only."""
SMALL_BATCH = 10, 1.0
"""The same where others judge meanwhile, and somebody watches how far it is."""


def add_documents(
    database: Database,
    paths: Iterable[str | Path],
    *,
    version: str,
    jobs: int = 1,
    settings: ReadingSettings = DEFAULTS,
    reread: bool = False,
    command: str = "add",
    watch: Watcher | None = None,
) -> AddOutcome:
    """Read files, folders and "-" into a record, on `jobs` processes; `watch` is told what becomes of each document.

    What this `version` has read before is not read again, unless `reread`. What can't be read is a fault of the
    outcome; the rest goes on. Raises RecordError where the record itself fails: what was filed until then stays.
    """
    # The language library takes a second to import; whoever looks things up in a record does without.
    from dragoman.pipeline import attempt_document
    from dragoman.reading.sources import iter_documents

    documents = iter_documents(paths, settings)
    return file_documents(
        database,
        documents,
        lambda new: spread(attempt_document, new, jobs),
        version=version,
        batch=(BATCH_DOCUMENTS, BATCH_SECONDS),
        reread=reread,
        command=command,
        watch=watch,
    )


def file_documents(
    database: Database,
    documents: Iterable[Document | ReadingError],
    read: Reader,
    *,
    version: str,
    batch: tuple[int, float],
    reread: bool = False,
    command: str = "add",
    watch: Watcher | None = None,
) -> AddOutcome:
    """Have `read` read those documents that the record does not know, and file what it gives; else as `add_documents`.

    `batch` is what one transaction holds: so many documents, or what comes in so many seconds. Where the documents or
    the readings end early, what was given until then is filed.
    """
    adding = Adding(database, version, reread, command, watch)
    for readings in gather(read(adding.pass_unknown(documents)), *batch):
        adding.file_batch(readings)
    adding.end()
    return adding.outcome


def gather(readings: Iterable[R], most: int = BATCH_DOCUMENTS, seconds: float = BATCH_SECONDS) -> Iterator[list[R]]:
    """The readings in batches of at most so many, or what comes in so many seconds."""
    batch: list[R] = []
    began = time.monotonic()
    for reading in readings:
        batch.append(reading)
        if len(batch) >= most or time.monotonic() - began >= seconds:
            yield batch
            batch, began = [], time.monotonic()
    if batch:
        yield batch


class Adding:
    """One run of adding: its row in the record, and what has become of its documents so far."""

    def __init__(
        self, database: Database, version: str, reread: bool, command: str, watch: Watcher | None = None
    ) -> None:
        self.database, self.version, self.reread, self.watch = database, version, reread, watch
        self.at = datetime.now(UTC).isoformat(timespec="seconds")
        self.outcome = AddOutcome()
        with database.write() as connection:
            self.run = self.open(connection, None).next_id(runs)
            row = {"id": self.run, "version": version, "command": command, "started_at": self.at}
            connection.execute(insert(runs), row)

    def open(self, connection: Connection, run: int | None) -> Writing:
        return Writing(connection, run, self.version, self.at)

    def tell(self, document: AddedDocument | ReadingError) -> None:
        self.outcome.count(document)
        if self.watch:
            self.watch(document)

    def pass_unknown(self, documents: Iterable[Document | ReadingError]) -> Iterator[Document | ReadingError]:
        """What is still to be read; of a text that this version has read, only where it was met is entered."""
        for document in documents:
            if isinstance(document, ReadingError) or self.reread or not self.recognise(document):
                yield document

    def recognise(self, document: Document) -> bool:
        """Whether this version has read the text before; if so, it is captured and counted as known."""
        with self.database.read() as connection:
            row = find_document(connection, document)
            if row is None or row.read_by_version != self.version:
                return False
            captured = is_captured(connection, document, row.id)
        if not captured:
            with self.database.write() as connection:
                capture_document(self.open(connection, self.run), document, row.id)
        self.tell(AddedDocument(row.id, document.id, "known"))
        return True

    def file_batch(self, readings: Sequence[Reading | ReadingError]) -> None:
        """File readings in one transaction, and say so when it has ended."""
        with self.database.write() as connection:
            writing = self.open(connection, self.run)
            done = [r if isinstance(r, ReadingError) else file_whole(writing, r, self.reread) for r in readings]
            connection.execute(update(runs).where(runs.c.id == self.run).values(**self.count_with(done)))
        for document in done:
            self.tell(document)

    def count_with(self, done: Sequence[AddedDocument | ReadingError]) -> dict[str, int]:
        """The columns of the run's row when these documents are counted too."""
        counted = replace(self.outcome, faults=list(self.outcome.faults))
        for document in done:
            counted.count(document)
        return {
            "added": counted.added,
            "reread": counted.reread,
            "known": counted.known,
            "faults": len(counted.faults),
        }

    def end(self) -> None:
        """Close the run's row."""
        now = datetime.now(UTC).isoformat(timespec="seconds")
        with self.database.write() as connection:
            values = {"finished_at": now, **self.count_with(())}
            connection.execute(update(runs).where(runs.c.id == self.run).values(**values))


def file_whole(writing: Writing, reading: Reading, reread: bool = False) -> AddedDocument | ReadingError:
    """File one reading; one that a defect keeps out leaves no trace and is a fault."""
    try:
        with writing.connection.begin_nested():
            return file_reading(writing, reading, reread=reread)
    except (DBAPIError, DragomanError):
        raise
    except Exception as defect:
        writing.forget()
        from dragoman.pipeline import name_defect

        return name_defect(reading.document.id, defect)
