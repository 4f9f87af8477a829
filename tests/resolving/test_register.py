import csv
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.errors import RegisterError
from dragoman.lexicon.holders import holders
from dragoman.lexicon.offices import find_offices
from dragoman.model import Tenure
from dragoman.model.record import FiledTenure
from dragoman.resolving.offices import find_contradictions, make_tenure
from dragoman.resolving.register import (
    COLUMNS,
    find_code,
    format_entities,
    format_table,
    parse_entities,
    parse_table,
    read_register,
    write_register,
)

BERG = Tenure("Ida Berg", "Prime Minister", "ISL", "2019-05", "2023-01-02", source="Gazette")
HOLM = Tenure("Ole Holm", "Secretary General", "NATO", "2031", None, source="A list, its second part")


def told(tenures: list[Tenure]) -> list[tuple[str | None, ...]]:
    return [(t.person, t.office, t.country, t.start, t.end, t.source) for t in tenures]


def test_a_table_is_read_with_its_sources() -> None:
    text = "source,Name,office,country,from,to,party\nGazette,Ida Berg,Prime Minister,Iceland,2019-05,2023-01-02,Blue\n"
    text += '\n"A list, its second part",Ole Holm,Secretary General,nato,2031,,\n'
    found = parse_table(text, "list.csv")
    assert told(found) == told([BERG, HOLM])
    assert found[0].why == "Gazette says so"


def test_a_row_without_a_source_has_the_files_name() -> None:
    (tenure,) = parse_table("name;office;country\nIda Berg;King;isl\n", "/lists/of/kings.csv")
    assert told([tenure]) == [("Ida Berg", "King", "ISL", None, None, "kings.csv")]


def test_all_faults_of_a_table_are_told_at_once() -> None:
    rows = [
        "name,office,country,from,to,source",
        "Ida Berg,Prime Minister,ISL,5 May 2019,,a",
        ",Prime Minister,Iceland,2019,2018,a",
        '"Ole',
        'Holm",,Atlantis,2019-13,2020-02-30,a',
        "Per Lind,Envoy,NOR,2019,,a,b,c",
        "Ida Berg,Prime Minister,ISL,2019,2020,a",
        "12,King,ISL,,,a",
    ]
    with pytest.raises(RegisterError) as caught:
        parse_table("\n".join(rows), "list.csv")
    assert str(caught.value).split("\n") == [
        "list.csv, line 2: from: '5 May 2019' is no EDTF date: YYYY, YYYY-MM or YYYY-MM-DD is wanted",
        "list.csv, line 3: name is empty",
        "list.csv, line 3: the tenure ends (2018) before it begins (2019)",
        "list.csv, line 4: office is empty",
        "list.csv, line 4: 'Atlantis' is no state or organisation that is known",
        "list.csv, line 4: from: '2019-13' is no EDTF date: there is no month 13",
        "list.csv, line 4: to: '2020-02-30' is no EDTF date: that month has no day 30",
        "list.csv, line 6: 8 cells for 6 columns",
        "list.csv, line 8: '12' is no name",
    ]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "list.csv: there is no heading; the columns are name, office, country, from, to, source"),
        ("person,country\nIda Berg,ISL\n", "list.csv, line 1: there is no column name and no column office"),
        ('name,office,country\n"Ida Berg,King,ISL\n', "list.csv, line 2: unexpected end of data"),
    ],
)
def test_what_is_no_table(text: str, fault: str) -> None:
    with pytest.raises(RegisterError, match=re.escape(fault)):
        parse_table(text, "list.csv")


def test_files_with_a_byte_order_mark_and_in_other_encodings(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    write_register(path, [FiledTenure(BERG), FiledTenure(HOLM)])
    assert path.read_bytes().startswith(b"\xef\xbb\xbfname,office")
    assert told(read_register(path)) == told([BERG, HOLM])
    path.write_bytes("name,office,country\nJosé,King,ESP\n".encode("cp1252"))
    with pytest.raises(RegisterError, match=r"line 2: not UTF-8"):
        read_register(path)


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "'=1", "\t=1"])
def test_no_cell_is_a_formula(cell: str) -> None:
    text = format_table([Tenure(f"{cell}a", "King", "ISL", source=cell)])
    for row in csv.reader(io.StringIO(text)):
        assert not any(re.match(r"[=+\-@\t\r]", value) for value in row)
    assert told(parse_table(text, "x")) == [(f"{cell}a", "King", "ISL", None, None, cell)]


words = st.text(st.characters(codec="utf-8", exclude_characters="\x00\r"), min_size=1, max_size=20).map(
    lambda text: "a" + text.strip() + "z"
)
dates = st.one_of(st.none(), st.integers(1000, 1999).map(str), st.dates().map(lambda day: day.isoformat()))
tenures = st.builds(
    Tenure, words, words, st.sampled_from(["ISL", "NATO", "EU", "GBR", "SUN", "CSK", None]), dates, source=words
)


@given(st.lists(tenures, unique=True, max_size=5))
def test_tables_and_entities_come_back_as_they_went(given_tenures: list[Tenure]) -> None:
    assert told(parse_table(format_table(given_tenures), "x")) == told(given_tenures)
    assert sorted(map(str, told(parse_entities(format_entities(map(FiledTenure, given_tenures)), "x")))) == sorted(
        map(str, told(given_tenures))
    )


def test_entities_have_the_standards_shape_and_stable_ids() -> None:
    text = format_entities(map(FiledTenure, (BERG, HOLM, BERG)))
    entities = [json.loads(line) for line in text.splitlines()]
    assert [entity["schema"] for entity in entities] == [
        "Person", "Position", "Occupancy", "Person", "Organization", "Position", "Occupancy",
    ]  # fmt: skip
    person, position, occupancy = entities[:3]
    assert position["properties"] == {"name": ["Prime Minister of Iceland"], "country": ["is"]}
    assert occupancy["properties"] == {
        "holder": [person["id"]],
        "post": [position["id"]],
        "startDate": ["2019-05"],
        "endDate": ["2023-01-02"],
        "publisher": ["Gazette"],
    }
    assert format_entities([FiledTenure(BERG)]) == "".join(line + "\n" for line in text.splitlines()[:3])
    assert len({entity["id"] for entity in entities}) == len(entities)
    others = format_entities([FiledTenure(BERG, "p-ida-berg-2")]).splitlines()
    assert json.loads(others[0])["id"] != person["id"]


def test_entities_of_others_are_read(tmp_path: Path) -> None:
    began = ["2031-01-20T00:00:00", "2031"]
    rows = [
        {"id": "Q1", "schema": "Person", "properties": {"name": ["Ida Berg"], "country": ["gb"]}, "datasets": ["x"]},
        {"id": "Q2", "schema": "Position", "properties": {"name": ["Secretary of State of the United States"]}},
        {"id": "Q3", "schema": "Occupancy", "properties": {"holder": ["Q1"], "post": ["Q2"], "startDate": began}},
        {"id": "Q4", "schema": "Address", "properties": {}},
    ]  # fmt: skip
    path = tmp_path / "peps.ftm.json"
    path.write_text("\n".join(map(json.dumps, rows)))
    assert told(read_register(path)) == [
        ("Ida Berg", "Secretary of State", "USA", "2031-01-20", None, "peps.ftm.json"),
        ("Ida Berg", "Secretary of State", "USA", "2031", None, "peps.ftm.json"),
    ]


def test_all_faults_of_entities_are_told_at_once() -> None:
    rows = [
        "{",
        '{"id": "Q1"}',
        '{"id": "Q2", "schema": "Occupancy", "properties": {"holder": ["Q9"]}}',
        '{"id": "Q3", "schema": "Person", "properties": {"name": ["Ida Berg"]}}',
        '{"id": "Q4", "schema": "Position", "properties": {"name": ["King"], "country": ["qq"]}}',
        '{"id": "Q5", "schema": "Occupancy", "properties": {"holder": ["Q3"], "post": ["Q4"], "startDate": ["soon"]}}',
    ]
    with pytest.raises(RegisterError) as caught:
        parse_entities("\n".join(rows), "peps.json")
    assert [fault.split(":")[0] for fault in caught.value.faults] == [
        ", line 1", ", line 2", ", line 3", ", line 3", ", line 6", ", line 6",
    ]  # fmt: skip


def test_the_shipped_register_comes_back_as_it_went() -> None:
    shipped = [make_tenure(holder) for holder in holders()]
    assert told(parse_table(format_table(shipped), "x")) == told(shipped)
    assert set(told(parse_entities(format_entities(map(FiledTenure, shipped)), "x"))) == set(told(shipped))


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("ua", "UKR"),
        ("UKR", "UKR"),
        ("Ukraine", "UKR"),
        ("the Netherlands", "NLD"),
        ("nato", "NATO"),
        ("SU", "SUN"),
        ("Ruritania", None),
    ],
)
def test_codes(words: str, code: str | None) -> None:
    assert find_code(words) == code


# The four lists of ../shared/registers, brought into the shape of our table


MONTHS = "January February March April May June July August September October November December".split()


def write_date(words: str) -> str:
    """ "12 December 2019" in EDTF."""
    parts = words.split()[::-1]
    numbers = [f"{MONTHS.index(part) + 1:02d}" if part in MONTHS else part.zfill(2) for part in parts]
    return "-".join(numbers)


def split_title(text: str) -> tuple[str, str]:
    """ "President Duma BOKO" -> "President", "Duma BOKO"."""
    offices = [office for office in find_offices(text) if office.start == 0]
    end = offices[0].end if offices else 0
    return (text[:end], text[end:].strip(" ,")) if end else ("", text)


def list_factbook(folder: Path) -> Iterator[list[str]]:
    for line in (folder / "factbook_leaders_2026-05.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        office, name = split_title(row["text"].split("(")[0].strip())
        if office and name and row["first_since"]:
            yield [name, office, row["country"], write_date(row["first_since"]), "", "World Factbook, May 2026"]


def list_wikidata(folder: Path) -> Iterator[list[str]]:
    with (folder / "world_leaders_2022_wikidata.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            office = row["positionLabel"].partition(" of ")[0]
            years = [row[key] for key in ("start_year", "end_year")]
            yield [row["officeholderLabel"], office, row["country"], *years, "Wikidata, October 2022"]


def list_asean(folder: Path) -> Iterator[list[str]]:
    data = json.loads((folder / "world_leaders_current_asean_g20_2026-08-22.json").read_text("utf-8"))
    for entry in data["countries"].values():
        for position in entry["positions"].values():
            holder = position["current_holder"]
            if holder is None:
                continue
            country = entry["country"]["iso_code"]
            yield [
                holder["name_en"],
                position["title_en"],
                country,
                holder["since"] or "",
                "",
                "Wikipedia, August 2026",
            ]


def list_americans(folder: Path) -> Iterator[list[str]]:
    for line in (folder / "us_presidents_vice_presidents.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        yield [row["name"], row["office"], "US", row["start"], row["end"] or "", "US terms"]


def import_list(rows: Iterator[list[str]], path: Path) -> tuple[list[Tenure], tuple[str, ...]]:
    """What comes in of a list without its faulty rows, and their faults."""
    kept = list(rows)
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows([COLUMNS, *kept])
    try:
        return read_register(path), ()
    except RegisterError as caught:
        faults = caught.faults
    lines = {int(match[1]) for fault in faults if (match := re.match(r", line (\d+):", fault))}
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows([COLUMNS, *(row for line, row in enumerate(kept, 2) if line not in lines)])
    return read_register(path), faults


@pytest.mark.parametrize(
    ("rows", "least", "most_faults"),
    [(list_factbook, 300, 40), (list_wikidata, 400, 15), (list_asean, 40, 5), (list_americans, 125, 0)],
)
def test_real_lists_come_in(shared: Path, tmp_path: Path, rows: object, least: int, most_faults: int) -> None:
    assert callable(rows)
    found, faults = import_list(rows(shared / "registers"), tmp_path / "list.csv")
    assert len(found) >= least
    assert len(faults) <= most_faults, faults
    assert all(re.match(r", line \d+: \S", fault) for fault in faults)
    assert all(tenure.source for tenure in found)


def test_contradictions_of_real_lists_are_kept_and_shown(shared: Path, tmp_path: Path) -> None:
    found: list[Tenure] = [make_tenure(holder) for holder in holders()]
    for rows in (list_factbook, list_wikidata, list_asean, list_americans):
        found += import_list(rows(shared / "registers"), tmp_path / "list.csv")[0]
    contradictions = find_contradictions(found)
    assert all(c.first in found and c.second in found for c in contradictions)
    romania = [c.why for c in contradictions if c.first.country == "ROU" and "2005-06-23" in c.why]
    assert any("World Factbook, May 2026" in why and "the shipped register" in why for why in romania), romania
