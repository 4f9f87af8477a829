"""Rows for tests of what is looked up, put into the tables by hand."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Table, insert

from dragoman.record import tables
from dragoman.record.search_tables import index_document, index_name


def add_row(connection: Connection, table: Table, **values: Any) -> None:
    connection.execute(insert(table).values(**values))


def add_run(connection: Connection) -> None:
    add_row(connection, tables.runs, id=1, version="1", command="add", started_at="2024-01-01T00:00:00Z")


def add_document(connection: Connection, number: int, text: str, *, title: str | None = None, **values: Any) -> str:
    """A document "d-NUMBER", findable by its words; returns its id."""
    fixed = {"text_sha256": f"hash-{number}", "added_in_run": 1, "read_in_run": 1, "read_by_version": "1"}
    key = f"d-{number}"
    given = values.pop("given_id", f"{number}.txt")
    add_row(
        connection, tables.documents, id=key, number=number, given_id=given, text=text, title=title, **fixed, **values
    )
    index_document(connection, number, title, text)
    return key


def add_actor(connection: Connection, key: str, *names: str, country: str | None = None, **values: Any) -> None:
    """A person of all these names, findable by each."""
    name = names[0] if names else key
    add_row(connection, tables.actors, id=key, kind="person", name=name, country=country, **values)
    for other in names:
        index_name(connection, "actor", key, other)


def add_engagement(
    connection: Connection,
    number: int,
    sides: str,
    date: str | None = None,
    *,
    topics: tuple[str, ...] = (),
    actors: tuple[str | None, ...] = (),
    **values: Any,
) -> str:
    """An engagement "e-NUMBER" of the countries in `sides` on one day; returns its id."""
    key = f"e-{number}"
    fixed = {"channel": "call", "status": "held", "sources": 1, "accounts": 1, "date_basis": "text"} | values
    dates = {"date": date, "date_from": date, "date_to": date} | {
        k: fixed.pop(k) for k in ("date_from", "date_to") if k in fixed
    }
    add_row(connection, tables.engagements, id=key, number=number, **dates, **fixed)
    for ordinal, side in enumerate(sides.split()):
        actor = actors[ordinal] if ordinal < len(actors) else None
        row = {"name": f"Envoy of {side}", "country": side, "kind": "person", "actor_id": actor}
        add_row(connection, tables.engagement_participants, engagement_id=key, ordinal=ordinal, **row)
    for ordinal, topic in enumerate(topics):
        add_row(connection, tables.engagement_topics, engagement_id=key, ordinal=ordinal, topic=topic)
    return key
