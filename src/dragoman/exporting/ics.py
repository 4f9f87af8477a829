"""What is ahead as an iCalendar file (RFC 5545): planned and proposed engagements, and what is due."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import partial
from typing import TextIO

from icalendar import Calendar, Event

from dragoman.exporting.calendar_slots import Slot, find_moment, find_slot
from dragoman.exporting.heading import ExportHeading, Told
from dragoman.exporting.wording import find_web_address, tell_reviewed, write_source, write_title
from dragoman.lexicon.names import name_of
from dragoman.model import Status
from dragoman.model.record import DocumentHead, Engagement, FiledAccount, FollowUp
from dragoman.wording import plain, plain_lines

AHEAD: frozenset[Status] = frozenset({"planned", "proposed", "cancelled"})
"""What stands in a calendar of things ahead; what was cancelled is told there, so that calendars strike it out."""
STATUSES: dict[Status, str] = {
    "planned": "CONFIRMED",
    "proposed": "TENTATIVE",
    "cancelled": "CANCELLED",
    "held": "CONFIRMED",
}
END = "END:VCALENDAR\r\n"


@dataclass(slots=True)
class CalendarCounts:
    """How many entries a calendar has, and how many engagements and follow-ups had no day or month to stand on."""

    entries: int = 0
    undated: int = 0

    def describe(self) -> str:
        return f"{self.entries} entries; left out, as no day or month of theirs is told: {self.undated}"


def write_calendar(
    told: Iterable[Told],
    heading: ExportHeading,
    stream: TextIO,
    *,
    load_changes: Callable[[str], Sequence[str]],
    follow_ups: Iterable[tuple[FollowUp, DocumentHead]] = (),
    past: bool = False,
) -> CalendarCounts:
    """Write what is not over on the day of the heading, with `past` all engagements, then what is due; give the counts.

    `load_changes` gives the times (ISO, UTC) of all that happened to an id in the record, the oldest first;
    `follow_ups` are open ones with the documents that opened them. Entries pass through a temporary file, as the head
    of the calendar, which counts them, comes first.
    """
    counts = CalendarCounts()
    day = date.fromisoformat(heading.day)
    stamp = read_moment(heading.state.changed_at or f"{heading.day}T00:00:00+00:00")
    with tempfile.TemporaryFile("w+", encoding="utf-8", newline="") as entries:

        def write_entry(subject: str, edtf: str | None, make: Callable[[Slot], Event]) -> None:
            slot = find_slot(edtf)
            if slot is None:
                counts.undated += 1
            elif past or slot.last >= day:
                counts.entries += 1
                event = make(slot)
                date_entry(event, subject, load_changes(subject), stamp)
                entries.write(event.to_ical().decode())

        for engagement, accounts in told:
            if past or engagement.status in AHEAD:
                write_entry(engagement.id, engagement.date, partial(make_event, engagement, accounts))
        for follow_up, head in follow_ups:
            write_entry(follow_up.id, follow_up.due, partial(make_due, follow_up, head))
        entries.seek(0)
        stream.write(make_head(heading, counts, stamp).to_ical().decode().removesuffix(END))
        shutil.copyfileobj(entries, stream)
        stream.write(END)
    return counts


def make_head(heading: ExportHeading, counts: CalendarCounts, stamp: datetime) -> Calendar:
    """The calendar without its entries: what it is of, as RFC 7986 says it and as Outlook reads it."""
    described = heading.describe()
    filters = ", ".join(f"{name} {value}" for name, value in heading.filters.items()) or "none"
    about = (
        f"{described['made_by']}, on {heading.day}, of {heading.state.name}, version {heading.state.version}; "
        f"filters: {filters}; {described['reviewed_values']}; {counts.describe()}"
    )
    name = plain(f"Diplomacy ahead: {heading.state.name}")
    calendar = Calendar()
    calendar.add("prodid", f"-//Dragoman//dragoman {heading.state.dragoman}//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("last-modified", stamp)
    for key, words in (("name", name), ("x-wr-calname", name), ("description", about), ("x-wr-caldesc", about)):
        calendar.add(key, plain(words))
    return calendar


def make_event(engagement: Engagement, accounts: Sequence[FiledAccount], slot: Slot) -> Event:
    """An engagement as an entry of its day, days or month; at its time where that is told with its zone."""
    event = Event()
    moment = find_moment(engagement, accounts)
    place_entry(event, slot, moment)
    event.add("summary", write_title(engagement) + slot.tell())
    event.add("status", STATUSES[engagement.status])
    event.add("categories", [engagement.channel, engagement.status, *map(plain, engagement.topics)])
    if engagement.place:
        event.add("location", plain(engagement.place))
    event.add("description", "\n".join(describe_event(engagement, accounts)))
    url = next((url for filed in accounts if (url := find_web_address(filed.document.url))), None)
    if url:
        event.add("url", url)
    return event


def describe_event(engagement: Engagement, accounts: Sequence[FiledAccount]) -> Iterable[str]:
    """Lines: how it stands, then of each account the words it rests on and where they were read."""
    basis = "; the day is that of publication" if engagement.date_basis == "publication" else ""
    yield f"{engagement.status}{basis}; {tell_reviewed(engagement)}; independent sources: {engagement.sources}"
    for filed in accounts:
        time = filed.account.time
        yield ""
        yield from (f"“{plain_lines(span.text)}”" for span in filed.account.evidence)
        if time:
            yield f"time told: {plain(time.value)}"
        yield write_source(filed.document)
        yield from filter(None, [find_web_address(filed.document.url)])


def make_due(follow_up: FollowUp, head: DocumentHead, slot: Slot) -> Event:
    """An open follow-up as an entry of its last day, or of its month; it blocks nobody's calendar."""
    event = Event()
    place_entry(event, replace(slot.take_last(), exact=False), None)
    to = f" to {name_of(follow_up.to)}" if follow_up.to else ""
    event.add("summary", plain(f"Due: {follow_up.what}") + slot.tell())
    event.add("categories", ["follow-up", follow_up.kind])
    reviewed = "reviewed by a person" if follow_up.reviewed else "not reviewed"
    lines = [
        f"{follow_up.kind} by {name_of(follow_up.by)}{to}; {reviewed}",
        "",
        f"“{plain_lines(follow_up.opened.text)}”",
        write_source(head),
    ]
    url = find_web_address(head.url)
    event.add("description", "\n".join([*lines, *([url] if url else [])]))
    if url:
        event.add("url", url)
    return event


def place_entry(event: Event, slot: Slot, moment: datetime | None) -> None:
    """Give an entry its time; an entry that is not exact to the day blocks nobody's calendar."""
    if moment:
        event.add("dtstart", moment)
        return
    event.add("dtstart", slot.first)
    event.add("dtend", slot.end)
    if not slot.exact:
        event.add("transp", "TRANSPARENT")


def date_entry(event: Event, subject: str, changes: Sequence[str], stamp: datetime) -> None:
    """Give an entry its identity and revision: the same as long as nothing happens to it in the record."""
    event.add("uid", f"{subject}@dragoman")
    event.add("dtstamp", stamp)
    event.add("sequence", max(0, len(changes) - 1))
    if changes:
        event.add("last-modified", read_moment(changes[-1]))


def read_moment(iso: str) -> datetime:
    return datetime.fromisoformat(iso).astimezone(UTC)
