"""What users follow: states by their codes, organisations by their acronyms, actors and instruments by their ids."""

from __future__ import annotations

from sqlalchemy import Connection, delete, func, insert, select

from dragoman.errors import DeskError
from dragoman.record.desk.bounds import check_words
from dragoman.record.tables import follows

MOST_FOLLOWED = 1_000
"""By one user: more than all states, organisations and persons of a region."""


def enter_follow(connection: Connection, user: str, subject: str) -> None:
    """Enter that a user follows a subject; once. Raises DeskError."""
    check_words(user, "the name of a user")
    check_words(subject, "what is to be followed")
    mine = follows.c.user == user
    if connection.execute(select(follows.c.subject).where(mine, follows.c.subject == subject)).first():
        return
    if connection.execute(select(func.count()).where(mine)).scalar_one() >= MOST_FOLLOWED:
        raise DeskError(f"{user} follows {MOST_FOLLOWED:,} subjects, which is the most: unfollow one first")
    connection.execute(insert(follows), {"user": user, "subject": subject})


def remove_follow(connection: Connection, user: str, subject: str) -> None:
    """Take out that a user follows a subject; nothing happens where that is not so. Raises DeskError."""
    check_words(user, "the name of a user")
    check_words(subject, "what is followed")
    connection.execute(delete(follows).where(follows.c.user == user, follows.c.subject == subject))


def load_follows(connection: Connection, user: str) -> tuple[str, ...]:
    """The subjects that a user follows, sorted. Raises DeskError."""
    check_words(user, "the name of a user")
    return tuple(sorted(connection.execute(select(follows.c.subject).where(follows.c.user == user)).scalars()))
