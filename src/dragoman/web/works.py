"""Long work beside the pages: looking at what was given and adding it, with progress and a way to stop.

Texts are read in a process of their own, so that pages are answered meanwhile; one piece of adding goes on at a time.
"""

from __future__ import annotations

import logging
import secrets
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import wait as wait_until
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import islice
from threading import Event, Lock
from typing import Literal

from dragoman.errors import DragomanError, ReadingError
from dragoman.model import Document, Reading
from dragoman.reading.fetching import Fetched, Fetcher
from dragoman.record import AddedDocument, Record
from dragoman.record.outcome import AddCounts
from dragoman.record.previewing import Preview
from dragoman.views.words import count_things
from dragoman.web.reading_aside import ReadingAside
from dragoman.web.staging import Staged, Stagings, remove_folder
from dragoman.wording import plain

log = logging.getLogger("dragoman.web")

FEW = 5
"""Documents of what was given that are read at once; of more, each is read when it is asked for."""
LOOKERS = 4
"""Things that are looked at together: a page that comes slowly keeps no pasted text waiting."""
MOST_WORKS = 100
"""Pieces of adding that are remembered until the server ends."""
MOST_FAULTS = 1_000
MOST_NAMED = 200
"""Faults and added documents of a piece of adding that are listed; more are counted."""
WorkState = Literal["waiting", "running", "done", "stopped", "failed"]


@dataclass(frozen=True, slots=True)
class WorkFault:
    """A document that could not be read: what is wrong, and what to do."""

    document: str
    fault: str
    remedy: str


@dataclass(slots=True)
class Work(AddCounts):
    """A piece of adding. `total` counts the documents given; `done` those dealt with, whatever became of them.

    `now` is the document being read, `fault` why all failed. Times in UTC.
    """

    id: str
    by: str
    label: str
    total: int
    state: WorkState = "waiting"
    began_at: str | None = None
    ended_at: str | None = None
    now: str = ""
    done: int = 0
    faults: int = 0
    fault: str = ""
    listed_faults: list[WorkFault] = field(default_factory=list)
    documents: list[AddedDocument] = field(default_factory=list)
    stopped_by: str = ""

    @property
    def is_over(self) -> bool:
        return self.state in ("done", "stopped", "failed")

    def count(self, document: AddedDocument | ReadingError) -> None:
        """Count what has become of one more document."""
        self.done += 1
        if isinstance(document, ReadingError):
            self.faults += 1
            if len(self.listed_faults) < MOST_FAULTS:
                self.listed_faults.append(WorkFault(document.document, document.fault, document.remedy))
            return
        if len(self.documents) < MOST_NAMED:
            self.documents.append(document)
        self.count_document(document)

    def tell(self) -> str:
        """“3 documents added, 1 known already, 2 not read”."""
        told = [count_things(self.added, "document") + " added"]
        counts = {"read again": self.reread, "known already": self.known, "not read": self.faults}
        return ", ".join(told + [f"{number:,} {what}" for what, number in counts.items() if number])


@dataclass(frozen=True, slots=True)
class Going:
    """A piece of adding with the ways to stop it and to wait for it."""

    work: Work
    stopping: Event
    ended: Future[None]


class Works:
    """The work of one server beside its pages: what was given is looked at by several, added by one after the other."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.aside = ReadingAside()
        self.stagings = Stagings()
        self.lookers = ThreadPoolExecutor(LOOKERS, "look")
        self.adder = ThreadPoolExecutor(1, "add")
        self.fetcher = Fetcher()
        self.fetching = Lock()
        self.kept: dict[str, Going] = {}
        self.lock = Lock()

    # Looking

    def fetch(self, address: str) -> Fetched:
        """Fetch a page, one at a time: a site is not asked twice within its pause. Raises FetchError."""
        with self.fetching:
            return self.fetcher.fetch(address)

    def look(self, staged: Staged) -> Future[None]:
        """Begin to look through what was given: list its documents, read the first few."""
        staged.looking = self.lookers.submit(self._look, staged)
        return staged.looking

    def look_at(self, staged: Staged, number: int) -> Future[None]:
        """Begin to read one of the documents given."""
        return self.lookers.submit(self._look_at, staged, number)

    def _look(self, staged: Staged) -> None:
        try:
            for document in staged.source.iter_documents(staged.settings):
                if staged.stopping.is_set():
                    return
                number = staged.take(document)
                if number <= FEW and staged.ask(number):
                    self._read(staged, number, document)
            hashes = (one.text_sha256 for one in staged.documents if one.text_sha256)
            staged.known = self.record.find_texts(hashes)
            staged.state = "looked"
        except DragomanError as fault:
            staged.fault, staged.state = plain(str(fault)), "failed"
        except Exception as defect:
            if not staged.stopping.is_set():  # else its files were taken away in the middle, as somebody wished
                log.exception("%s could not be looked at", staged.source.label, exc_info=defect)
            staged.fault, staged.state = f"a defect of Dragoman: {type(defect).__name__}", "failed"

    def _look_at(self, staged: Staged, number: int) -> None:
        for document in islice(staged.source.iter_documents(staged.settings), number - 1, number):
            self._read(staged, number, document)

    def _read(self, staged: Staged, number: int, document: Document | ReadingError) -> None:
        for reading in self.aside.read([document], staged.stopping):
            staged.keep(number, reading if isinstance(reading, ReadingError) else self._preview(reading))

    def _preview(self, reading: Reading) -> Preview | DragomanError:
        try:
            return self.record.preview(reading)
        except DragomanError as fault:
            return fault
        except Exception as defect:
            log.exception("%s could not be filed for a trial", reading.document.id, exc_info=defect)
            return ReadingError(reading.document.id, f"a defect of Dragoman: {type(defect).__name__}", "report it")

    # Adding

    def add(self, staged: Staged, remote: str = "") -> Work | None:
        """Queue what was given to be added; None where it is gone already."""
        if not self.stagings.take(staged.key):
            return None
        staged.stopping.set()  # whoever still looks at it looks no more
        work = Work(secrets.token_urlsafe(8), staged.by, staged.source.label, staged.total)
        stopping = Event()
        with self.lock:
            ended = self.adder.submit(self._add, work, staged, stopping, remote)
            self.kept[work.id] = Going(work, stopping, ended)
            over = [i for i, one in self.kept.items() if one.work.is_over]
            for i in over[: max(0, len(self.kept) - MOST_WORKS)]:
                del self.kept[i]
        return work

    def find(self, work_id: str) -> Work | None:
        with self.lock:
            going = self.kept.get(work_id)
        return going.work if going else None

    def list_all(self) -> list[Work]:
        """All pieces of adding since the server began, the latest first."""
        with self.lock:
            return [going.work for going in reversed(self.kept.values())]

    def stop(self, work: Work, by: str) -> None:
        """Stop a piece of adding; what was filed stays, and so does what was read before it stops."""
        work.stopped_by = by
        self.kept[work.id].stopping.set()

    def wait(self, work: Work, seconds: float) -> bool:
        """Wait for the end of a piece of adding, so long at most; whether it has come."""
        wait_until({self.kept[work.id].ended}, seconds)
        return work.is_over

    def _add(self, work: Work, staged: Staged, stopping: Event, remote: str) -> None:
        work.state, work.began_at = "running", write_now()
        try:
            if not stopping.is_set():
                documents = self._give(work, staged, stopping)
                self.record.add_documents(documents, lambda new: self.aside.read(new, stopping), on_document=work.count)
            ended: WorkState = "stopped" if stopping.is_set() and work.done < work.total else "done"
        except DragomanError as fault:
            work.fault, ended = plain(str(fault)), "failed"
        except Exception as defect:
            log.exception("adding %s failed", work.label, exc_info=defect)
            work.fault, ended = f"a defect of Dragoman: {type(defect).__name__}; the server's log tells more", "failed"
        finally:
            remove_folder(staged)
        work.ended_at, work.now = write_now(), ""
        self._note(work, ended, remote)
        work.state = ended

    def _give(self, work: Work, staged: Staged, stopping: Event) -> Iterator[Document | ReadingError]:
        """The documents given, until the work is to stop."""
        for number, document in enumerate(staged.source.iter_documents(staged.settings), 1):
            if stopping.is_set():
                return
            work.total = max(work.total, number)
            work.now = plain(document.document if isinstance(document, ReadingError) else document.title or document.id)
            yield document

    def _note(self, work: Work, ended: WorkState, remote: str) -> None:
        action = {"done": "added", "stopped": "adding stopped", "failed": "adding failed"}[ended]
        told = f"{work.label}: {work.tell()}" + (f"; {work.fault}" if work.fault else "")
        try:
            self.record.desk.note_action(work.by, action, work.id, told[:2_000], remote)
        except DragomanError as fault:
            # What failed the adding may fail its note, too; the history of the record tells what was filed.
            log.error("the end of adding %s could not be noted: %s", work.label, fault)

    # The server

    def sweep(self, is_open: Callable[[str], bool]) -> None:
        """Remove what waits for too long, and let go of the process that reads where nothing was read for long."""
        self.stagings.sweep(is_open)
        if all(work.is_over for work in self.list_all()):
            self.aside.rest()

    def close(self) -> None:
        """End all work: what was read is filed, what was given and not added is removed."""
        with self.lock:
            for going in self.kept.values():
                going.stopping.set()
        self.stagings.close()
        self.aside.close()
        self.lookers.shutdown(cancel_futures=True)
        self.adder.shutdown()


def write_now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
