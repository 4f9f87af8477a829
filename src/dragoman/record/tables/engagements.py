"""Engagements, and the accounts they are made of: each claim with its words."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from dragoman.record.tables.columns import metadata

engagements = Table(
    "engagements",
    metadata,
    Column("id", String, primary_key=True),
    Column("number", Integer, nullable=False, unique=True),
    Column("channel", String, nullable=False, index=True),
    Column("status", String, nullable=False, index=True),
    Column("date", String),
    Column("date_from", String, index=True),
    Column("date_to", String, index=True),
    Column("date_basis", String),
    Column("place", Text),
    Column("sources", Integer, nullable=False),
    Column("accounts", Integer, nullable=False),
    Column("reviewed", Boolean, nullable=False, default=False),
    Column("rejected", Boolean, nullable=False, default=False),
    Column("merged_into", ForeignKey("engagements.id"), index=True),
    # The fields in which its accounts contradict each other, divided by spaces.
    Column("differing", String, nullable=False, default="", server_default=""),
    CheckConstraint("status IN ('held', 'planned', 'proposed', 'cancelled')", name="status"),
)

engagement_participants = Table(
    "engagement_participants",
    metadata,
    Column("engagement_id", ForeignKey("engagements.id"), primary_key=True),
    Column("ordinal", Integer, primary_key=True),
    Column("name", Text, nullable=False),
    Column("role", Text),
    Column("country", String),
    Column("kind", String, nullable=False),
    Column("actor_id", ForeignKey("actors.id")),
    Index("ix_engagement_participants_country", "country", "engagement_id"),
    Index("ix_engagement_participants_actor_id", "actor_id", "engagement_id"),
)

engagement_topics = Table(
    "engagement_topics",
    metadata,
    Column("engagement_id", ForeignKey("engagements.id"), primary_key=True),
    Column("ordinal", Integer, primary_key=True),
    Column("topic", Text, nullable=False),
)

accounts = Table(
    "accounts",
    metadata,
    Column("id", String, primary_key=True),
    Column("document_id", ForeignKey("documents.id"), nullable=False, index=True),
    Column("ordinal", Integer, nullable=False),
    Column("engagement_id", ForeignKey("engagements.id"), nullable=False, index=True),
    Column("channel", String, nullable=False),
    Column("status", String, nullable=False),
    Column("date", String),
    Column("date_basis", String),
    Column("place", Text),
    Column("superseded", Boolean, nullable=False, default=False),
)

# One value that an account claims. `field`: channel, status, date, time, place, initiator, participant, topic or
# evidence; `ordinal` tells several values of one field apart; role, country, kind, actor_id are a participant's.
claims = Table(
    "claims",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("account_id", ForeignKey("accounts.id"), nullable=False),
    Column("field", String, nullable=False),
    Column("ordinal", Integer, nullable=False, default=0),
    Column("value", Text, nullable=False),
    Column("role", Text),
    Column("country", String),
    Column("kind", String),
    Column("actor_id", ForeignKey("actors.id"), index=True),
    Column("made_by", String, nullable=False, default=""),
    Column("why", Text, nullable=False, default=""),
    UniqueConstraint("account_id", "field", "ordinal"),
    CheckConstraint(
        "field IN ('channel', 'status', 'date', 'time', 'place', 'initiator', 'participant', 'topic', 'evidence')",
        name="field",
    ),
)

claim_spans = Table(
    "claim_spans",
    metadata,
    Column("claim_id", ForeignKey("claims.id"), primary_key=True, autoincrement=False),
    Column("ordinal", Integer, primary_key=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("words", Text, nullable=False),
)

# Where to look for the encounter that a new account speaks of: two sides and a stretch of days.
account_keys = Table(
    "account_keys",
    metadata,
    Column("key", String, primary_key=True),
    Column("account_id", ForeignKey("accounts.id"), primary_key=True),
    Index("ix_account_keys_account_id", "account_id"),
)

# Why an account stands with the engagement it stands with.
merge_reasons = Table(
    "merge_reasons",
    metadata,
    Column("account_id", ForeignKey("accounts.id"), primary_key=True),
    Column("ordinal", Integer, primary_key=True),
    Column("feature", String, nullable=False),
    Column("weight", Float, nullable=False),
    Column("why", Text, nullable=False),
)
