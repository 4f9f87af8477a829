"""`export`: the record for other programs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from dragoman.cli.looking_up import ENGAGEMENT_COLUMNS, filter_options, make_filters
from dragoman.cli.options import layout_option, record_option


@click.group()
def export() -> None:
    """Write the record for other programs.

    \b
    Example:
      dragoman export engagements --format jsonl --output record.jsonl
    """


@export.command()
@filter_options
@layout_option("jsonl", "json", "csv")
@click.option(
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write to this file; it appears only when all is done.",
)
@record_option
def engagements(layout: str, output: Path | None, address: str, **asked: Any) -> None:
    """Write all engagements, the oldest first, each with its accounts and what a person has reviewed.

    \b
    Examples:
      dragoman export engagements > record.jsonl
      dragoman export engagements --with NATO --since 2025 --format csv --output nato.csv
    """
    from dragoman.output import open_output, write_list
    from dragoman.record import open_record

    with open_record(address, create=False) as record:
        found = record.export_engagements(make_filters(record, {**asked, "oldest_first": True}))
        try:
            with open_output(output) as stream:
                write_list(found, layout, describe=dict, columns=ENGAGEMENT_COLUMNS, stream=stream)
        except OSError as fault:
            if output is None:
                raise
            raise click.UsageError(f"can't write {output}: {fault.strerror}") from None
