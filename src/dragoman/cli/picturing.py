"""`picture`: the record drawn, as SVG, PNG, a page with the table behind it, or that table alone."""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from dragoman.cli.exporting import explain_unwritable, export_options, open_asked, output_options, tell_heading
from dragoman.cli.looking_up import load_documents
from dragoman.cli.sides import choose_instrument, name_side
from dragoman.wording import write_date

if TYPE_CHECKING:
    from dragoman.exporting.heading import ExportHeading
    from dragoman.model import Status
    from dragoman.model.paper import Picture
    from dragoman.model.record import Engagement

F = TypeVar("F", bound=Callable[..., Any])
LAYOUTS = ("svg", "png", "html", "csv")


@click.group()
def picture() -> None:
    """Draw the record: who met whom, when, how often, and what figures were told.

    Each picture says from which state of the record and by which filters it is drawn, and comes with the same data as a
    table: --format html shows both, csv the table alone.

    \b
    Examples:
      dragoman picture timeline --between Indonesia Australia --output timeline.svg
      dragoman picture network Ukraine --since 2025 --output network.png
    """


@dataclass(frozen=True, slots=True)
class Asked:
    """What a picture shall show: the engagements, the sides they shall have, and what says so in its title and caption.

    `who` is " of Ghana and Togo", or empty where no side was asked for.
    """

    engagements: Iterable[Engagement]
    sides: tuple[str, ...]
    who: str
    caption: str


def format_option(command: F) -> F:
    """In which format; that of the name of the file where none is given."""
    return click.option(
        "--format",
        "layout",
        type=click.Choice(LAYOUTS),
        default=None,
        show_default="the ending of OUTPUT, else svg",
        help="The picture, a page of picture and table, or the table.",
    )(command)


def by_option(command: F) -> F:
    return click.option(
        "--by",
        type=click.Choice(("states", "actors")),
        default="states",
        show_default=True,
        help="States and organisations, or persons and bodies.",
    )(command)


def most_option(number: int) -> Callable[[F], F]:
    return click.option(
        "--most", type=click.IntRange(1, 60), default=number, show_default=True, help="Draw so many at most."
    )


@picture.command()
@export_options
@format_option
def timeline(layout: str | None, **asked: Any) -> None:
    """Draw engagements over time, by channel and status: of a pair, an actor, a campaign.

    \b
    Examples:
      dragoman picture timeline --between Indonesia Australia --output timeline.svg
      dragoman picture timeline --with NATO --since 2025 --format html --output nato.html
    """
    from dragoman.pictures import draw_timeline

    def draw(of: Asked) -> Picture:
        return draw_timeline(of.engagements, title=f"Engagements{of.who} over time", caption=of.caption)

    write_asked(draw, layout, asked)


@picture.command()
@export_options
@format_option
@by_option
@most_option(16)
def matrix(layout: str | None, by: Any, most: int, **asked: Any) -> None:
    """Draw who met whom: how many engagements were held, or have another --status, between every two.

    \b
    Examples:
      dragoman picture matrix --since 2025 --output who-met-whom.svg
      dragoman picture matrix --by actors --most 30 --channel call --output calls.png
    """
    from dragoman.pictures import draw_matrix

    status: Status = asked["status"] or "held"
    asked["status"] = status

    def draw(of: Asked) -> Picture:
        title = f"Who met whom: engagements{of.who}" if of.who else "Who met whom"
        return draw_matrix(of.engagements, title=title, caption=of.caption, by=by, status=status, most=most)

    write_asked(draw, layout, asked)


@picture.command()
@click.argument("name", nargs=-1, required=True)
@export_options
@format_option
@by_option
@most_option(30)
@click.option("--among", is_flag=True, help="Join others that took part in the same engagements, too.")
def network(name: tuple[str, ...], layout: str | None, by: Any, most: int, among: bool, **asked: Any) -> None:
    """Draw with whom NAME, a state, organisation or actor, held how many engagements, or has of another --status.

    \b
    Examples:
      dragoman picture network Ukraine --since 2025 --output ukraine.svg
      dragoman picture network Helen Marsh --by actors --among --output marsh.svg
    """
    from dragoman.pictures import draw_network

    status: Status = asked["status"] or "held"
    asked["status"] = status
    asked["with_"] = (" ".join(name), *asked["with_"])

    def draw(of: Asked) -> Picture:
        return draw_network(
            of.engagements, of.sides[0], title=f"The network{of.who}", caption=of.caption,
            by=by, status=status, most=most, among=among,
        )  # fmt: skip

    write_asked(draw, layout, asked)


@picture.command()
@export_options
@format_option
def months(layout: str | None, **asked: Any) -> None:
    """Draw contacts a month, by channel: the engagements held, or of another --status.

    \b
    Examples:
      dragoman picture months --between Indonesia Australia --output months.svg
      dragoman picture months --with Ghana --format csv
    """
    from dragoman.pictures import draw_months

    status: Status = asked["status"] or "held"
    asked["status"] = status

    def draw(of: Asked) -> Picture:
        return draw_months(of.engagements, title=f"Contacts{of.who} a month", caption=of.caption, status=status)

    write_asked(draw, layout, asked)


@picture.command()
@click.argument("name", nargs=-1, required=True)
@output_options
@format_option
def figures(name: tuple[str, ...], layout: str | None, output: Path | None, dated: datetime, address: str) -> None:
    """Draw the figures of a programme, fund, plan or treaty over time, by NAME, acronym or id.

    \b
    Examples:
      dragoman picture figures SAFE --output safe.svg
      dragoman picture figures Lake Bridge Fund --format html --output fund.html
    """
    from dragoman.exporting.heading import ExportHeading
    from dragoman.pictures import draw_figures
    from dragoman.record import EngagementFilters, open_record

    with open_record(address, create=False) as record:
        found = choose_instrument(record, " ".join(name))
        heading = ExportHeading(
            state=record.describe_state(),
            filters={"instrument": found.name},
            day=f"{dated:%Y-%m-%d}",
            engagements=len(record.engagements(EngagementFilters(instruments=(found.id,)))),
            reviewed=len(record.engagements(EngagementFilters(instruments=(found.id,), reviewed=True))),
        )
        drawn = draw_figures(found, documents=load_documents(record, found), caption=caption_picture(heading))
    write_picture(drawn, heading, layout, output)


def write_asked(draw: Callable[[Asked], Picture], layout: str | None, asked: dict[str, Any]) -> None:
    """Draw and write the picture of the engagements that the options ask for."""
    output: Path | None = asked.pop("output")
    with open_asked(asked) as (record, filters, heading):
        who = " and ".join(name_side(record, side) for side in filters.with_)
        drawn = draw(
            Asked(
                record.engagements(filters),
                filters.with_,
                f" of {who}" if who else "",
                caption_picture(heading),
            )
        )
    write_picture(drawn, heading, layout, output)


def caption_picture(heading: ExportHeading) -> str:
    """From which state of the record and by which filters a picture is drawn."""
    filters = ", ".join(f"{name} {value}" for name, value in heading.filters.items()) or "none"
    reviewed = heading.describe()["reviewed_values"].partition(";")[0]
    return (
        f"Drawn on {write_date(heading.day)} from {heading.state.name}, version {heading.state.version}; "
        f"filters: {filters}; {reviewed}."
    )


def write_picture(drawn: Picture, heading: ExportHeading, layout: str | None, output: Path | None) -> None:
    """Write a picture to the file, else to standard output; a table says beside it what it is of."""
    if layout is None:
        ending = output.suffix.lower().removeprefix(".") if output else ""
        layout = ending if ending in LAYOUTS else "svg"
    if layout == "png" and output is None and sys.stdout.isatty():
        raise click.UsageError("a PNG is nothing for a terminal: name a file with --output")
    from dragoman.output import open_output_bytes

    content = compose_picture(drawn, heading, layout)
    with explain_unwritable(output):
        with open_output_bytes(output) as stream:
            stream.write(content)
        if layout == "csv":
            tell_heading(heading, output)


def compose_picture(drawn: Picture, heading: ExportHeading, layout: str) -> bytes:
    """The picture in a format."""
    from dragoman.exporting.cells import write_cell
    from dragoman.pictures.page import write_page
    from dragoman.pictures.png import write_png

    if layout == "png":
        return write_png(drawn)
    if layout == "html":
        about = f"Made by {heading.describe()['made_by']}; the record was last changed on {heading.state.changed_at}."
        return write_page(drawn, about).encode("utf-8")
    if layout == "csv":
        stream = io.StringIO()
        rows = csv.writer(stream, lineterminator="\n")
        rows.writerow(drawn.columns)
        rows.writerows([write_cell(cell) for cell in row] for row in drawn.rows)
        return stream.getvalue().encode("utf-8")
    return drawn.svg.encode("utf-8")
