"""A recorded engagement as the public JSON object, one a line in `dragoman export engagements --format jsonl`."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.contract import Json, place_of
from dragoman.model.record import Engagement, EngagementParticipant, FiledAccount


def describe_recorded(engagement: Engagement, accounts: Sequence[FiledAccount]) -> Json:
    """The public object of an engagement and its accounts, in their order.

    `evidence` are words of all accounts, `spans` say in which document each stands; `sources` counts independent
    ones; `reviewed` names the fields that a person has accepted or corrected.
    """
    evidence = [(filed.document.given_id, span) for filed in accounts for span in filed.account.evidence]
    return {
        "id": engagement.id,
        "channel": engagement.channel,
        "status": engagement.status,
        "date": engagement.date,
        "date_basis": engagement.date_basis,
        "place": engagement.place,
        "participants": [describe_participant(participant) for participant in engagement.participants],
        "topics": list(engagement.topics),
        "evidence": [span.text for _, span in evidence],
        "spans": [{"document": document, **place_of(span)} for document, span in evidence],
        "sources": engagement.sources,
        "accounts": [describe_account(filed) for filed in accounts],
        "history": [
            {"published": published, "status": status, "account": account}
            for published, status, account in engagement.history
        ],
        "reviewed": list(engagement.reviewed),
        "rejected": engagement.rejected,
    }


def describe_participant(participant: EngagementParticipant) -> Json:
    return {
        "name": participant.name,
        "role": participant.role,
        "country": participant.country,
        "kind": participant.kind,
        "actor": participant.actor,
        "accounts": list(participant.accounts),
    }


def describe_account(filed: FiledAccount) -> Json:
    """What one document says of the engagement, and which document that is."""
    account, document = filed.account, filed.document
    return {
        "id": filed.id,
        "document": document.given_id,
        "document_id": document.id,
        "title": document.title,
        "published": document.published,
        "source": document.source,
        "url": document.url,
        "copy_of": document.copy_of,
        "channel": account.channel.value,
        "status": account.status.value,
        "date": account.date.value if account.date else None,
        "date_basis": account.date_basis,
        "time": account.time.value if account.time else None,
        "place": account.place.value if account.place else None,
        "initiator": account.initiator.value if account.initiator else None,
        "participants": [
            {
                "name": p.name,
                "role": p.role,
                "country": p.country,
                "actor": actor,
                "spans": [place_of(span) for span in p.spans],
            }
            for p, actor in zip(account.participants, filed.actors, strict=True)
        ],
        "topics": [topic.value for topic in account.topics],
        "evidence": [span.text for span in account.evidence],
        "spans": [place_of(span) for span in account.evidence],
    }
