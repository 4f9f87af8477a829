"""Texts read in the process of the tests, at once or when a test lets them."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import BrokenExecutor, Future
from threading import Event, Thread
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")


class InlineSide:
    """What would be done in a process beside the server is done on the spot."""

    def __init__(self) -> None:
        self.ended = 0

    def submit(self, work: Callable[[T], R], piece: T) -> Future[R]:
        future: Future[R] = Future()
        run(future, work, piece)
        return future

    def end(self) -> None:
        self.ended += 1


class HeldSide(InlineSide):
    """The first `free` pieces are done on the spot, the others when `let_go` is set; at its end they are lost."""

    def __init__(self, free: int) -> None:
        super().__init__()
        self.free, self.let_go = free, Event()

    def submit(self, work: Callable[[T], R], piece: T) -> Future[R]:
        if self.free > 0:
            self.free -= 1
            return super().submit(work, piece)
        future: Future[R] = Future()

        def wait() -> None:
            self.let_go.wait(20)
            if not future.set_running_or_notify_cancel():
                return
            if self.ended:
                future.set_exception(BrokenExecutor())
            else:
                run(future, work, piece)

        Thread(target=wait, daemon=True).start()
        return future

    def end(self) -> None:
        super().end()
        self.let_go.set()


def run(future: Future[R], work: Callable[[T], R], piece: T) -> None:
    try:
        future.set_result(work(piece))
    except Exception as fault:
        future.set_exception(fault)
