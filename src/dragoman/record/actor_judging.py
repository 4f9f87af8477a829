"""Let actors follow judgements: two become one, one becomes two again, a name is corrected."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import delete, select, update

from dragoman.model.record import Actor
from dragoman.record.actors import enter_keys, enter_names, list_corrections, resolve_naming, resolve_person
from dragoman.record.filing import settle_engagement
from dragoman.record.loading import in_batches, load_heads, load_judgements, select_where
from dragoman.record.search_tables import remove_names
from dragoman.record.tables import accounts, actor_keys, actor_names, actors, claims, quotations, tenures
from dragoman.record.writing import Writing
from dragoman.resolving.actor_keys import id_key, list_actor_keys
from dragoman.resolving.actor_names import slug_name
from dragoman.resolving.namings import Naming

POINTING = ((claims, "actor_id"), (quotations, "speaker_id"), (tenures, "actor_id"))
"""Where rows point to an actor."""


def merge_actors(writing: Writing, kept: str, merged: str) -> None:
    """Make two actors one: all that points to the second points to the first, and its id leads there."""
    connection = writing.connection
    touched = list_engagements(writing, (kept, merged))
    for table, column in POINTING:
        connection.execute(update(table).where(table.c[column] == merged).values({column: kept}))
    names = [row.name for row in select_where(connection, actor_names, "actor_id", [merged])]
    keys = [row.key for row in select_where(connection, actor_keys, "actor_id", [merged])]
    forget_names(writing, merged)
    enter_names(connection, kept, names)
    enter_keys(connection, kept, [key for key in keys if key != id_key(merged)])
    connection.execute(update(actors).where(actors.c.id == merged).values(merged_into=kept))
    connection.execute(update(actors).where(actors.c.merged_into == merged).values(merged_into=kept))
    writing.note(merged, "merged", f"into {kept}")
    settle(writing, touched)


def resolve_anew(writing: Writing, actor_ids: Sequence[str]) -> None:
    """Find out anew whom all that points to these actors, or to what they were merged into, speaks of."""
    connection = writing.connection
    rows = select_where(connection, actors, "id", actor_ids)
    ids = list(dict.fromkeys([*actor_ids, *(row.merged_into for row in rows if row.merged_into)]))
    touched = list_engagements(writing, ids)
    connection.execute(update(actors).where(actors.c.id.in_(actor_ids)).values(merged_into=None))
    told = [
        (row, select_where(connection, accounts, "id", [row.account_id])[0])
        for row in select_where(connection, claims, "actor_id", ids)
    ]
    for row in select_where(connection, actors, "id", ids):
        forget_names(writing, row.id)
        name = find_own_name(row.id, [row.name, *(claim.value for claim, _ in told)])
        connection.execute(update(actors).where(actors.c.id == row.id).values(name=name))
        enter_names(connection, row.id, [name])
        bare = Actor(row.id, row.kind, name, row.country, row.gender, row.known)
        enter_keys(connection, row.id, list_actor_keys(bare))
    heads = load_heads(connection, [account.document_id for _, account in told])
    for claim, account in sorted(told, key=lambda pair: (heads[pair[1].document_id].number, pair[0].id)):
        head = heads[account.document_id]
        day = account.date or head.published
        naming = Naming(claim.value, claim.role, claim.country, claim.kind, day, head.id, head.number)
        found = resolve_naming(writing, naming)
        connection.execute(update(claims).where(claims.c.id == claim.id).values(actor_id=found.id))
        writing.cache.forget(account.id)
    for table, column, name in ((quotations, "speaker_id", "speaker"), (tenures, "actor_id", "person")):
        for row in sorted(select_where(connection, table, column, ids), key=lambda r: r.id):
            found_id = None
            if row.document_id:
                head = load_heads(connection, [row.document_id])[row.document_id]
                office, country = (row.office, row.country) if table is tenures else (None, None)
                found_id = resolve_person(writing, getattr(row, name), office, country, head)
            if found_id:
                connection.execute(update(table).where(table.c.id == row.id).values({column: found_id}))
    settle(writing, touched)


def find_own_name(actor_id: str, names: Sequence[str]) -> str:
    """The name that an actor's id was made of, if it is among the names; else the first of them."""
    stem = actor_id.partition("-")[2]
    return next((name for name in names if stem.startswith(slug_name(name))), names[0])


def correct_actor(writing: Writing, actor_id: str) -> None:
    """Set what judgements say of an actor's name, country and gender; without any, what texts said last stays."""
    values = list_corrections(load_judgements(writing.connection, [actor_id]), actor_id)
    if values:
        writing.connection.execute(update(actors).where(actors.c.id == actor_id).values(**values))


def forget_names(writing: Writing, actor_id: str) -> None:
    connection = writing.connection
    connection.execute(delete(actor_names).where(actor_names.c.actor_id == actor_id))
    connection.execute(delete(actor_keys).where(actor_keys.c.actor_id == actor_id))
    remove_names(connection, "actor", actor_id)


def list_engagements(writing: Writing, actor_ids: Sequence[str]) -> list[str]:
    """The engagements in which actors take part; their accounts are read afresh from now on."""
    found: dict[str, None] = {}
    for batch in in_batches(actor_ids):
        query = (
            select(accounts.c.engagement_id, accounts.c.id)
            .join(claims, claims.c.account_id == accounts.c.id)
            .where(claims.c.actor_id.in_(batch), ~accounts.c.superseded)
            .distinct()
        )
        for row in writing.connection.execute(query):
            found[row.engagement_id] = None
            writing.cache.forget(row.id)
    return sorted(found)


def settle(writing: Writing, engagement_ids: Sequence[str]) -> None:
    for engagement_id in engagement_ids:
        settle_engagement(writing, engagement_id)
