"""What somebody has given and not yet added: kept in a private folder of the server, for an hour at most."""

from __future__ import annotations

import secrets
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event, Lock
from typing import BinaryIO, Literal, Protocol

from dragoman.config import DEFAULTS, ReadingSettings
from dragoman.errors import DragomanError, ReadingError
from dragoman.model import Document
from dragoman.model.record import DocumentHead
from dragoman.reading.documents import Captured, make_document
from dragoman.reading.fetched_pages import iter_fetched
from dragoman.reading.fetching import Fetched
from dragoman.reading.sources import iter_stream
from dragoman.record.previewing import Preview
from dragoman.views.words import count_things
from dragoman.web.problems import Problem
from dragoman.wording import plain

LASTS = 3_600.0
"""Seconds that something given is kept without being added."""
MOST_OF_ONE = 20
"""Things that one session may have waiting."""
MOST_BYTES = 1_000_000_000
"""Bytes of all that waits on a server."""
MOST_LISTED = 1_000
"""Documents of one thing that are listed; more are counted."""
MOST_PREVIEWS = 40
"""Documents of one thing whose reading is kept to be looked at, the last ones."""
LONGEST_NAME = 200

StagedState = Literal["looking", "looked", "failed"]


class Source(Protocol):
    """What was given: it tells what it is, how many bytes it has, and gives its documents, anew each time."""

    @property
    def label(self) -> str: ...

    @property
    def size(self) -> int: ...

    def iter_documents(self, settings: ReadingSettings) -> Iterator[Document | ReadingError]: ...


@dataclass(frozen=True, slots=True)
class PastedText:
    """A text that was pasted, with what was said of it; `path` holds the words."""

    path: Path
    id: str
    title: str | None = None
    published: str | None = None
    source: str | None = None
    url: str | None = None

    @property
    def label(self) -> str:
        return plain(self.title or "A pasted text")

    @property
    def size(self) -> int:
        return self.path.stat().st_size

    def iter_documents(self, settings: ReadingSettings) -> Iterator[Document | ReadingError]:
        text = self.path.read_text("utf-8")
        captured = Captured(self.id, text, self.title, self.published, self.source, self.url)
        try:
            yield make_document(captured, settings)
        except ReadingError as fault:
            yield fault


@dataclass(frozen=True, slots=True)
class UploadedFiles:
    """Files under the names that they came with; `published` is the ISO day that holds for all, where one is given."""

    files: tuple[tuple[str, Path], ...]
    published: str | None = None

    @property
    def label(self) -> str:
        return self.files[0][0] if len(self.files) == 1 else count_things(len(self.files), "file")

    @property
    def size(self) -> int:
        return sum(path.stat().st_size for _, path in self.files)

    def iter_documents(self, settings: ReadingSettings) -> Iterator[Document | ReadingError]:
        for name, path in self.files:
            with path.open("rb") as stream:
                yield from iter_stream(stream, name, settings.dated(self.published))


@dataclass(slots=True)
class FetchedPage:
    """A page of the web, fetched when it is first asked for; `path` is where its bytes are kept then."""

    address: str
    path: Path
    fetch: Callable[[str], Fetched]
    published: str | None = None
    fetched: Fetched | None = None

    @property
    def label(self) -> str:
        return plain(self.address)

    @property
    def size(self) -> int:
        return self.path.stat().st_size if self.path.exists() else 0

    def iter_documents(self, settings: ReadingSettings) -> Iterator[Document | ReadingError]:
        if self.fetched is None:
            try:
                fetched = self.fetch(self.address)
            except ReadingError as fault:
                yield fault
                return
            self.path.write_bytes(fetched.body)
            self.fetched = Fetched(fetched.asked, fetched.address, b"", fetched.charset)
        told = self.fetched
        whole = Fetched(told.asked, told.address, self.path.read_bytes(), told.charset)
        yield from iter_fetched(whole, settings.dated(self.published))


@dataclass(frozen=True, slots=True)
class StagedDocument:
    """A document in what was given, without its text; or why it can't be read."""

    number: int
    name: str
    title: str | None = None
    published: str | None = None
    source: str | None = None
    url: str | None = None
    language: str | None = None
    words: int = 0
    notes: tuple[str, ...] = ()
    text_sha256: str | None = None
    fault: str | None = None
    remedy: str | None = None


@dataclass(slots=True)
class Staged:
    """Something given, while it waits: its documents as far as they were looked at, and what was read of some.

    Documents are numbered from 1. `total` counts all, `documents` lists the first thousand.
    """

    key: str
    session: str
    by: str
    folder: Path
    source: Source
    at: float
    settings: ReadingSettings = DEFAULTS
    state: StagedState = "looking"
    fault: str = ""
    total: int = 0
    faults: int = 0
    documents: list[StagedDocument] = field(default_factory=list)
    known: dict[str, DocumentHead] = field(default_factory=dict)
    previews: dict[int, Preview | DragomanError] = field(default_factory=dict)
    asked: set[int] = field(default_factory=set)
    looking: Future[None] | None = None
    stopping: Event = field(default_factory=Event)

    def take(self, document: Document | ReadingError) -> int:
        """Count and list one more document; gives its number."""
        self.total += 1
        if isinstance(document, ReadingError):
            self.faults += 1
        if len(self.documents) < MOST_LISTED:
            self.documents.append(describe_document(self.total, document))
        return self.total

    def ask(self, number: int) -> bool:
        """Whether a document is still to be read: nobody has asked for it before, or its reading was let go."""
        if number in self.asked:
            return False
        self.asked.add(number)
        return True

    def keep(self, number: int, preview: Preview | DragomanError) -> None:
        """Keep what was read of a document."""
        while len(self.previews) >= MOST_PREVIEWS:
            oldest = next(iter(self.previews))
            del self.previews[oldest]
            self.asked.discard(oldest)
        self.asked.add(number)
        self.previews[number] = preview


def describe_document(number: int, document: Document | ReadingError) -> StagedDocument:
    """A document without its text."""
    if isinstance(document, ReadingError):
        return StagedDocument(number, document.document, fault=document.fault, remedy=document.remedy or None)
    return StagedDocument(
        number,
        document.id,
        document.title,
        document.published,
        document.source,
        document.url,
        document.language,
        document.text.count(" ") + 1,
        document.notes,
        document.text_sha256,
    )


class Stagings:
    """All that waits on this server. Each belongs to the session that gave it: nobody else sees it."""

    def __init__(self, lasts: float = LASTS, clock: Callable[[], float] = time.monotonic) -> None:
        self.lasts, self.clock = lasts, clock
        self.kept: dict[str, Staged] = {}
        self.lock = Lock()

    def open(self, session: str, by: str, build: Callable[[Path], Source]) -> Staged:
        """Keep what `build` writes into a new private folder. Raises Problem where too much waits already."""
        self.sweep()
        with self.lock:
            waiting = sum(staged.session == session for staged in self.kept.values())
        if waiting >= MOST_OF_ONE:
            raise Problem(429, "Too much waits already", f"{waiting} things of yours wait: add or discard some first.")
        folder = Path(tempfile.mkdtemp(prefix="dragoman-"))  # of this user alone: mode 0700
        try:
            source = build(folder)
            self.check_room(source.size)
        except BaseException:
            shutil.rmtree(folder)
            raise
        staged = Staged(secrets.token_urlsafe(12), session, by, folder, source, self.clock())
        with self.lock:
            self.kept[staged.key] = staged
        return staged

    def check_room(self, size: int) -> None:
        if size + sum(staged.source.size for staged in self.list_all()) > MOST_BYTES:
            raise Problem(507, "No room", "Too much waits on this server to be added; try again in an hour.")

    def find(self, key: str, session: str) -> Staged | None:
        """What a session has given under a key; None where it is gone, or another session's."""
        with self.lock:
            staged = self.kept.get(key)
        return staged if staged is not None and staged.session == session else None

    def list_of(self, session: str) -> list[Staged]:
        """What a session has waiting, the latest first."""
        return [staged for staged in reversed(self.list_all()) if staged.session == session]

    def list_all(self) -> list[Staged]:
        with self.lock:
            return list(self.kept.values())

    def take(self, key: str) -> bool:
        """Take something out to be added; False where somebody else has. Its folder stays, and is the taker's."""
        with self.lock:
            return self.kept.pop(key, None) is not None

    def discard(self, staged: Staged) -> None:
        """Remove something given, and all files of it."""
        staged.stopping.set()
        self.take(staged.key)
        remove_folder(staged)

    def sweep(self, is_open: Callable[[str], bool] = lambda _: True) -> None:
        """Remove what waits for longer than an hour, or whose session has ended."""
        for staged in self.list_all():
            if self.clock() - staged.at > self.lasts or not is_open(staged.session):
                self.discard(staged)

    def close(self) -> None:
        for staged in self.list_all():
            self.discard(staged)


def remove_folder(staged: Staged) -> None:
    """Remove the files of something given; a reader that still has one open loses nothing but its place."""
    shutil.rmtree(staged.folder, ignore_errors=True)


def stage_text(folder: Path, text: str, **told: str | None) -> PastedText:
    path = folder / "text"
    path.write_text(text, "utf-8")
    return PastedText(path, f"pasted-{secrets.token_hex(4)}", **told)


def stage_files(folder: Path, files: Sequence[tuple[str, BinaryIO]], published: str | None) -> UploadedFiles:
    """Write files into a folder under numbers: their names come from elsewhere."""
    kept: list[tuple[str, Path]] = []
    for number, (name, stream) in enumerate(files, 1):
        path = folder / str(number)
        with path.open("wb") as copy:
            shutil.copyfileobj(stream, copy)
        kept.append((name_file(name) or f"file {number}", path))
    return UploadedFiles(tuple(kept), published)


def name_file(told: str) -> str:
    """The last part of a file name that a browser tells, on one line."""
    return plain(told.replace("\\", "/").rpartition("/")[2])[-LONGEST_NAME:]
