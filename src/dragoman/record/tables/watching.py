"""The feeds and folders that are watched."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, String, Table, Text

from dragoman.record.tables.columns import metadata

# The feeds that are watched: what their servers said of the last state, and how they fare.
feeds = Table(
    "feeds",
    metadata,
    Column("address", String, primary_key=True),
    Column("etag", Text),
    Column("last_modified", Text),
    Column("last_success", String),
    Column("last_fault", Text),
    Column("last_fault_at", String),
    Column("failures", Integer, nullable=False, default=0),
    Column("next_try", String),
)

# The pages that feeds lead to; those without `fetched_at` are still to be fetched.
feed_entries = Table(
    "feed_entries",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("address", String, nullable=False, unique=True),
    Column("feed", ForeignKey("feeds.address"), nullable=False),
    Column("title", Text),
    Column("published", String),
    Column("fetched_at", String),
    Column("fault", Text),
    Column("failures", Integer, nullable=False, default=0),
    Column("next_try", String),
    Index("ix_feed_entries_feed", "feed", "fetched_at"),
)

# Files of watched folders as they were when they were read: size and time of the last change.
watched_files = Table(
    "watched_files",
    metadata,
    Column("path", String, primary_key=True),
    Column("state", String, nullable=False),
)
