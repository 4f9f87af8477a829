"""What is read from one text, each value with the words it came from.

Offsets count Unicode code points into `Document.text`; `text[start:end]` is always the quoted words. Dates are EDTF
level 0 strings ("2025-11-07", "2025-11", "2025-11-07/2025-11-09"), sums full currency units, countries ISO 3166-1
alpha-3 codes (an international organisation: its usual acronym). What the text does not tell is None.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Generic, Literal, TypeVar

Channel = Literal["call", "video-call", "meeting", "visit", "summit", "correspondence", "contact"]
Status = Literal["held", "planned", "proposed", "cancelled"]
DateBasis = Literal["text", "publication"]
QuotationKind = Literal["direct", "mixed", "indirect"]
CommitmentKind = Literal["pledge", "delivered", "offer", "request", "invitation", "agreement"]
ActorKind = Literal["person", "state", "organisation", "body"]

V = TypeVar("V")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Words of a text and where they stand: `start` and `end` in code points, `end` exclusive."""

    start: int
    end: int
    text: str = field(compare=False)

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end


def cut_span(text: str, start: int, end: int) -> Span:
    """The span of text[start:end], less the white space at its edges."""
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    words = words.strip()
    return Span(start, start + len(words), words)


@dataclass(frozen=True, slots=True)
class Claim(Generic[V]):
    """One value, the words it rests on, who made it and why.

    `made_by` names the rule or model ("rule:channel-noun"), `why` is one sentence for a person.
    """

    value: V
    spans: tuple[Span, ...] = ()
    made_by: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """One captured text; `text` is the canonical text that all offsets count in.

    `published` is an ISO date or None; `text_sha256` the hash of the canonical text in UTF-8.
    """

    id: str
    text: str
    text_sha256: str
    title: str | None = None
    published: str | None = None
    source: str | None = None
    url: str | None = None
    language: str | None = None
    notes: tuple[str, ...] = ()
    """What was not plain when it was captured ("read as Windows-1252")."""
    published_at: str | None = None
    """The moment of publication in ISO 8601 with its offset from UTC, where the source tells clock time and zone."""
    author: str | None = None
    home: str | None = None
    """ISO code of the state whose official site published it, where the catalogue of sources tells."""
    asides: tuple[Span, ...] = ()
    """Lines of the text that are no part of the report (captions, copyright, "read more"): kept, but not read."""


@dataclass(frozen=True, slots=True)
class Participant:
    """Somebody whom the text puts into an encounter: `name` as full as the text allows, `role` without the country."""

    name: str
    role: str | None
    country: str | None
    spans: tuple[Span, ...]
    kind: ActorKind = "person"
    made_by: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Account:
    """What one document says of one engagement."""

    id: str
    channel: Claim[Channel]
    status: Claim[Status]
    date: Claim[str] | None
    date_basis: DateBasis | None
    place: Claim[str] | None
    participants: tuple[Participant, ...]
    topics: tuple[Claim[str], ...]
    evidence: tuple[Span, ...]
    time: Claim[str] | None = None
    """The clock time told, "17:40", with the offset from UTC where the text tells the zone ("17:40-05:00")."""
    initiator: Claim[str] | None = None
    """Who asked for the contact: a code ("at the initiative of the French side")."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words given as somebody's: `text` without the marks; `kind` indirect for reported speech without marks."""

    text: str
    start: int
    end: int
    kind: QuotationKind
    speaker: str | None = None
    speaker_span: Span | None = None
    cue: Span | None = None
    medium: str | None = None
    addressee: str | None = None
    made_by: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Amount:
    """A sum of money: `value` in full units of `currency` (ISO 4217, None where the text leaves it open)."""

    text: str
    start: int
    end: int
    value: float
    currency: str | None
    of: str | None = None
    restates: int | None = None
    """`start` of the sum that this one repeats in another currency ("€150 billion ($176.7 billion)")."""
    made_by: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date in the text: `value` in EDTF, read against `anchor` (an ISO date, or None where none was needed)."""

    text: str
    start: int
    end: int
    value: str
    anchor: str | None = None
    made_by: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Commitment:
    """What a side undertook, delivered, offered, asked for or agreed to; `by` and `to` as country codes."""

    by: str
    to: str | None
    kind: CommitmentKind
    evidence: Span
    amount_text: str | None = None
    instrument: str | None = None
    due: str | None = None
    made_by: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure that the text claims of an instrument; `as_of` in EDTF."""

    property: str
    value: float
    unit: str
    evidence: Span
    as_of: str | None = None
    made_by: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Instrument:
    """A named programme, fund, plan, treaty, format or list, under all the names that the text gives it."""

    name: str
    acronym: str | None
    kind: str
    figures: tuple[Figure, ...]
    spans: tuple[Span, ...]
    made_by: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Succession:
    """One instrument said to have taken the place of another: `earlier` and `later` as the text names them."""

    earlier: str
    later: str
    evidence: Span
    made_by: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Tenure:
    """An office said to be or to have been held: `person`, `office` without the country, `country` as a code.

    `start` and `end` are EDTF, None where they are not told; `source` is "text", or names the register that says it.
    """

    person: str
    office: str
    country: str | None
    start: str | None = None
    end: str | None = None
    evidence: Span | None = None
    source: str = "text"
    made_by: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read from one document."""

    document: Document
    engagements: tuple[Account, ...] = ()
    quotes: tuple[Quotation, ...] = ()
    statements: tuple[Quotation, ...] = ()
    amounts: tuple[Amount, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    instruments: tuple[Instrument, ...] = ()
    dates: tuple[DateMention, ...] = ()
    notes: tuple[str, ...] = ()
    """Why something was not read, in words ("the text has no sentence")."""
    sentences: tuple[tuple[int, int], ...] = field(default=(), repr=False)
    """Where each sentence begins and ends in the text, so that a value can be shown in its sentence."""
    successions: tuple[Succession, ...] = ()
    tenures: tuple[Tenure, ...] = ()
