"""`picture`: what the commands draw, in which format and where it goes."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from lxml import etree

from running import RunCommand

KINDS = (("timeline",), ("matrix",), ("network", "Ghana"), ("months",), ("figures", "Volta", "Bridge", "Fund"))


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind[0])
def test_every_picture_says_what_it_is_of(run: RunCommand, kind: tuple[str, ...]) -> None:
    told = run("picture", *kind, "--dated", "2026-01-15")
    assert told.exit_code == 0, told.output
    root = etree.fromstring(told.stdout.encode())
    caption = "".join(root.xpath("//*[local-name()='desc']")[0].text)
    assert "Drawn on 15 January 2026 from record.db, version 3." in caption
    assert "no value was reviewed by a person" in caption
    assert run("picture", *kind, "--dated", "2026-01-15").stdout == told.stdout


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind[0])
@pytest.mark.parametrize("layout", ["svg", "png", "html", "csv"])
def test_the_ending_of_the_file_tells_the_format(
    run: RunCommand, tmp_path: Path, kind: tuple[str, ...], layout: str
) -> None:
    output = tmp_path / f"picture.{layout}"
    told = run("picture", *kind, "--output", output)
    assert told.exit_code == 0, told.output
    begins = {"svg": b"<svg ", "png": b"\x89PNG", "html": b"<!DOCTYPE html>"}
    assert output.read_bytes().startswith(begins.get(layout, b""))
    if layout == "csv":
        about = json.loads((tmp_path / "picture.csv.about.json").read_text("utf-8"))
        assert about["record"] == "record.db"


def test_filters_are_kept_and_told(run: RunCommand) -> None:
    told = run("picture", "timeline", "--between", "Ghana", "Togo", "--since", "2024", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(told.stdout)))
    assert {row["channel"] for row in rows} >= {"call"}
    assert all("(GHA)" in row["participants"] for row in rows)
    assert "filters: between Ghana, Togo, since 2024" in told.stderr
    svg = run("picture", "timeline", "--between", "Ghana", "Togo").stdout
    assert "Engagements of Ghana and Togo over time" in svg
    assert "filters: between Ghana, Togo" in svg


def test_a_network_is_of_the_side_asked_for(run: RunCommand) -> None:
    told = run("picture", "network", "Afi", "Lawson", "--by", "actors", "--format", "csv")
    assert list(csv.reader(io.StringIO(told.stdout)))[1:] == [["Afi Lawson (TGO)", "Kwabena Asante (GHA)", "1"]]
    assert run("picture", "network", "Nobody").exit_code != 0


def test_what_is_drawn_is_held_unless_another_status_is_asked_for(run: RunCommand) -> None:
    assert "filters: status held" in run("picture", "matrix").stdout
    planned = run("picture", "matrix", "--status", "planned").stdout
    assert "filters: status planned" in planned


def test_an_unwritable_output_is_told(run: RunCommand, tmp_path: Path) -> None:
    told = run("picture", "months", "--output", tmp_path / "nowhere" / "months.svg")
    assert told.exit_code == 2
    assert "can't write" in told.output
