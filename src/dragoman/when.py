"""Time with its precision: a day, a month, a year or an interval of them, read and written as EDTF level 0.

EDTF: the Extended Date/Time Format of the Library of Congress, now part of ISO 8601-2:2019. Of its level 0 we take
dates (2025, 2025-11, 2025-11-07) and closed intervals of dates (2025-11-07/2025-11-09); clock times are none of ours.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

Precision = Literal["day", "month", "year"]

EDTF_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
PRECISIONS: tuple[Precision, ...] = ("year", "month", "day")


@dataclass(frozen=True, slots=True)
class When:
    """The time from the EDTF date `start` to the EDTF date `end`, both included; they are equal for a single date.

    `words` are those it was read from, `read_against` the ISO date that a relative expression was read against; neither
    counts when two times are compared. Raises ValueError where `start` or `end` is no EDTF date, or where the time
    would end before it starts.
    """

    start: str
    end: str
    words: str | None = field(default=None, compare=False)
    read_against: str | None = field(default=None, compare=False)

    def __post_init__(self) -> None:
        if bound_edtf_date(self.end)[1] < bound_edtf_date(self.start)[0]:
            raise ValueError(f"the interval {self.start}/{self.end} ends before it starts")

    @classmethod
    def parse(cls, edtf: str, words: str | None = None, read_against: str | None = None) -> When:
        """The time that an EDTF level 0 string names; ValueError says what is wrong with any other string."""
        parts = edtf.split("/")
        if len(parts) > 2:
            raise ValueError(f"{edtf!r} is no EDTF interval: it has more than one slash")
        return cls(parts[0], parts[-1], words, read_against)

    @classmethod
    def on(cls, day: date, words: str | None = None, read_against: str | None = None) -> When:
        """The time of one day."""
        return cls(day.isoformat(), day.isoformat(), words, read_against)

    @property
    def edtf(self) -> str:
        """The time in EDTF level 0."""
        return self.start if self.start == self.end else f"{self.start}/{self.end}"

    @property
    def earliest(self) -> date:
        """The first day of it."""
        return bound_edtf_date(self.start)[0]

    @property
    def latest(self) -> date:
        """The last day of it."""
        return bound_edtf_date(self.end)[1]

    @property
    def month(self) -> str | None:
        """The month in which it begins ("2025-11"), None where only the year is told."""
        return self.start[: len("2025-11")] if "-" in self.start else None

    @property
    def precision(self) -> Precision:
        """How exact it is; of an interval, how exact its coarser end is."""
        return PRECISIONS[min(self.start.count("-"), self.end.count("-"))]

    def contains(self, other: When) -> bool:
        """Whether all of the other time lies within this one ("2025-11" contains "2025-11-07")."""
        return self.earliest <= other.earliest and other.latest <= self.latest

    def overlaps(self, other: When) -> bool:
        """Whether the two times share a day."""
        return self.earliest <= other.latest and other.earliest <= self.latest

    def __str__(self) -> str:
        return self.edtf


def bound_edtf_date(edtf: str) -> tuple[date, date]:
    """The first and the last day of an EDTF date (no interval); ValueError where it is none."""
    match = EDTF_DATE.fullmatch(edtf)
    if not match:
        raise ValueError(f"{edtf!r} is no EDTF date: YYYY, YYYY-MM or YYYY-MM-DD is wanted")
    year, month, day = (int(part) if part else None for part in match.groups())
    if not year:
        raise ValueError(f"{edtf!r} is no EDTF date that is read here: years run from 0001 to 9999")
    if month is None:
        return date(year, 1, 1), date(year, 12, 31)
    if not 1 <= month <= 12:
        raise ValueError(f"{edtf!r} is no EDTF date: there is no month {month}")
    last = monthrange(year, month)[1]
    if day is None:
        return date(year, month, 1), date(year, month, last)
    if not 1 <= day <= last:
        raise ValueError(f"{edtf!r} is no EDTF date: that month has no day {day}")
    return date(year, month, day), date(year, month, day)
