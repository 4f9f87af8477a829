"""Judgements written into the exported table come back, whatever a spreadsheet has made of the file."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.errors import BrokenRow, EmptyDocument, ReadingError
from dragoman.exporting.cells import read_cell, write_cell
from dragoman.model.record import Engagement
from dragoman.record import Record, open_record
from dragoman.record.judgement_rows import JudgementClause, read_clauses
from dragoman.wording import NOT_IN_WORDS
from hand_record import build_other_call, file_both, file_readings
from running import run_command
from sample_reading import build_reading


@pytest.fixture
def record(record_address: str) -> Iterator[Record]:
    with open_record(record_address) as opened:
        yield file_both(opened)


def find_call(record: Record) -> Engagement:
    return next(iter(record.engagements()))


def write_table(path: Path, *rows: dict[str, str], columns: str = "id judgements why", **how: str) -> Path:
    stream = io.StringIO()
    writer = csv.DictWriter(stream, columns.split(), delimiter=how.get("delimiter", ","), restval="")
    writer.writeheader()
    writer.writerows(rows)
    path.write_bytes(stream.getvalue().encode(how.get("encoding", "utf-8")))
    return path


def test_round_trip_by_command(record_address: str, record: Record, tmp_path: Path) -> None:
    def run(*arguments: object, status: int = 0) -> str:
        told = run_command(*arguments, DRAGOMAN_RECORD=record_address)
        assert told.exit_code == status, f"{told.output} {told.exception!r}"
        return told.stdout

    call = find_call(record)
    run("export", "csv", "--output", tmp_path / "out.csv")
    with (tmp_path / "out.csv").open(encoding="utf-8", newline="") as stream:
        (row,) = csv.DictReader(stream)
    assert (row["judgements"], row["why"]) == ("", "")
    row |= {"judgements": "correct place Banjul; Accept DATE ;reject participants Barrow", "why": "'=the diary"}
    filled = write_table(tmp_path / "in.csv", row, columns=" ".join(reversed(row)))
    told = run("judge", "import", filled, "--by", "Ann Lee", "--dry-run")
    assert told.endswith("3 judgements would be entered\n")
    assert find_call(record).reviewed == ()
    assert run("judge", "import", filled, "--by", "Ann Lee").endswith("3 judgements entered\n")
    judged = find_call(record)
    assert (judged.place, judged.reviewed) == ("Banjul", ("date", "participants", "place"))
    assert [participant.name for participant in judged.participants] == ["Sall"]
    assert {(j.by, j.why) for j in record.find_judgements([call.id])} == {("Ann Lee", "=the diary")}
    assert run("judge", "import", filled, "--by", "Bo Dahl") == "0 judgements entered, 3 known already\n"
    assert run("export", "csv").splitlines()[1].startswith(f"{call.id},2024-05-03,text,call,held,Banjul,Sall (SEN),")


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_spreadsheet_may_change_the_file(tmp_path: Path, delimiter: str, encoding: str) -> None:
    with open_record(tmp_path / "record.db") as record:
        file_readings(record, build_reading())
        row = {"id": find_call(record).id, "judgements": "correct place Köln", "why": "the ministry’s diary"}
        columns = "place why judgements id"
        table = write_table(tmp_path / "t.csv", row, columns=columns, delimiter=delimiter, encoding=encoding)
        outcome = record.import_judgements(table, by="Ann Lee")
        assert outcome.faults == []
        assert find_call(record).place == "Köln"
        assert outcome.entered[0].why == "the ministry’s diary"


def test_faulty_rows_are_told_and_the_others_entered(record: Record, record_address: str, tmp_path: Path) -> None:
    call = find_call(record).id
    table = write_table(
        tmp_path / "t.csv",
        {"id": call, "judgements": "correct date yesterday", "why": "x"},
        {"id": call, "judgements": "aprove", "why": "x"},
        {"id": "e-0000000000", "judgements": "accept", "why": "x"},
        {"id": "Sall", "judgements": "accept", "why": "x"},
        {"id": call, "judgements": "accept"},
        {"id": call, "judgements": "accept channel; reject colour", "why": "x"},
        {"id": call, "judgements": "correct participants A | b | c | d", "why": "x"},
        {"id": call, "judgements": "same e-1111111111", "why": "x"},
        {"id": call, "judgements": "", "why": "x"},
        {"id": call, "judgements": "accept status", "why": "two\nlines"},
        {"id": call, "judgements": "accept topics; correct place", "why": "x"},
    )
    told = run_command("judge", "import", table, "--by", "Ann Lee", DRAGOMAN_RECORD=record_address)
    assert told.exit_code == 1
    assert told.stdout.endswith("1 judgement entered, 9 rows not entered\n")
    lines = told.stderr.splitlines()
    assert [line.partition(f"{table}:")[2].partition(": ")[0] for line in lines] == [*"23456789", "13"]
    columns = "judgements judgements id id why judgements judgements judgements judgements".split()
    for line, column in zip(lines, columns, strict=True):
        assert f": column {column}: " in line
        assert " — " in line
    assert find_call(record).reviewed == ("status",)
    assert [j.why for j in record.find_judgements()] == ["two\nlines"]
    one = record.import_judgements(table, by="Ann Lee", why="seen")
    assert [j.field for j in one.entered] == [None]


def test_an_engagement_that_was_merged_leads_on(record: Record, tmp_path: Path) -> None:
    file_readings(record, build_other_call())
    first, other = sorted(record.engagements(), key=lambda e: e.date or "")
    record.judge("same", first.id, other=other.id, by="Ann Lee", why="one call")
    (merged,) = record.engagements()
    gone = ({first.id, other.id} - {merged.id}).pop()
    rows = [{"id": i, "judgements": "correct place Banjul", "why": "x"} for i in (gone, merged.id)]
    outcome = record.import_judgements(write_table(tmp_path / "t.csv", *rows), by="Ann Lee")
    assert (outcome.led_on, len(outcome.entered), outcome.known) == ({gone: merged.id}, 1, 1)
    assert find_call(record).place == "Banjul"
    assert [j.subject for j in outcome.entered] == [merged.id]


def test_contradictions_are_told(record: Record, record_address: str, tmp_path: Path) -> None:
    call = find_call(record).id
    rows = [{"id": call, "judgements": f"correct date 2024-05-0{day}", "why": "x"} for day in (1, 2)]
    table = write_table(tmp_path / "t.csv", *rows)
    told = run_command("judge", "import", table, "--by", "Ann Lee", DRAGOMAN_RECORD=record_address)
    assert (told.exit_code, "contradicts" in told.stderr) == (0, True)
    assert find_call(record).date == "2024-05-02"


@pytest.mark.parametrize(
    ("content", "kind", "fault"),
    [
        (b"", EmptyDocument, "the file is empty"),
        (b"id,why\ne-1,x\n", BrokenRow, "no column is named judgements"),
        (b"judgements,why\naccept,x\n", BrokenRow, "no column is named id"),
        (b"PK\x03\x04" + b"\x00" * 20, ReadingError, "not text"),
    ],
)
def test_another_file_is_refused(content: bytes, kind: type[ReadingError], fault: str, tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_bytes(content)
    with open_record(tmp_path / "record.db") as record, pytest.raises(kind, match=fault):
        record.import_judgements(tmp_path / "t.csv", by="Ann Lee")


@pytest.mark.parametrize(
    ("cell", "clauses"),
    [
        ("accept", [JudgementClause("accept")]),
        (" ACCEPT  Date ;", [JudgementClause("accept", "date")]),
        ('correct place "New York"', [JudgementClause("correct", "place", "New York")]),
        ("reject participants “Ratna | President”", [JudgementClause("reject", "participants", "Ratna | President")]),
        ("same e-1; not-same a-2", [JudgementClause("same", other="e-1"), JudgementClause("not-same", other="a-2")]),
        (";;", []),
    ],
)  # fmt: skip
def test_clauses_are_in_the_words_of_judge(cell: str, clauses: list[JudgementClause]) -> None:
    assert list(read_clauses(cell)) == clauses


@pytest.mark.parametrize("cell", ["same", "same e-1 e-2", "withdraw j-1", "accept; ok"])
def test_other_clauses_are_faults(cell: str) -> None:
    with pytest.raises(ValueError, match=r"begins with none of|is followed by one id"):
        list(read_clauses(cell))


@given(st.text())
def test_a_cell_comes_back_as_it_was_but_for_controls(text: str) -> None:
    assert read_cell(write_cell(text)) == NOT_IN_WORDS.sub(" ", text).strip() or text.startswith("'")


def refuse_writing(_: object) -> None:
    raise AssertionError


def test_a_dry_run_writes_nothing(record: Record, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    table = write_table(tmp_path / "t.csv", {"id": find_call(record).id, "judgements": "reject", "why": "x"})
    closed: Callable[[object], None] = refuse_writing
    monkeypatch.setattr(Record, "write", closed)
    outcome = record.import_judgements(table, by="Ann Lee", dry_run=True)
    assert [replace(j, id="", at="").verb for j in outcome.entered] == ["reject"]
    assert len(record.engagements()) == 1
