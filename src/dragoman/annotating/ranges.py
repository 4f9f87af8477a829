"""Ranges of a text, apart from each other."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

Range = tuple[int, int]


class Ranges:
    """Ranges of a text, apart from each other, asked for the one that holds an offset."""

    def __init__(self, ranges: Iterable[Range]) -> None:
        self.ranges = sorted(ranges)
        self.starts = [start for start, _ in self.ranges]

    def at(self, offset: int) -> Range | None:
        i = bisect_right(self.starts, offset) - 1
        return self.ranges[i] if i >= 0 and offset < self.ranges[i][1] else None

    def __contains__(self, offset: int) -> bool:
        return self.at(offset) is not None


def merge_ranges(ranges: list[Range]) -> list[Range]:
    """The ranges in order; where two overlap, the longer one stays."""
    kept: list[Range] = []
    for start, end in sorted(set(ranges), key=lambda r: (r[0], -r[1])):
        if kept and start < kept[-1][1]:
            if end - start > kept[-1][1] - kept[-1][0]:
                kept[-1] = (start, end)
            continue
        kept.append((start, end))
    return kept
