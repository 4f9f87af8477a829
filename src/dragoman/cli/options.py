"""Options that several commands share, and the values they take."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import click

from dragoman.config import MAX_CHARACTERS
from dragoman.when import When

F = TypeVar("F", bound=Callable[..., Any])

DEFAULT_RECORD = "dragoman.db"


class Edtf(click.ParamType[str]):
    """A day, month, year or interval of them in EDTF level 0."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        try:
            return When.parse(str(value)).edtf
        except ValueError as fault:
            self.fail(str(fault), param, ctx)


EDTF = Edtf()
DAY = click.DateTime(["%Y-%m-%d"])


def record_option(command: F) -> F:
    """Which record to use."""
    return click.option(
        "--record",
        "address",
        default=DEFAULT_RECORD,
        show_default=True,
        envvar="DRAGOMAN_RECORD",
        metavar="ADDRESS",
        help="The record: a SQLite file, or postgresql://USER@HOST/DATABASE. Also $DRAGOMAN_RECORD.",
    )(command)


def published_option(command: F) -> F:
    """The day of publication of all that is read."""
    return click.option(
        "--published",
        type=DAY,
        metavar="DATE",
        help="The day of publication of all documents, 2025-12-27; relative dates are read against it.",
    )(command)


def max_characters_option(command: F) -> F:
    """The longest text that is read."""
    return click.option(
        "--max-characters",
        type=click.IntRange(1),
        default=MAX_CHARACTERS,
        show_default=True,
        help="Refuse a longer document.",
    )(command)


def jobs_option(command: F) -> F:
    """On how many processes to read."""
    return click.option(
        "--jobs", type=click.IntRange(1), default=1, show_default=True, help="Read on so many processes."
    )(command)


def sources_option(command: F) -> F:
    """A catalogue of sources of the user's own."""
    return click.option(
        "--sources",
        type=click.Path(exists=True, dir_okay=False, path_type=Path),
        metavar="FILE",
        help="A catalogue of sources (TOML) that goes before the one that comes with Dragoman.",
    )(command)


def layout_option(*layouts: str) -> Callable[[F], F]:
    """How to print what was found; the first layout is the default."""
    layouts = layouts or ("text", "json", "jsonl", "csv")
    return click.option(
        "--format",
        "layout",
        type=click.Choice(layouts),
        default=layouts[0],
        show_default=True,
        help="For people (text) or for programs." if "text" in layouts else "How to write it.",
    )


def limit_option(number: int) -> Callable[[F], F]:
    """How many to print at most; 0 for all."""
    return click.option(
        "--limit", type=click.IntRange(0), default=number, show_default=True, help="Print so many at most; 0: all."
    )


def today_option(command: F) -> F:
    """The day that overdue is told against."""
    return click.option(
        "--today",
        type=DAY,
        metavar="DATE",
        default=lambda: date.today().isoformat(),
        show_default="the day of the clock",
        help="What was due before it is overdue.",
    )(command)


def dated_option(command: F) -> F:
    """The day that what is written bears."""
    return click.option(
        "--dated",
        type=DAY,
        metavar="DATE",
        default=lambda: date.today().isoformat(),
        show_default="the day of the clock",
        help="The day that it bears.",
    )(command)
