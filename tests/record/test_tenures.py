"""Offices in the record: what texts tell of them, and whom an unnamed holder is."""

from __future__ import annotations

from dragoman import read
from dragoman.record import open_record
from dragoman.record.adding import Adding


def test_an_unnamed_holder_is_who_a_text_says_to_hold_the_office(record_address: str) -> None:
    told = read(
        "OSLO, 3 June 2031 — Chilean President Marta Rojas, who assumed office in March 2031, met Norwegian Foreign "
        "Minister Ole Lind in Oslo on Tuesday. They spoke about fisheries.",
        published="2031-06-03",
        id="agency",
    )
    unnamed = read(
        "OSLO, 9 September 2031 — Norwegian Prime Minister Ida Strand spoke by telephone with the president of Chile "
        "on Tuesday. They discussed fisheries and the climate.",
        published="2031-09-09",
        id="readout",
    )
    with open_record(record_address) as record:
        adding = Adding(record.database, "1", False, "test")
        adding.file_batch([told, unnamed])
        adding.end()
        (call,) = (e for e in record.engagements() if e.channel == "call")
        (chilean,) = (p for p in call.participants if p.country == "CHL")
        assert chilean.actor == "p-marta-rojas"
        (tenure,) = record.load_actor("p-marta-rojas").tenures
        assert (tenure.office, tenure.country, tenure.start, tenure.source) == ("President", "CHL", "2031-03", "text")
        assert tenure.evidence is not None
        assert tenure.evidence.text == "Chilean President Marta Rojas, who assumed office in March 2031"
