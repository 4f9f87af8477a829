"""What is read from one text: the public object of docs/contract.md."""

from __future__ import annotations

from dragoman.client.shapes.actors import Tenure
from dragoman.client.shapes.common import Place, Shape
from dragoman.client.shapes.engagements import Amount, Commitment, Quotation
from dragoman.model import Channel, DateBasis, Status


class ReadParticipant(Shape):
    """Somebody whom a text puts into an encounter."""

    name: str
    role: str | None
    country: str | None
    spans: list[Place]


class ReadEngagement(Shape):
    """One encounter that a text tells of."""

    id: str
    channel: Channel
    status: Status
    date: str | None
    date_basis: DateBasis | None
    time: str | None
    place: str | None
    participants: list[ReadParticipant]
    initiator: str | None
    topics: list[str]
    evidence: list[str]
    spans: list[Place]


class Figure(Place):
    """A figure that a text claims of an instrument."""

    property: str
    value: float
    unit: str
    as_of: str | None
    evidence: str


class ReadInstrument(Shape):
    """A named programme, fund, plan, treaty, format or list."""

    name: str
    acronym: str | None
    kind: str
    figures: list[Figure]
    spans: list[Place]


class Succession(Place):
    """One instrument said to have taken the place of another."""

    earlier: str
    later: str
    evidence: str


class DateMention(Place):
    """A date in a text, its value in EDTF."""

    text: str
    value: str


class Reading(Shape):
    """All that was read from one text, as `dragoman read --format jsonl` prints it."""

    id: str
    title: str | None
    published: str | None
    published_at: str | None
    source: str | None
    author: str | None
    url: str | None
    language: str | None
    text: str
    text_sha256: str
    engagements: list[ReadEngagement]
    quotes: list[Quotation]
    statements: list[Quotation]
    amounts: list[Amount]
    commitments: list[Commitment]
    instruments: list[ReadInstrument]
    successions: list[Succession]
    tenures: list[Tenure]
    dates: list[DateMention]
    asides: list[Place]
    notes: list[str]
