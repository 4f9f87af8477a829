"""File one reading: its document, its accounts with their claims, and all else that the text says."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, delete, insert, select, update

from dragoman.annotating.publisher import read_publisher
from dragoman.model import Document, Reading
from dragoman.model.record import FiledAccount
from dragoman.reading.copies import sign_text
from dragoman.reading.documents import READ_LANGUAGES
from dragoman.record.account_rows import file_accounts
from dragoman.record.copies import find_earlier_version, find_original, sign_document
from dragoman.record.following import follow_document, follow_engagement_told
from dragoman.record.linking import close_engagement, compute_fields
from dragoman.record.loading import AnyRow, load_accounts, load_heads, select_where
from dragoman.record.outcome import AddedDocument
from dragoman.record.sayings import file_belongings
from dragoman.record.search_tables import index_document, index_name
from dragoman.record.tables import (
    account_amounts,
    account_commitments,
    account_instrument_mentions,
    account_quotations,
    accounts,
    amounts,
    captures,
    claim_spans,
    claims,
    commitments,
    document_asides,
    documents,
    figures,
    instrument_mentions,
    instrument_successions,
    quotations,
    tenures,
)
from dragoman.record.writing import Writing, make_id

LINKS = (account_quotations, account_amounts, account_commitments, account_instrument_mentions)


def find_document(connection: Connection, document: Document) -> AnyRow | None:
    """The row of a document with this very text, if the record has it."""
    query = select(documents.c.id, documents.c.read_by_version).where(documents.c.text_sha256 == document.text_sha256)
    return connection.execute(query).first()


def is_captured(connection: Connection, document: Document, document_id: str) -> bool:
    """Whether the record knows that a recorded text was met under this id."""
    here = (captures.c.document_id == document_id) & (captures.c.given_id == document.id)
    return connection.execute(select(captures.c.id).where(here)).first() is not None


def file_reading(writing: Writing, reading: Reading, *, reread: bool = False) -> AddedDocument:
    """File a reading; of a text that this version has read already only where it was met, unless `reread`."""
    document = reading.document
    row = find_document(writing.connection, document)
    if row is not None and row.read_by_version == writing.version and not reread:
        return capture_document(writing, document, row.id)
    if row is None:
        document_id = file_document(writing, document)
        old: list[FiledAccount] = []
    else:
        document_id = row.id
        old = clear_reading(writing, document_id)
    capture_document(writing, document, document_id)
    head = load_heads(writing.connection, [document_id])[document_id]
    filed = file_accounts(writing, reading, head, old)
    file_belongings(writing, reading, head, filed)
    settle_engagements(writing, filed, old)
    follow_document(writing, document_id)
    return AddedDocument(
        document_id,
        document.id,
        "added" if row is None else "reread",
        len(filed),
        document.text.count(" ") + 1,
        head.copy_of,
        head.earlier_version,
        head.language if head.language not in (None, *READ_LANGUAGES) else None,
    )


def file_document(writing: Writing, document: Document) -> str:
    """Enter a new document; its record id comes of its text."""
    connection = writing.connection
    document_id = make_id("d", document.text_sha256)
    number = writing.next_id(documents, "number")
    bands = sign_text(document.text)
    earlier = find_earlier_version(connection, document)
    original = find_original(connection, document, bands)
    if original is None and earlier is not None:
        original = load_heads(connection, [earlier])[earlier].origin
    connection.execute(
        insert(documents),
        {
            "id": document_id,
            "number": number,
            "given_id": document.id,
            "title": document.title,
            "published": document.published,
            "published_at": document.published_at,
            "source": document.source,
            "author": document.author,
            "url": document.url,
            "language": document.language,
            "home": document.home or read_publisher(document).home,
            "text": document.text,
            "text_sha256": document.text_sha256,
            "notes": "; ".join(document.notes) or None,
            "copy_of": original,
            "earlier_version": earlier,
            "added_in_run": writing.run,
            "read_in_run": writing.run,
            "read_by_version": writing.version,
        },
    )
    asides = [{"document_id": document_id, "start": a.start, "end": a.end} for a in document.asides]
    if asides:
        connection.execute(insert(document_asides), asides)
    sign_document(connection, document_id, bands)
    index_document(connection, number, document.title, document.text)
    if document.title:
        index_name(connection, "document", document_id, document.title)
    writing.note(document_id, "added", f"as {document.id}")
    return document_id


def capture_document(writing: Writing, document: Document, document_id: str) -> AddedDocument:
    """Enter where a recorded text was met; once for each id it comes under."""
    if not is_captured(writing.connection, document, document_id):
        writing.connection.execute(
            insert(captures),
            {
                "document_id": document_id,
                "given_id": document.id,
                "title": document.title,
                "published": document.published,
                "source": document.source,
                "url": document.url,
                "run_id": writing.run,
            },
        )
    return AddedDocument(document_id, document.id, "known")


def clear_reading(writing: Writing, document_id: str) -> list[FiledAccount]:
    """Take out what an earlier reading of a document said; the accounts' rows stay, marked, with their ids.

    Returns the accounts as they were, without those that the last reading did not tell any more.
    """
    connection = writing.connection
    rows = [row for row in select_where(connection, accounts, "document_id", [document_id]) if not row.superseded]
    old = load_accounts(connection, [row.id for row in sorted(rows, key=lambda row: (row.ordinal, row.id))])
    ids = [filed.id for filed in old]
    told = select(claims.c.id).where(claims.c.account_id.in_(ids))
    connection.execute(delete(claim_spans).where(claim_spans.c.claim_id.in_(told)))
    connection.execute(delete(claims).where(claims.c.account_id.in_(ids)))
    for links in LINKS:
        connection.execute(delete(links).where(links.c.account_id.in_(ids)))
    for table in (quotations, amounts, figures, instrument_mentions, instrument_successions, tenures):
        connection.execute(delete(table).where(table.c.document_id == document_id))
    connection.execute(update(commitments).where(commitments.c.document_id == document_id).values(superseded=True))
    connection.execute(update(accounts).where(accounts.c.document_id == document_id).values(superseded=True))
    connection.execute(
        update(documents)
        .where(documents.c.id == document_id)
        .values(read_in_run=writing.run, read_by_version=writing.version)
    )
    for filed in old:
        writing.cache.forget(filed.id)
    writing.note(document_id, "read again", f"by version {writing.version}")
    return old


def settle_engagements(writing: Writing, filed: Sequence[FiledAccount], old: Sequence[FiledAccount]) -> None:
    """Work out anew every engagement that a document's accounts came into or left, and what is due of it."""
    joined = {
        row.id: row.engagement_id for row in select_where(writing.connection, accounts, "id", (f.id for f in filed))
    }
    touched = dict.fromkeys([*joined.values(), *(f.engagement for f in old if f.engagement)])
    moved = {f.engagement: joined[f.id] for f in old if f.engagement and joined.get(f.id, f.engagement) != f.engagement}
    for f in old:
        if f.engagement and f.id not in joined:
            writing.note(f.engagement, "left", f"by {f.id} in {f.document.id}, which does not tell it any more")
    for engagement_id in touched:
        settle_engagement(writing, engagement_id, moved.get(engagement_id))


def settle_engagement(writing: Writing, engagement_id: str, moved_to: str | None = None) -> None:
    """Work out one engagement anew; one that is left empty leads to where its accounts went."""
    computed = compute_fields(writing, engagement_id)
    if computed is None:
        close_engagement(writing, engagement_id, moved_to)
    follow_engagement_told(writing, engagement_id, computed)
