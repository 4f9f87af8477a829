"""From a fetched page to its documents: whose it is, and when it was published, where the page itself does not say."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace

from dragoman.config import ReadingSettings
from dragoman.errors import ReadingError
from dragoman.lexicon.publishers import load_publishers
from dragoman.model import Document
from dragoman.reading.fetching import Fetched
from dragoman.reading.moments import Moment
from dragoman.reading.parts import Budget, Part
from dragoman.reading.sources import iter_part


def iter_fetched(
    fetched: Fetched, settings: ReadingSettings, told: Moment | None = None
) -> Iterator[Document | ReadingError]:
    """The documents of a fetched page, whatever its format; one, but for archives.

    `told` is the moment of publication that its feed gives; it counts where the document gives no day.
    """
    part = Part(fetched.asked, io.BytesIO(fetched.body), url=fetched.address, charset=fetched.charset)
    for document in iter_part(part, settings, Budget(), 0):
        if isinstance(document, ReadingError):
            yield document
        else:
            yield date_by_feed(settle_source(document, fetched, settings), fetched, settings, told)


def settle_source(document: Document, fetched: Fetched, settings: ReadingSettings) -> Document:
    """The document as of the source that it was fetched from: a page may name any site's address as its own."""
    catalogue = settings.catalogue or load_publishers()
    source = catalogue.find(fetched.address)
    claimed = catalogue.find(document.url)
    if claimed is source:
        return document
    named = None if claimed and document.source == claimed.name else document.source
    return replace(
        document,
        url=fetched.address,
        source=source.name if source else named,
        home=source.home if source and source.kind == "official" else None,
        notes=(*document.notes, f"the page calls {document.url} its address; it was fetched from {fetched.address}"),
    )


def date_by_feed(document: Document, fetched: Fetched, settings: ReadingSettings, told: Moment | None) -> Document:
    """The document with the feed's day of publication, by its publisher's clock, where it gives none itself."""
    if told is None or document.published:
        return document
    source = (settings.catalogue or load_publishers()).find(fetched.address)
    zone = source.zone if source else None
    moment = told.in_zone(zone).seen_from(zone)
    return replace(
        document,
        published=moment.day,
        published_at=None if told.is_midnight else moment.write(),
        notes=(*document.notes, "the page gives no day of publication; its feed does"),
    )
