"""Actors: the list, and the page of one: names, offices, contacts, last words, what is open."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import Annotated, Literal

from fastapi import Query
from starlette.responses import Response

from dragoman.errors import NotInRecord
from dragoman.lexicon.names import find_code, find_organisation, name_of
from dragoman.lexicon.states import is_state
from dragoman.model import ActorKind, Channel, Status
from dragoman.model.paper import Picture
from dragoman.model.record import Actor, FiledTenure
from dragoman.pictures import draw_month_counts
from dragoman.pictures.months import number_month
from dragoman.record import EngagementFilters, FollowUpFilters, Record
from dragoman.record.contact_counts import ContactCount
from dragoman.web.desk import Desk, Reader
from dragoman.web.embedding import describe_picture
from dragoman.web.routing import open_router, page
from dragoman.web.sides import key_of

router = open_router()
SHOWN = 20
"""Engagements, follow-ups and counterparts on the page of an actor; the rest is a link away."""
MOST_OFFICES = 8
MOST_TOLD = 5
"""Sentences on contradictions that are read at once; the others are folded."""
MOST_FOUND = 6
"""Actors of a name that are offered to be judged the same."""


@dataclass(frozen=True, slots=True)
class Term:
    """An office with one term as texts and registers tell it, all that tell it together; dates are EDTF or None."""

    office: str
    country: str | None
    start: str | None
    end: str | None
    told: tuple[FiledTenure, ...]


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
    filters = EngagementFilters(with_=(key,))
    counts = desk.record.count_contacts(filters)
    statuses: Counter[Status] = Counter()
    for count in counts:
        statuses[count.status] += count.engagements
    months = draw_contacts(counts, f"Engagements of {actor.name} a month")
    due = desk.record.page_follow_ups(FollowUpFilters(with_=(key,), status="open", today=desk.today), size=SHOWN)
    offices = desk.record.load_tenures(actor.id) if recorded else []
    followed = desk.record.desk.list_follows(desk.visitor.name)
    told = {
        "actor": actor,
        "asked": actor_id,
        "key": key,
        "engagements": statuses.total(),
        "statuses": statuses,
        "latest": desk.record.page_engagements(filters, size=SHOWN).items,
        "meets": [
            {"key": one.code, "name": name_of(one.code), "engagements": one.engagements}
            for one in desk.record.count_counterparts(replace(filters, status="held"), actor.country or key, SHOWN)
        ],
        "months": describe_picture(months),
        "offices": offices,
        "told_offices": desk.record.count_offices(actor.id) if actor.kind == "person" else [],
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
        "terms": gather_terms(offices),
        "most_told": MOST_TOLD,
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


def draw_contacts(counts: list[ContactCount], title: str) -> Picture:
    """The engagements that were held, month by month."""
    held: Counter[tuple[int | None, Channel]] = Counter()
    for count in counts:
        if count.status == "held":
            held[number_month(count.month), count.channel] += count.engagements
    return draw_month_counts(held, title=title)


def gather_terms(offices: list[FiledTenure]) -> list[Term]:
    """The offices by their terms, the latest first; those of which no term is told come last."""
    found: dict[tuple[str, str | None, str | None, str | None], list[FiledTenure]] = {}
    for filed in offices:
        tenure = filed.tenure
        found.setdefault((tenure.office, tenure.country, tenure.start, tenure.end), []).append(filed)
    terms = [Term(*key, tuple(told)) for key, told in found.items()]
    return sorted(terms, key=lambda term: (term.start or term.end or "", len(term.told)), reverse=True)


def find_others(desk: Desk, actor: Actor, words: str) -> list[tuple[Actor, int]]:
    """Actors whom some words name, each with its version; none for no words."""
    if not words.strip():
        return []
    found = desk.record.find_actors(words.strip(), MOST_FOUND)
    return [(one, desk.record.load_version(one.id)) for one in found if one.id != actor.id]
