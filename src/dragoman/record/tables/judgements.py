"""What is due, what people decide, what happened, and which briefs were made."""

from __future__ import annotations

from sqlalchemy import Boolean, CheckConstraint, Column, ForeignKey, Index, Integer, String, Table, Text

from dragoman.record.tables.columns import metadata

follow_ups = Table(
    "follow_ups",
    metadata,
    Column("id", String, primary_key=True),
    Column("kind", String, nullable=False),
    Column("state", String, nullable=False, index=True),
    Column("by", String, nullable=False),
    Column("to", String),
    Column("what", Text, nullable=False),
    Column("due", String),
    Column("due_to", String, index=True),
    Column("document_id", ForeignKey("documents.id"), nullable=False, index=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("opened_on", String),
    Column("engagement_id", ForeignKey("engagements.id"), index=True),
    Column("commitment_id", ForeignKey("commitments.id"), index=True),
    Column("instrument", Text),
    Column("closing_document_id", ForeignKey("documents.id")),
    Column("closing_start", Integer),
    Column("closing_end", Integer),
    Column("closed_on", String),
    Column("closed_by", String, index=True),
    Column("why", Text, nullable=False, default=""),
    Column("reviewed", Boolean, nullable=False, default=False),
    Index("ix_follow_ups_by_to", "by", "to"),
    CheckConstraint("state IN ('open', 'kept', 'moved', 'cancelled')", name="state"),
)

# Where an open follow-up and the events that may close it meet.
follow_up_keys = Table(
    "follow_up_keys",
    metadata,
    Column("key", String, primary_key=True),
    Column("follow_up_id", ForeignKey("follow_ups.id"), primary_key=True, index=True),
)

# `event_id` is the id of an engagement or a commitment.
event_keys = Table(
    "event_keys",
    metadata,
    Column("key", String, primary_key=True),
    Column("event_id", String, primary_key=True, index=True),
)

judgements = Table(
    "judgements",
    metadata,
    Column("id", String, primary_key=True),
    Column("verb", String, nullable=False),
    Column("subject", String, nullable=False, index=True),
    Column("other", String, index=True),
    Column("field", String),
    Column("value", Text),
    Column("by", Text, nullable=False),
    Column("why", Text, nullable=False),
    Column("at", String, nullable=False),
    Column("withdrawn_at", String),
    Column("withdrawn_by", Text),
    Column("withdrawn_why", Text),
    CheckConstraint("verb IN ('same', 'not-same', 'accept', 'reject', 'correct')", name="verb"),
)

history = Table(
    "history",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", String, nullable=False),
    Column("run_id", ForeignKey("runs.id")),
    Column("subject", String, nullable=False, index=True),
    Column("event", String, nullable=False),
    Column("detail", Text, nullable=False, default=""),
)

# The last brief of each day on each subject: what happened after it has changed since.
briefs = Table(
    "briefs",
    metadata,
    Column("subject", String, primary_key=True),
    Column("made_on", String, primary_key=True),
    Column("last_event", Integer, nullable=False),
)
