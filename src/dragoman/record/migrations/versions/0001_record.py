"""The first shape of the record."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from dragoman.record.search_tables import create_search_tables

revision = "0001_dragoman_0.1.0"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "actors",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("country", sa.String(), nullable=True),
        sa.Column("gender", sa.String(), nullable=True),
        sa.Column("known", sa.Text(), nullable=True),
        sa.Column("merged_into", sa.String(), nullable=True),
        sa.CheckConstraint("kind IN ('person', 'state', 'organisation', 'body')", name=op.f("ck_actors_kind")),
        sa.ForeignKeyConstraint(["merged_into"], ["actors.id"], name=op.f("fk_actors_merged_into")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_actors")),
    )
    op.create_index(op.f("ix_actors_country"), "actors", ["country"], unique=False)
    op.create_index(op.f("ix_actors_known"), "actors", ["known"], unique=False)
    op.create_index(op.f("ix_actors_merged_into"), "actors", ["merged_into"], unique=False)
    op.create_table(
        "engagements",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("date", sa.String(), nullable=True),
        sa.Column("date_from", sa.String(), nullable=True),
        sa.Column("date_to", sa.String(), nullable=True),
        sa.Column("date_basis", sa.String(), nullable=True),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column("sources", sa.Integer(), nullable=False),
        sa.Column("accounts", sa.Integer(), nullable=False),
        sa.Column("reviewed", sa.Boolean(), nullable=False),
        sa.Column("rejected", sa.Boolean(), nullable=False),
        sa.Column("merged_into", sa.String(), nullable=True),
        sa.CheckConstraint(
            "status IN ('held', 'planned', 'proposed', 'cancelled')", name=op.f("ck_engagements_status")
        ),
        sa.ForeignKeyConstraint(["merged_into"], ["engagements.id"], name=op.f("fk_engagements_merged_into")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_engagements")),
        sa.UniqueConstraint("number", name=op.f("uq_engagements_number")),
    )
    op.create_index(op.f("ix_engagements_channel"), "engagements", ["channel"], unique=False)
    op.create_index(op.f("ix_engagements_date_from"), "engagements", ["date_from"], unique=False)
    op.create_index(op.f("ix_engagements_date_to"), "engagements", ["date_to"], unique=False)
    op.create_index(op.f("ix_engagements_merged_into"), "engagements", ["merged_into"], unique=False)
    op.create_index(op.f("ix_engagements_status"), "engagements", ["status"], unique=False)
    op.create_table(
        "event_keys",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("event_id", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("key", "event_id", name=op.f("pk_event_keys")),
    )
    op.create_index(op.f("ix_event_keys_event_id"), "event_keys", ["event_id"], unique=False)
    op.create_table(
        "feeds",
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("etag", sa.Text(), nullable=True),
        sa.Column("last_modified", sa.Text(), nullable=True),
        sa.Column("last_success", sa.String(), nullable=True),
        sa.Column("last_fault", sa.Text(), nullable=True),
        sa.Column("last_fault_at", sa.String(), nullable=True),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("next_try", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("address", name=op.f("pk_feeds")),
    )
    op.create_table(
        "instruments",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("acronym", sa.String(), nullable=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_instruments")),
    )
    op.create_table(
        "judgements",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("verb", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("other", sa.String(), nullable=True),
        sa.Column("field", sa.String(), nullable=True),
        sa.Column("value", sa.Text(), nullable=True),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("withdrawn_at", sa.String(), nullable=True),
        sa.Column("withdrawn_by", sa.Text(), nullable=True),
        sa.Column("withdrawn_why", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "verb IN ('same', 'not-same', 'accept', 'reject', 'correct')", name=op.f("ck_judgements_verb")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_judgements")),
    )
    op.create_index(op.f("ix_judgements_other"), "judgements", ["other"], unique=False)
    op.create_index(op.f("ix_judgements_subject"), "judgements", ["subject"], unique=False)
    op.create_table(
        "names",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("subject_id", sa.String(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_names")),
        sa.UniqueConstraint("kind", "subject_id", "name", name=op.f("uq_names_kind_subject_id_name")),
    )
    op.create_table(
        "runs",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.String(), nullable=False),
        sa.Column("command", sa.String(), nullable=False),
        sa.Column("started_at", sa.String(), nullable=False),
        sa.Column("finished_at", sa.String(), nullable=True),
        sa.Column("added", sa.Integer(), nullable=False),
        sa.Column("reread", sa.Integer(), nullable=False),
        sa.Column("known", sa.Integer(), nullable=False),
        sa.Column("faults", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_runs")),
    )
    op.create_table(
        "watched_files",
        sa.Column("path", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("path", name=op.f("pk_watched_files")),
    )
    op.create_table(
        "actor_keys",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("actor_id", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["actor_id"], ["actors.id"], name=op.f("fk_actor_keys_actor_id")),
        sa.PrimaryKeyConstraint("key", "actor_id", name=op.f("pk_actor_keys")),
    )
    op.create_index("ix_actor_keys_actor_id", "actor_keys", ["actor_id"], unique=False)
    op.create_table(
        "actor_names",
        sa.Column("actor_id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["actor_id"], ["actors.id"], name=op.f("fk_actor_names_actor_id")),
        sa.PrimaryKeyConstraint("actor_id", "name", name=op.f("pk_actor_names")),
    )
    op.create_table(
        "documents",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("given_id", sa.String(), nullable=False),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("published", sa.String(), nullable=True),
        sa.Column("published_at", sa.String(), nullable=True),
        sa.Column("source", sa.Text(), nullable=True),
        sa.Column("author", sa.Text(), nullable=True),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("language", sa.String(), nullable=True),
        sa.Column("home", sa.String(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("text_sha256", sa.String(), nullable=False),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.Column("copy_of", sa.String(), nullable=True),
        sa.Column("earlier_version", sa.String(), nullable=True),
        sa.Column("added_in_run", sa.Integer(), nullable=False),
        sa.Column("read_in_run", sa.Integer(), nullable=False),
        sa.Column("read_by_version", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["added_in_run"], ["runs.id"], name=op.f("fk_documents_added_in_run")),
        sa.ForeignKeyConstraint(["copy_of"], ["documents.id"], name=op.f("fk_documents_copy_of")),
        sa.ForeignKeyConstraint(["earlier_version"], ["documents.id"], name=op.f("fk_documents_earlier_version")),
        sa.ForeignKeyConstraint(["read_in_run"], ["runs.id"], name=op.f("fk_documents_read_in_run")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_documents")),
        sa.UniqueConstraint("number", name=op.f("uq_documents_number")),
        sa.UniqueConstraint("text_sha256", name=op.f("uq_documents_text_sha256")),
    )
    op.create_index(op.f("ix_documents_copy_of"), "documents", ["copy_of"], unique=False)
    op.create_index(op.f("ix_documents_earlier_version"), "documents", ["earlier_version"], unique=False)
    op.create_index(op.f("ix_documents_given_id"), "documents", ["given_id"], unique=False)
    op.create_index(op.f("ix_documents_published"), "documents", ["published"], unique=False)
    op.create_index(op.f("ix_documents_url"), "documents", ["url"], unique=False)
    op.create_table(
        "engagement_participants",
        sa.Column("engagement_id", sa.String(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=True),
        sa.Column("country", sa.String(), nullable=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("actor_id", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["actor_id"], ["actors.id"], name=op.f("fk_engagement_participants_actor_id")),
        sa.ForeignKeyConstraint(
            ["engagement_id"], ["engagements.id"], name=op.f("fk_engagement_participants_engagement_id")
        ),
        sa.PrimaryKeyConstraint("engagement_id", "ordinal", name=op.f("pk_engagement_participants")),
    )
    op.create_index(
        "ix_engagement_participants_actor_id", "engagement_participants", ["actor_id", "engagement_id"], unique=False
    )
    op.create_index(
        "ix_engagement_participants_country", "engagement_participants", ["country", "engagement_id"], unique=False
    )
    op.create_table(
        "engagement_topics",
        sa.Column("engagement_id", sa.String(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("topic", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["engagement_id"], ["engagements.id"], name=op.f("fk_engagement_topics_engagement_id")),
        sa.PrimaryKeyConstraint("engagement_id", "ordinal", name=op.f("pk_engagement_topics")),
    )
    op.create_table(
        "feed_entries",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("feed", sa.String(), nullable=False),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("published", sa.String(), nullable=True),
        sa.Column("fetched_at", sa.String(), nullable=True),
        sa.Column("fault", sa.Text(), nullable=True),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("next_try", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["feed"], ["feeds.address"], name=op.f("fk_feed_entries_feed")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_feed_entries")),
        sa.UniqueConstraint("address", name=op.f("uq_feed_entries_address")),
    )
    op.create_index("ix_feed_entries_feed", "feed_entries", ["feed", "fetched_at"], unique=False)
    op.create_table(
        "history",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("run_id", sa.Integer(), nullable=True),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("event", sa.String(), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["run_id"], ["runs.id"], name=op.f("fk_history_run_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_history")),
    )
    op.create_index(op.f("ix_history_subject"), "history", ["subject"], unique=False)
    op.create_table(
        "instrument_keys",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("instrument_id", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["instrument_id"], ["instruments.id"], name=op.f("fk_instrument_keys_instrument_id")),
        sa.PrimaryKeyConstraint("key", "instrument_id", name=op.f("pk_instrument_keys")),
    )
    op.create_table(
        "instrument_names",
        sa.Column("instrument_id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["instrument_id"], ["instruments.id"], name=op.f("fk_instrument_names_instrument_id")),
        sa.PrimaryKeyConstraint("instrument_id", "name", name=op.f("pk_instrument_names")),
    )
    op.create_table(
        "accounts",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("document_id", sa.String(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("engagement_id", sa.String(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("date", sa.String(), nullable=True),
        sa.Column("date_basis", sa.String(), nullable=True),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column("superseded", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["document_id"], ["documents.id"], name=op.f("fk_accounts_document_id")),
        sa.ForeignKeyConstraint(["engagement_id"], ["engagements.id"], name=op.f("fk_accounts_engagement_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_accounts")),
    )
    op.create_index(op.f("ix_accounts_document_id"), "accounts", ["document_id"], unique=False)
    op.create_index(op.f("ix_accounts_engagement_id"), "accounts", ["engagement_id"], unique=False)
    op.create_table(
        "amounts",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("document_id", sa.String(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("value", sa.Float(), nullable=False),
        sa.Column("currency", sa.String(), nullable=True),
        sa.Column("of", sa.Text(), nullable=True),
        sa.Column("restates", sa.Integer(), nullable=True),
        sa.Column("made_by", sa.String(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["document_id"], ["documents.id"], name=op.f("fk_amounts_document_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_amounts")),
    )
    op.create_index(op.f("ix_amounts_document_id"), "amounts", ["document_id"], unique=False)
    op.create_table(
        "captures",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("document_id", sa.String(), nullable=False),
        sa.Column("given_id", sa.String(), nullable=False),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("published", sa.String(), nullable=True),
        sa.Column("source", sa.Text(), nullable=True),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("run_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["document_id"], ["documents.id"], name=op.f("fk_captures_document_id")),
        sa.ForeignKeyConstraint(["run_id"], ["runs.id"], name=op.f("fk_captures_run_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_captures")),
        sa.UniqueConstraint("document_id", "given_id", name=op.f("uq_captures_document_id_given_id")),
    )
    op.create_index(op.f("ix_captures_document_id"), "captures", ["document_id"], unique=False)
    op.create_table(
        "commitments",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("document_id", sa.String(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("to", sa.String(), nullable=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("amount_text", sa.Text(), nullable=True),
        sa.Column("instrument", sa.Text(), nullable=True),
        sa.Column("instrument_id", sa.String(), nullable=True),
        sa.Column("due", sa.String(), nullable=True),
        sa.Column("superseded", sa.Boolean(), nullable=False),
        sa.Column("made_by", sa.String(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["document_id"], ["documents.id"], name=op.f("fk_commitments_document_id")),
        sa.ForeignKeyConstraint(["instrument_id"], ["instruments.id"], name=op.f("fk_commitments_instrument_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_commitments")),
    )
    op.create_index("ix_commitments_by_to", "commitments", ["by", "to"], unique=False)
    op.create_index(op.f("ix_commitments_document_id"), "commitments", ["document_id"], unique=False)
    op.create_index(op.f("ix_commitments_instrument_id"), "commitments", ["instrument_id"], unique=False)
    op.create_table(
        "document_asides",
        sa.Column("document_id", sa.String(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["document_id"], ["documents.id"], name=op.f("fk_document_asides_document_id")),
        sa.PrimaryKeyConstraint("document_id", "start", name=op.f("pk_document_asides")),
    )
    op.create_table(
        "document_bands",
        sa.Column("document_id", sa.String(), nullable=False),
        sa.Column("band", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["document_id"], ["documents.id"], name=op.f("fk_document_bands_document_id")),
        sa.PrimaryKeyConstraint("document_id", "band", name=op.f("pk_document_bands")),
    )
    op.create_index("ix_document_bands_band", "document_bands", ["band"], unique=False)
    op.create_table(
        "figures",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("instrument_id", sa.String(), nullable=False),
        sa.Column("document_id", sa.String(), nullable=False),
        sa.Column("property", sa.Text(), nullable=False),
        sa.Column("value", sa.Float(), nullable=False),
        sa.Column("unit", sa.String(), nullable=False),
        sa.Column("as_of", sa.String(), nullable=True),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("made_by", sa.String(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["document_id"], ["documents.id"], name=op.f("fk_figures_document_id")),
        sa.ForeignKeyConstraint(["instrument_id"], ["instruments.id"], name=op.f("fk_figures_instrument_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_figures")),
    )
    op.create_index(op.f("ix_figures_document_id"), "figures", ["document_id"], unique=False)
    op.create_index(op.f("ix_figures_instrument_id"), "figures", ["instrument_id"], unique=False)
    op.create_table(
        "instrument_mentions",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("instrument_id", sa.String(), nullable=False),
        sa.Column("document_id", sa.String(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("acronym", sa.String(), nullable=True),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("made_by", sa.String(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["document_id"], ["documents.id"], name=op.f("fk_instrument_mentions_document_id")),
        sa.ForeignKeyConstraint(
            ["instrument_id"], ["instruments.id"], name=op.f("fk_instrument_mentions_instrument_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_instrument_mentions")),
    )
    op.create_index(op.f("ix_instrument_mentions_document_id"), "instrument_mentions", ["document_id"], unique=False)
    op.create_index(
        op.f("ix_instrument_mentions_instrument_id"), "instrument_mentions", ["instrument_id"], unique=False
    )
    op.create_table(
        "instrument_successions",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("earlier_id", sa.String(), nullable=False),
        sa.Column("later_id", sa.String(), nullable=False),
        sa.Column("document_id", sa.String(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("made_by", sa.String(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["document_id"], ["documents.id"], name=op.f("fk_instrument_successions_document_id")),
        sa.ForeignKeyConstraint(["earlier_id"], ["instruments.id"], name=op.f("fk_instrument_successions_earlier_id")),
        sa.ForeignKeyConstraint(["later_id"], ["instruments.id"], name=op.f("fk_instrument_successions_later_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_instrument_successions")),
    )
    op.create_index(
        op.f("ix_instrument_successions_document_id"), "instrument_successions", ["document_id"], unique=False
    )
    op.create_index(
        op.f("ix_instrument_successions_earlier_id"), "instrument_successions", ["earlier_id"], unique=False
    )
    op.create_index(op.f("ix_instrument_successions_later_id"), "instrument_successions", ["later_id"], unique=False)
    op.create_table(
        "quotations",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("document_id", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("speaker", sa.Text(), nullable=True),
        sa.Column("speaker_id", sa.String(), nullable=True),
        sa.Column("speaker_start", sa.Integer(), nullable=True),
        sa.Column("speaker_end", sa.Integer(), nullable=True),
        sa.Column("cue_start", sa.Integer(), nullable=True),
        sa.Column("cue_end", sa.Integer(), nullable=True),
        sa.Column("medium", sa.String(), nullable=True),
        sa.Column("addressee", sa.Text(), nullable=True),
        sa.Column("made_by", sa.String(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["document_id"], ["documents.id"], name=op.f("fk_quotations_document_id")),
        sa.ForeignKeyConstraint(["speaker_id"], ["actors.id"], name=op.f("fk_quotations_speaker_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_quotations")),
    )
    op.create_index(op.f("ix_quotations_document_id"), "quotations", ["document_id"], unique=False)
    op.create_index(op.f("ix_quotations_speaker_id"), "quotations", ["speaker_id"], unique=False)
    op.create_table(
        "tenures",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("actor_id", sa.String(), nullable=True),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("office", sa.Text(), nullable=False),
        sa.Column("country", sa.String(), nullable=True),
        sa.Column("start", sa.String(), nullable=True),
        sa.Column("end", sa.String(), nullable=True),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("document_id", sa.String(), nullable=True),
        sa.Column("evidence_start", sa.Integer(), nullable=True),
        sa.Column("evidence_end", sa.Integer(), nullable=True),
        sa.Column("made_by", sa.String(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["actor_id"], ["actors.id"], name=op.f("fk_tenures_actor_id")),
        sa.ForeignKeyConstraint(["document_id"], ["documents.id"], name=op.f("fk_tenures_document_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tenures")),
    )
    op.create_index(op.f("ix_tenures_actor_id"), "tenures", ["actor_id"], unique=False)
    op.create_index(op.f("ix_tenures_country"), "tenures", ["country"], unique=False)
    op.create_index(op.f("ix_tenures_document_id"), "tenures", ["document_id"], unique=False)
    op.create_table(
        "account_amounts",
        sa.Column("account_id", sa.String(), nullable=False),
        sa.Column("amount_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name=op.f("fk_account_amounts_account_id")),
        sa.ForeignKeyConstraint(["amount_id"], ["amounts.id"], name=op.f("fk_account_amounts_amount_id")),
        sa.PrimaryKeyConstraint("account_id", "amount_id", name=op.f("pk_account_amounts")),
    )
    op.create_index(op.f("ix_account_amounts_amount_id"), "account_amounts", ["amount_id"], unique=False)
    op.create_table(
        "account_commitments",
        sa.Column("account_id", sa.String(), nullable=False),
        sa.Column("commitment_id", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name=op.f("fk_account_commitments_account_id")),
        sa.ForeignKeyConstraint(
            ["commitment_id"], ["commitments.id"], name=op.f("fk_account_commitments_commitment_id")
        ),
        sa.PrimaryKeyConstraint("account_id", "commitment_id", name=op.f("pk_account_commitments")),
    )
    op.create_index(
        op.f("ix_account_commitments_commitment_id"), "account_commitments", ["commitment_id"], unique=False
    )
    op.create_table(
        "account_instrument_mentions",
        sa.Column("account_id", sa.String(), nullable=False),
        sa.Column("instrument_mention_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["accounts.id"], name=op.f("fk_account_instrument_mentions_account_id")
        ),
        sa.ForeignKeyConstraint(
            ["instrument_mention_id"],
            ["instrument_mentions.id"],
            name=op.f("fk_account_instrument_mentions_instrument_mention_id"),
        ),
        sa.PrimaryKeyConstraint("account_id", "instrument_mention_id", name=op.f("pk_account_instrument_mentions")),
    )
    op.create_index(
        op.f("ix_account_instrument_mentions_instrument_mention_id"),
        "account_instrument_mentions",
        ["instrument_mention_id"],
        unique=False,
    )
    op.create_table(
        "account_keys",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("account_id", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name=op.f("fk_account_keys_account_id")),
        sa.PrimaryKeyConstraint("key", "account_id", name=op.f("pk_account_keys")),
    )
    op.create_index("ix_account_keys_account_id", "account_keys", ["account_id"], unique=False)
    op.create_table(
        "account_quotations",
        sa.Column("account_id", sa.String(), nullable=False),
        sa.Column("quotation_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name=op.f("fk_account_quotations_account_id")),
        sa.ForeignKeyConstraint(["quotation_id"], ["quotations.id"], name=op.f("fk_account_quotations_quotation_id")),
        sa.PrimaryKeyConstraint("account_id", "quotation_id", name=op.f("pk_account_quotations")),
    )
    op.create_index(op.f("ix_account_quotations_quotation_id"), "account_quotations", ["quotation_id"], unique=False)
    op.create_table(
        "claims",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("account_id", sa.String(), nullable=False),
        sa.Column("field", sa.String(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=True),
        sa.Column("country", sa.String(), nullable=True),
        sa.Column("kind", sa.String(), nullable=True),
        sa.Column("actor_id", sa.String(), nullable=True),
        sa.Column("made_by", sa.String(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "field IN ('channel', 'status', 'date', 'time', 'place', 'initiator', 'participant', 'topic', 'evidence')",
            name=op.f("ck_claims_field"),
        ),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name=op.f("fk_claims_account_id")),
        sa.ForeignKeyConstraint(["actor_id"], ["actors.id"], name=op.f("fk_claims_actor_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_claims")),
        sa.UniqueConstraint("account_id", "field", "ordinal", name=op.f("uq_claims_account_id_field_ordinal")),
    )
    op.create_index(op.f("ix_claims_actor_id"), "claims", ["actor_id"], unique=False)
    op.create_table(
        "follow_ups",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("to", sa.String(), nullable=True),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("due", sa.String(), nullable=True),
        sa.Column("due_to", sa.String(), nullable=True),
        sa.Column("document_id", sa.String(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("opened_on", sa.String(), nullable=True),
        sa.Column("engagement_id", sa.String(), nullable=True),
        sa.Column("commitment_id", sa.String(), nullable=True),
        sa.Column("instrument", sa.Text(), nullable=True),
        sa.Column("closing_document_id", sa.String(), nullable=True),
        sa.Column("closing_start", sa.Integer(), nullable=True),
        sa.Column("closing_end", sa.Integer(), nullable=True),
        sa.Column("closed_on", sa.String(), nullable=True),
        sa.Column("closed_by", sa.String(), nullable=True),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("reviewed", sa.Boolean(), nullable=False),
        sa.CheckConstraint("state IN ('open', 'kept', 'moved', 'cancelled')", name=op.f("ck_follow_ups_state")),
        sa.ForeignKeyConstraint(
            ["closing_document_id"], ["documents.id"], name=op.f("fk_follow_ups_closing_document_id")
        ),
        sa.ForeignKeyConstraint(["commitment_id"], ["commitments.id"], name=op.f("fk_follow_ups_commitment_id")),
        sa.ForeignKeyConstraint(["document_id"], ["documents.id"], name=op.f("fk_follow_ups_document_id")),
        sa.ForeignKeyConstraint(["engagement_id"], ["engagements.id"], name=op.f("fk_follow_ups_engagement_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_follow_ups")),
    )
    op.create_index("ix_follow_ups_by_to", "follow_ups", ["by", "to"], unique=False)
    op.create_index(op.f("ix_follow_ups_closed_by"), "follow_ups", ["closed_by"], unique=False)
    op.create_index(op.f("ix_follow_ups_commitment_id"), "follow_ups", ["commitment_id"], unique=False)
    op.create_index(op.f("ix_follow_ups_document_id"), "follow_ups", ["document_id"], unique=False)
    op.create_index(op.f("ix_follow_ups_due_to"), "follow_ups", ["due_to"], unique=False)
    op.create_index(op.f("ix_follow_ups_engagement_id"), "follow_ups", ["engagement_id"], unique=False)
    op.create_index(op.f("ix_follow_ups_state"), "follow_ups", ["state"], unique=False)
    op.create_table(
        "merge_reasons",
        sa.Column("account_id", sa.String(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("feature", sa.String(), nullable=False),
        sa.Column("weight", sa.Float(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name=op.f("fk_merge_reasons_account_id")),
        sa.PrimaryKeyConstraint("account_id", "ordinal", name=op.f("pk_merge_reasons")),
    )
    op.create_table(
        "claim_spans",
        sa.Column("claim_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["claim_id"], ["claims.id"], name=op.f("fk_claim_spans_claim_id")),
        sa.PrimaryKeyConstraint("claim_id", "ordinal", name=op.f("pk_claim_spans")),
    )
    op.create_table(
        "follow_up_keys",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("follow_up_id", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["follow_up_id"], ["follow_ups.id"], name=op.f("fk_follow_up_keys_follow_up_id")),
        sa.PrimaryKeyConstraint("key", "follow_up_id", name=op.f("pk_follow_up_keys")),
    )
    op.create_index(op.f("ix_follow_up_keys_follow_up_id"), "follow_up_keys", ["follow_up_id"], unique=False)
    create_search_tables(op.get_bind())
