"""Enter the accounts of a reading: each in its engagement, each value with the words behind it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import insert, update

from dragoman.model import Claim, Document, Participant, Reading
from dragoman.model.record import DocumentHead, FiledAccount
from dragoman.record.actors import resolve_participants
from dragoman.record.linking import choose_engagements, join_engagement, keep_keys, keep_reasons
from dragoman.record.loading import select_where
from dragoman.record.tables import accounts, claim_spans, claims
from dragoman.record.writing import Writing, make_id
from dragoman.resolving.engagements import Link
from dragoman.resolving.rereading import match_accounts


def file_accounts(
    writing: Writing, reading: Reading, head: DocumentHead, old: Sequence[FiledAccount]
) -> list[FiledAccount]:
    """Enter the accounts of a reading, each in the engagement it speaks of; one told before keeps its id."""
    named = resolve_participants(writing, reading, head)
    kept = match_accounts([f.account for f in old], reading.engagements)
    # Also those that a reading before the last told: judgements on them are not on another account.
    known = {row.id for row in select_where(writing.connection, accounts, "document_id", [head.id])}
    filed = []
    for ordinal, (account, actors, match) in enumerate(zip(reading.engagements, named, kept, strict=True), 1):
        before = old[match] if match is not None else None
        account_id = before.id if before else make_account_id(reading.document, ordinal, known)
        known.add(account_id)
        filed.append(FiledAccount(account_id, head, account, actors, before.engagement if before else None))
    links = choose_engagements(writing, filed)
    for ordinal, new in enumerate(filed, 1):
        file_account(writing, new, ordinal, links[new.id])
    return filed


def make_account_id(document: Document, ordinal: int, known: set[str]) -> str:
    """An id that comes of the text and the account's place in it, and of how often that was taken before."""
    taken = 0
    while (account_id := make_id("a", document.text_sha256, ordinal, taken)) in known:
        taken += 1
    return account_id


def file_account(writing: Writing, filed: FiledAccount, ordinal: int, link: Link) -> None:
    """Enter one account with its claims, in the engagement that it was found to speak of."""
    connection, account = writing.connection, filed.account
    values = {
        "document_id": filed.document.id,
        "ordinal": ordinal,
        "channel": account.channel.value,
        "status": account.status.value,
        "date": account.date.value if account.date else None,
        "date_basis": account.date_basis,
        "place": account.place.value if account.place else None,
        "superseded": False,
    }
    values["engagement_id"] = join_engagement(writing, filed, link)
    known = connection.execute(update(accounts).where(accounts.c.id == filed.id).values(**values))
    if not known.rowcount:
        connection.execute(insert(accounts), {"id": filed.id, **values})
    file_claims(writing, filed)
    keep_keys(writing, filed)
    keep_reasons(writing, filed, link)


def file_claims(writing: Writing, filed: FiledAccount) -> None:
    """Enter each value of an account with the words behind it."""
    rows: list[dict[str, Any]] = []
    spans: list[dict[str, Any]] = []

    def enter(field: str, ordinal: int, claim: Claim[Any] | Participant, **more: Any) -> None:
        number = writing.next_id(claims)
        value = claim.name if isinstance(claim, Participant) else claim.value
        rows.append(
            {
                "id": number,
                "account_id": filed.id,
                "field": field,
                "ordinal": ordinal,
                "value": value,
                "role": None,
                "country": None,
                "kind": None,
                "actor_id": None,
                "made_by": claim.made_by,
                "why": claim.why,
                **more,
            }
        )
        spans.extend(
            {"claim_id": number, "ordinal": n, "start": s.start, "end": s.end, "words": s.text}
            for n, s in enumerate(claim.spans)
        )

    account = filed.account
    for field in ("channel", "status", "date", "time", "place", "initiator"):
        if (claim := getattr(account, field)) is not None:
            enter(field, 0, claim)
    for n, (participant, actor) in enumerate(zip(account.participants, filed.actors, strict=True)):
        p = participant
        enter("participant", n, p, role=p.role, country=p.country, kind=p.kind, actor_id=actor)
    for n, topic in enumerate(account.topics):
        enter("topic", n, topic)
    for n, words in enumerate(account.evidence):
        enter("evidence", n, Claim(words.text, (words,)))
    writing.connection.execute(insert(claims), rows)
    if spans:
        writing.connection.execute(insert(claim_spans), spans)
