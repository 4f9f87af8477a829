from __future__ import annotations

import getpass
import json
import re
from pathlib import Path

import pytest

from dragoman.cli.users import find_own_name
from dragoman.errors import DeskError, NameTaken, NoRecord, UnknownUser
from dragoman.record import open_record
from running import RunCommand, run_command


def test_a_user_is_entered_and_the_token_shown_once(run: RunCommand, record: Path) -> None:
    told = run("users", "add", "Ida Lind", "--role", "editor")
    assert told.exit_code == 0, told.output
    token = told.stdout.strip()
    assert re.fullmatch(r"dgm_[\w-]{43}", token)
    assert told.stderr == "This token is not kept and is shown only now: whoever has it acts as Ida Lind (editor).\n"
    assert token.encode() not in record.read_bytes()
    with open_record(record) as opened:
        holder = opened.desk.find_token_holder(token)
    assert holder is not None
    assert (holder.name, holder.role) == ("Ida Lind", "editor")
    assert token not in run("users", "list").stdout


def test_users_are_changed_and_listed(run: RunCommand, record: Path) -> None:
    first = run("users", "add", "Ida Lind", "--role", "reader").stdout.strip()
    second = run("users", "renew", "Ida Lind").stdout.strip()
    assert run("users", "role", "Ida Lind", "admin").stdout == "Ida Lind: admin\n"
    assert run("users", "disable", "Ida Lind").stdout == "Ida Lind: disabled\n"
    (row,) = json.loads(run("users", "list", "--format", "json").stdout)
    assert (row["name"], row["role"], bool(row["disabled_at"])) == ("Ida Lind", "admin", True)
    assert set(row) == {"name", "role", "created_at", "disabled_at"}
    third = run("users", "renew", "Ida Lind")
    assert "Ida Lind is disabled" in third.stderr
    assert run("users", "enable", "Ida Lind").stdout == "Ida Lind: admin\n"
    with open_record(record) as opened:
        tokens = [opened.desk.find_token_holder(token) for token in (first, second, third.stdout.strip())]
    assert [holder is not None for holder in tokens] == [False, False, True]
    assert re.search(r"Ida Lind +admin +\d{4}-\d\d-\d\d \d\d:\d\d *\n", run("users", "list").stdout)


def test_what_was_done_is_listed(run: RunCommand, record: Path) -> None:
    run("users", "add", "Ida Lind", "--role", "editor")
    run("users", "disable", "Ida Lind", "--by", "Mateo Soto")
    with open_record(record) as opened:
        opened.desk.note_action("Ida Lind", "judged", "e-1", "reject: \x1b[2Ja drill", "192.0.2.7")
    lines = [json.loads(line) for line in run("users", "actions", "--format", "jsonl").stdout.splitlines()]
    assert [(a["user"], a["action"], a["subject"]) for a in lines] == [
        ("Ida Lind", "judged", "e-1"),
        ("Mateo Soto", "user disabled", "Ida Lind"),
        ("Ann Lee", "user added", "Ida Lind"),
    ]
    assert lines[-1]["detail"] == "role editor"
    shown = run("users", "actions", "--user", "Ida Lind").stdout
    assert "192.0.2.7" in shown
    assert "\x1b" not in shown
    assert "user added" not in shown
    assert len(run("users", "actions", "--subject", "Ida Lind", "--format", "jsonl").stdout.splitlines()) == 2
    assert len(run("users", "actions", "--limit", "1", "--format", "jsonl").stdout.splitlines()) == 1


def test_all_actions_are_listed_however_many(run: RunCommand, record: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_record(record) as opened:
        for number in range(7):
            opened.desk.note_action("Ida Lind", f"step {number}")
    monkeypatch.setattr("dragoman.record.desk.actions.MOST_LISTED", 3)
    for limit, wanted in (("0", 7), ("5", 5), ("3", 3), ("9", 7)):
        lines = run("users", "actions", "--limit", limit, "--format", "jsonl").stdout.splitlines()
        assert [json.loads(line)["action"] for line in lines] == [f"step {6 - n}" for n in range(wanted)]


def test_an_empty_desk_says_what_to_do(run: RunCommand) -> None:
    assert run("users", "list").stdout == "No user yet: dragoman users add NAME --role editor\n"
    assert run("users", "actions").stdout == "Nothing has been done yet.\n"


def test_what_can_not_be_is_refused(run: RunCommand, tmp_path: Path) -> None:
    run("users", "add", "Ida Lind", "--role", "editor")
    assert isinstance(run("users", "add", "ida lind", "--role", "reader").exception, NameTaken)
    assert isinstance(run("users", "add", "../etc", "--role", "reader").exception, DeskError)
    assert isinstance(run("users", "renew", "Nobody").exception, UnknownUser)
    assert run("users", "add", "Mateo Soto", "--role", "owner").exit_code == 2
    assert run("users", "add", "Mateo Soto").exit_code == 2
    nowhere = run_command("users", "add", "Mateo Soto", "--role", "reader", "--record", tmp_path / "none.db")
    assert isinstance(nowhere.exception, NoRecord)
    assert not (tmp_path / "none.db").exists()


def test_without_a_name_the_account_that_runs_it_is_logged(record: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DRAGOMAN_USER", raising=False)
    monkeypatch.setattr(getpass, "getuser", lambda: "clerk")
    assert run_command("users", "add", "Ida Lind", "--role", "reader", "--record", record).exit_code == 0

    def find_none() -> str:
        raise OSError("no such user")

    monkeypatch.setattr(getpass, "getuser", find_none)
    assert find_own_name() == "command line"
    told = run_command("users", "actions", "--format", "json", "--record", record).stdout
    assert [a["user"] for a in json.loads(told)] == ["clerk"]
