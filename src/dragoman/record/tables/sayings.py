"""What texts say beside their encounters: quotations, sums, instruments, commitments."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Float, ForeignKey, Index, Integer, String, Table, Text

from dragoman.record.tables.columns import metadata

quotations = Table(
    "quotations",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("document_id", ForeignKey("documents.id"), nullable=False, index=True),
    Column("kind", String, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("speaker", Text),
    Column("speaker_id", ForeignKey("actors.id"), index=True),
    Column("speaker_start", Integer),
    Column("speaker_end", Integer),
    Column("cue_start", Integer),
    Column("cue_end", Integer),
    Column("medium", String),
    Column("addressee", Text),
    Column("made_by", String, nullable=False, default=""),
    Column("why", Text, nullable=False, default=""),
)

amounts = Table(
    "amounts",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("document_id", ForeignKey("documents.id"), nullable=False, index=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("value", Float, nullable=False),
    Column("currency", String),
    Column("of", Text),
    Column("restates", Integer),
    Column("made_by", String, nullable=False, default=""),
    Column("why", Text, nullable=False, default=""),
)

instruments = Table(
    "instruments",
    metadata,
    Column("id", String, primary_key=True),
    Column("name", Text, nullable=False),
    Column("acronym", String),
    Column("kind", String, nullable=False),
)

instrument_names = Table(
    "instrument_names",
    metadata,
    Column("instrument_id", ForeignKey("instruments.id"), primary_key=True),
    Column("name", String, primary_key=True),
)

instrument_keys = Table(
    "instrument_keys",
    metadata,
    Column("key", String, primary_key=True),
    Column("instrument_id", ForeignKey("instruments.id"), primary_key=True),
)

instrument_mentions = Table(
    "instrument_mentions",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("instrument_id", ForeignKey("instruments.id"), nullable=False),
    Column("document_id", ForeignKey("documents.id"), nullable=False, index=True),
    Column("name", Text, nullable=False),
    Column("acronym", String),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("made_by", String, nullable=False, default=""),
    Column("why", Text, nullable=False, default=""),
    Index("ix_instrument_mentions_instrument_id", "instrument_id", "document_id"),
)

figures = Table(
    "figures",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("instrument_id", ForeignKey("instruments.id"), nullable=False, index=True),
    Column("document_id", ForeignKey("documents.id"), nullable=False),
    Column("property", Text, nullable=False),
    Column("value", Float, nullable=False),
    Column("unit", String, nullable=False),
    Column("as_of", String),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("made_by", String, nullable=False, default=""),
    Column("why", Text, nullable=False, default=""),
    Index("ix_figures_document_id", "document_id", "instrument_id"),
)

instrument_successions = Table(
    "instrument_successions",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("earlier_id", ForeignKey("instruments.id"), nullable=False, index=True),
    Column("later_id", ForeignKey("instruments.id"), nullable=False, index=True),
    Column("document_id", ForeignKey("documents.id"), nullable=False, index=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("made_by", String, nullable=False, default=""),
    Column("why", Text, nullable=False, default=""),
)

commitments = Table(
    "commitments",
    metadata,
    Column("id", String, primary_key=True),
    Column("document_id", ForeignKey("documents.id"), nullable=False, index=True),
    Column("by", String, nullable=False),
    Column("to", String),
    Column("kind", String, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("amount_text", Text),
    Column("instrument", Text),
    Column("instrument_id", ForeignKey("instruments.id"), index=True),
    Column("due", String),
    Column("superseded", Boolean, nullable=False, default=False),
    Column("made_by", String, nullable=False, default=""),
    Column("why", Text, nullable=False, default=""),
    Index("ix_commitments_by_to", "by", "to"),
)


def _list_belongings(name: str, item: str) -> Table:
    return Table(
        name,
        metadata,
        Column("account_id", ForeignKey("accounts.id"), primary_key=True),
        Column(f"{item.split('.')[0].removesuffix('s')}_id", ForeignKey(item), primary_key=True, index=True),
    )


# What a document says in connection with one of its encounters.
account_quotations = _list_belongings("account_quotations", "quotations.id")
account_amounts = _list_belongings("account_amounts", "amounts.id")
account_commitments = _list_belongings("account_commitments", "commitments.id")
account_instrument_mentions = _list_belongings("account_instrument_mentions", "instrument_mentions.id")
