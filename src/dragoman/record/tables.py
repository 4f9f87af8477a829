"""The tables of the record, for SQLite and PostgreSQL alike.

Dates are EDTF in text, times ISO 8601 in UTC. Offsets count code points into `documents.text`, the end is exclusive.
Rows of what texts say are replaced only when their document is read again; documents, engagements, actors, judgements
and history are never deleted.
"""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(column_0_label)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
    }
)

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
    Column("instrument_id", ForeignKey("instruments.id"), nullable=False, index=True),
    Column("document_id", ForeignKey("documents.id"), nullable=False, index=True),
    Column("name", Text, nullable=False),
    Column("acronym", String),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("made_by", String, nullable=False, default=""),
    Column("why", Text, nullable=False, default=""),
)

figures = Table(
    "figures",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("instrument_id", ForeignKey("instruments.id"), nullable=False, index=True),
    Column("document_id", ForeignKey("documents.id"), nullable=False, index=True),
    Column("property", Text, nullable=False),
    Column("value", Float, nullable=False),
    Column("unit", String, nullable=False),
    Column("as_of", String),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("made_by", String, nullable=False, default=""),
    Column("why", Text, nullable=False, default=""),
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
