"""Keep follow-ups: open what a text leaves to be done, close it by what a later one tells, whichever came first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from dragoman.model.record import Engagement, FiledCommitment, FollowUp, Judgement
from dragoman.record.engagement_loading import compute_told, load_engagements
from dragoman.record.follow_up_loading import load_commitments, load_follow_ups
from dragoman.record.loading import (
    in_batches,
    load_accounts,
    load_belongings,
    load_judgements,
    select_where,
)
from dragoman.record.tables import (
    accounts,
    commitments,
    documents,
    event_keys,
    follow_up_keys,
    follow_ups,
)
from dragoman.record.writing import Writing
from dragoman.resolving.closings import (
    EngagementTold,
    close_follow_up,
    list_event_keys,
    list_follow_up_keys,
    repeats_follow_up,
)
from dragoman.resolving.engagements import FiledEngagement
from dragoman.resolving.follow_ups import follow_engagement, open_follow_up
from dragoman.resolving.judgements import judge_follow_up
from dragoman.when import When

Event = EngagementTold | FiledCommitment


def follow_document(writing: Writing, document_id: str) -> None:
    """Open what a document's commitments leave to be done, and close what they show to be done."""
    connection = writing.connection
    rows = select_where(connection, commitments, "document_id", [document_id])
    for row in rows:
        if row.superseded:
            drop_follow_up(writing, f"f-{row.id}")
            forget_event(writing, row.id)
    live = [row.id for row in sorted(rows, key=lambda row: (row.start, row.end, row.id)) if not row.superseded]
    told = select_where(connection, accounts, "document_id", [document_id])
    filed = load_accounts(connection, [row.id for row in told if not row.superseded])
    kept: list[FollowUp] = []
    for commitment in load_commitments(connection, live):
        opened = open_follow_up(commitment, filed)
        if opened is None or any(repeats_follow_up(earlier, opened) for earlier in kept):
            drop_follow_up(writing, f"f-{commitment.id}")
        else:
            kept.append(opened)
            keep_follow_up(writing, opened, commitment_id=commitment.id)
        announce_event(writing, commitment.id, commitment)


def follow_engagement_told(
    writing: Writing, engagement_id: str, computed: tuple[Engagement, FiledEngagement] | None
) -> None:
    """Work out anew what an engagement leaves to be done and what it closes; None for one that is told no more."""
    follow_up_id = f"f-{engagement_id}"
    if computed is None:
        drop_follow_up(writing, follow_up_id)
        forget_event(writing, engagement_id)
        return
    engagement, told = computed
    ahead = any(a.account.status.value in ("planned", "proposed") for a in told.accounts)
    own = tuple(load_belongings(writing.connection, told.accounts)) if ahead else told.accounts
    opened = follow_engagement(engagement, own, None)
    if opened is None:
        drop_follow_up(writing, follow_up_id)
    else:
        keep_follow_up(writing, opened)
    announce_event(writing, engagement_id, EngagementTold(engagement, told.accounts))


def announce_event(writing: Writing, event_id: str, event: Event) -> None:
    """Close what an event closes; what it closed as it was told before is looked at again."""
    forget_event(writing, event_id)
    keys = list(dict.fromkeys(list_event_keys(event)))
    if not keys:
        return
    writing.connection.execute(insert(event_keys), [{"key": key, "event_id": event_id} for key in keys])
    found: dict[str, None] = {}
    for batch in in_batches(keys):
        query = (
            select(follow_up_keys.c.follow_up_id)
            .join(follow_ups, follow_ups.c.id == follow_up_keys.c.follow_up_id)
            .where(follow_up_keys.c.key.in_(batch), follow_ups.c.state == "open")
            .distinct()
        )
        found |= dict.fromkeys(writing.connection.execute(query).scalars())
    for follow_up in sorted(load_follow_ups(writing.connection, found), key=lambda f: f.id):
        closed = close_follow_up(follow_up, event)
        if closed is not None:
            write_follow_up(writing, closed, closed_by=event_id)


def forget_event(writing: Writing, event_id: str) -> None:
    """Take an event's keys out, and open again what only it had closed."""
    connection = writing.connection
    connection.execute(delete(event_keys).where(event_keys.c.event_id == event_id))
    for row in select_where(connection, follow_ups, "closed_by", [event_id]):
        if not row.reviewed:
            (closed,) = load_follow_ups(connection, [row.id])
            reopen(writing, closed, without=event_id)


def reopen(writing: Writing, follow_up: FollowUp, without: str) -> None:
    """A follow-up as if an event had not been told: open, or closed by another."""
    opened = replace(
        follow_up,
        state="open",
        closing_document=None,
        closed=None,
        closed_on=None,
        why=follow_up.why.partition(f"; {follow_up.state}: ")[0],
    )
    closed, event_id = find_closing(writing, opened, without)
    write_follow_up(writing, closed or opened, closed_by=event_id)


def refollow(writing: Writing, follow_up: FollowUp) -> None:
    """Work out anew how a follow-up stands, from its texts and the judgements on it."""
    if follow_up.id.startswith("f-e-"):
        for told in load_engagements(writing.connection, [follow_up.id.removeprefix("f-")], writing.cache):
            follow_engagement_told(writing, told.id, (compute_told(writing.connection, told), told))
    else:
        follow_document(writing, follow_up.document)


def keep_follow_up(writing: Writing, follow_up: FollowUp, commitment_id: str | None = None) -> None:
    """Enter a follow-up with its keys; an open one is closed at once where a later event is known already."""
    connection = writing.connection
    event_id = None
    if follow_up.state == "open":
        closed, event_id = find_closing(writing, follow_up)
        follow_up = closed or follow_up
    write_follow_up(writing, follow_up, closed_by=event_id, commitment_id=commitment_id)
    connection.execute(delete(follow_up_keys).where(follow_up_keys.c.follow_up_id == follow_up.id))
    keys = dict.fromkeys(list_follow_up_keys(follow_up))
    if keys:
        connection.execute(insert(follow_up_keys), [{"key": key, "follow_up_id": follow_up.id} for key in keys])


def find_closing(
    writing: Writing, follow_up: FollowUp, without: str | None = None
) -> tuple[FollowUp | None, str | None]:
    """The follow-up as the first later event closes it, and that event's id; nothing where none does."""
    keys = list_follow_up_keys(follow_up)
    found: dict[str, None] = {}
    for batch in in_batches(dict.fromkeys(keys)):
        query = select(event_keys.c.event_id).where(event_keys.c.key.in_(batch)).distinct()
        found |= dict.fromkeys(writing.connection.execute(query).scalars())
    found.pop(without or "", None)
    for event_id, event in load_later_events(writing, sorted(found), follow_up.opened_on):
        closed = close_follow_up(follow_up, event)
        if closed is not None:
            return closed, event_id
    return None, None


def load_later_events(writing: Writing, ids: Sequence[str], opened_on: str | None) -> Iterable[tuple[str, Event]]:
    """Events that were told after a day, the first told first."""
    connection = writing.connection
    later: list[tuple[str, str]] = []
    for batch in in_batches(ids):
        for source in (
            select(accounts.c.engagement_id, documents.c.published)
            .join(documents, documents.c.id == accounts.c.document_id)
            .where(accounts.c.engagement_id.in_(batch), ~accounts.c.superseded),
            select(commitments.c.id, documents.c.published)
            .join(documents, documents.c.id == commitments.c.document_id)
            .where(commitments.c.id.in_(batch), ~commitments.c.superseded),
        ):
            query = source.where(documents.c.published > (opened_on or ""))
            later += [(row.published, row[0]) for row in connection.execute(query)]
    for event_id in dict.fromkeys(event_id for _, event_id in sorted(later)):
        if event_id.startswith("c-"):
            yield from ((c.id, c) for c in load_commitments(connection, [event_id]))
        else:
            for told in load_engagements(connection, [event_id], writing.cache):
                yield event_id, EngagementTold(compute_told(writing.connection, told), told.accounts)


def drop_follow_up(writing: Writing, follow_up_id: str) -> None:
    """Take out a follow-up that no text opens any more, unless a person has decided on it."""
    mine = follow_ups.c.id == follow_up_id
    reviewed = writing.connection.execute(select(follow_ups.c.reviewed).where(mine)).scalar()
    if reviewed is False:
        writing.connection.execute(delete(follow_up_keys).where(follow_up_keys.c.follow_up_id == follow_up_id))
        writing.connection.execute(delete(follow_ups).where(mine))


def write_follow_up(
    writing: Writing, follow_up: FollowUp, *, closed_by: str | None = None, commitment_id: str | None = None
) -> None:
    """Write a follow-up's row as its texts and the judgements on it have it."""
    follow_up = judge_follow_up(follow_up, standing_judgements(writing.connection, follow_up.id))
    values: dict[str, Any] = {
        "kind": follow_up.kind,
        "state": follow_up.state,
        "by": follow_up.by,
        "to": follow_up.to,
        "what": follow_up.what,
        "due": follow_up.due,
        "due_to": When.parse(follow_up.due).latest.isoformat() if follow_up.due else None,
        "document_id": follow_up.document,
        "start": follow_up.opened.start,
        "end": follow_up.opened.end,
        "opened_on": follow_up.opened_on,
        "engagement_id": follow_up.engagement,
        "instrument": follow_up.instrument,
        "closing_document_id": follow_up.closing_document,
        "closing_start": follow_up.closed.start if follow_up.closed else None,
        "closing_end": follow_up.closed.end if follow_up.closed else None,
        "closed_on": follow_up.closed_on,
        "closed_by": closed_by,
        "why": follow_up.why,
        "reviewed": follow_up.reviewed,
    }
    if commitment_id:
        values["commitment_id"] = commitment_id
    connection = writing.connection
    before = connection.execute(select(follow_ups.c.state).where(follow_ups.c.id == follow_up.id)).scalar()
    if before is None:
        connection.execute(insert(follow_ups), {"id": follow_up.id, **values})
    else:
        connection.execute(update(follow_ups).where(follow_ups.c.id == follow_up.id).values(**values))
    if before not in (None, follow_up.state):
        writing.note(follow_up.id, follow_up.state, follow_up.why)


def standing_judgements(connection: Connection, follow_up_id: str) -> list[Judgement]:
    return [j for j in load_judgements(connection, [follow_up_id]) if j.stands]
