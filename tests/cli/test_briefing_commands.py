"""`brief` and `digest` as commands: whom they are on, formats, files, days."""

from __future__ import annotations

import re
import sqlite3
from datetime import date
from pathlib import Path

import pytest

from dragoman.briefs.digest import find_day
from running import RunCommand


def test_a_brief_is_printed_as_markdown(run: RunCommand) -> None:
    told = run("brief", "--with", "Togo", "--on", "2024-06-01", "--dated", "2024-06-01")
    assert told.exit_code == 0, told.output
    assert told.stdout.startswith("# Togo\n")
    assert "Telephone call: Kwabena Asante (GHA) and Afi Lawson (TGO)" in told.stdout
    assert re.search(r"^\[\^1\]: .*“.+” \\\[\d+–\d+\\\]", told.stdout, re.MULTILINE)


def test_whom_it_is_on_must_be_said(run: RunCommand) -> None:
    told = run("brief", "--on", "2024-06-01")
    assert told.exit_code == 2
    assert "--with WHO" in told.stderr


def test_the_ending_of_the_file_tells_the_format(run: RunCommand, tmp_path: Path) -> None:
    for ending, start in (("html", b"<!DOCTYPE html>"), ("docx", b"PK"), ("md", b"# ")):
        path = tmp_path / f"brief.{ending}"
        told = run("brief", "--with", "TGO", "--on", "2024-06-01", "--output", path)
        assert told.exit_code == 0, told.output
        assert told.stdout == ""
        assert path.read_bytes().lstrip().lower().startswith(start.lower())


def test_a_file_that_cannot_be_written_is_told(run: RunCommand, tmp_path: Path) -> None:
    told = run("brief", "--with", "TGO", "--output", tmp_path / "nowhere" / "brief.md")
    assert told.exit_code == 2
    assert "can't write" in told.stderr


def test_a_later_brief_tells_what_has_changed_unless_the_first_was_not_to_be_remembered(run: RunCommand) -> None:
    asked = ("brief", "--with", "TGO", "--on", "2024-06-01")
    assert run(*asked, "--dated", "2024-05-20", "--unremembered").exit_code == 0
    (row,) = run("list", "--with", "TGO", "--channel", "call", "--format", "csv").stdout.splitlines()[1:]
    assert run(*asked, "--dated", "2024-05-21").exit_code == 0
    assert run("judge", "correct", row.partition(",")[0], "place", "Ho", "--why", "the log").exit_code == 0
    told = run(*asked, "--dated", "2024-05-22")
    assert "Changed since the brief of 21 May 2024" in told.stdout


def test_a_record_that_is_being_written_gives_its_brief_all_the_same(run: RunCommand, record: Path) -> None:
    writer = sqlite3.connect(record, isolation_level=None)
    try:
        writer.execute("BEGIN IMMEDIATE")
        told = run("brief", "--with", "TGO", "--on", "2024-06-01")
    finally:
        writer.close()
    assert told.exit_code == 0
    assert told.stdout.startswith("# Togo\n")
    assert "this brief is not remembered" in told.stderr


def test_a_digest_can_be_a_mail(run: RunCommand, tmp_path: Path) -> None:
    path = tmp_path / "digest.eml"
    told = run("digest", "--since", "7d", "--output", path)
    assert told.exit_code == 0, told.output
    assert b"Subject: What is new since" in path.read_bytes()


@pytest.mark.parametrize(
    ("since", "day"),
    [
        ("today", date(2024, 5, 10)),
        ("Yesterday", date(2024, 5, 9)),
        ("7d", date(2024, 5, 3)),
        ("10 days", date(2024, 4, 30)),
        ("2024-01-02", date(2024, 1, 2)),
    ],
)
def test_days_are_named_as_people_name_them(since: str, day: date) -> None:
    assert find_day(since, date(2024, 5, 10)) == day


@pytest.mark.parametrize("since", ["lately", "0001-01-01"])
def test_what_is_no_day_is_told(run: RunCommand, since: str) -> None:
    with pytest.raises(ValueError, match="is no day"):
        find_day(since, date(2024, 5, 10))
    told = run("digest", "--since", since)
    assert told.exit_code == 2
    assert "is no day" in told.stderr
