"""From rows to the nouns of the record: documents, accounts with their claims, actors, judgements."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any, TypeAlias, TypeVar

from sqlalchemy import ColumnElement, Connection, Row, Table, select

from dragoman.model import (
    Account,
    Amount,
    Claim,
    Commitment,
    Figure,
    Instrument,
    Participant,
    Quotation,
    Span,
    Tenure,
)
from dragoman.model.record import Actor, ActorName, DocumentHead, FiledAccount, Imprint, Judgement, Reason
from dragoman.record.tables import (
    account_amounts,
    account_commitments,
    account_instrument_mentions,
    account_quotations,
    accounts,
    actor_names,
    actors,
    amounts,
    captures,
    claim_spans,
    claims,
    commitments,
    documents,
    figures,
    history,
    instrument_mentions,
    instruments,
    judgements,
    merge_reasons,
    quotations,
    runs,
    tenures,
)

T = TypeVar("T")
AnyRow: TypeAlias = Row[*tuple[Any, ...]]
MOST_PARAMETERS = 500
"""Values in one IN (…): SQLite's builds allow 999 or more."""
SHORTEST_SAYING = 20
"""Characters of a quotation that says something by itself; shorter ones are scraps ("in great detail")."""
HEAD_COLUMNS = [
    documents.c[name]
    for name in ("id number given_id title published source url language home copy_of earlier_version".split())
]


def in_batches(values: Iterable[T], size: int = MOST_PARAMETERS) -> Iterator[list[T]]:
    """The values in lists of at most `size`."""
    rest = iter(values)
    while batch := list(islice(rest, size)):
        yield batch


def select_where(connection: Connection, table: Table, column: str, values: Iterable[Any]) -> list[AnyRow]:
    """All rows of a table whose column has one of the values."""
    rows: list[AnyRow] = []
    for batch in in_batches(dict.fromkeys(values)):
        rows += connection.execute(select(table).where(table.c[column].in_(batch))).all()
    return rows


def load_heads(connection: Connection, ids: Iterable[str]) -> dict[str, DocumentHead]:
    """Recorded documents without their texts, by id."""
    found: dict[str, DocumentHead] = {}
    for batch in in_batches(dict.fromkeys(ids)):
        for row in connection.execute(select(*HEAD_COLUMNS).where(documents.c.id.in_(batch))):
            found[row.id] = DocumentHead(*row)
    return found


def load_imprint(connection: Connection, document_id: str) -> Imprint | None:
    """What a document says of itself beside its head; None for an unknown id."""
    row = documents.c
    query = (
        select(row.author, row.published_at, row.text_sha256, runs.c.started_at, row.read_by_version)
        .join(runs, runs.c.id == row.added_in_run)
        .where(row.id == document_id)
    )
    found = connection.execute(query).first()
    return Imprint(document_id, *found) if found else None


def load_captures(connection: Connection, ids: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Under which other ids the very texts of documents were met, by document."""
    rows = select_where(connection, captures, "document_id", ids)
    own = {head.id: head.given_id for head in load_heads(connection, (row.document_id for row in rows)).values()}
    found: dict[str, list[str]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: row.id):
        if row.given_id != own[row.document_id]:
            found[row.document_id].append(row.given_id)
    return {document_id: tuple(names) for document_id, names in found.items()}


def load_accounts(connection: Connection, ids: Sequence[str]) -> list[FiledAccount]:
    """Accounts with their claims, in the order of the ids; what else belongs to them is left out."""
    rows = {row.id: row for row in select_where(connection, accounts, "id", ids)}
    told = defaultdict(list)
    for claim in select_where(connection, claims, "account_id", rows):
        told[claim.account_id].append(claim)
    spans = load_spans(connection, (claim.id for of_account in told.values() for claim in of_account))
    heads = load_heads(connection, (row.document_id for row in rows.values()))
    return [build_account(rows[i], told[i], spans, heads[rows[i].document_id]) for i in ids if i in rows]


def load_spans(connection: Connection, claim_ids: Iterable[int]) -> dict[int, tuple[Span, ...]]:
    found: dict[int, dict[int, Span]] = defaultdict(dict)
    for row in select_where(connection, claim_spans, "claim_id", claim_ids):
        found[row.claim_id][row.ordinal] = Span(row.start, row.end, row.words)
    return {claim: tuple(spans[n] for n in sorted(spans)) for claim, spans in found.items()}


def build_account(
    row: AnyRow, told: Sequence[AnyRow], spans: dict[int, tuple[Span, ...]], head: DocumentHead
) -> FiledAccount:
    """An account of its row and the rows of its claims."""
    by_field: dict[str, list[AnyRow]] = defaultdict(list)
    for claim in sorted(told, key=lambda c: c.ordinal):
        by_field[claim.field].append(claim)

    def make_claim(claim: AnyRow) -> Claim[Any]:
        return Claim(claim.value, spans.get(claim.id, ()), claim.made_by, claim.why)

    def find_claim(field: str) -> Claim[Any] | None:
        return make_claim(by_field[field][0]) if by_field[field] else None

    channel, status = make_claim(by_field["channel"][0]), make_claim(by_field["status"][0])
    account = Account(
        id=f"e{row.ordinal}",
        channel=channel,
        status=status,
        date=find_claim("date"),
        date_basis=row.date_basis,
        place=find_claim("place"),
        participants=tuple(
            Participant(p.value, p.role, p.country, spans.get(p.id, ()), p.kind, p.made_by, p.why)
            for p in by_field["participant"]
        ),
        topics=tuple(make_claim(topic) for topic in by_field["topic"]),
        evidence=tuple(span for e in by_field["evidence"] for span in spans.get(e.id, ())),
        time=find_claim("time"),
        initiator=find_claim("initiator"),
    )
    named = tuple(p.actor_id for p in by_field["participant"])
    return FiledAccount(row.id, head, account, named, row.engagement_id)


def load_belongings(connection: Connection, filed: Sequence[FiledAccount]) -> list[FiledAccount]:
    """The accounts with the quotations, sums, commitments and instruments that belong to each."""
    ids = [f.id for f in filed]
    texts = load_texts(connection, [f.document.id for f in filed])
    quoted = load_linked(connection, ids, account_quotations, quotations, texts, build_quotation)
    summed = load_linked(connection, ids, account_amounts, amounts, texts, build_amount)
    committed = load_linked(connection, ids, account_commitments, commitments, texts, build_commitment)
    named = load_account_instruments(connection, ids, texts)
    return [
        replace(
            f,
            quotes=tuple(quoted[f.id]),
            amounts=tuple(summed[f.id]),
            commitments=tuple(committed[f.id]),
            instruments=tuple(named.get(f.id, ())),
        )
        for f in filed
    ]


def load_linked(
    connection: Connection,
    account_ids: Sequence[str],
    links: Table,
    items: Table,
    texts: dict[str, str],
    build: Callable[[AnyRow, str], T],
) -> dict[str, list[T]]:
    """What a table of links ties to each account, in the order of the text."""
    pairs = select_where(connection, links, "account_id", account_ids)
    rows = {row.id: row for row in select_where(connection, items, "id", (pair[1] for pair in pairs))}
    found: dict[str, list[T]] = defaultdict(list)
    for pair in sorted(pairs, key=lambda p: (rows[p[1]].start, rows[p[1]].end, rows[p[1]].id)):
        row = rows[pair[1]]
        found[pair.account_id].append(build(row, texts[row.document_id]))
    return found


def load_texts(connection: Connection, ids: Iterable[str]) -> dict[str, str]:
    """The stored texts of documents, by id."""
    found = {}
    for batch in in_batches(dict.fromkeys(ids)):
        for row in connection.execute(select(documents.c.id, documents.c.text).where(documents.c.id.in_(batch))):
            found[row.id] = row.text
    return found


def cut(text: str, start: int | None, end: int | None) -> Span | None:
    """The span at two recorded offsets, None where there are none."""
    return None if start is None or end is None else Span(start, end, text[start:end])


def build_quotation(row: AnyRow, text: str) -> Quotation:
    return Quotation(
        text=text[row.start : row.end],
        start=row.start,
        end=row.end,
        kind=row.kind,
        speaker=row.speaker,
        speaker_span=cut(text, row.speaker_start, row.speaker_end),
        cue=cut(text, row.cue_start, row.cue_end),
        medium=row.medium,
        addressee=row.addressee,
        made_by=row.made_by,
        why=row.why,
    )


def build_amount(row: AnyRow, text: str) -> Amount:
    return Amount(
        text=text[row.start : row.end],
        start=row.start,
        end=row.end,
        value=row.value,
        currency=row.currency,
        of=row.of,
        restates=row.restates,
        made_by=row.made_by,
        why=row.why,
    )


def build_commitment(row: AnyRow, text: str) -> Commitment:
    return Commitment(
        by=row.by,
        to=row.to,
        kind=row.kind,
        evidence=Span(row.start, row.end, text[row.start : row.end]),
        amount_text=row.amount_text,
        instrument=row.instrument,
        due=row.due,
        made_by=row.made_by,
        why=row.why,
    )


def load_account_instruments(
    connection: Connection, account_ids: Sequence[str], texts: dict[str, str]
) -> dict[str, list[Instrument]]:
    """The instruments that come up in accounts, with the figures that the same document claims of them."""
    pairs = select_where(connection, account_instrument_mentions, "account_id", account_ids)
    rows = {r.id: r for r in select_where(connection, instrument_mentions, "id", (p[1] for p in pairs))}
    mentions = sorted(((p.account_id, rows[p[1]]) for p in pairs), key=lambda pair: (pair[1].start, pair[1].id))
    known = {
        row.id: row for row in select_where(connection, instruments, "id", (m.instrument_id for m in rows.values()))
    }
    told = defaultdict(list)
    for row in select_where(connection, figures, "document_id", (m.document_id for m in rows.values())):
        told[row.instrument_id, row.document_id].append(row)
    grouped: dict[str, dict[str, list[AnyRow]]] = defaultdict(lambda: defaultdict(list))
    for account_id, mention in mentions:
        grouped[account_id][mention.instrument_id].append(mention)
    return {
        account_id: [
            Instrument(
                name=where[0].name,
                acronym=where[0].acronym,
                kind=known[instrument_id].kind,
                figures=tuple(
                    build_figure(f, texts[f.document_id])
                    for f in sorted(told[instrument_id, where[0].document_id], key=lambda f: (f.start, f.id))
                ),
                spans=tuple(Span(m.start, m.end, texts[m.document_id][m.start : m.end]) for m in where),
                made_by=where[0].made_by,
                why=where[0].why,
            )
            for instrument_id, where in by_instrument.items()
        ]
        for account_id, by_instrument in grouped.items()
    }


def build_figure(row: AnyRow, text: str) -> Figure:
    evidence = Span(row.start, row.end, text[row.start : row.end])
    return Figure(row.property, row.value, row.unit, evidence, row.as_of, row.made_by, row.why)


def load_actors(connection: Connection, ids: Iterable[str]) -> dict[str, Actor]:
    """Actors with their names (and how many documents use each) and tenures, by id."""
    rows = select_where(connection, actors, "id", ids)
    used: dict[tuple[str, str], set[str]] = defaultdict(set)
    names = defaultdict(list)
    held = defaultdict(list)
    for batch in in_batches(row.id for row in rows):
        query = (
            select(claims.c.actor_id, claims.c.value, accounts.c.document_id)
            .join(accounts, accounts.c.id == claims.c.account_id)
            .where(claims.c.actor_id.in_(batch))
        )
        for actor_id, name, document_id in connection.execute(query):
            used[actor_id, name].add(document_id)
    for row in select_where(connection, actor_names, "actor_id", (row.id for row in rows)):
        names[row.actor_id].append(ActorName(row.name, len(used[row.actor_id, row.name])))
    for row in select_where(connection, tenures, "actor_id", (row.id for row in rows)):
        held[row.actor_id].append(row)
    texts = load_texts(connection, (t.document_id for rows_ in held.values() for t in rows_ if t.document_id))
    return {
        row.id: Actor(
            row.id,
            row.kind,
            row.name,
            row.country,
            row.gender,
            row.known,
            tuple(sorted(names[row.id], key=lambda n: (-n.documents, n.name))),
            tuple(build_tenure(t, texts.get(t.document_id, "")) for t in sorted(held[row.id], key=lambda t: t.id)),
        )
        for row in rows
    }


def build_tenure(row: AnyRow, text: str) -> Tenure:
    return Tenure(
        person=row.person,
        office=row.office,
        country=row.country,
        start=row.start,
        end=row.end,
        evidence=cut(text, row.evidence_start, row.evidence_end),
        source=row.source,
        made_by=row.made_by,
        why=row.why,
    )


def load_reasons(connection: Connection, account_ids: Iterable[str]) -> dict[str, tuple[Reason, ...]]:
    """Why each account stands with its engagement, by account."""
    found: dict[str, dict[int, Reason]] = defaultdict(dict)
    for row in select_where(connection, merge_reasons, "account_id", account_ids):
        found[row.account_id][row.ordinal] = Reason(row.feature, row.weight, row.why)
    return {account: tuple(reasons[n] for n in sorted(reasons)) for account, reasons in found.items()}


@dataclass(frozen=True, slots=True)
class HistoryEvent:
    """Something that happened to a subject; `at` is the time of the run in UTC."""

    at: str
    subject: str
    event: str
    detail: str


def load_history(connection: Connection, subject: str) -> list[HistoryEvent]:
    """What happened to a subject, the oldest first."""
    query = select(history).where(history.c.subject == subject).order_by(history.c.id)
    return [HistoryEvent(row.at, row.subject, row.event, row.detail) for row in connection.execute(query)]


def load_sayings(
    connection: Connection, wanted: Iterable[ColumnElement[bool]], limit: int
) -> list[tuple[DocumentHead, Quotation]]:
    """The last quotations of which all of `wanted` holds, with their documents, the latest first."""
    query = (
        select(quotations)
        .join(documents, documents.c.id == quotations.c.document_id)
        .where(
            *wanted,
            quotations.c.kind != "indirect",
            quotations.c.end - quotations.c.start >= SHORTEST_SAYING,
        )
        .order_by(documents.c.published.desc().nulls_last(), documents.c.number.desc(), quotations.c.start)
        .limit(limit)
    )
    rows = connection.execute(query).all()
    heads = load_heads(connection, (row.document_id for row in rows))
    texts = load_texts(connection, heads)
    return [(heads[row.document_id], build_quotation(row, texts[row.document_id])) for row in rows]


def load_judgements(connection: Connection, ids: Iterable[str] | None = None) -> list[Judgement]:
    """Judgements on any of the ids (None: all), the oldest first, withdrawn ones too."""
    if ids is None:
        rows = list(connection.execute(select(judgements)).all())
    else:
        asked = list(dict.fromkeys(ids))
        rows = select_where(connection, judgements, "subject", asked)
        rows += select_where(connection, judgements, "other", asked)
    return sorted({Judgement(**row._mapping) for row in rows}, key=lambda j: (j.at, j.id))
