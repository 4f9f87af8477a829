"""Events as a table with the columns of POLECAT: one event a row, several values in a cell by '; '."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TextIO

from dragoman.exporting.encounter_events import find_place_state
from dragoman.exporting.event_contexts import list_contexts
from dragoman.exporting.event_lists import list_recorded_events
from dragoman.exporting.events import Event, Party
from dragoman.exporting.heading import ExportHeading, Told
from dragoman.exporting.tab_separated import Rows, describe_version
from dragoman.lexicon.events import load_event_tables
from dragoman.lexicon.names import name_of, state_of_city

POLECAT_COLUMNS = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts",
    "Actor Name", "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors", "Actor Title",
    "Actor Name Raw", "Wikipedia Actor ID",
    "Recipient Name", "Recipient Country", "Recipient COW", "Primary Recipient Sector", "Recipient Sectors",
    "Recipient Title", "Recipient Name Raw", "Wikipedia Recipient ID",
    "Placename", "City", "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename",
    "Feature Type", "Source", "Publication Date", "Story People", "Story Organizations", "Story Locations", "Language",
    "Version",
)  # fmt: skip
"""The columns of POLECAT's files, in their order."""
OWN_COLUMNS = (
    "Headline", "Event Text", "Auxiliary Modes", "Event Date EDTF", "Event Date Basis", "Planned For",
    "Actor Organisation", "Actor GW", "Recipient Organisation", "Recipient GW", "Amount", "Instrument",
    "Engagement ID", "Document IDs", "Offsets", "Sources", "Reviewed",
)  # fmt: skip
"""What we tell besides, after POLECAT's."""


def write_polecat(told: Iterable[Told], heading: ExportHeading, stream: TextIO) -> None:
    """Write the heading and one event a row; what we do not tell (intensity, coordinates) stays empty."""
    rows = Rows(stream, (*POLECAT_COLUMNS, *OWN_COLUMNS))
    version = describe_version(heading)
    for event in list_recorded_events(told):
        rows.write({**describe_row(event), "Version": version})


def describe_row(event: Event) -> dict[str, object]:
    """The cells of an event by column; the others are empty."""
    first = event.reports[0] if event.reports else None
    where = find_place_state(event.place)
    return {
        "Event ID": event.id,
        "Event Date": event.day,
        "Event Type": event.coding.type,
        "Event Mode": event.coding.mode,
        "Quad Code": load_event_tables().types[event.coding.type].quad,
        "Contexts": list_contexts(event),
        **describe_parties("Actor", event.actors, event),
        **describe_parties("Recipient", event.recipients, event),
        "Placename": event.place,
        "City": event.place if event.place and state_of_city(event.place) else None,
        "Country": name_of(where) if where else None,
        "Raw Placename": event.place,
        "Source": first.source if first else None,
        "Publication Date": event.published,
        "Language": first.language if first else None,
        "Headline": first.title if first else None,
        "Event Text": [words.span.text for words in event.words],
        "Auxiliary Modes": event.auxiliary,
        "Event Date EDTF": event.date,
        "Event Date Basis": event.date_basis,
        "Planned For": event.planned_for,
        "Amount": event.amount,
        "Instrument": event.instrument,
        "Engagement ID": event.engagement,
        "Document IDs": [words.document for words in event.words],
        "Offsets": [f"{words.span.start}-{words.span.end}" for words in event.words],
        "Sources": event.sources,
        "Reviewed": event.reviewed,
    }


def describe_parties(side: str, parties: Iterable[Party], event: Event) -> dict[str, object]:
    """The cells of actors or recipients: the n-th value in each is of the n-th of them, empty where it is not told."""
    people = list(parties)

    def line_up(tell: Callable[[Party], object]) -> list[object]:
        return [tell(party) for party in people]

    sectors = [party.sector for party in people if party.sector]
    return {
        f"{side} Name": line_up(lambda p: p.name),
        f"{side} Country": line_up(lambda p: p.country),
        f"{side} Organisation": line_up(lambda p: p.organisation),
        f"{side} COW": line_up(lambda p: event.codes_of(p.code).cow),
        f"{side} GW": line_up(lambda p: event.codes_of(p.code).gw),
        f"Primary {side} Sector": sectors[0] if sectors else None,
        f"{side} Sectors": line_up(lambda p: p.sector),
        f"{side} Title": line_up(lambda p: p.role),
        f"{side} Name Raw": line_up(lambda p: p.name),
    }
