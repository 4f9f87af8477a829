"""Which values of an engagement a person should look at: those on which accounts differ, those that are not sure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from dragoman.model import Claim, Span
from dragoman.model.record import EngagementParticipant, FiledAccount
from dragoman.resolving.comparing.participants import choose_own
from dragoman.resolving.comparison import compare_field, tell_field
from dragoman.resolving.doubts import tell_date_doubt, tell_doubt
from dragoman.resolving.engagement_fields import is_meant, read_participant
from dragoman.resolving.participants_likeness import is_office_only
from dragoman.resolving.questions import (
    DIFFERING,
    UNCERTAIN,
    Alternative,
    Answer,
    Case,
    JudgementDraft,
    Question,
    list_readers,
    name_in_id,
    show_evidence,
)
from dragoman.wording import name_participant, plain, write_date

SINGLE = ("date", "status", "place", "channel")
"""The fields with one value that a judgement can be on."""


def ask_values(case: Case) -> Iterator[Question]:
    """The questions on an engagement's values. What a person has judged, or judged with the whole, is not asked."""
    reviewed = case.engagement.reviewed
    if "engagement" in reviewed:
        return
    for field in SINGLE:
        if field not in reviewed:
            question = ask_difference(case, field) or ask_doubt(case, field)
            if question is not None:
                yield question
    for participant in case.engagement.participants:
        if is_unnamed(participant) and not is_judged(case, participant):
            yield ask_participant(case, participant)


def ask_difference(case: Case, field: str) -> Question | None:
    """The question on a field in which accounts differ. A place is none where the engagement has none (a call)."""
    value = getattr(case.engagement, field)
    told = {claim.value for filed in case.accounts if (claim := find_claim(filed, field))}
    if len(told) < 2 or (field == "place" and value is None):
        return None
    accounts = list_readers(case.accounts)
    compared = compare_field(field, accounts)
    if compared.verdict != "differs":
        return None
    reason = next(cell.why for cell in compared.cells if cell.verdict == "differs")
    return build_question(case, field, accounts, f"The accounts differ on the {field}: {reason}.", DIFFERING)


def ask_doubt(case: Case, field: str) -> Question | None:
    """The question on a field that no account tells for sure; of a day that is not told only where it took place."""
    engagement, accounts = case.engagement, list_readers(case.accounts)
    value = getattr(engagement, field)
    if value is None:
        if field != "date" or engagement.status != "held":
            return None
        why = "It is told to have taken place, and no account tells the day."
        return build_question(case, field, accounts, why, UNCERTAIN)
    tellers = [(filed, claim) for filed in accounts if (claim := find_claim(filed, field)) and claim.value == value]
    doubts = [tell_date_doubt(filed) if field == "date" else tell_doubt(claim) for filed, claim in tellers]
    if not tellers or None in doubts:
        return None
    return build_question(case, field, accounts, f"The {field} is not sure: {doubts[0]}.", UNCERTAIN)


def build_question(case: Case, field: str, accounts: Sequence[FiledAccount], why: str, weight: float) -> Question:
    """The question on a field with one value, the other values that accounts tell beside it."""
    engagement = case.engagement
    value: str | None = getattr(engagement, field)
    told: dict[str, Alternative] = {}
    for filed in accounts:
        claim, words = find_claim(filed, field), tell_field(field, filed)
        if claim is not None and words is not None and (claim.value not in told):
            span = claim.spans[0] if claim.spans else show_evidence(filed)
            told[claim.value] = Alternative(claim.value, words, filed.document, span, filed.id, claim.why)
    mine = told.pop(value, None) if value is not None else None
    first = accounts[0]
    subject = engagement.id
    return Question(
        id=f"value.{subject}.{field}",
        kind="value",
        subject=subject,
        field=field,
        value=value,
        told=mine.told if mine else "not told" if value is None else spell_value(field, value),
        words=mine.words if mine else show_evidence(first),
        document=mine.document if mine else first.document,
        alternatives=tuple(told.values()),
        why=plain(why),
        weight=weight,
        answers=(
            Answer("accept", (JudgementDraft("accept", subject, field, value),)),
            Answer("edit", (JudgementDraft("correct", subject, field),)),
            Answer("reject", (JudgementDraft("reject", subject, field, value),)),
        )
        if value is not None
        else (
            Answer("accept", (JudgementDraft("accept", subject, field),)),
            Answer("edit", (JudgementDraft("correct", subject, field),)),
        ),
    )


def find_claim(filed: FiledAccount, field: str) -> Claim[Any] | None:
    """What an account claims of a field with one value."""
    claim: Claim[Any] | None = getattr(filed.account, field)
    return claim


def spell_value(field: str, value: str) -> str:
    return write_date(value) if field == "date" else plain(value)


def is_unnamed(participant: EngagementParticipant) -> bool:
    """Whether a person is told without a name, or nobody of the record is known to be meant."""
    if participant.kind != "person":
        return False
    return participant.actor is None or is_office_only(participant.name, participant.role)


def is_judged(case: Case, participant: EngagementParticipant) -> bool:
    """Whether a person has decided on this participant, or on the participants as a whole."""
    for judgement in case.judgements:
        if judgement.field != "participants" or judgement.verb not in ("accept", "reject", "correct"):
            continue
        if not judgement.value:
            return True
        name, _, country = read_participant(judgement.value)
        if is_meant(participant, name, country):
            return True
    return False


def ask_participant(case: Case, participant: EngagementParticipant) -> Question:
    """Who it was that an office stands for. A name that is put in comes in the place of the office."""
    tellers = [filed for filed in list_readers(case.accounts) if filed.id in participant.accounts]
    filed = tellers[0] if tellers else list_readers(case.accounts)[0]
    subject, value = case.engagement.id, write_participant(participant)
    unnamed = is_office_only(participant.name, participant.role)
    why = (
        f"{participant.name} is told by the office, and no account gives the name."
        if unnamed
        else f"Who in the record {participant.name} is could not be told."
    )
    drop = JudgementDraft("reject", subject, "participants", value)
    return Question(
        id=f"value.{subject}.participants.{name_in_id(participant.name)}",
        kind="value",
        subject=subject,
        field="participants",
        value=value,
        told=name_participant(participant),
        words=find_words(filed, participant),
        document=filed.document,
        alternatives=(),
        why=plain(why),
        weight=UNCERTAIN,
        answers=(
            Answer("accept", (JudgementDraft("accept", subject, "participants", value),)),
            Answer("edit", (drop, JudgementDraft("correct", subject, "participants"))),
            Answer("reject", (drop,)),
        ),
    )


def find_words(filed: FiledAccount, participant: EngagementParticipant) -> Span:
    """The first words by which an account names a participant."""
    own = choose_own(filed, participant)
    return own.spans[0] if own and own.spans else show_evidence(filed)


def write_participant(participant: EngagementParticipant) -> str:
    """A participant as a judgement takes it: "NAME | ROLE | COUNTRY"."""
    parts = [participant.name, participant.role or "", participant.country or ""]
    return " | ".join(part.replace("|", "/") for part in parts).rstrip(" |")
