"""`export plover`, `polecat`, `cameo` on a small record."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from running import RunCommand


def test_plover_on_standard_output(run: RunCommand) -> None:
    told = run("export", "plover", "--dated", "2024-07-01")
    assert told.exit_code == 0, told.output
    lines = [json.loads(line) for line in told.stdout.splitlines()]
    assert ("CONSULT", "phone") in [(line["type"], line["mode"]) for line in lines]
    assert ("AGREE", "€40 million") not in [(line["type"], line["amount"]) for line in lines]
    assert ("AGREE", "$40 million") in [(line["type"], line["amount"]) for line in lines]
    assert {line["origin"]["made_on"] for line in lines} == {"2024-07-01"}
    assert "no value was reviewed by a person" in told.stderr


@pytest.mark.parametrize("layout", ["polecat", "cameo"])
def test_tables_with_filters_into_a_file(run: RunCommand, tmp_path: Path, layout: str) -> None:
    path = tmp_path / "events.tsv"
    told = run("export", layout, "--with", "Norway", "--output", path, "--dated", "2024-07-01")
    assert told.exit_code == 0, told.output
    rows = list(csv.DictReader(io.StringIO(path.read_text("utf-8")), delimiter="\t"))
    assert rows
    assert all("filters: with NOR" in row["Version"] or "filters: with Norway" in row["Version"] for row in rows)
    about = json.loads((tmp_path / "events.tsv.about.json").read_text("utf-8"))
    assert about["engagements"] == 1
    if layout == "cameo":
        assert [(row["Source ISO"], row["CAMEO Code"], row["Target ISO"]) for row in rows] == [
            ("DNK", "042", "NOR"),
            ("NOR", "043", "DNK"),
        ]


def test_what_was_reviewed_is_told(run: RunCommand) -> None:
    (first,) = json.loads(run("list", "--with", "Norway", "--format", "json").stdout)
    run("judge", "correct", first["id"], "place", "Bergen", "--why", "the diary")
    (line,) = (json.loads(line) for line in run("export", "plover", "--reviewed").stdout.splitlines())
    assert (line["location"], line["reviewed"]) == ({"place": "Bergen", "country": "NOR"}, ["place"])
