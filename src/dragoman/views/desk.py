"""The users of a record and the log of what they did, as tables."""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.record.desk import Action, User
from dragoman.views.aligned import AlignedTable, Column
from dragoman.views.feeds import write_minute
from dragoman.wording import plain


def tabulate_users(users: Iterable[User]) -> AlignedTable:
    """One user a row; moments in UTC."""
    columns = [Column("name", words=True), Column("role"), Column("created"), Column("disabled")]
    rows = ((plain(u.name), u.role, write_minute(u.created_at), write_minute(u.disabled_at)) for u in users)
    return AlignedTable(columns, rows, "No user yet: dragoman users add NAME --role editor")


def tabulate_actions(actions: Iterable[Action]) -> AlignedTable:
    """One action a row; moments in UTC."""
    columns = [
        Column("number", right=True),
        Column("at"),
        Column("user", words=True),
        Column("action", words=True),
        Column("subject"),
        Column("detail", words=True),
        Column("from"),
    ]
    rows = (
        (
            str(a.number),
            write_minute(a.at),
            plain(a.user),
            plain(a.action),
            plain(a.subject or ""),
            plain(a.detail),
            plain(a.remote or ""),
        )
        for a in actions
    )
    return AlignedTable(columns, rows, "Nothing has been done yet.")
