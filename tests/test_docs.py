"""The documentation tells the truth: its sessions run, its reference is current, every key and command is in it."""

from __future__ import annotations

import doctest
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from dragoman import model
from dragoman.cli import commands
from dragoman.contract import Json, describe_reading
from sample_reading import build_reading

ROOT = Path(__file__).resolve().parents[1]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
BLOCK = re.compile(r"^```(console|pycon)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
FLAGS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE


def list_sessions() -> list[object]:
    """Kind and words of every session in the pages, named by page and number."""
    return [
        pytest.param(block[1], block[2], id=f"{page.name}-{number}")
        for page in PAGES
        for number, block in enumerate(BLOCK.finditer(page.read_text("utf-8")), 1)
    ]


@pytest.mark.parametrize(("kind", "session"), list_sessions())
def test_sessions_give_what_they_show(kind: str, session: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    if kind == "pycon":
        test = doctest.DocTestParser().get_doctest(session, {}, "session", None, 0)
        assert test.examples
        report: list[str] = []
        doctest.DocTestRunner(optionflags=FLAGS).run(test, out=report.append)
        assert not report, "".join(report)
        return
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    commands_run = 0
    for command, shown in re.findall(r"^\$ (.*(?:\n> .*)*)\n((?:(?!\$ ).*\n)*)", session, re.MULTILINE):
        told = subprocess.run(
            ["bash", "-c", command.replace("\n> ", "\n")],
            env={**os.environ, "PATH": path, "COLUMNS": "100"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        assert doctest.OutputChecker().check_output(shown, told.stdout, FLAGS), f"{command}\n{told.stdout}"
        commands_run += 1
    assert commands_run


def test_reference_is_current() -> None:
    told = subprocess.run(
        [sys.executable, "-c", "import build_reference as b; print(b.build_reference(), end='')"],
        cwd=ROOT / "docs",
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert (ROOT / "docs" / "reference.md").read_text("utf-8") == told, "run `make docs`"


def list_keys(value: object) -> set[str]:
    if isinstance(value, dict):
        return set(value) | {key for inner in value.values() for key in list_keys(inner)}
    return {key for inner in value for key in list_keys(inner)} if isinstance(value, list) else set()


def test_every_key_of_the_contract_is_documented() -> None:
    page = (ROOT / "docs" / "contract.md").read_text("utf-8")
    described: Json = describe_reading(build_reading(), explain=True)
    assert not {key for key in list_keys(described) if f"`{key}`" not in page}
    for vocabulary in (model.Channel, model.Status, model.DateBasis, model.QuotationKind, model.CommitmentKind):
        assert not {value for value in vocabulary.__args__ if f"`{value}`" not in page}  # type: ignore[attr-defined]


def test_every_command_and_option_is_told_in_the_guides() -> None:
    guides = "".join(page.read_text("utf-8") for page in PAGES if page.name != "reference.md")
    for name, command in commands.commands.items():
        assert f"dragoman {name}" in guides
        for parameter in command.params:
            for option in parameter.opts:
                assert not option.startswith("--") or option in ("--help",) or option in guides, option


def test_links_between_pages_lead_somewhere() -> None:
    for page in [*PAGES, ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", ROOT / "examples" / "README.md"]:
        for target in re.findall(r"\]\((?!https?:)([^)#\s]+)", page.read_text("utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"
