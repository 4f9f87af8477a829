"""Who works with the record as a team: users, what each follows, saw last and saved, and the log of what they did.

`user` points to no row: a proxy that vouches for its users may name some whom `users` doesn't know.
"""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, Index, Integer, String, Table, Text

from dragoman.record.tables.columns import metadata

# Of a token only its SHA-256 is kept: who reads the table can't act as its users.
users = Table(
    "users",
    metadata,
    Column("name", String, primary_key=True),
    Column("role", String, nullable=False),
    Column("token_sha256", String, nullable=False, unique=True),
    Column("created_at", String, nullable=False),
    Column("disabled_at", String),
    CheckConstraint("role IN ('reader', 'editor', 'admin')", name="role"),
)

# States, organisations, actors and instruments that a user wants to hear of.
follows = Table(
    "follows",
    metadata,
    Column("user", String, primary_key=True),
    Column("subject", String, primary_key=True),
)

# When a user looked last, and the last event of the history that was shown then.
looks = Table(
    "looks",
    metadata,
    Column("user", String, primary_key=True),
    Column("at", String, nullable=False),
    Column("event", Integer, nullable=False),
)

saved_views = Table(
    "saved_views",
    metadata,
    Column("user", String, primary_key=True),
    Column("name", String, primary_key=True),
    Column("address", Text, nullable=False),
)

# The audit log: rows are only ever added.
actions = Table(
    "actions",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("at", String, nullable=False),
    Column("user", String, nullable=False),
    Column("action", String, nullable=False),
    Column("subject", String),
    Column("detail", Text, nullable=False, default=""),
    Column("remote", String),
    Index("ix_actions_user_number", "user", "number"),
    Index("ix_actions_subject_number", "subject", "number"),
)
