"""The commands; each calls one function of the library."""

from __future__ import annotations

import sys
from typing import NoReturn

import click

from dragoman import __version__
from dragoman.cli import exporting_events, exporting_standards, exporting_tables, judging_tables
from dragoman.cli.briefing import brief, digest
from dragoman.cli.exporting import export
from dragoman.cli.looking_up import actor, compare, followups, instrument, list_engagements, pair, search, show
from dragoman.cli.picturing import picture
from dragoman.cli.reading import evaluate, formats, read
from dragoman.cli.recording import add, judge, register
from dragoman.cli.serving import serve
from dragoman.cli.users import users
from dragoman.cli.watching import watch
from dragoman.errors import DragomanError

FAMILIES = (exporting_events, exporting_standards, exporting_tables, judging_tables)
"""The modules whose commands enter the groups `export` and `judge` when they are imported."""
INTERRUPTED = 130
"""The exit status of a programme that Ctrl-C ended, by the shells' convention."""


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, "-V", "--version", prog_name="dragoman")
def commands() -> None:
    """Read reports and official readouts of diplomacy: who engaged whom, when, where, who said what, which sums and
    commitments, each with the words it came from. Works offline.

    `read` prints what texts tell; `add` keeps it in a record, which the other commands look up and correct.
    `COMMAND --help` says more, with examples.

    \b
    Examples:
      dragoman read report.html --published 2025-12-27
      dragoman add reports/
      dragoman list --with Ukraine --since 2025-11
      dragoman serve --open
    """


RECORDING: tuple[click.Command, ...] = (add, watch, judge, register, export, picture)
SERVING: tuple[click.Command, ...] = (serve, users)
LOOKING_UP: tuple[click.Command, ...] = (list_engagements, show, search, actor, pair, compare, followups, instrument)
PAPERS: tuple[click.Command, ...] = (brief, digest)
for command in (read, formats, evaluate, *RECORDING, *LOOKING_UP, *PAPERS, *SERVING):
    commands.add_command(command)


def main() -> NoReturn:
    """The programme: runs a command, turns every foreseen error into one line and an exit status."""
    try:
        sys.exit(commands.main(standalone_mode=False))
    except click.ClickException as fault:
        fault.show()
        sys.exit(fault.exit_code)
    except (click.Abort, KeyboardInterrupt):
        sys.exit(INTERRUPTED)
    except DragomanError as fault:
        click.echo(f"dragoman: {fault}", err=True)
        sys.exit(1)
