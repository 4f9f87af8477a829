"""A month as a calendar shows it: what was held, what is planned and what is due, day by day."""

from __future__ import annotations

from calendar import Calendar
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from dragoman.exporting.calendar_slots import find_slot
from dragoman.lexicon.names import name_of
from dragoman.model.record import Engagement, FollowUp
from dragoman.pictures.sides import list_sides

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True, slots=True)
class Entry:
    """An engagement on one of its days; `sides` are codes, or names where no code is told."""

    id: str
    channel: str
    status: str
    date: str
    date_basis: str | None
    sides: tuple[str, ...]
    sources: int

    @property
    def names(self) -> str:
        """The sides in words."""
        return ", ".join(map(name_of, self.sides)) or "participants not told"


@dataclass(frozen=True, slots=True)
class Day:
    """A day of a month with what stands on it; `due` are follow-ups whose last day it is."""

    date: str
    engagements: list[Entry] = field(default_factory=list)
    due: list[FollowUp] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Month:
    """A month in weeks from Monday on, None for the days of its neighbours.

    `undated` and `undated_due` are told to this month, not to a day.
    """

    first: date
    weeks: tuple[tuple[Day | None, ...], ...]
    undated: list[Entry]
    undated_due: list[FollowUp]

    @property
    def days(self) -> list[Day]:
        """The days of the month in their order."""
        return [day for week in self.weeks for day in week if day]

    @property
    def previous(self) -> str | None:
        """The month before, None before the year 1."""
        return f"{self.first - timedelta(days=1):%Y-%m}".zfill(7) if self.first > date(1, 1, 1) else None

    @property
    def next(self) -> str | None:
        """The month after, None after the last one that dates can hold."""
        later = self.first.replace(day=28)
        return None if (self.first.year, self.first.month) == (9999, 12) else f"{later + timedelta(days=4):%Y-%m}"

    @property
    def empty(self) -> bool:
        return not (self.undated or self.undated_due or any(day.engagements or day.due for day in self.days))


def end_month(first: date) -> date:
    """The last day of the month that begins on a day."""
    if (first.year, first.month) == (9999, 12):
        return date.max
    return (first.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


def build_month(first: date, engagements: Iterable[Engagement], follow_ups: Iterable[FollowUp]) -> Month:
    """Put engagements on each of their days, and follow-ups on their last one; those that only plan one are left out.

    What is told to a month alone stands on no day: a day is never made up.
    """
    last = end_month(first)
    length = last.day
    days = [Day(f"{first.replace(day=number).isoformat()}") for number in range(1, length + 1)]
    undated: list[Entry] = []
    undated_due: list[FollowUp] = []
    for engagement in engagements:
        slot = find_slot(engagement.date)
        if slot is None or engagement.date is None:
            continue
        entry = enter(engagement, engagement.date)
        if not slot.exact:
            undated.append(entry)
            continue
        for number in range((max(slot.first, first) - first).days, (min(slot.last, last) - first).days + 1):
            days[number].engagements.append(entry)
    for follow_up in follow_ups:
        slot = find_slot(follow_up.due)
        # A planned engagement stands in the calendar itself.
        if slot is None or (follow_up.kind == "engagement" and follow_up.engagement):
            continue
        if slot.exact and first <= slot.last <= last:
            days[(slot.last - first).days].due.append(follow_up)
        elif not slot.exact:
            undated_due.append(follow_up)
    weeks = Calendar().monthdayscalendar(first.year, first.month)
    return Month(first, tuple(tuple(days[n - 1] if n else None for n in week) for week in weeks), undated, undated_due)


def enter(engagement: Engagement, edtf: str) -> Entry:
    sides = tuple(side.country or side.name for side in list_sides(engagement, "states"))
    return Entry(
        engagement.id,
        engagement.channel,
        engagement.status,
        edtf,
        engagement.date_basis,
        tuple(dict.fromkeys(sides)),
        engagement.sources,
    )
