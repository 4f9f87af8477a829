"""The record: what was read, kept in SQLite or PostgreSQL. Only this package writes."""

from dragoman.record.listing import EngagementFilters, FollowUpFilters
from dragoman.record.loading import HistoryEvent
from dragoman.record.outcome import AddedDocument, AddOutcome
from dragoman.record.search import Hit
from dragoman.record.selecting import Selection
from dragoman.record.store import Record, open_record

__all__ = [
    "AddOutcome",
    "AddedDocument",
    "EngagementFilters",
    "FollowUpFilters",
    "HistoryEvent",
    "Hit",
    "Record",
    "Selection",
    "open_record",
]
