"""Read an HTML page: its main text is the canonical text, no offset ever points into the page's markup."""

from __future__ import annotations

import trafilatura

from dragoman.errors import EmptyDocument
from dragoman.reading.documents import Captured
from dragoman.reading.metadata import read_metadata


def capture_html(page: str, name: str, notes: tuple[str, ...] = ()) -> Captured:
    """The main text of a page and what the page says of itself. Raises EmptyDocument where no text can be found."""
    text = trafilatura.extract(page, include_comments=False)
    if not text:
        raise EmptyDocument(name, "no main text found in this page", "save the text of the report in a file of its own")
    said = read_metadata(page)
    return Captured(
        id=name,
        text=text,
        title=said.title,
        published=said.published,
        source=said.source,
        url=said.url,
        language=said.language,
        notes=notes,
    )
