"""`export`: the record for other programs. The commands of each family of formats stand in a module of their own."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO, TypeVar

import click

from dragoman.cli.looking_up import filter_options, make_filters
from dragoman.cli.options import dated_option, record_option
from dragoman.cli.progress import count_passing
from dragoman.views.words import count_things

if TYPE_CHECKING:
    from dragoman.exporting.heading import ExportHeading, Told
    from dragoman.record import EngagementFilters, Record

F = TypeVar("F", bound=Callable[..., Any])
DEFAULTS = {"min-sources": 1, "rejected": False}
Write = Callable[["Iterator[Told]", "ExportHeading", TextIO], None]
"""Writes engagements with their accounts, and the heading of the export, to a stream."""


@click.group()
def export() -> None:
    """Write the record for other programs.

    Every export says from which state of the record it is, by which filters, on which day, and what was reviewed: in
    its own terms where the format has any, and in OUTPUT.about.json beside it.

    \b
    Examples:
      dragoman export engagements --format jsonl --output record.jsonl
      dragoman export plover --with UKR --since 2025 --output ukraine.json
    """


def export_options(command: F) -> F:
    """What to export, whereto, and the day that the export bears."""
    return filter_options(output_options(command))  # type: ignore[return-value]


def output_options(command: F) -> F:
    """Whereto to export from which record, and the day that the export bears."""
    output = click.option(
        "--output",
        type=click.Path(path_type=Path),
        help="Write to this file; it appears only when all is done.",
    )
    return output(dated_option(record_option(command)))


def write_export(write: Write, asked: dict[str, Any], *, belongings: bool = False) -> None:
    """Write the engagements that the options ask for, the oldest first, and beside them what the export is of.

    With `belongings`, accounts come with what their documents say in connection with them.
    """
    from dragoman.output import open_output

    output: Path | None = asked.pop("output")
    with open_asked(asked) as (record, filters, heading), explain_unwritable(output):
        told = record.iter_engagements(filters, belongings=belongings)
        with (
            open_output(output) as stream,
            count_passing(told, heading.engagements, shown=output is not None) as passing,
        ):
            write(passing, heading, stream)
        tell_heading(heading, output)


@contextmanager
def open_asked(asked: dict[str, Any]) -> Iterator[tuple[Record, EngagementFilters, ExportHeading]]:
    """The record, the filters that the options ask for, and the heading of an export of what they let through."""
    from dragoman.exporting.heading import ExportHeading
    from dragoman.record import open_record

    day: datetime = asked.pop("dated")
    with open_record(asked.pop("address"), create=False) as record:
        words = describe_filters(asked)
        filters = make_filters(record, {**asked, "oldest_first": True})
        of_reviewed = dataclasses.replace(filters, reviewed=True)
        yield (
            record,
            filters,
            ExportHeading(
                state=record.describe_state(),
                filters=words,
                day=f"{day:%Y-%m-%d}",
                engagements=len(record.engagements(filters)),
                reviewed=0 if filters.reviewed is False else len(record.engagements(of_reviewed)),
            ),
        )


def describe_filters(asked: dict[str, Any]) -> dict[str, str]:
    """The filters that were asked for, by option, in words; those that let everything through are left out."""
    given = {name.rstrip("_").replace("_", "-"): value for name, value in asked.items()}
    given["reviewed"] = {None: None, True: "yes", False: "no"}[asked["reviewed"]]
    return {
        name: ", ".join(value) if isinstance(value, tuple) else "yes" if value is True else str(value)
        for name, value in given.items()
        if value not in (None, (), DEFAULTS.get(name))
    }


@contextmanager
def explain_unwritable(output: Path | None) -> Iterator[None]:
    """Tell as a usage error that the file can't be written; of standard output the shell knows best."""
    try:
        yield
    except OSError as fault:
        if output is None:
            raise
        raise click.UsageError(f"can't write {output}: {fault.strerror}") from None


def tell_heading(heading: ExportHeading, output: Path | None) -> None:
    """Write what an export is of: beside the file, else in one line on standard error."""
    described = heading.describe()
    if output is not None and (output.is_file() or output.is_dir()):
        beside = output.with_name(f"{output.name}.about.json")
        beside.write_text(json.dumps(described, ensure_ascii=False, indent=2) + "\n", "utf-8")
    elif output is None:
        filters = ", ".join(f"{name} {value}" for name, value in described["filters"].items()) or "none"
        click.echo(
            f"dragoman: {count_things(heading.engagements, 'engagement')} of {heading.state.name}, version "
            f"{heading.state.version}; filters: {filters}; {described['reviewed_values']}",
            err=True,
        )
