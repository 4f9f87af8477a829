"""Find the actors whom a text speaks of in the record, or enter them; people known by name, office and day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import Connection, insert, or_, select, update

from dragoman.model import Account, Reading
from dragoman.model.record import Actor, ActorName, DocumentHead, Judgement
from dragoman.record.loading import AnyRow, build_tenure, in_batches, load_judgements, select_where
from dragoman.record.search_tables import index_name
from dragoman.record.tables import actor_keys, actor_names, actors, judgements, tenures
from dragoman.record.writing import Writing
from dragoman.resolving.actors import Resolution, resolve_actor
from dragoman.resolving.namings import Naming, is_personal_name


class StoredActors:
    """What the record knows of actors, found by their keys."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    def find_actors(self, keys: Sequence[str]) -> Sequence[Actor]:
        """The actors under any of the keys, those merged away left out, in the order of their ids."""
        found: dict[str, AnyRow] = {}
        for batch in in_batches(dict.fromkeys(keys)):
            query = (
                select(actors)
                .join(actor_keys, actor_keys.c.actor_id == actors.c.id)
                .where(actor_keys.c.key.in_(batch), actors.c.merged_into.is_(None))
            )
            found |= {row.id: row for row in self.connection.execute(query)}
        names: dict[str, list[ActorName]] = defaultdict(list)
        held: dict[str, list[AnyRow]] = defaultdict(list)
        for row in select_where(self.connection, actor_names, "actor_id", found):
            names[row.actor_id].append(ActorName(row.name))
        for row in select_where(self.connection, tenures, "actor_id", found):
            held[row.actor_id].append(row)
        return [
            Actor(
                row.id,
                row.kind,
                row.name,
                row.country,
                row.gender,
                row.known,
                tuple(sorted(names[row.id], key=lambda n: n.name)),
                # Only office, state and time count in finding somebody, not the words that tell them.
                tuple(build_tenure(t, "") for t in sorted(held[row.id], key=lambda t: t.id)),
            )
            for row in (found[actor_id] for actor_id in sorted(found))
        ]


def resolve_participants(writing: Writing, reading: Reading, head: DocumentHead) -> list[tuple[str, ...]]:
    """The actors of the participants of each account, in their order."""
    return [
        tuple(
            resolve_naming(
                writing,
                Naming(p.name, p.role, p.country, p.kind, day_of(account, head), head.id, head.number),
            ).id
            for p in account.participants
        )
        for account in reading.engagements
    ]


def day_of(account: Account, head: DocumentHead) -> str | None:
    """The day on which offices count: the encounter's, else that of publication."""
    return account.date.value if account.date else head.published


def resolve_person(
    writing: Writing, name: str, role: str | None, country: str | None, head: DocumentHead
) -> str | None:
    """The actor who speaks or holds an office; words that are no name ("a spokesman") bring nobody new in."""
    naming = Naming(name, role, country, "person", head.published, head.id, head.number)
    found = resolve_actor(naming, StoredActors(writing.connection), list_decisions(writing))
    if found.is_new and not (found.actor.known or is_personal_name(name)):
        return None
    keep_actor(writing, found)
    return found.id


def resolve_naming(writing: Writing, naming: Naming) -> Resolution:
    """The actor whom a naming means; a new one is entered, a known one learns from it."""
    found = resolve_actor(naming, StoredActors(writing.connection), list_decisions(writing))
    keep_actor(writing, found)
    return found


def list_corrections(decided: Sequence[Judgement], actor_id: str) -> dict[str, str | None]:
    """What standing judgements put in place of an actor's name, country or gender; the later holds."""
    return {
        j.field: j.value
        for j in decided
        if j.stands and j.verb == "correct" and j.subject == actor_id and j.field is not None
    }


def list_decisions(writing: Writing) -> list[Judgement]:
    """The standing judgements on actors: few, so all are read, once for each transaction."""
    if writing.decisions is None:
        query = select(judgements.c.id).where(or_(*(judgements.c.subject.like(f"{kind}-%") for kind in "psob")))
        ids = set(writing.connection.execute(query).scalars())
        writing.decisions = [j for j in load_judgements(writing.connection) if j.id in ids and j.stands] if ids else []
    return writing.decisions


def keep_actor(writing: Writing, found: Resolution) -> None:
    """Enter a new actor, or what a known one was found to be called; its names and keys are only ever added to."""
    connection, actor = writing.connection, found.actor
    values = {"name": actor.name, "country": actor.country, "gender": actor.gender, "known": actor.known}
    values |= list_corrections(list_decisions(writing), actor.id)
    if found.is_new:
        connection.execute(insert(actors), {"id": actor.id, "kind": actor.kind, **values})
        writing.note(actor.id, "met first", "; ".join(reason.why for reason in found.reasons))
    elif found.learnt or found.keys:
        connection.execute(update(actors).where(actors.c.id == actor.id).values(**values))
    if found.is_new or found.learnt:
        index_name(connection, "actor", actor.id, actor.name)
        enter_names(connection, actor.id, found.learnt)
    enter_keys(connection, actor.id, found.keys)


def enter_names(connection: Connection, actor_id: str, names: Sequence[str]) -> None:
    """Enter those names of an actor that are not known yet, and make it findable by them."""
    known = {row.name for row in select_where(connection, actor_names, "actor_id", [actor_id])}
    rows = [{"actor_id": actor_id, "name": name} for name in dict.fromkeys(names) if name not in known]
    if rows:
        connection.execute(insert(actor_names), rows)
    for row in rows:
        index_name(connection, "actor", actor_id, row["name"])


def enter_keys(connection: Connection, actor_id: str, keys: Sequence[str]) -> None:
    """Make an actor findable under keys; those it has stay."""
    wanted = list(dict.fromkeys(keys))
    known: set[str] = set()
    for batch in in_batches(wanted):
        query = select(actor_keys.c.key).where(actor_keys.c.actor_id == actor_id, actor_keys.c.key.in_(batch))
        known |= set(connection.execute(query).scalars())
    rows = [{"key": key, "actor_id": actor_id} for key in wanted if key not in known]
    if rows:
        connection.execute(insert(actor_keys), rows)
