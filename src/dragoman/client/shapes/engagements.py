"""Engagements and all that belongs to them: accounts, comparison, reasons, follow-ups, judgements."""

from __future__ import annotations

from pydantic import Field

from dragoman.client.shapes.common import DocumentPlace, Place, Shape, Words
from dragoman.client.shapes.documents import DocumentHead
from dragoman.model import ActorKind, Channel, CommitmentKind, DateBasis, QuotationKind, Status
from dragoman.model.record import FollowUpKind, FollowUpState, JudgementVerb, Verdict


class ParticipantLine(Shape):
    """Somebody who takes part: the office is told without the country, `actor` is the record's id."""

    name: str
    role: str | None
    country: str | None = Field(description="ISO 3166-1 alpha-3, or an organisation's acronym.")
    actor: str | None


class EngagementLine(Shape):
    """One encounter in a list."""

    id: str
    channel: Channel
    status: Status
    date: str | None
    date_basis: DateBasis | None
    place: str | None
    participants: list[ParticipantLine]
    topics: list[str]
    sources: int = Field(description="Independent sources: copies count once.")
    account_count: int = Field(description="How many documents tell of it.")
    differing: list[str] = Field(description="The fields in which its accounts contradict each other.")
    is_reviewed: bool = Field(description="Whether a person has accepted or corrected anything of it.")
    rejected: bool


class EngagementParticipant(ParticipantLine):
    """Somebody who takes part, and which accounts tell of them."""

    kind: ActorKind
    accounts: list[str]


class AccountParticipant(ParticipantLine):
    """Somebody who takes part by one document, and where that stands in it."""

    spans: list[Place]


class Quotation(Place):
    """Words that a document gives as somebody's; `indirect` are those reported without quotation marks."""

    text: str
    speaker: str | None
    speaker_span: Place | None
    cue: str | None
    kind: QuotationKind
    medium: str | None
    addressee: str | None


class Amount(Place):
    """A sum of money: `value` in full units of `currency` (ISO 4217, None where the text leaves it open)."""

    text: str
    value: float
    currency: str | None
    of: str | None
    restates: int | None = Field(description="`start` of the sum that this one repeats in another currency.")


class Commitment(Place):
    """What a side undertook, delivered, offered, asked for or agreed to."""

    by: str
    to: str | None
    kind: CommitmentKind
    evidence: str
    amount_text: str | None
    instrument: str | None
    due: str | None


class Account(Shape):
    """What one document says of an engagement, with all that it says in connection with it."""

    id: str
    document: str = Field(description="The id that the document came with.")
    document_id: str = Field(description="The record's id of the document.")
    title: str | None
    published: str | None
    source: str | None
    url: str | None
    copy_of: str | None
    channel: Channel
    status: Status
    date: str | None
    date_basis: DateBasis | None
    time: str | None
    place: str | None
    initiator: str | None
    participants: list[AccountParticipant]
    topics: list[str]
    evidence: list[str]
    spans: list[Place]
    quotes: list[Quotation]
    amounts: list[Amount]
    commitments: list[Commitment]


class PastStatus(Shape):
    """The status that one account told, and when that was published."""

    published: str | None
    status: Status
    account: str


class FollowUp(Shape):
    """Something due, with the words that opened it and those that closed it."""

    id: str
    engagement_id: str | None
    kind: FollowUpKind
    state: FollowUpState
    overdue: bool = Field(description="Whether it is open and was due before today.")
    by: str
    to: str | None
    what: str
    instrument: str | None
    due: str | None
    due_from: str | None
    due_to: str | None
    opened_on: str | None
    document_id: str
    document: str
    title: str | None
    published: str | None
    source: str | None
    url: str | None
    words: str
    start: int
    end: int
    closed_on: str | None
    closing_document_id: str | None
    closing_words: str | None
    closing_start: int | None
    closing_end: int | None
    why: str | None
    reviewed: bool


class Judgement(Shape):
    """A person's decision on what the record says; it can be withdrawn, never deleted."""

    id: str
    verb: JudgementVerb
    subject: str
    other: str | None
    field: str | None
    value: str | None
    by: str
    why: str
    at: str
    withdrawn_at: str | None
    withdrawn_by: str | None
    withdrawn_why: str | None


class EnteredJudgement(Judgement):
    """A judgement that was entered or withdrawn, and the standing ones that it contradicts: the later one holds."""

    conflicts: list[str] = Field(description="The ids of the judgements that contradict this one.")
    version: int = Field(description="The version of the subject now.")


class Engagement(Shape):
    """One encounter with all its accounts and the words behind them, as `dragoman export engagements` writes it.

    Beside that `version`, to be sent back as `expected` with a judgement on it, what is due, and the judgements.
    """

    id: str
    channel: Channel
    status: Status
    date: str | None
    date_basis: DateBasis | None
    place: str | None
    participants: list[EngagementParticipant]
    topics: list[str]
    evidence: list[str]
    spans: list[DocumentPlace]
    sources: int
    accounts: list[Account]
    history: list[PastStatus]
    reviewed: list[str] = Field(description="The fields that a person has accepted or corrected; `engagement`: all.")
    rejected: bool
    follow_ups: list[FollowUp]
    judgements: list[Judgement]
    version: int


class Cell(Shape):
    """What one account says of one field, and how that stands to what the others say."""

    verdict: Verdict
    value: str | None
    spans: list[Words]
    why: str


class ComparedField(Shape):
    """A row of a comparison: a cell for each account, in their order."""

    name: str
    verdict: Verdict
    cells: list[Cell]


class ComparedAccount(DocumentHead):
    """The document of a column of a comparison, and the id of its account."""

    account: str


class Comparison(Shape):
    """The accounts of an engagement side by side."""

    engagement: str
    accounts: list[ComparedAccount]
    fields: list[ComparedField]


class Reason(Shape):
    """A reason for or against putting an account where it stands; a weight below 0 speaks against."""

    feature: str
    weight: float
    why: str


class AccountReasons(Shape):
    """Why one account stands with its engagement."""

    account: str
    reasons: list[Reason]


class Reasons(Shape):
    """Why the accounts of an engagement are held to be one encounter."""

    engagement: str
    accounts: list[AccountReasons]
