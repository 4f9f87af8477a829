"""The commands; each calls one function of the library."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from dragoman import __version__
from dragoman.config import MAX_CHARACTERS, ReadingSettings
from dragoman.errors import ReadingError


@click.group()
@click.version_option(__version__, prog_name="dragoman")
def main() -> None:
    """Read reports of diplomacy and keep an auditable record of it."""


@main.command()
@click.argument("paths", nargs=-1, required=True)
@click.option("--published")
@click.option("--format", "form", type=click.Choice(["text", "json", "jsonl"]), default="text")
@click.option("--output", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--explain", is_flag=True)
@click.option("--max-characters", default=MAX_CHARACTERS)
def read(
    paths: tuple[str, ...], published: str | None, form: str, output: Path | None, explain: bool, max_characters: int
) -> None:
    """Read reports."""
    from dragoman.contract import describe_reading
    from dragoman.pipeline import read_many

    out = output.open("w", encoding="utf-8") if output else sys.stdout
    faults = []
    for reading in read_many(paths, settings=ReadingSettings(published, max_characters)):
        if isinstance(reading, ReadingError):
            faults.append(reading)
            continue
        described = describe_reading(reading, explain=explain)
        out.write(json.dumps(described, ensure_ascii=False, indent=None if form == "jsonl" else 1) + "\n")
    for fault in faults:
        click.echo(fault, err=True)
    sys.exit(1 if faults else 0)


@main.command()
@click.argument("gold", type=click.Path(exists=True, dir_okay=False))
@click.argument("predicted", type=click.Path(exists=True, dir_okay=False), required=False)
@click.option("--errors", is_flag=True)
@click.option("--json", "as_json", is_flag=True)
def evaluate(gold: str, predicted: str | None, errors: bool, as_json: bool) -> None:
    """Measure against gold records."""
    from dragoman.contract import describe_reading
    from dragoman.evaluation import evaluate_records
    from dragoman.pipeline import read_many

    with open(gold, encoding="utf-8") as lines:
        wanted = [json.loads(line) for line in lines if line.strip()]
    if predicted:
        with open(predicted, encoding="utf-8") as lines:
            given = [json.loads(line) for line in lines if line.strip()]
    else:
        given = [describe_reading(r) for r in read_many([gold]) if not isinstance(r, ReadingError)]
    outcome = evaluate_records(wanted, given)
    if errors:
        for fault in outcome.faults:
            click.echo(f"{fault.document} | {fault.fault} | wanted {fault.wanted} | given {fault.given}")
    if as_json:
        click.echo(json.dumps(outcome.as_dict()))
        return
    for name, row in outcome.as_dict().items():
        click.echo(f"{name:20s} {row}")
