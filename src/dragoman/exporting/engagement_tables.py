"""The tables of engagements, of those who take part in them, and of the claims that they rest on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter

from dragoman.exporting.engagements import describe_participant
from dragoman.exporting.heading import Told
from dragoman.exporting.table import Column, Table, first_day, last_day, make_document_columns, make_word_columns
from dragoman.model import Claim, Participant, Span
from dragoman.model.record import DocumentHead, Engagement, EngagementParticipant, FiledAccount
from dragoman.resolving.engagement_fields import is_meant

ENGAGEMENTS: Table[Told] = Table(
    "engagements",
    "One engagement a row.",
    (
        Column("id", "text", "the engagement's id; stable", lambda told: told[0].id),
        Column("date", "text", "when, in EDTF (2025-03-14, 2025-03, 2025-03-14/2025-03-16)", lambda told: told[0].date),
        Column(
            "date_basis",
            "text",
            "`text`: the words say it; `publication`: the day of publication; empty: no date, or a person's",
            lambda told: told[0].date_basis,
        ),
        Column("channel", "text", "call, video-call, meeting, visit, …", lambda told: told[0].channel),
        Column("status", "text", "held, planned, proposed, cancelled", lambda told: told[0].status),
        Column("place", "text", "where", lambda told: told[0].place),
        Column(
            "participants",
            "participants",
            "who takes part; in CSV “Name (COUNTRY)”, divided by semicolons",
            lambda told: [describe_participant(p) for p in told[0].participants],
        ),
        Column("topics", "texts", "what came up", lambda told: list(told[0].topics)),
        Column("sources", "count", "independent sources; copies count once", lambda told: told[0].sources),
        Column(
            "reviewed",
            "texts",
            "the fields that a person has accepted or corrected; `engagement`: the whole",
            lambda told: list(told[0].reviewed),
        ),
        Column("date_from", "day", "the first day of `date`", lambda told: first_day(told[0].date)),
        Column("date_to", "day", "the last day of `date`", lambda told: last_day(told[0].date)),
        Column("rejected", "flag", "whether a person has rejected it", lambda told: told[0].rejected),
        Column(
            "documents",
            "texts",
            "the documents that tell of it, by the ids they came with",
            lambda told: list(dict.fromkeys(filed.document.given_id for filed in told[1])),
        ),
        Column(
            "evidence",
            "texts",
            "the words that tell of it",
            lambda told: [span.text for filed in told[1] for span in filed.account.evidence],
        ),
    ),
)

CORRECTED = ("judgements", "why")
"""Columns that a person fills in, after those of engagements; `dragoman judge import` reads them back."""


@dataclass(frozen=True, slots=True)
class TakingPart:
    """Somebody who takes part in an engagement, `number` counted from 1, and the first account that tells it.

    `filed` and `telling` are None for somebody whom a person has put in.
    """

    engagement: Engagement
    number: int
    participant: EngagementParticipant
    filed: FiledAccount | None
    telling: Participant | None


def list_participants(told: Told) -> Iterator[TakingPart]:
    """Everybody who takes part in an engagement, in its order."""
    engagement, accounts = told
    for number, participant in enumerate(engagement.participants, 1):
        filed, telling = find_telling(participant, accounts)
        yield TakingPart(engagement, number, participant, filed, telling)


def find_telling(
    participant: EngagementParticipant, accounts: Sequence[FiledAccount]
) -> tuple[FiledAccount | None, Participant | None]:
    """The first account that tells of a participant, and as whom; the same actor or name, else the one of its side."""
    mine = [filed for filed in accounts if filed.id in participant.accounts]
    for filed in mine:
        for telling, actor in zip(filed.account.participants, filed.actors, strict=True):
            same_actor = actor is not None and actor == participant.actor
            if same_actor or is_meant(participant, telling.name, telling.country):
                return filed, telling
    for filed in mine:
        side = [telling for telling in filed.account.participants if telling.country == participant.country]
        if len(side) == 1:
            return filed, side[0]
    return None, None


def is_reviewed(engagement: Engagement, field: str) -> bool:
    """Whether a person has accepted or corrected the field, or the whole."""
    return field in engagement.reviewed or "engagement" in engagement.reviewed


def find_document(row: TakingPart | ClaimedPlace) -> DocumentHead | None:
    return row.filed.document if row.filed else None


def find_words(row: TakingPart | ClaimedPlace) -> Span | None:
    """Where a claim stands; of a participant the first place."""
    if isinstance(row, ClaimedPlace):
        return row.span
    return row.telling.spans[0] if row.telling and row.telling.spans else None


PARTICIPANTS: Table[TakingPart] = Table(
    "participants",
    "One participant of one engagement a row, with the first document that tells of them.",
    (
        Column("engagement_id", "text", "the engagement", attrgetter("engagement.id")),
        Column("number", "count", "which participant of the engagement, counted from 1", attrgetter("number")),
        Column("name", "text", "the fullest name told", attrgetter("participant.name")),
        Column("role", "text", "the office, without the country", attrgetter("participant.role")),
        Column(
            "country", "text", "ISO 3166-1 alpha-3, or an organisation's acronym", attrgetter("participant.country")
        ),
        Column("kind", "text", "person, state, organisation, body", attrgetter("participant.kind")),
        Column("actor_id", "text", "the record's id of the actor", attrgetter("participant.actor")),
        Column("accounts", "count", "how many accounts tell of them", lambda row: len(row.participant.accounts)),
        Column("date", "text", "when the engagement was, in EDTF", attrgetter("engagement.date")),
        Column("date_from", "day", "the first day of `date`", lambda row: first_day(row.engagement.date)),
        Column("date_to", "day", "the last day of `date`", lambda row: last_day(row.engagement.date)),
        Column("channel", "text", "the channel of the engagement", attrgetter("engagement.channel")),
        Column("status", "text", "the status of the engagement", attrgetter("engagement.status")),
        Column(
            "account_id", "text", "the first account that tells of them", lambda row: getattr(row.filed, "id", None)
        ),
        *make_document_columns(find_document),
        *make_word_columns(find_words),
        Column("made_by", "text", "the rule or model", lambda row: (row.telling and row.telling.made_by) or None),
        Column(
            "reviewed",
            "flag",
            "whether a person has decided on the participants or on the whole",
            lambda row: is_reviewed(row.engagement, "participants"),
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class ClaimedPlace:
    """One place that a claim of an account rests on; `number` tells several values of one field apart, from 1."""

    engagement: Engagement
    filed: FiledAccount
    field: str
    number: int
    value: str
    span: Span | None
    made_by: str


def list_claims(told: Told) -> Iterator[ClaimedPlace]:
    """Every place of every claim of an engagement's accounts; a claim without words of its own has one without."""
    engagement, accounts = told
    for filed in accounts:
        for field, number, value, spans, made_by in list_values(filed):
            for span in spans or (None,):
                yield ClaimedPlace(engagement, filed, field, number, value, span, made_by)


def list_values(filed: FiledAccount) -> Iterator[tuple[str, int, str, Sequence[Span], str]]:
    """The claims of an account: field, number, value, places, and who made it."""
    account = filed.account
    for field in ("channel", "status", "date", "time", "place", "initiator"):
        claim: Claim[str] | None = getattr(account, field)
        if claim is not None:
            yield field, 1, claim.value, claim.spans, claim.made_by
    for number, participant in enumerate(account.participants, 1):
        yield "participants", number, participant.name, participant.spans, participant.made_by
    for number, topic in enumerate(account.topics, 1):
        yield "topics", number, topic.value, topic.spans, topic.made_by
    for number, span in enumerate(account.evidence, 1):
        yield "evidence", number, span.text, (span,), ""


CLAIMS: Table[ClaimedPlace] = Table(
    "claims",
    "One place that one claim of one document rests on a row; a claim without words of its own has one row.",
    (
        Column("engagement_id", "text", "the engagement", attrgetter("engagement.id")),
        Column("account_id", "text", "the account: what one document says of the engagement", attrgetter("filed.id")),
        Column(
            "field",
            "text",
            "channel, status, date, time, place, initiator, participants, topics, evidence",
            attrgetter("field"),
        ),
        Column("number", "count", "tells several values of one field apart, counted from 1", attrgetter("number")),
        Column("value", "text", "what the document says", attrgetter("value")),
        *make_document_columns(find_document),
        *make_word_columns(find_words),
        Column("made_by", "text", "the rule or model", lambda row: row.made_by or None),
        Column(
            "reviewed",
            "flag",
            "whether a person has decided on this field of the engagement, or on the whole",
            lambda row: is_reviewed(row.engagement, row.field),
        ),
    ),
)
