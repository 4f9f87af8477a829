"""What the record holds across texts: actors, engagements and the accounts they are made of, follow-ups, judgements.

Dates are EDTF level 0 strings, times ISO 8601 in UTC, countries ISO 3166-1 alpha-3 codes or an organisation's acronym.
An id is stable: it survives growth, re-reading and merging; what was merged away leads to what it was merged into.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from dragoman.model.reading import (
    Account,
    ActorKind,
    Amount,
    Channel,
    Commitment,
    DateBasis,
    Figure,
    Instrument,
    Quotation,
    Span,
    Status,
    Tenure,
)

Verdict = Literal["agrees", "differs", "silent"]
DifferingField = Literal[
    "any", "channel", "status", "date", "time", "place", "initiator", "sum", "figure", "commitment"
]
"""A field of an engagement in which its accounts can contradict each other; any of them."""
FollowUpKind = Literal["engagement", "invitation", "pledge", "offer", "request", "agreement"]
FollowUpState = Literal["open", "kept", "moved", "cancelled"]
JudgementVerb = Literal["same", "not-same", "accept", "reject", "correct"]


@dataclass(frozen=True, slots=True)
class RecordState:
    """Which record this is and in which state: the name of its file or database, its version, its last change.

    `version` is "DOCUMENTS.EVENTS": how many documents it holds and how many events its history, which every change
    adds to. `changed_at` is the time of the last change in UTC, None for an empty record; `dragoman` the version of the
    programme that tells it.
    """

    name: str
    version: str
    changed_at: str | None
    dragoman: str


@dataclass(frozen=True, slots=True)
class DocumentHead:
    """A recorded document without its text.

    `id` is the record's ("d-…"), `given_id` the one it came with; `home` the state whose official site published it;
    `copy_of` the earliest recorded document that this one copies or nearly copies, else None; `number` counts the
    documents in the order they were added.
    """

    id: str
    number: int
    given_id: str
    title: str | None = None
    published: str | None = None
    source: str | None = None
    url: str | None = None
    language: str | None = None
    home: str | None = None
    copy_of: str | None = None
    earlier_version: str | None = None

    @property
    def origin(self) -> str:
        """The document that its copies count with as one independent source."""
        return self.copy_of or self.id


@dataclass(frozen=True, slots=True)
class Imprint:
    """What a recorded document says of itself beside its head, and how it came into the record.

    `published_at` is a moment with its offset from UTC; `added_at` the time, in UTC, of the run that added it;
    `read_by` the version of the programme whose reading of it the record holds.
    """

    document: str
    author: str | None
    published_at: str | None
    text_sha256: str
    added_at: str
    read_by: str


@dataclass(frozen=True, slots=True)
class FiledTenure:
    """A tenure as it is filed: with the actor who holds the office, and the document that tells it, if one does."""

    tenure: Tenure
    actor: str | None = None
    document: DocumentHead | None = None


@dataclass(frozen=True, slots=True)
class FiledAccount:
    """An account as it is filed: with its document, the actors of its participants and what belongs to it nearby.

    `actors` holds an actor's id or None for each of `account.participants`, in their order. `quotes`, `amounts`,
    `commitments` and `instruments` are those of the document that speak of this encounter.
    """

    id: str
    document: DocumentHead
    account: Account
    actors: tuple[str | None, ...]
    engagement: str | None = None
    quotes: tuple[Quotation, ...] = ()
    amounts: tuple[Amount, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    instruments: tuple[Instrument, ...] = ()


@dataclass(frozen=True, slots=True)
class FiledCommitment:
    """A commitment as it is filed: with its document, and the account and engagement it belongs to, if any.

    `sum` is the sum of money in its words that it is about, where it is loaded and there is one.
    """

    id: str
    document: DocumentHead
    commitment: Commitment
    account: str | None = None
    engagement: str | None = None
    sum: Amount | None = None


@dataclass(frozen=True, slots=True)
class FiledQuotation:
    """A quotation as it is filed: with its document, the speaker's actor, and the encounter it belongs to, if any."""

    id: str
    document: DocumentHead
    quotation: Quotation
    actor: str | None = None
    account: str | None = None
    engagement: str | None = None


@dataclass(frozen=True, slots=True)
class FiledAmount:
    """A sum of money as it is filed: with its document, and the account and engagement it belongs to, if any."""

    id: str
    document: DocumentHead
    amount: Amount
    account: str | None = None
    engagement: str | None = None


@dataclass(frozen=True, slots=True)
class FiledFigure:
    """A figure claimed of an instrument, which `instrument` is the id of, as it is filed; see FiledAmount."""

    id: str
    document: DocumentHead
    figure: Figure
    instrument: str
    name: str
    acronym: str | None
    kind: str
    account: str | None = None
    engagement: str | None = None


@dataclass(frozen=True, slots=True)
class ActorName:
    """One name of an actor as texts write it, and in how many documents."""

    name: str
    documents: int = 0


@dataclass(frozen=True, slots=True)
class Actor:
    """A person, state, organisation or body with all its names and the offices it is said to hold.

    `known` names the person of the shipped register that this is ("Ida Berg"), None for anybody else.
    """

    id: str
    kind: ActorKind
    name: str
    country: str | None = None
    gender: Literal["f", "m"] | None = None
    known: str | None = None
    names: tuple[ActorName, ...] = ()
    tenures: tuple[Tenure, ...] = ()


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason for or against a merge: the feature compared, its weight (below 0: against), and why, in words."""

    feature: str
    weight: float
    why: str


@dataclass(frozen=True, slots=True)
class EngagementParticipant:
    """Somebody who takes part in an engagement: the fullest name and office told, and which accounts tell it."""

    name: str
    role: str | None
    country: str | None
    kind: ActorKind
    actor: str | None
    accounts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Engagement:
    """One encounter: what its accounts and the judgements on them come to.

    `accounts` are ids of accounts in the order they were filed; `sources` counts independent ones (copies count once);
    `history` is the status over time: (day of publication, status, id of the account); `reviewed` names the fields
    that a person has accepted or corrected ("engagement" for the whole); `rejected` is a person's, too.
    """

    id: str
    channel: Channel
    status: Status
    date: str | None
    date_basis: DateBasis | None
    place: str | None
    participants: tuple[EngagementParticipant, ...]
    topics: tuple[str, ...]
    accounts: tuple[str, ...]
    sources: int
    history: tuple[tuple[str | None, Status, str], ...] = ()
    reviewed: tuple[str, ...] = ()
    rejected: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """What one account says of one field: its value in words, the words behind it and how that stands to the others."""

    verdict: Verdict
    value: str | None = None
    spans: tuple[Span, ...] = ()
    why: str = ""


@dataclass(frozen=True, slots=True)
class ComparedField:
    """One row of a comparison: a field ("date", "topic: grain exports") and a cell for each account, in their order."""

    name: str
    cells: tuple[Cell, ...]

    @property
    def verdict(self) -> Verdict:
        """differs where one cell does; agrees where two say the same; else silent."""
        verdicts = [cell.verdict for cell in self.cells]
        return "differs" if "differs" in verdicts else "agrees" if verdicts.count("agrees") > 1 else "silent"


@dataclass(frozen=True, slots=True)
class Comparison:
    """The accounts of an engagement side by side, field by field."""

    engagement: str
    accounts: tuple[FiledAccount, ...]
    fields: tuple[ComparedField, ...]

    @property
    def told(self) -> tuple[ComparedField, ...]:
        """The rows that some account tells."""
        return tuple(field for field in self.fields if any(cell.value is not None for cell in field.cells))


@dataclass(frozen=True, slots=True)
class FollowUp:
    """Something due: opened by one text, closed by a later one.

    `what` says it in words, from claims; `by` and `to` are codes; `due` is EDTF. `opened` and `closed` are the words,
    in the documents `document` and `closing_document` (record ids). `engagement` is the planned or proposed
    engagement, or the one that closed it. `reviewed`: a person has decided on it.
    """

    id: str
    kind: FollowUpKind
    by: str
    to: str | None
    what: str
    state: FollowUpState
    document: str
    opened: Span
    opened_on: str | None = None
    due: str | None = None
    engagement: str | None = None
    instrument: str | None = None
    closing_document: str | None = None
    closed: Span | None = None
    closed_on: str | None = None
    why: str = ""
    reviewed: bool = False


@dataclass(frozen=True, slots=True)
class Judgement:
    """A person's decision on what the record says; never deleted, but it can be withdrawn.

    `subject` and `other` are ids (of engagements, accounts, actors, follow-ups); `field` is the field judged, None for
    the whole; `value` the value accepted, rejected or put in its place. `at` and `withdrawn_at` are times in UTC.
    """

    id: str
    verb: JudgementVerb
    subject: str
    by: str
    why: str
    at: str
    other: str | None = None
    field: str | None = None
    value: str | None = None
    withdrawn_at: str | None = None
    withdrawn_by: str | None = None
    withdrawn_why: str | None = None

    @property
    def stands(self) -> bool:
        return self.withdrawn_at is None


@dataclass(frozen=True, slots=True)
class SourcedFigure:
    """A figure claimed of an instrument, with the recorded document that claims it."""

    property: str
    value: float
    unit: str
    as_of: str | None
    document: str
    evidence: Span
    published: str | None = None


@dataclass(frozen=True, slots=True)
class Share:
    """A share derived from two figures of one instrument, with its sum in words ("€127 bn of €150 bn: 84.7 %")."""

    words: str
    part: SourcedFigure
    whole: SourcedFigure


@dataclass(frozen=True, slots=True)
class RecordedInstrument:
    """An instrument with all its names, its figures in the order of their dates, and what replaced what."""

    id: str
    name: str
    acronym: str | None
    kind: str
    names: tuple[str, ...] = ()
    figures: tuple[SourcedFigure, ...] = ()
    shares: tuple[Share, ...] = ()
    engagements: tuple[str, ...] = ()
    replaced: tuple[tuple[str, str, Span], ...] = ()
    """Instruments that this one took the place of: (name, document, evidence)."""
    replaced_by: tuple[tuple[str, str, Span], ...] = ()
    mentions: tuple[tuple[str, Span], ...] = field(default=(), repr=False)
    """Where texts name it: (document, span)."""


@dataclass(frozen=True, slots=True)
class FeedHealth:
    """How a watched feed fares; moments in ISO 8601, UTC. `failures` counts those in a row since the last success.

    `pages` is the number of pages that were fetched of it, `waiting` of those still to be fetched, `missing` of those
    given up.
    """

    address: str
    source: str | None = None
    last_success: str | None = None
    last_fault: str | None = None
    last_fault_at: str | None = None
    failures: int = 0
    next_try: str | None = None
    pages: int = 0
    waiting: int = 0
    missing: int = 0
