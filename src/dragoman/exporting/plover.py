"""Events as PLOVER JSON lines; `schemas/plover.json` says what a line holds."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TextIO

from dragoman.contract import Json, place_of
from dragoman.exporting.dyads import list_dyads
from dragoman.exporting.encounter_events import find_place_state
from dragoman.exporting.event_contexts import list_contexts
from dragoman.exporting.event_lists import list_recorded_events
from dragoman.exporting.events import Event, Party
from dragoman.exporting.heading import ExportHeading, Told
from dragoman.lexicon.events import load_event_tables


def write_plover(told: Iterable[Told], heading: ExportHeading, stream: TextIO) -> None:
    """Write one event a line; the engagements come with their accounts and these with what belongs to them."""
    state = heading.state
    origin = {
        "record": state.name,
        "version": state.version,
        "made_by": f"dragoman {state.dragoman}",
        "made_on": heading.day,
        "filters": dict(heading.filters),
    }
    for event in list_recorded_events(told):
        stream.write(json.dumps({**describe_event(event), "origin": origin}, ensure_ascii=False) + "\n")


def describe_event(event: Event) -> Json:
    """An event as the object of one line, less where it comes from."""
    coding = event.coding
    return {
        "id": event.id,
        "engagement": event.engagement,
        "source": event.source,
        "date": event.day,
        "date_edtf": event.date,
        "date_basis": event.date_basis,
        "type": coding.type,
        "mode": coding.mode,
        "auxiliary": list(event.auxiliary),
        "quad_code": load_event_tables().types[coding.type].quad,
        "contexts": list(list_contexts(event)),
        "reciprocal": event.reciprocal,
        "actor": [describe_party(party, event) for party in event.actors],
        "recipient": [describe_party(party, event) for party in event.recipients],
        "location": {"place": event.place, "country": find_place_state(event.place)} if event.place else None,
        "planned_for": event.planned_for,
        "amount": event.amount,
        "instrument": event.instrument,
        "due": event.due,
        "cameo": sorted({dyad.cameo for dyad in list_dyads(event)}),
        "evidence": [
            {
                "document": words.document,
                "document_id": words.document_id,
                **place_of(words.span),
                "text": words.span.text,
            }
            for words in event.words
        ],
        "published": event.published,
        "sources": event.sources,
        "reviewed": list(event.reviewed),
    }


def describe_party(party: Party, event: Event) -> Json:
    codes = event.codes_of(party.code)
    return {
        "name": party.name,
        "role": party.role,
        "country": party.country,
        "organisation": party.organisation,
        "cow": codes.cow,
        "gw": codes.gw,
        "sector": party.sector,
        "actor": party.actor,
    }
