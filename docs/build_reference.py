"""Write docs/reference.md from the code: commands with their options, public functions and types, vocabularies, errors.

    python docs/build_reference.py

A test fails when the file is not what this would write.
"""

from __future__ import annotations

import dataclasses
import inspect
from pathlib import Path
from typing import get_args

import click

import dragoman
from dragoman import model
from dragoman.cli import commands

PATH = Path(__file__).with_name("reference.md")
VOCABULARIES = ("Channel", "Status", "DateBasis", "QuotationKind", "CommitmentKind", "ActorKind")


def describe_commands() -> list[str]:
    return ["## Commands", "", *describe_group("dragoman", commands)]


def describe_group(path: str, group: click.Group) -> list[str]:
    lines: list[str] = []
    for name, command in sorted(group.commands.items()):
        full = f"{path} {name}"
        context = click.Context(command, info_name=full, terminal_width=100, max_content_width=100)
        lines += [f"### {full}", "", "```text", command.get_help(context), "```", ""]
        lines += describe_group(full, command) if isinstance(command, click.Group) else []
    return lines


def describe_functions() -> list[str]:
    lines = ["## Functions", ""]
    for name in dragoman.__all__:
        value = getattr(dragoman, name)
        if inspect.isfunction(value):
            lines += [f"### dragoman.{name}", "", "```python", f"{name}{inspect.signature(value)}", "```", ""]
            lines += [inspect.getdoc(value) or "", ""]
    return lines


def describe_types() -> list[str]:
    lines = ["## Types", ""]
    for name in dragoman.__all__:
        value = getattr(dragoman, name)
        if dataclasses.is_dataclass(value):
            lines += [f"### dragoman.{name}", "", inspect.getdoc(value) or "", "", "| field | type |", "| --- | --- |"]
            lines += [f"| `{f.name}` | `{str(f.type).replace('|', 'or')}` |" for f in dataclasses.fields(value)]
            lines += [""]
    return lines


def describe_vocabularies() -> list[str]:
    lines = ["## Vocabularies", "", "| name | values |", "| --- | --- |"]
    for name in VOCABULARIES:
        values = ", ".join(f"`{value}`" for value in get_args(getattr(model, name)))
        lines.append(f"| {name} | {values} |")
    return [*lines, ""]


def describe_errors() -> list[str]:
    lines = ["## Errors", "", "| error | is a | when |", "| --- | --- | --- |"]
    for name in dragoman.__all__:
        value = getattr(dragoman, name)
        if inspect.isclass(value) and issubclass(value, Exception):
            first = (inspect.getdoc(value) or "").partition("\n")[0]
            lines.append(f"| `{name}` | `{value.__bases__[0].__name__}` | {first} |")
    return [*lines, ""]


def build_reference() -> str:
    """The whole page."""
    lines = ["# Reference", "", "<!-- Written by docs/build_reference.py; run `make docs` after a change. -->", ""]
    lines += describe_commands() + describe_functions() + describe_types() + describe_vocabularies() + describe_errors()
    return "\n".join(lines)


if __name__ == "__main__":
    PATH.write_text(build_reference(), "utf-8")
