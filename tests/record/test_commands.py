"""The commands that touch storage, run on both databases."""

from __future__ import annotations

import json
from pathlib import Path

from running import run_command, write_reports


def test_every_command_on_each_database(record_address: str, tmp_path: Path) -> None:
    def run(*arguments: object) -> str:
        told = run_command(*arguments, DRAGOMAN_RECORD=record_address, DRAGOMAN_USER="Ann Lee")
        assert told.exit_code == 0, f"{arguments}: {told.output} {told.exception!r}"
        return told.stdout

    def find(*filters: str) -> list[str]:
        return [json.loads(line)["id"] for line in run("list", *filters, "--format", "jsonl").splitlines()]

    assert run("add", write_reports(tmp_path / "reports.jsonl")).startswith("3 added, 0 known already: ")
    visit, meeting, call = find()
    assert find("--between", "GHA", "TGO", "--topic", "bridge") == [call]
    assert find("--instrument", "Volta Bridge Fund", "--min-sources", "2") == [call]
    assert find("--place", "oslo", "--since", "2024-06-10", "--until", "2024-06") == [meeting]
    assert "Afi Lawson (TGO) took place" in run("show", call, "--why")
    assert "✓ agrees: 3 May 2024" in run("compare", call)
    assert "*Volta*" in run("search", "volta")
    assert run("actor", "Ида Берг").startswith("Ida Berg\n")
    assert run("instrument", "volta bridge fund").startswith("Volta Bridge Fund\n")
    assert run("pair", "Ghana", "Togo").startswith("Ghana and Togo: 2 engagements\n")
    overdue = json.loads(run("followups", "--status", "overdue", "--today", "2024-07-01", "--format", "json"))
    assert [follow_up["due"] for follow_up in overdue] == ["2024-06"]
    judgement = run("judge", "correct", meeting, "place", "Bergen", "--why", "the diary").partition(":")[0]
    assert find("--reviewed", "--place", "bergen") == [meeting]
    run("judge", "withdraw", judgement, "--why", "a slip")
    assert find("--reviewed") == []
    run("judge", "reject", visit, "--why", "no visit")
    assert find() == [meeting, call]
    register = tmp_path / "offices.csv"
    register.write_text("name,office,country,from,to,source\nIda Berg,Prime Minister,DNK,2022-03-01,,gazette\n")
    assert run("register", "import", register) == "1 tenure entered, 0 known already\n"
    assert run("register", "import", register) == "0 tenures entered, 1 known already\n"
    run("register", "export", tmp_path / "out.csv")
    assert "Ida Berg,Prime Minister,DNK,2022-03-01,,gazette" in (tmp_path / "out.csv").read_text("utf-8-sig")
    exported = [json.loads(line) for line in run("export", "engagements").splitlines()]
    assert [engagement["id"] for engagement in exported] == [call, meeting]
