"""Open what the user names (files, folders, standard input) and give its documents one by one."""

from __future__ import annotations

import gzip
import io
import re
import sys
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, cast

from dragoman.config import DEFAULTS, ReadingSettings
from dragoman.errors import EmptyDocument, NotText, ReadingError, TooLong
from dragoman.model import Document
from dragoman.reading.canonical import make_canonical, unwrap_lines
from dragoman.reading.decoding import decode_bytes, refuse_binary
from dragoman.reading.documents import Captured, make_document
from dragoman.reading.formats import ENDINGS, name_ending, tell_format
from dragoman.reading.html import capture_html
from dragoman.reading.markdown import capture_markdown
from dragoman.reading.rows import iter_rows

URL = re.compile(r"(?i)[a-z][a-z0-9+.-]+://")
HEAD = 65_536
BYTES_A_CHARACTER = 4
"""The longest UTF-8 sequence; HTML gets ten times as much for its markup."""


def iter_documents(
    paths: Iterable[str | Path], settings: ReadingSettings = DEFAULTS
) -> Iterator[Document | ReadingError]:
    """The documents of files, folders (searched through, in the order of names) and "-" (standard input), in order.

    What can't be read comes as its ReadingError in the place of its document; the rest goes on.
    """
    for path in paths:
        yield from iter_source(str(path), settings)


def iter_source(path: str, settings: ReadingSettings) -> Iterator[Document | ReadingError]:
    """The documents of one file, folder or "-"."""
    if URL.match(path):
        yield ReadingError(path, "addresses are not read yet", "save the page as HTML and give the file")
        return
    if path != "-" and Path(path).is_dir():
        found = sorted(p for p in Path(path).rglob("*") if is_report(p, Path(path)))
        if not found:
            yield EmptyDocument(path, "no text, Markdown, HTML or JSON lines file in this folder")
        for inner in found:
            yield from iter_source(str(inner), settings)
        return
    try:
        if path == "-":
            yield from iter_stream(cast(BinaryIO, sys.stdin.buffer), "-", settings)
        else:
            with open(path, "rb") as stream:
                yield from iter_stream(stream, path, settings)
    except FileNotFoundError:
        yield ReadingError(path, "there is no such file")
    except OSError as fault:
        yield ReadingError(path, f"can't be opened: {fault.strerror or fault}")


def is_report(path: Path, folder: Path) -> bool:
    """Whether a path in a folder is a file of a format that is read, and not hidden."""
    hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
    return not hidden and name_ending(path.name) in ENDINGS and path.is_file()


def iter_stream(stream: BinaryIO, name: str, settings: ReadingSettings) -> Iterator[Document | ReadingError]:
    """The documents of an open file; `name` is what it is called in faults."""
    try:
        buffered = stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(cast(io.RawIOBase, stream))
        head = buffered.peek(HEAD)[:HEAD]
        if head.startswith(b"\x1f\x8b"):
            buffered = io.BufferedReader(cast(io.RawIOBase, gzip.GzipFile(fileobj=buffered)))
            head = buffered.peek(HEAD)[:HEAD]
        kind = tell_format(name, head)
        if kind == "rows":
            refuse_binary(head[:4096], name)
            yield from iter_rows(cast(BinaryIO, buffered), name, settings)
        else:
            yield read_whole(cast(BinaryIO, buffered), name, settings)
    except ReadingError as fault:
        yield fault
    except (EOFError, zlib.error, gzip.BadGzipFile) as fault:
        yield NotText(name, f"the gzip data is broken: {fault}", "fetch the file again")


def read_whole(stream: BinaryIO, name: str, settings: ReadingSettings) -> Document:
    """The one document of a text, Markdown or HTML file. Raises ReadingError."""
    limit = settings.max_characters * BYTES_A_CHARACTER
    raw = stream.read(limit + 1)
    kind = tell_format(name, raw[:HEAD])
    if kind == "html":
        raw += stream.read(9 * limit)
        limit *= 10
    if len(raw) > limit:
        raise TooLong(
            name,
            f"more than {limit:,} bytes, too many for the limit of {settings.max_characters:,} characters",
            "split it, or raise the limit with --max-characters",
        )
    if not raw.strip():
        raise EmptyDocument(name, "the file is empty")
    text, notes = decode_bytes(raw, name, html=kind == "html")
    if kind == "html":
        captured = capture_html(text, name, notes, settings)
    elif kind == "markdown":
        captured = capture_markdown(text, name, notes)
    else:
        captured = Captured(id=name, text=unwrap_lines(make_canonical(text)), notes=notes)
    return make_document(captured, settings)
