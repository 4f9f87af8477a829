"""Dragoman reads reports of diplomacy and keeps an auditable record of it.

    >>> import dragoman
    >>> reading = dragoman.read("President Lind of Norway met Chancellor Vogt on Monday.", published="2023-01-18")

`read`, `read_file` and `read_many` give a `Reading`; its parts are the types of `dragoman.model`. `open_record` gives
the `Record` in which readings are kept; what it holds are the types of `dragoman.model.record`.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from dragoman.config import ReadingSettings
from dragoman.errors import (
    BrokenRow,
    DragomanError,
    EmptyDocument,
    JudgementError,
    LexiconError,
    MissingExtra,
    NotInRecord,
    NotText,
    ReadingError,
    RecordError,
    TooLong,
    UndecodableText,
)
from dragoman.model import (
    Account,
    Amount,
    Claim,
    Commitment,
    DateMention,
    Document,
    Figure,
    Instrument,
    Participant,
    Quotation,
    Reading,
    Span,
)

if TYPE_CHECKING:
    from dragoman.contract import describe_reading
    from dragoman.evaluation import Evaluation, evaluate_records
    from dragoman.pipeline import read, read_document, read_file, read_many
    from dragoman.record import EngagementFilters, FollowUpFilters, Record, open_record

__version__ = "0.1.0"

__all__ = [
    "Account",
    "Amount",
    "BrokenRow",
    "Claim",
    "Commitment",
    "DateMention",
    "Document",
    "DragomanError",
    "EmptyDocument",
    "EngagementFilters",
    "Evaluation",
    "Figure",
    "FollowUpFilters",
    "Instrument",
    "JudgementError",
    "LexiconError",
    "MissingExtra",
    "NotInRecord",
    "NotText",
    "Participant",
    "Quotation",
    "Reading",
    "ReadingError",
    "ReadingSettings",
    "Record",
    "RecordError",
    "Span",
    "TooLong",
    "UndecodableText",
    "__version__",
    "describe_reading",
    "evaluate_records",
    "open_record",
    "read",
    "read_document",
    "read_file",
    "read_many",
]

# The language library takes a second to import: `dragoman --help` shall not wait for it.
LATE = {
    "EngagementFilters": "record",
    "Evaluation": "evaluation",
    "FollowUpFilters": "record",
    "Record": "record",
    "describe_reading": "contract",
    "evaluate_records": "evaluation",
    "open_record": "record",
    "read": "pipeline",
    "read_document": "pipeline",
    "read_file": "pipeline",
    "read_many": "pipeline",
}


def __getattr__(name: str) -> Any:
    if name in LATE:
        return getattr(import_module(f"dragoman.{LATE[name]}"), name)
    raise AttributeError(f"module 'dragoman' has no attribute {name!r}")
