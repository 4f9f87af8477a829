"""Read an HTML page: its main text, and what its own metadata say of title, day, publisher and language."""

from __future__ import annotations

import trafilatura

from dragoman.errors import EmptyDocument
from dragoman.reading.documents import Captured


def capture_html(page: str, name: str, notes: tuple[str, ...] = ()) -> Captured:
    """The main text of a page. Raises EmptyDocument where none can be found."""
    text = trafilatura.extract(page, include_comments=False)
    if not text:
        raise EmptyDocument(name, "no main text found in this page")
    return Captured(id=name, text=text, notes=notes)
