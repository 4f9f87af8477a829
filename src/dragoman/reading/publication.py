"""Choose the day and the moment of publication among what a page tells in different places, and say why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from dragoman.reading.moments import Moment

Place = Literal["site rule", "JSON-LD", "meta element", "microdata", "time element", "printed", "dateline"]
DAY = 1
"""Days by which two tellings may differ and still mean one moment, seen from two zones or written past midnight."""


@dataclass(frozen=True, slots=True)
class Telling:
    """A moment, where on the page it is told, and in which words. `zone` (tz database) where it names one by name.

    `other_day` is the other reading of a date like 3/4/2025, None where there is only one.
    """

    place: Place
    moment: Moment
    words: str
    zone: str | None = None
    other_day: str | None = None


@dataclass(frozen=True, slots=True)
class Publication:
    """`published`: ISO day; `published_at`: ISO 8601 with offset; `notes`: why, where tellings disagree."""

    published: str | None = None
    published_at: str | None = None
    notes: tuple[str, ...] = ()


def choose_publication(tellings: Sequence[Telling], zone: str | None = None) -> Publication:
    """The publication that the tellings, the most telling first, agree on best.

    `zone` is that of the publisher's clocks, where it is known: times without a zone are read by it, moments in UTC
    get the publisher's day.
    """
    notes: list[str] = []
    tellings = settle_numeric_days(tellings, notes)
    if not tellings:
        return Publication(notes=tuple(notes))
    first, chosen = tellings[0], pick_day(tellings, notes)
    if chosen is not first:
        tellings = [t for t in tellings if t.place == chosen.place or days_between(t, chosen) <= DAY]
    near = [t for t in tellings if days_between(t, chosen) <= DAY and t.moment.time and not t.moment.is_midnight]
    zoned = next((t for t in near if t.moment.offset or t.zone), None)
    printed = next((t for t in near if not (t.moment.offset or t.zone)), None)
    if zoned and printed and wrote_local_as_utc(zoned, printed, zone):
        notes.append(
            f"{zoned.place} gives {zoned.words!r}, the page prints {printed.words!r}: the same clock time, so that it "
            f"is the publisher's ({zone}) and not UTC"
        )
        zoned = None
    timed = zoned or printed
    if timed is None:
        return Publication(local_day(chosen, zone), None, tuple(notes))
    moment = timed.moment.in_zone(timed.zone or zone)
    if timed.zone is None and timed.moment.offset is None:
        notes.append(
            f"the time {timed.moment.time} stands without a zone; read by the publisher's clocks ({zone})"
            if zone
            else f"the time {timed.moment.time} stands without a zone; left out"
        )
    if zoned and printed:
        notes += note_other_time(zoned, printed, zone)
    moment = moment.seen_from(zone)
    written = moment.write()
    return Publication(moment.day if written else local_day(chosen, zone), written, tuple(notes))


def settle_numeric_days(tellings: Sequence[Telling], notes: list[str]) -> list[Telling]:
    """The tellings with each date like 3/4/2025 as the others tell it; one that nothing settles is left out."""
    sure = {t.moment.day for t in tellings if t.other_day is None}
    settled = []
    for telling in tellings:
        if telling.other_day is None or telling.moment.day in sure:
            settled.append(telling)
        elif telling.other_day in sure:
            settled.append(replace(telling, moment=replace(telling.moment, day=telling.other_day)))
        else:
            notes.append(f"{telling.words!r} can be two days, and nothing else on the page tells which; left out")
    return settled


def pick_day(tellings: Sequence[Telling], notes: list[str]) -> Telling:
    """The telling whose day counts: the first, but a printed day well before it goes before what machines wrote."""
    first = tellings[0]
    printed = next((t for t in tellings if t.place == "printed"), None)
    chosen = first
    if printed and days_between(printed, first) > DAY and first.place not in ("site rule", "printed"):
        if printed.moment.day < first.moment.day:
            chosen = printed
            notes.append(
                f"{first.place} gives {first.words!r}, the page prints {printed.words!r}: the printed day is taken, as "
                "what machines write is also the day when a page was moved or saved again"
            )
        else:
            notes.append(
                f"{first.place} gives {first.words!r}, the page prints {printed.words!r}: the earlier is taken, as a "
                "page prints the day of its last change, too"
            )
    told = [t for t in tellings if t.place not in ("printed", "dateline") and t is not first]
    for other in told:
        if chosen is first and days_between(other, first) > DAY:
            notes.append(f"{first.place} gives {first.words!r}, {other.place} {other.words!r}: the former is taken")
            break
    return chosen


def wrote_local_as_utc(zoned: Telling, printed: Telling, zone: str | None) -> bool:
    """Whether a machine wrote the publisher's clock time and called it UTC."""
    local = printed.moment.in_zone(zone).offset
    same = (zoned.moment.time or "")[:5] == (printed.moment.time or "")[:5] and zoned.moment.day == printed.moment.day
    return same and zoned.moment.offset == "+00:00" and local not in (None, "+00:00")


def note_other_time(zoned: Telling, printed: Telling, zone: str | None) -> list[str]:
    """A note where a time printed without a zone is not the moment that was chosen."""
    chosen, other = zoned.moment.in_zone(zoned.zone).as_datetime(), printed.moment.in_zone(zone).as_datetime()
    if chosen and other and abs((chosen - other).total_seconds()) < 120:
        return []
    if other is None:
        return []
    return [f"{zoned.place} gives {zoned.words!r}, {printed.place} {printed.words!r}: the former names its zone"]


def days_between(one: Telling, other: Telling) -> int:
    return abs((date.fromisoformat(one.moment.day) - date.fromisoformat(other.moment.day)).days)


def local_day(telling: Telling, zone: str | None) -> str:
    """The day by the publisher's clocks; a midnight that only stands for a day is not moved."""
    return telling.moment.day if telling.moment.is_midnight else telling.moment.seen_from(zone).day
