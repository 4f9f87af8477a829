"""From rows to the marks of a document: every value that was taken from it, with place, owners and reason."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Table, or_, select

from dragoman.model import Claim, Span
from dragoman.model.record import FiledAccount
from dragoman.record.loading import (
    AnyRow,
    build_amount,
    build_commitment,
    build_figure,
    build_quotation,
    build_tenure,
    in_batches,
    load_accounts,
    load_texts,
    select_where,
)
from dragoman.record.marks import DocumentMarks, Mark, MarkKind
from dragoman.record.redirects import find_head
from dragoman.record.tables import (
    account_amounts,
    account_commitments,
    account_quotations,
    accounts,
    amounts,
    commitments,
    document_asides,
    figures,
    follow_ups,
    instrument_mentions,
    instrument_successions,
    instruments,
    quotations,
    tenures,
)
from dragoman.resolving.comparison import tell_field
from dragoman.wording import (
    name_instrument,
    name_participant,
    name_sides,
    name_speaker,
    plain,
    write_figure,
    write_money,
    write_office,
    write_terms,
)

SINGLE: tuple[MarkKind, ...] = ("channel", "status", "date", "time", "place", "initiator")
"""The fields of which an account tells one value."""


@dataclass(frozen=True, slots=True)
class Found:
    """A value with one place, before marks are numbered; `words` are those recorded, None where only the place is."""

    kind: MarkKind
    value: str
    start: int
    end: int
    words: str | None
    owners: tuple[str, ...]
    accounts: tuple[str, ...]
    made_by: str
    why: str


def load_marks(connection: Connection, document_id: str) -> DocumentMarks:
    """A document with all that was taken from it. NotInRecord for an unknown one."""
    head = find_head(connection, document_id)
    text = load_texts(connection, [head.id])[head.id]
    rows = select_where(connection, accounts, "document_id", [head.id])
    standing = [row.id for row in sorted(rows, key=lambda row: row.ordinal) if not row.superseded]
    filed = load_accounts(connection, standing)
    found = [
        *(mark for one in filed for mark in list_claimed(one)),
        *list_quotations(connection, head.id, text, filed),
        *list_amounts(connection, head.id, text, filed),
        *list_commitments(connection, head.id, text, filed),
        *list_instruments(connection, head.id, text),
        *list_tenures(connection, head.id, text),
        *list_follow_ups(connection, head.id, [f.engagement for f in filed if f.engagement]),
    ]
    asides = select_where(connection, document_asides, "document_id", [head.id])
    return DocumentMarks(
        head,
        text,
        number_marks(text, found),
        tuple(Span(a.start, a.end, text[a.start : a.end]) for a in sorted(asides, key=lambda a: (a.start, a.end))),
    )


def number_marks(text: str, found: Iterable[Found]) -> tuple[Mark, ...]:
    """The marks in order of their places. What several accounts claim of the same words is one mark of all of them."""
    grouped: dict[tuple[object, ...], list[Found]] = defaultdict(list)
    for one in found:
        grouped[one.start, -one.end, one.kind, one.value, one.words].append(one)
    marks = []
    for number, (_, same) in enumerate(sorted(grouped.items(), key=lambda group: group[0][:4]), start=1):
        first = same[0]
        here = text[first.start : first.end] if 0 <= first.start < first.end <= len(text) else None
        marks.append(
            Mark(
                number,
                first.kind,
                first.value,
                first.start,
                first.end,
                (here or "") if first.words is None else first.words,
                tuple(dict.fromkeys(owner for one in same for owner in one.owners)),
                tuple(dict.fromkeys(account for one in same for account in one.accounts)),
                "; ".join(dict.fromkeys(one.why for one in same if one.why)),
                "; ".join(dict.fromkeys(one.made_by for one in same if one.made_by)),
                here is not None and first.words in (None, here),
            )
        )
    return tuple(marks)


def list_claimed(filed: FiledAccount) -> Iterator[Found]:
    """What an account claims of its engagement, place by place."""
    home = (filed.engagement,) if filed.engagement else ()

    def mark(
        kind: MarkKind, value: str, spans: Iterable[Span], owners: tuple[str, ...], made_by: str = "", why: str = ""
    ) -> Iterator[Found]:
        for span in dict.fromkeys(spans):
            yield Found(kind, plain(value), span.start, span.end, span.text, owners, (filed.id,), made_by, why)

    for kind in SINGLE:
        told = tell_field(kind, filed)
        claim: Claim[Any] | None = getattr(filed.account, kind)
        if told is not None and claim is not None:
            yield from mark(kind, told, claim.spans, home, claim.made_by, claim.why)
    for participant, actor in zip(filed.account.participants, filed.actors, strict=True):
        owners = (actor, *home) if actor else home
        yield from mark(
            "participant",
            name_participant(participant),
            participant.spans,
            owners,
            participant.made_by,
            participant.why,
        )
    for topic in filed.account.topics:
        yield from mark("topic", topic.value, topic.spans, home, topic.made_by, topic.why)
    for words in filed.account.evidence:
        yield from mark("evidence", words.text, (words,), home)


def load_owners(connection: Connection, links: Table, filed: Sequence[FiledAccount]) -> dict[Any, list[FiledAccount]]:
    """The accounts that each item of a table of links belongs to, in their order."""
    item = next(column for column in links.columns if column.name != "account_id")
    by_account: dict[str, list[Any]] = defaultdict(list)
    for batch in in_batches(f.id for f in filed):
        for account_id, item_id in connection.execute(
            select(links.c.account_id, item).where(links.c.account_id.in_(batch))
        ):
            by_account[account_id].append(item_id)
    owners: dict[Any, list[FiledAccount]] = defaultdict(list)
    for one in filed:
        for item_id in by_account[one.id]:
            owners[item_id].append(one)
    return owners


def place_saying(
    kind: MarkKind, value: str, row: AnyRow, first: str | None, tellers: Sequence[FiledAccount] = ()
) -> Found:
    """What a text says beside its encounters, with what it leads to first and the accounts that it belongs to."""
    owners = dict.fromkeys([*([first] if first else []), *(f.engagement for f in tellers if f.engagement)])
    accounts_told = tuple(f.id for f in tellers)
    return Found(kind, plain(value), row.start, row.end, None, tuple(owners), accounts_told, row.made_by, row.why)


def list_quotations(
    connection: Connection, document_id: str, text: str, filed: Sequence[FiledAccount]
) -> Iterator[Found]:
    """Quotations and reported statements, each told by its speaker."""
    tellers = load_owners(connection, account_quotations, filed)
    for row in select_where(connection, quotations, "document_id", [document_id]):
        said = build_quotation(row, text)
        kind: MarkKind = "statement" if said.kind == "indirect" else "quotation"
        yield place_saying(kind, name_speaker(said), row, row.speaker_id, tellers[row.id])


def list_amounts(connection: Connection, document_id: str, text: str, filed: Sequence[FiledAccount]) -> Iterator[Found]:
    tellers = load_owners(connection, account_amounts, filed)
    for row in select_where(connection, amounts, "document_id", [document_id]):
        amount = build_amount(row, text)
        of = f" ({amount.of})" if amount.of else ""
        yield place_saying("amount", f"{write_money(amount)}{of}", row, None, tellers[row.id])


def list_commitments(
    connection: Connection, document_id: str, text: str, filed: Sequence[FiledAccount]
) -> Iterator[Found]:
    tellers = load_owners(connection, account_commitments, filed)
    for row in select_where(connection, commitments, "document_id", [document_id]):
        if not row.superseded:
            told = build_commitment(row, text)
            yield place_saying("commitment", f"{name_sides(told)} · {write_terms(told)}", row, row.id, tellers[row.id])


def list_instruments(connection: Connection, document_id: str, text: str) -> Iterator[Found]:
    """Where instruments are named, the figures claimed of them, and what took the place of what."""
    for row in select_where(connection, instrument_mentions, "document_id", [document_id]):
        yield place_saying("instrument", name_instrument(row.name, row.acronym), row, row.instrument_id)
    for row in select_where(connection, figures, "document_id", [document_id]):
        yield place_saying("figure", write_figure(build_figure(row, text)), row, row.instrument_id)
    told = select_where(connection, instrument_successions, "document_id", [document_id])
    ids = [i for row in told for i in (row.earlier_id, row.later_id)]
    names = {row.id: row.name for row in select_where(connection, instruments, "id", ids)}
    for row in told:
        words = f"{names[row.later_id]} took the place of {names[row.earlier_id]}"
        yield place_saying("instrument", words, row, row.later_id)


def list_tenures(connection: Connection, document_id: str, text: str) -> Iterator[Found]:
    for row in select_where(connection, tenures, "document_id", [document_id]):
        if row.evidence_start is not None and row.evidence_end is not None:
            told = build_tenure(row, text)
            owners = (row.actor_id,) if row.actor_id else ()
            value = plain(f"{told.person}: {write_office(told)}")
            yield Found("tenure", value, row.evidence_start, row.evidence_end, None, owners, (), row.made_by, row.why)


def list_follow_ups(connection: Connection, document_id: str, engagement_ids: Sequence[str]) -> Iterator[Found]:
    """What the document leaves to be done, and what it closes: by one of its commitments or engagements."""
    row = follow_ups.c
    own = select(commitments.c.id).where(commitments.c.document_id == document_id)
    wanted = or_(
        row.document_id == document_id,
        row.closed_by.in_(own),
        row.closed_by.in_(engagement_ids),
        row.engagement_id.in_(engagement_ids),
    )
    for due in connection.execute(select(follow_ups).where(wanted).order_by(row.id)):
        if due.document_id == document_id:
            yield Found("follow-up", plain(due.what), due.start, due.end, None, (due.id,), (), "", due.why)
        if due.closing_document_id == document_id:
            words = plain(f"{due.state}: {due.what}")
            yield Found("follow-up", words, due.closing_start, due.closing_end, None, (due.id,), (), "", due.why)
