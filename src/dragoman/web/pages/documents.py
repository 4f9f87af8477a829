"""The documents of the record: all of them, by publisher, day and words of their titles."""

from __future__ import annotations

from typing import Annotated

from fastapi import Query
from starlette.responses import Response

from dragoman.record.document_listing import DocumentFilters
from dragoman.web.desk import Reader
from dragoman.web.parameters import Cursor, Words
from dragoman.web.periods import check_date
from dragoman.web.routing import open_router, page

router = open_router()


@page(router, "/documents")
def list_documents(
    desk: Reader,
    source: Words = "",
    words: Words = "",
    since: Words = "",
    until: Words = "",
    language: Annotated[str, Query(max_length=3)] = "",
    after: Cursor = None,
) -> Response:
    """The newest published first."""
    filters = DocumentFilters(
        source=source or None,
        words=words or None,
        since=check_date(since, "Since"),
        until=check_date(until, "Until"),
        language=language or None,
    )
    found = desk.record.page_documents(filters, after=after)
    asked = {"source": source, "words": words, "since": since, "until": until, "language": language}
    told = {"documents": found.items, "next": found.next, "asked": asked}
    return desk.show("documents.html.jinja", "Documents", told, {"after": after})
