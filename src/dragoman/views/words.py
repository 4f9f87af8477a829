"""Values in words that are safe to print."""

from __future__ import annotations

import re
from datetime import date

from babel.dates import format_date

from dragoman.model import Participant, Span
from dragoman.model.record import DocumentHead, EngagementParticipant, FollowUp
from dragoman.resolving.follow_ups import is_overdue

# A text may hold terminal codes: nothing below a space ever reaches the terminal.
UNPRINTABLE = re.compile(r"[\s\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]+")


def name_participant(participant: Participant | EngagementParticipant) -> str:
    """“Ida Berg, Prime Minister (DNK)”."""
    role = f", {participant.role}" if participant.role else ""
    country = f" ({participant.country})" if participant.country else ""
    return plain(f"{participant.name}{role}{country}")


def write_number(value: float) -> str:
    """A number with its thousands told apart ("150,000,000,000", "84.75")."""
    return f"{value:,.2f}".removesuffix(".00")


def count_things(number: int, noun: str) -> str:
    """“1 source”, “2,000 sources”."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def write_date(value: str) -> str:
    """An EDTF date in words ("7 November 2025", "November 2025", "7 November 2025 to 9 November 2025")."""
    return " to ".join(write_day(part) for part in value.split("/"))


def write_period(value: str) -> str:
    """An EDTF date in words, an interval as short as can be ("16–18 September 2024", "30 May – 2 June 2024")."""
    start, _, end = value.partition("/")
    if not end:
        return write_day(start)
    first, last = write_day(start).split(), write_day(end).split()
    shared = next((n for n in range(len(first)) if first[-1 - n] != last[-1 - n]), len(first) - 1)
    first = first[: len(first) - shared]
    return ("–" if len(first) == 1 and first[0].isdigit() else " – ").join((" ".join(first), " ".join(last)))


def write_day(value: str) -> str:
    try:
        if len(value) == 10:
            return str(format_date(date.fromisoformat(value), "d MMMM y", locale="en"))
        if len(value) == 7:
            return str(format_date(date.fromisoformat(f"{value}-01"), "MMMM y", locale="en"))
    except ValueError:
        return value  # an open or uncertain date ("..", "2025-2X") stands as it is written
    return value


def plain(words: str, *, edges: bool = False) -> str:
    """The words on one line, with nothing that a terminal would obey."""
    line = UNPRINTABLE.sub(" ", words)
    return line if edges else line.strip()


def write_span_of_dates(value: str | None) -> str:
    """An EDTF date as short as a table wants it: as it stands, an interval with a dash; "–" where none is told."""
    return value.replace("/", "–") if value else "–"


def write_document(head: DocumentHead) -> str:
    """“Gazette, 4 May 2024: A call on the river”."""
    told = [head.source, write_date(head.published) if head.published else "day not told"]
    return plain(f"{', '.join(part for part in told if part)}: {head.title or head.given_id}")


def write_descent(head: DocumentHead) -> str:
    """Of what a document is a later version or a copy, and so no source of its own; empty for an original."""
    if head.earlier_version:
        return f"a later version of {head.earlier_version}, not counted"
    return f"a copy of {head.copy_of}, not counted" if head.copy_of else ""


def write_words(span: Span) -> str:
    """The words of a span in quotation marks, and where they stand."""
    return f"“{plain(span.text)}” [{span.start}–{span.end}]"


def write_due(follow_up: FollowUp, today: str | None) -> str:
    """The state of a follow-up; "overdue" for what is open and was due before `today` (an ISO date)."""
    return "overdue" if today and is_overdue(follow_up, date.fromisoformat(today)) else follow_up.state
