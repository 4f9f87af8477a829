"""`add`, `judge` and `register`: what changes a record."""

from __future__ import annotations

import dataclasses
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dragoman.cli.faults import list_faults
from dragoman.cli.options import (
    jobs_option,
    layout_option,
    max_characters_option,
    published_option,
    record_option,
    sources_option,
)
from dragoman.cli.reading import make_settings

if TYPE_CHECKING:
    from dragoman.model.record import Judgement, JudgementVerb
    from dragoman.record import Record


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH|- ...")
@published_option
@max_characters_option
@jobs_option
@click.option("--reread", is_flag=True, help="Read again what is in the record; judgements stay.")
@click.option("--dry-run", is_flag=True, help="Only list what would be read, and what would be passed over and why.")
@sources_option
@record_option
def add(
    paths: tuple[str, ...],
    published: datetime | None,
    max_characters: int,
    jobs: int,
    reread: bool,
    dry_run: bool,
    sources: Path | None,
    address: str,
) -> None:
    """Read reports into a record.

    PATH is what `dragoman read` takes: files, folders, patterns, - for standard input. A text that is in the record
    already is not added twice. A run that was stopped goes on where it was when it is started again.

    \b
    Examples:
      dragoman add reports/
      dragoman add --dry-run "reports/**/*.pdf"
      dragoman add --record ministry.db --jobs 4 archive.jsonl.gz
      dragoman add --record postgresql://desk@localhost/record --published 2025-12-27 report.html

    Documents that can't be read are listed at the end; the exit status is then 1.
    """
    from dragoman.cli.progress import show_adding
    from dragoman.record import open_record

    if dry_run:
        list_what_would_be_read(paths)
        return
    settings = make_settings(published, max_characters, sources)
    with open_record(address) as record, show_adding(paths) as watch:
        outcome = record.add(paths, jobs=jobs, settings=settings, reread=reread, on_document=watch)
    new = [f"{outcome.copies:,} of them copies"] if outcome.copies else []
    new += [f"{outcome.versions:,} later versions"] if outcome.versions else []
    new += [f"{outcome.foreign:,} in a language that is not read"] if outcome.foreign else []
    parts = [f"{outcome.added:,} added" + (f" ({', '.join(new)})" if new else ""), f"{outcome.known:,} known already"]
    parts += [f"{outcome.reread:,} read again"] if outcome.reread else []
    parts += [f"{len(outcome.faults):,} not read"] if outcome.faults else []
    click.echo(f"{', '.join(parts)}: {record.database.address}")
    list_faults(outcome.faults)


def list_what_would_be_read(paths: tuple[str, ...]) -> None:
    """Print the files that would be read, and those that would not with the reason."""
    from dragoman.output import write_list
    from dragoman.reading.candidates import Candidate, list_candidates
    from dragoman.views.files import tabulate_candidates

    columns = [field.name for field in dataclasses.fields(Candidate)]
    write_list(list_candidates(paths), "text", describe=dataclasses.asdict, draw=tabulate_candidates, columns=columns)


@click.group()
def judge() -> None:
    """Decide what the record says: what is the same, accepted, rejected or corrected, by whom and why.

    A judgement outlives every reading to come, marks what it touches as reviewed, and can be withdrawn but never
    deleted.

    \b
    Examples:
      dragoman judge same e-4f21 e-9a07 --why "both are the call of 3 May"
      dragoman judge correct e-4f21 date 2024-05-03 --by "Ann Lee" --why "the ministry's diary"
      dragoman judge withdraw j-77b0 --why "mistaken for the call of 8 May"
      dragoman judge list
    """


by_option = click.option(
    "--by", required=True, envvar="DRAGOMAN_USER", metavar="NAME", help="Who decides. Also $DRAGOMAN_USER."
)
why_option = click.option("--why", required=True, metavar="WORDS", help="The reason, in words.")


@judge.command()
@click.argument("one")
@click.argument("other")
@by_option
@why_option
@record_option
def same(one: str, other: str, by: str, why: str, address: str) -> None:
    """ONE and OTHER are one engagement, or one actor.

    \b
    Example:
      dragoman judge same e-4f21 e-9a07 --why "both are the call of 3 May"
    """
    enter(address, "same", one, other=other, by=by, why=why)


@judge.command("not-same")
@click.argument("one")
@click.argument("other")
@by_option
@why_option
@record_option
def not_same(one: str, other: str, by: str, why: str, address: str) -> None:
    """ONE and OTHER are two: engagements, actors, or an engagement and an account (a-…) that was put with it.

    \b
    Example:
      dragoman judge not-same e-4f21 a-2b9c --why "this is the call of 8 May"
    """
    enter(address, "not-same", one, other=other, by=by, why=why)


@judge.command()
@click.argument("subject")
@click.argument("field", required=False)
@click.argument("value", required=False)
@by_option
@click.option("--why", default="", metavar="WORDS", help="The reason, in words.")
@record_option
def accept(subject: str, field: str | None, value: str | None, by: str, why: str, address: str) -> None:
    """SUBJECT is right: an engagement, an account or a follow-up, or one FIELD of it, or the VALUE of one.

    \b
    Examples:
      dragoman judge accept e-4f21
      dragoman judge accept e-4f21 date
    """
    enter(address, "accept", subject, field=field, value=value, by=by, why=why)


@judge.command()
@click.argument("subject")
@click.argument("field", required=False)
@click.argument("value", required=False)
@by_option
@why_option
@record_option
def reject(subject: str, field: str | None, value: str | None, by: str, why: str, address: str) -> None:
    """SUBJECT is wrong: an engagement, an account or a follow-up, or one FIELD of it, or the VALUE of one.

    \b
    Examples:
      dragoman judge reject e-4f21 --why "the speech of a commentator, no encounter"
      dragoman judge reject e-4f21 place Geneva --why "the dateline, not where they met"
    """
    enter(address, "reject", subject, field=field, value=value, by=by, why=why)


@judge.command()
@click.argument("subject")
@click.argument("field")
@click.argument("value")
@by_option
@why_option
@record_option
def correct(subject: str, field: str, value: str, by: str, why: str, address: str) -> None:
    """The FIELD of SUBJECT is VALUE, whatever the texts say.

    \b
    Examples:
      dragoman judge correct e-4f21 date 2024-05-03 --why "the ministry's diary"
      dragoman judge correct f-81d2 state kept --why "the visit took place on 9 May"
    """
    enter(address, "correct", subject, field=field, value=value, by=by, why=why)


@judge.command()
@click.argument("judgement")
@by_option
@why_option
@record_option
def withdraw(judgement: str, by: str, why: str, address: str) -> None:
    """Take JUDGEMENT back; the record follows what is left.

    \b
    Example:
      dragoman judge withdraw j-77b0 --why "mistaken for the call of 8 May"
    """
    from dragoman.record import open_record

    with open_record(address, create=False) as record:
        taken = record.withdraw(judgement, by=by, why=why)
        click.echo(f"{taken.id} withdrawn: {taken.verb} {taken.subject}")
        warn_of_conflicts(record)


@judge.command("list")
@click.argument("subject", required=False)
@layout_option()
@record_option
def list_judgements(subject: str | None, layout: str, address: str) -> None:
    """The judgements on SUBJECT, or all of them, the oldest first, withdrawn ones too.

    \b
    Examples:
      dragoman judge list
      dragoman judge list e-4f21 --format jsonl
    """
    from dragoman.model.record import Judgement
    from dragoman.output import write_list
    from dragoman.record import open_record
    from dragoman.views.tables import tabulate_judgements

    with open_record(address, create=False) as record:
        write_list(
            record.find_judgements([subject] if subject else None),
            layout,
            describe=dataclasses.asdict,
            draw=tabulate_judgements,
            columns=[field.name for field in dataclasses.fields(Judgement)],
        )
        warn_of_conflicts(record)


def enter(
    address: str,
    verb: JudgementVerb,
    subject: str,
    *,
    other: str | None = None,
    field: str | None = None,
    value: str | None = None,
    by: str,
    why: str,
) -> None:
    """Enter a judgement, print its id, warn where it contradicts another."""
    from dragoman.record import open_record

    with open_record(address, create=False) as record:
        entered = record.judge(verb, subject, other=other, field=field, value=value, by=by, why=why)
        of = [entered.subject, entered.other, entered.field, entered.value]
        click.echo(f"{entered.id}: {entered.verb} {' '.join(part for part in of if part)}")
        warn_of_conflicts(record, entered)


def warn_of_conflicts(record: Record, *entered: Judgement) -> None:
    """Say on standard error which judgements contradict each other: all, or those with what was just entered."""
    new = {judgement.id for judgement in entered}
    for conflict in record.find_conflicts():
        if not new or new & {conflict.earlier.id, conflict.later.id}:
            click.echo(
                f"dragoman: {conflict.later.id} contradicts {conflict.earlier.id} by {conflict.earlier.by}"
                f" ({conflict.why}); the later one holds",
                err=True,
            )


@click.group()
def register() -> None:
    """Bring registers of office-holders into the record, or write out what it knows of offices.

    \b
    Example:
      dragoman register import presidents.csv
    """


@register.command("import")
@click.argument("path", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@record_option
def import_register(path: Path, address: str) -> None:
    """Enter the office-holders of PATH: CSV with the columns name, office, country, from, to, source, or
    FollowTheMoney entities as JSON lines. What was entered before is left as it is.

    \b
    Examples:
      dragoman register import presidents.csv
      dragoman register import occupancies.ftm.json --record ministry.db
    """
    from dragoman.record import open_record
    from dragoman.resolving.register import read_register
    from dragoman.views.words import count_things

    tenures = read_register(path)
    with open_record(address) as record:
        outcome = record.import_tenures(tenures)
    click.echo(f"{count_things(outcome.entered, 'tenure')} entered, {outcome.known:,} known already")


@register.command("export")
@click.argument("path", type=click.Path(dir_okay=False, path_type=Path))
@record_option
def export_register(path: Path, address: str) -> None:
    """Write all offices that texts and registers tell to PATH: CSV, or FollowTheMoney entities where it ends in json,
    jsonl or ftm.

    \b
    Examples:
      dragoman register export offices.csv
      dragoman register export offices.ftm.json
    """
    from dragoman.record import open_record
    from dragoman.resolving.register import write_register
    from dragoman.views.words import count_things

    with open_record(address, create=False) as record:
        tenures = record.list_filed_tenures()
    try:
        write_register(path, tenures)
    except OSError as fault:
        raise click.UsageError(f"can't write {path}: {fault.strerror}") from None
    click.echo(f"{count_things(len(tenures), 'tenure')}: {path}")
