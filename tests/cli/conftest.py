"""A small record of invented reports, made once a session, and a way to run commands on it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from running import RunCommand, run_command, write_reports


@pytest.fixture(scope="session")
def made_record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("record")
    told = run_command("add", write_reports(folder / "reports.jsonl"), "--record", folder / "record.db")
    assert told.exit_code == 0, told.output
    assert told.stdout == f"3 added, 0 known already: {folder / 'record.db'}\n"
    return folder / "record.db"


@pytest.fixture
def record(made_record: Path, tmp_path: Path) -> Path:
    """A record of the test's own, with the three reports in it."""
    return Path(shutil.copy(made_record, tmp_path / "record.db"))


@pytest.fixture
def run(record: Path) -> RunCommand:
    """Run a command on the record."""
    return lambda *arguments: run_command(*arguments, DRAGOMAN_RECORD=str(record), DRAGOMAN_USER="Ann Lee")
