"""Read Markdown."""

from __future__ import annotations

from dragoman.reading.documents import Captured


def capture_markdown(text: str, name: str, notes: tuple[str, ...] = ()) -> Captured:
    """The text."""
    return Captured(id=name, text=text, notes=notes)
