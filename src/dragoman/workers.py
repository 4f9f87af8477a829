"""Spread work over processes, in order and with flat memory; `concurrent.futures.Executor` is the only seam."""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor
from contextlib import suppress
from multiprocessing import get_context, parent_process
from multiprocessing.connection import wait
from threading import Lock, Thread
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")

AHEAD = 4
"""Pieces of work that wait for each process: enough that none idles behind a long document."""


def spread(work: Callable[[T], R], pieces: Iterable[T], jobs: int) -> Iterator[R]:
    """The results of `work` on each piece, in the order of the pieces; with one job, in this process.

    Takes at most `jobs` × 4 pieces before their results are asked for.
    """
    if jobs <= 1:
        yield from map(work, pieces)
        return
    # Processes are started afresh: a fork of a process with threads (a progress bar) may hang.
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=ignore_interrupts) as pool:
        waiting: deque[Future[R]] = deque()
        try:
            for piece in pieces:
                waiting.append(pool.submit(work, piece))
                if len(waiting) >= jobs * AHEAD:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def ignore_interrupts() -> None:
    """Leave Ctrl-C to the process that gives out the work."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


class SideProcess:
    """One process beside this one, for work that would else keep this one from answering; started when first needed.

    It ends with this one, also where this one is killed. Work that it had then is lost.
    """

    def __init__(self) -> None:
        self._pool: ProcessPoolExecutor | None = None
        self._number: Future[int] | None = None
        self._lock = Lock()

    def submit(self, work: Callable[[T], R], piece: T) -> Future[R]:
        """Have a piece of work done, after all that was given before. The process is started anew where it broke."""
        with self._lock:
            try:
                return self._open().submit(work, piece)
            except BrokenExecutor:
                self._pool = None
                return self._open().submit(work, piece)

    def _open(self) -> ProcessPoolExecutor:
        if self._pool is None:
            self._pool = ProcessPoolExecutor(1, mp_context=get_context("spawn"), initializer=follow_parent)
            self._number = self._pool.submit(os.getpid)
        return self._pool

    def end(self) -> None:
        """End the process at once, in the middle of its work; it can be started again."""
        with self._lock:
            pool, number = self._pool, self._number
            self._pool = self._number = None
        if pool is None or number is None:
            return
        if number.done() and not number.cancelled() and number.exception() is None:
            # The pool itself would wait for the end of the piece, which may be minutes of a long text away.
            with suppress(ProcessLookupError):
                os.kill(number.result(), signal.SIGTERM)
        pool.shutdown(cancel_futures=True)


def follow_parent() -> None:
    """Leave Ctrl-C to the process that gives out the work, and end where it has ended, however it did."""
    ignore_interrupts()
    parent = parent_process()
    if parent is not None:
        Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()


def _end_with(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)
