"""Read texts in a process beside the server, so that pages are answered meanwhile."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, CancelledError, Future
from threading import Event
from typing import Protocol, TypeVar

from dragoman.errors import ReadingError
from dragoman.model import Document, Reading
from dragoman.workers import AHEAD, SideProcess

T = TypeVar("T")
R = TypeVar("R")

IDLE = 900.0
"""Seconds after which the process is let go: it holds the language model, some 400 MB."""
BREATH = 0.2
"""Seconds between two looks at whether a wait is to be given up."""


class Side(Protocol):
    """Where texts are read; see workers.SideProcess."""

    def submit(self, work: Callable[[T], R], piece: T) -> Future[R]: ...

    def end(self) -> None: ...


def read_aside(document: Document | ReadingError) -> Reading | ReadingError:
    """What the process does; only there is the language library loaded."""
    from dragoman.pipeline import attempt_document

    return attempt_document(document)


def warm_aside(_: None) -> None:
    """Read a sentence, so that the language model is there when it is needed."""
    from dragoman.pipeline import read

    read("The two ministers met.")


class ReadingAside:
    """The process beside the server, and the texts that wait for it; any thread may use it."""

    def __init__(self, side: Side | None = None) -> None:
        self.side: Side = side or SideProcess()
        self.used = time.monotonic()
        self.closing = False

    def warm(self) -> None:
        """Make the process ready, as texts are about to come."""
        self.submit(warm_aside, None)

    def submit(self, work: Callable[[T], R], piece: T) -> Future[R]:
        self.used = time.monotonic()
        return self.side.submit(work, piece)

    def read(self, documents: Iterable[Document | ReadingError], stopping: Event) -> Iterator[Reading | ReadingError]:
        """Read documents in their order, some ahead; until there are no more, or it is to stop.

        Then what was read is given, and what is being read is left.
        """
        waiting: deque[tuple[Document | ReadingError, Future[Reading | ReadingError]]] = deque()
        for document in documents:
            waiting.append((document, self.submit(read_aside, document)))
            if len(waiting) < AHEAD:
                continue
            reading = self.wait(*waiting.popleft(), stopping)
            if reading is None:
                break
            yield reading
        for document, future in waiting:
            reading = self.wait(document, future, stopping)
            if reading is not None:
                yield reading

    def wait(
        self, document: Document | ReadingError, future: Future[Reading | ReadingError], stopping: Event
    ) -> Reading | ReadingError | None:
        """The reading of a document; None where the wait for it was given up.

        Whatever broke the process in which it was read must break another one before it is called a fault.
        """
        for tried in range(2):
            while not future.done() and not stopping.is_set():
                wait_for(future)
            if not future.done():
                future.cancel()
                return None
            try:
                return future.result()
            except CancelledError:
                return None
            except BrokenExecutor:
                if self.closing:
                    return None
                if not tried:
                    future = self.submit(read_aside, document)
        name = document.document if isinstance(document, ReadingError) else document.id
        return ReadingError(name, "the process that read it broke off", "split the text, and look at the server's log")

    def rest(self) -> None:
        """Let go of the process where nothing was read for long."""
        if time.monotonic() - self.used > IDLE:
            self.side.end()
            self.used = time.monotonic()

    def close(self) -> None:
        """End the process in the middle of whatever it reads."""
        self.closing = True
        self.side.end()


def wait_for(future: Future[R]) -> None:
    """Wait for a future for a moment."""
    try:
        future.exception(BREATH)
    except (TimeoutError, CancelledError):
        return
