"""Follow feeds and folders: each round adds to the record what is new, and keeps how each feed fares.

A page is entered as fetched after its documents are filed: a kill between the two costs one more fetch, nothing else.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from dragoman import __version__
from dragoman.config import DEFAULTS, ReadingSettings
from dragoman.errors import EmptyDocument, FetchError, ReadingError
from dragoman.model import Document
from dragoman.reading.feeds import FeedEntry, read_feed
from dragoman.reading.fetched_pages import iter_fetched
from dragoman.reading.fetching import Fetcher
from dragoman.reading.moments import parse_moment
from dragoman.reading.sources import find_files, iter_source
from dragoman.reading.watch_list import WatchList
from dragoman.record.adding import Adding, gather
from dragoman.record.feed_rows import (
    enter_failure,
    enter_file,
    enter_page,
    enter_page_failure,
    enter_success,
    is_read,
    list_waiting,
    load_feed,
    write_moment,
)
from dragoman.record.loading import AnyRow
from dragoman.record.outcome import AddOutcome
from dragoman.record.store import Record

PAGES_A_ROUND = 50
"""Of one feed: at a second each, a new feed of ten years does not keep the others waiting for hours."""
SECONDS_A_ROUND = 300.0
"""Of one feed, after which no further page of it is begun: robots.txt may ask for a minute between two."""
FAULTS_IN_A_ROW = 3
"""Of a feed's pages; then its site is left alone until the next round."""
SETTLING_SECONDS = 2.0
"""A file that was changed within so short a time may still be written to."""


class Stopped(Exception):
    """Whoever started the watch has asked it to end; what was added so far is kept."""


@dataclass(slots=True)
class RoundOutcome:
    """What a round brought: feeds read, unchanged, left alone after failures; the faults of feeds; the documents.

    `faults` holds what could not be fetched or read, feeds' faults among them; `postponed` counts pages whose server
    asked to wait.
    """

    feeds: int = 0
    unchanged: int = 0
    resting: int = 0
    failed: int = 0
    postponed: int = 0
    added: AddOutcome = field(default_factory=AddOutcome)
    faults: list[ReadingError] = field(default_factory=list)


class Watching:
    """Watches what a list names, for a record. `now` tells the time, `sleep` waits, `stopping` whether to end.

    `watch` is told what is being looked at, by its address or path.
    """

    def __init__(
        self,
        record: Record,
        watch_list: WatchList,
        fetcher: Fetcher,
        *,
        settings: ReadingSettings = DEFAULTS,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        sleep: Callable[[float], object] = time.sleep,
        stopping: Callable[[], bool] = lambda: False,
        watch: Callable[[str], None] = lambda _: None,
    ) -> None:
        self.database, self.watch_list, self.fetcher = record.database, watch_list, fetcher
        self.settings = replace(settings, catalogue=watch_list.catalogue)
        self.now, self.sleep, self.stopping, self.watch = now, sleep, stopping, watch
        self.at = now()
        self.outcome = RoundOutcome()
        self.adding: Adding | None = None

    def watch_round(self) -> RoundOutcome:
        """Look at each feed and folder once. What fails is in the outcome, the rest goes on.

        Raises RecordError where the record itself fails, Stopped when asked to end.
        """
        self.at, self.outcome, self.adding = self.now(), RoundOutcome(), None
        try:
            for address, _ in self.watch_list.feeds:
                self.follow_feed(address)
            for folder in self.watch_list.folders:
                self.follow_folder(folder)
        finally:
            self.end_run()
        return self.outcome

    def end_run(self) -> None:
        """Close the run of adding, if anything was to be added."""
        if self.adding:
            self.adding.end()

    def look_at(self, name: str) -> None:
        """Say what comes next. Raises Stopped where nothing shall."""
        if self.stopping():
            raise Stopped
        self.watch(name)

    # Feeds

    def follow_feed(self, address: str) -> None:
        """Read one feed if it is due, and fetch the pages that wait."""
        self.look_at(address)
        with self.database.read() as connection:
            known = load_feed(connection, address)
        if known and known.next_try and known.next_try > write_moment(self.at):
            self.outcome.resting += 1
            return
        try:
            self.read_feed(address, known)
        except ReadingError as fault:
            asked = fault.retry_after if isinstance(fault, FetchError) else None
            with self.database.write() as connection:
                enter_failure(connection, address, name_fault(fault, address), self.at, asked)
            self.outcome.failed += 1
            self.outcome.faults.append(fault)
        else:
            self.fetch_pages(address)

    def read_feed(self, address: str, known: AnyRow | None) -> None:
        """Fetch a feed unless it is as it was, and enter its new pages. Raises ReadingError."""
        told = {"etag": known.etag, "last_modified": known.last_modified} if known else {}
        fetched = self.fetcher.fetch(address, **told)
        entries: tuple[FeedEntry, ...] = ()
        if fetched.unchanged:
            self.outcome.unchanged += 1
        else:
            feed = read_feed(fetched.body, fetched.address, fetched.charset)
            entries = feed.entries
            self.outcome.faults += feed.faults
        with self.database.write() as connection:
            enter_success(connection, address, fetched, entries, self.at)
        self.outcome.feeds += 1

    def fetch_pages(self, address: str) -> None:
        """Fetch and add the pages of a feed that wait."""
        with self.database.read() as connection:
            waiting = list_waiting(connection, address, self.at, PAGES_A_ROUND)
        failed, began = 0, self.fetcher.clock()
        for page in waiting:
            if failed >= FAULTS_IN_A_ROW or self.fetcher.clock() - began >= SECONDS_A_ROUND:
                break
            self.look_at(page.address)
            failed = 0 if self.fetch_page(page) else failed + 1

    def fetch_page(self, page: AnyRow) -> bool:
        """Fetch and add one page; whether it could be fetched."""
        try:
            fetched = self.fetcher.fetch(page.address)
        except FetchError as fault:
            if fault.retry_after is None:
                self.add([fault])
            else:
                self.outcome.postponed += 1
            with self.database.write() as connection:
                enter_page_failure(connection, page, name_fault(fault, page.address), self.at, fault.retry_after)
            return False
        told = parse_moment(page.published) if page.published else None
        faults = self.add(iter_fetched(fetched, self.settings, told))
        with self.database.write() as connection:
            enter_page(connection, page.id, self.at, "; ".join(map(str, faults)) or None)
        return True

    # Folders

    def follow_folder(self, folder: str) -> None:
        """Add the files of a folder, or those that fit a pattern, that are new or have changed."""
        self.look_at(folder)
        found = find_files(folder)
        if isinstance(found, ReadingError):
            if not isinstance(found, EmptyDocument):
                self.outcome.faults.append(found)
            return
        for file in found:
            self.follow_file(file)

    def follow_file(self, file: str) -> None:
        """Add one file if it is new or has changed; one that is still written to is left for the next round."""
        try:
            state, age = self.tell_state(file)
            with self.database.read() as connection:
                if is_read(connection, file, state):
                    return
            self.look_at(file)
            if 0 <= age < SETTLING_SECONDS:
                self.sleep(SETTLING_SECONDS - age)
                before, state = state, self.tell_state(file)[0]
                if state != before:
                    return
        except OSError as fault:
            self.outcome.faults.append(ReadingError(file, f"can't be opened: {fault.strerror or fault}"))
            return
        self.add(iter_source(file, self.settings))
        with self.database.write() as connection:
            enter_file(connection, file, state)

    def tell_state(self, file: str) -> tuple[str, float]:
        """What changes with a file's content, and the seconds since it last did. Raises OSError."""
        told = Path(file).stat()
        return f"{told.st_size}:{told.st_mtime_ns}", self.now().timestamp() - told.st_mtime

    # The record

    def add(self, documents: Iterable[Document | ReadingError]) -> list[ReadingError]:
        """Read and file documents; returns those that can't be read. Raises Stopped between two of them."""
        from dragoman.pipeline import attempt_document  # with it comes the language library, a second to import

        if self.adding is None:
            self.adding = Adding(self.database, __version__, reread=False, command="watch")
            self.outcome.added = self.adding.outcome
        before = len(self.adding.outcome.faults)
        for number, batch in enumerate(gather(map(attempt_document, self.adding.pass_unknown(documents)))):
            if number and self.stopping():
                raise Stopped
            self.adding.file_batch(batch)
        faults = self.adding.outcome.faults[before:]
        self.outcome.faults += faults
        return faults


def name_fault(fault: ReadingError, address: str) -> str:
    """The words of a fault; the address that it names is left out where it is the feed's or page's own."""
    named = "" if fault.document == address else f"{fault.document}: "
    return f"{named}{fault.fault}" + (f" — {fault.remedy}" if fault.remedy else "")
