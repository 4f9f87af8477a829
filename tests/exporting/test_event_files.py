"""PLOVER lines, and the tables with POLECAT's and ICEWS's columns, as other programs read them."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterable
from importlib.resources import files
from pathlib import Path
from typing import Any, TextIO

import duckdb
import jsonschema
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.exporting.cameo import ICEWS_COLUMNS, write_cameo
from dragoman.exporting.heading import ExportHeading, Told
from dragoman.exporting.plover import write_plover
from dragoman.exporting.polecat import POLECAT_COLUMNS, write_polecat
from dragoman.exporting.tab_separated import spell_cell
from dragoman.lexicon.events import load_event_tables
from dragoman.lexicon.sectors import load_sectors
from event_records import HEADING, commit, tell

SCHEMA = json.loads(files("dragoman.exporting").joinpath("schemas/plover.json").read_text("utf-8"))
TOLD = [
    tell(("GHA", "TGO", "BEN", "ECOWAS", None), channel="summit", place="Accra", reviewed=("date", "place")),
    tell(number=2, channel="visit", place="Lomé", date="2024-05-01/2024-05-02", told_twice=True, sources=2,
         commitments=[commit('Ghana said:\t"We will send\n400 tonnes of maize."', amount_text="€2 million")]),
    tell(number=3, status="planned", date="2024-07", commitments=[commit("A treaty was signed.", "agreement")]),
    tell(number=4, status="cancelled", channel="call", date=None, published=None),
    tell(number=5, status="proposed", date="2022", sides=("DEU", "DDR")),
    tell(number=6, date="1990", sides=("DEU", "YEM"), place="Geneva", topics=("trade", "border crossings")),
]  # fmt: skip
Writer = Callable[[Iterable[Told], ExportHeading, TextIO], None]


def write(writer: Writer, told: Iterable[Told] = TOLD) -> str:
    stream = io.StringIO()
    writer(iter(told), HEADING, stream)
    return stream.getvalue()


def read_lines(told: Iterable[Told] = TOLD) -> list[dict[str, Any]]:
    return [json.loads(line) for line in write(write_plover, told).splitlines()]


def read_frame(writer: Writer, told: Iterable[Told] = TOLD) -> pd.DataFrame:
    return pd.read_csv(io.StringIO(write(writer, told)), sep="\t", dtype=str, keep_default_na=False)


def test_plover_lines_are_as_the_schema_says() -> None:
    validator = jsonschema.Draft202012Validator(SCHEMA)
    validator.check_schema(SCHEMA)
    lines = read_lines()
    assert len(lines) == 8
    for line in lines:
        validator.validate(line)


def test_the_schema_refuses_what_is_no_plover() -> None:
    validator = jsonschema.Draft202012Validator(SCHEMA)
    line = read_lines()[0]
    wrong: list[dict[str, Any]] = [
        {"type": "PARLEY"}, {"mode": "telegraph"}, {"type": "AGREE"}, {"date": "May"}, {"evidence": []},
        {"colour": "red"}, {"actor": [{"name": "Ann Lee"}]}, {"auxiliary": ["perhaps"]},
    ]  # fmt: skip
    assert line["mode"]
    for change in wrong:
        assert not validator.is_valid(line | change), change


def test_the_schema_has_the_types_modes_and_sectors_of_the_tables() -> None:
    types = load_event_tables().types
    assert set(SCHEMA["properties"]["type"]["enum"]) == set(types)
    modes = {
        rule["if"]["properties"]["type"]["const"]: rule["then"]["properties"]["mode"]["enum"]
        for rule in SCHEMA["allOf"]
        if "const" in rule["if"]["properties"]["type"]
    }
    assert modes == {name: [*kind.modes, None] for name, kind in types.items() if kind.modes}
    assert set(SCHEMA["properties"]["quad_code"]["enum"]) >= {kind.quad for kind in types.values()}
    sectors = SCHEMA["$defs"]["party"]["properties"]["sector"]["enum"]
    assert set(sectors) == {*(sector.code for sector in load_sectors()), "IGO", None}


def test_a_plover_line() -> None:
    summit, visit, pledge, *_ = read_lines()
    assert (summit["type"], summit["mode"], summit["reciprocal"]) == ("CONSULT", "multilateral", True)
    assert summit["actor"] == summit["recipient"]
    assert summit["actor"][0] == {
        "name": "Envoy of GHA", "role": "President", "country": "GHA", "organisation": None, "cow": 452, "gw": 452,
        "sector": "GOV", "actor": "p-Envoy of GHA",
    }  # fmt: skip
    assert summit["location"] == {"place": "Accra", "country": "GHA"}
    assert summit["cameo"] == ["042", "043", "044"]
    assert summit["contexts"] == ["territory"]
    assert summit["reviewed"] == ["date", "place"]
    assert summit["origin"] == {
        "record": "desk.db", "version": "3.40", "made_by": "dragoman 0.1.0", "made_on": "2024-06-02",
        "filters": {"with": "GHA"},
    }  # fmt: skip
    assert (visit["date"], visit["date_edtf"]) == ("2024-05-01", "2024-05-01/2024-05-02")
    assert [party["country"] for party in visit["actor"]] == ["GHA"]
    assert pledge["evidence"][0]["text"] == 'Ghana said:\t"We will send\n400 tonnes of maize."', (
        "words stay as they are"
    )
    assert (pledge["id"], pledge["engagement"]) == ("e-2.a-1.100-147.pledge.GHA.TGO", "e-2")


def test_codes_that_change_within_the_date_are_not_told() -> None:
    line = read_lines()[-1]
    assert [(p["country"], p["cow"], p["gw"]) for p in line["actor"]] == [("DEU", None, 260), ("YEM", None, 678)]


def test_polecat_columns_and_rows() -> None:
    frame = read_frame(write_polecat)
    assert tuple(frame.columns[: len(POLECAT_COLUMNS)]) == POLECAT_COLUMNS
    assert list(frame["Event ID"]) == [line["id"] for line in read_lines()], "one event a row"
    summit, _, pledge = (frame.iloc[number] for number in range(3))
    assert summit["Actor Country"] == "GHA; TGO; BEN; ; ", "lists keep step"
    assert summit["Actor Organisation"] == "; ; ; ECOWAS; "
    assert summit["Actor COW"] == "452; 461; 434; ; "
    assert (summit["Primary Actor Sector"], summit["Actor Sectors"]) == ("GOV", "GOV; GOV; LEG; IGO; ")
    assert (summit["City"], summit["Country"]) == ("Accra", "Ghana")
    assert summit["Version"] == "dragoman 0.1.0; record desk.db 3.40; filters: with GHA; 2024-06-02"
    assert pledge["Event Text"].startswith('Ghana said: "We will send 400 tonnes of maize."; ')
    assert pledge["Document IDs"] == "21.txt; 22.txt"
    assert set(frame["Intensity"]) == set(frame["Latitude"]) == {""}, "what we do not tell is empty"


def test_cameo_columns_and_rows() -> None:
    frame = read_frame(write_cameo)
    assert tuple(frame.columns[: len(ICEWS_COLUMNS)]) == ICEWS_COLUMNS
    assert frame["Event ID"].is_unique
    by_event = frame.groupby("PLOVER Type").size().to_dict()
    assert by_event == {"CONSULT": 4 * 3 + 2 + 2, "AGREE": 1 + 2, "SUPPORT": 2}
    visit = frame[frame["Engagement ID"] == "e-2"].iloc[0]
    assert (visit["CAMEO Code"], visit["Event Text"], float(visit["Intensity"])) == ("042", "Make a visit", 1.9)
    assert (visit["Source ISO"], visit["Source COW"], visit["Source COW Abbreviation"], visit["Source GW"]) == (
        "GHA", "452", "GHA", "452",
    )  # fmt: skip
    assert (visit["Source CAMEO"], visit["Target CAMEO"], visit["Target Country"]) == ("GHAGOV", "TGOGOV", "Togo")
    community = frame[frame["Source Organisation"] == "ECOWAS"].iloc[0]
    assert (community["Source CAMEO"], community["Source Country"], community["Source COW"]) == ("IGO", "", "")
    late = frame[frame["Engagement ID"] == "e-6"].iloc[0]
    assert (late["Event Date"], late["Event Date EDTF"], late["Historical"]) == ("", "1990", "yes")


@pytest.mark.parametrize("writer", [write_polecat, write_cameo])
def test_duckdb_reads_the_tables_as_pandas_does(writer: Writer, tmp_path: Path) -> None:
    path = tmp_path / "events.tsv"
    path.write_text(write(writer), "utf-8")
    asked = f"SELECT * FROM read_csv('{path}', delim='\t', header=true, all_varchar=true)"
    rows = duckdb.sql(asked).fetchall()
    assert [["" if cell is None else cell for cell in row] for row in rows] == read_frame(writer).to_numpy().tolist()


@pytest.mark.parametrize("writer", [write_plover, write_polecat, write_cameo])
def test_two_runs_write_the_same(writer: Writer) -> None:
    assert write(writer) == write(writer)


@pytest.mark.parametrize("writer", [write_plover, write_polecat, write_cameo])
def test_a_record_of_any_size_streams(writer: Writer) -> None:
    stream, written = io.StringIO(), []

    def pass_engagements() -> Iterable[Told]:
        for number in range(1, 6):
            yield tell(number=number)
            written.append(stream.getvalue().count(f"e-{number}"))

    writer(pass_engagements(), HEADING, stream)
    assert all(written), "each engagement is written before the next is asked for"


@pytest.mark.parametrize("writer", [write_polecat, write_cameo])
def test_an_empty_record_gives_the_heading_alone(writer: Writer) -> None:
    assert write(writer, []).count("\n") == 1
    assert write(write_plover, []) == ""


@given(st.text())
def test_a_cell_is_one_line_without_tabs(words: str) -> None:
    cell = spell_cell([words, None])
    assert len(cell.splitlines()) <= 1
    assert "\t" not in cell
