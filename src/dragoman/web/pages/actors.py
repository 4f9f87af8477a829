"""Actors: the list, and the page of one: names, offices, contacts, last words, what is open."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Annotated, Literal

from fastapi import Query
from starlette.responses import Response

from dragoman.errors import NotInRecord
from dragoman.lexicon.names import find_code, find_organisation, name_of
from dragoman.lexicon.states import is_state
from dragoman.model import ActorKind
from dragoman.model.record import Actor, Engagement
from dragoman.pictures import draw_months
from dragoman.pictures.network import list_others
from dragoman.record import EngagementFilters, FollowUpFilters, Record
from dragoman.web.desk import Desk, Reader
from dragoman.web.embedding import describe_picture
from dragoman.web.routing import open_router, page
from dragoman.web.sides import key_of

router = open_router()
SHOWN = 20
"""Engagements, follow-ups and counterparts on the page of an actor; the rest is a link away."""
MOST_OFFICES = 8
MOST_FOUND = 6
"""Actors of a name that are offered to be judged the same."""


@dataclass(frozen=True, slots=True)
class Counterpart:
    """A state, organisation or body that somebody held engagements with, and how many."""

    key: str
    name: str
    engagements: int


@dataclass(frozen=True, slots=True)
class ToldOffice:
    """An office that reports give somebody, in how many engagements, with the first and last of their dates (EDTF)."""

    office: str
    engagements: int
    first: str | None
    last: str | None


@page(router, "/actors")
def list_actors(
    desk: Reader,
    kind: ActorKind | Literal[""] = "",
    country: Annotated[str, Query(max_length=100)] = "",
    name: Annotated[str, Query(max_length=200)] = "",
    after: Annotated[str | None, Query(max_length=2_000)] = None,
) -> Response:
    """The actors of a kind and country, those of most engagements first."""
    code = find_code(country) if country.strip() else None
    unknown = bool(country.strip()) and code is None
    found = None if unknown else desk.record.page_actors(kind or None, code, name.strip() or None, after=after)
    told = {
        "actors": found.items if found else (),
        "next": found.next if found else None,
        "filters": {"kind": kind or None, "country": code, "name": name.strip() or None},
    }
    aids = {
        "kind": kind,
        "country": country,
        "unknown": unknown,
        "name": name,
        "args": {"kind": kind or None, "country": country or None, "name": name or None, "after": after},
    }
    return desk.show("actors.html.jinja", "Actors", told, aids)


@page(router, "/actors/{actor_id}")
def show_actor(desk: Reader, actor_id: str, other: Annotated[str, Query(max_length=200)] = "") -> Response:
    """An actor by id, or a state or organisation by its code; `other` looks for whom it may be the same as."""
    actor, recorded = find_actor(desk.record, actor_id)
    version = desk.record.load_version(actor.id) if recorded else 0
    key = key_of(actor)
    outlines = desk.record.outline_engagements(EngagementFilters(with_=(key,)))
    months = draw_months(outlines, title=f"Engagements of {actor.name} a month")
    latest = desk.record.load_lines([one.id for one in outlines[:SHOWN]])
    due = desk.record.page_follow_ups(FollowUpFilters(with_=(key,), status="open", today=desk.today), size=SHOWN)
    followed = desk.record.desk.list_follows(desk.visitor.name)
    told = {
        "actor": actor,
        "asked": actor_id,
        "key": key,
        "engagements": len(outlines),
        "statuses": Counter(one.status for one in outlines),
        "latest": list(latest.values()),
        "meets": count_counterparts(outlines, key)[:SHOWN],
        "months": describe_picture(months),
        "offices": desk.record.load_tenures(actor.id) if recorded else [],
        "told_offices": list_told_offices(outlines, actor.id),
        "contradictions": desk.record.find_contradictions(actor.id) if recorded else [],
        "last_words": [
            {"document": head, "quotation": quotation} for head, quotation in desk.record.load_last_words(key)
        ],
        "follow_ups": due.items,
        "judgements": desk.record.find_judgements([actor.id]) if recorded else [],
        "version": version,
    }
    aids = {
        "picture": months,
        "recorded": recorded,
        "most_offices": MOST_OFFICES,
        "followed": key in followed,
        "more_due": due.next is not None,
        "other": other,
        "found": find_others(desk, actor, other) if recorded else [],
    }
    return desk.show("actor.html.jinja", actor.name, told, aids)


def find_actor(record: Record, actor_id: str) -> tuple[Actor, bool]:
    """The actor of an id or code, and whether the record holds it as one; a state may be known by its people alone."""
    code = actor_id if is_state(actor_id) or find_organisation(actor_id) == actor_id else None
    if code is None:
        return record.load_actor(actor_id), True
    try:
        return record.load_actor(f"{'s' if is_state(code) else 'o'}-{code}"), True
    except NotInRecord:
        return Actor(code, "state" if is_state(code) else "organisation", name_of(code), code), False


def count_counterparts(engagements: list[Engagement], key: str) -> list[Counterpart]:
    """Whom a side held engagements with, the most frequent first."""
    names: dict[str, str] = {}
    met: Counter[str] = Counter()
    for engagement in engagements:
        if engagement.status == "held":
            for side in list_others(engagement, key, "states"):
                names[side.key] = name_of(side.key) if side.key == side.country else side.name
                met[side.key] += 1
    return [Counterpart(k, names[k], n) for k, n in sorted(met.items(), key=lambda item: (-item[1], names[item[0]]))]


def list_told_offices(engagements: list[Engagement], actor_id: str) -> list[ToldOffice]:
    """The offices that reports give an actor, the last told first; an engagement without a date counts, too."""
    dates: dict[str, list[str]] = {}
    told: Counter[str] = Counter()
    for engagement in engagements:
        for participant in engagement.participants:
            if participant.actor == actor_id and participant.role:
                told[participant.role] += 1
                dates.setdefault(participant.role, []).extend(filter(None, [engagement.date]))
    found = [
        ToldOffice(office, number, min(dates[office], default=None), max(dates[office], default=None))
        for office, number in told.items()
    ]
    return sorted(found, key=lambda one: (one.last or "", one.engagements), reverse=True)


def find_others(desk: Desk, actor: Actor, words: str) -> list[tuple[Actor, int]]:
    """Actors whom some words name, each with its version; none for no words."""
    if not words.strip():
        return []
    found = desk.record.find_actors(words.strip(), MOST_FOUND)
    return [(one, desk.record.load_version(one.id)) for one in found if one.id != actor.id]
