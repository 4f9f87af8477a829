"""The commands, run as a user runs them."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dragoman import __version__
from dragoman.cli import commands

CALL = "The president of Ghana, Kwabena Asante, spoke by telephone with the president of Togo on 3 May 2024."
FRENCH = "Le ministre a reçu l'ambassadeur du Togo et les deux ont parlé de la paix dans la région."


def run(*arguments: object, stdin: str | bytes | None = None) -> Result:
    return CliRunner().invoke(commands, [str(a) for a in arguments], input=stdin)


def start(*arguments: str, **options: object) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "dragoman.cli", *arguments]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, **options)  # type: ignore[call-overload, no-any-return]


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "call.txt"
    path.write_text(CALL)
    return path


def write_rows(path: Path, count: int) -> Path:
    path.write_text("".join(json.dumps({"id": f"r{n}", "text": CALL}) + "\n" for n in range(count)))
    return path


def test_version_and_help() -> None:
    assert run("--version").output == f"dragoman, version {__version__}\n"
    for command in (["--help"], ["read", "--help"], ["evaluate", "-h"]):
        told = run(*command)
        assert told.exit_code == 0
        assert "Usage:" in told.output
    assert "Examples:" in run("read", "--help").output


@pytest.mark.parametrize(
    "arguments",
    [
        ["read"],
        ["read", "--published", "yesterday", "x.txt"],
        ["read", "--format", "xml", "x.txt"],
        ["read", "--max-characters", "0", "x.txt"],
        ["write", "x.txt"],
        ["evaluate", "/no/such/gold.jsonl"],
    ],
)
def test_wrong_usage_is_status_2(arguments: list[str]) -> None:
    told = run(*arguments)
    assert told.exit_code == 2
    assert "Traceback" not in told.output


def test_json_of_one_is_an_object_of_several_an_array(report: Path, tmp_path: Path) -> None:
    one = json.loads(run("read", report, "--format", "json", "--published", "2024-05-04").stdout)
    assert (one["text"], one["published"], one["language"]) == (CALL, "2024-05-04", "en")
    for count in (2, 3):
        rows = write_rows(tmp_path / "rows.jsonl", count)
        assert [d["id"] for d in json.loads(run("read", rows, "--format", "json").stdout)] == [
            f"r{n}" for n in range(count)
        ]
    nothing = run("read", tmp_path / "none.txt", "--format", "json")
    assert (nothing.exit_code, json.loads(nothing.stdout)) == (1, [])


def test_jsonl_keeps_the_order_also_on_two_processes(tmp_path: Path) -> None:
    rows = write_rows(tmp_path / "rows.jsonl", 12)
    one = run("read", rows, "--format", "jsonl")
    assert one.exit_code == 0
    assert [json.loads(line)["id"] for line in one.stdout.splitlines()] == [f"r{n}" for n in range(12)]
    assert run("read", rows, "--format", "jsonl", "--jobs", "2").stdout == one.stdout


def test_text_is_a_page_without_colour_when_piped(report: Path) -> None:
    page = run("read", report, "--explain").stdout
    assert str(report) in page.replace("\n", "")
    assert "\x1b" not in page


def test_faults_are_listed_and_the_rest_is_read(report: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "french.txt").write_text(FRENCH)
    (tmp_path / "noise.txt").write_bytes(bytes(range(256)))
    told = run("read", tmp_path, tmp_path / "gone.txt", "https://example.org/", "--format", "jsonl")
    assert told.exit_code == 1
    rows = {row["id"]: row for row in map(json.loads, told.stdout.splitlines())}
    assert rows.keys() == {str(report), str(tmp_path / "french.txt")}
    assert "French" in rows[str(tmp_path / "french.txt")]["notes"][0]
    faults = told.stderr.splitlines()
    assert len(faults) == 4
    for fault, name in zip(faults, ["empty", "noise", "gone", "https://example.org/"], strict=True):
        assert name in fault


def test_a_text_without_a_sentence_is_empty_with_its_reason(tmp_path: Path) -> None:
    path = tmp_path / "numbers.txt"
    path.write_text("12 34 56 --- 78 !!! 90")
    told = run("read", path, "--format", "json")
    assert told.exit_code == 0
    described = json.loads(told.stdout)
    assert described["notes"] == ["the text has no sentence"]
    assert described["engagements"] == described["quotes"] == described["amounts"] == []


def test_standard_input(report: Path) -> None:
    told = run("read", "-", "--format", "json", stdin=report.read_bytes())
    assert (json.loads(told.stdout)["id"], told.exit_code) == ("-", 0)
    assert run("read", "-", stdin=b"").exit_code == 1


def test_output_is_whole_or_not_at_all(report: Path, tmp_path: Path) -> None:
    target = tmp_path / "out" / "record.jsonl"
    told = run("read", report, "--format", "jsonl", "--output", target)
    assert told.exit_code == 2
    assert "can't write" in told.stderr
    target.parent.mkdir()
    target.write_text("old")
    target.chmod(0o640)
    assert run("read", report, "--format", "jsonl", "--output", target).stdout == ""
    assert json.loads(target.read_text())["text"] == CALL
    assert target.stat().st_mode & 0o777 == 0o640
    assert [p.name for p in target.parent.iterdir()] == ["record.jsonl"]


def test_a_closed_pipe_ends_it_quietly(tmp_path: Path) -> None:
    rows = write_rows(tmp_path / "rows.jsonl", 400)
    process = start("read", str(rows), "--format", "jsonl")
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.readline()
    process.stdout.close()
    assert process.stderr.read() == b""
    process.wait(60)
    process.stderr.close()


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_ctrl_c_ends_it_quietly(tmp_path: Path, jobs: str) -> None:
    rows = write_rows(tmp_path / "rows.jsonl", 20_000)
    target = tmp_path / "record.jsonl"
    process = start(
        "read", str(rows), "--format", "jsonl", "--jobs", jobs, "--output", str(target), start_new_session=True
    )
    deadline = time.monotonic() + 60
    while not any(p.stat().st_size for p in tmp_path.glob(".record.jsonl.*")) and time.monotonic() < deadline:
        time.sleep(0.1)
    os.killpg(process.pid, signal.SIGINT)
    _, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert err.strip() == b""
    assert [p.name for p in tmp_path.iterdir()] == ["rows.jsonl"]


def test_evaluate(tmp_path: Path) -> None:
    gold = tmp_path / "gold.jsonl"
    quote = {"text": "x y z", "speaker": None}
    gold.write_text(json.dumps({"id": "a", "text": CALL, "quotes": [quote], "engagements": []}) + "\n")
    told = run("evaluate", gold, gold, "--errors")
    assert told.exit_code == 0
    assert "1 documents" in told.output
    figures = json.loads(run("evaluate", gold, gold, "--json").stdout)
    assert figures["quote"]["f1"] == 1.0
    missed = run("evaluate", gold, "--errors")
    assert "missed quote" in missed.output
    broken = tmp_path / "broken.jsonl"
    broken.write_text("{\n")
    told = run("evaluate", broken)
    assert told.exit_code == 2
    assert "broken.jsonl:1" in told.output
