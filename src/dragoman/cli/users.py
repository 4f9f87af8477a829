"""`users`: who may work with a record, and what they did."""

from __future__ import annotations

import dataclasses
import getpass
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from dragoman.cli.options import layout_option, limit_option, record_option

if TYPE_CHECKING:
    from dragoman.record.desk import Action, Desk, NewUser, Role

ROLES = ("reader", "editor", "admin")


def find_own_name() -> str:
    """The name of the account that runs the command, for the log."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a container may run under a number that has no name
        return "command line"


role_words = "reader: looks; editor: judges and adds, too; admin: sees the log and the users, too."
by_option = click.option(
    "--by",
    envvar="DRAGOMAN_USER",
    metavar="NAME",
    default=find_own_name,
    show_default="the account that runs it",
    help="Who does it, for the log. Also $DRAGOMAN_USER.",
)


@click.group()
def users() -> None:
    """Name who may work with a record over the web, and see what they did.

    Each user has a role and a token. Of a token only a hash is kept, so it is shown once.

    \b
    Examples:
      dragoman users add "Ann Lee" --role editor
      dragoman users list
      dragoman users disable "Ann Lee"
      dragoman users actions --user "Ann Lee"
    """


@users.command("add")
@click.argument("name")
@click.option("--role", type=click.Choice(ROLES), required=True, help=role_words)
@by_option
@record_option
def add_user(name: str, role: Role, by: str, address: str) -> None:
    """Enter the user NAME, and print the token that lets them in.

    NAME signs their judgements. The token goes to standard output, all else to standard error.

    \b
    Examples:
      dragoman users add "Ann Lee" --role editor
      dragoman users add a.lee@mfa.example --role reader --record postgresql://desk@dbserver/desk
    """
    from dragoman.record import open_record

    with open_record(address, create=False) as record:
        print_token(record.desk.create_user(name, role, by=by))


@users.command("renew")
@click.argument("name")
@by_option
@record_option
def renew_token(name: str, by: str, address: str) -> None:
    """Print another token for the user NAME; the one before lets nobody in from now on.

    \b
    Example:
      dragoman users renew "Ann Lee"
    """
    from dragoman.record import open_record

    with open_record(address, create=False) as record:
        print_token(record.desk.renew_token(name, by=by))


def print_token(new: NewUser) -> None:
    """Print a token, and that it is shown once."""
    click.echo(new.token)
    click.echo(
        f"This token is not kept and is shown only now: whoever has it acts as {new.user.name} ({new.user.role}).",
        err=True,
    )
    if new.user.disabled_at:
        click.echo(f"{new.user.name} is disabled: it lets nobody in before `dragoman users enable`.", err=True)


@users.command("list")
@layout_option()
@record_option
def list_users(layout: str, address: str) -> None:
    """All users with their roles, disabled ones too.

    \b
    Examples:
      dragoman users list
      dragoman users list --format csv
    """
    from dragoman.output import write_list
    from dragoman.record import open_record
    from dragoman.record.desk import User
    from dragoman.views.desk import tabulate_users

    with open_record(address, create=False) as record:
        write_list(
            record.desk.list_users(),
            layout,
            describe=dataclasses.asdict,
            draw=tabulate_users,
            columns=[field.name for field in dataclasses.fields(User)],
        )


@users.command("role")
@click.argument("name")
@click.argument("role", type=click.Choice(ROLES))
@by_option
@record_option
def change_role(name: str, role: Role, by: str, address: str) -> None:
    """Give the user NAME another ROLE: reader, editor or admin.

    \b
    Example:
      dragoman users role "Ann Lee" admin
    """
    from dragoman.record import open_record

    with open_record(address, create=False) as record:
        user = record.desk.change_role(name, role, by=by)
    click.echo(f"{user.name}: {user.role}")


@users.command("disable")
@click.argument("name")
@by_option
@record_option
def disable_user(name: str, by: str, address: str) -> None:
    """Let the user NAME in no more; what they decided and did stays.

    \b
    Example:
      dragoman users disable "Ann Lee"
    """
    from dragoman.record import open_record

    with open_record(address, create=False) as record:
        user = record.desk.disable_user(name, by=by)
    click.echo(f"{user.name}: disabled")


@users.command("enable")
@click.argument("name")
@by_option
@record_option
def enable_user(name: str, by: str, address: str) -> None:
    """Let the user NAME in again, with the token they had.

    \b
    Example:
      dragoman users enable "Ann Lee"
    """
    from dragoman.record import open_record

    with open_record(address, create=False) as record:
        user = record.desk.enable_user(name, by=by)
    click.echo(f"{user.name}: {user.role}")


@users.command("actions")
@click.option("--user", metavar="NAME", help="Only what this user did.")
@click.option("--subject", metavar="ID", help="Only what was done to this id or name.")
@limit_option(100)
@layout_option()
@record_option
def list_actions(user: str | None, subject: str | None, limit: int, layout: str, address: str) -> None:
    """What users did, the latest first: the audit log.

    \b
    Examples:
      dragoman users actions
      dragoman users actions --user "Ann Lee" --limit 20
      dragoman users actions --subject e-4f21 --format jsonl
    """
    from dragoman.output import write_list
    from dragoman.record import open_record
    from dragoman.record.desk import Action
    from dragoman.views.desk import tabulate_actions

    with open_record(address, create=False) as record:
        write_list(
            iter_actions(record.desk, user, subject, limit),
            layout,
            describe=dataclasses.asdict,
            draw=tabulate_actions,
            columns=[field.name for field in dataclasses.fields(Action)],
        )


def iter_actions(desk: Desk, user: str | None, subject: str | None, limit: int) -> Iterator[Action]:
    """So many actions, all for 0, the latest first; a thousand in memory at a time."""
    from dragoman.record.desk.actions import MOST_LISTED

    before, left = None, limit
    while True:
        asked = min(left, MOST_LISTED) if limit else MOST_LISTED
        found = desk.list_actions(before, user, subject, asked)
        yield from found
        left -= len(found)
        if len(found) < asked or (limit and not left):
            return
        before = found[-1].number
