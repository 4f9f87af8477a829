"""The history: what happened to the record, the newest first; for admins also who did what."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import Annotated

from fastapi import Query
from starlette.responses import Response

from dragoman.record import HistoryEvent
from dragoman.record.subjects import Subject
from dragoman.web.desk import Admin, Reader
from dragoman.web.routing import open_router, page

router = open_router()
AT_ONCE = 100
PLACES = {"document": "documents", "actor": "actors", "instrument": "instruments"}
"""Where things have pages of their own, by kind."""

Id = Annotated[str, Query(max_length=200)]


@dataclass(frozen=True, slots=True)
class Happened:
    """What happened to one thing in a row, the newest first; `subject` is None for what the record has no more."""

    id: str
    subject: Subject | None
    events: tuple[HistoryEvent, ...]


@page(router, "/history")
def show_history(
    desk: Reader, subject: Id = "", after: Annotated[str | None, Query(max_length=2_000)] = None
) -> Response:
    """What happened, the newest first, to all or to one thing."""
    found = desk.record.page_history(subject.strip() or None, after=after, size=AT_ONCE)
    subjects = desk.record.name_subjects([*(event.subject for event in found.items), subject.strip()])
    told = {"events": found.items, "subjects": subjects, "subject": subject.strip() or None, "next": found.next}
    groups = [
        Happened(key, subjects.get(key), tuple(events))
        for key, events in groupby(found.items, key=lambda event: event.subject)
    ]
    aids = {
        "groups": groups,
        "addresses": {key: find_address(one) for key, one in subjects.items()},
        "args": {"subject": subject.strip() or None, "after": after},
        "one": subjects.get(subject.strip()),
    }
    return desk.show("history.html.jinja", "History", told, aids)


@page(router, "/history/actions")
def show_actions(
    desk: Admin, before: Annotated[int | None, Query(ge=1, le=2**31)] = None, user: Id = "", subject: Id = ""
) -> Response:
    """The audit log: who did what, the newest first."""
    found = desk.record.desk.list_actions(before, user.strip() or None, subject.strip() or None, AT_ONCE)
    subjects = desk.record.name_subjects(action.subject for action in found if action.subject)
    told = {
        "actions": found,
        "user": user.strip() or None,
        "subject": subject.strip() or None,
        "next": found[-1].number if len(found) == AT_ONCE else None,
    }
    aids = {"subjects": subjects, "addresses": {key: find_address(one) for key, one in subjects.items()}}
    return desk.show("actions.html.jinja", "What users did", told, aids)


def find_address(subject: Subject) -> str:
    """The page of a thing."""
    if subject.engagement:
        return f"/engagements/{subject.engagement}"
    if subject.kind in PLACES:
        return f"/{PLACES[subject.kind]}/{subject.id}"
    return f"/follow-ups/{subject.id}"
