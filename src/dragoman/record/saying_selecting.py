"""Which commitments, quotations, sums, figures and follow-ups answer a question about engagements.

What belongs to an encounter is let through with it. What belongs to none is let through where the filters ask for
nothing that only encounters have: sides are then its own (by and to, the speaker), its time the day of publication.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, func, literal, null, or_, select

from dragoman.exporting.saying_tables import FollowUpTold
from dragoman.model.record import FiledAmount, FiledCommitment, FiledFigure, FiledQuotation
from dragoman.record.follow_up_loading import build_follow_ups
from dragoman.record.instruments import load_named
from dragoman.record.listing import EngagementFilters, list_conditions
from dragoman.record.loading import (
    AnyRow,
    build_amount,
    build_commitment,
    build_figure,
    build_quotation,
    in_batches,
    load_heads,
    load_texts,
    select_where,
)
from dragoman.record.paging import Order, SortKey, take_page
from dragoman.record.tables import (
    account_amounts,
    account_commitments,
    account_instrument_mentions,
    account_quotations,
    accounts,
    actors,
    amounts,
    commitments,
    documents,
    engagements,
    figures,
    follow_ups,
    instrument_mentions,
    quotations,
)
from dragoman.when import When

AT_ONCE = 200
"""Sayings that are loaded together: their documents' texts are held meanwhile."""
DOCUMENTS_AT_ONCE = (50, 400, None)
"""Documents that are looked through for a page, one step after the other until it is full; None: all of them."""
Owner = tuple[str | None, str]
"""The account and the engagement that something belongs to."""


@dataclass(frozen=True, slots=True)
class SayingQuery:
    """How one kind of sayings is looked up.

    `owners` gives item_id, account_id, engagement_id, ordinal (the first account has the lowest) and document_id of
    what belongs to an encounter; `side` whether a country or actor is one of its sides, None where it has none of its
    own.
    """

    items: Any
    owners: Select[Any]
    build: Callable[[Connection, Sequence[AnyRow], dict[Any, Owner]], Iterator[Any]]
    side: Callable[[str], ColumnElement[bool]] | None = None


def iter_sayings(connection: Connection, query: SayingQuery, filters: EngagementFilters) -> Iterator[Any]:
    """What the filters let through, by day of publication and place in the text, a few hundred at a time."""
    for batch in in_batches(connection.execute(select_sayings(query, filters)).scalars().all(), AT_ONCE):
        yield from load_batch(connection, query, filters, batch)


def load_batch(
    connection: Connection, query: SayingQuery, filters: EngagementFilters, ids: Sequence[Any]
) -> Iterator[Any]:
    """A few of what the filters let through, in the order of the ids, each with the encounter that it passes with."""
    owners = query.owners.subquery("owners")
    let_through = (
        select(owners)
        .join(engagements, engagements.c.id == owners.c.engagement_id)
        .where(owners.c.item_id.in_(ids), *list_conditions(filters))
        .order_by(owners.c.ordinal, owners.c.engagement_id)
    )
    belongs: dict[Any, Owner] = {}
    for row in connection.execute(let_through):
        belongs.setdefault(row.item_id, (row.account_id, row.engagement_id))
    rows = {row.id: row for row in select_where(connection, query.items, "id", ids)}
    return query.build(connection, [rows[i] for i in ids], belongs)


def take_sayings(
    connection: Connection,
    query: SayingQuery,
    filters: EngagementFilters,
    after: str | None,
    size: int,
    *wanted: ColumnElement[bool],
) -> tuple[tuple[Any, ...], str | None]:
    """A page of what the filters let through and what else is wanted of it, and the cursor of the next page.

    Looks through the next few documents, then through more, then through all: to sort all quotations of an archive for
    the first fifty takes a quarter of a second.
    """
    order = order_sayings(query.items, newest_first=not filters.oldest_first)
    rows: list[AnyRow] = []
    following = None
    for most in DOCUMENTS_AT_ONCE:
        near = list_next_documents(connection, order, after, most) if most else None
        rows, following = take_page(connection, select_passing(query, filters, near).where(*wanted), order, after, size)
        if following is not None or (near is not None and most is not None and len(near) < most):
            break
    return tuple(load_batch(connection, query, filters, [row.id for row in rows])), following


def list_next_documents(connection: Connection, order: Order, after: str | None, most: int) -> list[str]:
    """The documents that the next sayings are of, at most so many."""
    of_documents = Order(order.name, order.keys[:2])
    query = select(documents.c.id).order_by(*(key.sort() for key in of_documents.keys)).limit(most)
    if after is not None:
        place = order.read_cursor(after)[:2]
        query = query.where(or_(of_documents.is_at(place), of_documents.is_after(place)))
    return list(connection.execute(query).scalars())


def count_sayings(connection: Connection, query: SayingQuery, filters: EngagementFilters) -> int:
    """How many the filters let through."""
    found = select_sayings(query, filters).order_by(None).subquery()
    return connection.execute(select(func.count()).select_from(found)).scalar_one()


def select_sayings(query: SayingQuery, filters: EngagementFilters) -> Select[Any]:
    """The query for the ids of what the filters let through, the earliest published first."""
    order = (key.sort() for key in order_sayings(query.items, newest_first=False).keys)
    return select_passing(query, filters).order_by(*order).limit(filters.limit)


def order_sayings(items: Any, *, newest_first: bool) -> Order:
    """By day of publication, those of texts without one last, then in the order of adding and of the text."""
    keys = (
        SortKey(documents.c.published, str, descending=newest_first, nullable=True),
        SortKey(documents.c.number, int, descending=newest_first),
        SortKey(items.c.start, int),
        SortKey(items.c.end, int),
        SortKey(items.c.id, str if items is commitments else int),
    )
    return Order(items.name if newest_first else f"{items.name}, oldest first", keys)


def select_passing(query: SayingQuery, filters: EngagementFilters, near: Sequence[str] | None = None) -> Select[Any]:
    """The query for the ids of what the filters let through, in no order; only of the documents `near`, if given."""
    items, owners = query.items, query.owners.subquery("owners")
    belonging = (
        select(owners.c.item_id) if near is None else select(owners.c.item_id).where(owners.c.document_id.in_(near))
    )
    passing = belonging.join(engagements, engagements.c.id == owners.c.engagement_id).where(*list_conditions(filters))
    wanted: ColumnElement[bool] = items.c.id.in_(passing)
    alone = list_conditions_alone(query, filters)
    if alone is not None:
        wanted = or_(wanted, and_(items.c.id.not_in(belonging), *alone))
    if near is not None:
        wanted = and_(wanted, items.c.document_id.in_(near))
    if "superseded" in items.c:
        wanted = and_(wanted, items.c.superseded.is_(False))
    return select(items.c.id).join(documents, documents.c.id == items.c.document_id).where(wanted)


def list_conditions_alone(query: SayingQuery, filters: EngagementFilters) -> list[ColumnElement[bool]] | None:
    """What must hold of a saying that belongs to no encounter, beside its document; None where none can pass."""
    f = filters
    of_encounters = (f.channel, f.status, f.topic, f.place, f.differing, f.reviewed, f.rejected)
    if any(of_encounters) or filters.min_sources > 1 or (filters.with_ and query.side is None):
        return None
    wanted = [query.side(value) for value in filters.with_ if query.side]
    if filters.since:
        wanted.append(documents.c.published >= When.parse(filters.since).earliest.isoformat())
    if filters.until:
        wanted.append(documents.c.published <= When.parse(filters.until).latest.isoformat())
    if filters.source:
        wanted.append(documents.c.source == filters.source)
    if filters.instruments is not None:
        if "instrument_id" not in query.items.c:
            return None
        wanted.append(query.items.c.instrument_id.in_(filters.instruments))
    return wanted


def link_owners(links: Any, item: str) -> Select[Any]:
    """What a table of links ties to accounts that stand."""
    return (
        select(links.c[item].label("item_id"), *OWNER_COLUMNS)
        .join(accounts, accounts.c.id == links.c.account_id)
        .where(accounts.c.superseded.is_(False))
    )


OWNER_COLUMNS = (
    accounts.c.id.label("account_id"),
    accounts.c.engagement_id,
    accounts.c.ordinal,
    accounts.c.document_id,
)


def link_figures() -> Select[Any]:
    """A figure belongs to the encounters in whose connection its document speaks of the instrument."""
    mentions, came_up = instrument_mentions.c, account_instrument_mentions.c
    return (
        select(figures.c.id.label("item_id"), *OWNER_COLUMNS)
        .join(
            instrument_mentions,
            and_(
                mentions.instrument_id == figures.c.instrument_id,
                mentions.document_id == figures.c.document_id,
            ),
        )
        .join(account_instrument_mentions, came_up.instrument_mention_id == mentions.id)
        .join(accounts, accounts.c.id == came_up.account_id)
        .where(accounts.c.superseded.is_(False))
    )


def by_or_to(items: Any) -> Callable[[str], ColumnElement[bool]]:
    return lambda value: or_(items.c.by == value, items.c.to == value)


def is_speaker(value: str) -> ColumnElement[bool]:
    """Whether an actor, or somebody of a country, speaks."""
    of_country = select(actors.c.id).where(or_(actors.c.country == value, actors.c.id == value))
    return quotations.c.speaker_id.in_(of_country)


def load_documents(connection: Connection, rows: Sequence[AnyRow]) -> tuple[dict[str, Any], dict[str, str]]:
    """The heads and texts of the documents of rows, by id."""
    heads = load_heads(connection, (row.document_id for row in rows))
    return heads, load_texts(connection, heads)


def build_filed_commitments(
    connection: Connection, rows: Sequence[AnyRow], belongs: dict[Any, Owner]
) -> Iterator[FiledCommitment]:
    """Commitments with the sums that they are about: those of the same words within theirs."""
    heads, texts = load_documents(connection, rows)
    sums: dict[tuple[str, str], list[AnyRow]] = {}
    for amount in select_where(connection, amounts, "document_id", heads):
        words = texts[amount.document_id][amount.start : amount.end]
        sums.setdefault((amount.document_id, words), []).append(amount)
    for row in rows:
        alike = sums.get((row.document_id, row.amount_text), ())
        named = [amount for amount in alike if row.start <= amount.start and amount.end <= row.end]
        first = min(named, key=lambda amount: amount.start, default=None)
        account, engagement = belongs.get(row.id, (None, None))
        yield FiledCommitment(
            row.id,
            heads[row.document_id],
            build_commitment(row, texts[row.document_id]),
            account,
            engagement,
            build_amount(first, texts[row.document_id]) if first else None,
        )


def build_filed_quotations(
    connection: Connection, rows: Sequence[AnyRow], belongs: dict[Any, Owner]
) -> Iterator[FiledQuotation]:
    heads, texts = load_documents(connection, rows)
    for row in rows:
        told = build_quotation(row, texts[row.document_id])
        owner = belongs.get(row.id, (None, None))
        yield FiledQuotation(str(row.id), heads[row.document_id], told, row.speaker_id, *owner)


def build_filed_amounts(
    connection: Connection, rows: Sequence[AnyRow], belongs: dict[Any, Owner]
) -> Iterator[FiledAmount]:
    heads, texts = load_documents(connection, rows)
    for row in rows:
        told = build_amount(row, texts[row.document_id])
        yield FiledAmount(str(row.id), heads[row.document_id], told, *belongs.get(row.id, (None, None)))


def build_filed_figures(
    connection: Connection, rows: Sequence[AnyRow], belongs: dict[Any, Owner]
) -> Iterator[FiledFigure]:
    heads, texts = load_documents(connection, rows)
    named = load_named(connection, (row.instrument_id for row in rows))
    for row in rows:
        told, instrument = build_figure(row, texts[row.document_id]), named[row.instrument_id]
        yield FiledFigure(
            str(row.id),
            heads[row.document_id],
            told,
            instrument.id,
            instrument.name,
            instrument.acronym,
            instrument.kind,
            *belongs.get(row.id, (None, None)),
        )


def build_follow_ups_told(
    connection: Connection, rows: Sequence[AnyRow], _: dict[Any, Owner] | None = None
) -> Iterator[FollowUpTold]:
    """Follow-ups with the documents that opened them."""
    heads = load_heads(connection, (row.document_id for row in rows))
    for follow_up in build_follow_ups(connection, rows):
        yield follow_up, heads[follow_up.document]


COMMITMENT_QUERY = SayingQuery(
    commitments, link_owners(account_commitments, "commitment_id"), build_filed_commitments, by_or_to(commitments)
)
QUOTATION_QUERY = SayingQuery(
    quotations, link_owners(account_quotations, "quotation_id"), build_filed_quotations, is_speaker
)
AMOUNT_QUERY = SayingQuery(amounts, link_owners(account_amounts, "amount_id"), build_filed_amounts)
FIGURE_QUERY = SayingQuery(figures, link_figures(), build_filed_figures)
FOLLOW_UP_QUERY = SayingQuery(
    follow_ups,
    select(
        follow_ups.c.id.label("item_id"),
        null().label("account_id"),
        follow_ups.c.engagement_id,
        literal(0).label("ordinal"),
        follow_ups.c.document_id,
    ).where(follow_ups.c.engagement_id.is_not(None)),
    build_follow_ups_told,
    by_or_to(follow_ups),
)
