"""Actors, pairs of sides, instruments, and what a search finds."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from dragoman.client.shapes.common import Shape, Words
from dragoman.client.shapes.engagements import EngagementLine, FollowUp
from dragoman.model import ActorKind


class ActorLine(Shape):
    """An actor in a list; `office` is the one last told."""

    id: str
    kind: ActorKind
    name: str
    country: str | None
    office: str | None
    engagements: int


class ActorName(Shape):
    """One name of an actor as texts write it, and in how many documents."""

    name: str
    documents: int


class Tenure(Shape):
    """An office said to be or to have been held; `from` and `to` are EDTF."""

    person: str
    office: str
    country: str | None
    from_: str | None = Field(alias="from")
    to: str | None
    source: str = Field("text", description="`text`, or the register that says it.")
    evidence: str | None
    start: int | None = None
    end: int | None = None


class Actor(Shape):
    """A person, state, organisation or body, with all its names and offices."""

    id: str
    kind: ActorKind
    name: str
    country: str | None
    gender: Literal["f", "m"] | None
    known: str | None = Field(description="The person of the shipped register that this is.")
    names: list[ActorName]
    tenures: list[Tenure]
    contradictions: list[str] = Field(description="Tenures that can't be right together, in sentences.")
    version: int


class MonthCount(Shape):
    """How many engagements that were held began in a month (`2025-03`); None for those of no month that is told."""

    month: str | None
    engagements: int


class Pair(Shape):
    """The contacts of two sides: month by month, the latest ones, and what is open between them."""

    sides: list[str]
    names: list[str]
    months: list[MonthCount]
    engagements: list[EngagementLine]
    follow_ups: list[FollowUp]


class InstrumentLine(Shape):
    """An instrument in a list, with how many documents name it and figures are claimed of it."""

    id: str
    name: str
    acronym: str | None
    kind: str
    documents: int
    figures: int
    engagements: int


class SourcedFigure(Shape):
    """A figure claimed of an instrument; `document` is the record's id, `evidence` its words."""

    property: str
    value: float
    unit: str
    as_of: str | None
    document: str
    published: str | None
    evidence: str
    start: int
    end: int


class Share(Shape):
    """A share worked out of two figures of an instrument, in words."""

    words: str
    part: SourcedFigure
    whole: SourcedFigure


class NamedSuccession(Shape):
    """Another instrument that came before or after; `document` is the record's id of what says so."""

    name: str
    document: str
    evidence: str
    start: int
    end: int


class Instrument(Shape):
    """A programme, fund, plan, treaty or format, with its figures in the order of their dates."""

    id: str
    name: str
    acronym: str | None
    kind: str
    names: list[str]
    figures: list[SourcedFigure]
    shares: list[Share]
    engagements: list[str]
    replaced: list[NamedSuccession]
    replaced_by: list[NamedSuccession]
    version: int


class Hit(Shape):
    """Something found: `snippet` begins at code point `start` of the stored text, `marks` are the words that match."""

    kind: Literal["actor", "instrument", "document"]
    id: str
    title: str
    snippet: str
    start: int | None
    marks: list[Words]
    date: str | None
    source: str | None
    engagements: list[str]


class Hits(Shape):
    """What was found, the best first."""

    items: list[Hit]
