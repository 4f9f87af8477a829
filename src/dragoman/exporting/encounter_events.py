"""What an encounter is as an event: a consultation that was held, an agreement to meet, one that might be or is not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from dragoman.exporting.events import Event, Party, Report, Words, list_sides
from dragoman.lexicon.events import Coding, load_event_tables
from dragoman.lexicon.names import find_state, state_of_city
from dragoman.lexicon.offices import find_offices
from dragoman.lexicon.states import is_state
from dragoman.model import Channel, Status
from dragoman.when import When

REMOTE: frozenset[Channel] = frozenset({"call", "video-call"})
IN_PERSON: frozenset[Channel] = frozenset({"meeting", "visit", "summit"})
LONG_AGO = 366
"""Days before the first report from which on an event is historical; PLOVER's manual leaves the bound to the coder."""


@dataclass(frozen=True, slots=True)
class Encounter:
    """An encounter, of the record or of one text.

    `trigger` are the words that tell the channel, `initiator` the code of the side that asked for it.
    """

    id: str
    channel: Channel
    status: Status
    date: str | None
    date_basis: str | None
    place: str | None
    parties: tuple[Party, ...]
    topics: tuple[str, ...]
    trigger: str
    initiator: str | None
    words: tuple[Words, ...]
    reports: tuple[Report, ...]
    sources: int
    reviewed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Way:
    """How the sides came together: PLOVER's mode, who received, what two sides that are alike do."""

    mode: str | None = None
    host: str | None = None
    pair: str = "unspecified"
    directed: bool = False


def make_encounter_event(encounter: Encounter) -> Event:
    """The event that an encounter is.

    A planned or proposed encounter is dated by its first report: that is when it was agreed or offered.
    """
    way = find_way(encounter)
    known = encounter.status == "proposed" and encounter.initiator in list_sides(encounter.parties)
    coding = load_event_tables().encounters["proposed_by" if known else encounter.status]
    if coding.type == "CONSULT":
        coding = replace(coding, mode=way.mode)
    ahead = encounter.status in ("planned", "proposed")
    event = Event(
        id=encounter.id,
        engagement=encounter.id,
        source="encounter",
        coding=coding,
        actors=encounter.parties,
        recipients=encounter.parties,
        reciprocal=True,
        date=encounter.date,
        date_basis=encounter.date_basis,
        words=encounter.words,
        reports=encounter.reports,
        sources=encounter.sources,
        place=encounter.place,
        host=way.host,
        pair=way.pair,
        topics=encounter.topics,
        reviewed=encounter.reviewed,
    )
    if ahead:
        told = event.published
        event = replace(event, date=told, date_basis="publication" if told else None, planned_for=encounter.date)
    else:
        event = replace(event, historical=is_long_ago(event))
    if known:
        return direct_event(event, [p for p in encounter.parties if p.code == encounter.initiator])
    # "The ministers will meet in Oslo": both mean to meet, whoever travels; of a visit the visitor is the actor.
    if way.directed and (encounter.channel == "visit" or not ahead):
        return direct_event(event, [p for p in encounter.parties if p.code != way.host])
    return event


def direct_event(event: Event, actors: Sequence[Party]) -> Event:
    """The event with these as actors, all others as recipients."""
    others = tuple(party for party in event.actors if party not in actors)
    return replace(event, actors=tuple(actors), recipients=others, reciprocal=False)


def find_way(encounter: Encounter) -> Way:
    """How the sides came together; where the text does not tell who received whom, the way stays open."""
    if encounter.channel in REMOTE:
        return Way("phone", pair="phone")
    if encounter.channel not in IN_PERSON:
        return Way()
    sides = list_sides(encounter.parties)
    where = find_place_state(encounter.place)
    pair = "negotiation" if "negotiat" in encounter.trigger.lower() else "unspecified"
    host = where if where in sides else None
    if host and (encounter.channel == "visit" or len(sides) == 2):
        if are_resident([p for p in encounter.parties if p.code != host]):
            return Way(pair=pair)
        return Way("visit", host, pair, directed=len(sides) > 1)
    # An organisation may be at home in a state that is no side: NATO in Brussels.
    away = where is not None and host is None and all(is_state(side) for side in sides)
    if pair == "unspecified" and (away or host):
        pair = "third_place"
    if len(sides) > 2:
        return Way("multilateral", host, pair)
    if away:
        return Way("third-party", pair=pair)
    return Way("visit" if encounter.channel == "visit" else None, pair=pair)


def find_place_state(place: str | None) -> str | None:
    """The state that a place is or lies in: "Jakarta", "Ghana", "Geneva, Switzerland"; None where no table tells."""
    if not place:
        return None
    parts = dict.fromkeys([place, *(part.strip() for part in place.split(","))])
    return next((code for part in parts if (code := find_state(part) or state_of_city(part))), None)


def are_resident(parties: Sequence[Party]) -> bool:
    """Whether all are ambassadors and their like: who is posted to a state does not visit it."""
    kinds = [[office.kind for office in find_offices(f"{party.role or ''} N")] for party in parties]
    return bool(kinds) and all("ambassador" in of_party for of_party in kinds)


def is_long_ago(event: Event) -> bool:
    if not event.date or not event.published:
        return False
    return (date.fromisoformat(event.published) - When.parse(event.date).latest).days >= LONG_AGO


def is_meeting(coding: Coding) -> bool:
    """Whether the coding says that somebody wants to meet: such a commitment and a proposed encounter are one event."""
    tables = load_event_tables()
    asked = {subject.asked for subject in tables.subjects if subject.name == "meeting"}
    return coding.cameo in asked | {tables.encounters["proposed_by"].cameo}
