"""The claims of an account, field by field, each with its words and who made it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.model import Claim, Participant, Span
from dragoman.model.record import FiledAccount


@dataclass(frozen=True, slots=True)
class FieldClaim:
    """A value that an account claims of a field; `number` tells several values of one field apart, from 0.

    `actor` is the record's id of a participant who has one; `role` and `country` are a participant's, too.
    """

    field: str
    number: int
    value: str
    spans: tuple[Span, ...]
    made_by: str
    why: str
    actor: str | None = None
    role: str | None = None
    country: str | None = None


SINGLE = ("channel", "status", "date", "time", "place", "initiator")


def list_claims(filed: FiledAccount) -> Iterator[FieldClaim]:
    """All that an account claims: its single values, participants, topics, and last the words it rests on."""
    account = filed.account
    for field in SINGLE:
        claim: Claim[str] | None = getattr(account, field)
        if claim is not None:
            yield FieldClaim(field, 0, claim.value, claim.spans, claim.made_by, claim.why)
    for number, (participant, actor) in enumerate(zip(account.participants, filed.actors, strict=True)):
        yield describe_participation(participant, number, actor)
    for number, topic in enumerate(account.topics):
        yield FieldClaim("topic", number, topic.value, topic.spans, topic.made_by, topic.why)
    for number, span in enumerate(account.evidence):
        yield FieldClaim("evidence", number, span.text, (span,), "", "")


def describe_participation(participant: Participant, number: int, actor: str | None) -> FieldClaim:
    return FieldClaim(
        "participant",
        number,
        participant.name,
        participant.spans,
        participant.made_by,
        participant.why,
        actor,
        participant.role,
        participant.country,
    )
