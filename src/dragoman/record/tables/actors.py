"""Persons, states, organisations and bodies, with their names and offices."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Integer, String, Table, Text

from dragoman.record.tables.columns import metadata

actors = Table(
    "actors",
    metadata,
    Column("id", String, primary_key=True),
    Column("kind", String, nullable=False),
    Column("name", Text, nullable=False),
    Column("country", String, index=True),
    Column("gender", String),
    Column("known", Text, index=True),
    Column("merged_into", ForeignKey("actors.id"), index=True),
    CheckConstraint("kind IN ('person', 'state', 'organisation', 'body')", name="kind"),
)

actor_names = Table(
    "actor_names",
    metadata,
    Column("actor_id", ForeignKey("actors.id"), primary_key=True),
    Column("name", String, primary_key=True),
)

# Folded forms by which an actor is looked up: full names, surnames, offices.
actor_keys = Table(
    "actor_keys",
    metadata,
    Column("key", String, primary_key=True),
    Column("actor_id", ForeignKey("actors.id"), primary_key=True),
    Index("ix_actor_keys_actor_id", "actor_id"),
)

tenures = Table(
    "tenures",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("actor_id", ForeignKey("actors.id"), index=True),
    Column("person", Text, nullable=False),
    Column("office", Text, nullable=False),
    Column("country", String, index=True),
    Column("start", String),
    Column("end", String),
    Column("source", Text, nullable=False),
    Column("document_id", ForeignKey("documents.id"), index=True),
    Column("evidence_start", Integer),
    Column("evidence_end", Integer),
    Column("made_by", String, nullable=False, default=""),
    Column("why", Text, nullable=False, default=""),
)
