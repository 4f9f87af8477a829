"""Values in words that are safe to print."""

from __future__ import annotations

from datetime import date

from dragoman.model.record import DocumentHead, FollowUp
from dragoman.resolving.follow_ups import is_overdue


def count_things(number: int, noun: str) -> str:
    """“1 source”, “2,000 sources”."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def write_span_of_dates(value: str | None) -> str:
    """An EDTF date as short as a table wants it: as it stands, an interval with a dash; "–" where none is told."""
    return value.replace("/", "–") if value else "–"


def write_descent(head: DocumentHead) -> str:
    """Of what a document is a later version or a copy, and so no source of its own; empty for an original."""
    if head.earlier_version:
        return f"a later version of {head.earlier_version}, not counted"
    return f"a copy of {head.copy_of}, not counted" if head.copy_of else ""


def write_due(follow_up: FollowUp, today: str | None) -> str:
    """The state of a follow-up; "overdue" for what is open and was due before `today` (an ISO date)."""
    return "overdue" if today and is_overdue(follow_up, date.fromisoformat(today)) else follow_up.state
