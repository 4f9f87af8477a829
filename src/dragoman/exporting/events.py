"""An event as event data tell it: who does what to whom, on which day, and the words that say so."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from dragoman.lexicon.events import Coding
from dragoman.lexicon.names import name_of
from dragoman.lexicon.sectors import ORGANISATION, find_sector
from dragoman.lexicon.state_codes import StateCodes, find_state_codes
from dragoman.lexicon.states import is_state
from dragoman.model import ActorKind, Span
from dragoman.when import When

EventSource = Literal["encounter", "commitment"]


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody who acts in an event or is acted on: `code` a state's alpha-3 code or an organisation's acronym.

    `actor` is the record's id of it; `sector` one of `sectors.toml`.
    """

    name: str
    role: str | None
    code: str | None
    sector: str | None
    actor: str | None = None

    @property
    def country(self) -> str | None:
        return self.code if self.code and is_state(self.code) else None

    @property
    def organisation(self) -> str | None:
        return None if self.country else self.code


@dataclass(frozen=True, slots=True)
class Words:
    """Words that tell of an event: `document` is the id a text came with, `document_id` that of the record."""

    document: str
    document_id: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class Report:
    """A document that tells of an event."""

    document: str
    title: str | None
    published: str | None
    source: str | None
    url: str | None
    language: str | None


@dataclass(frozen=True, slots=True)
class Event:
    """One event. `reciprocal`: each does it with each of the others, and actors and recipients are the same.

    `date` and `planned_for` are EDTF; `date_basis` says whether the words tell it or the day of publication stands for
    it. `host` is the code of the side that receives; `pair` names what two sides do of which none receives the other
    (a key of `pairs` in `events.toml`). `reviewed` names the fields of the engagement that a person has looked at.
    """

    id: str
    engagement: str
    source: EventSource
    coding: Coding
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    reciprocal: bool
    date: str | None
    date_basis: str | None
    words: tuple[Words, ...]
    reports: tuple[Report, ...]
    sources: int
    planned_for: str | None = None
    place: str | None = None
    host: str | None = None
    pair: str = "unspecified"
    historical: bool = False
    topics: tuple[str, ...] = ()
    amount: str | None = None
    instrument: str | None = None
    due: str | None = None
    reviewed: tuple[str, ...] = ()

    @property
    def day(self) -> str | None:
        """The day it happened on, the first of several; None where only a month or year is told."""
        if self.date is None:
            return None
        return When.parse(self.date).start if When.parse(self.date).precision == "day" else None

    @property
    def published(self) -> str | None:
        """The day of the first report."""
        return first_day(report.published for report in self.reports)

    @property
    def auxiliary(self) -> tuple[str, ...]:
        """PLOVER's auxiliary modes."""
        coded = (self.coding.auxiliary,) if self.coding.auxiliary else ()
        return (*coded, "historical") if self.historical else coded

    def codes_of(self, party_code: str | None) -> StateCodes:
        """The codes of a state at the time of the event, else on the day of the first report."""
        edtf = self.date or self.published
        return find_state_codes(party_code, When.parse(edtf) if edtf else None)


def name_party(name: str, role: str | None, code: str | None, kind: ActorKind, actor: str | None = None) -> Party:
    """A participant as a party, with the sector that its role or, for a body, its name tells."""
    if code and not is_state(code):
        return Party(name, role, code, ORGANISATION, actor)
    words = role or (name if kind == "body" else None)
    return Party(name, role, code, find_sector(words) if words else None, actor)


def name_side(code: str) -> Party:
    """A state or organisation as a party."""
    return Party(name_of(code), None, code, None if is_state(code) else ORGANISATION)


def list_sides(parties: Iterable[Party]) -> tuple[str, ...]:
    """The codes of the parties, each once, in their order; parties without a code are left out."""
    return tuple(dict.fromkeys(party.code for party in parties if party.code))


def first_day(days: Iterable[str | None]) -> str | None:
    return min((day for day in days if day), default=None)
