"""All events of a record or of one text, in order: each encounter, then what was promised, asked or done about it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from dragoman.exporting.commitment_events import code_commitment, make_commitment_event
from dragoman.exporting.encounter_events import Encounter, is_meeting, make_encounter_event
from dragoman.exporting.events import Event, Report, Words, list_sides, name_party
from dragoman.exporting.heading import Told
from dragoman.lexicon.events import Coding
from dragoman.model import Account, Commitment, Document, Reading
from dragoman.model.record import DocumentHead, Engagement, FiledAccount
from dragoman.resolving.comparing.commitments import is_told_twice
from dragoman.resolving.comparing.joining import join_alike

Telling = tuple[Commitment, Words, Report]


def list_recorded_events(told: Iterable[Told]) -> Iterator[Event]:
    """The events of engagements that come with their accounts and these with what belongs to them.

    A commitment that belongs to several engagements counts with the first. Of a proposed encounter and the invitation
    that proposes it only one is told: the invitation.
    """
    seen: set[tuple[str, str]] = set()
    for engagement, accounts in told:
        undertakings = join_undertakings(accounts)
        encounter = describe_encounter(engagement, accounts)
        if not any(proposes(commitment, encounter) for tellings in undertakings for _, commitment in tellings):
            yield make_encounter_event(encounter)
        for tellings in undertakings:
            places = {(accounts[n].document.id, name_place(c)) for n, c in tellings}
            coding = code_commitment(tellings[0][1])
            if coding and not places & seen:
                yield make_undertaking_event(engagement, accounts, tellings, coding)
            seen |= places


def proposes(commitment: Commitment, encounter: Encounter) -> bool:
    """Whether the commitment is the invitation, offer or request by which the encounter is proposed."""
    sides = list_sides(encounter.parties)
    return (
        encounter.status == "proposed"
        and commitment.by in sides
        and commitment.to in (None, *sides)
        and (coding := code_commitment(commitment)) is not None
        and is_meeting(coding)
    )


def join_undertakings(accounts: Sequence[FiledAccount]) -> list[list[tuple[int, Commitment]]]:
    """What the accounts tell of each undertaking, by the number of the account."""
    told = [(number, c) for number, filed in enumerate(accounts) for c in filed.commitments]
    return join_alike(told, is_told_twice)


def make_undertaking_event(
    engagement: Engagement,
    accounts: Sequence[FiledAccount],
    tellings: Sequence[tuple[int, Commitment]],
    coding: Coding,
) -> Event:
    filed, first = accounts[tellings[0][0]], tellings[0][1]
    return make_commitment_event(
        f"{engagement.id}.{filed.id}.{name_place(first)}",
        engagement.id,
        [tell_commitment(accounts[number].document, commitment) for number, commitment in tellings],
        coding,
        sources=len({accounts[number].document.origin for number, _ in tellings}),
    )


def name_place(commitment: Commitment) -> str:
    """What tells a commitment from all others of its document: "100-133.pledge.GHA.TGO"."""
    evidence = commitment.evidence
    return f"{evidence.start}-{evidence.end}.{commitment.kind}.{commitment.by}.{commitment.to or ''}".rstrip(".")


def tell_commitment(head: DocumentHead, commitment: Commitment) -> Telling:
    return commitment, Words(head.given_id, head.id, commitment.evidence), describe_report(head)


def find_initiator(accounts: Sequence[FiledAccount]) -> str | None:
    """The code of the side that asked for the contact, as the first account says that tells it."""
    told = (filed.account.initiator for filed in accounts)
    return next((claim.value for claim in told if claim), None)


def describe_encounter(engagement: Engagement, accounts: Sequence[FiledAccount]) -> Encounter:
    """An engagement of the record as an encounter; its fields are those that accounts and judgements come to."""
    return Encounter(
        id=engagement.id,
        channel=engagement.channel,
        status=engagement.status,
        date=engagement.date,
        date_basis=engagement.date_basis,
        place=engagement.place,
        parties=tuple(name_party(p.name, p.role, p.country, p.kind, p.actor) for p in engagement.participants),
        topics=engagement.topics,
        trigger=" ".join(span.text for filed in accounts for span in filed.account.channel.spans),
        initiator=find_initiator(accounts),
        words=tuple(
            Words(filed.document.given_id, filed.document.id, span)
            for filed in accounts
            for span in filed.account.evidence
        ),
        reports=tuple(dict.fromkeys(describe_report(filed.document) for filed in accounts)),
        sources=engagement.sources,
        reviewed=engagement.reviewed,
    )


def describe_report(head: DocumentHead) -> Report:
    return Report(head.given_id, head.title, head.published, head.source, head.url, head.language)


def list_read_events(reading: Reading) -> Iterator[Event]:
    """The events of one text, without a record: its encounters, then its commitments."""
    document = reading.document
    report = Report(document.id, document.title, document.published, document.source, document.url, document.language)
    for account in reading.engagements:
        encounter = describe_read_encounter(document, account, report)
        if not any(proposes(commitment, encounter) for commitment in reading.commitments):
            yield make_encounter_event(encounter)
    for commitment in reading.commitments:
        coding = code_commitment(commitment)
        if coding:
            yield make_commitment_event(
                f"{document.id}.{name_place(commitment)}",
                document.id,
                [(commitment, Words(document.id, None, commitment.evidence), report)],
                coding,
                sources=1,
            )


def describe_read_encounter(document: Document, account: Account, report: Report) -> Encounter:
    """An account of one text as an encounter."""
    return Encounter(
        id=f"{document.id}.{account.id}",
        channel=account.channel.value,
        status=account.status.value,
        date=account.date.value if account.date else None,
        date_basis=account.date_basis,
        place=account.place.value if account.place else None,
        parties=tuple(name_party(p.name, p.role, p.country, p.kind) for p in account.participants),
        topics=tuple(topic.value for topic in account.topics),
        trigger=" ".join(span.text for span in account.channel.spans),
        initiator=account.initiator.value if account.initiator else None,
        words=tuple(Words(document.id, None, span) for span in account.evidence),
        reports=(report,),
        sources=1,
        reviewed=(),
    )
