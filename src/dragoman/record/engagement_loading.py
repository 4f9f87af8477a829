"""Engagements with their accounts, and their fields worked out from these and the judgements on them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice

from sqlalchemy import Connection, select

from dragoman.errors import NotInRecord
from dragoman.model.record import Engagement, FiledAccount, Judgement
from dragoman.record.loading import in_batches, load_accounts, load_belongings, load_judgements
from dragoman.record.redirects import follow_id
from dragoman.record.tables import accounts, engagements
from dragoman.record.writing import AccountCache
from dragoman.resolving.engagement_fields import compute_engagement
from dragoman.resolving.engagements import FiledEngagement, engagement_of


def load_engagements(
    connection: Connection, ids: Iterable[str], cache: AccountCache | None = None
) -> list[FiledEngagement]:
    """Engagements with their accounts, both in the order in which they came into the record; empty ones left out."""
    cache = AccountCache() if cache is None else cache
    rows = [
        row
        for batch in in_batches(dict.fromkeys(ids))
        for row in connection.execute(
            select(engagements.c.number, accounts.c.id, accounts.c.engagement_id)
            .join(engagements, engagements.c.id == accounts.c.engagement_id)
            .where(accounts.c.engagement_id.in_(batch), ~accounts.c.superseded)
        )
    ]
    for filed in load_accounts(connection, [row.id for row in rows if cache.find(row.id) is None]):
        cache.keep(filed)
    grouped: dict[tuple[int, str], list[FiledAccount]] = defaultdict(list)
    for row in rows:
        # The cache may be smaller than what was asked for.
        account = cache.find(row.id) or load_accounts(connection, [row.id])[0]
        grouped[row.number, row.engagement_id].append(replace(account, engagement=row.engagement_id))
    return [
        FiledEngagement(engagement_id, tuple(sorted(told, key=place_of_account)))
        for (_, engagement_id), told in sorted(grouped.items())
    ]


def place_of_account(filed: FiledAccount) -> tuple[int, int]:
    """By document in the order of adding, then by place in the document."""
    return filed.document.number, int(filed.account.id.removeprefix("e"))


def load_told(connection: Connection, ids: Sequence[str]) -> list[tuple[Engagement, tuple[FiledAccount, ...]]]:
    """Engagements with their accounts, in the order of the ids."""
    told = {found.id: found for found in load_engagements(connection, ids)}
    names = {name: found.id for found in told.values() for name in list_subjects(found)}
    verdicts: dict[str, list[Judgement]] = defaultdict(list)
    for judgement in load_judgements(connection, names):
        if judgement.stands and judgement.subject in names:
            verdicts[names[judgement.subject]].append(judgement)
    return [
        (compute_engagement(i, told[i].accounts, verdicts[i]), told[i].accounts)
        for i in dict.fromkeys(ids)
        if i in told
    ]


def find_told(connection: Connection, engagement_id: str) -> tuple[Engagement, tuple[FiledAccount, ...]]:
    """An engagement with its accounts; an id that was merged away leads to where these went. NotInRecord for none."""
    for told in load_told(connection, [follow_id(connection, engagements, engagement_id, "engagement")]):
        return told
    raise NotInRecord(engagement_id, "engagement")


def load_in_time(connection: Connection, told: Sequence[FiledAccount]) -> tuple[FiledAccount, ...]:
    """The accounts by day of publication, each with what its document says in connection with it."""
    in_time = sorted(told, key=lambda filed: (filed.document.published or "9999", filed.document.number))
    return tuple(load_belongings(connection, in_time))


def load_told_belongings(
    connection: Connection, told: Sequence[tuple[Engagement, tuple[FiledAccount, ...]]]
) -> Iterator[tuple[Engagement, tuple[FiledAccount, ...]]]:
    """The same engagements, each account with the quotations, sums, commitments and instruments that belong to it."""
    filed = iter(load_belongings(connection, [f for _, of_engagement in told for f in of_engagement]))
    for engagement, of_engagement in told:
        yield engagement, tuple(islice(filed, len(of_engagement)))


def compute_told(connection: Connection, told: FiledEngagement) -> Engagement:
    """The fields of one engagement, worked out from its accounts and the standing judgements on it."""
    verdicts = [j for j in load_judgements(connection, list_subjects(told)) if j.stands]
    return compute_engagement(told.id, told.accounts, verdicts)


def list_subjects(told: FiledEngagement) -> list[str]:
    """The ids under which a judgement may speak of an engagement: its own, its accounts', those these have opened."""
    return list(dict.fromkeys([told.id, *(i for a in told.accounts for i in (a.id, engagement_of(a.id)))]))
