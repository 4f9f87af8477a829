"""The history: what happened to the record, the newest first; for admins also who did what."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from typing import Annotated

from fastapi import Query
from starlette.responses import Response

from dragoman.record import HistoryEvent
from dragoman.record.subjects import Subject
from dragoman.web.desk import Admin, Reader
from dragoman.web.routing import open_router, page

router = open_router()
AT_ONCE = 100
ID = re.compile(r"\b[abdefiops]-[\w-]+")
"""What may be the id of a thing in the detail of an event."""
PLACES = {"document": "documents", "actor": "actors", "instrument": "instruments"}
"""Where things have pages of their own, by kind."""

Id = Annotated[str, Query(max_length=200)]


@dataclass(frozen=True, slots=True)
class Told:
    """An event in words and links: `parts` are words, and things that the record calls by ids."""

    event: str
    parts: tuple[str | Subject, ...]


@dataclass(frozen=True, slots=True)
class Happened:
    """What happened to one thing in a row, the newest first; `subject` is None for what the record has no more."""

    at: str
    id: str
    subject: Subject | None
    events: tuple[Told, ...]


@page(router, "/history")
def show_history(
    desk: Reader, subject: Id = "", after: Annotated[str | None, Query(max_length=2_000)] = None
) -> Response:
    """What happened, the newest first, to all or to one thing."""
    found = desk.record.page_history(subject.strip() or None, after=after, size=AT_ONCE)
    named = [i for event in found.items for i in (event.subject, *ID.findall(event.detail))]
    subjects = desk.record.name_subjects([*named, subject.strip()])
    told = {"events": found.items, "subjects": subjects, "subject": subject.strip() or None, "next": found.next}
    days = [
        (day, [tell_group(key, list(group), subjects) for key, group in groupby(events, key=attrgetter("subject"))])
        for day, events in groupby(found.items, key=lambda event: event.at[:10])
    ]
    aids = {
        "days": days,
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


def tell_group(key: str, events: list[HistoryEvent], subjects: dict[str, Subject]) -> Happened:
    """What happened to one thing in a row."""
    told = tuple(Told(event.event, tuple(cut_detail(event.detail, subjects))) for event in events)
    return Happened(events[0].at, key, subjects.get(key), told)


def cut_detail(detail: str, subjects: dict[str, Subject]) -> Iterator[str | Subject]:
    """The detail of an event with things in the place of the ids that name them; unknown ids stand as they are."""
    done = 0
    for match in ID.finditer(detail):
        if found := subjects.get(match[0]):
            yield detail[done : match.start()]
            yield found
            done = match.end()
    yield detail[done:]


def find_address(subject: Subject) -> str:
    """The page of a thing."""
    if subject.engagement:
        return f"/engagements/{subject.engagement}"
    if subject.kind in PLACES:
        return f"/{PLACES[subject.kind]}/{subject.id}"
    return f"/follow-ups/{subject.id}"
