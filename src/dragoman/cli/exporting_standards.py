"""`export graphml`, `gexf`, `ftm`, `jsonld`, `ics`, `csl`, `obsidian`: the record in formats that others read."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import click

from dragoman.cli.exporting import (
    explain_unwritable,
    export,
    export_options,
    open_asked,
    tell_heading,
    write_export,
)
from dragoman.cli.progress import count_passing
from dragoman.cli.sides import find_sides

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator
    from pathlib import Path
    from typing import TextIO

    from dragoman.exporting.contacts import NodeKind
    from dragoman.exporting.heading import ExportHeading, Told
    from dragoman.model.record import DocumentHead, Engagement, FiledTenure, FollowUp, Judgement
    from dragoman.record import Record


def nodes_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Whom the network is made of."""
    return click.option(
        "--nodes",
        type=click.Choice(["actors", "states"]),
        default="actors",
        show_default=True,
        help="Persons and bodies, or the states and organisations they act for.",
    )(command)


@export.command()
@nodes_option
@export_options
def graphml(nodes: NodeKind, **asked: Any) -> None:
    """Write who met whom as a network: GraphML for networkx, igraph, Gephi and yEd.

    Held engagements only; an edge says how many there were, by which channel, the first and the last.

    \b
    Examples:
      dragoman export graphml --nodes states --since 2025 --output contacts.graphml
    """
    from dragoman.exporting.graphml import write_graphml

    write_export(partial(write_graphml, of=nodes), asked)


@export.command()
@nodes_option
@export_options
def gexf(nodes: NodeKind, **asked: Any) -> None:
    """Write who met whom as a network with a timeline: GEXF 1.3 for Gephi.

    \b
    Examples:
      dragoman export gexf --with Ukraine --output contacts.gexf
    """
    from dragoman.exporting.gexf import write_gexf

    write_export(partial(write_gexf, of=nodes), asked)


@export.command()
@export_options
def csl(**asked: Any) -> None:
    """Write the documents that engagements rest on, each once: CSL-JSON for Zotero, pandoc and LaTeX.

    \b
    Examples:
      dragoman export csl --with NATO --since 2025 --output sources.json
    """
    from dragoman.exporting.csl import write_csl
    from dragoman.record import open_record

    with open_record(asked["address"], create=False) as record:
        write_export(partial(write_csl, load_imprint=record.load_imprint), asked)


BESIDE_SIDES = ("channel", "status", "topic", "place", "instrument", "differing", "reviewed")
"""Filters that say nothing of a follow-up that belongs to no engagement."""


@export.command()
@click.option("--all", "past", is_flag=True, help="All engagements, also those that are over.")
@export_options
def ics(past: bool, **asked: Any) -> None:
    """Write what is ahead as a calendar: engagements planned, proposed or cancelled from --dated on, and what is due.

    What is dated to a month spans it without blocking it; what has no day or month is left out and counted. Of
    follow-ups that belong to no engagement the sides and the dates asked for are looked at; other filters leave them
    out.

    \b
    Examples:
      dragoman export ics --with Indonesia --output ahead.ics
      dragoman export ics --all --since 2025 --output year.ics
    """
    from dragoman.exporting.ics import CalendarCounts, write_calendar
    from dragoman.record import open_record

    counts: list[CalendarCounts] = []
    with open_record(asked["address"], create=False) as record:
        due = list(find_due(record, asked, f"{asked['dated']:%Y-%m-%d}"))

        def write(told: Iterator[Told], heading: ExportHeading, stream: TextIO) -> None:
            counts.append(
                write_calendar(
                    told,
                    heading,
                    stream,
                    load_changes=lambda subject: [event.at for event in record.load_history(subject)],
                    follow_ups=due,
                    past=past,
                )
            )

        write_export(write, asked)
    click.echo(f"dragoman: {counts[0].describe()}", err=True)


def find_due(record: Record, asked: dict[str, Any], today: str) -> Iterator[tuple[FollowUp, DocumentHead]]:
    """The open follow-ups that belong to no planned engagement and lie within the filters, with their documents."""
    from dragoman.record import FollowUpFilters
    from dragoman.when import When

    if asked["min_sources"] > 1 or asked["rejected"] or any(asked[name] is not None for name in BESIDE_SIDES):
        return
    sides = find_sides(record, (*asked["with_"], *(asked["between"] or ())))
    since, until = (When.parse(asked[name]) if asked[name] else None for name in ("since", "until"))
    for follow_up in record.follow_ups(FollowUpFilters(with_=sides, status="open", today=today)):
        due = When.parse(follow_up.due) if follow_up.due else None
        if follow_up.engagement or (
            due and ((since and due.latest < since.earliest) or (until and due.earliest > until.latest))
        ):
            continue
        yield follow_up, record.load_document(follow_up.document)


@export.command()
@export_options
def jsonld(**asked: Any) -> None:
    """Write the record as linked data: schema.org events, Web Annotations of the words behind each value, PROV.

    One JSON-LD document that holds its context: nothing has to be fetched to read it.

    \b
    Examples:
      dragoman export jsonld --with Ghana --output record.jsonld
    """
    from dragoman.exporting.jsonld import write_jsonld
    from dragoman.record import open_record

    with open_record(asked["address"], create=False) as record:

        def load_judgements(engagement: Engagement) -> list[Judgement]:
            found = record.find_judgements([engagement.id, *engagement.accounts])
            return [judgement for judgement in found if judgement.stands]

        write = partial(
            write_jsonld,
            load_text=record.load_text,
            load_imprint=record.load_imprint,
            load_judgements=load_judgements,
        )
        write_export(write, asked)


@export.command()
@export_options
def ftm(**asked: Any) -> None:
    """Write FollowTheMoney entities, one a line: engagements as events, persons, bodies, offices and documents.

    \b
    Examples:
      dragoman export ftm --since 2025 --output record.ftm.json
      dragoman export ftm | ftm validate
    """
    from dragoman.exporting.ftm import write_entities
    from dragoman.record import open_record

    with open_record(asked["address"], create=False) as record:

        def find_tenures(actors: Collection[str]) -> Iterator[FiledTenure]:
            return (filed for filed in record.list_filed_tenures() if filed.actor in actors)

        write_export(partial(write_entities, load_imprint=record.load_imprint, find_tenures=find_tenures), asked)


@export.command()
@export_options
def obsidian(**asked: Any) -> None:
    """Write a folder of linked Markdown notes for Obsidian: engagements, actors, instruments, documents, an index.

    --output names the folder. An earlier export there is replaced, and what else you keep in it stays; any other folder
    is left alone.

    \b
    Examples:
      dragoman export obsidian --with Indonesia --output notes
    """
    from dragoman.exporting.obsidian import write_vault
    from dragoman.exporting.vault import open_vault

    output: Path | None = asked.pop("output")
    if output is None:
        raise click.UsageError("name the folder for the notes: --output FOLDER")
    with (
        explain_unwritable(output),
        open_vault(output) as vault,
        open_asked(asked) as (record, filters, heading),
        count_passing(record.iter_engagements(filters, belongings=True), heading.engagements) as told,
    ):
        write_vault(
            told,
            heading,
            vault,
            load_imprint=record.load_imprint,
            find_instrument=lambda name: next(iter(record.find_instruments(name, 1)), None),
        )
    with explain_unwritable(output):
        tell_heading(heading, output)
