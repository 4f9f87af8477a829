"""Put accounts into engagements: find candidates by their keys, let `resolving` decide, keep what follows from it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from sqlalchemy import Connection, delete, insert, select, update

from dragoman.model.record import Engagement, FiledAccount, Judgement
from dragoman.record.engagement_loading import compute_told, load_engagements
from dragoman.record.field_changes import list_fields, load_fields, tell_changes
from dragoman.record.loading import in_batches, load_belongings, load_judgements, select_where
from dragoman.record.tables import (
    account_keys,
    accounts,
    engagement_participants,
    engagement_topics,
    engagements,
    merge_reasons,
)
from dragoman.record.writing import Writing
from dragoman.resolving.comparison import list_differing
from dragoman.resolving.engagement_fields import compute_engagement
from dragoman.resolving.engagements import FiledEngagement, Link, account_of, engagement_of, link_accounts
from dragoman.resolving.keys import list_keys, list_search_keys
from dragoman.when import When


def choose_engagements(writing: Writing, filed: Sequence[FiledAccount]) -> dict[str, Link]:
    """Which engagement each account of one document speaks of, with the reasons; none yet where an encounter is new."""
    candidates: dict[str, list[FiledEngagement]] = {}
    decided: dict[str, Judgement] = {}
    for account in filed:
        found = find_candidates(writing, account)
        named = {a.id for c in found for a in c.accounts} | {account.id}
        standing = [j for j in load_decisions(writing, sorted(named)) if j.stands]
        decided |= {j.id: j for j in standing}
        elsewhere = {i for j in standing for i in (j.subject, j.other) if i} - named
        if elsewhere:  # a judgement leads to an engagement that shares no key with the account
            found += load_engagements(
                writing.connection, list_engagements_of(writing, sorted(elsewhere)), writing.cache
            )
        candidates[account.id] = found
    return link_accounts(filed, candidates, list(decided.values()))


def find_candidates(writing: Writing, filed: FiledAccount) -> list[FiledEngagement]:
    """The engagements that share a search key with an account, in the order they were opened."""
    found: dict[str, None] = {}
    for batch in in_batches(list_search_keys(filed)):
        query = (
            select(accounts.c.engagement_id)
            .join(account_keys, account_keys.c.account_id == accounts.c.id)
            .where(account_keys.c.key.in_(batch), ~accounts.c.superseded, accounts.c.id != filed.id)
            .distinct()
        )
        found |= dict.fromkeys(writing.connection.execute(query).scalars())
    return load_engagements(writing.connection, found, writing.cache)


def load_decisions(writing: Writing, account_ids: Iterable[str]) -> list[Judgement]:
    """The judgements `same` and `not-same` on any of the accounts, with engagements' ids as those of the accounts that
    opened them: so they hold however engagements are merged and split."""
    asked = [i for account in account_ids for i in (account, engagement_of(account))]
    return [
        replace(j, subject=account_of(j.subject), other=account_of(j.other) if j.other else None)
        for j in load_judgements(writing.connection, asked)
        if j.verb in ("same", "not-same")
    ]


def follow_redirect(connection: Connection, engagement_id: str) -> str:
    """The engagement that an id leads to now."""
    query = select(engagements.c.merged_into).where(engagements.c.id == engagement_id)
    return connection.execute(query).scalar() or engagement_id


def list_engagements_of(writing: Writing, account_ids: Iterable[str]) -> list[str]:
    """The engagements in which accounts stand now."""
    rows = select_where(writing.connection, accounts, "id", account_ids)
    return list(dict.fromkeys(row.engagement_id for row in rows if not row.superseded))


def join_engagement(writing: Writing, filed: FiledAccount, link: Link) -> str:
    """The id of the engagement that a link puts an account into, opened or merged as it says.

    `filed.engagement` is the one that the account has stood in: leaving it and joining another are noted.
    """
    if link.engagement is None:
        home = open_engagement(writing, filed)
    else:
        home = merge_linked(writing, link.engagement, link.merged)
        if filed.engagement is None or follow_redirect(writing.connection, filed.engagement) != home:
            writing.note(home, "joined", f"by {filed.id} in {filed.document.id}")
    if filed.engagement and follow_redirect(writing.connection, filed.engagement) != home:
        writing.note(filed.engagement, "left", f"by {filed.id} in {filed.document.id}, for {home}")
    return home


def merge_linked(writing: Writing, linked: str, others: Sequence[str]) -> str:
    """The id of the engagement that some, which a link shows to be the same, become: the one that was opened first."""
    same = dict.fromkeys(follow_redirect(writing.connection, i) for i in (linked, *others))
    if len(same) == 1:
        return next(iter(same))
    rows = select_where(writing.connection, engagements, "id", same)
    kept, *merged = [row.id for row in sorted(rows, key=lambda row: row.number)]
    merge_engagements(writing, kept, merged)
    return str(kept)


def open_engagement(writing: Writing, filed: FiledAccount) -> str:
    """The id of a new engagement that an account opens; one that was merged away or emptied is opened again.

    Nothing happens to the one that the account stands in already.
    """
    engagement_id = engagement_of(filed.id)
    mine = engagements.c.id == engagement_id
    row = writing.connection.execute(select(engagements.c.merged_into, engagements.c.accounts).where(mine)).first()
    if row and row.accounts and filed.engagement == engagement_id:
        return engagement_id
    computed = compute_engagement(engagement_id, (filed,), ())
    if row is None:
        number = writing.next_id(engagements, "number")
        writing.connection.execute(
            insert(engagements), {"id": engagement_id, "number": number, **describe_row(computed, (filed,))}
        )
    else:
        writing.connection.execute(
            update(engagements).where(mine).values(merged_into=None, **describe_row(computed, (filed,)))
        )
    write_lists(writing, computed)
    writing.note(engagement_id, "opened", f"by {filed.id} in {filed.document.id}")
    return engagement_id


def merge_engagements(writing: Writing, kept: str, merged: Sequence[str]) -> None:
    """Move the accounts of engagements into another; their ids lead there from now on."""
    for engagement_id in merged:
        writing.connection.execute(
            update(accounts).where(accounts.c.engagement_id == engagement_id).values(engagement_id=kept)
        )
        close_engagement(writing, engagement_id, kept)
        writing.note(kept, "took in", engagement_id)


def close_engagement(writing: Writing, engagement_id: str, merged_into: str | None) -> None:
    """Mark an engagement that no account is left in, and where those went; one that was merged leads on as before."""
    mine = engagements.c.id == engagement_id
    row = writing.connection.execute(select(engagements.c.accounts, engagements.c.merged_into).where(mine)).one()
    merged_into = merged_into or row.merged_into
    if not row.accounts and row.merged_into == merged_into:
        return
    writing.connection.execute(update(engagements).where(mine).values(accounts=0, merged_into=merged_into))
    writing.connection.execute(
        update(engagements).where(engagements.c.merged_into == engagement_id).values(merged_into=merged_into)
    )
    clear_fields(writing, engagement_id)
    writing.note(engagement_id, "merged" if merged_into else "emptied", f"into {merged_into}" if merged_into else "")


def keep_keys(writing: Writing, filed: FiledAccount) -> None:
    """Enter the keys by which later accounts find this one."""
    writing.connection.execute(delete(account_keys).where(account_keys.c.account_id == filed.id))
    rows = [{"key": key, "account_id": filed.id} for key in dict.fromkeys(list_keys(filed))]
    if rows:
        writing.connection.execute(insert(account_keys), rows)


def keep_reasons(writing: Writing, filed: FiledAccount, link: Link) -> None:
    """Enter why an account stands where it stands."""
    writing.connection.execute(delete(merge_reasons).where(merge_reasons.c.account_id == filed.id))
    rows = [
        {"account_id": filed.id, "ordinal": n, "feature": r.feature, "weight": r.weight, "why": r.why}
        for n, r in enumerate(link.reasons)
    ]
    if rows:
        writing.connection.execute(insert(merge_reasons), rows)


def compute_fields(writing: Writing, engagement_id: str) -> tuple[Engagement, FiledEngagement] | None:
    """Work out an engagement's fields anew from its accounts and the judgements on it, and keep them; None for one
    that no account is left in."""
    found = load_engagements(writing.connection, [engagement_id], writing.cache)
    if not found:
        return None
    (told,) = found
    computed = compute_told(writing.connection, told)
    connection = writing.connection
    mine = engagements.c.id == engagement_id
    before = load_fields(connection, engagement_id)
    compared = load_belongings(connection, told.accounts) if len(told.accounts) > 1 else told.accounts
    connection.execute(update(engagements).where(mine).values(**describe_row(computed, compared)))
    after = list_fields(computed)
    if before.participants != after.participants or before.topics != after.topics:
        write_lists(writing, computed)
    for event, detail in tell_changes(before, after):
        writing.note(engagement_id, event, detail)
    return computed, told


def write_lists(writing: Writing, computed: Engagement) -> None:
    """Keep an engagement's participants and topics."""
    connection, engagement_id = writing.connection, computed.id
    clear_fields(writing, engagement_id)
    participants = [
        {
            "engagement_id": engagement_id,
            "ordinal": n,
            "name": p.name,
            "role": p.role,
            "country": p.country,
            "kind": p.kind,
            "actor_id": p.actor,
        }
        for n, p in enumerate(computed.participants)
    ]
    if participants:
        connection.execute(insert(engagement_participants), participants)
    if computed.topics:
        connection.execute(
            insert(engagement_topics),
            [{"engagement_id": engagement_id, "ordinal": n, "topic": t} for n, t in enumerate(computed.topics)],
        )


def clear_fields(writing: Writing, engagement_id: str) -> None:
    for table in (engagement_participants, engagement_topics):
        writing.connection.execute(delete(table).where(table.c.engagement_id == engagement_id))


def describe_row(engagement: Engagement, told: Sequence[FiledAccount]) -> dict[str, object]:
    """The columns of an engagement's row, less its id and number; `told` are its accounts, with
    what belongs to them."""
    when = When.parse(engagement.date) if engagement.date else None
    return {
        "channel": engagement.channel,
        "status": engagement.status,
        "date": engagement.date,
        "date_from": when.earliest.isoformat() if when else None,
        "date_to": when.latest.isoformat() if when else None,
        "date_basis": engagement.date_basis,
        "place": engagement.place,
        "sources": engagement.sources,
        "accounts": len(engagement.accounts),
        "reviewed": bool(engagement.reviewed),
        "rejected": engagement.rejected,
        "differing": " ".join(list_differing(told)),
    }
