"""Which engagements and follow-ups of the record answer a question: one SELECT each, the same on both databases."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import ColumnElement, Connection, Select, and_, exists, or_, select

from dragoman.model import Channel, Status
from dragoman.model.record import DifferingField, FollowUpKind, FollowUpState
from dragoman.record.paging import Order, SortKey
from dragoman.record.tables import (
    account_instrument_mentions,
    accounts,
    documents,
    engagement_participants,
    engagement_topics,
    engagements,
    follow_ups,
    instrument_mentions,
)
from dragoman.when import When

FollowUpStatus = Literal[FollowUpState, "overdue"]


@dataclass(frozen=True, slots=True)
class EngagementFilters:
    """What engagements to look for; the default is all that nobody has rejected, the newest first.

    `with_` holds country codes and ids of actors, all of which take part. `since` and `until` are EDTF: the engagement
    may still have been going on, or have begun already. `topic` and `place` are words that must all occur;
    `instruments` ids of which one came up; `source` is a publisher that tells of it; `min_sources` counts independent
    ones; `differing` asks for those whose accounts contradict each other, in that field or in any. `reviewed` is True
    for what a person has accepted or corrected, False for the rest. `rejected` asks for what a person has rejected.
    `limit` and `oldest_first` don't change what passes; pages have their own size.
    """

    with_: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    channel: Channel | None = None
    status: Status | None = None
    topic: str | None = None
    place: str | None = None
    instruments: tuple[str, ...] | None = None
    min_sources: int = 1
    reviewed: bool | None = None
    rejected: bool = False
    limit: int | None = None
    oldest_first: bool = False
    source: str | None = None
    differing: DifferingField | None = None


@dataclass(frozen=True, slots=True)
class FollowUpFilters:
    """What follow-ups to look for; the soonest due come first.

    `due_before` is EDTF, its first day excluded. `with_` holds country codes and ids of actors, all of which it
    concerns. `status` open counts the overdue ones, too; overdue is what is open and was due before `today` (an ISO
    date, which must then be given; ValueError without). `engagement` is the id of the engagement planned or proposed,
    or of the one that closed it.
    """

    due_before: str | None = None
    with_: tuple[str, ...] = ()
    status: FollowUpStatus | None = None
    kind: FollowUpKind | None = None
    engagement: str | None = None
    today: str | None = None
    limit: int | None = None


ALL_ENGAGEMENTS, ALL_FOLLOW_UPS = EngagementFilters(), FollowUpFilters()

FOLLOW_UPS_DUE = Order(
    "follow-ups",
    (
        SortKey(follow_ups.c.due_to, str, nullable=True),
        SortKey(follow_ups.c.opened_on, str, nullable=True),
        SortKey(follow_ups.c.id, str),
    ),
)
"""The soonest due first, those without a day last."""


def find_engagement_ids(connection: Connection, filters: EngagementFilters) -> list[str]:
    """The ids of the engagements asked for, by date and then by number. ValueError where a date is no EDTF."""
    return list(connection.execute(select_engagements(filters)).scalars())


def select_engagements(filters: EngagementFilters) -> Select[str]:
    """The query for the ids of the engagements asked for."""
    order = (key.sort() for key in order_engagements(filters.oldest_first).keys)
    return select(engagements.c.id).where(*list_conditions(filters)).order_by(*order).limit(filters.limit)


def order_engagements(oldest_first: bool) -> Order:
    """By day, those without one last, then by number."""
    keys = (
        SortKey(engagements.c.date_from, str, descending=not oldest_first, nullable=True),
        SortKey(engagements.c.number, int, descending=not oldest_first),
    )
    return Order("engagements, oldest first" if oldest_first else "engagements", keys)


def list_conditions(filters: EngagementFilters) -> list[ColumnElement[bool]]:
    """What must hold of a row of `engagements` that the filters let through. ValueError where a date is no EDTF."""
    wanted: list[ColumnElement[bool]] = [
        engagements.c.accounts > 0,
        engagements.c.rejected == filters.rejected,
    ]
    wanted += [takes_part(value, engagements.c.id) for value in filters.with_]
    if filters.since:
        wanted.append(engagements.c.date_to >= When.parse(filters.since).earliest.isoformat())
    if filters.until:
        wanted.append(engagements.c.date_from <= When.parse(filters.until).latest.isoformat())
    if filters.channel:
        wanted.append(engagements.c.channel == filters.channel)
    if filters.status:
        wanted.append(engagements.c.status == filters.status)
    if filters.min_sources > 1:
        wanted.append(engagements.c.sources >= filters.min_sources)
    if filters.differing == "any":
        wanted.append(engagements.c.differing != "")
    elif filters.differing:
        wanted.append((" " + engagements.c.differing + " ").contains(f" {filters.differing} "))
    if filters.topic:
        of_engagement = engagement_topics.c.engagement_id == engagements.c.id
        wanted.append(exists().where(of_engagement, holds_words(engagement_topics.c.topic, filters.topic)))
    if filters.place:
        wanted.append(holds_words(engagements.c.place, filters.place))
    if filters.instruments is not None:
        wanted.append(comes_up(filters.instruments, engagements.c.id))
    if filters.source:
        tells = (
            select(accounts.c.engagement_id)
            .join(documents, documents.c.id == accounts.c.document_id)
            .where(documents.c.source == filters.source, accounts.c.superseded.is_(False))
        )
        wanted.append(engagements.c.id.in_(tells))
    if filters.reviewed is not None:
        wanted.append(engagements.c.reviewed == filters.reviewed)
    return wanted


def takes_part(value: str, engagement_id: ColumnElement[Any]) -> ColumnElement[bool]:
    """Whether a country's representative, or an actor, takes part in the engagement."""
    return any_takes_part((value,), engagement_id)


def any_takes_part(values: Sequence[str], engagement_id: ColumnElement[Any]) -> ColumnElement[bool]:
    """Whether one of the countries or actors takes part in the engagement."""
    row = engagement_participants.c
    by_country = select(row.engagement_id).where(row.country.in_(values))
    return engagement_id.in_(by_country.union(select(row.engagement_id).where(row.actor_id.in_(values))))


def comes_up(instrument_ids: Sequence[str], engagement_id: ColumnElement[Any]) -> ColumnElement[bool]:
    """Whether an account of the engagement speaks of one of the instruments."""
    came_up = account_instrument_mentions
    speaks_of = (
        select(accounts.c.engagement_id)
        .join(came_up, came_up.c.account_id == accounts.c.id)
        .join(instrument_mentions, instrument_mentions.c.id == came_up.c.instrument_mention_id)
        .where(accounts.c.superseded.is_(False), instrument_mentions.c.instrument_id.in_(instrument_ids))
    )
    return engagement_id.in_(speaks_of)


def holds_words(column: ColumnElement[str | None], words: str) -> ColumnElement[bool]:
    """Whether each of the words occurs in the column, in any case."""
    return and_(*(column.icontains(word, autoescape=True) for word in words.split()))


def select_follow_ups(filters: FollowUpFilters) -> Select[*tuple[Any, ...]]:
    """The query for the rows of the follow-ups asked for, in the order FOLLOW_UPS_DUE.

    ValueError where a date is no EDTF.
    """
    order = (key.sort() for key in FOLLOW_UPS_DUE.keys)
    return select(follow_ups).where(*list_follow_up_conditions(filters)).order_by(*order).limit(filters.limit)


def list_follow_up_conditions(filters: FollowUpFilters) -> list[ColumnElement[bool]]:
    """What must hold of a row of `follow_ups` that the filters let through. ValueError where a date is no EDTF."""
    row = follow_ups.c
    wanted: list[ColumnElement[bool]] = []
    for value in filters.with_:
        wanted.append(or_(row.by == value, row.to == value, takes_part(value, row.engagement_id)))
    if filters.due_before:
        wanted.append(row.due_to < When.parse(filters.due_before).earliest.isoformat())
    if filters.status == "overdue":
        if filters.today is None:
            raise ValueError("what is overdue can't be told without the day of today")
        wanted += [row.state == "open", row.due_to < When.parse(filters.today).earliest.isoformat()]
    elif filters.status:
        wanted.append(row.state == filters.status)
    if filters.kind:
        wanted.append(row.kind == filters.kind)
    if filters.engagement:
        wanted.append(row.engagement_id == filters.engagement)
    return wanted
