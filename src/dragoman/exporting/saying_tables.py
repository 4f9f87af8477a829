"""The tables of what texts say beside their encounters: commitments, quotations, sums, figures; and of what is due."""

from __future__ import annotations

from collections.abc import Callable
from operator import attrgetter
from typing import Protocol

from dragoman.exporting.table import Column, Table, first_day, last_day, make_document_columns, make_word_columns
from dragoman.lexicon.money_stages import MoneyStage, tell_money_stage
from dragoman.model import Span
from dragoman.model.record import DocumentHead, FiledAmount, FiledCommitment, FiledFigure, FiledQuotation, FollowUp

FollowUpTold = tuple[FollowUp, DocumentHead]
"""A follow-up with the document that opened it."""


class FiledSaying(Protocol):
    """What a text says, as it is filed."""

    @property
    def id(self) -> str: ...
    @property
    def document(self) -> DocumentHead: ...
    @property
    def account(self) -> str | None: ...
    @property
    def engagement(self) -> str | None: ...


def make_filing_columns(what: str) -> tuple[Column[FiledSaying], ...]:
    """Its id, and the encounter it belongs to."""
    return (
        Column("id", "text", f"the record's id of the {what}; another one when the document is read again", tell_id),
        Column(
            "engagement_id",
            "text",
            "the engagement that it belongs to; of several the first; empty where it belongs to no encounter",
            lambda filed: filed.engagement,
        ),
        Column("account_id", "text", "the account that it belongs to", lambda filed: filed.account),
    )


def tell_id(filed: FiledSaying) -> str:
    return filed.id


def find_document(filed: FiledSaying) -> DocumentHead:
    return filed.document


def find_evidence(field: str) -> Callable[[FiledSaying], Span]:
    """Where a commitment or figure stands."""
    return lambda filed: getattr(filed, field).evidence


def cut_words(field: str) -> Callable[[FiledSaying], Span]:
    """Where a quotation or sum stands."""

    def cut(filed: FiledSaying) -> Span:
        item = getattr(filed, field)
        return Span(item.start, item.end, item.text)

    return cut


def tell_stage(filed: FiledCommitment) -> MoneyStage | None:
    """The stage of the money in a commitment; None where there is no sum, or it can't be told."""
    commitment = filed.commitment
    return tell_money_stage(commitment.kind, commitment.evidence.text) if filed.sum else None


def tell_made_by(path: str) -> Callable[[FiledSaying], str | None]:
    tell = attrgetter(path)
    return lambda filed: tell(filed) or None


COMMITMENTS: Table[FiledCommitment] = Table(
    "commitments",
    "One commitment a row, as one document tells it: several documents may tell of the same one.",
    (
        *make_filing_columns("commitment"),
        Column("by", "text", "who undertakes, gives or asks: a country code or acronym", attrgetter("commitment.by")),
        Column("to", "text", "to whom", attrgetter("commitment.to")),
        Column(
            "kind",
            "text",
            "pledge, delivered, offer, request, invitation, agreement",
            attrgetter("commitment.kind"),
        ),
        Column("amount_text", "text", "the sum in the words of the document", attrgetter("commitment.amount_text")),
        Column(
            "value",
            "number",
            "the sum, in full units of `currency`",
            lambda filed: filed.sum and filed.sum.value,
        ),
        Column(
            "currency",
            "text",
            "ISO 4217; empty where the words leave it open",
            lambda filed: filed.sum and filed.sum.currency,
        ),
        Column(
            "money_stage",
            "text",
            "pledge, commitment, allocation, disbursement (see below)",
            tell_stage,
        ),
        Column("instrument", "text", "the programme, fund or treaty named", attrgetter("commitment.instrument")),
        Column("due", "text", "when it is due, in EDTF", attrgetter("commitment.due")),
        Column("due_from", "day", "the first day of `due`", lambda filed: first_day(filed.commitment.due)),
        Column("due_to", "day", "the last day of `due`", lambda filed: last_day(filed.commitment.due)),
        *make_document_columns(find_document),
        *make_word_columns(find_evidence("commitment")),
        Column("made_by", "text", "the rule or model", tell_made_by("commitment.made_by")),
    ),
)

QUOTATIONS: Table[FiledQuotation] = Table(
    "quotations",
    "One quotation or reported statement a row.",
    (
        *make_filing_columns("quotation"),
        Column("kind", "text", "direct, mixed; indirect: reported without marks", attrgetter("quotation.kind")),
        Column("speaker", "text", "who says it, in the words of the document", attrgetter("quotation.speaker")),
        Column("actor_id", "text", "the record's id of the speaker", attrgetter("actor")),
        Column("medium", "text", "where it was said: a press conference, a service", attrgetter("quotation.medium")),
        Column("addressee", "text", "to whom", attrgetter("quotation.addressee")),
        *make_document_columns(find_document),
        *make_word_columns(cut_words("quotation")),
        Column("made_by", "text", "the rule or model", tell_made_by("quotation.made_by")),
    ),
)

AMOUNTS: Table[FiledAmount] = Table(
    "amounts",
    "One sum of money a row, as one document names it: never add them up, texts name one sum many times.",
    (
        *make_filing_columns("sum"),
        Column("value", "number", "the sum, in full units of `currency`", attrgetter("amount.value")),
        Column("currency", "text", "ISO 4217; empty where the words leave it open", attrgetter("amount.currency")),
        Column("of", "text", "what it is a sum of", attrgetter("amount.of")),
        Column(
            "restates",
            "count",
            "`start` of the sum that this one repeats in another currency",
            attrgetter("amount.restates"),
        ),
        *make_document_columns(find_document),
        *make_word_columns(cut_words("amount")),
        Column("made_by", "text", "the rule or model", tell_made_by("amount.made_by")),
    ),
)

FIGURES: Table[FiledFigure] = Table(
    "figures",
    "One figure that one document claims of an instrument a row.",
    (
        *make_filing_columns("figure"),
        Column("instrument_id", "text", "the record's id of the programme, fund or treaty", attrgetter("instrument")),
        Column("instrument", "text", "its name", attrgetter("name")),
        Column("acronym", "text", "its acronym", attrgetter("acronym")),
        Column("instrument_kind", "text", "what it is: fund, treaty, list, …", attrgetter("kind")),
        Column("property", "text", "what the figure is of", attrgetter("figure.property")),
        Column("value", "number", "the figure, in full units of `unit`", attrgetter("figure.value")),
        Column("unit", "text", "a currency (ISO 4217), or what is counted", attrgetter("figure.unit")),
        Column("as_of", "text", "the day it holds for, in EDTF", attrgetter("figure.as_of")),
        Column("as_of_from", "day", "the first day of `as_of`", lambda filed: first_day(filed.figure.as_of)),
        Column("as_of_to", "day", "the last day of `as_of`", lambda filed: last_day(filed.figure.as_of)),
        *make_document_columns(find_document),
        *make_word_columns(find_evidence("figure")),
        Column("made_by", "text", "the rule or model", tell_made_by("figure.made_by")),
    ),
)


def find_opening_document(told: FollowUpTold) -> DocumentHead:
    return told[1]


def find_opening_words(told: FollowUpTold) -> Span:
    return told[0].opened


def tell_closing(field: str) -> Callable[[FollowUpTold], object]:
    return lambda told: getattr(told[0].closed, field, None)


FOLLOW_UPS: Table[FollowUpTold] = Table(
    "followups",
    "One thing due a row: a meeting planned or proposed, an invitation, a dated commitment.",
    (
        Column("id", "text", "the follow-up's id; stable", lambda told: told[0].id),
        Column(
            "engagement_id",
            "text",
            "the engagement planned or proposed, or the one that closed it",
            lambda told: told[0].engagement,
        ),
        Column("kind", "text", "engagement, invitation, pledge, offer, request, agreement", lambda told: told[0].kind),
        Column("state", "text", "open, kept, moved, cancelled", lambda told: told[0].state),
        Column("by", "text", "whose it is: a country code or acronym", lambda told: told[0].by),
        Column("to", "text", "towards whom", lambda told: told[0].to),
        Column("what", "text", "what is due, in words", lambda told: told[0].what),
        Column("instrument", "text", "the programme, fund or treaty named", lambda told: told[0].instrument),
        Column("due", "text", "when it is due, in EDTF", lambda told: told[0].due),
        Column("due_from", "day", "the first day of `due`", lambda told: first_day(told[0].due)),
        Column("due_to", "day", "the last day of `due`", lambda told: last_day(told[0].due)),
        Column("opened_on", "text", "the day of the text that opened it", lambda told: told[0].opened_on),
        *make_document_columns(find_opening_document),
        *make_word_columns(find_opening_words),
        Column("closed_on", "text", "the day of the text that closed it", lambda told: told[0].closed_on),
        Column(
            "closing_document_id",
            "text",
            "the record's id of the document that closed it",
            lambda told: told[0].closing_document,
        ),
        Column("closing_words", "text", "the words that closed it", tell_closing("text")),
        Column("closing_start", "count", "where they begin: code points", tell_closing("start")),
        Column("closing_end", "count", "where they end, exclusive", tell_closing("end")),
        Column("why", "text", "why it stands as it does", lambda told: told[0].why or None),
        Column("reviewed", "flag", "whether a person has decided on it", lambda told: told[0].reviewed),
    ),
)
