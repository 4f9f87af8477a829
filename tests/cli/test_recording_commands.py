from __future__ import annotations

import contextlib
import io
import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest
from rich.console import Console

from dragoman.cli.progress import count_documents, show_adding
from dragoman.errors import JudgementError, NotInRecord, ReadingError, RegisterError
from dragoman.record import AddedDocument
from running import RunCommand, run_command, write_reports


def find_ids(run: RunCommand, *arguments: str) -> list[str]:
    return [json.loads(line)["id"] for line in run("list", *arguments, "--format", "jsonl").stdout.splitlines()]


def test_what_is_known_is_not_added_again(record: Path, run: RunCommand, tmp_path: Path) -> None:
    rows = write_reports(tmp_path / "again.jsonl")
    assert run("add", rows).stdout == f"0 added, 3 known already: {record}\n"
    assert run("add", rows, "--reread").stdout == f"0 added, 0 known already, 3 read again: {record}\n"


def test_faults_are_listed_at_the_end_and_the_rest_is_added(run: RunCommand, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("")
    (tmp_path / "call.txt").write_text(
        "The president of Chad, Idris Oumar, called the president of Niger on 2 May 2024."
    )
    told = run("add", tmp_path / "empty.txt", tmp_path / "call.txt", tmp_path / "gone.txt")
    assert told.exit_code == 1
    assert told.stdout.startswith("1 added, 0 known already, 2 not read: ")
    assert [line.partition(": ")[0] for line in told.stderr.splitlines()] == ["dragoman"] * 2
    assert "empty.txt" in told.stderr
    assert "gone.txt" in told.stderr


def test_published_dates_what_says_no_day(tmp_path: Path) -> None:
    report = tmp_path / "call.txt"
    report.write_text("The president of Chad, Idris Oumar, called the president of Niger, Sani Bello, on Friday.")
    target = tmp_path / "r.db"
    assert run_command("add", report, "--published", "2024-05-06", "--record", target).exit_code == 0
    listed = run_command("list", "--record", target, "--format", "jsonl").stdout
    assert json.loads(listed)["date"] == "2024-05-03"


@pytest.mark.parametrize(
    "command",
    [["list"], ["show", "e-1"], ["search", "x"], ["judge", "list"], ["export", "engagements"], ["followups"]],
)
def test_looking_up_makes_no_record(command: list[str], tmp_path: Path) -> None:
    told = run_command(*command, "--record", tmp_path / "none.db")
    assert "there is no record" in str(told.exception)
    assert not (tmp_path / "none.db").exists()


def test_judgements_are_entered_shown_and_withdrawn(run: RunCommand) -> None:
    (call,) = find_ids(run, "--channel", "call")
    told = run("judge", "correct", call, "date", "2024-05-02", "--why", "the diary")
    assert told.exit_code == 0, told.output
    judgement = told.stdout.partition(":")[0]
    assert told.stdout == f"{judgement}: correct {call} date 2024-05-02\n"
    shown = run("show", call).stdout
    assert "when     2 May 2024" in shown
    assert "*reviewed*" in shown
    assert find_ids(run, "--reviewed") == [call]
    (row,) = json.loads(run("judge", "list", call, "--format", "json").stdout)
    assert (row["by"], row["why"], row["value"]) == ("Ann Lee", "the diary", "2024-05-02")
    assert run("judge", "withdraw", judgement, "--why", "a slip").stdout == f"{judgement} withdrawn: correct {call}\n"
    assert "when     3 May 2024" in run("show", call).stdout
    (row,) = json.loads(run("judge", "list", "--format", "json").stdout)
    assert (row["withdrawn_by"], row["withdrawn_why"]) == ("Ann Lee", "a slip")
    assert find_ids(run, "--reviewed") == []


def test_merging_redirects_and_a_contradiction_is_told(run: RunCommand) -> None:
    (call,), (meeting,) = find_ids(run, "--channel", "call"), find_ids(run, "--channel", "meeting")
    assert run("judge", "same", call, meeting, "--why", "one day").exit_code == 0
    assert (
        len({line.split()[0] for line in (run("show", i).stdout.splitlines()[-1] for i in (call, meeting)) if line})
        <= 1
    )
    merged = [i for i in (call, meeting) if "was merged into" in run("show", i).stdout]
    assert len(merged) == 1
    told = run("judge", "not-same", call, meeting, "--why", "two days")
    assert "contradicts" in told.stderr
    assert "the later one holds" in told.stderr


def test_accept_and_reject(run: RunCommand) -> None:
    (meeting,) = find_ids(run, "--channel", "meeting")
    assert run("judge", "accept", meeting).exit_code == 0
    assert find_ids(run, "--reviewed") == [meeting]
    assert run("judge", "reject", meeting, "--why", "invented").exit_code == 0
    assert meeting not in find_ids(run)
    assert find_ids(run, "--rejected") == [meeting]


def test_a_register_goes_in_and_out(run: RunCommand, tmp_path: Path) -> None:
    register = tmp_path / "offices.csv"
    register.write_text(
        "name,office,country,from,to,source\n"
        "Ida Berg,Prime Minister,DNK,2022-03-01,,gazette\n"
        "Afi Lawson,President,TGO,2020,2026,gazette\n"
    )
    assert run("register", "import", register).stdout == "2 tenures entered, 0 known already\n"
    assert run("register", "import", register).stdout == "0 tenures entered, 2 known already\n"
    page = run("actor", "Ida Berg").stdout
    assert "Prime Minister (DNK), from 1 March 2022\n    source gazette" in page
    other = tmp_path / "other.csv"
    other.write_text("name,office,country,from,to,source\nIda Berg,Prime Minister,DNK,2021-03-01,,almanac\n")
    assert run("register", "import", other).exit_code == 0
    assert "! Ida Berg as Prime Minister (Denmark): the start is" in run("actor", "Ida Berg").stdout
    assert run("register", "export", tmp_path / "out.csv").exit_code == 0
    rows = (tmp_path / "out.csv").read_text("utf-8-sig").splitlines()
    assert "Afi Lawson,President,TGO,2020,2026,gazette" in rows
    assert "Ida Berg,Prime Minister,DNK,2021-03-01,,almanac" in rows
    assert (
        run("register", "export", tmp_path / "out.jsonl").stdout
        == f"{len(rows) - 1} tenures: {tmp_path / 'out.jsonl'}\n"
    )
    assert '"schema": "Occupancy"' in (tmp_path / "out.jsonl").read_text()
    register.write_text("name,office\nIda Berg,Prime Minister\n")
    assert isinstance(run("register", "import", register).exception, RegisterError)
    assert run("register", "import", tmp_path / "none.csv").exit_code == 2


def test_persons_and_offices_have_one_id_in_all_exports(run: RunCommand, tmp_path: Path) -> None:
    register = tmp_path / "offices.csv"
    register.write_text("name,office,country,from,to,source\nIda Berg,Prime Minister,DNK,2022-03-01,,gazette\n")
    run("register", "import", register)

    def read(*command: str) -> dict[str, set[str]]:
        """The ids of each schema."""
        path = tmp_path / "out.ftm"
        assert run(*command, *([path] if "register" in command else ["--output", path])).exit_code == 0
        found: dict[str, set[str]] = {"Person": set()}
        for entity in map(json.loads, path.read_text().splitlines()):
            if entity["schema"] != "Person" or entity["properties"]["name"] == ["Ida Berg"]:
                found.setdefault(entity["schema"], set()).add(entity["id"])
        return found

    whole, some, offices = read("export", "ftm"), read("export", "ftm", "--with", "DNK"), read("register", "export")
    assert len(whole["Occupancy"]) == 1
    for schema in ("Person", "Position", "Occupancy"):
        assert whole[schema] == some[schema] == offices[schema], schema


def test_wrong_judgements_are_refused(run: RunCommand, record: Path) -> None:
    (call,) = find_ids(run, "--channel", "call")
    assert isinstance(run("judge", "correct", call, "date", "soon", "--why", "x").exception, JudgementError)
    assert isinstance(run("judge", "accept", "e-0000000000").exception, NotInRecord)
    assert isinstance(run("judge", "withdraw", "j-0", "--why", "x").exception, NotInRecord)
    nobody = run_command("judge", "accept", call, "--record", record, DRAGOMAN_USER="")
    assert nobody.exit_code == 2
    assert "--by" in nobody.stderr
    assert run("judge", "reject", call).exit_code == 2
    with sqlite3.connect(record) as connection:
        assert connection.execute("SELECT count(*) FROM judgements").fetchone() == (0,)
    connection.close()


def test_progress_tells_documents_speed_and_file() -> None:
    stream = io.StringIO()
    console = Console(file=stream, force_terminal=True, width=120)
    with show_adding(["-"], console) as watch:
        watch(AddedDocument("d-1", "reports/a.txt", "added", 1, 500))
        watch(ReadingError("reports/b\x07.txt", "empty"))
    assert "2/?" in stream.getvalue()
    assert "reports/b .txt" in stream.getvalue()
    quiet = io.StringIO()
    with show_adding(["-"], Console(file=quiet)) as watch:
        watch(AddedDocument("d-1", "a.txt", "added", 1, 500))
    assert quiet.getvalue().strip() == ""


def test_documents_are_counted_where_that_can_be_told(tmp_path: Path) -> None:
    write_reports(tmp_path / "rows.jsonl")
    (tmp_path / "a.txt").write_text("x")
    (tmp_path / "b.html").write_text("x")
    (tmp_path / "c.png").write_text("x")
    assert count_documents([str(tmp_path)]) == 5
    assert count_documents([str(tmp_path / "rows.jsonl"), str(tmp_path / "a.txt")]) == 4
    assert count_documents([str(tmp_path), "-"]) is None
    (tmp_path / "d.jsonl.gz").write_text("no gzip")
    assert count_documents([str(tmp_path)]) is None


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_ctrl_c_ends_adding_quietly_and_it_goes_on_later(tmp_path: Path, jobs: str) -> None:
    rows = tmp_path / "rows.jsonl"
    call = "The president of Ghana, Kwabena Asante, called the president of Togo on {} May 2024."
    rows.write_text("".join(json.dumps({"id": f"r{n}", "text": call.format(n)}) + "\n" for n in range(1, 29)) * 2)
    many = tmp_path / "many.jsonl"
    many.write_text("".join(json.dumps({"id": f"m{n}", "text": f"Note {n}. {call}"}) + "\n" for n in range(20_000)))
    target = tmp_path / "record.db"
    command = [sys.executable, "-m", "dragoman.cli", "add", str(rows), str(many), "--record", str(target)]
    process = subprocess.Popen(
        [*command, "--jobs", jobs], stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
    )
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and not (target.exists() and count_documents_in(target)):
        time.sleep(0.2)
    os.killpg(process.pid, signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert (process.returncode, out, err.strip()) == (130, b"", b"")
    kept = count_documents_in(target)
    assert kept > 0
    told = run_command("add", rows, "--record", target)
    assert told.exit_code == 0
    assert "known already" in told.stdout
    assert count_documents_in(target) >= 28


def count_documents_in(record: Path) -> int:
    with contextlib.closing(sqlite3.connect(record)) as connection:
        try:
            return int(connection.execute("SELECT count(*) FROM documents").fetchone()[0])
        except sqlite3.OperationalError:
            return 0  # its tables are being made
