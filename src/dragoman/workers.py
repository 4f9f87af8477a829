"""Spread work over processes, in order and with flat memory; `concurrent.futures.Executor` is the only seam."""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import get_context
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
