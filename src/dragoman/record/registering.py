"""Office-holders of registers in the record: enter them, list them all, and tell where tenures contradict."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from sqlalchemy import Connection, insert, select

from dragoman.lexicon.holder_titles import strip_title
from dragoman.model import Tenure
from dragoman.model.record import DocumentHead, FiledTenure
from dragoman.record.actors import enter_keys, resolve_naming
from dragoman.record.loading import HEAD_COLUMNS, build_tenure
from dragoman.record.tables import actors, documents, tenures
from dragoman.record.writing import Writing
from dragoman.resolving.actor_keys import list_actor_keys
from dragoman.resolving.namings import Naming
from dragoman.resolving.offices import find_contradictions


@dataclass(frozen=True, slots=True)
class RegisterOutcome:
    """How many tenures of a register were new, and how many the record had already."""

    entered: int
    known: int


def enter_tenures(writing: Writing, given: Iterable[Tenure]) -> RegisterOutcome:
    """Enter tenures, each under its person, who is found or made; what contradicts another tenure is kept beside it."""
    entered = known = 0
    for tenure in given:
        if is_entered(writing.connection, tenure):
            known += 1
            continue
        day = tenure.start or tenure.end
        found = resolve_naming(writing, Naming(tenure.person, tenure.office, tenure.country, "person", day))
        row = {
            "id": writing.next_id(tenures),
            "actor_id": found.id,
            "person": tenure.person,
            "office": tenure.office,
            "country": tenure.country,
            "start": tenure.start,
            "end": tenure.end,
            "source": tenure.source,
            "made_by": tenure.made_by,
            "why": tenure.why,
        }
        writing.connection.execute(insert(tenures), row)
        enter_keys(writing.connection, found.id, list_actor_keys(replace(found.actor, tenures=(tenure,))))
        writing.note(found.id, "office entered", f"{tenure.office}, from the register {tenure.source}")
        entered += 1
    return RegisterOutcome(entered, known)


def is_entered(connection: Connection, tenure: Tenure) -> bool:
    """Whether a register has told this very tenure before."""
    told = ("person", "office", "country", "start", "end", "source")
    same = [tenures.c[name].is_not_distinct_from(getattr(tenure, name)) for name in told]
    query = select(tenures.c.id).where(tenures.c.document_id.is_(None), *same)
    return connection.execute(query).first() is not None


def list_filed_tenures(connection: Connection) -> Iterator[FiledTenure]:
    """All tenures of the record by country, office, start and person, with their actors and documents.

    The person goes by the actor's name; the source of what a text tells is the text's address, or the id it came with.
    """
    query = (
        select(tenures, actors.c.name, *(column.label(f"head_{column.name}") for column in HEAD_COLUMNS))
        .outerjoin(actors, actors.c.id == tenures.c.actor_id)
        .outerjoin(documents, documents.c.id == tenures.c.document_id)
        .order_by(tenures.c.country, tenures.c.office, tenures.c.start, tenures.c.person, tenures.c.id)
    )
    for row in connection.execute(query):
        head = DocumentHead(*row[-len(HEAD_COLUMNS) :]) if row.head_id else None
        tenure = build_tenure(row, "")
        source = (head.url or head.given_id) if head else tenure.source
        yield FiledTenure(
            replace(tenure, person=row.name or tenure.person, source=source, evidence=None), row.actor_id, head
        )


def tell_contradictions(connection: Connection, actor_id: str) -> list[str]:
    """Where a tenure of the actor can't be right together with another one of the same office, in sentences."""
    mine = select(tenures.c.country).where(tenures.c.actor_id == actor_id)
    query = select(tenures).where(tenures.c.country.in_(mine)).order_by(tenures.c.id)
    rows = connection.execute(query).all()
    offices = {strip_title(row.office) for row in rows if row.actor_id == actor_id}
    owner = {
        replace(build_tenure(row, ""), evidence=None): row.actor_id
        for row in rows
        if strip_title(row.office) in offices
    }
    own = {tenure for tenure, holder in owner.items() if holder == actor_id}
    return list(dict.fromkeys(contradiction.why for contradiction in find_contradictions(list(owner), own)))
