from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from dragoman.cli import commands
from dragoman.cli.options import DEFAULT_RECORD
from dragoman.cli.sides import find_code
from dragoman.errors import NotInRecord
from dragoman.exporting.cells import write_cell
from dragoman.record.database import DEFAULT_ADDRESS
from running import RunCommand


def find_id(run: RunCommand, *filters: str) -> str:
    (found,) = json.loads(run("list", *filters, "--format", "json").stdout)
    return str(found["id"])


@pytest.mark.parametrize(
    ("filters", "dates"),
    [
        ([], ["2024-07", "2024-06-10", "2024-05-03"]),
        (["--with", "Danish"], ["2024-06-10"]),
        (["--with", "Ida Berg"], ["2024-06-10"]),
        (["--between", "ghana", "TGO"], ["2024-07", "2024-05-03"]),
        (["--since", "2024-06"], ["2024-07", "2024-06-10"]),
        (["--until", "2024-05"], ["2024-05-03"]),
        (["--status", "proposed"], ["2024-07"]),
        (["--topic", "bridge"], ["2024-05-03"]),
        (["--place", "oslo"], ["2024-06-10"]),
        (["--instrument", "Volta Bridge Fund"], ["2024-05-03"]),
        (["--min-sources", "2"], ["2024-05-03"]),
        (["--differing", "any"], []),
        (["--unreviewed", "--limit", "1"], ["2024-07"]),
        (["--reviewed"], []),
        (["--limit", "0"], ["2024-07", "2024-06-10", "2024-05-03"]),
    ],
)
def test_list_filters(run: RunCommand, filters: list[str], dates: list[str]) -> None:
    told = run("list", *filters, "--format", "jsonl")
    assert told.exit_code == 0, told.output
    assert [json.loads(line)["date"] for line in told.stdout.splitlines()] == dates


def test_engagements_whose_accounts_differ_are_listed(run: RunCommand, tmp_path: Path) -> None:
    report = tmp_path / "gazette.txt"
    report.write_text(
        "The Prime Minister of Denmark, Ida Berg, met the Prime Minister of Norway, Lars Vik, in Bergen on 10 June "
        "2024. They discussed the guarding of cables."
    )
    assert run("add", report, "--published", "2024-06-11").exit_code == 0
    meeting = find_id(run, "--channel", "meeting", "--status", "held")
    assert find_id(run, "--differing", "any") == find_id(run, "--differing", "place") == meeting
    assert json.loads(run("list", "--differing", "date", "--format", "json").stdout) == []
    assert "that differ: 1 (place)" in run("compare", meeting).stdout
    assert run("judge", "accept", meeting, "place", "--why", "the diary").exit_code == 0
    assert json.loads(run("list", "--differing", "any", "--unreviewed", "--format", "json").stdout) == []


def test_list_in_four_formats(run: RunCommand) -> None:
    text = run("list", "--with", "DNK").stdout
    assert text.splitlines()[0].split() == "date channel status participants place sources id".split()
    assert "2024-06-10  meeting  held" in text
    (row,) = csv.DictReader(io.StringIO(run("list", "--with", "DNK", "--format", "csv").stdout))
    assert (row["date"], row["place"]) == ("2024-06-10", "Oslo")
    assert row["participants"] == "Ida Berg (DNK); Lars Vik (NOR)"
    assert len(json.loads(run("list", "--format", "json").stdout)) == 3
    assert json.loads(run("list", "--with", "BRA", "--format", "json").stdout) == []
    assert run("list", "--with", "BRA").stdout == "No engagement found.\n"


def test_wrong_values_are_status_2(run: RunCommand) -> None:
    for arguments in (
        ["--since", "soon"],
        ["--channel", "fax"],
        ["--differing", "mood"],
        ["--limit", "-1"],
        ["--between", "one"],
    ):
        assert run("list", *arguments).exit_code == 2
    assert isinstance(run("list", "--with", "Atlantis").exception, NotInRecord)


def test_show_and_compare(run: RunCommand) -> None:
    call = find_id(run, "--channel", "call")
    page = run("show", call, "--why", "--today", "2024-08-01").stdout
    flat = " ".join(page.split())
    assert "A telephone call between Kwabena Asante (GHA) and Afi Lawson (TGO) took place, 3 May 2024." in flat
    assert "Presidency of Ghana, 4 May 2024: Readout of the President's call" in flat
    assert "“Our peoples share one river,” who Kwabena Asante “said”, account 1" in flat
    assert "GHA to TGO · pledge · $40 million · Volta Bridge Fund · due June 2024" in flat
    assert "why +" in flat
    described = json.loads(run("show", call, "--why", "--format", "json").stdout)
    assert described["sources"] == 2
    assert [bool(account["reasons"]) for account in described["accounts"]] == [True, True]
    assert described["accounts"][0]["quotes"][0]["speaker"] == "Kwabena Asante"
    table = " ".join(run("compare", call, "--words").stdout.split())
    assert "✓ agrees: 3 May 2024" in table
    assert "– silent" in table
    assert "WORDS" in table
    compared = json.loads(run("compare", call, "--format", "json").stdout)
    assert {field["name"]: field["verdict"] for field in compared["fields"]}["date"] == "agrees"
    assert "UTC: " in run("show", call, "--history").stdout
    assert json.loads(run("show", call, "--history", "--format", "json").stdout)["events"]
    assert isinstance(run("show", "e-0000000000").exception, NotInRecord)


def test_search(run: RunCommand) -> None:
    table = run("search", "volta", "bridge").stdout
    assert "*Volta* *bridge*" in " ".join(table.split())
    hits = [json.loads(line) for line in run("search", "volta", "--format", "jsonl").stdout.splitlines()]
    assert {hit["kind"] for hit in hits} == {"instrument", "document"}
    assert all(hit["marks"] for hit in hits if hit["kind"] == "document")
    assert run("search", '"share one sea"').stdout == "Nothing found.\n"
    assert run("search", "AND", '"').stdout.endswith("\n")


def test_follow_ups(run: RunCommand) -> None:
    page = " ".join(run("followups", "--today", "2024-06-15").stdout.split())
    assert "2024-07 open invitation GHA TGO" in page
    overdue = run("followups", "--status", "overdue", "--today", "2024-07-15", "--format", "jsonl").stdout
    assert [json.loads(line)["due"] for line in overdue.splitlines()] == ["2024-06"]
    assert run("followups", "--with", "Norway").stdout == "No follow-up found.\n"
    rows = list(csv.DictReader(io.StringIO(run("followups", "--due-before", "2024-08", "--format", "csv").stdout)))
    assert [row["due"] for row in rows] == ["2024-06", "2024-07"]
    assert "Volta Bridge Fund" in rows[0]["opened"]


def test_actor_pair_and_instrument(run: RunCommand) -> None:
    page = run("actor", "Berg").stdout
    assert page.startswith("Ida Berg\np-")
    assert "“The sea must stay open,”" in page
    assert "2024-06-10  meeting" in page
    described = json.loads(run("actor", "Ида", "Берг", "--format", "json").stdout)
    assert described["name"] == "Ida Berg"
    assert run("actor", described["id"]).stdout == page
    page = run("pair", "Ghana", "Afi Lawson", "--today", "2024-06-01").stdout
    assert page.startswith("Ghana and Afi Lawson: 2 engagements\n\n2024-05      1  █\n")
    assert len(json.loads(run("pair", "GHA", "TGO", "--format", "json").stdout)["engagements"]) == 2
    page = run("instrument", "volta", "bridge", "fund").stdout
    assert page.startswith("Volta Bridge Fund\ni-")
    assert "2024-05-03  call" in page
    assert json.loads(run("instrument", "Volta Bridge Fund", "--format", "json").stdout)["kind"] == "fund"
    for arguments in (["actor", "Nobody Known"], ["instrument", "no such thing"]):
        assert isinstance(run(*arguments).exception, NotInRecord)


def test_several_of_one_name_are_listed_for_a_choice(run: RunCommand, tmp_path: Path) -> None:
    register = tmp_path / "offices.csv"
    register.write_text("name,office,country,from,to,source\nOlaf Berg,Foreign Minister,DNK,2020,,gazette\n")
    assert run("register", "import", register).exit_code == 0
    for command in (["actor", "Berg"], ["list", "--with", "Berg"], ["followups", "--with", "Berg"]):
        told = run(*command)
        assert told.exit_code == 2
        assert "several actors are called 'Berg'" in told.stderr
        assert "p-ida-berg" in told.stderr
        assert "p-olaf-berg" in told.stderr
    assert run("actor", "Olaf Berg").stdout.startswith("Olaf Berg\n")
    assert run("list", "--with", "p-ida-berg").stdout.count("Ida Berg") == 1


def test_export_writes_all_or_nothing(run: RunCommand, tmp_path: Path) -> None:
    lines = [json.loads(line) for line in run("export", "engagements").stdout.splitlines()]
    assert [line["date"] for line in lines] == ["2024-05-03", "2024-06-10", "2024-07"]
    assert [account["document"] for account in lines[0]["accounts"]] == ["readout-accra", "readout-lome"]
    assert run("export", "engagements", "--output", tmp_path / "out.jsonl").stdout == ""
    assert (tmp_path / "out.jsonl").read_text() == run("export", "engagements").stdout
    told = run("export", "engagements", "--output", tmp_path / "no" / "out.jsonl")
    assert (told.exit_code, "can't write" in told.stderr) == (2, True)
    assert run("export", "engagements", "--format", "csv", "--with", "NOR").stdout.count("\n") == 2


def test_errors_are_one_line_and_a_status(record: Path) -> None:
    command = [sys.executable, "-m", "dragoman.cli", "show", "e-0000000000", "--record", str(record)]
    told = subprocess.run(command, capture_output=True, text=True, check=False)
    assert told.returncode == 1
    assert told.stderr.startswith("dragoman: the record has no engagement e-0000000000")
    assert told.stderr.count("\n") == 1


def test_a_closed_pipe_ends_it_quietly(record: Path) -> None:
    command = f"{sys.executable} -m dragoman.cli list --record {record} --format json | head -c 10"
    told = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert (told.stdout, told.stderr) == ("[\n  {\n    ", "")


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("UKR", "UKR"), ("ukr", "UKR"), ("Ukraine", "UKR"), ("ukrainian", "UKR"), ("US", "USA"),
        ("United States", "USA"), ("nato", "NATO"), ("European Commission", "EU"), ("the Netherlands", "NLD"),
        ("Kyiv", "UKR"), ("Ida Berg", None),
    ],
)  # fmt: skip
def test_a_state_may_be_given_by_code_name_or_demonym(name: str, code: str | None) -> None:
    assert find_code(name) == code


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        ("=SUM(A1)", "'=SUM(A1)"), ("+1", "'+1"), ("-1", "'-1"), ("@x", "'@x"), ("\tx", "'\tx"), ("Oslo", "Oslo"),
        (3, "3"),
        (None, ""), (["a", "=b"], "a; '=b"), ([{"name": "-x", "country": "GHA"}], "'-x (GHA)"),
        ({"text": "=1"}, "'=1"),
        ({"name": "EU", "country": "EU"}, "EU"), (-4, "-4"),
    ],
)  # fmt: skip
def test_no_cell_is_a_formula(value: object, cell: str) -> None:
    assert write_cell(value) == cell


def test_every_command_has_an_example() -> None:
    assert DEFAULT_RECORD == DEFAULT_ADDRESS
    for name, command in commands.commands.items():
        for shown in (command, *getattr(command, "commands", {}).values()):
            assert "Example" in (shown.help or ""), f"{name} {shown.name}"
