"""What texts say beside their encounters, one thing a row: the columns of `dragoman export`."""

from __future__ import annotations

from dragoman.client.shapes.common import Shape
from dragoman.model import CommitmentKind, QuotationKind


class Saying(Shape):
    """What one document says: its words, where they stand, and the encounter it belongs to."""

    id: str
    engagement_id: str | None
    account_id: str | None
    document_id: str
    document: str
    title: str | None
    published: str | None
    source: str | None
    url: str | None
    words: str
    start: int
    end: int
    made_by: str | None


class CommitmentRow(Saying):
    """A commitment as one document tells it."""

    by: str
    to: str | None
    kind: CommitmentKind
    amount_text: str | None
    value: float | None
    currency: str | None
    money_stage: str | None
    instrument: str | None
    due: str | None
    due_from: str | None
    due_to: str | None


class QuotationRow(Saying):
    """A quotation or reported statement; `actor_id` is the speaker's."""

    kind: QuotationKind
    speaker: str | None
    actor_id: str | None
    medium: str | None
    addressee: str | None


class AmountRow(Saying):
    """A sum of money as one document names it: never add them up, texts name one sum many times."""

    value: float
    currency: str | None
    of: str | None
    restates: int | None


class FigureRow(Saying):
    """A figure that one document claims of an instrument."""

    instrument_id: str
    instrument: str
    acronym: str | None
    instrument_kind: str
    property: str
    value: float
    unit: str
    as_of: str | None
    as_of_from: str | None
    as_of_to: str | None
