"""Pages that users come back to: an address within the application, under a name of the user's own."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sqlalchemy import Connection, delete, func, insert, select, update

from dragoman.errors import DeskError
from dragoman.record.desk.bounds import check_words
from dragoman.record.tables import saved_views

MOST_OF_A_VIEW_NAME = 100
MOST_OF_AN_ADDRESS = 2_000
"""Characters: what all browsers and servers take."""
MOST_VIEWS = 200
"""Of one user: a list that can still be looked through."""

# A path here and nowhere else: browsers read "//host" and "/\host" as another site's, and skip over tabs and line ends.
_HERE = re.compile(r"/(?!/)[^\\\s]*")


@dataclass(frozen=True, slots=True)
class SavedView:
    """A page of the application that a user has named; `address` begins with a single "/"."""

    name: str
    address: str


def write_view(connection: Connection, user: str, name: str, address: str) -> None:
    """Keep a view, in the place of the user's view of that name if there is one. Raises DeskError."""
    check_words(user, "the name of a user")
    check_words(name, "the name of a view", MOST_OF_A_VIEW_NAME)
    check_words(address, "the address of a view", MOST_OF_AN_ADDRESS)
    if not _HERE.fullmatch(address):
        raise DeskError(f'{address[:80]!a} is no address of a page here: it begins with a single "/"')
    mine = saved_views.c.user == user
    if connection.execute(update(saved_views).where(mine, saved_views.c.name == name).values(address=address)).rowcount:
        return
    if connection.execute(select(func.count()).where(mine)).scalar_one() >= MOST_VIEWS:
        raise DeskError(f"{user} has {MOST_VIEWS:,} saved views, which is the most: remove one first")
    connection.execute(insert(saved_views), {"user": user, "name": name, "address": address})


def remove_view(connection: Connection, user: str, name: str) -> None:
    """Take a user's view out; nothing happens where there is none of that name. Raises DeskError."""
    check_words(user, "the name of a user")
    check_words(name, "the name of a view", MOST_OF_A_VIEW_NAME)
    connection.execute(delete(saved_views).where(saved_views.c.user == user, saved_views.c.name == name))


def load_views(connection: Connection, user: str) -> tuple[SavedView, ...]:
    """The views of a user by name. Raises DeskError."""
    check_words(user, "the name of a user")
    rows = connection.execute(select(saved_views.c.name, saved_views.c.address).where(saved_views.c.user == user))
    return tuple(SavedView(*row) for row in sorted(rows, key=lambda row: (row.name.casefold(), row.name)))
