"""`export`: the tables for analysts, as CSV, JSON lines and Parquet."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

import click

from dragoman.cli.exporting import explain_unwritable, export, export_options, open_asked, tell_heading, write_export
from dragoman.cli.options import layout_option

if TYPE_CHECKING:
    from dragoman.exporting.heading import ExportHeading, Told
    from dragoman.record import EngagementFilters, Record, Selection

TABLES = {
    "participants": "who takes part in each engagement",
    "claims": "what each document claims of each engagement, place by place",
    "commitments": "commitments, with sums and the stage of the money",
    "quotations": "quotations and reported statements",
    "amounts": "sums of money",
    "figures": "figures claimed of programmes, funds and treaties",
    "followups": "what is due, and what became of it",
}
"""Tables beside engagements, and what they hold."""
SHORTHANDS = ("jsonl", "csv", "parquet")


@export.command()
@export_options
@layout_option("jsonl", "json", "csv", "parquet")
def engagements(layout: str, **asked: Any) -> None:
    """Write all engagements, the oldest first, each with its accounts and what a person has reviewed.

    In CSV the columns `judgements` and `why` are empty: fill them in, and `dragoman judge import` enters them.

    \b
    Examples:
      dragoman export engagements > record.jsonl
      dragoman export engagements --with NATO --since 2025 --format csv --output nato.csv
    """
    write_engagements(layout, asked)


def write_engagements(layout: str, asked: dict[str, Any]) -> None:
    """Write the engagements that the options ask for in a layout."""
    from dragoman.exporting.engagement_tables import CORRECTED, ENGAGEMENTS
    from dragoman.exporting.engagements import describe_recorded
    from dragoman.output import write_list

    if layout == "parquet":
        write_table("engagements", layout, asked)
        return

    def write(told: Iterator[Told], _: ExportHeading, stream: TextIO) -> None:
        if layout == "csv":
            empty = dict.fromkeys(CORRECTED, "")
            columns = [*ENGAGEMENTS.names, *CORRECTED]
            write_list(told, layout, describe=lambda t: ENGAGEMENTS.describe(t) | empty, columns=columns, stream=stream)
        else:
            write_list(told, layout, describe=lambda t: describe_recorded(*t), columns=(), stream=stream)

    write_export(write, asked)


def write_table(name: str, layout: str, asked: dict[str, Any]) -> None:
    """Write a table of what the options ask for. Raises MissingExtra for Parquet without pyarrow."""
    from dragoman.exporting.parquet import import_arrow, write_parquet
    from dragoman.output import open_output, open_output_bytes, write_list

    output: Path | None = asked.pop("output")
    if layout == "parquet":
        import_arrow()
        if output is None:
            raise click.UsageError(f"a Parquet file is not for the screen: name it, --output {name}.parquet")
    with open_asked(asked) as (record, filters, heading), explain_unwritable(output):
        found = select_table(record, name, filters)
        if layout == "parquet" and output is not None:
            with open_output_bytes(output) as raw:
                write_parquet(found.table, found.tell(), heading, raw)
        else:
            with open_output(output) as stream:
                table = found.table
                write_list(found.tell(), layout, describe=table.describe, columns=table.names, stream=stream)
        tell_heading(heading, output)


def select_table(record: Record, name: str, filters: EngagementFilters) -> Selection[Any]:
    """What the record holds for a table."""
    selected: Selection[Any] = getattr(record, {"followups": "follow_ups"}.get(name, name))(filters)
    return selected


def add_table(name: str, holds: str) -> None:
    """Give `export` the command of a table."""

    @export.command(
        name,
        short_help=f"Write a table of {holds}.",
        help=f"""Write a table of {holds}: one row a thing, with the exact words and where they stand.

        \b
        Examples:
          dragoman export {name} --since 2025 > {name}.csv
          dragoman export {name} --with NATO --format parquet --output {name}.parquet
        """,
    )
    @export_options
    @layout_option("csv", "jsonl", "parquet")
    def write(layout: str, **asked: Any) -> None:
        write_table(name, layout, asked)


def add_shorthand(layout: str) -> None:
    """Give `export` a command for engagements in one layout."""

    @export.command(
        layout,
        short_help=f"The same as engagements --format {layout}.",
        help=f"""The same as dragoman export engagements --format {layout}.

        \b
        Example:
          dragoman export {layout} --since 2025 --output engagements.{layout}
        """,
    )
    @export_options
    def write(**asked: Any) -> None:
        write_engagements(layout, asked)


for table, contents in TABLES.items():
    add_table(table, contents)
for shorthand in SHORTHANDS:
    add_shorthand(shorthand)
