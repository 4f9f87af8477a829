"""`read`, `formats` and `evaluate`: what texts tell, without a record."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dragoman.cli.faults import list_faults
from dragoman.cli.options import jobs_option, max_characters_option, published_option, sources_option
from dragoman.config import ReadingSettings
from dragoman.errors import ReadingError
from dragoman.output import open_output, show_progress, write_readings

if TYPE_CHECKING:
    from dragoman.evaluation import Evaluation
    from dragoman.model import Reading

# The language library takes a second to import, so commands import what they call.


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH|- ...")
@published_option
@click.option(
    "--format",
    "layout",
    type=click.Choice(["text", "json", "jsonl"]),
    default="text",
    show_default=True,
    help="A page to read; JSON (one document an object, several an array); or one JSON object a line.",
)
@click.option(
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write to this file; it appears only when all is done.",
)
@click.option("--explain", is_flag=True, help="Say of each value why it was claimed, and by what.")
@max_characters_option
@jobs_option
@sources_option
def read(
    paths: tuple[str, ...],
    published: datetime | None,
    layout: str,
    output: Path | None,
    explain: bool,
    max_characters: int,
    jobs: int,
    sources: Path | None,
) -> None:
    """Read reports and print what they tell.

    PATH is a file of any format that `dragoman formats` lists (text, HTML, PDF, Word, e-mail, JSON lines, CSV, ZIP …),
    a folder or pattern of such files, or - for standard input.

    \b
    Examples:
      dragoman read readout.txt
      dragoman read --published 2025-12-27 report.html
      dragoman read --format jsonl --output record.jsonl reports/ archive.jsonl.gz
      cat readout.txt | dragoman read --explain -

    Documents that can't be read are listed at the end; the exit status is then 1.
    """
    from dragoman.pipeline import read_many

    settings = make_settings(published, max_characters, sources)
    faults: list[ReadingError] = []
    readings = keep_readings(read_many(paths, jobs=jobs, settings=settings), faults)
    try:
        with open_output(output) as stream, show_progress(output) as count:
            write_readings(count(readings), layout, stream, explain)
    except OSError as fault:
        if output is None:
            raise
        raise click.UsageError(f"can't write {output}: {fault.strerror}") from None
    list_faults(faults)


def make_settings(published: datetime | None, max_characters: int, sources: Path | None) -> ReadingSettings:
    """The settings that the options of `read` and `add` come to. Raises CatalogueError."""
    from dragoman.reading.catalogue import read_catalogue

    return ReadingSettings(
        published=f"{published:%Y-%m-%d}" if published else None,
        max_characters=max_characters,
        catalogue=read_catalogue(sources) if sources else None,
    )


@click.command()
def formats() -> None:
    """List the kinds of files that are read.

    \b
    Example:
      dragoman formats
    """
    from dragoman.output import write_list
    from dragoman.reading.formats import FormatEntry, list_formats
    from dragoman.views.files import tabulate_formats

    columns = [field.name for field in dataclasses.fields(FormatEntry)]
    write_list(list_formats(), "text", describe=dataclasses.asdict, draw=tabulate_formats, columns=columns)


@click.command()
@click.argument("gold", type=click.Path(exists=True, dir_okay=False))
@click.argument("predicted", type=click.Path(exists=True, dir_okay=False), required=False)
@click.option("--errors", is_flag=True, help="List every miss, every false record and every wrong field.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@jobs_option
def evaluate(gold: str, predicted: str | None, errors: bool, as_json: bool, jobs: int) -> None:
    """Measure records against gold records: precision, recall and F1 of what was found, shares right of its fields.

    GOLD holds one gold record a line, with its text. PREDICTED holds what `dragoman read --format jsonl` printed;
    without it the texts of GOLD are read now.

    \b
    Examples:
      dragoman evaluate gold.jsonl
      dragoman evaluate gold.jsonl predicted.jsonl --errors
    """
    from dragoman.contract import describe_reading
    from dragoman.evaluation import evaluate_records
    from dragoman.pipeline import read_many

    wanted = list(load_records(gold))
    faults: list[ReadingError] = []
    if predicted:
        given = list(load_records(predicted))
    else:
        with show_progress() as count:
            given = [describe_reading(r) for r in count(keep_readings(read_many([gold], jobs=jobs), faults))]
    outcome = evaluate_records(wanted, given)
    if errors:
        for fault in outcome.faults:
            click.echo(f"{fault.document} | {fault.fault} | wanted {fault.wanted} | given {fault.given}")
    if as_json:
        click.echo(json.dumps(outcome.as_dict()))
    else:
        print_evaluation(outcome)
    list_faults(faults)


def keep_readings(readings: Iterable[Reading | ReadingError], faults: list[ReadingError]) -> Iterator[Reading]:
    """The readings; what could not be read is put on the list of faults."""
    for reading in readings:
        if isinstance(reading, ReadingError):
            faults.append(reading)
        else:
            yield reading


def load_records(path: str) -> Iterator[dict[str, Any]]:
    """The objects of a JSON lines file of records. Raises click.UsageError at the first that has no id."""
    with open(path, encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                record = json.loads(line)
            except ValueError as fault:
                raise click.UsageError(f"{path}:{number}: no JSON: {fault}") from None
            if not isinstance(record, dict) or "id" not in record:
                raise click.UsageError(f"{path}:{number}: a record is a JSON object with an id")
            yield record


def print_evaluation(outcome: Evaluation) -> None:
    """Print the figures as two tables, found records and right fields."""
    click.echo(f"{outcome.documents} documents\n")
    click.echo(f"{'found':18}{'precision':>10}{'recall':>9}{'F1':>9}{'right':>8}{'false':>7}{'missed':>8}")
    for name, tally in outcome.found.items():
        shares = f"{tally.precision:10.4f}{tally.recall:9.4f}{tally.f1:9.4f}"
        click.echo(f"{name.replace('_', ', '):18}{shares}{tally.hits:8}{tally.false:7}{tally.missed:8}")
    click.echo(f"\n{'field':18}{'right':>10}{'of':>9}{'share':>9}")
    for name, share in outcome.fields.items():
        value = f"{share.right / share.of:9.4f}" if share.of else f"{'–':>9}"
        click.echo(f"{name:18}{share.right:10}{share.of:9}{value}")
