"""The tables of the record, for SQLite and PostgreSQL alike.

Dates are EDTF in text, times ISO 8601 in UTC. Offsets count code points into `documents.text`, the end is exclusive.
Rows of what texts say are replaced only when their document is read again; documents, engagements, actors, judgements
and history are never deleted.
"""

from __future__ import annotations

from dragoman.record.tables.actors import actor_keys, actor_names, actors, tenures
from dragoman.record.tables.columns import metadata
from dragoman.record.tables.desk import actions, follows, looks, saved_views, users
from dragoman.record.tables.documents import captures, document_asides, document_bands, documents, runs
from dragoman.record.tables.engagements import (
    account_keys,
    accounts,
    claim_spans,
    claims,
    engagement_participants,
    engagement_topics,
    engagements,
    merge_reasons,
)
from dragoman.record.tables.judgements import briefs, event_keys, follow_up_keys, follow_ups, history, judgements
from dragoman.record.tables.sayings import (
    account_amounts,
    account_commitments,
    account_instrument_mentions,
    account_quotations,
    amounts,
    commitments,
    figures,
    instrument_keys,
    instrument_mentions,
    instrument_names,
    instrument_successions,
    instruments,
    quotations,
)
from dragoman.record.tables.watching import feed_entries, feeds, watched_files

__all__ = [
    "account_amounts",
    "account_commitments",
    "account_instrument_mentions",
    "account_keys",
    "account_quotations",
    "accounts",
    "actions",
    "actor_keys",
    "actor_names",
    "actors",
    "amounts",
    "briefs",
    "captures",
    "claim_spans",
    "claims",
    "commitments",
    "document_asides",
    "document_bands",
    "documents",
    "engagement_participants",
    "engagement_topics",
    "engagements",
    "event_keys",
    "feed_entries",
    "feeds",
    "figures",
    "follow_up_keys",
    "follow_ups",
    "follows",
    "history",
    "instrument_keys",
    "instrument_mentions",
    "instrument_names",
    "instrument_successions",
    "instruments",
    "judgements",
    "looks",
    "merge_reasons",
    "metadata",
    "quotations",
    "runs",
    "saved_views",
    "tenures",
    "users",
    "watched_files",
]
