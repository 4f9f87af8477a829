"""How much one visitor may ask for: a bucket that fills by the minute."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable
from threading import Lock

MOST_COUNTED = 10_000
"""Visitors whose requests are counted at once; the one that asked longest ago goes first."""


class RateLimit:
    """At most so many requests a minute of one visitor, a whole minute's worth at once."""

    def __init__(self, a_minute: int, clock: Callable[[], float] = time.monotonic) -> None:
        self.a_minute, self.clock = a_minute, clock
        self.left: OrderedDict[str, tuple[float, float]] = OrderedDict()
        self.lock = Lock()

    def take(self, visitor: str) -> float:
        """Count one request; gives the seconds to wait, 0.0 where it may go on."""
        now = self.clock()
        with self.lock:
            left, at = self.left.pop(visitor, (float(self.a_minute), now))
            left = min(float(self.a_minute), left + (now - at) * self.a_minute / 60)
            waits = 0.0 if left >= 1 else (1 - left) * 60 / self.a_minute
            self.left[visitor] = (left - 1 if left >= 1 else left, now)
            while len(self.left) > MOST_COUNTED:
                self.left.popitem(last=False)
        return waits
