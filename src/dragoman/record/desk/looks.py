"""When each user looked last, and what of the history was shown then: all after it is news."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, insert, select, update

from dragoman.errors import DeskError
from dragoman.record.desk.bounds import check_words
from dragoman.record.tables import looks

MOST_OF_A_TIME = 40
LARGEST_EVENT = 2**31 - 1
"""What the column of a PostgreSQL record holds."""


@dataclass(frozen=True, slots=True)
class Look:
    """A user's last look: its time (ISO 8601 in UTC), and the number of the last event of the history seen then."""

    at: str
    event: int


def write_look(connection: Connection, user: str, at: str, event: int) -> None:
    """Keep a user's look in the place of the one before. Raises DeskError."""
    check_words(user, "the name of a user")
    check_words(at, "the time of a look", MOST_OF_A_TIME)
    try:
        datetime.fromisoformat(at)
    except ValueError:
        raise DeskError(f"{at!a} is no time: write 2025-12-27T07:10:00+00:00") from None
    if not 0 <= event <= LARGEST_EVENT:
        raise DeskError(f"{event} can't be the number of an event")
    values = {"at": at, "event": event}
    if not connection.execute(update(looks).where(looks.c.user == user).values(**values)).rowcount:
        connection.execute(insert(looks), {"user": user, **values})


def read_look(connection: Connection, user: str) -> Look | None:
    """A user's last look; None for whom has not looked yet. Raises DeskError."""
    check_words(user, "the name of a user")
    row = connection.execute(select(looks.c.at, looks.c.event).where(looks.c.user == user)).first()
    return Look(row.at, row.event) if row else None
