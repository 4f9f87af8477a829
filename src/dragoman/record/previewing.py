"""What the record would make of a text: it is filed for a trial, looked at, and taken out again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import insert, select

from dragoman import __version__
from dragoman.errors import ReadingError
from dragoman.model import Reading
from dragoman.model.record import DocumentHead, Engagement, FiledAccount, Reason
from dragoman.record.adding import file_whole
from dragoman.record.database import Database
from dragoman.record.engagement_loading import load_told
from dragoman.record.loading import in_batches, load_heads, load_reasons, select_where
from dragoman.record.mark_loading import load_marks
from dragoman.record.marks import DocumentMarks
from dragoman.record.outcome import AddedDocument
from dragoman.record.tables import accounts, documents, runs
from dragoman.record.writing import Writing


@dataclass(frozen=True, slots=True)
class PreviewedEngagement:
    """An engagement as it would be with the text: `account` is what this text says of it.

    `joined` are the other documents that tell of it; none where it would be new. `reasons` tell why they are one.
    """

    engagement: Engagement
    account: FiledAccount
    joined: tuple[DocumentHead, ...]
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Preview:
    """What the record would make of a text. Ids of what would be new are those it would get.

    `outcome` tells whether the text is known; `known` under which other documents: that with the very text, the one
    that it copies, the last one of its address. `notes` tell what was not plain when it was read.
    """

    outcome: AddedDocument
    marks: DocumentMarks
    engagements: tuple[PreviewedEngagement, ...]
    known: Mapping[str, DocumentHead]
    notes: tuple[str, ...]

    @property
    def copied(self) -> DocumentHead | None:
        """The recorded document that the text copies or nearly copies."""
        return self.known.get(self.outcome.copy_of or "")

    @property
    def earlier(self) -> DocumentHead | None:
        """The last recorded document of the same address."""
        return self.known.get(self.outcome.earlier_version or "")


class Previewing:
    """Tells what the record would make of texts, and which it has; a part of `Record`."""

    database: Database

    def preview(self, reading: Reading) -> Preview | ReadingError:
        """What the record would make of a reading; nothing of it stays. The writer's lock is held for a moment.

        A defect that would keep the reading out comes as the fault that it would be. Raises RecordError.
        """
        at = datetime.now(UTC).isoformat(timespec="seconds")
        with self.database.write() as connection, connection.begin_nested() as trial:
            try:
                run = Writing(connection, None, __version__, at).next_id(runs)
                row = {"id": run, "version": __version__, "command": "preview", "started_at": at}
                connection.execute(insert(runs), row)
                return look_at_filed(Writing(connection, run, __version__, at), reading)
            finally:
                trial.rollback()

    def find_texts(self, hashes: Iterable[str]) -> dict[str, DocumentHead]:
        """The documents that the record has of texts, by the SHA-256 of their canonical text."""
        with self.database.read() as connection:
            found: dict[str, str] = {}
            for batch in in_batches(hashes):
                query = select(documents.c.text_sha256, documents.c.id).where(documents.c.text_sha256.in_(batch))
                found |= {row.text_sha256: row.id for row in connection.execute(query)}
            heads = load_heads(connection, found.values())
        return {text: heads[document] for text, document in found.items()}


def look_at_filed(writing: Writing, reading: Reading) -> Preview | ReadingError:
    """File a reading, and tell what came of it."""
    outcome = file_whole(writing, reading)
    if isinstance(outcome, ReadingError):
        return outcome
    connection = writing.connection
    marks = load_marks(connection, outcome.id)
    rows = select_where(connection, accounts, "document_id", [outcome.id])
    ids = dict.fromkeys(row.engagement_id for row in rows if row.engagement_id and not row.superseded)
    found = [
        PreviewedEngagement(
            engagement,
            account,
            tuple({a.document.id: a.document for a in told if a.document.id != outcome.id}.values()),
            load_reasons(connection, [account.id]).get(account.id, ()),
        )
        for engagement, told in load_told(connection, list(ids))
        for account in told
        if account.document.id == outcome.id
    ]
    others = [i for i in (outcome.copy_of, outcome.earlier_version) if i]
    if outcome.event == "known":
        others.append(outcome.id)
    return Preview(
        outcome,
        marks,
        tuple(sorted(found, key=lambda one: one.account.account.evidence[:1])),
        load_heads(connection, others),
        reading.notes,
    )
