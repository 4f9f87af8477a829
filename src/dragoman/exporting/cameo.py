"""Events as a table of dyads with the columns of ICEWS, CAMEO's codes, and the codes of states by date."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

from dragoman.exporting.dyads import Dyad, list_dyads
from dragoman.exporting.encounter_events import find_place_state
from dragoman.exporting.event_lists import list_recorded_events
from dragoman.exporting.events import Event, Party
from dragoman.exporting.heading import ExportHeading, Told
from dragoman.exporting.tab_separated import Rows, describe_version
from dragoman.lexicon.events import read_cameo_codes
from dragoman.lexicon.names import name_of, state_of_city
from dragoman.lexicon.sectors import ORGANISATION

ICEWS_COLUMNS = (
    "Event ID", "Event Date", "Source Name", "Source Sectors", "Source Country", "Event Text", "CAMEO Code",
    "Intensity", "Target Name", "Target Sectors", "Target Country", "Story ID", "Sentence Number", "Publisher", "City",
    "District", "Province", "Country", "Latitude", "Longitude",
)  # fmt: skip
"""The columns of ICEWS's files, in their order."""
OWN_COLUMNS = (
    "Source ISO", "Source COW", "Source COW Abbreviation", "Source GW", "Source Organisation", "Source CAMEO",
    "Target ISO", "Target COW", "Target COW Abbreviation", "Target GW", "Target Organisation", "Target CAMEO",
    "PLOVER Type", "PLOVER Mode", "Historical",
    "Event Date EDTF", "Event Date Basis", "Publication Date", "Evidence", "Offsets", "Engagement ID", "Sources",
    "Reviewed", "Version",
)  # fmt: skip
"""What we tell besides, after those of ICEWS."""


def write_cameo(told: Iterable[Told], heading: ExportHeading, stream: TextIO) -> None:
    """Write the heading and one dyad a row."""
    rows = Rows(stream, (*ICEWS_COLUMNS, *OWN_COLUMNS))
    version = describe_version(heading)
    for event in list_recorded_events(told):
        for number, dyad in enumerate(list_dyads(event), 1):
            rows.write({**describe_dyad(event, dyad, number), "Version": version})


def describe_dyad(event: Event, dyad: Dyad, number: int) -> dict[str, object]:
    """The cells of a dyad by column; the others (coordinates, sentence number) are empty."""
    code = read_cameo_codes()[dyad.cameo]
    first = event.reports[0] if event.reports else None
    where = find_place_state(event.place)
    return {
        "Event ID": f"{event.id}.{number}",
        "Event Date": event.day,
        **describe_side("Source", dyad.source, event),
        "Event Text": code.name,
        "CAMEO Code": code.code,
        "Intensity": code.intensity,
        **describe_side("Target", dyad.target, event),
        "Story ID": first.document if first else None,
        "Publisher": first.source if first else None,
        "City": event.place if event.place and state_of_city(event.place) else None,
        "Country": name_of(where) if where else None,
        "PLOVER Type": event.coding.type,
        "PLOVER Mode": event.coding.mode,
        "Historical": "yes" if event.historical else None,
        "Event Date EDTF": event.date,
        "Event Date Basis": event.date_basis,
        "Publication Date": event.published,
        "Evidence": [words.span.text for words in event.words],
        "Offsets": [f"{words.document}:{words.span.start}-{words.span.end}" for words in event.words],
        "Engagement ID": event.engagement,
        "Sources": event.sources,
        "Reviewed": event.reviewed,
    }


def describe_side(side: str, people: tuple[Party, ...], event: Event) -> dict[str, object]:
    """The cells of a source or target: all its people, and the codes of its state or organisation."""
    first = people[0]
    codes = event.codes_of(first.code)
    sectors = tuple(dict.fromkeys(party.sector for party in people if party.sector))
    return {
        f"{side} Name": [party.name for party in people],
        f"{side} Sectors": sectors,
        f"{side} Country": name_of(first.country) if first.country else None,
        f"{side} ISO": first.country,
        f"{side} COW": codes.cow,
        f"{side} COW Abbreviation": codes.cow_abbreviation,
        f"{side} GW": codes.gw,
        f"{side} Organisation": first.organisation,
        f"{side} CAMEO": f"{first.country}{sectors[0] if sectors else ''}" if first.country else ORGANISATION,
    }
