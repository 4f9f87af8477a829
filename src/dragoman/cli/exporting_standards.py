"""`export graphml`, `gexf`, `ftm`, `jsonld`, `ics`, `csl`, `obsidian`: the record in formats that others read."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import click

from dragoman.cli.exporting import export, export_options, write_export

if TYPE_CHECKING:
    from collections.abc import Callable

    from dragoman.exporting.contacts import NodeKind


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
