"""The version of what a judgement can be on, so that nobody decides on a state that others have changed meanwhile.

It is the number of the last event in the history of a thing, under all ids that it has had: it moves with every change.
"""

from __future__ import annotations

from sqlalchemy import ColumnElement, Connection, func, literal, select, union_all

from dragoman.errors import NotInRecord, Overtaken
from dragoman.record.tables import accounts, actors, documents, engagements, follow_ups, history, instruments
from dragoman.wording import plain

TABLES = {
    "a": ("account", accounts),
    "b": ("actor", actors),
    "d": ("document", documents),
    "e": ("engagement", engagements),
    "f": ("follow-up", follow_ups),
    "i": ("instrument", instruments),
    "o": ("actor", actors),
    "p": ("actor", actors),
    "s": ("actor", actors),
}
"""What an id is of, and where it stands, by the letter it begins with."""
MOST_TOLD = 5
"""Changes that are told to whom was overtaken, the last ones."""


def find_version(connection: Connection, subject: str) -> int:
    """The number of the last event on what an id leads to now, 0 where nothing has happened to it.

    An account has the version of the engagement that it stands in. Raises NotInRecord for an unknown id.
    """
    query = select(func.max(history.c.id)).where(happened_to(connection, subject))
    return connection.execute(query).scalar() or 0


def check_version(connection: Connection, subject: str, expected: int | None) -> None:
    """Raise Overtaken where the version of a subject is not the one expected; None expects nothing."""
    if expected is None or find_version(connection, subject) == expected:
        return
    raise Overtaken(subject, tell_changes(connection, subject, expected))


def tell_changes(connection: Connection, subject: str, after: int) -> tuple[str, ...]:
    """The last events on a subject after one, in words, the oldest first: “judged reject: j-… by Ann Lee: a speech”."""
    later = select(history).where(happened_to(connection, subject), history.c.id > after)
    # The same may be noted of both sides of a merger.
    rows = connection.execute(later.order_by(history.c.id.desc()).limit(2 * MOST_TOLD))
    told = dict.fromkeys(plain(f"{row.event}: {row.detail}" if row.detail else row.event) for row in rows)
    return tuple(reversed(list(told)[:MOST_TOLD]))


def happened_to(connection: Connection, subject: str) -> ColumnElement[bool]:
    """Which events of the history are a subject's: its own, of what was merged into it, of an engagement's accounts.

    Raises NotInRecord for an unknown id.
    """
    kind, table = TABLES.get(subject.partition("-")[0], ("subject", None))
    row = table is not None and connection.execute(select(table).where(table.c.id == subject)).first()
    if not row or table is None:
        raise NotInRecord(subject, kind)
    if kind == "account":
        return happened_to(connection, row.engagement_id)
    if "merged_into" not in table.c:
        return history.c.subject == subject
    living = row.merged_into or row.id
    ids = [select(literal(living)), select(table.c.id).where(table.c.merged_into == living)]
    if kind == "engagement":
        ids.append(select(accounts.c.id).where(accounts.c.engagement_id == living))
    # As one list of ids PostgreSQL looks them up in the index; as alternatives it would read all of the history.
    return history.c.subject.in_(union_all(*ids))
