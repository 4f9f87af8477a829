"""What has changed since a moment or since a brief; and which briefs were made."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from sqlalchemy import Connection, delete, func, insert, select

from dragoman.record.loading import HistoryEvent
from dragoman.record.tables import briefs, history


def load_changes(
    connection: Connection, *, since: str | None = None, after: int | None = None
) -> dict[str, list[HistoryEvent]]:
    """What happened since a moment (ISO 8601 in UTC), or after an event, by subject; the oldest first."""
    query = select(history).order_by(history.c.id)
    if since is not None:
        query = query.where(history.c.at >= since)
    if after is not None:
        query = query.where(history.c.id > after)
    found: dict[str, list[HistoryEvent]] = defaultdict(list)
    for row in connection.execute(query):
        found[row.subject].append(HistoryEvent(row.at, row.subject, row.event, row.detail))
    return dict(found)


def find_last_event(connection: Connection) -> int:
    """The number of the last event of the history, 0 where nothing has happened."""
    return connection.execute(select(func.max(history.c.id))).scalar() or 0


def find_last_brief(connection: Connection, subject: str, before: str) -> tuple[str, int] | None:
    """The day of the last brief on a subject that was made before a day, and the last event that it knew."""
    query = (
        select(briefs.c.made_on, briefs.c.last_event)
        .where(briefs.c.subject == subject, briefs.c.made_on < before)
        .order_by(briefs.c.made_on.desc())
        .limit(1)
    )
    row = connection.execute(query).first()
    return (row.made_on, row.last_event) if row else None


@dataclass(frozen=True, slots=True)
class MadeBrief:
    """A brief that was made on an ISO day; on an engagement, or on `with_`: codes and ids of actors."""

    made_on: str
    with_: tuple[str, ...] = ()
    engagement: str | None = None
    about: str | None = None


def list_briefs(connection: Connection, limit: int) -> list[MadeBrief]:
    """The briefs that were made last, the latest first; of several on the same, the last one."""
    last = func.max(briefs.c.made_on).label("made_on")
    query = select(briefs.c.subject, last).group_by(briefs.c.subject).order_by(last.desc(), briefs.c.subject)
    return [read_subject(row.subject, row.made_on) for row in connection.execute(query.limit(limit))]


def read_subject(subject: str, made_on: str) -> MadeBrief:
    """The brief behind what it is remembered under: "NOR+p-…|about", or "e-…|about"."""
    who, _, about = subject.partition("|")
    if who.startswith("e-"):
        return MadeBrief(made_on, engagement=who, about=about or None)
    return MadeBrief(made_on, tuple(who.split("+")), about=about or None)


def remember_brief(connection: Connection, subject: str, made_on: str) -> None:
    """Keep that a brief on a subject was made on a day, in the place of an earlier one of that day."""
    connection.execute(delete(briefs).where(briefs.c.subject == subject, briefs.c.made_on == made_on))
    last = find_last_event(connection)
    connection.execute(insert(briefs), {"subject": subject, "made_on": made_on, "last_event": last})
