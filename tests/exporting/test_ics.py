"""What is ahead, as a calendar: parsed back, nothing made up."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.exporting.calendar_slots import find_slot
from dragoman.exporting.heading import Told
from dragoman.exporting.ics import CalendarCounts, write_calendar
from dragoman.exporting.wording import write_title
from dragoman.model import Span
from dragoman.model.record import FollowUp
from dragoman.when import When
from told_engagements import Library, build_heading, hostile_records

LIBRARY = Library()
CHANGES = {"e-1": ["2024-05-01T08:00:00+00:00", "2024-05-02T08:00:00+00:00", "2024-05-09T08:30:00+00:00"]}


def write(told: Sequence[Told], **options: Any) -> tuple[str, CalendarCounts]:
    stream = io.StringIO(newline="")
    counts = write_calendar(
        told, build_heading(), stream, load_changes=lambda subject: CHANGES.get(subject, []), **options
    )
    return stream.getvalue(), counts


def read_events(told: Sequence[Told], **options: Any) -> list[icalendar.Event]:
    return list(icalendar.Calendar.from_ical(write(told, **options)[0]).walk("VEVENT"))


def build_follow_up(**values: Any) -> FollowUp:
    fixed = {
        "id": "f-1", "kind": "pledge", "by": "DNK", "to": "NOR", "what": "40 million kroner for cables",
        "state": "open", "document": "d-1", "opened": Span(13, 17, "Berg"), "due": "2024-06-30",
    }  # fmt: skip
    return FollowUp(**(fixed | values))


def test_a_planned_day_ends_before_the_next_and_tells_its_words() -> None:
    (event,) = read_events([LIBRARY.tell(status="planned", date="2024-06-03", channel="meeting", place="Oslo")])
    assert (event["dtstart"].dt, event["dtend"].dt) == (date(2024, 6, 3), date(2024, 6, 4))
    assert event["status"] == "CONFIRMED"
    assert event["summary"] == "Meeting: Ida Berg (DNK), Lars Vik (NOR)"
    assert event["location"] == "Oslo"
    assert event["categories"].cats == ["meeting", "planned", "cables"]
    assert event["url"] == "https://example.org/1"
    assert "“Berg rang Vik on 3 May 2024”\nGazette, 2024-05-04: Report 1\nhttps://example.org/1" in event["description"]
    assert "not reviewed" in event["description"]
    assert "transp" not in event


def test_an_entry_keeps_its_identity_and_counts_its_revisions() -> None:
    (event,) = read_events([LIBRARY.tell(status="proposed", date="2024-06-03", reviewed=("date",))])
    assert event["uid"] == "e-1@dragoman"
    assert event["sequence"] == 2
    assert event["status"] == "TENTATIVE"
    assert event["last-modified"].dt == datetime(2024, 5, 9, 8, 30, tzinfo=UTC)
    assert event["dtstamp"].dt == datetime(2024, 6, 1, 10, tzinfo=UTC)
    assert "reviewed by a person: date" in event["description"]


def test_what_was_cancelled_is_told() -> None:
    (event,) = read_events([LIBRARY.tell(status="cancelled", date="2024-06-03")])
    assert event["status"] == "CANCELLED"


def test_a_month_is_spanned_without_blocking_it_and_no_day_is_made_up() -> None:
    (event,) = read_events([LIBRARY.tell(status="planned", date="2024-12")])
    assert (event["dtstart"].dt, event["dtend"].dt) == (date(2024, 12, 1), date(2025, 1, 1))
    assert event["transp"] == "TRANSPARENT"
    assert event["summary"].endswith(" (December 2024, day not told)")


def test_what_has_no_day_or_month_is_left_out_and_counted() -> None:
    told = [
        LIBRARY.tell(1, status="planned", date=None, date_basis=None),
        LIBRARY.tell(2, status="planned", date="2025"),
        LIBRARY.tell(3, status="planned", date="2024-06-03"),
    ]
    words, counts = write(told)
    assert (counts.entries, counts.undated) == (1, 2)
    calendar = icalendar.Calendar.from_ical(words)
    assert "1 entries; left out, as no day or month of theirs is told: 2" in calendar["x-wr-caldesc"]
    assert "desk.db, version 3.14; filters: with Denmark" in calendar["description"]


def test_only_what_is_ahead_stands_in_it_unless_all_is_asked_for() -> None:
    told = [
        LIBRARY.tell(1, date="2024-06-03"),
        LIBRARY.tell(2, status="planned", date="2024-05-19"),
        LIBRARY.tell(3, status="planned", date="2024-05-18/2024-05-20"),
    ]
    assert [event["uid"] for event in read_events(told)] == ["e-3@dragoman"]
    assert [event["status"] for event in read_events(told, past=True)] == ["CONFIRMED"] * 3


def test_a_time_is_taken_only_with_its_zone() -> None:
    told = {"status": "planned", "date": "2024-06-03"}
    zoned, bare = (read_events([LIBRARY.tell(time=time, **told)])[0] for time in ("17:40-05:00", "17:40"))
    assert zoned["dtstart"].dt == datetime(2024, 6, 3, 22, 40, tzinfo=UTC)
    assert "dtend" not in zoned  # how long it lasts is not told
    assert bare["dtstart"].dt == date(2024, 6, 3)
    assert "time told: 17:40" in bare["description"]


def test_accounts_that_tell_two_times_leave_the_day() -> None:
    engagement, first = LIBRARY.tell(1, status="planned", date="2024-06-03", time="17:40-05:00")
    _, second = LIBRARY.tell(2, status="planned", date="2024-06-03", time="18:40-05:00")
    assert read_events([(engagement, (*first, *second))])[0]["dtstart"].dt == date(2024, 6, 3)


def test_a_follow_up_stands_on_its_last_day() -> None:
    head = LIBRARY.tell()[1][0].document
    (event,) = read_events([], follow_ups=[(build_follow_up(due="2024-06-28/2024-06-30"), head)])
    assert (event["dtstart"].dt, event["dtend"].dt) == (date(2024, 6, 30), date(2024, 7, 1))
    assert event["summary"] == "Due: 40 million kroner for cables"
    assert event["uid"] == "f-1@dragoman"
    assert event["transp"] == "TRANSPARENT"
    assert "pledge by Denmark to Norway; not reviewed" in event["description"]
    assert "“Berg”\nGazette, 2024-05-04: Report 1" in event["description"]


def test_it_is_the_same_each_time() -> None:
    told = [LIBRARY.tell(number, status="planned", date="2024-06-03") for number in (1, 2)]
    assert write(told) == write(told)


@pytest.mark.parametrize("edtf", [None, "2024", "2024/2025", "9999-12-31"])
def test_no_slot_for(edtf: str | None) -> None:
    assert find_slot(edtf) is None


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(0, 400))
def test_a_slot_holds_the_days_told_and_none_else(first: date, length: int) -> None:
    last = first + timedelta(days=length)
    slot = find_slot(When(first.isoformat(), last.isoformat()).edtf)
    assert slot
    assert (slot.first, slot.last, slot.end - slot.first) == (first, last, timedelta(days=length + 1))
    assert slot.exact == (slot.tell() == "")
    assert slot.take_last().last == last


@given(hostile_records())
def test_hostile_words_add_no_entry_and_no_property(record: tuple[Library, list[Told]]) -> None:
    _, told = record
    words, counts = write(told, past=True)
    calendar = icalendar.Calendar.from_ical(words)
    events = calendar.walk("VEVENT")
    assert [str(event["summary"]) for event in events] == [write_title(engagement) for engagement, _ in told]
    assert counts.entries == 2
    expected = "SUMMARY DTSTART DTEND DTSTAMP UID SEQUENCE CATEGORIES DESCRIPTION STATUS"
    assert {name for event in events for name in event} - {"URL", "LOCATION", "LAST-MODIFIED"} == set(expected.split())
    lines = words.split("\r\n")
    assert not [line for line in lines if line.startswith("X-EVIL")]
    assert max(len(line.encode()) for line in lines) <= 75
