"""`dragoman export` of standards, from a record of texts that were read."""

from __future__ import annotations

import json
from pathlib import Path

import icalendar
import networkx
import pytest

from running import RunCommand, run_command

FORMATS = ("graphml", "gexf", "ftm", "jsonld", "ics", "csl")


@pytest.mark.parametrize("name", FORMATS)
def test_two_runs_write_the_same_and_say_of_what(run: RunCommand, tmp_path: Path, name: str) -> None:
    asked = ("export", name, "--dated", "2024-05-20", "--with", "Ghana", "--output")
    first, second = tmp_path / "first", tmp_path / "second"
    for path in (first, second):
        told = run(*asked, path)
        assert told.exit_code == 0, told.output
    assert first.read_bytes() == second.read_bytes()
    assert b"Ghana" in first.read_bytes()
    assert b"Ida Berg" not in first.read_bytes()
    about = json.loads((tmp_path / "first.about.json").read_text("utf-8"))
    assert about["filters"] == {"with": "Ghana"}
    assert about["record_version"].encode() in first.read_bytes() or name == "csl"


@pytest.mark.parametrize("name", FORMATS)
def test_it_goes_to_standard_output(run: RunCommand, name: str) -> None:
    told = run("export", name, "--dated", "2024-05-20")
    assert told.exit_code == 0, told.output
    assert told.stdout
    assert "no value was reviewed by a person" in told.stderr


def test_states_who_met(run: RunCommand, tmp_path: Path) -> None:
    run("export", "graphml", "--nodes", "states", "--output", tmp_path / "states.graphml")
    graph = networkx.read_graphml(tmp_path / "states.graphml")
    assert graph.edges["DNK", "NOR"]["channel_meeting"] == 1
    assert graph.edges["GHA", "TGO"]["channel_call"] == 1


def test_the_calendar_holds_what_is_ahead_of_its_day(run: RunCommand) -> None:
    told = run("export", "ics", "--dated", "2024-05-20")
    titles = {str(event["summary"]) for event in icalendar.Calendar.from_ical(told.stdout).walk("VEVENT")}
    assert any(title.startswith("Visit: Afi Lawson (TGO)") and "July 2024, day not told" in title for title in titles)
    assert any(title.startswith("Due: ") and "$40 million" in title for title in titles)
    assert not any(title.startswith("Telephone call") for title in titles)
    assert "entries; left out, as no day or month of theirs is told:" in told.stderr
    later = run("export", "ics", "--dated", "2025-01-01")
    assert "VEVENT" not in later.stdout
    assert "Telephone call" in run("export", "ics", "--all").stdout


@pytest.mark.parametrize("filter_", [("--channel", "visit"), ("--with", "Norway"), ("--until", "2024-05-31")])
def test_what_is_due_lies_within_the_filters(run: RunCommand, filter_: tuple[str, str]) -> None:
    assert "Due: " not in run("export", "ics", "--dated", "2024-05-20", *filter_).stdout
    assert "Due: " in run("export", "ics", "--dated", "2024-05-20", "--with", "Togo", "--since", "2024-06").stdout


def test_a_judgement_is_seen_in_the_linked_data(run: RunCommand) -> None:
    listed = run("list", "--with", "Norway", "--format", "jsonl").stdout
    engagement = json.loads(listed)["id"]
    run("judge", "correct", engagement, "place", "Bergen", "--why", "the diary")
    nodes = json.loads(run("export", "jsonld", "--with", "Norway").stdout)["@graph"]
    (judged,) = [node for node in nodes if node.get("verb") == "correct"]
    assert (judged["value"], judged["field"]) == ("Bergen", "place")
    assert judged["wasGeneratedBy"]["wasAssociatedWith"]["name"] == "Ann Lee"
    assert [node["location"]["name"] for node in nodes if "location" in node] == ["Bergen"]


def test_a_vault_is_written_and_replaced(run: RunCommand, tmp_path: Path) -> None:
    folder = tmp_path / "notes"
    for _ in range(2):
        told = run("export", "obsidian", "--dated", "2024-05-20", "--output", folder)
        assert told.exit_code == 0, told.output
    assert (
        len(list((folder / "engagements").iterdir()))
        == json.loads((tmp_path / "notes.about.json").read_text())["engagements"]
    )
    assert list((folder / "instruments").iterdir())
    refused = run("export", "obsidian", "--output", tmp_path)
    assert "it is no folder that an export has written" in str(refused.exception)
    assert "--output FOLDER" in run("export", "obsidian").stderr


def test_a_record_that_is_not_there_leaves_nothing_behind(tmp_path: Path) -> None:
    told = run_command("export", "obsidian", "--record", tmp_path / "none.db", "--output", tmp_path / "notes")
    assert told.exit_code == 1
    assert not list(tmp_path.iterdir())
