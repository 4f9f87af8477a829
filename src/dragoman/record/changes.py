"""What has changed since a moment or since a brief; and which briefs were made."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, case, delete, func, insert, or_, select

from dragoman.record.listing import ALL_ENGAGEMENTS, any_takes_part, comes_up, list_conditions
from dragoman.record.loading import HistoryEvent, in_batches
from dragoman.record.tables import accounts, actors, briefs, engagements, history

CHANGES = {
    "joined": "told by another report",
    "left": "no longer told by one report",
    "status": "status",
    "merged": "merged with another",
    "took in": "merged with another",
    "read again": "read again",
}
"""What an event of an engagement's history means to a reader of briefs; other events are told by their own words."""


@dataclass(frozen=True, slots=True)
class ChangedEngagement:
    """An engagement that was changed: when last (ISO 8601 in UTC), and what happened, each thing once, in words."""

    id: str
    at: str
    events: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ChangedEngagements:
    """What happened to engagements after an event: which are `new` (ids), which were `changed`, the newest first.

    `all_new` and `all_changed` are the numbers of them, also of those that the limit leaves out; `last_event` is the
    number of the last event of the record, to ask after it the next time.
    """

    new: tuple[str, ...]
    changed: tuple[ChangedEngagement, ...]
    all_new: int
    all_changed: int
    last_event: int


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


def find_changes_for(
    connection: Connection, since_event: int, subjects: Sequence[str], limit: int
) -> ChangedEngagements:
    """The engagements that are new or were changed after an event; see `Record.find_changes_for`."""
    own, moved = engagements.alias("own"), accounts.alias("moved")
    # A judgement may name an account. What was merged away is told of where its accounts went.
    subject = func.coalesce(moved.c.engagement_id, case((history.c.event == "merged", own.c.merged_into)), own.c.id)
    happened = (
        select(subject.label("engagement_id"), history)
        .select_from(history)
        .outerjoin(own, own.c.id == history.c.subject)
        .outerjoin(moved, moved.c.id == history.c.subject)
        .where(history.c.id > since_event)
        .subquery("happened")
    )
    opened = (happened.c.event == "opened") & (happened.c.subject == happened.c.engagement_id)
    last = func.max(happened.c.id)
    query = (
        select(happened.c.engagement_id, func.max(case((opened, 1), else_=0)).label("opened"))
        .join(engagements, engagements.c.id == happened.c.engagement_id)
        .where(*list_conditions(ALL_ENGAGEMENTS))
        .group_by(happened.c.engagement_id)
        .order_by(last.desc())
    )
    if subjects:
        query = query.where(concerns(follow_actors(connection, subjects), engagements.c.id))
    rows = connection.execute(query).all()
    new = [row.engagement_id for row in rows if row.opened]
    changed = [row.engagement_id for row in rows if not row.opened]
    events: dict[str, list[HistoryEvent]] = defaultdict(list)
    for batch in in_batches(changed[:limit]):
        told = select(happened).where(happened.c.engagement_id.in_(batch)).order_by(happened.c.id)
        for row in connection.execute(told):
            events[row.engagement_id].append(HistoryEvent(row.at, row.subject, row.event, row.detail))
    return ChangedEngagements(
        new=tuple(new[:limit]),
        changed=tuple(
            ChangedEngagement(i, events[i][-1].at, tuple(dict.fromkeys(map(tell_event, events[i]))))
            for i in changed[:limit]
        ),
        all_new=len(new),
        all_changed=len(changed),
        last_event=connection.execute(select(func.max(history.c.id))).scalar() or 0,
    )


def concerns(subjects: Sequence[str], engagement_id: ColumnElement[Any]) -> ColumnElement[bool]:
    """Whether one of the countries, actors and instruments takes part in the engagement or comes up in it."""
    return or_(any_takes_part(subjects, engagement_id), comes_up(subjects, engagement_id))


def follow_actors(connection: Connection, subjects: Sequence[str]) -> list[str]:
    """The subjects, and the actors that they were merged into."""
    query = select(actors.c.merged_into).where(actors.c.id.in_(subjects), actors.c.merged_into.is_not(None))
    return list(dict.fromkeys([*subjects, *connection.execute(query).scalars()]))


def is_new(events: Sequence[HistoryEvent]) -> bool:
    return any(event.event == "opened" for event in events)


def tell_events(events: Sequence[HistoryEvent]) -> str:
    """What happened, each thing once."""
    return "; ".join(dict.fromkeys(tell_event(event) for event in events))


def tell_event(event: HistoryEvent) -> str:
    """“status planned → held”, “told by another report”, “judged correct: …”."""
    detail = f" {event.detail}" if event.event == "status" or event.event.startswith("judge") else ""
    return f"{CHANGES.get(event.event, event.event)}{detail}"
