"""A run of adding that is killed and started again leaves the record of an undisturbed run, byte for byte."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from sqlalchemy import func, select

from dragoman.errors import ReadingError, RecordUnreachable
from dragoman.record import AddedDocument, Record, adding, open_record
from dragoman.record.tables import documents
from record.conftest import PostgresServer

STATES = ("Norway", "Chile", "Ghana", "Nepal", "Peru", "Kenya", "Oman", "Laos")
NAMES = ("Lind", "Soto", "Mensah", "Thapa", "Quispe", "Wanjiru", "Rashdi", "Vong")
CALLS = 48


def write_calls(path: Path) -> Path:
    """A report of a call a day, each pair of states in turn; every other one is announced the day before."""
    rows = []
    for number in range(CALLS):
        one, other = number % len(STATES), (number * 3 + 1) % len(STATES)
        other = other if other != one else (other + 1) % len(STATES)
        day = f"{number % 28 + 1} {('March', 'April')[number // 28]} 2031"
        verb = ("held a telephone call", "will hold a telephone call")[number % 2]
        sides = [f"Foreign Minister {NAMES[side]} of {STATES[side]}" for side in (one, other)]
        published = f"2031-{3 + number // 28:02}-{number % 28 + 1:02}"
        text = f"{sides[0]} {verb} with {sides[1]} on {day}. They discussed fisheries and visas. Item {number}."
        rows.append({"id": f"call-{number}", "text": text, "published": published, "title": f"Call {number}"})
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


ADD = """
import sys
from dragoman.record import adding, open_record
adding.BATCH_DOCUMENTS = 4
with open_record(sys.argv[2]) as record:
    assert not record.add([sys.argv[1]]).faults
"""
"""Adds in transactions of four documents, so that there is much to interrupt."""


def start_adding(reports: Path, address: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-c", ADD, str(reports), address]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)


def export(address: str) -> list[str]:
    with open_record(address) as record:
        return [json.dumps(engagement) for engagement in record.export_engagements()]


def count_documents(record: Record) -> int:
    with record.database.read() as connection:
        return connection.execute(select(func.count()).select_from(documents)).scalar() or 0


def kill_at(reports: Path, address: str, number: int) -> int:
    """Start adding, kill it as soon as so many documents are in; how many there are then."""
    running = start_adding(reports, address)
    with open_record(address) as record:
        while running.poll() is None and count_documents(record) < number:
            time.sleep(0.005)
        running.kill()
        _, told = running.communicate()
        assert running.returncode == -signal.SIGKILL, told.decode()
        return count_documents(record)


def test_a_killed_run_goes_on_where_it_was(record_address: str, tmp_path: Path) -> None:
    reports = write_calls(tmp_path / "calls.jsonl")
    calm = str(tmp_path / "calm.db")
    with open_record(calm) as record:
        assert record.add([reports]).added == CALLS
    for number in (1, CALLS // 2):
        assert number <= kill_at(reports, record_address, number) < CALLS
    running = start_adding(reports, record_address)
    _, told = running.communicate()
    assert running.returncode == 0, told.decode()
    with open_record(record_address) as record:
        assert count_documents(record) == CALLS
    assert export(record_address) == export(calm)


def test_a_server_that_goes_away_loses_nothing_that_was_filed(
    own_postgres_server: PostgresServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(adding, "BATCH_DOCUMENTS", 4)
    reports = write_calls(tmp_path / "calls.jsonl")
    address = own_postgres_server.create("desk")
    told: list[AddedDocument | ReadingError] = []

    def stop_after_some(document: AddedDocument | ReadingError) -> None:
        told.append(document)
        if len(told) == CALLS // 2:
            own_postgres_server.stop()

    told_what_stands = pytest.raises(RecordUnreachable, match="what was written before stands")
    with open_record(address) as record, told_what_stands as fault:
        record.add([reports], on_document=stop_after_some)
    assert "wise-owl" not in str(fault.value)
    own_postgres_server.start()
    with open_record(address) as record:
        assert len(told) <= count_documents(record) < CALLS
        outcome = record.add([reports])
        assert (outcome.added + outcome.known, outcome.faults) == (CALLS, [])
        assert outcome.known >= len(told)
