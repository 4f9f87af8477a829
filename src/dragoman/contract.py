"""A Reading as the public JSON object: the contract that users and scorers rely on."""

from __future__ import annotations

from typing import Any

from dragoman.model import (
    Account,
    Amount,
    Claim,
    Commitment,
    DateMention,
    Figure,
    Instrument,
    Participant,
    Quotation,
    Reading,
    Span,
    Succession,
    Tenure,
)

Json = dict[str, Any]


def describe_reading(reading: Reading, *, explain: bool = False) -> Json:
    """The public object of one document; with `explain`, each value says who made it and why."""
    document = reading.document
    return {
        "id": document.id,
        "title": document.title,
        "published": document.published,
        "published_at": document.published_at,
        "source": document.source,
        "author": document.author,
        "url": document.url,
        "language": document.language,
        "text": document.text,
        "text_sha256": document.text_sha256,
        "engagements": [describe_engagement(e, explain) for e in reading.engagements],
        "quotes": [describe_quotation(q, explain) for q in reading.quotes],
        "statements": [describe_quotation(q, explain) for q in reading.statements],
        "amounts": [describe_amount(a, explain) for a in reading.amounts],
        "commitments": [describe_commitment(c, explain) for c in reading.commitments],
        "instruments": [describe_instrument(i, explain) for i in reading.instruments],
        "successions": [describe_succession(s, explain) for s in reading.successions],
        "tenures": [describe_tenure(t, explain) for t in reading.tenures],
        "dates": [describe_date(d, explain) for d in reading.dates],
        "asides": [place_of(span) for span in document.asides],
        "notes": list(reading.notes),
    }


def describe_engagement(account: Account, explain: bool) -> Json:
    described: Json = {
        "id": account.id,
        "channel": account.channel.value,
        "status": account.status.value,
        "date": account.date.value if account.date else None,
        "date_basis": account.date_basis,
        "time": account.time.value if account.time else None,
        "place": account.place.value if account.place else None,
        "participants": [describe_participant(p, explain) for p in account.participants],
        "initiator": account.initiator.value if account.initiator else None,
        "topics": [topic.value for topic in account.topics],
        "evidence": [span.text for span in account.evidence],
        "spans": [place_of(span) for span in account.evidence],
    }
    if explain:
        described["why"] = {
            "channel": describe_claim(account.channel),
            "status": describe_claim(account.status),
            "date": describe_claim(account.date),
            "time": describe_claim(account.time),
            "place": describe_claim(account.place),
            "initiator": describe_claim(account.initiator),
            "topics": [describe_claim(topic) for topic in account.topics],
        }
    return described


def describe_claim(claim: Claim[Any] | None) -> Json | None:
    """Why a value was claimed, by what and on which words; None for a value that the text does not tell."""
    if claim is None:
        return None
    return {
        "value": claim.value,
        "why": claim.why,
        "made_by": claim.made_by,
        "spans": [place_of(span) for span in claim.spans],
    }


def describe_participant(participant: Participant, explain: bool) -> Json:
    return {
        "name": participant.name,
        "role": participant.role,
        "country": participant.country,
        "spans": [place_of(span) for span in participant.spans],
        **reason_of(participant, explain),
    }


def describe_quotation(quotation: Quotation, explain: bool) -> Json:
    return {
        "text": quotation.text,
        "speaker": quotation.speaker,
        "speaker_span": place_of(quotation.speaker_span) if quotation.speaker_span else None,
        "cue": quotation.cue.text if quotation.cue else None,
        "kind": quotation.kind,
        "medium": quotation.medium,
        "addressee": quotation.addressee,
        "start": quotation.start,
        "end": quotation.end,
        **reason_of(quotation, explain),
    }


def describe_amount(amount: Amount, explain: bool) -> Json:
    return {
        "text": amount.text,
        "value": amount.value,
        "currency": amount.currency,
        "of": amount.of,
        "restates": amount.restates,
        "start": amount.start,
        "end": amount.end,
        **reason_of(amount, explain),
    }


def describe_commitment(commitment: Commitment, explain: bool) -> Json:
    return {
        "by": commitment.by,
        "to": commitment.to,
        "kind": commitment.kind,
        "evidence": commitment.evidence.text,
        "amount_text": commitment.amount_text,
        "instrument": commitment.instrument,
        "due": commitment.due,
        "start": commitment.evidence.start,
        "end": commitment.evidence.end,
        **reason_of(commitment, explain),
    }


def describe_instrument(instrument: Instrument, explain: bool) -> Json:
    return {
        "name": instrument.name,
        "acronym": instrument.acronym,
        "kind": instrument.kind,
        "figures": [describe_figure(figure, explain) for figure in instrument.figures],
        "spans": [place_of(span) for span in instrument.spans],
        **reason_of(instrument, explain),
    }


def describe_figure(figure: Figure, explain: bool) -> Json:
    return {
        "property": figure.property,
        "value": figure.value,
        "unit": figure.unit,
        "as_of": figure.as_of,
        "evidence": figure.evidence.text,
        **place_of(figure.evidence),
        **reason_of(figure, explain),
    }


def describe_succession(succession: Succession, explain: bool) -> Json:
    return {
        "earlier": succession.earlier,
        "later": succession.later,
        "evidence": succession.evidence.text,
        **place_of(succession.evidence),
        **reason_of(succession, explain),
    }


def describe_tenure(tenure: Tenure, explain: bool) -> Json:
    """A tenure that the text tells of; `from` and `to` are EDTF."""
    evidence = tenure.evidence
    return {
        "person": tenure.person,
        "office": tenure.office,
        "country": tenure.country,
        "from": tenure.start,
        "to": tenure.end,
        "evidence": evidence.text if evidence else None,
        **(place_of(evidence) if evidence else {}),
        **reason_of(tenure, explain),
    }


def describe_date(mention: DateMention, explain: bool) -> Json:
    return {
        "text": mention.text,
        "value": mention.value,
        "start": mention.start,
        "end": mention.end,
        **({"anchor": mention.anchor} if explain else {}),
        **reason_of(mention, explain),
    }


def place_of(span: Span) -> Json:
    """Where a span stands: its offsets in code points, the end exclusive."""
    return {"start": span.start, "end": span.end}


def reason_of(
    value: Participant | Quotation | Amount | Commitment | Instrument | Figure | DateMention | Succession | Tenure,
    explain: bool,
) -> Json:
    return {"why": value.why, "made_by": value.made_by} if explain else {}
