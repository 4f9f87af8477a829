"""`export plover`, `polecat`, `cameo`: the record as event data."""

from __future__ import annotations

from typing import Any

from dragoman.cli.exporting import export, export_options, write_export


@export.command()
@export_options
def plover(**asked: Any) -> None:
    """Write events as PLOVER JSON lines: types and modes of PLOVER, lists of actors and recipients, with their words.

    \b
    Examples:
      dragoman export plover --output events.jsonl
      dragoman export plover --with UKR --since 2025 --min-sources 2
    """
    from dragoman.exporting.plover import write_plover

    write_export(write_plover, asked, belongings=True)


@export.command()
@export_options
def polecat(**asked: Any) -> None:
    """Write events as a tab-separated table with the columns of POLECAT, one event a row.

    \b
    Examples:
      dragoman export polecat --output events.tsv
      dragoman export polecat --between DNK NOR --reviewed
    """
    from dragoman.exporting.polecat import write_polecat

    write_export(write_polecat, asked, belongings=True)


@export.command()
@export_options
def cameo(**asked: Any) -> None:
    """Write dyads as a tab-separated table with the columns of ICEWS, codes of CAMEO, and state codes by date.

    \b
    Examples:
      dragoman export cameo --output dyads.tsv
      dragoman export cameo --channel visit --since 2024 > visits.tsv
    """
    from dragoman.exporting.cameo import write_cameo

    write_export(write_cameo, asked, belongings=True)
