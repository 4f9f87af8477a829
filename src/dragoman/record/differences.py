"""In which fields the accounts of filed engagements contradict each other, for records made before that was kept."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from sqlalchemy import Connection, select, update

from dragoman.model import Account, Claim, Participant
from dragoman.model.record import FiledAccount
from dragoman.record.loading import in_batches, load_heads, select_where
from dragoman.record.tables import accounts, claims, engagements
from dragoman.resolving.comparison import list_differing


def fill_differences(connection: Connection) -> None:
    """Work `differing` out for all engagements of several accounts."""
    several = connection.execute(select(engagements.c.id).where(engagements.c.accounts > 1)).scalars().all()
    for batch in in_batches(several):
        for engagement_id, told in load_compared(connection, batch).items():
            differing = " ".join(list_differing(told))
            if differing:
                row = update(engagements).where(engagements.c.id == engagement_id)
                connection.execute(row.values(differing=differing))


def load_compared(connection: Connection, engagement_ids: Iterable[str]) -> dict[str, list[FiledAccount]]:
    """The standing accounts of engagements as far as `list_differing` looks at them, without the words of claims."""
    rows = [row for row in select_where(connection, accounts, "engagement_id", engagement_ids) if not row.superseded]
    named: dict[str, list[Participant]] = defaultdict(list)
    single: dict[tuple[str, str], Claim[str]] = {}
    columns = (claims.c.account_id, claims.c.field, claims.c.value, claims.c.country)
    for batch in in_batches(row.id for row in rows):
        wanted = (claims.c.account_id.in_(batch), claims.c.field.in_(("participant", "time", "initiator")))
        for account_id, field, value, country in connection.execute(select(*columns).where(*wanted)):
            if field == "participant":
                named[account_id].append(Participant(value, None, country, ()))
            else:
                single[account_id, field] = Claim(value)
    heads = load_heads(connection, (row.document_id for row in rows))
    found: dict[str, list[FiledAccount]] = defaultdict(list)
    for row in rows:
        account = Account(
            id=f"e{row.ordinal}",
            channel=Claim(row.channel),
            status=Claim(row.status),
            date=None if row.date is None else Claim(row.date),
            date_basis=row.date_basis,
            place=None if row.place is None else Claim(row.place),
            participants=tuple(named[row.id]),
            topics=(),
            evidence=(),
            time=single.get((row.id, "time")),
            initiator=single.get((row.id, "initiator")),
        )
        unknown = (None,) * len(account.participants)
        found[row.engagement_id].append(FiledAccount(row.id, heads[row.document_id], account, unknown))
    return found
