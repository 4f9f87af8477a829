"""Actors and instruments as lists show them: one line each, with how often they come up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, func, select, true

from dragoman.model import ActorKind
from dragoman.record.loading import in_batches
from dragoman.record.paging import Order, Page, SortKey, take_page
from dragoman.record.search_tables import fold_for_search, names
from dragoman.record.tables import (
    account_instrument_mentions,
    accounts,
    actors,
    engagement_participants,
    engagements,
    figures,
    instrument_mentions,
    instruments,
    tenures,
)


@dataclass(frozen=True, slots=True)
class ActorLine:
    """An actor in a list; `office` is the one last told, `engagements` how many it takes part in."""

    id: str
    kind: ActorKind
    name: str
    country: str | None
    office: str | None
    engagements: int


@dataclass(frozen=True, slots=True)
class InstrumentLine:
    """An instrument in a list: how many documents name it, how many figures are claimed, in how many engagements."""

    id: str
    name: str
    acronym: str | None
    kind: str
    documents: int
    figures: int
    engagements: int


def page_actors(
    connection: Connection, kind: ActorKind | None, country: str | None, words: str | None, after: str | None, size: int
) -> Page[ActorLine]:
    """Those who take part in most engagements first, then by name; whom others were merged into stands for them."""
    part = engagement_participants.c
    rejected = select(engagements.c.id).where(engagements.c.rejected.is_(True))
    taken_part = (
        select(part.actor_id, func.count(part.engagement_id.distinct()).label("engagements"))
        .where(part.actor_id.is_not(None), part.engagement_id.not_in(rejected))
        .group_by(part.actor_id)
        .subquery()
    )
    number = func.coalesce(taken_part.c.engagements, 0)
    wanted: list[ColumnElement[bool]] = [actors.c.merged_into.is_(None)]
    if words:
        wanted.append(bears_name(actors.c.id, "actor", words))
    if kind is not None:
        wanted.append(actors.c.kind == kind)
    if country is not None:
        wanted.append(actors.c.country == country)
    query = (
        select(actors.c.id, actors.c.kind, actors.c.name, actors.c.country, number.label("engagements"))
        .outerjoin(taken_part, taken_part.c.actor_id == actors.c.id)
        .where(*wanted)
    )
    keys = (SortKey(number, int, descending=True), SortKey(actors.c.name, str), SortKey(actors.c.id, str))
    rows, following = take_page(connection, query, Order("actors", keys), after, size)
    offices = find_last_offices(connection, [r.id for r in rows])
    lines = (ActorLine(r.id, r.kind, r.name, r.country, offices.get(r.id), r.engagements) for r in rows)
    return Page(tuple(lines), following)


def find_last_offices(connection: Connection, actor_ids: Sequence[str]) -> dict[str, str]:
    """The office of each actor: that told with its last engagement, else that which a text or register says it took
    up last."""
    part = engagement_participants.c
    found: dict[str, str] = {}
    for batch in in_batches(actor_ids):
        taken_up = (
            select(tenures.c.actor_id, tenures.c.office)
            .where(tenures.c.actor_id.in_(batch), tenures.c.start.is_not(None))
            .order_by(tenures.c.start, tenures.c.id)
        )
        found |= {row.actor_id: row.office for row in connection.execute(taken_up)}
    for batch in in_batches(actor_ids):
        lately = (engagements.c.date_from.desc().nulls_last(), engagements.c.number.desc(), part.ordinal)
        place = func.row_number().over(partition_by=part.actor_id, order_by=lately).label("place")
        told = (
            select(part.actor_id, part.role, place)
            .join(engagements, engagements.c.id == part.engagement_id)
            .where(part.actor_id.in_(batch), part.role.is_not(None), engagements.c.rejected.is_(False))
            .subquery()
        )
        last = select(told.c.actor_id, told.c.role).where(told.c.place == 1)
        found |= {row.actor_id: row.role for row in connection.execute(last)}
    return found


def page_instruments(
    connection: Connection, kind: str | None, words: str | None, after: str | None, size: int
) -> Page[InstrumentLine]:
    """Those that most documents name first, then by name."""
    mention = instrument_mentions.c
    named = (
        select(mention.instrument_id, func.count(mention.document_id.distinct()).label("documents"))
        .group_by(mention.instrument_id)
        .subquery()
    )
    number = func.coalesce(named.c.documents, 0)
    query = select(instruments, number.label("documents")).outerjoin(named, named.c.instrument_id == instruments.c.id)
    if words:
        query = query.where(bears_name(instruments.c.id, "instrument", words))
    if kind is not None:
        query = query.where(instruments.c.kind == kind)
    keys = (SortKey(number, int, descending=True), SortKey(instruments.c.name, str), SortKey(instruments.c.id, str))
    rows, following = take_page(connection, query, Order("instruments", keys), after, size)
    claimed, came_up = count_mentions(connection, [r.id for r in rows])
    lines = (
        InstrumentLine(r.id, r.name, r.acronym, r.kind, r.documents, claimed.get(r.id, 0), came_up.get(r.id, 0))
        for r in rows
    )
    return Page(tuple(lines), following)


def count_mentions(connection: Connection, instrument_ids: Sequence[str]) -> tuple[dict[str, int], dict[str, int]]:
    """How many figures are claimed of each instrument, and in how many engagements it came up."""
    mention, link = instrument_mentions.c, account_instrument_mentions.c
    claimed: dict[str, int] = {}
    came_up: dict[str, int] = {}
    for batch in in_batches(instrument_ids):
        of_figures = (
            select(figures.c.instrument_id, func.count().label("number"))
            .where(figures.c.instrument_id.in_(batch))
            .group_by(figures.c.instrument_id)
        )
        claimed |= {row.instrument_id: row.number for row in connection.execute(of_figures)}
        of_engagements = (
            select(mention.instrument_id, func.count(engagements.c.id.distinct()).label("number"))
            .join(account_instrument_mentions, link.instrument_mention_id == mention.id)
            .join(accounts, accounts.c.id == link.account_id)
            .join(engagements, engagements.c.id == accounts.c.engagement_id)
            .where(mention.instrument_id.in_(batch), ~accounts.c.superseded, ~engagements.c.rejected)
            .group_by(mention.instrument_id)
        )
        came_up |= {row.instrument_id: row.number for row in connection.execute(of_engagements)}
    return claimed, came_up


def bears_name(subject_id: ColumnElement[str], kind: str, words: str) -> ColumnElement[bool]:
    """Whether something of a kind has a name, in any script, in which each of the words occurs.

    Signs that are neither letters nor digits don't count.
    """
    held = [names.c.folded.contains(word) for word in fold_for_search(words).split()]
    return subject_id.in_(select(names.c.subject_id).where(names.c.kind == kind, *held)) if held else true()
