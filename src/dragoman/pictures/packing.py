"""Room for boxes: the first row in which one touches no other, the first place where words cover nothing."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterable, Sequence
from typing import NamedTuple, TypeAlias

Stretch: TypeAlias = tuple[float, float]
"""From where to where a box reaches in its row."""
Row: TypeAlias = list[Stretch]
"""What is taken of a row, from left to right."""


class Box(NamedTuple):
    """A rectangle by its upper left and its lower right corner."""

    x1: float
    y1: float
    x2: float
    y2: float

    def touches(self, other: Box) -> bool:
        return self.x1 < other.x2 and other.x1 < self.x2 and self.y1 < other.y2 and other.y1 < self.y2

    def lies_in(self, other: Box) -> bool:
        return other.x1 <= self.x1 and other.y1 <= self.y1 and self.x2 <= other.x2 and self.y2 <= other.y2


def pack_box(
    rows: list[Row], choices: Sequence[Stretch], *, gap: float, most: int | None = None
) -> tuple[int, Stretch] | None:
    """Take room in the first row that is free at one of the places, the first choice first; a new row where none is.

    None where `most` rows are full.
    """
    for number, row in enumerate(rows):
        for start, end in choices:
            at = bisect(row, (start, end))
            if (at == 0 or row[at - 1][1] + gap <= start) and (at == len(row) or end + gap <= row[at][0]):
                row.insert(at, (start, end))
                return number, (start, end)
    if most is not None and len(rows) >= most:
        return None
    rows.append([choices[0]])
    return len(rows) - 1, choices[0]


def find_place(taken: Sequence[Box], choices: Iterable[Box], bounds: Box) -> Box | None:
    """The first box within the bounds that touches none of those taken."""
    return next(
        (box for box in choices if box.lies_in(bounds) and not any(box.touches(other) for other in taken)), None
    )
