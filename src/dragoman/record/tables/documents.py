"""Runs, and the documents they added: where each was met, what it copies."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, String, Table, Text, UniqueConstraint

from dragoman.record.tables.columns import metadata

runs = Table(
    "runs",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("version", String, nullable=False),
    Column("command", String, nullable=False),
    Column("started_at", String, nullable=False),
    Column("finished_at", String),
    Column("added", Integer, nullable=False, default=0),
    Column("reread", Integer, nullable=False, default=0),
    Column("known", Integer, nullable=False, default=0),
    Column("faults", Integer, nullable=False, default=0),
)

documents = Table(
    "documents",
    metadata,
    Column("id", String, primary_key=True),
    Column("number", Integer, nullable=False, unique=True),
    Column("given_id", String, nullable=False, index=True),
    Column("title", Text),
    Column("published", String, index=True),
    Column("published_at", String),
    Column("source", Text),
    Column("author", Text),
    Column("url", Text, index=True),
    Column("language", String),
    Column("home", String),
    Column("text", Text, nullable=False),
    Column("text_sha256", String, nullable=False, unique=True),
    Column("notes", Text),
    Column("copy_of", ForeignKey("documents.id"), index=True),
    Column("earlier_version", ForeignKey("documents.id"), index=True),
    Column("added_in_run", ForeignKey("runs.id"), nullable=False),
    Column("read_in_run", ForeignKey("runs.id"), nullable=False),
    Column("read_by_version", String, nullable=False),
)

# Lines of a stored text that are no part of the report: captions, copyright, "read more".
document_asides = Table(
    "document_asides",
    metadata,
    Column("document_id", ForeignKey("documents.id"), primary_key=True),
    Column("start", Integer, primary_key=True),
    Column("end", Integer, nullable=False),
)

# Where a text was met: one row for each id it came under. The same text twice is one document, captured twice.
captures = Table(
    "captures",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("document_id", ForeignKey("documents.id"), nullable=False, index=True),
    Column("given_id", String, nullable=False),
    Column("title", Text),
    Column("published", String),
    Column("source", Text),
    Column("url", Text),
    Column("run_id", ForeignKey("runs.id"), nullable=False),
    UniqueConstraint("document_id", "given_id"),
)

# Bands of the texts' MinHash signatures: near copies share one.
document_bands = Table(
    "document_bands",
    metadata,
    Column("document_id", ForeignKey("documents.id"), primary_key=True),
    Column("band", String, primary_key=True),
    Index("ix_document_bands_band", "band"),
)
