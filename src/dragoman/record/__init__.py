"""The record: what was read, kept in SQLite or PostgreSQL. Only this package writes."""

from dragoman.record.changes import ChangedEngagement, ChangedEngagements
from dragoman.record.document_listing import DocumentFilters, PublisherLine
from dragoman.record.facets import Facet, FacetValue
from dragoman.record.lines import EngagementLine, ParticipantLine
from dragoman.record.listing import EngagementFilters, FollowUpFilters
from dragoman.record.loading import HistoryEvent
from dragoman.record.named_lines import ActorLine, InstrumentLine
from dragoman.record.outcome import AddedDocument, AddOutcome
from dragoman.record.paging import Page
from dragoman.record.search import Hit
from dragoman.record.selecting import Selection
from dragoman.record.store import Record, open_record

__all__ = [
    "ActorLine",
    "AddOutcome",
    "AddedDocument",
    "ChangedEngagement",
    "ChangedEngagements",
    "DocumentFilters",
    "EngagementFilters",
    "EngagementLine",
    "Facet",
    "FacetValue",
    "FollowUpFilters",
    "HistoryEvent",
    "Hit",
    "InstrumentLine",
    "Page",
    "ParticipantLine",
    "PublisherLine",
    "Record",
    "Selection",
    "open_record",
]
