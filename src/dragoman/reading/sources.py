"""Open what the user names (files, folders, archives, standard input) and give its documents one by one."""

from __future__ import annotations

import gzip
import io
import re
import sys
import tempfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, cast

from dragoman.config import DEFAULTS, ReadingSettings
from dragoman.errors import EmptyDocument, MissingExtra, NotText, ReadingError, TooLong
from dragoman.model import Document
from dragoman.reading.decoding import refuse_binary
from dragoman.reading.documents import make_document
from dragoman.reading.formats import ENDINGS, Format, name_ending, tell_format
from dragoman.reading.packages import is_word, iter_members, open_package
from dragoman.reading.parts import MAX_DEPTH, MAX_RATIO, MAX_UNPACKED, RATIO_FROM, Budget, Part
from dragoman.reading.rows import iter_rows
from dragoman.reading.wholes import MAX_FILE, capture_whole, read_limited

URL = re.compile(r"(?i)[a-z][a-z0-9+.-]+://")
HEAD = 65_536
ENOUGH = 8_192
"""Bytes by which every format is told."""
MEMORY = 16_000_000
"""Bytes of a stream that is no file (standard input, a packed one) kept in memory before they go to a file."""
PLAIN = frozenset({"html", "pdf", "mail", "warc"})
"""Formats whose first bytes are like no others'."""
PATTERN = re.compile(r"[*?\[]")


def iter_documents(
    paths: Iterable[str | Path], settings: ReadingSettings = DEFAULTS
) -> Iterator[Document | ReadingError]:
    """The documents of files, folders (searched through, in the order of names), patterns ("reports/**/*.pdf") and "-"
    (standard input), in order.

    What can't be read comes as its ReadingError in the place of its document; the rest goes on.
    """
    for path in paths:
        yield from iter_source(str(path), settings)


def iter_source(path: str, settings: ReadingSettings) -> Iterator[Document | ReadingError]:
    """The documents of one file, folder, pattern or "-"."""
    files = find_files(path)
    if isinstance(files, ReadingError):
        yield files
        return
    for file in files:
        try:
            if file == "-":
                yield from iter_stream(cast(BinaryIO, sys.stdin.buffer), "-", settings)
            else:
                with open(file, "rb") as stream:
                    yield from iter_stream(stream, file, settings)
        except FileNotFoundError:
            yield ReadingError(file, "there is no such file")
        except OSError as fault:
            yield ReadingError(file, f"can't be opened: {fault.strerror or fault}")


def find_files(path: str) -> list[str] | ReadingError:
    """The files that a path stands for: itself, those of a folder that are read, or those that fit a pattern."""
    if URL.match(path):
        return ReadingError(
            path,
            "addresses are not read yet",
            "save the page as HTML and give the file, or follow its site with `dragoman watch`",
        )
    if path == "-" or Path(path).is_file():
        return [path]
    if Path(path).is_dir():
        found = sorted(p for p in Path(path).rglob("*") if is_report(p, Path(path)))
        if not found:
            return EmptyDocument(
                path, "no file of a format that is read in this folder", "`dragoman formats` lists them"
            )
        return [str(file) for file in found]
    if PATTERN.search(path):
        fitting = sorted(file for file in match_pattern(path) if file.is_file())
        return [str(file) for file in fitting] or EmptyDocument(path, "no file fits this pattern")
    return [path]


def match_pattern(pattern: str) -> Iterator[Path]:
    """The paths that fit a pattern; `**` stands for folders in folders. Hidden ones must be named in it."""
    parts = Path(pattern).parts
    fixed = next(n for n, part in enumerate(parts) if PATTERN.search(part))
    base = Path(*parts[:fixed]) if fixed else Path()
    rest = str(Path(*parts[fixed:]))
    for found in base.glob(rest):
        inner = found.relative_to(base).parts
        if parts[-1].startswith(".") or not any(part.startswith(".") for part in inner):
            yield found


def is_report(path: Path, folder: Path) -> bool:
    """Whether a path in a folder is a file of a format that is read, and not hidden."""
    hidden = any(part.startswith((".", "~$")) for part in path.relative_to(folder).parts)
    return not hidden and path.is_file() and (name_ending(path.name) in ENDINGS or shows_format(path))


def shows_format(path: Path) -> bool:
    """Whether the first bytes of a file with an unknown ending or none are plainly those of a page, PDF, e-mail or web
    archive ("readout.aspx").
    """
    try:
        with open(path, "rb") as stream:
            return tell_format(path.name, stream.read(ENOUGH)) in PLAIN
    except (OSError, NotText):
        return False


def iter_stream(
    stream: BinaryIO, name: str, settings: ReadingSettings, budget: Budget | None = None, depth: int = 0
) -> Iterator[Document | ReadingError]:
    """The documents of an open file; `name` is what it is called in faults."""
    yield from iter_part(Part(name, stream), settings, budget or Budget(), depth)


def iter_part(part: Part, settings: ReadingSettings, budget: Budget, depth: int) -> Iterator[Document | ReadingError]:
    """The documents of a file, or of a file within another one, `depth` archives deep."""
    name = part.name
    try:
        stream, head = peek(part.stream)
        if head.startswith(b"\x1f\x8b"):
            stream, head = peek(cast(BinaryIO, Gunzipped(stream, name)))
        kind = tell_format(name, head)
        if kind == "rows":
            refuse_binary(head[:4096], name)
            yield from iter_rows(stream, name, settings)
        elif kind == "table":
            from dragoman.reading.csv_rows import iter_table

            yield from iter_table(stream, name, settings)
        elif kind in ("package", "warc", "mail"):
            yield from iter_container(kind, stream, part, settings, budget, depth)
        else:
            yield make_document(capture_whole(kind, stream, part, settings), settings)
    except ReadingError as fault:
        yield fault
    except MissingExtra as fault:
        yield ReadingError(name, str(fault))
    except (EOFError, zlib.error, gzip.BadGzipFile) as fault:
        yield NotText(name, f"the gzip data is broken: {fault}", "fetch the file again")


def iter_container(
    kind: Format, stream: BinaryIO, part: Part, settings: ReadingSettings, budget: Budget, depth: int
) -> Iterator[Document | ReadingError]:
    """The documents of an archive, of a Word file, or of an e-mail with its attachments. Raises ReadingError."""
    name = part.name
    inner: Iterator[Part | ReadingError]
    if kind == "mail":
        from dragoman.reading.mail import capture_mail, iter_attachments, parse_mail

        message = parse_mail(read_limited(stream, name, MAX_FILE), name)
        inner = iter_attachments(message, name)
        attached = list(inner) if depth < MAX_DEPTH else []
        try:
            yield make_document(capture_mail(message, name, settings), settings)
        except EmptyDocument as fault:
            if not attached:
                yield fault
        inner = iter(attached)
    elif kind == "warc":
        from dragoman.reading.warc import iter_pages

        refuse_depth(name, depth)
        inner = iter_pages(stream, name, budget)
    else:
        with make_seekable(stream, name) as seekable, open_package(seekable, name) as package:
            if is_word(package):
                seekable.seek(0)
                yield make_document(capture_whole("package", seekable, part, settings), settings)
                return
            refuse_depth(name, depth)
            yield from iter_inner(iter_members(package, name, budget), settings, budget, depth)
            return
    yield from iter_inner(inner, settings, budget, depth)


def iter_inner(
    inner: Iterator[Part | ReadingError], settings: ReadingSettings, budget: Budget, depth: int
) -> Iterator[Document | ReadingError]:
    """The documents of the files inside another one."""
    for each in inner:
        if isinstance(each, ReadingError):
            yield each
        else:
            yield from iter_part(each, settings, budget, depth + 1)


def refuse_depth(name: str, depth: int) -> None:
    """Raise NotText for an archive that lies too deep in others."""
    if depth >= MAX_DEPTH:
        raise NotText(name, "an archive in an archive in an archive is not opened", "unpack it and give the folder")


def peek(stream: BinaryIO) -> tuple[BinaryIO, bytes]:
    """The stream and its first bytes, which are still to be read from it.

    A pipe gives what its writer has written so far: it is waited for enough to tell the format.
    """
    if not (isinstance(stream, io.BufferedReader) and stream.seekable()):
        stream = cast(BinaryIO, io.BufferedReader(Prefixed(stream.read(ENOUGH), stream), HEAD))
    return stream, cast(io.BufferedReader, stream).peek(HEAD)[:HEAD]


class Prefixed(io.RawIOBase):
    """A stream with the bytes that have been read from it put back before it."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head, self._rest = head, rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(cast(bytearray, buffer))
        if self._head:
            data, self._head = self._head[: len(view)], self._head[len(view) :]
        else:
            data = read_some(self._rest, len(view))
        view[: len(data)] = data
        return len(data)


def read_some(stream: BinaryIO, size: int) -> bytes:
    """What the stream has at hand, at most so many bytes; nothing at its end."""
    return stream.read1(size) if isinstance(stream, io.BufferedReader | io.BytesIO) else stream.read(size)


class Gunzipped(io.RawIOBase):
    """What a gzip stream unpacks to. Raises TooLong where it unpacks a thousandfold, as no text does."""

    def __init__(self, packed: BinaryIO, name: str) -> None:
        self._counted = Counted(packed)
        self._unpacked = gzip.GzipFile(fileobj=cast(BinaryIO, self._counted))
        self._name, self._size = name, 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(cast(bytearray, buffer))
        data = self._unpacked.read1(len(view))
        view[: len(data)] = data
        self._size += len(data)
        if self._size > 50 * RATIO_FROM and self._size > MAX_RATIO * self._counted.size:
            raise TooLong(
                self._name,
                f"{self._counted.size:,} bytes that unpack to more than {self._size:,}: no text packs so small",
                "unpack it yourself if you trust it",
            )
        return len(data)


class Counted:
    """A stream that counts the bytes read from it."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream, self.size = stream, 0

    def read(self, size: int = -1) -> bytes:
        data = self._stream.read(size)
        self.size += len(data)
        return data


@contextmanager
def make_seekable(stream: BinaryIO, name: str) -> Iterator[BinaryIO]:
    """The stream itself where one can go back in it, else a copy of it. Raises TooLong."""
    if isinstance(stream, io.BufferedReader) and isinstance(stream.raw, io.FileIO) and stream.seekable():
        yield stream
        return
    with tempfile.SpooledTemporaryFile(MEMORY) as copy:
        size = 0
        while data := stream.read(HEAD):
            size += len(data)
            if size > MAX_UNPACKED:
                raise TooLong(name, f"more than {MAX_UNPACKED:,} bytes", "give it as a file")
            copy.write(data)
        copy.seek(0)
        yield cast(BinaryIO, copy)
