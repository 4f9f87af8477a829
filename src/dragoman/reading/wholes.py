"""Read a file that holds one document: its bytes in one piece, within limits, to what is captured of it."""

from __future__ import annotations

from dataclasses import replace
from typing import BinaryIO

from dragoman.config import ReadingSettings
from dragoman.errors import EmptyDocument, TooLong
from dragoman.reading.canonical import make_canonical, unwrap_lines
from dragoman.reading.decoding import decode_bytes
from dragoman.reading.documents import Captured
from dragoman.reading.formats import Format
from dragoman.reading.markdown import capture_markdown
from dragoman.reading.parts import Part

MAX_FILE = 50_000_000
"""Bytes of a PDF, Word file, e-mail or page: with pictures, the longest reports have some 30 million."""
BYTES_A_CHARACTER = 4
"""The longest UTF-8 sequence."""


def capture_whole(kind: Format, stream: BinaryIO, part: Part, settings: ReadingSettings) -> Captured:
    """What is captured of a text, Markdown, HTML, PDF or Word file. Raises ReadingError."""
    captured = capture_bytes(kind, stream, part, settings)
    return replace(captured, url=captured.url or part.url, made=captured.made or part.made)


def capture_bytes(kind: Format, stream: BinaryIO, part: Part, settings: ReadingSettings) -> Captured:
    """What the bytes alone tell."""
    name = part.name
    if kind == "pdf":
        from dragoman.reading.pdf import capture_pdf

        return capture_pdf(read_limited(stream, name, MAX_FILE), name, settings)
    if kind == "package":
        from dragoman.reading.word import capture_word

        return capture_word(read_limited(stream, name, MAX_FILE), name)
    if kind == "html":
        from dragoman.reading.html import capture_html

        raw = read_limited(stream, name, MAX_FILE)
        text, notes = decode_bytes(raw, name, html=True, charset=part.charset)
        return capture_html(text, name, notes, settings, url=part.url)
    limit = settings.max_characters * BYTES_A_CHARACTER
    raw = stream.read(limit + 1)
    if len(raw) > limit:
        raise TooLong(
            name,
            f"more than {limit:,} bytes, too many for the limit of {settings.max_characters:,} characters",
            "split it, or raise the limit with --max-characters",
        )
    if not raw.strip():
        raise EmptyDocument(name, "the file is empty")
    text, notes = decode_bytes(raw, name, charset=part.charset)
    if kind == "markdown":
        return capture_markdown(text, name, notes)
    return Captured(id=name, text=unwrap_lines(make_canonical(text)), notes=notes)


def read_limited(stream: BinaryIO, name: str, limit: int) -> bytes:
    """All bytes of a file. Raises TooLong beyond the limit, EmptyDocument where there is none."""
    raw = stream.read(limit + 1)
    if len(raw) > limit:
        raise TooLong(name, f"more than {limit:,} bytes", "split it, or save its text in a file of its own")
    if not raw.strip():
        raise EmptyDocument(name, "the file is empty")
    return raw
