"""Enter what a text says beside its encounters: quotations, sums, commitments, tenures; and which account has each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Table, insert, update

from dragoman.model import Quotation, Reading, Span
from dragoman.model.record import DocumentHead, FiledAccount
from dragoman.record.actors import enter_keys, resolve_person
from dragoman.record.instruments import NamedInstruments, file_instruments
from dragoman.record.tables import (
    account_amounts,
    account_commitments,
    account_instrument_mentions,
    account_quotations,
    amounts,
    commitments,
    quotations,
    tenures,
)
from dragoman.record.writing import Writing, make_id
from dragoman.resolving.actor_keys import list_tenure_keys
from dragoman.resolving.belongings import Belongings, list_belongings


def file_belongings(writing: Writing, reading: Reading, head: DocumentHead, filed: Sequence[FiledAccount]) -> None:
    """Enter quotations, statements, sums, commitments, instruments and tenures, and what belongs to which account."""
    by_account = list_belongings(reading)
    owners = [(f.id, by_account[a.id]) for f, a in zip(filed, reading.engagements, strict=True)]
    link_items(writing, account_quotations, owners, "quotes", file_quotations(writing, reading, head))
    summed = {(a.start, a.end): writing.next_id(amounts) for a in reading.amounts}
    insert_rows(
        writing,
        amounts,
        (
            {
                "id": summed[a.start, a.end],
                "document_id": head.id,
                "start": a.start,
                "end": a.end,
                "value": a.value,
                "currency": a.currency,
                "of": a.of,
                "restates": a.restates,
                "made_by": a.made_by,
                "why": a.why,
            }
            for a in reading.amounts
        ),
    )
    link_items(writing, account_amounts, owners, "amounts", summed)
    named = file_instruments(writing, reading, head)
    insert_rows(
        writing,
        account_instrument_mentions,
        (
            {"account_id": account_id, "instrument_mention_id": named.mentions[instrument.name, span.start]}
            for account_id, own in owners
            for instrument in own.instruments
            for span in dict.fromkeys(instrument.spans)
        ),
    )
    file_commitments(writing, reading, head, owners, named)
    file_tenures(writing, reading, head)


def insert_rows(writing: Writing, table: Table, rows: Iterable[dict[str, Any]]) -> None:
    """Insert rows, if there are any."""
    if listed := list(rows):
        writing.connection.execute(insert(table), listed)


def link_items(
    writing: Writing, links: Table, owners: Sequence[tuple[str, Belongings]], kind: str, ids: dict[tuple[int, int], int]
) -> None:
    """Tie items to the accounts that they belong to, by where they stand."""
    item = next(column.name for column in links.columns if column.name != "account_id")
    insert_rows(
        writing,
        links,
        (
            {"account_id": account_id, item: number}
            for account_id, own in owners
            for number in dict.fromkeys(ids[i.start, i.end] for i in getattr(own, kind))
        ),
    )


def file_quotations(writing: Writing, reading: Reading, head: DocumentHead) -> dict[tuple[int, int], int]:
    """Enter quotations and statements with their speakers; their numbers, by where they stand."""
    numbers: dict[tuple[int, int], int] = {}
    rows = []
    for q in (*reading.quotes, *reading.statements):
        number = numbers[q.start, q.end] = writing.next_id(quotations)
        rows.append(
            {
                "id": number,
                "document_id": head.id,
                "kind": q.kind,
                "start": q.start,
                "end": q.end,
                "speaker": q.speaker,
                "speaker_id": resolve_speaker(writing, q, reading, head),
                **name_offsets("speaker", q.speaker_span),
                **name_offsets("cue", q.cue),
                "medium": q.medium,
                "addressee": q.addressee,
                "made_by": q.made_by,
                "why": q.why,
            }
        )
    insert_rows(writing, quotations, rows)
    return numbers


def name_offsets(name: str, span: Span | None) -> dict[str, int | None]:
    """The two columns that hold where something stands."""
    return {f"{name}_start": span.start if span else None, f"{name}_end": span.end if span else None}


def resolve_speaker(writing: Writing, quotation: Quotation, reading: Reading, head: DocumentHead) -> str | None:
    """The actor who speaks: the participant of that name, else whom the record knows by it."""
    if quotation.speaker is None:
        return None
    told = next((p for e in reading.engagements for p in e.participants if p.name == quotation.speaker), None)
    role, country = (told.role, told.country) if told else (None, None)
    return resolve_person(writing, quotation.speaker, role, country, head)


def file_commitments(
    writing: Writing,
    reading: Reading,
    head: DocumentHead,
    owners: Sequence[tuple[str, Belongings]],
    named: NamedInstruments,
) -> None:
    """Enter commitments under ids that the same words always give, so that judgements on them hold."""
    ids: dict[int, str] = {}
    for commitment in reading.commitments:
        words = commitment.evidence
        commitment_id = make_id("c", head.id, commitment.kind, commitment.by, words.start, words.end)
        if commitment_id in ids.values():
            continue
        ids[id(commitment)] = commitment_id
        values = {
            "document_id": head.id,
            "by": commitment.by,
            "to": commitment.to,
            "kind": commitment.kind,
            "start": words.start,
            "end": words.end,
            "amount_text": commitment.amount_text,
            "instrument": commitment.instrument,
            "instrument_id": named.ids.get(commitment.instrument or ""),
            "due": commitment.due,
            "superseded": False,
            "made_by": commitment.made_by,
            "why": commitment.why,
        }
        known = writing.connection.execute(
            update(commitments).where(commitments.c.id == commitment_id).values(**values)
        )
        if not known.rowcount:
            writing.connection.execute(insert(commitments), {"id": commitment_id, **values})
    insert_rows(
        writing,
        account_commitments,
        (
            {"account_id": account_id, "commitment_id": ids[id(c)]}
            for account_id, own in owners
            for c in own.commitments
            if id(c) in ids
        ),
    )


def file_tenures(writing: Writing, reading: Reading, head: DocumentHead) -> None:
    """Enter the offices that a text says are or were held, each under its person, who is found by the office then."""
    rows = []
    for t in reading.tenures:
        actor_id = resolve_person(writing, t.person, t.office, t.country, head)
        if actor_id is not None:
            enter_keys(writing.connection, actor_id, list_tenure_keys(t))
        rows.append(
            {
                "id": writing.next_id(tenures),
                "actor_id": actor_id,
                "person": t.person,
                "office": t.office,
                "country": t.country,
                "start": t.start,
                "end": t.end,
                "source": t.source,
                "document_id": head.id,
                **name_offsets("evidence", t.evidence),
                "made_by": t.made_by,
                "why": t.why,
            }
        )
    insert_rows(writing, tenures, rows)
