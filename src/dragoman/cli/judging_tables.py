"""`judge import`: judgements that were written into a table."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click

from dragoman.cli.faults import list_faults
from dragoman.cli.options import record_option
from dragoman.cli.recording import by_option, judge, warn_of_conflicts


@judge.command("import")
@click.argument("path", metavar="FILE.csv", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@by_option
@click.option("--why", default="", metavar="WORDS", help="The reason, for rows that give none in the column why.")
@click.option("--dry-run", is_flag=True, help="Only tell what would be entered, and which rows are faulty.")
@record_option
def import_judgements(path: Path, by: str, why: str, dry_run: bool, address: str) -> None:
    """Enter the judgements of a table from `dragoman export csv` whose column judgements was filled in.

    A cell holds clauses in the words of `dragoman judge`, divided by semicolons: accept; accept date; reject
    participants Ratna Wijaya; correct place Jakarta. What stands already in the same words is not entered twice.

    \b
    Examples:
      dragoman judge import march.csv --by "Ann Lee" --dry-run
      dragoman judge import march.csv --by "Ann Lee" --why "the ministry's diary"

    Faulty rows are listed at the end, the others are entered; the exit status is then 1.
    """
    from dragoman.output import print_view
    from dragoman.record import open_record
    from dragoman.views.tables import tabulate_judgements
    from dragoman.views.words import count_things

    with open_record(address, create=False) as record:
        outcome = record.import_judgements(path, by=by, why=why, dry_run=dry_run)
        if outcome.entered:
            # What was only drafted has no id yet that one could withdraw it by.
            print_view(tabulate_judgements(replace(j, id="") if dry_run else j for j in outcome.entered))
        for old, new in outcome.led_on.items():
            click.echo(f"{old} is part of {new} now")
        told = [f"{count_things(len(outcome.entered), 'judgement')} {'would be entered' if dry_run else 'entered'}"]
        told += [f"{outcome.known:,} known already"] if outcome.known else []
        told += [f"{count_things(len(outcome.faults), 'row')} not entered"] if outcome.faults else []
        click.echo(", ".join(told))
        if outcome.entered and not dry_run:
            warn_of_conflicts(record, *outcome.entered)
    list_faults(outcome.faults)
