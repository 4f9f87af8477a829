"""`brief` and `digest`: papers made of the record."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from dragoman.cli.exporting import explain_unwritable
from dragoman.cli.options import DAY, dated_option, record_option
from dragoman.cli.sides import find_sides
from dragoman.errors import ReadOnlyRecord, RecordLocked

if TYPE_CHECKING:
    from dragoman.exporting.papers import PaperFormat
    from dragoman.model.paper import Paper

F = TypeVar("F", bound=Callable[..., Any])
FORMATS: dict[str, PaperFormat] = {"md": "markdown", "html": "html", "docx": "docx", "pdf": "pdf", "eml": "eml"}
"""The formats of papers, by the endings of their files."""
OF_BYTES = ("docx", "pdf")


def paper_options(*formats: str) -> Callable[[F], F]:
    """In which format to set a paper, and where."""
    output = click.option(
        "--output", type=click.Path(dir_okay=False, path_type=Path), help="Write to this file; else print."
    )
    layout = click.option(
        "--format", "layout", type=click.Choice(formats), help="By default what --output ends with, else md."
    )
    return lambda command: layout(output(command))


@click.command()
@click.option("--with", "with_", multiple=True, metavar="WHO", help="A state, organisation or actor; repeatable: all.")
@click.option("--engagement", metavar="ID", help="The planned engagement, where there are several on that day.")
@click.option("--on", type=DAY, metavar="DATE", help="The day of the encounter.  [default: the day of --dated]")
@click.option("--about", metavar="WORDS", help="Keep to what is about this topic or instrument.")
@click.option(
    "--length",
    type=click.Choice(["full", "short"]),
    default="full",
    show_default=True,
    help="Two pages at the most, or half a page.",
)
@click.option("--unremembered", is_flag=True, help="Don't let later briefs tell what has changed since this one.")
@paper_options("md", "html", "docx", "pdf")
@dated_option
@record_option
def brief(
    with_: tuple[str, ...],
    engagement: str | None,
    on: datetime | None,
    about: str | None,
    length: Any,
    unremembered: bool,
    layout: str | None,
    output: Path | None,
    dated: datetime,
    address: str,
) -> None:
    """Write the brief before an encounter, or on a counterpart: last contacts, positions, what is owed, what is next.

    Each sentence has a numbered note with its document, day and exact words.

    \b
    Examples:
      dragoman brief --with DNK --on 2025-12-28
      dragoman brief --with "United States" --with UKR --about SAFE --length short
      dragoman brief --engagement e-4f21 --output brief.docx
    """
    from dragoman.briefs.brief import write_brief
    from dragoman.briefs.matter import BriefRequest
    from dragoman.record import open_record

    if not (with_ or engagement):
        raise click.UsageError("say whom the brief is on: --with WHO, or --engagement ID")
    with open_record(address, create=False) as record:
        request = BriefRequest(
            with_=find_sides(record, with_),
            on=f"{on or dated:%Y-%m-%d}",
            made_on=f"{dated:%Y-%m-%d}",
            about=about,
            length=length,
            engagement=engagement,
        )
        print_paper(write_brief(record, request), layout, output)
        if not unremembered:
            try:
                record.remember_brief(request.subject, request.made_on)
            except (ReadOnlyRecord, RecordLocked) as fault:
                # The brief is there; only the next one will know nothing of it.
                click.echo(f"dragoman: this brief is not remembered: {fault}", err=True)


@click.command()
@click.option(
    "--since",
    default="yesterday",
    show_default=True,
    metavar="DAY",
    help="today, yesterday, 7d, or a day: 2025-11-07. Counts when things came into the record.",
)
@click.option(
    "--by", type=click.Choice(["region", "state"]), default="region", show_default=True, help="How to group it."
)
@paper_options(*FORMATS)
@dated_option
@record_option
def digest(since: str, by: Any, layout: str | None, output: Path | None, dated: datetime, address: str) -> None:
    """Write what is new in the record: engagements by region or state, accounts that differ, what is due.

    \b
    Examples:
      dragoman digest --since yesterday
      dragoman digest --since 7d --by state --output week.html
      dragoman digest --since 2025-11-01 --output digest.eml
    """
    from dragoman.briefs.digest import ask_since, write_digest
    from dragoman.record import open_record

    request = ask_since(read_day(since, dated.date()), f"{dated:%Y-%m-%d}", by)
    with open_record(address, create=False) as record:
        paper = write_digest(record, request)
    print_paper(paper, layout, output)


def read_day(since: str, today: date) -> date:
    """The day of --since. Raises click.BadParameter."""
    from dragoman.briefs.digest import find_day

    try:
        return find_day(since, today)
    except ValueError as fault:
        raise click.BadParameter(str(fault), param_hint="--since") from None


def print_paper(paper: Paper, layout: str | None, output: Path | None) -> None:
    """Set a paper where it is wanted; a format of bytes needs a file to go to, or a pipe."""
    from dragoman.output import write_paper

    ending = output.suffix.removeprefix(".").lower() if output else ""
    layout = layout or (ending if ending in FORMATS else "md")
    if layout in OF_BYTES and output is None and sys.stdout.isatty():
        raise click.UsageError(f"{layout} is no text: name a file with --output")
    with explain_unwritable(output):
        write_paper(paper, FORMATS[layout], output)
