"""Which recorded document a new one copies, and which it is a later version of."""

from __future__ import annotations

from datetime import date
from urllib.parse import urlsplit

from sqlalchemy import Connection, insert, select

from dragoman.model import Document
from dragoman.model.record import DocumentHead
from dragoman.reading.copies import measure_overlap
from dragoman.record.loading import load_heads, load_texts
from dragoman.record.tables import document_bands, documents

COPY_OVERLAP = 0.8
"""Share of the shorter text that stands in the longer one, from which it is a copy: agencies' texts are cut at the end
and given another headline; two readouts of one call by two offices share a third."""
TEMPLATE_OVERLAP = 0.95
"""The same for two texts of one publisher under two addresses: notices after one pattern share nine tenths."""
DAYS_APART = 4
"""Copies are printed within days; the same words a year later are a form filled in anew."""
MOST_CANDIDATES = 12
"""Documents of a band that are compared, the last ones: forms and notices make bands of hundreds."""


def find_original(connection: Connection, document: Document, bands: tuple[str, ...]) -> str | None:
    """The id of the earliest recorded document whose text this one copies or nearly copies."""
    found: dict[str, None] = {}
    for band in bands:
        rows = connection.execute(
            select(documents.c.id)
            .join(document_bands, document_bands.c.document_id == documents.c.id)
            .where(document_bands.c.band == band)
            .order_by(documents.c.number.desc())
            .limit(MOST_CANDIDATES)
        )
        found |= dict.fromkeys(row.id for row in rows)
    heads = load_heads(connection, found)
    near = [head for head in heads.values() if are_near(document.published, head.published)]
    texts = load_texts(connection, (head.id for head in near))
    copied = [head for head in near if measure_overlap(document.text, texts[head.id]) >= least_overlap(document, head)]
    return min(copied, key=lambda head: head.number).origin if copied else None


def are_near(day: str | None, other: str | None) -> bool:
    """Whether two ISO days of publication are few days apart; an unknown day may be any."""
    if not day or not other:
        return True
    return abs((date.fromisoformat(day) - date.fromisoformat(other)).days) <= DAYS_APART


def least_overlap(document: Document, head: DocumentHead) -> float:
    same_publisher = document.source is not None and document.source == head.source
    return TEMPLATE_OVERLAP if same_publisher and document.url != head.url else COPY_OVERLAP


def names_page(url: str) -> bool:
    """Whether an address has a path; one that can't be read names nothing."""
    try:
        return bool(urlsplit(url).path.strip("/"))
    except ValueError:
        return False


def find_earlier_version(connection: Connection, document: Document) -> str | None:
    """The id of the last recorded document of the same address, where that names a page and not a whole site."""
    if not document.url or not names_page(document.url):
        return None
    return connection.execute(
        select(documents.c.id).where(documents.c.url == document.url).order_by(documents.c.number.desc()).limit(1)
    ).scalar()


def sign_document(connection: Connection, document_id: str, bands: tuple[str, ...]) -> None:
    """Enter the bands by which later copies will find this document."""
    connection.execute(insert(document_bands), [{"document_id": document_id, "band": band} for band in bands])
