"""Open web archives (WARC): the pages and files in them that are read, each with its address. Needs warcio."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import redirect_stderr
from io import BytesIO, StringIO
from typing import BinaryIO, cast

from dragoman.errors import EmptyDocument, MissingExtra, NotText, ReadingError, TooLong
from dragoman.reading.parts import Budget, Part

READ_TYPES = re.compile(
    r"(?i)text/(?:html|plain|markdown|csv)|application/(?:xhtml\+xml|pdf|jsonl|x-ndjson)|message/rfc822|"
    r"application/vnd\.openxmlformats-officedocument\.wordprocessingml\.document"
)
CHARSET = re.compile(r"(?i)charset\s*=\s*[\"']?([\w.:-]{2,40})")
MAX_RECORD = 50_000_000
"""Bytes of one record."""


def iter_pages(stream: BinaryIO, name: str, budget: Budget) -> Iterator[Part | ReadingError]:
    """The pages, texts, PDF and Word files of a web archive that a server gave with success, in order.

    Raises MissingExtra without warcio, NotText where the archive is broken, TooLong for a bomb.
    """
    try:
        from warcio.archiveiterator import ArchiveIterator
        from warcio.exceptions import ArchiveLoadFailed
    except ImportError:
        raise MissingExtra("reading web archives needs warcio: pip install 'dragoman[warc]'") from None
    found = False
    try:
        records = iter(ArchiveIterator(stream))
        while True:
            with redirect_stderr(StringIO()) as warned:  # warcio warns there of records with a wrong length
                record = next(records, None)
            if warned.getvalue():
                yield NotText(name, "a page in it is longer than it says; the rest of that page was not read")
            if record is None:
                break
            kind = record.content_type or ""
            if record.rec_type not in ("response", "resource", "conversion"):
                continue
            if record.http_headers is not None:
                if not (record.http_headers.get_statuscode() or "").startswith("2"):
                    continue
                kind = record.http_headers.get_header("Content-Type") or ""
            if not READ_TYPES.match(kind):
                continue
            url = record.rec_headers.get_header("WARC-Target-URI")
            inner = f"{name}!{url or record.rec_headers.get_header('WARC-Record-ID')}"
            body = record.content_stream().read(MAX_RECORD + 1)
            if len(body) > MAX_RECORD:
                yield TooLong(inner, f"more than {MAX_RECORD:,} bytes", "save the page in a file of its own")
                continue
            if getattr(record.raw_stream, "limit", 0) > 0 and not record.raw_stream.read(1):
                raise NotText(inner, "the web archive is cut off in this page", "fetch the file again")
            budget.spend(inner, len(body), max(int(record.length or 0), len(body) // 50))
            charset = CHARSET.search(kind)
            found = True
            yield Part(inner, cast(BinaryIO, BytesIO(body)), url, charset[1] if charset else None)
    except (ArchiveLoadFailed, EOFError, ValueError, OSError, AttributeError, TypeError, IndexError, KeyError) as fault:
        raise NotText(name, f"the web archive is broken: {fault}", "fetch the file again") from None
    if not found:
        yield EmptyDocument(name, "no page, text, PDF or Word file in this web archive")
